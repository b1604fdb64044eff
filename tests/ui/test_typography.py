"""The letters: Inter is shipped and loaded once, figures are equally wide, nothing is too small, sizes grow."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hrvsync.ui.style import apply_style, style_sheet
from hrvsync.ui.theme import DARK
from hrvsync.ui.typography import FOLDER, LEAST, SCALE, font, font_of, load_fonts, text_scale, window_scale
from hrvsync.ui.widgets import label, vbox


def test_inter_is_shipped_with_its_licence(qapp: QApplication) -> None:
    assert load_fonts() == ("Inter", "Inter Display")
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("role", SCALE)
def test_each_role_is_drawn_in_its_own_font_with_figures_of_equal_width(qapp: QApplication, role: str) -> None:
    load_fonts()
    made = font(role)
    shown, width = QFontInfo(made), QFontMetricsF(made).horizontalAdvance
    assert shown.family() == ("Inter Display" if SCALE[role].display else "Inter")
    assert (shown.pixelSize(), shown.weight()) == (SCALE[role].px, SCALE[role].weight)
    assert width("111") == pytest.approx(width("888"))


def test_figures_of_a_styled_label_are_equally_wide(qtbot: QtBot) -> None:
    made = [label(text, "figure") for text in ("111", "888")]
    page = QWidget()
    qtbot.addWidget(page)
    vbox(*made, parent=page)
    apply_style(page, DARK)
    page.ensurePolished()
    assert made[0].sizeHint() == made[1].sizeHint()


def test_nothing_is_smaller_than_twelve() -> None:
    assert min(size.px for size in SCALE.values()) == LEAST


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.5, 2.0])
def test_letters_grow_with_the_style_sheet(qtbot: QtBot, scale: float) -> None:
    page = QLabel("text")
    qtbot.addWidget(page)
    page.setStyleSheet(style_sheet(DARK, scale))
    page.ensurePolished()
    assert text_scale(page) == pytest.approx(scale, abs=0.04)
    assert font_of(page, "head").pixelSize() == pytest.approx(17 * scale, abs=1)


def test_a_roomy_window_has_larger_letters() -> None:
    assert [window_scale(QSize(*size)) for size in ((1024, 700), (1919, 1080), (1920, 1080), (3840, 2160))] == [
        1.0,
        1.0,
        1.15,
        1.15,
    ]

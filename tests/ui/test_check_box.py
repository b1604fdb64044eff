"""The plain pieces: a checked box shows a tick, in both themes."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot
from support.showroom import apply_theme

from hrvsync.ui.theme import DARK, LIGHT, Theme
from hrvsync.ui.widgets import CheckBox


def pixels(box: QCheckBox, colour: str) -> int:
    """How many pixels have just this colour."""
    image, wanted = box.grab().toImage(), QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_a_checked_box_shows_a_tick(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    ours, plain = CheckBox(), QCheckBox()
    for box in (ours, plain):
        qtbot.addWidget(box)
        apply_theme(qapp, box, theme)
        box.show()
    assert ours.grab().toImage() == plain.grab().toImage()
    for box in (ours, plain):
        box.setChecked(True)
    assert pixels(ours, theme.accent) > 50
    assert pixels(ours, theme.on_accent) >= pixels(plain, theme.on_accent) + 10

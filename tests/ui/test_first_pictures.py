"""What a page shows in its first second: nothing black, nothing empty, nothing half laid out."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.showroom import PAGES, SHORT, Show, apply_theme, gone

from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK, LIGHT, Theme

SIZE = (1024, 700)


def pixels(image: QImage) -> np.ndarray[tuple[int, int], np.dtype[np.uint32]]:
    """Its colours, row by row."""
    rows = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(rows.constBits(), np.uint32).reshape(rows.height(), -1)[:, : rows.width()]


def share_of(image: QImage, colour: str) -> float:
    """How much of a picture has just this colour."""
    return float(np.mean(pixels(image) == QColor(colour).rgb()))


def drawn(page: object) -> None:
    if isinstance(page, SessionView):
        page.draw()


@pytest.mark.parametrize(("name", "theme"), [(name, (DARK, LIGHT)[i % 2]) for i, name in enumerate(PAGES)])
def test_none_is_black_empty_or_half_laid_out(qapp: QApplication, qtbot: QtBot, name: str, theme: Theme) -> None:
    show: Show = PAGES[name]
    page = show(theme, SHORT)
    apply_theme(qapp, page, theme, SIZE)
    page.show()
    first = page.grab().toImage()
    steps: list[Callable[[], None]] = [QCoreApplication.processEvents, lambda: drawn(page)]
    pictures = [first]
    for step in steps * 3:
        step()
        pictures.append(page.grab().toImage())
    gone(page)
    for index, picture in enumerate(pictures):
        assert share_of(picture, "#000000") < 0.002, f"picture {index} is black"
        assert len(np.unique(pixels(picture)[::3, ::3])) > 20, f"picture {index} is empty"
        ground = share_of(picture, theme.ground) + share_of(picture, theme.card)
        assert ground > 0.25, f"picture {index} has another ground"
    moved = float(np.mean(pixels(pictures[-1]) != pixels(pictures[-2])))
    assert moved < 0.02, "it is laid out again and again"


def test_the_test_sees_a_black_picture() -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    assert share_of(image, "#000000") == 1.0

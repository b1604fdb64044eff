"""What widgets share that paint themselves."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QWidget


def start_painter(widget: QWidget) -> QPainter:
    """Return a painter of `widget` that smooths edges; use it in a `with` statement, which ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def fill(painter: QPainter, colour: str) -> None:
    """Fill shapes with `colour` from now on, without an outline."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))


def rectangles(region: QRegion) -> tuple[QRect, ...]:
    """Return the rectangles that a region consists of."""
    return tuple(cast("Iterable[QRect]", region))  # Qt's stubs do not know it

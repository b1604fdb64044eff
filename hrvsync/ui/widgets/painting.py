"""What widgets share that paint themselves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
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

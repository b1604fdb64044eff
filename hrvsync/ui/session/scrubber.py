"""A slider over the seconds of a recording with a tick for each phase and mark; the repeated part is lit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider

from hrvsync.ui.theme import DARK, Theme


class Scrubber(QSlider):
    """Its value is the session time in whole seconds."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme: Theme = DARK
        self._moments: tuple[float, ...] = ()
        self._part: tuple[float, float] | None = None

    def show_moments(self, theme: Theme, moments: Sequence[float], part: tuple[float, float] | None) -> None:
        """Draw a tick at each of `moments` (s), and `part` (s, s)."""
        shown = (theme, tuple(moments), part)
        if shown != (self._theme, self._moments, self._part):
            self._theme, self._moments, self._part = shown
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        if self._part is not None:
            left, right = (self._x(t) for t in self._part)
            lit = QColor(self._theme.accent)
            lit.setAlphaF(0.35)
            painter.fillRect(round(left), round(middle - 8), max(2, round(right - left)), 16, lit)
        for t in self._moments:
            painter.fillRect(round(self._x(t)), round(middle - 7), 2, 14, QColor(self._theme.dim))
        painter.end()
        super().paintEvent(event)

    def _x(self, t: float) -> float:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, slider = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(slider, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(slider, option, QStyle.SubControl.SC_SliderHandle, self)
        share = t / max(1, self.maximum())
        return groove.left() + handle.width() / 2 + share * (groove.width() - handle.width())

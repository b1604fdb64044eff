"""The sign of a seat that beats with the heart of who sits there."""

from typing import override

import msgspec
from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.widgets.motion import moves
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, shape

OUT_MS, BACK_MS, MOST = 140, 260, 1.25
WIDE, SIGN = 0.72, 0.31  # of the box: the inner circle, and the sign


class BeatingSignData(msgspec.Struct, frozen=True):
    """Whose seat it is, and whether a strap is `there`; without one it is an outline."""

    who: str
    there: bool = False


class BeatingSign(Part[BeatingSignData]):
    """A sign on two circles; screen readers pass it over."""

    def __init__(self, who: str, size: int) -> None:
        self.width_px = self.height_px = size
        super().__init__(BeatingSignData(who))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.size_now = 1.0
        self._beat = QVariantAnimation(self, startValue=1.0, endValue=1.0, duration=OUT_MS + BACK_MS)
        self._beat.setKeyValueAt(OUT_MS / (OUT_MS + BACK_MS), MOST)
        self._beat.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._beat.valueChanged.connect(self._grow)

    def resize_to(self, size: int) -> None:
        """Be `size` px wide and high."""
        self.width_px = self.height_px = size
        self.updateGeometry()

    def beat(self) -> None:
        """Beat once; not where little is to move, and not where nobody sees it."""
        if moves() and self.isVisible():
            self._beat.stop()
            self._beat.start()

    def _grow(self, size: float) -> None:
        self.size_now = size
        self.update()

    @override
    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        side, colour = min(box.width(), box.height()) - 2, theme.seats[self.data.who]
        middle = box.center()
        if self.data.there:
            for share, strength in ((1.0, 0.5), (WIDE, 1.0)):
                fill(painter, mix(theme.tint[self.data.who], theme.card, strength))
                painter.drawEllipse(middle, share * side / 2, share * side / 2)
            fill(painter, colour)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = QPen(QColor(colour), 1.4)
            pen.setDashPattern([2, 4])
            painter.setPen(pen)
            painter.drawEllipse(middle, side / 2, side / 2)
            painter.setPen(QPen(QColor(colour), 1.8))
        shape(painter, self.data.who, middle, SIGN * side * self.size_now)

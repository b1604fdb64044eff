"""Where a value lies against a person's own range; before there is one, how far off it is."""

import math

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from hrvsync.ui import phrases
from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, line_pen, shape

NEEDED = 7  # readings


class RangeData(msgspec.Struct, frozen=True):
    """`value` on a scale from `least` to `most`, with the usual range `low` to `high`; NaN is not known.

    With fewer than 7 `readings` there is no range.
    """

    who: str
    value: float = math.nan
    low: float = math.nan
    high: float = math.nan
    least: float = 0.0
    most: float = 1.0
    readings: int = NEEDED


class RangeBar(Part[RangeData]):
    """A bar with the usual range upon it, and the person's sign at the value."""

    width_px, height_px = 200, 18

    @property
    def known(self) -> bool:
        """Whether there is a range."""
        return self.data.readings >= NEEDED and not math.isnan(self.data.low + self.data.high)

    def describe(self) -> str:
        """Return where the value is, or how many readings there are."""
        data = self.data
        if not self.known:
            n, of = phrases.number(data.readings), phrases.number(NEEDED)
            return phrases.tr("{n} of {of} sessions so far").format(n=n, of=of) if data.readings < NEEDED else ""
        if math.isnan(data.value):
            return ""
        if data.low <= data.value <= data.high:
            return phrases.tr("in your usual range")
        return phrases.tr("below your usual range") if data.value < data.low else phrases.tr("above your usual range")

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the bar; a dotted line where nothing is known."""
        data, thick = self.data, self.px(6)
        bar = QRectF(box.left(), box.center().y() - thick / 2, box.width(), thick)
        if not self.known:
            painter.setPen(line_pen(theme.rule, 2, (2, 6)))
            painter.drawLine(QPointF(bar.left(), bar.center().y()), QPointF(bar.right(), bar.center().y()))
            return
        fill(painter, theme.raised)
        painter.drawRoundedRect(bar, thick / 2, thick / 2)
        left, right = (self._x(bar, value) for value in (data.low, data.high))
        fill(painter, mix(theme.seats[data.who], theme.card, 0.45))
        painter.drawRoundedRect(QRectF(left, bar.top(), max(thick, right - left), thick), thick / 2, thick / 2)
        if not math.isnan(data.value):
            at = QPointF(self._x(bar, data.value), bar.center().y())
            fill(painter, theme.card)
            shape(painter, data.who, at, self.px(17))
            fill(painter, theme.seats[data.who])
            shape(painter, data.who, at, self.px(12))

    def _x(self, bar: QRectF, value: float) -> float:
        share = (value - self.data.least) / ((self.data.most - self.data.least) or 1.0)
        room = self.px(8)
        return bar.left() + room + min(1.0, max(0.0, share)) * (bar.width() - 2 * room)

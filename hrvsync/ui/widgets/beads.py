"""One bead a heartbeat, as far from the last one as the interval: strap check and variability in one picture."""

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from hrvsync.ui import phrases
from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.widgets.part import Part, dot

PX_PER_MS = 0.022
RADIUS, NEWEST = 4.0, 6.5
WAITING = 18  # px between two empty beads


class BeadsData(msgspec.Struct, frozen=True):
    """The latest `intervals` of the person `who` (ms), the newest last; none yet where empty."""

    who: str
    intervals: tuple[float, ...] = ()


class Beads(Part[BeadsData]):
    """The newest bead is at the right; older ones fade."""

    width_px, height_px = 220, 20

    def describe(self) -> str:
        """Return whether beats come."""
        return phrases.tr("a bead, a heartbeat") if self.data.intervals else phrases.tr("no heartbeat yet")

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw as many as there is room for."""
        y, radius = box.center().y(), self.px(RADIUS)
        if not self.data.intervals:
            x = box.left() + radius
            while x < box.right() - radius:
                dot(painter, QPointF(x, y), radius - 0.5, theme.rule, filled=False)
                x += self.px(WAITING)
            return
        colour, x = theme.seats[self.data.who], box.right() - self.px(NEWEST)
        dot(painter, QPointF(x, y), self.px(NEWEST), colour)
        for interval in reversed(self.data.intervals):
            x -= max(2.2 * radius, self.px(PX_PER_MS * interval))
            if x < box.left() + radius:
                break
            share = (x - box.left()) / box.width()
            dot(painter, QPointF(x, y), radius * (0.75 + 0.25 * share), mix(colour, theme.card, 0.15 + 0.85 * share))

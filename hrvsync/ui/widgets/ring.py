"""The ring: the whole session, clockwise from the top, with a gap between two phases."""

import math
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.widgets.part import Part, line_pen

WIDTH, GAP = 4.0, 2.4  # px, degrees
OPEN = 1200.0  # s that a phase without an end is drawn as long as


class RingData(msgspec.Struct, frozen=True):
    """Lengths of the `phases` (s; None has no end) and how much of the session is over, `gone` (s)."""

    phases: tuple[float | None, ...] = ()
    gone: float = 0.0


class Ring(Part[RingData]):
    """The ring alone."""

    width_px = height_px = 160
    grows_down = True

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw it in the largest square."""
        paint_ring(painter, theme, box, self.data)


def paint_ring(
    painter: QPainter, theme: Theme, box: QRectF, data: RingData, near: tuple[float, float] = (-math.inf, math.inf)
) -> None:
    """Draw what is over brightly and the rest faintly; of a session without an end, only what is over.

    What is seen of it may be `near` two seconds of the session alone: an arc costs as much as it is long.
    """
    side = min(box.width(), box.height()) - 2 * WIDTH
    circle = QRectF(0, 0, side, side)
    circle.moveCenter(box.center())
    closed = all(phase is not None for phase in data.phases)
    lengths = [max(OPEN, data.gone) if phase is None else phase for phase in data.phases]
    total = sum(lengths) or 1.0
    bright, faint = line_pen(theme.ink2, WIDTH), line_pen(mix(theme.rule, theme.ground, 0.45), WIDTH - 1)
    start = 0.0
    for length in lengths:
        gone = min(max(0.0, data.gone - start), length)
        if closed:
            painter.setPen(faint)
            _arc(painter, circle, max(start + gone, near[0]), min(start + length, near[1]), total)
        if gone:
            painter.setPen(bright)
            _arc(painter, circle, max(start, near[0]), min(start + gone, near[1]), total)
        start += length


class Tip(NamedTuple):
    """Where the ring has changed: in a box, which shows nothing of it but what is `near` two seconds of the session."""

    box: QRect
    near: tuple[float, float]


def changed_tip(box: QRectF, before: RingData, now: RingData) -> Tip | None:
    """Return where the ring in `box` has changed by some seconds that have gone; None where that may be anywhere."""
    total = sum(phase or OPEN for phase in now.phases)
    if before.phases != now.phases or None in now.phases or abs(now.gone - before.gone) > total / 60 or not total:
        return None
    radius, places = min(box.width(), box.height()) / 2 - WIDTH, QPolygonF()
    for gone in (before.gone, now.gone):
        angle = 2 * math.pi * gone / total
        places.append(box.center() + QPointF(math.sin(angle), -math.cos(angle)) * radius)
    spare = 2 * WIDTH + radius * math.radians(GAP)
    beyond = (2 * spare / radius + math.radians(GAP)) / (2 * math.pi) * total  # where it has left the box, with its end
    near = min(before.gone, now.gone) - beyond, max(before.gone, now.gone) + beyond
    return Tip(places.boundingRect().adjusted(-spare, -spare, spare, spare).toAlignedRect(), near)


def _arc(painter: QPainter, circle: QRectF, start: float, stop: float, total: float) -> None:
    begin, end = 360 * start / total + GAP / 2, 360 * stop / total - GAP / 2
    if end > begin:
        painter.drawArc(circle, round((90 - begin) * 16), -round((end - begin) * 16))

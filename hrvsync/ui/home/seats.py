"""The two seats as two circles that overlap: who sits there, which strap they wear, and whether it is in sight."""

from typing import override

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, shape, write

RADIUS = 0.43  # of the height
APART = 1.56  # radii between the two middles
HALOS, HALO = (1.24, 1.12), 0.05  # radii, opacity
SIGN, RING = 15, 17  # px
LINES = ((8, 26, "head", "ink"), (34, 18, "small-strong", "ink2"), (53, 18, "small", "ink2"))
"""Below the sign: how far (px), how high, in which letters and which colour."""


class SeatData(msgspec.Struct, frozen=True):
    """Who sits there, the strap, and what is known of it; one that is not `there` is drawn as an outline."""

    who: str
    name: str
    strap: str
    state: str
    there: bool


class SeatsData(msgspec.Struct, frozen=True):
    """The seats, from left to right."""

    seats: tuple[SeatData, ...]


class Seats(Part[SeatsData]):
    """Two circles side by side, or one."""

    width_px, height_px = 520, 290
    grows_down = True

    @override
    def describe(self) -> str:
        return ". ".join(", ".join(filter(None, (one.name, one.strap, one.state))) for one in self.data.seats)

    @override
    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        seats = self.data.seats
        radius = min(RADIUS * box.height(), box.width() / (2 * HALOS[0] + APART * (len(seats) - 1)))
        middles = [
            box.center() + QPointF((place - (len(seats) - 1) / 2) * APART * radius, 0) for place in range(len(seats))
        ]
        painter.setClipRect(box)
        for halo in HALOS:
            for seat, middle in zip(seats, middles, strict=True):
                if seat.there:
                    glow = QColor(theme.seats[seat.who])
                    glow.setAlphaF(HALO)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(glow)
                    painter.drawEllipse(middle, halo * radius, halo * radius)
        discs = [_circle(middle, radius) for middle in middles]
        for seat, disc in zip(seats, discs, strict=True):
            if seat.there:
                painter.fillPath(disc, QColor(mix(theme.seats[seat.who], theme.card, 0.2)))
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                pen = QPen(QColor(theme.seats[seat.who]), 1.5)
                pen.setDashPattern([2, 4])
                painter.setPen(pen)
                painter.drawPath(disc)
        if len(seats) == 2 and all(seat.there for seat in seats):
            painter.fillPath(discs[0].intersected(discs[1]), QColor(mix(theme.accent, theme.card, 0.24)))
        for seat, middle in zip(seats, middles, strict=True):
            self._write(painter, theme, seat, middle, radius)

    def _write(self, painter: QPainter, theme: Theme, seat: SeatData, middle: QPointF, radius: float) -> None:
        """Write who sits there, beside the part that both circles share."""
        sign = middle - QPointF(0, self.px(34))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(mix(theme.seats[seat.who], theme.card, 0.5)), 1.2))
        painter.drawEllipse(sign, self.px(RING), self.px(RING))
        fill(painter, theme.seats[seat.who])
        shape(painter, seat.who, sign, self.px(SIGN))
        width = 1.36 * radius
        for (below, height, role, ink), text in zip(LINES, (seat.name, seat.strap, seat.state), strict=True):
            line = QRectF(middle.x() - width / 2, middle.y() + self.px(below - 10), width, self.px(height))
            write(painter, self.letters(role), getattr(theme, ink), line, text, Qt.AlignmentFlag.AlignHCenter)


def _circle(middle: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(middle, radius, radius)
    return path

"""A small picture of the intervals of a file, with its gaps and what stands out."""

import msgspec
import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from hrvsync.importing import Seen
from hrvsync.ui import phrases
from hrvsync.ui.theme import DASHES, Theme
from hrvsync.ui.widgets import fill
from hrvsync.ui.widgets.axes import Axes, Frame
from hrvsync.ui.widgets.part import Part, dot, line_pen, write

RATES = (10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400, 172800)
"""Seconds between two names of times."""


class IntervalsData(msgspec.Struct, frozen=True, eq=False):
    """The people of a file, how long it is (s), and the seat of somebody alone in it."""

    people: tuple[Seen, ...] = ()
    seconds: float = 0.0
    seat: str = ""


class Intervals(Part[IntervalsData]):
    """The intervals of everybody over time; gaps are bands, and rings are what is left out of the sums."""

    width_px, height_px = 480, 150
    grows_down = True

    def describe(self) -> str:
        """Return how many beats there are, in words."""
        return ", ".join(
            phrases.tr("{n} beats from {least} to {most} ms").format(
                n=phrases.number(one.beats), least=phrases.number(one.shortest), most=phrases.number(one.longest)
            )
            for one in self.data.people
        )

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the curves."""
        people = self.data.people
        known = np.concatenate([one.rr_ms[np.isfinite(one.rr_ms)] for one in people]) if people else np.empty(0)
        if not known.size:
            return
        low, high = (float(known.min()) // 100 * 100, -(-float(known.max()) // 100) * 100)
        names = tuple((value, phrases.number(value)) for value in (low, high)) if high > low else ()
        axes = Axes((0.0, self.data.seconds or 1.0), (low - 30, high + 30), names, times(self.data.seconds), "ms")
        frame = Frame(self.letters("axis"), box, axes, self.px(1.0))
        frame.draw(painter, theme)
        for one in people:
            for start, end in one.gaps:
                left, right = frame.at(start, high).x(), frame.at(end, high).x()
                fill(painter, theme.band)
                width = max(self.px(3), right - left)
                painter.drawRect(QRectF(left, frame.area.top(), width, frame.area.height()))
                if len(one.gaps) <= 4:
                    place = QRectF(left - 40, frame.area.top() - self.px(16), width + 80, self.px(16))
                    middle = Qt.AlignmentFlag.AlignHCenter
                    write(painter, self.letters("axis"), theme.dim, place, phrases.tr("gap"), middle)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for one in people:
            dash = DASHES[one.who] if len(people) > 1 else ()
            painter.setPen(line_pen(theme.seats[self.data.seat or one.who], self.px(1.25), dash))
            for part in _parts(one.t, one.rr_ms):
                painter.drawPolyline(QPolygonF([frame.at(t, rr) for t, rr in part]))
            for t, rr_ms in one.odd:
                at = frame.at(t, min(max(rr_ms, low - 30), high + 30))
                painter.setBrush(QColor(theme.card))
                dot(painter, at, self.px(4.5), theme.ink2, filled=False)


def _parts(t: np.ndarray, y: np.ndarray) -> list[list[tuple[float, float]]]:
    """Return the points between gaps."""
    parts: list[list[tuple[float, float]]] = [[]]
    for point in zip(t.tolist(), y.tolist(), strict=True):
        if point[1] == point[1]:
            parts[-1].append(point)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if len(part) > 1]


def times(seconds: float, start: float = 0.0) -> tuple[tuple[float, str], ...]:
    """Return at most seven names of times along an axis that begins at `start`."""
    step = next((step for step in RATES if seconds / step <= 7), RATES[-1])
    first = int(-(-start // step))
    return tuple((k * step, phrases.clock(k * step)) for k in range(first, int((start + seconds) // step) + 1))

"""Curves with their names at their ends, an axis of three values with its unit, and the band that chance gives."""

import math
from itertools import pairwise

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from hrvsync.beats import Bools, Floats
from hrvsync.ui.theme import DASHES, Theme
from hrvsync.ui.widgets.axes import Axes, Frame
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, dot, line_pen, shape, write

WIDTH, END = 2.0, 10.0  # px
BESIDE = 10  # px from the end of a curve to its name


class Curve(msgspec.Struct, frozen=True, eq=False):
    """A curve of the person `who`, of both where that is empty; NaN is a gap."""

    name: str
    x: Floats
    y: Floats
    who: str = ""


class CurveData(msgspec.Struct, frozen=True, eq=False):
    """`curves` within `axes`; `band` is (x, low, high) of what chance gives, named `chance` in the drawing;
    NaN is a gap."""

    curves: tuple[Curve, ...]
    axes: Axes
    band: tuple[Floats, Floats, Floats] | None = None
    chance: str = ""


class LabelledCurve(Part[CurveData]):
    """Draws few curves of a few hundred points."""

    width_px, height_px = 320, 140
    grows_down = True

    def describe(self) -> str:
        """Return whose curves they are."""
        return SEPARATOR.join(curve.name for curve in self.data.curves if curve.name)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the band, the axis, the curves, and at the end of each its sign and name."""
        data, font, strong = self.data, self.letters("axis"), self.letters("key")
        names = [*(curve.name for curve in data.curves), data.chance]
        widest = max(map(QFontMetricsF(strong).horizontalAdvance, names), default=0.0)
        frame = Frame(font, box, data.axes, self.px(1), widest + self.px(BESIDE + END / 2) if widest else 0.0)
        if data.band is not None:
            x, low, high = data.band
            fill(painter, theme.band)
            for start, stop in stretches(np.isfinite(low + high)):
                part = slice(start, stop)
                edge = frame.line(x[part], low[part]) + frame.line(x[part][::-1], high[part][::-1])
                painter.drawPolygon(QPolygonF(edge))
        frame.draw(painter, theme)
        ends = [(curve, end) for curve in data.curves if (end := self._paint_curve(painter, theme, frame, curve))]
        line = self.px(16)
        places = apart([end.y() for _, end in ends], line)
        for (curve, end), y in zip(ends, places, strict=True):
            colour = theme.seats[curve.who] if curve.who else theme.accent
            if curve.who:
                fill(painter, colour)
                shape(painter, curve.who, end, self.px(END))
            else:
                dot(painter, end, self.px(END) / 2, colour)
            ink = theme.seat_text[curve.who] if curve.who else theme.accent
            left = frame.area.right() + self.px(BESIDE)
            write(painter, strong, ink, QRectF(left, y - line / 2, widest + 2, line), curve.name)
        if data.band is not None and data.chance and (known := stretches(np.isfinite(data.band[1] + data.band[2]))):
            _, low, high = data.band
            last = known[-1][1] - 1
            y = frame.at(0, float(low[last] + high[last]) / 2).y()
            y = max([y, *(place + line for place in places if abs(place - y) < line)])
            place = QRectF(frame.area.right() + self.px(BESIDE), y - line / 2, widest + 2, line)
            write(painter, font, theme.dim, place, data.chance)

    def _paint_curve(self, painter: QPainter, theme: Theme, frame: Frame, curve: Curve) -> QPointF | None:
        """Draw a curve; return its end."""
        known = np.isfinite(curve.y)
        if not known.any():
            return None
        dash = tuple(self.px(one) for one in DASHES[curve.who]) if curve.who else ()
        painter.setPen(line_pen(theme.seats[curve.who] if curve.who else theme.accent, self.px(WIDTH), dash))
        for start, stop in stretches(known):
            painter.drawPolyline(QPolygonF(frame.line(curve.x[start:stop], curve.y[start:stop])))
        last = int(np.flatnonzero(known)[-1])
        return frame.at(float(curve.x[last]), float(curve.y[last]))


def stretches(known: Bools) -> list[tuple[int, int]]:
    """Return from which place to which what is known has no gap."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], known, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def apart(places: list[float], line: float) -> list[float]:
    """Move places that are nearer than `line` away from each other, in their order."""
    order = sorted(range(len(places)), key=places.__getitem__)
    moved = [places[index] for index in order]
    for _ in moved:
        for upper, lower in pairwise(range(len(moved))):
            short = line - (moved[lower] - moved[upper])
            if short > 0:
                moved[upper] -= short / 2
                moved[lower] += short / 2
    found = [math.nan] * len(places)
    for index, place in zip(order, moved, strict=True):
        found[index] = place
    return found

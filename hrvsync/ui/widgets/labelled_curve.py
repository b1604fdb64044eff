"""Curves with their names at their ends, an axis of three values with its unit, and the band that chance gives."""

import math
from itertools import pairwise

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from hrvsync.beats import Bools, Floats
from hrvsync.ui.theme import DASHES, Theme, mix
from hrvsync.ui.widgets.axes import Axes, Frame
from hrvsync.ui.widgets.curve_line import draw_curve
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, dot, line_pen, shape, write

WIDTH, END = 2.0, 10.0  # px
FAINT = 0.4  # of what comes after now
BESIDE = 10  # px from the end of a curve to its name


class Curve(msgspec.Struct, frozen=True, eq=False):
    """A curve of the person `who`, of both where that is empty; NaN is a gap."""

    name: str
    x: Floats
    y: Floats
    who: str = ""


class CurveData(msgspec.Struct, frozen=True, eq=False):
    """`curves` within `axes`; `band` is (x, low, high) of what chance gives, named `chance` in the drawing;
    NaN is a gap. What comes after `now` is faint, `words` (x, text) have a dotted line.
    """

    curves: tuple[Curve, ...]
    axes: Axes
    band: tuple[Floats, Floats, Floats] | None = None
    chance: str = ""
    now: float | None = None
    words: tuple[tuple[float, str], ...] = ()


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
        if data.now is not None:  # there is room for words, whether there are any now or not
            box = box.adjusted(0, self.px(16), 0, 0)
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
        self._paint_words(painter, theme, frame)
        ends = [(curve, end) for curve in data.curves if (end := self._paint_curve(painter, theme, frame, curve))]
        if data.now is not None:
            x = frame.at(data.now, 0.0).x()
            painter.setPen(line_pen(theme.ink, self.px(1.5)))
            painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()))
        line = self.px(16)
        places = apart([end.y() for _, end in ends], line)
        for (curve, end), y in zip(ends, places, strict=True):
            self._paint_sign(painter, theme, curve, self._sign_at(frame, curve) or end)
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
        known = np.flatnonzero(np.isfinite(curve.y))
        if not known.size:
            return None
        dash = tuple(self.px(one) for one in DASHES[curve.who]) if curve.who else ()
        colour = theme.seats[curve.who] if curve.who else theme.accent
        x, y = frame.places(curve.x, curve.y)
        over = len(x) if self.data.now is None else int(np.searchsorted(curve.x, self.data.now, side="right"))
        draw_curve(painter, colour, self.px(WIDTH), x[:over], y[:over], dash)
        if over < len(x):
            faint = mix(colour, theme.card, FAINT)
            draw_curve(painter, faint, self.px(WIDTH), x[max(0, over - 1) :], y[max(0, over - 1) :], dash)
        return QPointF(float(x[known[-1]]), float(y[known[-1]]))

    def _sign_at(self, frame: Frame, curve: Curve) -> QPointF | None:
        """Where a curve is now; None where that is not known, or there is no now."""
        if self.data.now is None:
            return None
        y = float(np.interp(self.data.now, curve.x, curve.y))
        return frame.at(self.data.now, y) if math.isfinite(y) else None

    def _paint_sign(self, painter: QPainter, theme: Theme, curve: Curve, at: QPointF) -> None:
        if curve.who:
            fill(painter, theme.seats[curve.who])
            shape(painter, curve.who, at, self.px(END))
        else:
            dot(painter, at, self.px(END) / 2, theme.accent)

    def _paint_words(self, painter: QPainter, theme: Theme, frame: Frame) -> None:
        """Write what happened beside its line, at the top, where it fits."""
        font, line, free = self.letters("axis"), self.px(16), frame.area.left()
        metrics = QFontMetricsF(font)
        for t, text in self.data.words:
            x = frame.at(t, 0.0).x()
            painter.setPen(line_pen(theme.ink, 1.4, (1.5, 3.5)))
            painter.drawLine(QPointF(x, frame.area.top() - line), QPointF(x, frame.area.bottom()))
            width = min(metrics.horizontalAdvance(text) + 2, frame.area.right() - x - 6)
            if x >= free and width > line:
                write(painter, font, theme.ink, QRectF(x + 6, frame.area.top() - line, width, line), text)
                free = x + 6 + width + line


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

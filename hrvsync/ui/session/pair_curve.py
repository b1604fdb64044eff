"""Two calm curves over the pacer's wave: heart rates of the last minute, each around its own median: no level shows."""

import math
from itertools import pairwise

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from hrvsync.beats import Bools, Floats
from hrvsync.guide import Guide, breath_at, pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.session.state import SessionState, rate_curve
from hrvsync.ui.theme import DASHES, Theme, mix
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, line_pen, shape

SECONDS = 60.0
SWING = 8.0  # bpm from the median to the edge, at least
LINE, END, ROOM = 2.5, 11.0, 0.88  # px; px; share of the height that the widest curve takes
DASH, INKED = 1.4, 0.5  # s from dash to dash; share of it that is drawn, without its round ends
EVERY = 0.4  # s between two points of the pacer's wave
WAVE = 0.1  # how much of the accent is in the pacer's wave


class HeartLine(msgspec.Struct, frozen=True, eq=False):
    """The heart rate of `who` over 'seconds ago' (s, negative), from its median (bpm); which points join the next."""

    who: str
    ago: Floats
    bpm: Floats
    joined: Bools
    silent: bool = False


class PairData(msgspec.Struct, frozen=True, eq=False):
    """`lines` within `swing` bpm to either side, over the `wave` of the pacer (seconds ago, 0 to 1)."""

    lines: tuple[HeartLine, ...] = ()
    swing: float = SWING
    wave: tuple[tuple[float, float], ...] = ()


class PairCurve(Part[PairData]):
    """Drawn once for each frame."""

    width_px, height_px = 320, 84
    thick = 1.0  # times as thick as in a window

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(PairData(), phrases.tr("Heart rates of the last minute, each around its own median"))
        self._seats, self._shown = seats, None

    def draw(self, state: SessionState) -> None:
        """Renew the curves when there is a new frame; the curve of a silent strap is grey."""
        frame = state.frame
        if frame is None or frame is self._shown:
            return
        self._shown = frame
        lines: list[HeartLine] = []
        for who in self._seats:
            person = frame.people.get(who)
            if person is not None:
                x, y, joined = rate_curve(person.beats, frame.t, SECONDS)
                x, y, joined = smooth(x, y - float(np.median(y)), joined) if len(y) else (x, y, joined)
                if DASHES[who]:  # a pen that dashes takes longer than all the rest
                    joined = joined & ((frame.t + x) % DASH < INKED * DASH)
                lines.append(HeartLine(who, x, y, joined, bool(phrases.link("", person))))
        widest = max((float(np.max(np.abs(line.bpm), initial=0.0)) for line in lines), default=0.0)
        # The scale grows at once and shrinks slowly: curves never leave the picture and never jump about.
        swing = max(SWING, widest, self.data.swing - 0.1)
        self.show_data(PairData(tuple(lines), swing, pacer_wave(state, frame.t, self._seats)))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the wave, and the lines with the sign of each at its end."""
        data, end = self.data, self.px(END) * self.thick
        box = box.adjusted(1, end / 2, -end, -end / 2)
        if data.wave:
            fill(painter, mix(theme.accent, theme.ground, WAVE))
            edge = [QPointF(self._x(box, ago), box.bottom() - high * box.height()) for ago, high in data.wave]
            corners = [QPointF(self._x(box, data.wave[place][0]), box.bottom()) for place in (-1, 0)]
            painter.drawPolygon(QPolygonF([*edge, *corners]))
        for line in data.lines:
            if line.silent and len(line.ago):
                fill(painter, theme.raised)
                left = self._x(box, float(line.ago[-1]))
                painter.drawRoundedRect(QRectF(left, box.top(), box.right() - left, box.height()), 4, 4)
        tips = [(line, self._paint_line(painter, theme, box, line)) for line in data.lines if len(line.ago)]
        for line, tip in tips:
            fill(painter, theme.rule if line.silent else theme.seats[line.who])
            shape(painter, line.who, tip, end)

    def _paint_line(self, painter: QPainter, theme: Theme, box: QRectF, line: HeartLine) -> QPointF:
        """Draw a line; return its end."""
        per_bpm = ROOM * box.height() / 2 / self.data.swing
        x = box.right() + line.ago * box.width() / SECONDS
        y = box.center().y() - line.bpm * per_bpm
        width = self.px(LINE) * self.thick
        painter.setPen(line_pen(theme.rule if line.silent else theme.seats[line.who], width))
        breaks = [0, *(np.flatnonzero(~line.joined) + 1).tolist()]
        points = [QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]
        for start, stop in pairwise(breaks):
            if stop - start > 1:
                painter.drawPolyline(QPolygonF(points[start:stop]))
        return points[-1]

    def _x(self, box: QRectF, ago: float) -> float:
        return box.right() + ago * box.width() / SECONDS


def pacer_wave(state: SessionState, t: float, seats: tuple[str, ...]) -> tuple[tuple[float, float], ...]:
    """Return how full the pacer that all share was (0 to 1) in the last minute: (seconds ago, volume)."""
    phase = state.phase
    if phase is None or len({pacer_for(phase, who) for who in seats}) > 1:
        return ()
    pacer = pacer_for(phase, seats[0])
    first = max(-SECONDS, phase.t - t)
    if pacer is None or first >= -1.0:
        return ()
    guide, count = Guide(pauses=tuple(state.pauses)), math.ceil(-first / EVERY)
    times = [first * (1 - step / count) for step in range(count + 1)]
    return tuple((ago, breath_at(pacer, guide.elapsed(phase.t, t + ago)).volume) for ago in times)


def smooth(x: Floats, y: Floats, joined: Bools, parts: int = 4) -> tuple[Floats, Floats, Bools]:
    """Put a Catmull-Rom curve through the points of each joined run, `parts` steps from point to point."""
    if len(x) < 3:
        return x, y, joined
    slope = np.gradient(y, x)
    breaks = np.flatnonzero(~joined[:-1])
    slope[breaks] = slope[breaks + 1] = 0.0
    u = np.arange(parts) / parts
    step = np.diff(x)[:, None]
    h00, h10 = 2 * u**3 - 3 * u**2 + 1, u**3 - 2 * u**2 + u
    h01, h11 = -2 * u**3 + 3 * u**2, u**3 - u**2
    dense_x = (x[:-1, None] + u * step).ravel()
    dense_y = (
        h00 * y[:-1, None] + h10 * step * slope[:-1, None] + h01 * y[1:, None] + h11 * step * slope[1:, None]
    ).ravel()
    lines = np.repeat(joined[:-1], parts)
    # The points between two that are not joined belong to no line.
    shown = lines | (np.arange(len(lines)) % parts == 0)
    return np.append(dense_x[shown], x[-1]), np.append(dense_y[shown], y[-1]), np.append(lines[shown], False)


def parted(x: Floats, y: Floats, joined: Bools) -> tuple[Floats, Floats]:
    """Put NaN between two points that are not joined."""
    breaks = np.flatnonzero(~joined[:-1]) + 1
    return np.insert(x, breaks, x[breaks]), np.insert(y, breaks, np.nan)

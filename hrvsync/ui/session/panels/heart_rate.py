"""Heart rate of the last two minutes: artefacts marked on the curve, gaps lit, the newest beat at the right edge."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from hrvsync.analysis.live import PersonFrame
from hrvsync.beats import Beats, Label, gaps
from hrvsync.i18n import Count
from hrvsync.ui import phrases
from hrvsync.ui.plot import Plot, calm_range, pen
from hrvsync.ui.session.pair_curve import smooth
from hrvsync.ui.session.panel import DESCRIBE_EVERY, PlotPanel
from hrvsync.ui.session.state import STALE, SessionState, rate_curve
from hrvsync.ui.theme import DASHES, SYMBOLS, Theme, mix

SECONDS = 120.0
DASH, INKED = 2.4, 0.62  # s from dash to dash; share of it that is drawn


class HeartRatePanel(PlotPanel):
    """The curve of one seat."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("Heart rate, bpm"))
        self._theme: Theme | None = None
        self._range = (60.0, 60.0)
        self._plot = Plot(phrases.tr("Heart rate of the last 2 minutes"), left=True, bottom=True)
        self._plot.span(-SECONDS, 3)
        self._gaps = pg.BarGraphItem(x0=[], x1=[], y0=[], y1=[], pen=None)
        self._curve = pg.PlotCurveItem()
        self._odd, self._end = pg.ScatterPlotItem(pxMode=True), pg.ScatterPlotItem(pxMode=True)
        self._plot.add(self._gaps, self._curve, self._odd, self._end)
        self.rows.addWidget(self._plot)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew the curve when there is a new frame."""
        frame = state.frame
        person, hidden = state.person(self.who), self.who in state.hidden
        if frame is None or person is None or self.is_drawn(frame, state.theme, hidden):
            return
        if state.theme is not self._theme:
            self._theme = state.theme
            self._plot.apply_theme(state.theme)
        self._draw_curve(state.theme, person, frame.t, hidden=hidden)
        self._draw_gaps(state.theme, person, frame.t)
        if frame.t % DESCRIBE_EVERY == 0:
            self.setAccessibleDescription("" if hidden else described(person, frame.t))

    def _draw_curve(self, theme: Theme, person: PersonFrame, now: float, *, hidden: bool) -> None:
        x, y, joined = rate_curve(person.beats, now, SECONDS)
        colour = theme.seats[self.who] if not phrases.link("", person) else theme.dim
        if DASHES[self.who]:  # a pen that dashes takes longer than all the rest
            finer, between, joined = smooth(x, y, joined)
            self._curve.setData(
                finer, between, connect=joined & ((now + finer) % DASH < INKED * DASH), pen=pen(colour, 1.5)
            )
        else:
            self._curve.setData(x, y, connect=joined, pen=pen(colour, 1.5))
        if len(y):
            self._range = calm_range(float(np.min(y)), float(np.max(y)), self._range)
        low, high = self._range
        spare = 0.08 * (high - low)
        self._plot.height_of(low - spare, high + spare)
        self._plot.ticks("left", [(v, "" if hidden else phrases.number(v)) for v in (low, (low + high) / 2, high)])
        minutes = phrases.tr("{n} min").format(n="−2"), "−1", phrases.tr("now")
        self._plot.ticks("bottom", list(zip((-0.93 * SECONDS, -SECONDS / 2, -0.04 * SECONDS), minutes, strict=True)))
        t, at = odd_beats(person.beats, now)
        self._odd.setData(t, at, symbol="x", size=9, pen=None, brush=theme.ink)
        self._end.setData(x[-1:], y[-1:], symbol=SYMBOLS[self.who], size=8, brush=colour, pen=None)
        self.note = phrases.tr("× irregular or artefact") if len(t) else ""

    def _draw_gaps(self, theme: Theme, person: PersonFrame, now: float) -> None:
        start, end = gaps(person.beats)
        if person.silent > STALE and len(person.beats):
            start, end = np.append(start, person.beats.t[-1]), np.append(end, now)
        seen = end > now - SECONDS
        start, end = np.maximum(start[seen] - now, -SECONDS), np.minimum(end[seen] - now, 3.0)
        low, high = self._range
        self._gaps.setOpts(
            x0=start,
            x1=end,
            y0=np.full(len(start), low - (high - low)),
            y1=np.full(len(start), high + (high - low)),
            brush=QColor(mix(theme.raised, theme.card, 0.8)),
        )


def odd_beats(beats: Beats, now: float) -> tuple[list[float], list[float]]:
    """Where beats that are not NORMAL lie: over 'seconds ago' and (bpm) on the line between their neighbours."""
    good = beats.label == Label.NORMAL
    odd = ~good & (beats.t > now - SECONDS) & (beats.t <= now)
    if not good.any() or not odd.any():
        return [], []
    at = np.interp(beats.t[odd], beats.t[good], 60_000 / beats.rr_ms[good])
    return (beats.t[odd] - now).tolist(), at.tolist()


def described(person: PersonFrame, now: float) -> str:
    """What the curve shows, for those who cannot see it."""
    _, y, _ = rate_curve(person.beats, now, SECONDS)
    if not len(y):
        return phrases.tr("No heart beats in the last 2 minutes.")
    low, high, odd = phrases.number(np.min(y)), phrases.number(np.max(y)), Count(len(odd_beats(person.beats, now)[0]))
    text = phrases.tr(
        "In the last 2 minutes between {low} and {high} bpm; "
        "{odd} {odd:irregular beat or artefact|irregular beats or artefacts}."
    )
    return text.format(low=low, high=high, odd=odd)

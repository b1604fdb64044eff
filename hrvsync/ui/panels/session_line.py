"""The session from its beginning: both heart rates, phases and marks, and synchrony over its chance band below."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent

from hrvsync.ui import words
from hrvsync.ui.card import Card, Elided, label, row
from hrvsync.ui.plot import Plot, calm_range, pen, seat_pen
from hrvsync.ui.showing import Showing
from hrvsync.ui.theme import Theme, mix

LIVE_SECONDS = 480.0
SYNCHRONY, CHANCE_LOW, CHANCE_HIGH = "pair.synchrony", "pair.chance_low", "pair.chance_high"


class SessionLine(Card):
    """Long curves on a fixed axis; in a recording a click goes to that moment (`asked`, session s)."""

    asked = Signal(float)

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(words.tr("Session"))
        self._seats = seats
        self._shown: tuple[object, ...] = ()
        self._span = (0.0, LIVE_SECONDS)
        self._range = (60.0, 60.0)
        self._when = Elided("small", right=True)
        self._rates = Plot(self.tr("Heart rates over the session"), left=True)
        self._pair = Plot(self.tr("Synchrony over the session"), bottom=True, left=True)
        self._pair.height_of(-1.15, 1.15)
        self._pair.ticks("left", [(-1, "-1"), (0, "0"), (1, "+1")])
        for plot in (self._rates, self._pair):
            plot.area.getAxis("left").setWidth(34)
        self._curves = {who: pg.PlotCurveItem(connect="finite") for who in seats}
        for curve in self._curves.values():
            self._rates.addItem(curve)
        low, high = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._band_edges = (low, high)
        self._band = pg.FillBetweenItem(low, high)
        self._zero = pg.InfiniteLine(0, angle=0)
        self._synchrony = pg.PlotCurveItem(connect="finite")
        for item in (self._band, self._zero, self._synchrony):
            self._pair.addItem(item)
        self._playheads = [pg.InfiniteLine(angle=90) for _ in range(2)]
        for line, plot in zip(self._playheads, (self._rates, self._pair), strict=True):
            plot.addItem(line)
        self._moments: list[tuple[Plot, pg.GraphicsObject]] = []
        self._moments_shown: tuple[object, ...] = ()
        self._pair_words = label(self.tr("Synchrony"), "small")
        self._band_words = Elided("small")
        self.rows.setSpacing(4)
        self.rows.addLayout(row(label(self.tr("Session"), "head"), self._when))
        self.rows.addWidget(self._rates, 3)
        self._pair_row = row(self._pair_words, self._band_words)
        self.rows.addLayout(self._pair_row)
        self.rows.addWidget(self._pair, 2)
        self._band_words.say(self.tr("grey: what chance would give"))

    def wear(self, theme: Theme) -> None:
        """Colour the plots."""
        for plot in (self._rates, self._pair):
            plot.wear(theme)
        self._band.setBrush(QColor(mix(theme.dim, theme.card, 0.3)))
        self._zero.setPen(pen(theme.line))
        for line in self._playheads:
            line.setPen(pen(theme.ink))
        self._synchrony.setPen(pen(theme.accent, 2))
        for who, curve in self._curves.items():
            curve.setPen(seat_pen(theme, who))
        self._shown = self._moments_shown = ()

    def draw(self, showing: Showing, wall: float) -> None:
        """Renew everything when there is a new frame, nothing in between."""
        self.dress(showing.theme)
        frame = showing.frame
        if frame is None:
            return
        key = (frame, len(showing.marks), showing.trace.seconds, tuple(showing.marks[-1:]))
        if key == self._shown:
            return
        self._shown = key
        start, stop = self._choose_span(showing, frame.t)
        t = np.arange(max(0, round(start)), max(0, round(start)) + 1)
        lowest, highest = math.inf, -math.inf
        for who, curve in self._curves.items():
            y = showing.trace.get(f"{who}.rate", start, stop)
            t = round(max(0.0, start)) + np.arange(len(y), dtype=float)
            curve.setData(t, y)
            if np.isfinite(y).any():
                lowest, highest = min(lowest, float(np.nanmin(y))), max(highest, float(np.nanmax(y)))
        if lowest < highest:
            self._range = calm_range(lowest, highest, self._range)
        low, high = self._range
        self._rates.height_of(low - 0.06 * (high - low), high + 0.2 * (high - low))
        self._rates.ticks("left", [(v, words.number(v)) for v in (low, (low + high) / 2, high)])
        self._draw_pair(showing, start, stop)
        for line in self._playheads:
            line.setVisible(showing.seconds is not None)
            line.setValue(frame.t)
        self._draw_moments(showing)

    def _choose_span(self, showing: Showing, now: float) -> tuple[float, float]:
        if showing.seconds is not None:
            start, stop = 0.0, showing.seconds
            self._when.say(f"{words.clock(now)} / {words.clock(stop)}")
        else:
            stop = max(now, LIVE_SECONDS)
            start = stop - LIVE_SECONDS
            self._when.say(self.tr("last {n} min").format(n=words.number(min(now, LIVE_SECONDS) / 60)))
        if (start, stop) != self._span or not self._moments_shown:
            self._span = (start, stop)
            for plot in (self._rates, self._pair):
                plot.span(start, max(stop, start + 1))
            step = next(
                s for s in (30, 60, 120, 300, 600, 1800, 3600, 7200, 14400) if (stop - start) / s <= 10 or s == 14400
            )
            first = step * math.ceil(start / step)
            ticks = [(v, words.clock(v)) for v in np.arange(first, stop, step)]
            self._pair.ticks("bottom", ticks)
        return self._span

    def _draw_pair(self, showing: Showing, start: float, stop: float) -> None:
        shown = len(self._seats) > 1
        for widget in (self._pair, self._pair_words, self._band_words):
            widget.setVisible(shown)
        if not shown:
            return
        y = showing.trace.get(SYNCHRONY, start, stop)
        t = round(max(0.0, start)) + np.arange(len(y), dtype=float)
        self._synchrony.setData(t, y)
        for edge, name in zip(self._band_edges, (CHANCE_LOW, CHANCE_HIGH), strict=True):
            edge.setData(t, np.nan_to_num(showing.trace.get(name, start, stop)))

    def _draw_moments(self, showing: Showing) -> None:
        key = (len(showing.phases), tuple(showing.marks), showing.theme, self._span)
        if key == self._moments_shown:
            return
        self._moments_shown = key
        for plot, item in self._moments:
            plot.removeItem(item)
        self._moments.clear()
        start, stop = self._span
        theme = showing.theme
        moments = [(phase.t, phase.name, Qt.PenStyle.SolidLine) for phase in showing.phases]
        moments += [(mark.t, words.mark(mark), Qt.PenStyle.DotLine) for mark in showing.marks]
        top = self._range[1] + 0.2 * (self._range[1] - self._range[0])
        for t, text, style in sorted(moments):
            if not start <= t <= stop:
                continue
            line = pen(theme.line if style == Qt.PenStyle.SolidLine else theme.dim)
            line.setStyle(style)
            for plot in (self._rates, self._pair):
                item = pg.InfiniteLine(t, angle=90, pen=line)
                plot.addItem(item)
                self._moments.append((plot, item))
            written = pg.TextItem(text, color=theme.dim, anchor=(0, 0))
            written.setPos(t, top)
            self._rates.addItem(written)
            self._moments.append((self._rates, written))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        box = self._rates.box
        inside = self._rates.mapFrom(self, event.position().toPoint())
        t = box.mapSceneToView(QPointF(inside)).x()
        if self._span[0] <= t <= self._span[1]:
            self.asked.emit(float(t))

"""The session from its beginning: both heart rates, phases and marks, and synchrony over its chance band below."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QResizeEvent

from hrvsync.beats import Floats
from hrvsync.events import Mark
from hrvsync.i18n import Count
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.plot import Plot, calm_range, pen, thinned
from hrvsync.ui.session.mark_row import MarkRow
from hrvsync.ui.session.panel import DESCRIBE_EVERY, Panel, Place
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import DASHES, Theme, mix
from hrvsync.ui.typography import font_of
from hrvsync.ui.widgets import add, hbox, label

SPANS = tuple(60.0 * minutes for minutes in (8, 16, 30, 60, 120, 240, 480, 960, 1440))
STEPS = (30, 60, 120, 300, 600, 1800, 3600, 7200, 14400)  # s between two times at the axis
SYNCHRONY, CHANCE_LOW, CHANCE_HIGH, BEYOND = "pair.synchrony", "pair.chance_low", "pair.chance_high", "pair.beyond"
DRAGGED_PX = 6  # a press that moves further chooses a part
GRIP_PX = 8  # from the line of a mark where it can be taken
NAME_PX = 17  # height of one line of names above the curves


class SessionLine(Panel):
    """Long curves on a fixed axis; in a recording a click goes to that moment, a drag chooses a part to repeat.

    Where marks can be `edited`, a click on one opens its row, and a drag moves it.
    """

    place = Place.BELOW
    edited = False

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("Session"), spacing=4)
        self._moments: list[tuple[Plot, pg.GraphicsObject]] = []
        self._moments_shown: tuple[object, ...] = ()
        self._stop = 0.0  # s, the right end of the axis, which begins at 0
        self._range = (60.0, 60.0)
        self._levels, self._per_px, self._top = 1, 1.0, 60.0  # of names; bpm a pixel; bpm at the upper edge
        self._pressed: tuple[float, float] | None = None  # px, session s
        self._held: Mark | None = None  # that is pressed
        self._marks: tuple[Mark, ...] = ()
        self.row = MarkRow()
        self._theme: Theme | None = None
        solo = len(seats) == 1
        self._when = label("", "small", elide=True, right=True)
        self._rates = Plot(self.tr("Heart rates over the session"), bottom=solo, left=True)
        self._pair = Plot(self.tr("Synchrony over the session"), bottom=True, left=True)
        self._pair.height_of(-1.15, 1.15)
        self._pair.ticks("left", [(-1, "-1"), (0, "0"), (1, "+1")])
        self._plots = self._rates, self._pair
        self._parts = [pg.BarGraphItem(x0=[0.0], x1=[0.0], y0=[-1e3], y1=[1e3], pen=None) for _ in self._plots]
        self._playheads = [pg.InfiniteLine(angle=90) for _ in self._plots]
        self._curves = {who: pg.PlotCurveItem(connect="finite") for who in seats}
        self._band_edges = pg.PlotCurveItem(), pg.PlotCurveItem()
        self._band, self._zero = pg.FillBetweenItem(*self._band_edges), pg.InfiniteLine(0, angle=0)
        self._beyond, self._synchrony = pg.PlotCurveItem(connect="finite"), pg.PlotCurveItem(connect="finite")
        curves = tuple(self._curves.values()), (self._band, self._zero, self._beyond, self._synchrony)
        self._moved = pg.InfiniteLine(angle=90)  # where a mark would be
        self._moved.hide()
        self._rates.add(self._moved)
        for plot, part, items, line in zip(self._plots, self._parts, curves, self._playheads, strict=True):
            plot.area.getAxis("left").setWidth(34)
            plot.add(part, *items, line)
        legend = self.tr("grey: 5 to 95 % of what chance would give · dotted: beyond the pacer, best lag")
        about = label(self.tr("Synchrony"), "small"), label(legend, "small", elide=True)
        units = label(self.tr("heart rates in bpm"), "small", whole=True)
        add(
            self.rows,
            hbox(label(self.tr("Session"), "head"), units, self._when),
            self.row,
            (self._rates, 3),
            hbox(*about),
            (self._pair, 2),
        )
        if solo:
            for widget in (self._pair, *about):
                widget.hide()

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours of the plots."""
        self._theme = theme
        for plot in self._plots:
            plot.apply_theme(theme)
        self._band.setBrush(QColor(mix(theme.dim, theme.card, 0.3)))
        self._zero.setPen(pen(theme.line))
        for line in self._playheads:
            line.setPen(pen(theme.ink))
        self._moved.setPen(pen(theme.accent, 2))
        for part in self._parts:
            part.setOpts(brush=QColor(theme.wash))
        self._synchrony.setPen(pen(theme.accent, 1.5))
        self._beyond.setPen(pen(theme.accent, 1, (2, 3)))
        for who, curve in self._curves.items():
            curve.setPen(pen(theme.seats[who], 1.0, DASHES[who]))
        self._drawn = self._moments_shown = ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawn = self._moments_shown = ()

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew everything when there is a new frame, nothing in between."""
        if state.theme is not self._theme:
            self.apply_theme(state.theme)
        frame = state.frame
        if frame is None:
            self._when.setText(self.tr("fills as the session goes on"))
            return
        if self.is_drawn(frame, tuple(state.marks), state.trends.seconds, state.part, frozenset(state.hidden)):
            return
        recorded, (start, stop) = state.seconds is not None, state.part or (0.0, 0.0)
        self._rates.setCursor(Qt.CursorShape.PointingHandCursor if recorded else Qt.CursorShape.ArrowCursor)
        self._choose_span(state, frame.t)
        self._draw_rates(state)
        if len(self.seats) > 1:
            self._draw_pair(state)
        for part, line in zip(self._parts, self._playheads, strict=True):
            part.setOpts(x0=[start], x1=[stop])
            line.setVisible(recorded)
            line.setValue(frame.t)
        self._marks = tuple(state.marks)
        self._draw_moments(state)
        self.point()
        if frame.t % DESCRIBE_EVERY == 0:
            self.setAccessibleDescription(self._description(state, frame.t))

    def _choose_span(self, state: SessionState, now: float) -> None:
        if state.seconds is not None:
            stop = max(state.seconds, 1.0)
            self._when.setText(f"{phrases.clock(now)} / {phrases.clock(stop)}")
        else:
            # Grows in steps: a scrolling axis would have to be laid out again each second.
            stop = next((span for span in SPANS if now <= span), max(now, SPANS[-1]))
            self._when.setText(self.tr("from the beginning"))
        if stop == self._stop:
            return
        self._stop = stop
        for plot in self._plots:
            plot.span(0.0, stop)
        step = next((s for s in STEPS if stop / s <= 10), STEPS[-1])
        lowest = self._rates if len(self.seats) == 1 else self._pair
        lowest.ticks("bottom", [(v, phrases.clock(v)) for v in np.arange(step, stop, step)])

    def _draw_rates(self, state: SessionState) -> None:
        shown: list[float] = []
        for who, curve in self._curves.items():
            t, y = self._series(state, f"{who}.rate")
            curve.setData(t, y)
            shown += y[np.isfinite(y)].tolist()
        if len(set(shown)) > 1:
            self._range = calm_range(min(shown), max(shown), self._range)
        low, high = self._range
        self._levels = 2 if self._rates.height() > 110 else 1
        head = NAME_PX * self._levels
        self._per_px = 1.06 * (high - low) / max(30, self._rates.box.height() - head)
        self._top = high + head * self._per_px
        self._rates.height_of(low - 0.06 * (high - low), self._top)
        ticks = [(v, "" if state.hidden else phrases.number(v)) for v in (low, (low + high) / 2, high)]
        self._rates.ticks("left", ticks)

    def _draw_pair(self, state: SessionState) -> None:
        self._synchrony.setData(*self._series(state, SYNCHRONY))
        self._beyond.setData(*self._series(state, BEYOND))
        edges = [state.trends.get(name) for name in (CHANCE_LOW, CHANCE_HIGH)]
        stride = max(1, len(edges[0]) // max(200, self._pair.width()))
        t = np.arange(0.0, len(edges[0]), stride)
        for item, edge in zip(self._band_edges, edges, strict=True):
            item.setData(t, np.nan_to_num(edge[::stride]))

    def _series(self, state: SessionState, name: str) -> tuple[Floats, Floats]:
        y = state.trends.get(name, 0.0, self._stop)
        return thinned(np.arange(float(len(y))), y, 2 * max(200, self._rates.width()))

    def _draw_moments(self, state: SessionState) -> None:
        theme = state.theme
        happened = tuple(state.happenings.all)
        key = (len(state.phases), tuple(state.marks), happened, theme, self._stop, self._top)
        if key == self._moments_shown:
            return
        self._moments_shown = key
        for plot, item in self._moments:
            plot.removeItem(item)
        self._moments.clear()
        solid, dotted = Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine
        moments = [(phase.t, phase.name, solid, theme.line, theme.dim) for phase in state.phases]
        for mark in state.marks:
            colour = theme.recording if mark.kind == "rupture" else theme.ink
            moments.append((mark.t, phrases.mark(mark), dotted, colour, colour))
        for one in happened:
            words = translated(one.in_words(state.names))
            moments.append((one.since, words, dotted, theme.accent, theme.accent))
        font = font_of(self, "axis")
        size = QFontMetrics(font)
        per_s = max(1, self._rates.width() - 40) / self._stop
        free = [-math.inf] * self._levels  # px from which on each line of names has room
        for t, text, style, line_colour, colour in sorted(moments):
            line = pen(line_colour)
            line.setStyle(style)
            for plot in self._plots:
                self._add(plot, pg.InfiniteLine(t, angle=90, pen=line))
            x = t * per_s
            level = next((level for level, begin in enumerate(free) if begin <= x), None)
            room = self._stop * per_s - x
            if level is None or room < 40:
                continue
            shown = size.elidedText(text, Qt.TextElideMode.ElideRight, int(min(room, 180)))
            free[level] = x + size.horizontalAdvance(shown) + 12
            name = pg.TextItem(shown, color=colour, anchor=(0, 0))
            name.setFont(font)
            name.textItem.document().setDocumentMargin(2)
            name.setPos(t, self._top - level * NAME_PX * self._per_px)
            self._add(self._rates, name)

    def _add(self, plot: Plot, item: pg.GraphicsObject) -> None:
        plot.addItem(item)
        self._moments.append((plot, item))

    def _description(self, state: SessionState, now: float) -> str:
        texts = [self.tr("{n} {n:phase|phases} and {m} {m:mark|marks} up to {time}.")]
        numbers = {"n": Count(len(state.phases)), "m": Count(len(state.marks)), "time": phrases.clock(now)}
        at = state.trends.get(SYNCHRONY, now, now)
        low, high = (state.trends.get(name, now, now) for name in (CHANCE_LOW, CHANCE_HIGH))
        if len(at) and np.isfinite([*at, *low, *high]).all():
            place = self.tr("above") if at[0] > high[0] else self.tr("below") if at[0] < low[0] else self.tr("within")
            texts.append(self.tr("Synchrony is {place} what chance would give."))
            numbers["place"] = place
        return " ".join(texts).format(**numbers)

    def point(self) -> None:
        """Let the row of a mark point at it."""
        if (mark := self.row.mark) is not None:
            self.row.point_at(self._x_of(mark.t) - self.row.x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        t = self._time_at(event.position())
        self._held = None if t is None else self._mark_near(t)
        self._pressed = None if t is None else (event.position().x(), t)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        held, self._held = self._held, None
        if pressed is None:
            return
        x, t = pressed
        end = self._time_at(event.position(), inside=False)
        if held is not None:
            self._let_go(held, end if end is not None and abs(event.position().x() - x) > DRAGGED_PX else None)
            return
        if end is None or abs(event.position().x() - x) <= DRAGGED_PX:
            self.seek_requested.emit(t)
        else:
            self.repeat_requested.emit(min(t, end), max(t, end))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and (t := self._time_at(event.position(), inside=False)) is not None:
            self._moved.setValue(t)
            self._moved.show()

    def _let_go(self, mark: Mark, t: float | None) -> None:
        """Open the row of a mark, moved to `t` (s) where it was dragged."""
        self._moved.hide()
        if self.row.mark is not None and self.row.mark != mark:
            self.row.close_row()
        if self.row.mark is None:
            self.row.open_mark(mark, self._stop)
        if t is not None:
            self.row.move_to(t)
        self.point()

    def _mark_near(self, t: float) -> Mark | None:
        """The mark whose line lies within some pixels of `t` (s), where marks can be edited."""
        reach = GRIP_PX * self._stop / max(1.0, self._rates.box.width())
        near = [mark for mark in self._marks if abs(mark.t - t) <= reach] if self.edited else []
        return min(near, key=lambda mark: abs(mark.t - t), default=None)

    def _x_of(self, t: float) -> float:
        """Where a session time (s) is drawn (px)."""
        at = self._rates.box.mapViewToScene(QPointF(t, 0.0))
        return float(self._rates.mapTo(self, at.toPoint()).x())

    def _time_at(self, place: QPointF, *, inside: bool = True) -> float | None:
        """The session time (s) at a place in the plots; None (or, if not `inside`, the nearest) beside them."""
        at = self._rates.mapFrom(self, place.toPoint())
        t = float(self._rates.box.mapSceneToView(QPointF(at)).x())
        return None if inside and not 0.0 <= t <= self._stop else min(max(t, 0.0), self._stop)

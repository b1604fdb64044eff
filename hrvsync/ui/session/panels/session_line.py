"""The session from its beginning: both heart rates with phases and marks, and below the states of each."""

import math
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QResizeEvent

from hrvsync.analysis.states import State
from hrvsync.beats import Floats
from hrvsync.events import Mark
from hrvsync.i18n import Count
from hrvsync.ui import phrases
from hrvsync.ui.curves import thinned
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.plot import Plot, calm_range, pen
from hrvsync.ui.session.mark_row import MarkRow
from hrvsync.ui.session.panel import DESCRIBE_EVERY, Panel, Place
from hrvsync.ui.session.state import CHANCE_HIGH, CHANCE_LOW, SYNCHRONY, SessionState
from hrvsync.ui.theme import DASHES, SHAPES, Theme
from hrvsync.ui.typography import font_of
from hrvsync.ui.widgets import add, configure, hbox, label
from hrvsync.ui.widgets.axes import LINE
from hrvsync.ui.widgets.labelled_curve import apart
from hrvsync.ui.widgets.state_strip import State as Shown, StateStrip, StripData

SPANS = tuple(60.0 * minutes for minutes in (8, 16, 30, 60, 120, 240, 480, 960, 1440))
STEPS = (30, 60, 120, 300, 600, 1800, 3600, 7200, 14400)  # s between two times at the axis
DRAGGED_PX = 6  # a press that moves further chooses a part
GRIP_PX = 8  # from the line of a mark where it can be taken
NAME_PX = 17  # height of one line of names above the curves
BESIDE = 1.07  # times as long as the session is what is shown: names stand at the ends of curves
STRIP_PX = 22  # of height, at least
AXIS_PX, SIGN_PX = 34, 26  # of width, for values and for the sign of a person, left of what is drawn


class SessionLine(Panel):
    """Long curves on a fixed axis; in a recording a click goes to that moment, a drag chooses a part to repeat.

    Without `strips` it shows neither the states of then nor names: what stands below it does.
    Where marks can be `edited`, a click on one opens its row, and a drag moves it.
    """

    place = Place.BELOW
    edited = False

    def __init__(self, seats: tuple[str, ...], *, strips: bool = True) -> None:
        super().__init__(seats, phrases.tr("Session"), spacing=4)
        self._moments: list[pg.GraphicsObject] = []
        self._moments_shown: tuple[object, ...] = ()
        self._stop = 0.0  # s, the right end of the axis, which begins at 0
        self._range = (60.0, 60.0)
        self._levels, self._per_px, self._top = 1, 1.0, 60.0  # of names; bpm a pixel; bpm at the upper edge
        self._pressed: tuple[float, float] | None = None  # px, session s
        self._held: Mark | None = None  # that is pressed
        self._marks: tuple[Mark, ...] = ()
        self.row = MarkRow()
        self._theme: Theme | None = None
        self._when = label("", "small", elide=True, right=True)
        self._rates = Plot(self.tr("Heart rates over the session"), bottom=True, left=True)
        self._rates.area.getAxis("left").setWidth(AXIS_PX)
        self._part, self._playhead = (
            pg.BarGraphItem(x0=[0.0], x1=[0.0], y0=[-1e3], y1=[1e3], pen=None),
            pg.InfiniteLine(),
        )
        self._curves = {who: pg.PlotCurveItem(connect="finite") for who in seats}
        self._ends = {who: pg.TextItem(anchor=(0, 0.5)) for who in seats}
        self._moved = pg.InfiniteLine(angle=90)  # where a mark would be
        self._moved.hide()
        self._rates.add(self._part, *self._curves.values(), *self._ends.values(), self._playhead, self._moved)
        self._strips = {who: StateStrip(StripData(who, (), 1.0)) for who in seats} if strips else {}
        self._beside = BESIDE if strips else 1.0
        units = label(self.tr("bpm"), "small")
        add(self.rows, hbox(label(self.tr("Session"), "head"), units, self._when), self.row, (self._rates, 1))
        for who, strip in self._strips.items():
            sign = configure(label(SHAPES[who], "shape-" + who), minimumWidth=SIGN_PX, maximumWidth=SIGN_PX)
            sign.setAlignment(Qt.AlignmentFlag.AlignBottom)
            strip.setMinimumHeight(STRIP_PX)
            self.rows.addLayout(hbox(sign, strip, spacing=AXIS_PX - SIGN_PX))

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours of the plots."""
        self._theme = theme
        self._rates.apply_theme(theme)
        self._playhead.setPen(pen(theme.ink))
        self._part.setOpts(brush=QColor(theme.wash))
        self._moved.setPen(pen(theme.accent, 2))
        for who, curve in self._curves.items():
            curve.setPen(pen(theme.seats[who], 1.0, DASHES[who]))
            self._ends[who].setColor(theme.seat_text[who])
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
        for who, strip in self._strips.items():
            known = state.trends.get(f"{who}.state", 0.0, self._stop)
            strip.show_data(StripData(who, states(known), self._stop * self._beside))
        self._part.setOpts(x0=[start], x1=[stop])
        self._playhead.setVisible(recorded)
        self._playhead.setValue(frame.t)
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
        self._rates.span(0.0, stop * self._beside)
        step = next((s for s in STEPS if stop / s <= 10), STEPS[-1])
        self._rates.ticks("bottom", [(v, phrases.clock(v)) for v in np.arange(step, stop, step)])

    def _draw_rates(self, state: SessionState) -> None:
        shown: list[float] = []
        ends: dict[str, tuple[float, float]] = {}
        for who, curve in self._curves.items():
            t, y = self._series(state, f"{who}.rate")
            curve.setData(t, y)
            known = np.flatnonzero(np.isfinite(y))
            shown += y[known].tolist()
            if len(known):
                ends[who] = float(t[known[-1]]), float(y[known[-1]])
        if len(set(shown)) > 1:
            self._range = calm_range(min(shown), max(shown), self._range)
        low, high = self._range
        self._levels = 2 if self._rates.height() > 110 else 1
        head = NAME_PX * self._levels
        self._per_px = 1.06 * (high - low) / max(30, self._rates.box.height() - head)
        self._top = high + head * self._per_px
        self._rates.height_of(low - 0.06 * (high - low), self._top)
        places = apart([-end[1] / self._per_px for end in ends.values()], LINE)
        for (who, (t, _)), y in zip(ends.items(), places, strict=True):
            end = self._ends[who]
            if end.toPlainText() != (name := state.name(who) if self._strips else ""):
                end.setFont(font_of(self, "key"))
                end.setText(name)
            end.setPos(t, -y * self._per_px)
        ticks = [(v, "" if state.hidden else phrases.number(v)) for v in (low, (low + high) / 2, high)]
        self._rates.ticks("left", ticks)

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
        for item in self._moments:
            self._rates.removeItem(item)
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
        per_s = max(1, self._rates.width() - 40) / (self._stop * self._beside)
        free = [-math.inf] * self._levels  # px from which on each line of names has room
        for t, text, style, line_colour, colour in sorted(moments):
            line = pen(line_colour)
            line.setStyle(style)
            self._add(pg.InfiniteLine(t, angle=90, pen=line))
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
            self._add(name)

    def _add(self, item: pg.GraphicsObject) -> None:
        self._rates.addItem(item)
        self._moments.append(item)

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


def states(codes: Floats) -> tuple[Shown, ...]:
    """Join the state of each second (a number of State, NaN where nothing was known) to stretches of one state."""
    if not len(codes):
        return ()
    codes = np.where(np.isnan(codes), float(State.UNKNOWN), codes)
    edges = [0, *(np.flatnonzero(np.diff(codes)) + 1).tolist(), len(codes)]
    words = {
        State.SETTLED: phrases.tr("settled"),
        State.ACTIVATED: phrases.tr("up"),
        State.WITHDRAWN: phrases.tr("dampened"),
        State.LIVELY: phrases.tr("lively"),
    }
    found: list[Shown] = []
    for start, stop in pairwise(edges):
        state = State(int(codes[start]))
        raised = None if state == State.UNKNOWN else state in (State.ACTIVATED, State.LIVELY)
        dense = state in (State.ACTIVATED, State.WITHDRAWN)
        found.append(Shown(float(start), float(stop), raised, dense, words.get(state, "")))
    return tuple(found)

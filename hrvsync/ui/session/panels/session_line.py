"""The session from its beginning: both heart rates with phases and marks, and below the states of each."""

from itertools import pairwise

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from hrvsync.analysis.states import State
from hrvsync.beats import Floats
from hrvsync.events import Mark
from hrvsync.i18n import Count
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.session.mark_row import MarkRow
from hrvsync.ui.session.panel import DESCRIBE_EVERY, Panel, Place
from hrvsync.ui.session.state import CHANCE_HIGH, CHANCE_LOW, SYNCHRONY, SessionState
from hrvsync.ui.widgets import add, hbox, label
from hrvsync.ui.widgets.labelled_curve import Curve
from hrvsync.ui.widgets.phase_strip import kind_of
from hrvsync.ui.widgets.played_picture import Played, PlayedPicture
from hrvsync.ui.widgets.session_picture import PictureData, Word
from hrvsync.ui.widgets.state_strip import State as Shown, StripData

SPANS = tuple(60.0 * minutes for minutes in (8, 16, 30, 60, 120, 240, 480, 960, 1440))
GROWS_PX = 4  # that a curve grows by before it is drawn again
DRAGGED_PX = 6  # a press that moves further chooses a part
GRIP_PX = 8  # from the line of a mark where it can be taken


class SessionLine(Panel):
    """Long curves on a fixed axis; in a recording a click goes to that moment, a drag chooses a part to repeat.

    Where marks can be `edited`, a click on one opens its row, and a drag moves it. With `phases` their handwriting
    stands above the curves, in place of a heading.
    """

    place = Place.BELOW
    edited = False

    def __init__(self, seats: tuple[str, ...], *, phases: bool = False) -> None:
        super().__init__(seats, phrases.tr("Session"), spacing=4)
        self.phases = phases
        self._stop = 0.0  # s, the right end of the axis, which begins at 0
        self._pressed: tuple[float, float] | None = None  # px, session s
        self._held: Mark | None = None  # that is pressed
        self._marks: tuple[Mark, ...] = ()
        self.row = MarkRow()
        self._when = label("", "small", elide=True, right=True)
        self.picture = PlayedPicture(self.tr("Heart rates over the session"))
        head = QWidget()
        hbox(label(self.tr("Session"), "head"), self._when, parent=head)
        add(self.rows, head, self.row, (self.picture, 1))
        head.setVisible(not phases)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew what has changed when there is a new frame, nothing in between."""
        frame = state.frame
        if frame is None:
            self._when.setText(self.tr("fills as the session goes on"))
            return
        recorded = state.seconds is not None
        self._choose_span(state, frame.t)
        step = max(1, round(GROWS_PX * self._stop / max(1, self.picture.width())))
        known = state.trends.seconds if recorded else int(frame.t)
        happened = tuple(state.happened)
        now = tuple(one.state.state for one in frame.people.values())  # another state is shown at once
        key = known // step, now, len(state.phases), tuple(state.marks), happened, self._stop
        if not self.is_drawn(*key, self.phases, frozenset(state.hidden), tuple(state.names.items())):
            self.setCursor(Qt.CursorShape.PointingHandCursor if recorded else Qt.CursorShape.ArrowCursor)
            self._marks = tuple(state.marks)
            self.picture.show_data(self._data(state))
            self.point()
        self.picture.show_played(
            Played(frame.t if recorded else None, state.part, self.picture.played.moved if recorded else None)
        )
        if frame.t % DESCRIBE_EVERY == 0:
            self.setAccessibleDescription(self._description(state, frame.t))

    def _choose_span(self, state: SessionState, now: float) -> None:
        if state.seconds is not None:
            self._stop = max(state.seconds, 1.0)
            self._when.setText(f"{phrases.clock(now)} / {phrases.clock(self._stop)}")
        else:
            # Grows in steps: a scrolling axis would have to be laid out again each second.
            self._stop = next((span for span in SPANS if now <= span), max(now, SPANS[-1]))
            self._when.setText(self.tr("from the beginning"))

    def _data(self, state: SessionState) -> PictureData:
        """What there is up to now; of a recording, all that is known of it."""
        curves, strips = list[Curve](), list[StripData]()
        for who in self.seats:
            rate, codes = (state.trends.get(f"{who}.{name}", 0.0, self._stop) for name in ("rate", "state"))
            curves.append(Curve(state.name(who), np.arange(float(len(rate))), rate, who))
            strips.append(StripData(who, states(codes), self._stop))
        phases = tuple((phase.t, phase.name) for phase in state.phases)
        words = [Word(one.t, phrases.mark(one), mark=True, rupture=one.kind == "rupture") for one in state.marks]
        words += [Word(one.since, translated(one.in_words(state.names)), noticed=True) for one in state.happened]
        kinds = tuple(map(kind_of, state.phases)) if self.phases else ()
        return PictureData(
            self._stop, tuple(curves), tuple(strips), phases, tuple(words), values=not state.hidden, kinds=kinds
        )

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
            self.row.point_at(float(self.row.mapFromGlobal(self.mapToGlobal(self.place_of(mark.t))).x()))

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
            self._show_moved(t)

    def _let_go(self, mark: Mark, t: float | None) -> None:
        """Open the row of a mark, moved to `t` (s) where it was dragged."""
        self._show_moved(None)
        if self.row.mark is not None and self.row.mark != mark:
            self.row.close_row()
        if self.row.mark is None:
            self.row.open_mark(mark, self._stop)
        if t is not None:
            self.row.move_to(t)
        self.point()

    def _show_moved(self, t: float | None) -> None:
        self.picture.show_played(replace(self.picture.played, moved=t))

    def _mark_near(self, t: float) -> Mark | None:
        """The mark whose line lies within some pixels of `t` (s), where marks can be edited."""
        reach = self.picture.time_at(GRIP_PX) - self.picture.time_at(0.0)
        near = [mark for mark in self._marks if abs(mark.t - t) <= reach] if self.edited else []
        return min(near, key=lambda mark: abs(mark.t - t), default=None)

    def place_of(self, t: float) -> QPoint:
        """Where the curves are at a session time (s), in the middle of their height."""
        return self.picture.mapTo(self, QPoint(round(self.picture.x_of(t)), self.picture.height() // 2))

    def _time_at(self, place: QPointF, *, inside: bool = True) -> float | None:
        """The session time (s) at a place on the panel; None (or, if not `inside`, the nearest) beside the curves."""
        t = self.picture.time_at(self.picture.mapFrom(self, place).x())
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

"""What steers a session: live, pause and next phase; a recording, pause, speed, a scrubber, steps, a part to repeat."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from hrvsync.events import Pause
from hrvsync.guide import Interlude, Skip
from hrvsync.session import Request, Session, Transport
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.actions import SPACE, Action, symbol_button
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import Theme, current
from hrvsync.ui.widgets import announce, combo_box, configure, hbox, label

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 60.0)
SMALL_STEP, BIG_STEP = 5.0, 30.0  # s
PART = 30.0  # s around the present moment that are repeated where there are neither phases nor marks


class LiveControls:
    """Sends requests to `session`, which runs on `bridge`: its guide pauses or goes on; recording never stops."""

    def __init__(self, view: QWidget, session: Session, bridge: Bridge, state: SessionState) -> None:
        self._view, self._session, self._bridge, self._state = view, session, bridge, state
        pause = Action(SPACE, phrases.tr("Pause, or go on"), self.toggle_pause, self._pause_text)
        skip = Action("Right", phrases.tr("On to the next phase"), self.skip, phrases.tr("Next phase"))
        both = Action("B", phrases.tr("Breathe together for a minute"), self.breathe_together)
        guided = (skip, both) if len(state.names) > 1 else (skip,)
        self.table = (pause, *guided) if session.protocol else (pause,)

    def toggle_pause(self) -> None:
        """Pause the guide for everyone, or let it go on."""
        pause = Pause(self._state.now(time.monotonic()), not self._state.guide_paused)
        self._state.on_pause_request(pause)
        self.request(pause)
        announce(self._view, phrases.tr("Paused") if pause.paused else phrases.tr("Going on"))

    def skip(self) -> None:
        """Go on to the next phase."""
        self.request(Skip(self._state.now(time.monotonic())))

    def breathe_together(self) -> None:
        """Breathe to one pacer for a minute, then go back to the phase that was left; nothing where a pacer runs."""
        phase = self._state.phase
        if phase is None or not phase.pacers:
            name, prompt = phrases.tr("Breathe together"), phrases.tr("Small, easy breaths. Stop if you feel dizzy.")
            self.request(Interlude(self._state.now(time.monotonic()), name, prompt=prompt))

    def request(self, what: Request) -> None:
        """Ask the session for a mark, a pause or the next phase."""
        self._bridge.call(self._session.request, what)

    def _pause_text(self) -> str:
        if self._state.guide_paused:
            return phrases.tr("Go on")
        return phrases.tr("Pause for both") if len(self._state.names) > 1 else phrases.tr("Pause")


class ReplayControls(QWidget):
    """The bar below a recording; steers `transport`, which belongs to the session's thread."""

    def __init__(
        self, transport: Transport, bridge: Bridge, state: SessionState, show_message: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._transport, self._bridge, self._state, self._show_message = transport, bridge, state, show_message
        self._seconds = state.seconds or 0.0
        self._part_start: float | None = None
        pause = Action(SPACE, phrases.tr("Pause the recording, or play it"), self.toggle_pause)
        back = Action("Ctrl+Left", phrases.tr("To the previous phase or mark"), partial(self.step, -1))
        forth = Action("Ctrl+Right", phrases.tr("To the next phase or mark"), partial(self.step, 1))
        loop = Action("O", phrases.tr("Repeat this phase, or no longer"), self.toggle_loop)
        self.table = (
            pause,
            back,
            forth,
            Action("Left", phrases.tr("5 seconds back"), partial(self._skip, -SMALL_STEP)),
            Action("Right", phrases.tr("5 seconds on"), partial(self._skip, SMALL_STEP)),
            Action("PgUp", phrases.tr("Half a minute back"), partial(self._skip, -BIG_STEP)),
            Action("PgDown", phrases.tr("Half a minute on"), partial(self._skip, BIG_STEP)),
            Action("Home", phrases.tr("To the beginning"), partial(self.seek, 0.0)),
            Action("+", phrases.tr("Faster"), partial(self._change_speed, 1)),
            Action("-", phrases.tr("Slower"), partial(self._change_speed, -1)),
            loop,
            Action("[", phrases.tr("A part to repeat begins here"), self._begin_part),
            Action("]", phrases.tr("The part to repeat ends here"), self._end_part),
        )
        self.play, self.loop = (
            symbol_button(pause, phrases.tr("Pause"), checkable=True),
            symbol_button(loop, phrases.tr("Loop"), checkable=True),
        )
        self.play.setMinimumWidth(96)
        self.place = configure(
            Scrubber(),
            accessibleName=phrases.tr("Place in the recording, in seconds"),
            pageStep=round(BIG_STEP),
            singleStep=round(SMALL_STEP),
            maximum=max(1, int(self._seconds)),
            focusPolicy=Qt.FocusPolicy.TabFocus,
            valueChanged=self.seek,
        )
        self.time = label("00:00 / 00:00", "dim")
        speeds = ((f"{phrases.number(speed, 0 if speed >= 1 else 2)} ×", speed) for speed in SPEEDS)
        nearest = min(SPEEDS, key=lambda speed: abs(speed - transport.speed))
        self.speed = combo_box(phrases.tr("Speed"), speeds, nearest, self._set_speed)
        self.speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        steps = symbol_button(back, "◂"), symbol_button(forth, "▸")
        hbox(self.play, *steps, (self.place, 1), self.time, self.loop, self.speed, parent=self, margins=(28, 0, 28, 0))

    def draw(self) -> None:
        """Show where the recording is; at the end of the part to repeat go back to its beginning."""
        frame, part = self._state.frame, self._state.part
        if frame is None:
            return
        self.time.setText(f"{phrases.clock(frame.t)} / {phrases.clock(self._seconds)}")
        if not self.place.isSliderDown() and self.place.value() != int(frame.t):
            with QSignalBlocker(self.place):
                self.place.setValue(int(frame.t))
        self.place.show_moments(self._state.theme, self._moments(), part)
        if part is not None and frame.t >= part[1]:
            self.seek(part[0])

    @Slot(float)
    def seek(self, t: float) -> None:
        """Go to session time `t` (s)."""
        self._bridge.call(self._transport.seek, float(t))

    @Slot()
    def toggle_pause(self) -> None:
        """Pause, or go on."""
        paused = self.play.text() == phrases.tr("Pause")
        self.play.setChecked(paused)
        self.play.setText(phrases.tr("Play") if paused else phrases.tr("Pause"))
        self._bridge.call(setattr, self._transport, "paused", paused)
        self._state.clock.steer(time.monotonic(), paused=paused)

    def step(self, direction: int) -> None:
        """Go to the next (1) or the previous (-1) phase or mark."""
        here, moments = self._now(), self._moments()
        there = [t for t in moments if t > here + 1] if direction > 0 else [t for t in moments[::-1] if t < here - 2]
        if there:
            self.seek(there[0])

    @Slot()
    def toggle_loop(self) -> None:
        """Repeat the phase we are in, or go on; without phases and marks some time around now."""
        if self._state.part is not None:
            self.repeat(0.0, 0.0)
            return
        here, moments = self._now(), self._moments()
        start = max((t for t in moments if t <= here), default=max(0.0, here - PART))
        stop = min((t for t in moments if t > here + 1), default=self._seconds if moments else here + PART)
        self.repeat(start, min(stop, self._seconds))

    @Slot(float, float)
    def repeat(self, start: float, stop: float) -> None:
        """Repeat the recording from `start` to `stop` (s) until the next call; nothing if that has no length."""
        self._part_start = None
        self._state.part = (start, max(stop, start + 1)) if stop > start else None
        self.loop.setChecked(self._state.part is not None)
        if self._state.part is None:
            return
        if not start <= self._now() < stop:
            self.seek(start)
        text = phrases.tr("Repeating from {a} to {b}")
        self._show_message(text.format(a=phrases.clock(start), b=phrases.clock(stop)))

    def _begin_part(self) -> None:
        self._part_start = self._now()
        text = phrases.tr("The part begins at {a}; ] ends it")
        self._show_message(text.format(a=phrases.clock(self._part_start)))

    def _end_part(self) -> None:
        start = self._part_start
        if start is not None and self._now() > start:
            self.repeat(start, self._now())

    def _skip(self, seconds: float) -> None:
        self.seek(min(max(0.0, self._now() + seconds), self._seconds))

    def _change_speed(self, steps: int) -> None:
        self.speed.setCurrentIndex(max(0, min(len(SPEEDS) - 1, self.speed.currentIndex() + steps)))

    def _set_speed(self, index: int) -> None:
        self._bridge.call(setattr, self._transport, "speed", SPEEDS[index])
        self._state.clock.steer(time.monotonic(), speed=SPEEDS[index])

    def _moments(self) -> list[float]:
        return sorted({event.t for event in (*self._state.phases, *self._state.marks)})

    def _now(self) -> float:
        return self._state.now(time.monotonic())


class Scrubber(QSlider):
    """A slider over the seconds of a recording with a tick for each phase and mark; the repeated part is lit."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme: Theme = current()
        self._moments: tuple[float, ...] = ()
        self._part: tuple[float, float] | None = None

    def show_moments(self, theme: Theme, moments: Sequence[float], part: tuple[float, float] | None) -> None:
        """Draw a tick at each of `moments` (s), and `part` (s, s)."""
        shown = (theme, tuple(moments), part)
        if shown != (self._theme, self._moments, self._part):
            self._theme, self._moments, self._part = shown
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where one clicks, and on from there with the hand: Qt goes half a minute towards it."""
        if event.button() == Qt.MouseButton.LeftButton:
            start, end = self._x(0.0), self._x(float(self.maximum()))
            share = (event.position().x() - start) / max(1.0, end - start)
            self.setSliderDown(True)  # the handle may stand elsewhere until the session has followed
            self.setValue(round(share * self.maximum()))
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        middle = self.height() / 2
        with QPainter(self) as painter:
            if self._part is not None:
                left, right = (self._x(t) for t in self._part)
                lit = QColor(self._theme.accent)
                lit.setAlphaF(0.35)
                painter.fillRect(round(left), round(middle - 8), max(2, round(right - left)), 16, lit)
            for t in self._moments:
                painter.fillRect(round(self._x(t)), round(middle - 7), 2, 14, QColor(self._theme.dim))
        super().paintEvent(event)

    def _x(self, t: float) -> float:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, slider = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(slider, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(slider, option, QStyle.SubControl.SC_SliderHandle, self)
        share = t / max(1, self.maximum())
        return groove.left() + handle.width() / 2 + share * (groove.width() - handle.width())

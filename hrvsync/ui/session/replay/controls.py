"""What steers a recording: pause, steps, speed, a part to repeat, and a slider where no picture of it is shown."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import override

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from hrvsync.session import Transport
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.actions import SPACE, Action, key_name
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import Theme, current
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import configure, hbox, label, show, vbox
from hrvsync.ui.widgets.glyph import GlyphButton, RoundButton
from hrvsync.ui.widgets.segments import Segments

SPEEDS = (0.5, 1.0, 2.0, 4.0, 16.0, 60.0)
SMALL_STEP, BIG_STEP = 5.0, 30.0  # s
PART = 30.0  # s around the present moment that are repeated where there are neither phases nor marks
ROOMY = 1100  # px of width from which on the length of the recording stands beside the time


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
        less = Action("PgUp", phrases.tr("Half a minute back"), partial(self._skip, -BIG_STEP))
        more = Action("PgDown", phrases.tr("Half a minute on"), partial(self._skip, BIG_STEP))
        loop = Action("O", phrases.tr("Repeat this phase, or no longer"), self.toggle_loop)
        self.table = (
            pause,
            back,
            forth,
            Action("Left", phrases.tr("5 seconds back"), partial(self._skip, -SMALL_STEP)),
            Action("Right", phrases.tr("5 seconds on"), partial(self._skip, SMALL_STEP)),
            less,
            more,
            Action("Home", phrases.tr("To the beginning"), partial(self.seek, 0.0)),
            Action("+", phrases.tr("Faster"), partial(self._change_speed, 1)),
            Action("-", phrases.tr("Slower"), partial(self._change_speed, -1)),
            loop,
            Action("[", phrases.tr("A part to repeat begins here"), self._begin_part),
            Action("]", phrases.tr("The part to repeat ends here"), self._end_part),
        )
        self._loop_tip = f"{loop.text} ({key_name(loop.key)})"
        self.play = RoundButton("pause", phrases.tr("Pause"), self.toggle_pause)
        self.play.setToolTip(f"{pause.text} ({key_name(pause.key)})")
        self.loop = GlyphButton("again", "", self.toggle_loop)
        configure(self.loop, checkable=True, focusPolicy=Qt.FocusPolicy.TabFocus)
        self._show_part()
        self.place = configure(
            Scrubber(),
            accessibleName=phrases.tr("Place in the recording, in seconds"),
            pageStep=round(BIG_STEP),
            singleStep=round(SMALL_STEP),
            maximum=max(1, int(self._seconds)),
            focusPolicy=Qt.FocusPolicy.TabFocus,
            valueChanged=self.seek,
        )
        self.time = label("00:00", "figure")
        self._whole = label(phrases.tr("of {time}").format(time=phrases.clock(self._seconds)), "dim")
        nearest = min(SPEEDS, key=lambda speed: abs(speed - transport.speed))
        texts = ("½" if speed == 0.5 else f"{phrases.number(speed)}×" for speed in SPEEDS)
        self.speed = Segments(phrases.tr("Speed"), zip(texts, SPEEDS, strict=True), nearest)
        self.speed.chosen.connect(self._set_speed)
        for made in self.speed.buttons:
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        before = _step("first", back), _step("backward", less)
        after = _step("forward", more), _step("last", forth)
        when = QWidget()
        hbox(self.time, self._whole, None, parent=when)
        how = QWidget()
        self.speed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        hbox(None, self.loop, self.speed, parent=how, spacing=12)
        row = hbox((when, 1), *before, self.play, *after, (how, 1), spacing=4, margins=(28, 0, 28, 0))
        place = hbox((self.place, 1), margins=(28, 0, 28, 0))
        vbox(place, row, parent=self, spacing=0, margins=(0, 8, 0, 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY * text_scale(self)
        show(roomy, self._whole)
        self.loop.show_bare(not roomy)
        self._show_part()

    def show_place(self, shown: bool) -> None:
        """Show the slider, or leave it to the picture of the session."""
        self.place.setVisible(shown)

    def draw(self) -> None:
        """Show where the recording is; at the end of the part to repeat go back to its beginning."""
        frame, part = self._state.frame, self._state.part
        if frame is None:
            return
        self.time.setText(phrases.clock(frame.t))
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
        paused = self.play.sign == "pause"
        self.play.show_words("play" if paused else "pause", phrases.tr("Play") if paused else phrases.tr("Pause"))
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
        self._show_part()
        if self._state.part is None:
            return
        if not start <= self._now() < stop:
            self.seek(start)
        text = phrases.tr("Repeating from {a} to {b}")
        self._show_message(text.format(a=phrases.clock(start), b=phrases.clock(stop)))

    def _show_part(self) -> None:
        """Say what is repeated, or offer it."""
        part, text = self._state.part, phrases.tr("Repeat")
        if part is not None:
            text = phrases.tr("{a} to {b}").format(a=phrases.clock(part[0]), b=phrases.clock(part[1]))
        self.loop.show_words("again", text)
        self.loop.setToolTip(self._loop_tip)
        self.loop.setChecked(part is not None)

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
        at = next(index for index, made in enumerate(self.speed.buttons) if made.isChecked())
        self.speed.buttons[max(0, min(len(SPEEDS) - 1, at + steps))].click()

    @Slot(object)
    def _set_speed(self, speed: float) -> None:
        self._bridge.call(setattr, self._transport, "speed", speed)
        self._state.clock.steer(time.monotonic(), speed=speed)

    def _moments(self) -> list[float]:
        return sorted({event.t for event in (*self._state.phases, *self._state.marks)})

    def _now(self) -> float:
        return self._state.now(time.monotonic())


def _step(sign: str, action: Action) -> QPushButton:
    made = GlyphButton(sign, action.text, action.run, bare=True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setToolTip(f"{action.text} ({key_name(action.key)})")
    return made


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

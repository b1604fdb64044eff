"""One session on screen: the breathe and the details view of it, its keys and buttons, and what steers it."""

import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hrvsync.analysis.frame import Frame
from hrvsync.events import AnyEvent, Link, Mark, Pause, Phase
from hrvsync.guide import Skip, pacer_for
from hrvsync.i18n import reason
from hrvsync.session import Request, Session
from hrvsync.storage.notes import Notes, read_notes, write_notes
from hrvsync.storage.recording import FileError
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import spoken, why
from hrvsync.ui.session.breathe import Breathe
from hrvsync.ui.session.details import Details
from hrvsync.ui.session.marks import MarksDialog, NoteDialog, add, fill_cues, mark_menu
from hrvsync.ui.session.playback import Playback
from hrvsync.ui.session.sound import Moment, Player, Tone, has_sound
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import OWN_KEYS, Theme
from hrvsync.ui.widgets import announce

FRAME_MS, CALM_MS = 33, 250  # between drawings, and with reduced motion
TOAST_MS = 4000
SMALL_STEP, BIG_STEP = 5.0, 30.0  # s that arrow and page keys go in a recording
PART = 30.0  # s around the present moment that a loop takes where there are neither phases nor marks


class SessionView(QWidget):
    """Runs `plan` on `bridge` until `left` or `over`; draws what is visible, thirty times a second."""

    left = Signal()  # the person wants to leave
    over = Signal(object)  # the session ended by itself: None, or the exception that ended it
    said = Signal(str)  # a sentence for the person
    sounded = Signal(bool)  # the person wants tones, or none

    def __init__(
        self, plan: Session, bridge: Bridge, theme: Theme, *, reduced_motion: bool = False, sound: bool = False
    ) -> None:
        super().__init__()
        self.plan, self.bridge = plan, bridge
        self.recorded = plan.transport is not None
        self._trouble = ""
        self.state = SessionState(plan.title, plan.names, theme)
        self.state.reduced_motion = reduced_motion
        self.state.seconds = plan.seconds if self.recorded else None
        self.state.light = self._light()
        if plan.protocol is not None:
            self.state.outline = [
                Phase(0.0, phase.name, phase.seconds, phase.pacers, phase.prompt) for phase in plan.protocol.phases
            ]
        self._notes_lost = ""  # why notes that are there cannot be read: then nothing is written over them
        self._notes = self._read_notes()
        self._part_start: float | None = None
        self._links: dict[str, str] = {}
        self._sound, self._tone = sound, Tone()
        self._player: Player | None = None
        seats = tuple(plan.names)
        self.breathe, self.details = Breathe(seats), Details(seats)
        self.playback = Playback()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.details)
        self._stack.addWidget(self.breathe)
        self._buttons = self._make_buttons()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 4)
        rows.setSpacing(2)
        rows.addWidget(self._stack, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 0, 24, 0)
        bar.addWidget(self.playback)
        rows.addLayout(bar)
        rows.addLayout(self._buttons_row())
        self.playback.setVisible(self.recorded)
        self.timer = QTimer(self)
        self.timer.setInterval(CALM_MS if reduced_motion else FRAME_MS)
        self.timer.timeout.connect(self.draw)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.draw)
        self.timers = (self.timer, self._soon)
        self._connect()
        self._add_keys()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_details(self.recorded)

    def start(self) -> None:
        """Begin to run and to draw."""
        wall = time.monotonic()
        self.state.clock.steer(wall, speed=self.plan.speed)
        if self.plan.transport is not None:
            self.playback.begin(self.plan.seconds or 0.0, self.plan.transport.speed)
            self.state.clock.steer(wall, speed=self.plan.transport.speed)
        self.bridge.start(self.plan)
        self.timer.start()

    def stop(self) -> None:
        """Stop drawing and end the session."""
        self.timer.stop()
        self._fall_silent()
        self.bridge.stop()

    @Slot()
    def draw(self) -> None:
        """Draw the view that is seen; nothing while the window cannot be."""
        wall = time.monotonic()
        self._sing(wall)
        window = self.window()
        if not self.isVisible() or window.isMinimized():
            return
        view = self._stack.currentWidget()
        if view is self.breathe:
            self.breathe.draw(self.state, wall)
        else:
            self.details.draw(self.state, wall)
        if self._buttons["pause"].text() != self._pause_text():
            self._buttons["pause"].setText(self._pause_text())
        frame = self.state.frame
        if frame is not None and self.recorded:
            self.playback.tell(frame.t)
            self.playback.place.show_moments(self.state.theme, self._moments(), self.state.part)
            if self.state.part is not None and frame.t >= self.state.part[1]:
                self.seek(self.state.part[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not a shortcut, so that Space still presses a button that Tab has reached.
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.toggle_pause()
        else:
            super().keyPressEvent(event)

    def show_details(self, details: bool) -> None:
        """Show the details view, or the breathe view."""
        self._stack.setCurrentWidget(self.details if details else self.breathe)
        self._buttons["view"].setText(self.tr("Breathe view  ·  D") if details else self.tr("Details  ·  D"))
        self._buttons["numbers"].setVisible(not details)

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self.state.theme = theme

    def move_calmly(self, reduced: bool) -> None:
        """Turn reduced motion on or off."""
        self.state.reduced_motion = reduced
        self.timer.setInterval(CALM_MS if reduced else FRAME_MS)

    @Slot(float)
    def seek(self, t: float) -> None:
        """Go to session time `t` (s) of a recording."""
        if self.plan.transport is not None:
            self.bridge.call(self.plan.transport.seek, t)

    @Slot()
    def toggle_pause(self) -> None:
        """Pause the recording; in a live session pause the guide for both, while the recording goes on."""
        if self.recorded:
            self.playback.toggle()
            return
        pause = Pause(self._now(), not self.state.guide_paused)
        self.state.ask(pause)
        self._tell(pause)
        announce(self, self.tr("Paused") if pause.paused else self.tr("Going on"))

    @Slot()
    def skip(self) -> None:
        """Go on to the next phase."""
        if self.recorded:
            self._step(1)
        else:
            self._tell(Skip(self._now()))

    @Slot()
    def toggle_numbers(self) -> None:
        """Show or hide numbers: everyone's in the details view, on request in the breathe view."""
        if self._stack.currentWidget() is self.breathe:
            self.state.numbers = not self.state.numbers
        else:
            self.state.hidden = set() if self.state.hidden else set(self.plan.names)

    @Slot()
    def toggle_sound(self) -> None:
        """Turn the pacer's tones on or off."""
        if not has_sound():
            self.said.emit(self.tr("Tones need one more package: pip install 'hrvsync[sound]'."))
            return
        self._sound = not self._sound
        self.sounded.emit(self._sound)
        self.said.emit(self.tr("Soft tones go with the pacer") if self._sound else self.tr("No tones"))

    @Slot(str)
    def toggle_own(self, who: str) -> None:
        """Hide or show the numbers of one seat, in both views."""
        if who not in self.plan.names:
            return
        self.state.hidden ^= {who}
        name = self.plan.names[who]
        hidden = who in self.state.hidden
        said = self.tr("{name}'s numbers are hidden") if hidden else self.tr("{name}'s numbers are shown")
        announce(self, said.format(name=name))

    def mark(self, kind: str, text: str = "", who: str | None = None) -> None:
        """Mark this moment."""
        mark = Mark(self._now(), kind, text, who)
        if self.recorded:
            self.state.on_event(mark)
            if not self._keep_notes(replace(self._notes, added=(*self._notes.added, mark))):
                return
        else:
            self._tell(mark)
        said = self.tr("Marked: {what} at {time}").format(what=phrases.mark(mark), time=phrases.clock(mark.t))
        self.said.emit(said)
        announce(self, said)

    @Slot(object, object)
    def change_mark(self, was: Mark, now: Mark | None) -> None:
        """Change or (None) remove a mark: kept beside the recording, which stays as it was."""
        added = tuple(mark for mark in self._notes.added if mark != was) + ((now,) if now else ())
        struck = self._notes.struck if was in self._notes.added else (*self._notes.struck, was)
        self._keep_notes(replace(self._notes, added=added, struck=struck))
        self.state.marks = [mark for mark in self.state.marks if mark != was] + ([now] if now else [])

    @Slot()
    def open_marks(self) -> None:
        """Show all marks to change them."""
        dialog = MarksDialog(self, self.state.marks)
        dialog.changed.connect(self.change_mark)
        dialog.sought.connect(self.seek)
        dialog.open()

    @Slot()
    def open_mark_menu(self) -> None:
        """Offer everything that can be marked."""
        menu = mark_menu(self, self.mark, self.open_note)
        menu.addSeparator()
        add(menu, self.tr("All marks ...") + "\tE", self.open_marks)
        self._pop_up(menu)

    @Slot()
    def open_cue_menu(self) -> None:
        """Offer the cues of safety."""
        menu = QMenu(self)
        fill_cues(menu, self.mark)
        self._pop_up(menu)

    @Slot()
    def open_note(self) -> None:
        """Ask for a note."""
        dialog = NoteDialog(self)
        dialog.written.connect(partial(self.mark, "note"))
        dialog.open()

    @Slot(object)
    def on_frame(self, frame: Frame) -> None:
        """Take a frame."""
        self.state.on_frame(frame, time.monotonic())
        if self.timer.isActive() and not self.state.reduced_motion:
            self._soon.start()  # not at the next picture: a heartbeat is on the screen when it is known
            self.timer.start()
        trouble = self.plan.trouble or ""
        if trouble != self._trouble:
            self._trouble = trouble
            self.state.light = self._light()
            self.said.emit(spoken(trouble))

    @Slot(object)
    def on_lookahead_frame(self, frame: Frame) -> None:
        """Take a frame that is analysed ahead."""
        self.state.on_lookahead_frame(frame)

    @Slot(object)
    def on_event(self, event: AnyEvent) -> None:
        """Take a fact as it comes."""
        if isinstance(event, Mark) and event in self._notes.struck:
            return
        self.state.on_event(event)
        if isinstance(event, Link):
            self._announce_link(event)
        elif isinstance(event, Phase) and not self.recorded:
            announce(self, f"{event.name}. {event.prompt}")

    @Slot(object)
    def end(self, failure: Exception | None) -> None:
        """The session ended by itself."""
        self.timer.stop()
        self._fall_silent()
        self.over.emit(failure)

    def _connect(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self.bridge.framed.connect(self.on_frame, queued)
        self.bridge.foreseen.connect(self.on_lookahead_frame, queued)
        self.bridge.happened.connect(self.on_event, queued)
        self.bridge.ended.connect(self.end, queued)
        self.details.sought.connect(self.seek)
        self.breathe.hid.connect(self.toggle_own)
        self.details.parted.connect(self.repeat_part)
        self.details.hiding.connect(self.toggle_own)
        self.playback.sought.connect(self.seek)
        self.playback.paused.connect(self._pause_recording)
        self.playback.sped.connect(self._speed)
        self.playback.stepped.connect(self._step)
        self.playback.looped.connect(self._set_loop)
        for mark in self._notes.added:
            self.state.on_event(mark)

    def _make_buttons(self) -> dict[str, QPushButton]:
        made: dict[str, QPushButton] = {}
        rows = (
            ("pause", self._pause_text(), self.toggle_pause),
            ("next", self.tr("Next phase  ·  →"), self.skip),
            ("numbers", self.tr("Numbers  ·  H"), self.toggle_numbers),
            ("mark", self.tr("Mark  ·  M"), self.open_mark_menu),
            ("sound", self.tr("Tones  ·  S"), self.toggle_sound),
            ("view", self.tr("Details  ·  D"), self.toggle_view),
            ("end", self.tr("Close  ·  Esc") if self.recorded else self.tr("End  ·  Esc"), self.left),
        )
        for name, text, act in rows:
            button = QPushButton(text)
            button.setProperty("role", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take Space away from the pause
            button.clicked.connect(act)
            made[name] = button
        # Only hide here: what is shown before it has a parent would be a window of its own.
        if self.recorded:
            made["pause"].hide()
        if self.recorded or self.plan.protocol is None:
            made["next"].hide()
        if self.plan.protocol is None or all(phase.audio == "silence" for phase in self.plan.protocol.phases):
            made["sound"].hide()
        return made

    def _buttons_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(24, 0, 24, 0)
        line.setSpacing(2)
        line.addStretch(1)
        for button in self._buttons.values():
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _sing(self, wall: float) -> None:
        """Let the tone follow the pacer where the present phase has one and both breathe by it."""
        phase = None if self.state.frame is None else self.state.frame.phase
        pacers = {pacer_for(phase, who) for who in self.plan.names}
        pacer = pacers.pop() if len(pacers) == 1 else None
        if not self._sound or phase is None or pacer is None or self.state.guide_paused or not self._has_tones(phase):
            self._tone.follow(None)
            return
        if self._player is None:
            self._player = Player(self._tone)
        self._tone.follow(Moment(pacer, self.state.phase_seconds(self.state.now(wall)), wall, self.plan.speed))

    def _has_tones(self, phase: Phase) -> bool:
        plans = () if self.plan.protocol is None else self.plan.protocol.phases
        return any((plan.name, plan.audio) == (phase.name, "tones") for plan in plans)

    def _fall_silent(self) -> None:
        if self._player is not None:
            self._player.close()
            self._player = None

    def _light(self) -> str:
        if self.recorded:
            return self.tr("recorded before")
        if not self.plan.kept:
            return self.tr("trying out, nothing is kept")
        return self.tr("recording, not yet on disk") if self._trouble else self.tr("recording")

    def _pause_text(self) -> str:
        if self.state.guide_paused:
            return self.tr("Go on  ·  Space")
        return self.tr("Pause for both  ·  Space") if len(self.plan.names) > 1 else self.tr("Pause  ·  Space")

    def _add_keys(self) -> None:
        keys: list[tuple[str, Callable[..., object]]] = [
            ("D", self.toggle_view),
            ("S", self.toggle_sound),
            ("H", self.toggle_numbers),
            ("V", self.details.next_figure),
            ("M", self.open_mark_menu),
            ("C", self.open_cue_menu),
            ("N", self.open_note),
            ("E", self.open_marks),
            ("R", partial(self.mark, "rupture")),
            ("P", partial(self.mark, "repair")),
            ("T", partial(self.mark, "touch")),
            *((key, partial(self.toggle_own, who)) for who, key in OWN_KEYS.items()),
            ("Esc", self.left.emit),
        ]
        if self.recorded:
            keys += [
                ("Ctrl+Right", partial(self._step, 1)),
                ("Ctrl+Left", partial(self._step, -1)),
                ("Right", partial(self._go, SMALL_STEP)),
                ("Left", partial(self._go, -SMALL_STEP)),
                ("PgDown", partial(self._go, BIG_STEP)),
                ("PgUp", partial(self._go, -BIG_STEP)),
                ("Home", partial(self.seek, 0.0)),
                ("+", partial(self.playback.change_speed, 1)),
                ("-", partial(self.playback.change_speed, -1)),
                ("O", self.playback.loop.toggle),
                ("[", self._begin_part),
                ("]", self._end_part),
            ]
        else:
            keys.append(("Right", self.skip))
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    @Slot()
    def toggle_view(self) -> None:
        """Change between the breathe and the details view."""
        self.show_details(self._stack.currentWidget() is self.breathe)

    @Slot(bool)
    def _pause_recording(self, paused: bool) -> None:
        if self.plan.transport is not None:
            self.bridge.call(setattr, self.plan.transport, "paused", paused)
            self.state.clock.steer(time.monotonic(), paused=paused)

    @Slot(float)
    def _speed(self, speed: float) -> None:
        if self.plan.transport is not None:
            self.bridge.call(setattr, self.plan.transport, "speed", speed)
            self.state.clock.steer(time.monotonic(), speed=speed)

    @Slot(int)
    def _step(self, direction: int) -> None:
        here = self._now()
        beyond = [t for t in self._moments() if (t > here + 1 if direction > 0 else t < here - 2)]
        if beyond:
            self.seek(beyond[0] if direction > 0 else beyond[-1])

    @Slot(bool)
    def _set_loop(self, looped: bool) -> None:
        """Repeat the phase we are in; without phases and marks some time around now."""
        here, end = self._now(), self.state.seconds or 0.0
        if not looped:
            self.repeat_part(0.0, 0.0)
            return
        moments = self._moments()
        start = max((t for t in moments if t <= here), default=max(0.0, here - PART))
        stop = min((t for t in moments if t > here + 1), default=min(end, here + PART) if not moments else end)
        self.repeat_part(start, stop)

    @Slot(float, float)
    def repeat_part(self, start: float, stop: float) -> None:
        """Repeat the recording from `start` to `stop` (s) until told otherwise; nothing if it has no length."""
        self._part_start = None
        self.state.part = (start, max(stop, start + 1)) if stop > start else None
        self.playback.repeat(self.state.part is not None)
        if self.state.part is None:
            return
        if not start <= self._now() < stop:
            self.seek(start)
        said = self.tr("Repeating from {a} to {b}").format(a=phrases.clock(start), b=phrases.clock(stop))
        self.said.emit(said)

    def _begin_part(self) -> None:
        self._part_start = self._now()
        self.said.emit(self.tr("The part begins at {a}; ] ends it").format(a=phrases.clock(self._part_start)))

    def _end_part(self) -> None:
        start = self._part_start
        if start is not None and self._now() > start:
            self.repeat_part(start, self._now())

    def _go(self, seconds: float) -> None:
        """Go so many seconds forth or (negative) back in a recording."""
        self.seek(min(max(0.0, self._now() + seconds), self.state.seconds or 0.0))

    def _moments(self) -> list[float]:
        return sorted({event.t for event in (*self.state.phases, *self.state.marks)})

    def _now(self) -> float:
        return self.state.now(time.monotonic())

    def _tell(self, what: Request) -> None:
        self.bridge.call(self.plan.request, what)

    def _pop_up(self, menu: QMenu) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self._buttons["mark"]
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _announce_link(self, link: Link) -> None:
        if self._links.get(link.who) == link.state:
            return
        before = self._links.get(link.who)
        self._links[link.who] = link.state
        name = self.state.names.get(link.who, link.who)
        if link.state == "lost":
            announce(self, self.tr("{name}'s strap paused, trying again").format(name=name))
        elif link.state == "live" and before == "lost":
            announce(self, self.tr("{name}'s strap reconnected").format(name=name))

    def _read_notes(self) -> Notes:
        path = self.plan.path
        if path is None:
            return Notes()
        try:
            return read_notes(path)
        except (FileError, OSError) as error:
            self._notes_lost = why(error)
            return Notes()

    def _keep_notes(self, notes: Notes) -> bool:
        """Keep the marks beside the recording; False where that failed: it was said, and is tried with the next one."""
        self._notes = notes
        path = self.plan.path
        if path is None:
            return True
        if self._notes_lost:
            self.said.emit(self._notes_lost)
            return False
        try:
            write_notes(path, notes)
        except OSError as error:
            text = self.tr("The marks cannot be kept beside the recording ({why}).")
            self.said.emit(text.format(why=spoken(reason(error))))
            return False
        return True

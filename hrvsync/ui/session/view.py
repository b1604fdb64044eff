"""One session on screen: the breathe and the details view of it, with the controls that it has live or replayed."""

import time
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent

from hrvsync.analysis.live import Frame
from hrvsync.analysis.story import Happening, Offers
from hrvsync.events import AnyEvent, Link, Mark, Offer, Phase
from hrvsync.session import Session
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.page import Page
from hrvsync.ui.practitioner.practice import Practice
from hrvsync.ui.session.actions import SPACE, Action, ActionButton, HelpOverlay, add_shortcuts
from hrvsync.ui.session.control_bar import ControlBar
from hrvsync.ui.session.controls import LiveControls
from hrvsync.ui.session.marks import Marks, NotesFile
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.replay.controls import ReplayControls
from hrvsync.ui.session.sentence import who_is_up
from hrvsync.ui.session.sound import PacerSound, has_sound
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.session.views import Views
from hrvsync.ui.theme import OWN_KEYS, Theme
from hrvsync.ui.widgets import announce, configure, open_dialog, vbox

FRAME_MS, CALM_MS = 33, 500  # between drawings, and with reduced motion
CLOSES_FROM = 60.0  # s: a session as long as that has a quiet moment at its end
LAST_CHIME_MS = 2500  # the end is heard, too


class SessionView(Page):
    """Runs `session` on `bridge` until `left` or `ended`; draws what is visible, thirty times a second."""

    stopped = Signal()  # somebody wants it to end at once
    ended = Signal(object)  # the session ended by itself: None, or the exception that ended it
    goes_back = False  # Esc asks first
    keeps_room = True
    sound_changed = Signal(bool)  # tones were turned on or off

    def __init__(
        self,
        session: Session,
        bridge: Bridge,
        theme: Theme,
        *,
        reduced_motion: bool = False,
        sound: bool = False,
        offers: bool = False,
    ) -> None:
        super().__init__()
        self.session, self.bridge = session, bridge
        self.recorded = session.transport is not None
        self.state = SessionState(session.title, session.names, theme)
        self.state.reduced_motion = reduced_motion
        self.state.seconds = session.seconds if self.recorded else None
        self._trouble = ""
        self.state.status = self._status()
        if session.protocol is not None:
            self.state.outline = [plan.begun(0.0) for plan in session.protocol.phases]
        self._links: dict[str, str] = {}
        self._up: frozenset[tuple[str, bool]] = frozenset()
        self._offers = Offers() if offers and not self.recorded and session.protocol is not None else None
        self._sound = PacerSound(session.protocol, session.speed, on=sound)
        self.views = Views(session)
        self.breathe, self.details = self.views.breathe, self.views.details
        self.replay = (
            None
            if session.transport is None
            else ReplayControls(session.transport, bridge, self.state, self.message.emit)
        )
        self._controls = controls = self.replay or LiveControls(self, session, bridge, self.state)
        notes = NotesFile(session.path)
        for mark in notes.notes.added:
            self.state.on_event(mark)
        self.marks = Marks(
            self,
            self.state,
            notes,
            self.message.emit,
            self.marked.emit,
            record=None if isinstance(controls, ReplayControls) else controls.request,
            seek=self.replay.seek if self.replay else None,
            own=session.protocol.marks if session.protocol is not None else (),
        )
        self.practice = Practice(self, self.state, self.marks, session.path, self.views.show_view)
        roles = session.protocol.roles.values() if session.protocol is not None else ()
        practice = self.practice.actions(offered="practitioner" in roles)
        leave, view = self._leave_actions(), (*self._view_actions(), *practice)
        # Every page has these two keys; here they are listed.
        full_screen = Action("F11", self.tr("Full screen on or off (also F)"), self.full_screen_toggled.emit)
        self.help = {
            self.tr("Recording") if self.recorded else self.tr("Session"): (*controls.table, *leave),
            self.tr("Marks"): self.marks.table,
            self.tr("View"): (*view, full_screen),
        }
        self.table = (*controls.table, *self.marks.table, *view, *leave)
        add_shortcuts(self, self.table)
        self.buttons = {action.key: ActionButton(action) for action in self.table if action.button}
        self._space = controls.table[0].run
        self.marks.anchor = self.buttons["M"]
        self.bar = ControlBar(self.buttons.values())
        above = () if self.replay is None else (self.replay,)
        vbox((self.views, 1), *above, self.bar, parent=self, spacing=2, margins=(0, 0, 0, 4))
        self.timer = configure(QTimer(self), interval=CALM_MS if reduced_motion else FRAME_MS, timeout=self.draw)
        self._soon = configure(QTimer(self), singleShot=True, interval=0, timeout=self.draw)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.views.show_view(None)

    def start(self) -> None:
        """Begin to run and to draw."""
        self.state.clock.steer(time.monotonic(), speed=self.session.speed)
        self.bridge.start(self.session)
        self.timer.start()

    def stop(self) -> None:
        """Stop drawing and end the session."""
        self.timer.stop()
        self.practice.close()
        if self._sound.ringing:
            QTimer.singleShot(LAST_CHIME_MS, self._sound.stop)
        else:
            self._sound.stop()
        self.bridge.stop()

    @Slot()
    def draw(self) -> None:
        """Draw the view that is shown; nothing while the window is hidden."""
        wall = time.monotonic()
        self._sound.follow(self.state, wall)
        self.practice.draw(wall)
        if not self.isVisible() or self.window().isMinimized():
            return
        self.views.draw(self.state, wall)
        if self.replay is not None:
            self.replay.draw()
        else:
            self.buttons[SPACE].refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space()
        else:
            super().keyPressEvent(event)

    def show_details(self, details: bool) -> None:
        """Show the details view, or the breathe view."""
        self.views.show_view(self.details if details else self.breathe)

    @Slot()
    def _view_changed(self) -> None:
        calm = self.views.calm
        self.buttons["D"].refresh()
        self.buttons["H"].setVisible(calm)
        self.bar.set_calm(calm, fades=calm and not self.recorded)
        if self.replay is not None:
            self.replay.show_place(self.views.currentWidget() is not self.views.replay)

    @property
    def closes_softly(self) -> bool:
        """Whether people have been with the disc long enough for a quiet moment at the end."""
        calm = self.views.calm and not self.recorded and not self.session.unsaved
        return calm and self.state.frame is not None and self.state.frame.t >= CLOSES_FROM

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self.state.theme = theme
        self.practice.apply_theme(theme)

    @Slot()
    def toggle_view(self) -> None:
        """Show the next of the views."""
        self.views.show_next()

    @Slot()
    def toggle_numbers(self) -> None:
        """Show or hide numbers: everyone's in the details view, on request in the breathe view."""
        if self.views.calm:
            self.state.numbers = not self.state.numbers
        else:
            self.state.hidden = set() if self.state.hidden else set(self.state.names)

    @Slot(str)
    def toggle_own(self, who: str) -> None:
        """Hide or show the numbers of one seat, in both views."""
        self.state.hidden ^= {who}
        hidden = who in self.state.hidden
        text = self.tr("{name}'s numbers are hidden") if hidden else self.tr("{name}'s numbers are shown")
        announce(self, text.format(name=self.state.names[who]))

    @Slot()
    def toggle_sound(self) -> None:
        """Turn the pacer's tones on or off."""
        if not has_sound():
            self.message.emit(self.tr("The part of hrvsync that plays tones is not installed."))
            return
        self._sound.on = not self._sound.on
        self.sound_changed.emit(self._sound.on)
        self.message.emit(
            self.tr("Soft tones go with the pacer and begin each phase") if self._sound.on else self.tr("No tones")
        )

    @Slot()
    def toggle_heart_sound(self) -> None:
        """Let a tone go with the heart of somebody alone, in place of the pacer's; or no longer."""
        self._sound.heart = not self._sound.heart
        if self._sound.heart and not self._sound.on:
            self.toggle_sound()
        rises = self.tr("A tone rises and falls with your heart")
        self.message.emit(rises if self._sound.heart else self.tr("The tones go with the disc again"))

    @Slot()
    def open_help(self) -> None:
        """Show all keys."""
        open_dialog(HelpOverlay(self, self.help))

    @Slot(object)
    def on_frame(self, frame: Frame) -> None:
        """Show a frame."""
        happened = self.state.on_frame(frame, time.monotonic())
        self._say(frame, happened)
        if self.timer.isActive() and not self.state.reduced_motion:
            self._soon.start()  # not at the next picture: a heartbeat is on the screen when it is known
            self.timer.start()
        trouble = self.session.trouble or ""
        if trouble != self._trouble:
            self._trouble = trouble
            self.state.status = self._status()
            self.message.emit(translated(trouble))

    def _say(self, frame: Frame, happened: Happening | None) -> None:
        """Say aloud who goes up or comes back; offer to keep what happened live as a mark."""
        up, self._up = self._up, who_is_up(frame)
        if happened is not None and not self.recorded:
            text = translated(happened.in_words(self.state.names))
            self.proposed.emit(text, self.tr("Keep it"), partial(self.marks.mark, "moment", text, t=happened.since))
        elif self._up != up:
            announce(self, phrases.together(frame, self.state.names, missing=not self.views.calm))
        if self._offers is not None and self._offers.due(frame, allowed=self._may_offer(frame)):
            self._offer(frame.t)
            if isinstance(self._controls, LiveControls):
                self._controls.request(Offer(frame.t))  # recorded, whatever comes of it

    def _offer(self, t: float) -> None:
        """Offer to breathe together: below the disc, or beside the details."""
        head, question = self.tr("Both of you are up."), self.tr("Breathe together for a minute?")
        yes = self.tr("Yes  ·  B")
        if self.views.calm:
            self.breathe.offer.show_offer(head, question, yes, self._breathe_together, t)
        else:
            self.proposed.emit(f"{head} {question}", yes, self._breathe_together)

    def _may_offer(self, frame: Frame) -> bool:
        """Whether the plan of the present phase lets it be offered to breathe together."""
        plans = self.session.protocol.phases if self.session.protocol is not None else ()
        name = frame.phase.name if frame.phase is not None else ""
        return all(plan.offer for plan in plans if plan.name == name)

    def _breathe_together(self) -> None:
        if isinstance(self._controls, LiveControls):
            self._controls.breathe_together()

    @Slot(object)
    def on_lookahead_frame(self, frame: Frame) -> None:
        """Take a frame of the recording that is analysed ahead."""
        self.state.on_lookahead_frame(frame)

    @Slot(object)
    def on_event(self, event: AnyEvent) -> None:
        """Show an event as it comes."""
        if isinstance(event, Mark) and event in self.marks.struck:
            return
        self.state.on_event(event)
        if isinstance(event, Link):
            self._announce_link(event)
        elif isinstance(event, Phase) and not self.recorded:
            announce(self, f"{event.name}. {event.prompt}")

    @Slot(object)
    def end(self, failure: Exception | None) -> None:
        """The session ended by itself."""
        if failure is None and not self.recorded:
            self._sound.ring("end")
        self.stop()
        self.ended.emit(failure)

    def _connect(self) -> None:
        bridge = self.bridge
        for signal, slot in (
            (bridge.frame_ready, self.on_frame),
            (bridge.lookahead_frame_ready, self.on_lookahead_frame),
            (bridge.event_ready, self.on_event),
            (bridge.ended, self.end),
        ):
            signal.connect(slot, Qt.ConnectionType.QueuedConnection)
        self.views.changed.connect(self._view_changed)
        self.views.hide_toggled.connect(self.toggle_own)
        if self.replay is not None and self.views.replay is not None:
            for line in self.views.findChildren(SessionLine):
                line.edited = True
                line.row.changed.connect(self.marks.change)
                line.row.closed.connect(self.marks.kept)
            self.views.replay.left.connect(self.left)
            for view in (self.details, self.views.replay):
                view.seek_requested.connect(self.replay.seek)
                view.repeat_requested.connect(self.replay.repeat)

    def _leave_actions(self) -> tuple[Action, ...]:
        if self.recorded:
            return (Action("Esc", self.tr("Close the recording"), self.left.emit, self.tr("Close"), "stop"),)
        return (
            Action("Esc", self.tr("End the session"), self.left.emit, self.tr("End"), "stop"),
            Action("Backspace", self.tr("End it at once, without a question"), self.stopped.emit),
        )

    def _view_actions(self) -> tuple[Action, ...]:
        own = self.tr("Show or hide {name}'s numbers")
        sound = Action("S", self.tr("Turn tones on or off"), self.toggle_sound, self.tr("Tones"), "tone")
        heart = Action("G", self.tr("Let a tone rise and fall with your heart"), self.toggle_heart_sound)
        return (
            Action("H", self.tr("Show or hide all numbers"), self.toggle_numbers, self.tr("Numbers"), "eye"),
            *(
                Action(key, own.format(name=self.state.names[who]), partial(self.toggle_own, who))
                for who, key in OWN_KEYS.items()
                if who in self.state.names
            ),
            *((sound,) if self._sound.offered else ()),
            *((heart,) if self._sound.offered and len(self.state.names) == 1 else ()),
            Action("V", self.tr("Show the next curve of each person"), self.details.next_plot),
            Action(
                "D",
                self.tr("Change between the views"),
                self.toggle_view,
                lambda: self.views.next_one.name,
                lambda: self.views.next_one.sign,
            ),
            Action("F1", self.tr("Show all keys"), self.open_help, self.tr("Keys"), "keys"),
        )

    def _status(self) -> str:
        lab = dict.fromkeys(one.word for one in self.session.attachments if one.word)
        return " · ".join((self._recorded(), *lab))

    def _recorded(self) -> str:
        if self.recorded:
            return self.tr("recorded before")
        if not self.session.saved:
            return self.tr("trying out, nothing is kept")
        return self.tr("recording, not yet on disk") if self.session.unsaved else self.tr("recording")

    def _announce_link(self, link: Link) -> None:
        before = self._links.get(link.who)
        self._links[link.who] = link.state
        name = self.state.name(link.who)
        if link.state == "lost" != before:
            announce(self, self.tr("{name}'s strap paused, trying again").format(name=name))
        elif link.state == "live" and before == "lost":
            announce(self, self.tr("{name}'s strap reconnected").format(name=name))

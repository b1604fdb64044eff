"""The practitioner's own view: both states over the session, the clients' screen, marks in own words, private notes."""

import time
from typing import override

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.practitioner.client_window import Mode
from hrvsync.ui.practitioner.private_file import PrivateFile
from hrvsync.ui.session.actions import Action, ActionButton
from hrvsync.ui.session.marks import LONGEST, Marks
from hrvsync.ui.session.panels.partner import PartnerPanel
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.sentence import HeldSentence
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import Card, button, configure, hbox, label, line_edit, set_role, vbox
from hrvsync.ui.widgets.chip import Chip, ChipData
from hrvsync.ui.widgets.phase_strip import PhaseData, PhaseStrip, boxes
from hrvsync.ui.widgets.segments import Segments

LINE = 220  # px of the curves and the strips at least
MOST_NOTES = 4  # of the last ones that are shown


class PractitionerView(QWidget):
    """Shows `state`; keeps private notes in `file`, sets marks by `marks`."""

    client_wanted = Signal(bool)  # the clients' window is to be opened, or closed
    mode_chosen = Signal(object)  # Mode
    line_said = Signal(str)  # for the clients
    failed = Signal(str)

    def __init__(self, state: SessionState, clients: tuple[str, ...], file: PrivateFile, marks: Marks) -> None:
        super().__init__()
        self.setObjectName("view")
        self._state, self.file, self._marks = state, file, marks
        self._drawn: tuple[object, ...] = ()
        self._typed_at: float | None = None
        self._held = HeldSentence()
        seats = tuple(state.names)
        self.sentence = label("", "title", wrap=True, fades=True)
        self._below = label("", "small", wrap=True)
        self._chips = {who: Chip(ChipData(state.name(who), who=who)) for who in seats}
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._phases = PhaseStrip(PhaseData(()), self.tr("The phases of the session"))
        self._phases.setMaximumWidth(380)
        self._phase, self._clock = label("", "dim", elide=True, right=True), label("", "strong")
        self.line = configure(SessionLine(seats), minimumHeight=LINE)
        self.people = [PartnerPanel((who,)) for who in clients]
        right = vbox(self._clients_card(), *self.people, None, spacing=16)
        left = vbox((self.line, 3), self._marks_card(), spacing=16)
        vbox(
            hbox(*self._chips.values(), (self._phases, 3), (self._phase, 2), self._clock, spacing=10),
            self.sentence,
            self._below,
            (hbox((left, 5), (right, 2), spacing=16), 1),
            parent=self,
            spacing=8,
            margins=(28, 16, 28, 8),
        )
        self.words.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc forget words that are being written, before it does what it does everywhere."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.words.text():
            if event.type() == QEvent.Type.KeyPress:
                self.words.clear()
                self._typed("")
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew everything when there is a new frame, nothing in between."""
        self.line.draw(state, wall)
        for panel in self.people:
            panel.draw(state, wall)
        frame = state.frame
        key = frame, state.theme, tuple(state.roles.items()), tuple(state.names.items())
        if key == self._drawn:
            return
        self._drawn = key
        for who, chip in self._chips.items():
            chip.show_data(ChipData(state.called(who), who=who))
        if frame is None:
            self.sentence.setText(self.tr("Waiting for the first beats"))
            return
        said, below = self._held.of(frame, state.names, state.marks, state.just)
        self.sentence.setText(said)
        self._below.setText("   ·   ".join(filter(None, (*self._since(state), below))))
        phases = state.outline or state.phases
        self._phases.show_data(PhaseData(boxes(phases), frame.t))
        self._phase.setText(frame.phase.name if frame.phase is not None else "")
        self._clock.setText(phrases.clock(frame.t))

    def _since(self, state: SessionState) -> list[str]:
        """Since when each client is in their state."""
        said: list[str] = []
        for panel in self.people:
            since, person = state.states.since(panel.who), state.person(panel.who)
            if since is not None and person is not None:
                text = self.tr("{name}: {state} since {time}")
                word, _ = phrases.body_state(person)
                said.append(text.format(name=state.name(panel.who), state=word, time=phrases.clock(since)))
        return said

    def show_client(self, shown: bool) -> None:
        """Say whether the clients' window is there."""
        self.client.setText(self.tr("Close their window") if shown else self.tr("Open their window"))
        for part in (self.modes, self.client_line):
            part.setEnabled(shown)

    # -- what it is made of --

    def _clients_card(self) -> Card:
        title = self.tr("What the clients see")
        modes: tuple[tuple[str, Mode], ...] = (
            (self.tr("Disc"), "disc"),
            (self.tr("Ring"), "quiet"),
            (self.tr("Dark"), "dark"),
        )
        self.modes = configure(Segments(title, modes, "disc"), chosen=self.mode_chosen)
        self.client = button("", "", self._toggle_client)
        hint = self.tr("A line for them; Enter shows it")
        self.client_line = configure(line_edit("", self.tr("A line for the clients"), hint, LONGEST))
        self.client_line.returnPressed.connect(self._say_line)
        self._shown_line = label("", "small", wrap=True)
        card = Card(
            title, label(title, "head"), self.modes, self.client_line, self._shown_line, hbox(self.client, None)
        )
        self.show_client(False)
        return card

    def _marks_card(self) -> Card:
        title = self.tr("Marks and private notes")
        kinds = [ActionButton(_shown_button(action)) for action in self._marks.table if action.key in "RPTC"]
        for kind in kinds:
            set_role(kind, "glyph-raised")
        about = self.tr("Words about this moment")
        self.words: QLineEdit = line_edit("", about, self.tr("What do you notice? Enter keeps it."), LONGEST)
        self.words.textEdited.connect(self._typed)
        self.words.returnPressed.connect(self._keep)
        self.kept_as = Segments(
            self.tr("What becomes of these words"),
            ((self.tr("Private note"), True), (self.tr("Mark"), False)),
            True,
        )
        self.private = True
        self.kept_as.chosen.connect(self._choose_kind)
        self._when = label("", "dim")
        self._hint = label("", "small", wrap=True)
        self._notes = label("", "small", wrap=True)
        row = hbox(self._when, (self.words, 1), self.kept_as, spacing=10)
        card = Card(title, label(title, "head"), hbox(*kinds, None, spacing=8), row, self._hint, self._notes)
        self._choose_kind(True)
        self.show_notes()
        return card

    # -- what the practitioner does --

    def _toggle_client(self) -> None:
        self.client_wanted.emit(not self.modes.isEnabled())

    def _say_line(self) -> None:
        text = self.client_line.text().strip()
        self.client_line.clear()
        self._shown_line.setText(self.tr("They read: {text}").format(text=text) if text else "")
        self.line_said.emit(text)

    def _typed(self, text: str) -> None:
        """The words are about the moment at which one begins to write them."""
        if not text:
            self._typed_at = None
        elif self._typed_at is None:
            self._typed_at = self._state.now(time.monotonic())
        self._when.setText("" if self._typed_at is None else phrases.clock(self._typed_at))

    def _keep(self) -> None:
        text, t = self.words.text().strip(), self._typed_at
        if not text or t is None:
            return
        if self.private:
            self.failed.emit(self.file.add(text, round(t, 1)))
            self.show_notes()
        else:
            self._marks.mark("moment", text, t=t)
        self.words.clear()
        self._typed("")

    def _choose_kind(self, private: object) -> None:
        self.private = bool(private)
        self._hint.setText(
            self.tr("A private note stands in no report, export or sealed copy.")
            if self.private
            else self.tr("A mark belongs to the session: everybody who has the recording reads it.")
        )

    def show_notes(self) -> None:
        """Show the last private notes."""
        notes = [note for note in self.file.notes.notes if note.t is not None][-MOST_NOTES:]
        self._notes.setText("\n".join(f"{phrases.clock(note.t or 0.0)}  {note.text}" for note in notes))


def _shown_button(action: Action) -> Action:
    """The same action with a caption."""
    return Action(action.key, action.text, action.run, action.text, "mark")

"""Summary: what a session was like, in a sentence first and no grade; notes of the people; save, delete, export."""

import math
from functools import partial
from pathlib import Path
from typing import override

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from hrvsync.analysis.session import SessionResult
from hrvsync.analysis.story import Story, story
from hrvsync.events import Mark, Person, Phase
from hrvsync.history import Day
from hrvsync.session import Session
from hrvsync.storage import WRITABLE, Mood, posture_of
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.deletion import ask_delete
from hrvsync.ui.i18n.language import present_language, translated
from hrvsync.ui.page import Page
from hrvsync.ui.practitioner.after import AfterSession
from hrvsync.ui.services import Services
from hrvsync.ui.session.marks import NotesFile
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.summary import cards
from hrvsync.ui.summary.reading import days_up_to, reading_card
from hrvsync.ui.summary.resonance import rate_cards
from hrvsync.ui.theme import SHAPES, Theme
from hrvsync.ui.widgets import (
    Card,
    Item,
    add,
    button,
    combo_box,
    configure,
    grid,
    hbox,
    label,
    line_edit,
    open_dialog,
    scroll_area,
    show,
    vbox,
)

MOMENTS = 2  # that can be watched again


class SummaryView(Page):
    """Looks back at `session`, which `state` shows; what is computed of it comes later, by `load`."""

    watched = Signal(object, float)  # list[Path]: the recording; from this moment (s)
    correcting = Signal(object)  # Path: the recording whose beats are to be looked at
    rate_chosen = Signal(object)  # float: the rate (1/min) that these people breathe at from now on; None: 6

    def __init__(
        self, services: Services, bridge: Bridge, session: Session, state: SessionState, moods: dict[str, str]
    ) -> None:
        super().__init__()
        self._services, self._bridge, self._session, self.state = services, bridge, session, state
        self.path = session.path
        self._notes = NotesFile(session.path)
        notes = self._notes.notes
        state.seconds = state.seconds or float(max(0, state.trends.seconds - 1))  # the line shows all of it
        self.sentence = label("", "summary", wrap=True)
        self.quality = label(self.tr("Looking at it again ..."), "dim", wrap=True)
        line = SessionLine(tuple(state.names))
        self.line = configure(line, minimumHeight=260, seek_requested=self._watch)
        self._phases = self._card(self.tr("Phase by phase"))
        self._moments = self._card(self.tr("Moments"))
        self._story = vbox(spacing=14)
        self._numbers = vbox(self._phases, spacing=14)
        self.numbers = button(self.tr("Numbers"), "quiet", self._show_numbers)
        self.numbers.setCheckable(True)
        self._rates = hbox(spacing=16)
        self._of_numbers: list[Card] = []
        self.moods = {who: self._mood_fields(who, moods.get(who, "")) for who in state.names}
        about, hint = self.tr("Note about this session"), self.tr("A note, if you like")
        edit = QPlainTextEdit(notes.note)
        self.note = configure(edit, accessibleName=about, placeholderText=hint, tabChangesFocus=True)
        self.note.setFixedHeight(76)
        self.tags = line_edit(
            ", ".join(notes.tags),
            self.tr("Tags of this session"),
            self.tr("Tags, with commas between them: sitting, morning ..."),
        )
        question = self.tr("How did you sit or lie?")
        choices = {"": question} | phrases.postures()
        items = ((name, posture) for posture, name in choices.items())
        self.posture = combo_box(question, items, posture_of(notes))
        self.posture.setVisible(len(state.names) == 1)  # readings of one posture are compared
        self.save = button(self.tr("Save and close"), "main", self._save)
        self.delete = button(self.tr("Delete ..."), "quiet", self._delete)
        # What lies elsewhere is not ours to delete.
        self.delete.setVisible(self.path is not None and self.path.parent.resolve() == services.folder.resolve())
        self._missing = label("", wrap=True)
        self.try_again = button(self.tr("Try again"), "main", lambda: self._finish())
        self.save_elsewhere = button(self.tr("Save elsewhere ..."), clicked=self._choose_place)
        places = hbox(self.try_again, self.save_elsewhere, None)
        self.missing = Card(self.tr("Not on the disk"), self._missing, places)
        self.after = AfterSession(self, services, bridge, session.path, state.roles, self.save_notes)
        self._lay_out()
        self._show_missing()

    @property
    def unsaved(self) -> str:
        """How much of the session is not on the disk, in a sentence; empty if nothing is missing."""
        return translated(self._session.unsaved)

    def load(self) -> None:
        """Analyse the whole session, and show what comes of it; nothing while it is not whole."""
        if self.unsaved:
            return
        analyse, session = self._services.analyse, self._session
        text = self.tr("Looking at it again ...")
        self.work(self._bridge, text, lambda: computed(analyse(session)), self.show_result, self.failed())

    def draw(self) -> None:
        """Draw the curve in the present colours."""
        self.line.draw(self.state, 0.0)

    @override
    def apply_theme(self, theme: Theme) -> None:
        self.state.theme = theme
        self.draw()

    def show_result(self, result: SessionResult) -> None:
        """Show what was computed."""
        found = story(result)
        self.sentence.setText(translated(found.sentence))
        self.quality.setText(self._quality(result))
        add(self.line.rows, *cards.strips(found, self.state.names, result.data.seconds))
        tiles, texts = list(cards.tiles(found)), [one for one in found.cards if one.key in cards.IN_WORDS]
        top: list[Item] = [(one, 1) for one in (*tiles, self._moments)]
        add(self._story, hbox(*top, spacing=16), hbox(*((one, 1) for one in cards.in_words(texts)), spacing=16))
        self._fill_moments(result, found)
        self._fill_phases(result)
        restless = (one.name for one in result.people.values() if not one.baseline.quiet)
        add(self._phases.rows, *(label(phrases.not_quiet(name), "small", wrap=True) for name in restless), None)
        if len(result.people) == 1 and self.path is not None:
            (one,) = result.people.values()
            find = partial(days_up_to, self._services, self.path, one.name)
            self._bridge.run(self, find, self._show_reading, lambda _error: None, lambda _done, _total: None)
        add(self._rates, *((one, 1) for one in rate_cards(result, self.state.names, self.rate_chosen.emit)))
        shown = {one.key for one in texts} | ({"settled", "together"} if tiles else set[str]())
        self._of_numbers = list(cards.in_words([one for one in found.cards if one.key not in shown]))
        add(self._numbers, *self._of_numbers)
        self._show_numbers()

    def _show_reading(self, days: tuple[Day, ...]) -> None:
        if (card := reading_card(days)) is not None:
            self._rates.insertWidget(0, card, 1)

    def save_notes(self) -> bool:
        """Save notes, moods and tags beside the recording; False where that failed, which is shown."""
        moods = {
            who: mood
            for who, (before, after) in self.moods.items()
            if (mood := Mood(before.text().strip(), after.text().strip())) != Mood()
        }
        tags = tuple(dict.fromkeys(tag for part in self.tags.text().split(",") if (tag := part.strip())))
        note, posture = self.note.toPlainText().strip(), self.posture.currentData()
        failure = self._notes.save(replace(self._notes.notes, note=note, moods=moods, tags=tags, posture=posture))
        self.message.emit(failure)
        return not failure

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.save_notes()
        super().closeEvent(event)

    # -- what it is made of --

    def _lay_out(self) -> None:
        state, alone = self.state, len(self.state.names) == 1
        length = self.tr("{n} min").format(n=phrases.number((state.seconds or 0) / 60))
        length = phrases.session(length, self._session.cut_short)
        when = " · ".join(part for part in (phrases.moment(self._session.created), length) if part)
        own = self._card(self.tr("In your own words", "one person") if alone else self.tr("In your own words"))
        fields = ((label(self._name(who), elide=True), *self.moods[who]) for who in state.names)
        add(own.rows, grid(fields, spacing=10, stretch=(2, 3, 3)), self.posture, self.note, self.tags)
        bodies = label(self.tr("These are states of bodies, not of a relationship."), "small", wrap=True)
        rows = vbox(
            hbox((self.sentence, 5), (None, 1)),
            self.missing,
            self.line,
            self._story,
            self._rates,
            own,
            self.after,
            hbox(self.numbers, self.quality),
            self._numbers,
            bodies,
            None,
            spacing=14,
            margins=(40, 4, 40, 10),
        )
        watch = button(self.tr("Watch it again"), "quiet", partial(self._watch, 0.0))
        export = button(self.tr("Export ..."), "quiet", self._choose_export)
        self.correct = button(self.tr("Correct beats ..."), "quiet", lambda: self.correcting.emit(self.path))
        self._of_file = watch, self.correct, export, self.delete
        of_session = label(" · ".join(part for part in (state.title, when) if part), "dim", elide=True)
        head = hbox((of_session, 1), *self._of_file, self.save, margins=(40, 14, 40, 0))
        vbox(head, (scroll_area(rows), 1), parent=self, margins=(0, 0, 0, 14))
        self._show_numbers()

    def _show_numbers(self) -> None:
        show(self.numbers.isChecked(), self._phases, *self._of_numbers)

    def _card(self, title: str) -> Card:
        return Card(title, label(title, "head"))

    def _name(self, who: str) -> str:
        return f"{SHAPES.get(who, '')} {self.state.called(who)}".strip()

    def _mood_fields(self, who: str, mood: str) -> tuple[QLineEdit, QLineEdit]:
        saved, name = self._notes.notes.moods.get(who, Mood()), self.state.names[who]
        before = self.tr("How {name} was before").format(name=name)
        after = self.tr("How {name} is now").format(name=name)
        return (
            line_edit(saved.before or mood, before, self.tr("before")),
            line_edit(saved.after, after, self.tr("after")),
        )

    def _quality(self, result: SessionResult) -> str:
        parts: list[str] = []
        for who, one in result.people.items():
            person, name = one.measures, self.state.names.get(who, who)
            usable = phrases.number(person.usable_pct)
            text = self.tr("{name}: {n} % of the beats usable").format(name=name, n=usable)
            if person.gap_seconds >= 1:
                text += self.tr(", {n} s without signal").format(n=phrases.number(person.gap_seconds))
            if person.corrected_by_hand:
                text += self.tr(", {n} corrected by hand").format(n=phrases.number(person.corrected_by_hand))
            if person.rhythm_disorder:
                text += self.tr(", heart rate only (pacemaker or rhythm disorder)")
            if person.pulse:
                text += self.tr(", beats of a pulse wave (PRV, not HRV)")
            parts.append(text)
        return "   ·   ".join(parts) or self.tr("No heartbeats were recorded.")

    def _fill_phases(self, result: SessionResult) -> None:
        seats = list(self.state.names)
        rows: list[list[QWidget | None]] = [
            [None, *(label(self._name(who), "dim", elide=True, right=True) for who in seats)],
            [None, *(label(self.tr("bpm  ·  ms RMSSD"), "small", right=True) for _ in seats)],
        ]
        # A session begins and ends quietly: what lies between is what one came for.
        parts, guided = result.data.parts, bool(result.data.spans)
        last = len(parts) - 1
        when = {0: self.tr("before"), last: self.tr("after")} if last >= 2 and guided else {}
        thirds = self.tr("beginning"), self.tr("middle"), self.tr("end")
        for line, part in enumerate(parts):
            levels = (result.people[who].levels[line] if who in result.people else None for who in seats)
            values = ((one.hr, one.rmssd) if one else (math.nan, math.nan) for one in levels)
            texts = ("  ·  ".join(map(phrases.number, pair)) for pair in values)
            name = part.name if guided else thirds[line]
            name = f"{name}  ·  {when[line]}" if line in when else name
            rows.append([label(name, elide=True), *(label(text, right=True) for text in texts)])
        add(self._phases.rows, grid(rows, spacing=(14, 6), stretch=[1] * (1 + len(seats))))

    def _fill_moments(self, result: SessionResult, found: Story) -> None:
        """Offer to watch the strongest moments again, and the most settled minute."""
        minutes = result.states.minutes
        offered = [(cards.name_of(one, self.state.names), one.t) for one in found.moments[:MOMENTS]]
        offered.append((self.tr("The most settled minute"), minutes.best_kept))
        for text, t in offered:
            if not math.isnan(t):
                watch = button(f"▷  {text}  ·  {phrases.clock(t)}", clicked=partial(self._watch, t))
                watch.setEnabled(self.path is not None)
                add(self._moments.rows, watch)
        add(self._moments.rows, None)
        self._moments.setVisible(self._moments.rows.count() > 2)

    # -- what is not on the disk --

    def _show_missing(self) -> None:
        missing = self.unsaved
        self._missing.setText(
            self.tr("{missing} Free some space and try again, or save it elsewhere.").format(missing=missing)
        )
        show(bool(missing), self.missing)
        self.missing.setEnabled(True)
        for made in self._of_file:
            made.setEnabled(self.path is not None and not missing)
        self.after.setEnabled(self.path is not None and not missing)

    def _choose_place(self) -> None:
        dialog = QFileDialog(self, self.tr("Save elsewhere"), self.path.name if self.path else "")
        configure(dialog, acceptMode=QFileDialog.AcceptMode.AcceptSave, defaultSuffix="jsonl")
        open_dialog(dialog, fileSelected=self._finish)

    def _finish(self, to: str = "") -> None:
        """Write what is missing, or all of it to the new file `to`."""
        self.missing.setEnabled(False)
        close, text = partial(self._session.close, Path(to) if to else None), self.tr("Saving ...")
        stopped = self._not_saved if to else None
        self.work(
            self._bridge,
            text,
            close,
            self._finished,
            self._not_finished,
            on_stopped=stopped,
            cancellable=bool(to),  # what is missing where it was is written as soon as that can be
        )

    def _finished(self, _safe: bool) -> None:
        self.path = self._notes.path = self.after.file.path = self._session.path
        self._show_missing()
        if not self.unsaved:
            self.message.emit(self.tr("All of it is on the disk: {file}").format(file=self.path))
            self.load()

    def _not_saved(self) -> None:
        self._show_missing()
        self.say_stopped()

    def _not_finished(self, error: Exception) -> None:
        self._show_missing()
        self.failed(self.tr("It cannot be saved there: {why}"))(error)

    # -- what people do --

    def _watch(self, t: float, _clicked: bool = False) -> None:
        self.watched.emit([self.path] if self.path else [], t)

    def _save(self) -> None:
        if self.save_notes():
            self.left.emit()

    def _choose_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export"), self.path.stem if self.path else "")
        filters = [self.tr("Report to read (*.html)"), self.tr("Report to print (*.pdf)")]
        filters += [f"{one.name} (*{one.suffix})" for one in WRITABLE if one.suffix]
        dialog.setNameFilters([*filters, self.tr("BIDS folder (*)")])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        _use_suffix(dialog, filters[0])
        open_dialog(dialog, filterSelected=partial(_use_suffix, dialog), fileSelected=self._export)

    def _export(self, name: str) -> None:
        to = Path(name)
        if not name or self.path is None or not self.save_notes():
            return

        def exported(unsupported: tuple[str, ...]) -> None:
            text = " ".join(map(translated, unsupported))
            self.message.emit(self.tr("Exported to {file}. {lost}").format(file=to.name, lost=text).strip())

        text, failed = self.tr("Exporting to {file} ..."), self.tr("It cannot be exported: {why}")
        export = partial(self._services.export, self.path, to, present_language())
        doing = text.format(file=to.name)
        self.work(self._bridge, doing, export, exported, self.failed(failed), on_stopped=self.say_stopped)

    def _delete(self) -> None:
        if self.path is not None and self.save_notes():  # they come back with it
            ask_delete(self, self._services, self._bridge, self.path, self._deleted)

    def _deleted(self) -> None:
        self.path = self._notes.path = self.after.file.path = (
            None  # there is nothing any more that notes could be about
        )
        self.left.emit()


def _use_suffix(dialog: QFileDialog, chosen: str) -> None:
    dialog.setDefaultSuffix(chosen.rpartition("(*")[2].rstrip(")").lstrip("."))


def looked_through(services: Services, path: Path, theme: Theme) -> tuple[Session, SessionState]:
    """Open a recording as a session that is over, in another thread than the window's. Raises FileError, OSError."""
    session = services.open([path])
    state, analyse = SessionState(session.title, session.names, theme), session.analyser()
    for event in session.events():
        if isinstance(event, Phase | Mark | Person):
            state.on_event(event)
        for frame in analyse(event):
            state.on_lookahead_frame(frame)
    return session, state


def computed(result: SessionResult) -> SessionResult:
    """Compute what a summary shows, in another thread than the window's."""
    for one in result.people.values():
        _ = one.measures, one.levels, one.breathing
    story(result)
    return result

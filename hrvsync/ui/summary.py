"""Summary: what a session was like, quality first and no grade; words of the people; save, delete, export."""

import math
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hrvsync.analysis.measures.breathing.resonance import Resonance
from hrvsync.analysis.states import PairSummary
from hrvsync.i18n import reason
from hrvsync.storage import WRITABLE, FileError, Mood, Notes, read_notes, write_notes
from hrvsync.ui import phrases
from hrvsync.ui.history.view import ask_to_delete
from hrvsync.ui.i18n.language import spoken, why
from hrvsync.ui.review import Review
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import SHAPES, Theme
from hrvsync.ui.widgets import Card, label


class SummaryView(QWidget):
    """Looks back at the session in `showing`; the computed part comes later, by `tell`."""

    watched = Signal(float)  # the recording from this moment (s)
    deleted = Signal()
    left = Signal()
    exported = Signal(object)  # Path to write to
    said = Signal(str)

    def __init__(self, showing: SessionState, path: Path | None, moods: dict[str, str] | None = None) -> None:
        super().__init__()
        self.setObjectName("view")
        self.showing, self.path = showing, path
        self._notes_lost = ""
        self._notes = self._read_notes()
        seats = tuple(showing.names)
        length = showing.seconds or float(max(0, showing.trends.seconds - 1))
        self.showing.seconds = length  # the line shows all of it
        self._title = label(
            self.tr("{title}: {length}").format(title=showing.title, length=phrases.clock(length)), "title"
        )
        self.quality = label(self.tr("Looking at it again ..."), "dim", wrap=True)
        self.line = SessionLine(seats)
        self.line.setMinimumHeight(260)
        self.line.seek_requested.connect(self.watched)
        self._phases = Card(self.tr("Phase by phase"))
        self._between = Card(self.tr("Between you"))
        if len(seats) < 2:
            self._between.hide()
        self._resonance = Card(self.tr("Your resonance rate"))
        self._resonance.rows.addWidget(label(self.tr("Your resonance rate"), "head"))
        self._resonance.hide()
        self._own = Card(self.tr("In your own words"))
        self.moods: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self.note = QPlainTextEdit(self._notes.note)
        self.tags = QLineEdit(", ".join(self._notes.tags))
        self._fill_own(moods or {})
        self._lay_out()

    def draw(self) -> None:
        """Draw the curve in the present colours."""
        self.line.draw(self.showing, 0.0)

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self.showing.theme = theme
        self.draw()

    @Slot(object)
    def tell(self, review: Review) -> None:
        """Show what was computed."""
        self.quality.setText(self._quality_words(review))
        self._fill_phases(review)
        for who, found in review.resonance.items():
            self._fill_resonance(who, found)
        if review.relating.pair is not None:
            self._fill_between(review.relating.pair, review)
        elif len(self.showing.names) > 1:
            self._between.rows.addWidget(label(self._no_baseline(), "dim", wrap=True))
        else:
            self._between.hide()

    def keep(self) -> bool:
        """Keep the words beside the recording; False where that failed (and the person was told)."""
        moods = {
            who: mood
            for who, (before, after) in self.moods.items()
            if (mood := Mood(before.text().strip(), after.text().strip())) != Mood()
        }
        tags = tuple(dict.fromkeys(tag for part in self.tags.text().split(",") if (tag := part.strip())))
        notes = replace(self._notes, note=self.note.toPlainText().strip(), moods=moods, tags=tags)
        if self.path is None or notes == self._notes:
            return True
        if self._notes_lost:
            self.said.emit(self._notes_lost)
            return False
        try:
            write_notes(self.path, notes)
        except OSError as error:
            self.said.emit(self.tr("Your words cannot be kept ({why}).").format(why=spoken(reason(error))))
            return False
        self._notes = notes
        return True

    def _read_notes(self) -> Notes:
        if self.path is None:
            return Notes()
        try:
            return read_notes(self.path)
        except (FileError, OSError) as error:
            self._notes_lost = why(error)
            return Notes()

    def _lay_out(self) -> None:
        curve = QVBoxLayout()
        curve.addWidget(self.line)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self._phases, 5)
        cards.addWidget(self._between, 4)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(28, 20, 28, 10)
        rows.setSpacing(14)
        rows.addWidget(self._title)
        rows.addWidget(self.quality)
        rows.addLayout(curve)
        rows.addLayout(cards)
        rows.addWidget(self._resonance)
        rows.addWidget(self._own)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 14)
        outer.addWidget(area, 1)
        outer.addLayout(self._buttons())
        self._phases.rows.addWidget(label(self.tr("Phase by phase"), "head"))
        self._between.rows.addWidget(label(self.tr("Between you"), "head"))

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(28, 0, 28, 0)
        line.setSpacing(8)
        self.save = QPushButton(self.tr("Save and close"))
        self.save.setProperty("role", "main")
        self.save.clicked.connect(self._save)
        watch = QPushButton(self.tr("Watch it again"))
        watch.clicked.connect(partial(self.watched.emit, 0.0))
        export = QPushButton(self.tr("Export ..."))
        export.clicked.connect(self._export)
        self.delete = QPushButton(self.tr("Delete ..."))
        self.delete.clicked.connect(self._delete)
        for button in (watch, export, self.delete):
            button.setEnabled(self.path is not None)
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(self.save)
        return line

    def _quality_words(self, review: Review) -> str:
        shares = [
            self.tr("{name}: {n} % of the beats usable").format(
                name=self.showing.names.get(who, who), n=phrases.number(person.usable_pct)
            )
            + (
                self.tr(", {n} s without signal").format(n=phrases.number(person.gap_seconds))
                if person.gap_seconds >= 1
                else ""
            )
            for who, person in review.whole.people.items()
        ]
        return "   ·   ".join(shares) if shares else self.tr("No heartbeats were recorded.")

    def _fill_phases(self, review: Review) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        seats = list(self.showing.names)
        for column, who in enumerate(seats):
            name = label("", "dim", elide=True, right=True)
            name.setText(f"{SHAPES[who]} {self.showing.names[who]}")
            grid.addWidget(name, 0, 1 + column)
            unit = self.tr("bpm  ·  ms RMSSD")
            grid.addWidget(label(unit, "small", right=True), 1, 1 + column)
        # A session begins and ends quietly: what lies between is what one came for.
        last = len(review.parts) - 1
        guided = last >= 2 and bool(self.showing.phases)
        whens = {0: self.tr("before"), last: self.tr("after")} if guided else {}
        for line, part in enumerate(review.parts, 2):
            name = label(elide=True)
            when = whens.get(line - 2, "")
            name.setText(f"{part.name}  ·  {when}" if when else part.name)
            grid.addWidget(name, line, 0)
            for column, who in enumerate(seats):
                rate, rmssd = part.hr.get(who, math.nan), part.rmssd.get(who, math.nan)
                grid.addWidget(
                    label(f"{phrases.number(rate)}  ·  {phrases.number(rmssd)}", right=True), line, 1 + column
                )
        for column in range(1 + len(seats)):
            grid.setColumnStretch(column, 1)
        self._phases.rows.addLayout(grid)
        self._phases.rows.addStretch(1)

    def _fill_resonance(self, who: str, found: Resonance) -> None:
        rows = self._resonance.rows
        rows.addWidget(label(phrases.resonance(self.showing.names.get(who, who), found), wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        for column, head in enumerate((self.tr("breaths a minute"), self.tr("swing, bpm"), self.tr("followed"))):
            grid.addWidget(label(head, "small"), 0, column)
        for line, rate in enumerate(found.rates, 1):
            grid.addWidget(label(phrases.number(rate.rate, 1)), line, 0)
            grid.addWidget(label(phrases.number(rate.swing_bpm, 1)), line, 1)
            grid.addWidget(label(self.tr("yes") if rate.followed else self.tr("no")), line, 2)
        grid.setColumnStretch(3, 1)
        rows.addLayout(grid)
        rows.addWidget(label(self.tr("One session tells little: repeat it on another day."), "small", wrap=True))
        self._resonance.show()

    def _fill_between(self, pair: PairSummary, review: Review) -> None:
        rows = self._between.rows
        for key, share in pair.dynamics.items():
            if share.seconds > 0:
                text = self.tr("{what}: {time}").format(what=phrases.dynamic(key), time=phrases.clock(share.seconds))
                rows.addWidget(label(text))
        for rupture in pair.ruptures:
            rows.addWidget(label(phrases.rupture(rupture), wrap=True))
        minutes = review.relating.minutes
        for text, t in (
            (self.tr("Watch the most settled minute"), minutes.best_kept),
            (self.tr("Watch the hardest minute"), minutes.hardest),
        ):
            if not math.isnan(t):
                button = QPushButton(f"{text}  ·  {phrases.clock(t)}")
                button.setEnabled(self.path is not None)
                button.clicked.connect(partial(self.watched.emit, t))
                rows.addWidget(button)
        rows.addWidget(label(self.tr("These are states of bodies, not of a relationship."), "small", wrap=True))
        rows.addStretch(1)

    def _no_baseline(self) -> str:
        return self.tr("Too little quiet time at the beginning to know each person's own range.")

    def _fill_own(self, moods: dict[str, str]) -> None:
        grid = QGridLayout()
        grid.setSpacing(10)
        for line, (who, name) in enumerate(self.showing.names.items()):
            kept = self._notes.moods.get(who, Mood())
            before = QLineEdit(kept.before or moods.get(who, ""))
            after = QLineEdit(kept.after)
            before.setPlaceholderText(self.tr("before"))
            after.setPlaceholderText(self.tr("after"))
            before.setAccessibleName(self.tr("How {name} was before").format(name=name))
            after.setAccessibleName(self.tr("How {name} is now").format(name=name))
            title = label(elide=True)
            title.setText(f"{SHAPES[who]} {name}")
            grid.addWidget(title, line, 0)
            grid.addWidget(before, line, 1)
            grid.addWidget(after, line, 2)
            self.moods[who] = before, after
        for column, stretch in enumerate((2, 3, 3)):
            grid.setColumnStretch(column, stretch)
        self.note.setPlaceholderText(self.tr("A note, if you like"))
        self.note.setAccessibleName(self.tr("Note about this session"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(76)
        self._own.rows.addWidget(label(self.tr("In your own words"), "head"))
        self._own.rows.addLayout(grid)
        self._own.rows.addWidget(self.note)
        self.tags.setMaxLength(200)
        self.tags.setPlaceholderText(self.tr("Tags, with commas between them: sitting, morning ..."))
        self.tags.setAccessibleName(self.tr("Tags of this session"))
        self._own.rows.addWidget(self.tags)

    def _save(self) -> None:
        if self.keep():
            self.left.emit()

    def _export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export"), self.path.stem if self.path else "")
        filters = [self.tr("Report to read (*.html)"), self.tr("Report to print (*.pdf)")]
        filters += [f"{one.name} (*{one.suffix})" for one in WRITABLE if one.suffix]
        dialog.setNameFilters([*filters, self.tr("BIDS folder (*)")])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filterSelected.connect(partial(self._take_suffix, dialog))
        self._take_suffix(dialog, filters[0])
        dialog.fileSelected.connect(self._export_to)
        dialog.open()

    @staticmethod
    def _take_suffix(dialog: QFileDialog, chosen: str) -> None:
        suffix = chosen.rpartition("(*")[2].rstrip(")")
        dialog.setDefaultSuffix(suffix.lstrip("."))

    def _export_to(self, name: str) -> None:
        if name:
            self.exported.emit(Path(name))

    def _delete(self) -> None:
        ask_to_delete(self, self.deleted.emit)

"""What people say of a session in their own words: moods before and after, a note, tags, and how somebody alone sat."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from hrvsync.storage import Mood, Notes, posture_of
from hrvsync.ui import phrases
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import Card, add, combo_box, configure, grid, hbox, label, line_edit, show

NOTE_PX = 44
MOST_LINES = 4


class OwnWords(Card):
    """Fields for `notes` about the session of `names` by seat; `moods` were said before it began."""

    def __init__(self, names: Mapping[str, str], notes: Notes, moods: Mapping[str, str]) -> None:
        alone = len(names) == 1
        title = self.tr("In your own words", "one person") if alone else self.tr("In your own words")
        super().__init__(title, margins=(22, 18, 22, 18))
        self.moods = {
            who: self._mood(name, notes.moods.get(who, Mood()), moods.get(who, "")) for who, name in names.items()
        }
        about, hint = self.tr("Note about this session"), self.tr("A note, if you like")
        note = QPlainTextEdit(notes.note)
        self.note = configure(note, role="soft", accessibleName=about, placeholderText=hint, tabChangesFocus=True)
        note.document().documentLayout().documentSizeChanged.connect(self._fit_note)
        self._fit_note()
        tags = self.tr("Tags: evening, sitting")
        self.tags = line_edit(", ".join(notes.tags), self.tr("Tags of this session"), tags)
        self.tags.setProperty("role", "soft")
        question = self.tr("How did you sit or lie?")
        choices = {"": question} | phrases.postures()
        items = ((text, posture) for posture, text in choices.items())
        self.posture = combo_box(question, items, posture_of(notes))  # readings of one posture are compared
        rows = (
            (label(SHAPES.get(who, ""), "shape-" + who), label(names[who], elide=True), *fields)
            for who, fields in self.moods.items()
        )
        add(self.rows, label(title, "head"), grid(rows, spacing=10, stretch=(0, 1, 2, 2)))
        add(self.rows, hbox((self.note, 5), (self.tags, 3), self.posture, spacing=10), None)
        show(alone, self.posture)

    def _fit_note(self) -> None:
        """Give the note as many lines as it has, up to MOST_LINES; then it scrolls."""
        lines = max(1, min(MOST_LINES, round(self.note.document().size().height())))  # Qt counts in lines here
        self.note.setFixedHeight(NOTE_PX + (lines - 1) * self.note.fontMetrics().lineSpacing())

    def add_to(self, notes: Notes) -> Notes:
        """Return `notes` with what stands in the fields."""
        moods = {
            who: mood
            for who, (before, after) in self.moods.items()
            if (mood := Mood(before.text().strip(), after.text().strip())) != Mood()
        }
        tags = tuple(dict.fromkeys(tag for part in self.tags.text().split(",") if (tag := part.strip())))
        note, posture = self.note.toPlainText().strip(), self.posture.currentData()
        return replace(notes, note=note, moods=moods, tags=tags, posture=posture)

    def _mood(self, name: str, saved: Mood, before: str) -> tuple[QLineEdit, QLineEdit]:
        was, now = self.tr("How {name} was before").format(name=name), self.tr("How {name} is now").format(name=name)
        fields = (
            line_edit(saved.before or before, was, self.tr("before")),
            line_edit(saved.after, now, self.tr("after")),
        )
        for field in fields:
            field.setProperty("role", "soft")
        return fields

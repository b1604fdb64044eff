"""Sheets after a session: the practitioner's private notes, the one page for those who took part, the case."""

from collections.abc import Sequence
from functools import partial
from typing import override

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QPlainTextEdit, QWidget

from hrvsync.storage import PrivateNote
from hrvsync.storage.cases import LONGEST
from hrvsync.ui import phrases
from hrvsync.ui.practitioner.private_file import PrivateFile
from hrvsync.ui.widgets import Sheet, add, button, configure, hbox, label, line_edit, vbox

WIDTH = 620


class PrivateNotesSheet(Sheet):
    """Shows and changes the private notes of a session; `failed` says what could not be written."""

    failed = Signal(str)

    def __init__(self, parent: QWidget, file: PrivateFile) -> None:
        super().__init__(parent, self.tr("Private notes"), width=WIDTH)
        self._file = file
        self._timed = [note for note in file.notes.notes if note.t is not None]
        whole = "\n".join(note.text for note in file.notes.notes if note.t is None)
        about = self.tr("Notes about the whole session")
        self.whole = configure(QPlainTextEdit(whole), accessibleName=about, placeholderText=about, tabChangesFocus=True)
        self.whole.setFixedHeight(120)
        self.moments = vbox(spacing=4)
        for note in self._timed:
            self._add(note)
        done = button(self.tr("Done"), "main", self.accept)
        hint = self.tr(
            "They lie beside the recording and stand in no report, export or sealed copy. Whoever is deleted takes "
            "them along."
        )
        add(self.rows, self.moments, self.whole, label(hint, "small", wrap=True), hbox(None, done))
        self.finished.connect(self._keep)

    def _add(self, note: PrivateNote) -> None:
        time = phrases.clock(note.t or 0.0)
        row = QWidget()
        remove = button(self.tr("Remove"), "small", partial(self._remove, note, row))
        remove.setAccessibleName(self.tr("Remove the note at {time}").format(time=time))
        hbox(label(time, "dim"), (label(note.text, wrap=True), 1), remove, parent=row)
        self.moments.addWidget(row)

    def _remove(self, note: PrivateNote, row: QWidget) -> None:
        self._timed.remove(note)
        row.hide()
        row.deleteLater()

    def _keep(self, _result: int) -> None:
        whole = self.whole.toPlainText().strip()
        notes = (*self._timed, *((PrivateNote(whole),) if whole else ()))
        if notes != self._file.notes.notes:
            self.failed.emit(self._file.save(replace(self._file.notes, notes=notes)))


class OnePageSheet(Sheet):
    """Asks for a line for next time; emits it when it closes, however it does, and when the page shall be made."""

    wanted = Signal(str)
    kept = Signal(str)

    def __init__(self, parent: QWidget, for_client: str) -> None:
        super().__init__(parent, self.tr("One page to take along"), width=WIDTH)
        about = self.tr("A line for next time, if you like")
        self.line = configure(
            QPlainTextEdit(for_client), accessibleName=about, placeholderText=about, tabChangesFocus=True
        )
        self.line.setFixedHeight(84)
        hint = self.tr("What happened, in words for those who took part. No private note stands on it.")
        cancel = button(self.tr("Cancel"), clicked=self.reject)
        save = button(self.tr("Save ..."), "main", self._make)
        add(self.rows, label(hint, "dim", wrap=True), self.line, hbox(cancel, None, save))
        self.line.setFocus()

    @override
    def done(self, r: int) -> None:
        self.kept.emit(self.line.toPlainText().strip())
        super().done(r)

    def _make(self) -> None:
        self.accept()
        self.wanted.emit(self.line.toPlainText().strip())


class CaseSheet(Sheet):
    """Asks for the label of a case; the `known` ones are offered. An empty one takes the session out of it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, label_now: str, known: Sequence[str]) -> None:
        super().__init__(parent, self.tr("Case"), width=WIDTH)
        about = self.tr("Label of the case")
        self.label = line_edit(label_now, about, self.tr("A number or a word, better no name"), LONGEST)
        self.label.setCompleter(QCompleter(list(known), self.label))
        hint = self.tr(
            "All sessions of the same people belong to it. With a case here nobody's name stands on the first page "
            "until somebody is chosen."
        )
        keep = button(self.tr("Keep"), "main", self._keep)
        keep.setDefault(True)
        cancel = button(self.tr("Cancel"), clicked=self.reject)
        add(self.rows, self.label, label(hint, "small", wrap=True), hbox(cancel, None, keep))
        self.label.setFocus()

    def _keep(self) -> None:
        self.accept()
        self.chosen.emit(" ".join(self.label.text().split()))

"""Marks: set by a key or from a menu, changed in a table; in a recording they are kept beside it."""

import time
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from hrvsync.events import Mark
from hrvsync.ui import phrases
from hrvsync.ui.notes_file import NotesFile
from hrvsync.ui.session.actions import Action, add_to_menu
from hrvsync.ui.session.mark_dialogs import MarksDialog, NoteDialog
from hrvsync.ui.session.state import SessionState


class Marks:
    """Sets marks by `record`, which puts one into a live session; without it they are added to the notes."""

    def __init__(
        self,
        view: QWidget,
        state: SessionState,
        notes: NotesFile,
        show_message: Callable[[str], None],
        *,
        record: Callable[[Mark], None] | None,
        seek: Callable[[float], None] | None,
    ) -> None:
        self._view, self._state, self._notes, self._show_message = view, state, notes, show_message
        self._record, self._seek = record, seek
        self.anchor = view  # menus open above it
        kinds = phrases.mark_kinds()
        self._kinds = (
            Action("R", kinds["rupture"], partial(self.mark, "rupture")),
            Action("P", kinds["repair"], partial(self.mark, "repair")),
            Action("T", kinds["touch"], partial(self.mark, "touch")),
        )
        self._cue = Action("C", kinds["cue"], self.open_cue_menu)
        self._note = Action("N", kinds["note"], self.open_note)
        self._all = Action("E", phrases.tr("All marks ..."), self.open_marks)
        menu = Action("M", phrases.tr("Mark this moment"), self.open_menu, phrases.tr("Mark"))
        self.table = (menu, *self._kinds, self._cue, self._note, self._all)

    @property
    def struck(self) -> tuple[Mark, ...]:
        """Marks of the recording that no longer hold."""
        return self._notes.notes.struck

    def mark(self, kind: str, text: str = "", who: str | None = None) -> None:
        """Mark this moment."""
        mark = Mark(self._state.now(time.monotonic()), kind, text, who)
        problem = ""
        if self._record is not None:
            self._record(mark)
        else:
            self._state.on_event(mark)
            notes = self._notes.notes
            problem = self._notes.save(replace(notes, added=(*notes.added, mark)))
        marked = phrases.tr("Marked: {what} at {time}").format(what=phrases.mark(mark), time=phrases.clock(mark.t))
        self._show_message(problem or marked)

    def change(self, before: Mark, after: Mark | None) -> None:
        """Change or (None) remove a mark: kept beside the recording, which stays as it was."""
        notes, new = self._notes.notes, (after,) if after else ()
        added = (*(mark for mark in notes.added if mark != before), *new)
        struck = notes.struck if before in notes.added else (*notes.struck, before)
        self._show_message(self._notes.save(replace(notes, added=added, struck=struck)))
        self._state.marks = [*(mark for mark in self._state.marks if mark != before), *new]

    def open_menu(self) -> None:
        """Offer everything that can be marked."""
        menu = QMenu(self._view)
        menu.setAccessibleName(phrases.tr("Mark this moment"))
        for action in self._kinds:
            add_to_menu(menu, action)
        self._add_cues(menu.addMenu(f"{self._cue.text}\t{self._cue.key}"))
        for action in (self._note, self._all):
            menu.addSeparator()
            add_to_menu(menu, action)
        self._pop_up(menu)

    def open_cue_menu(self) -> None:
        """Offer the cues of safety."""
        menu = QMenu(self._view)
        self._add_cues(menu)
        self._pop_up(menu)

    def open_note(self) -> None:
        """Ask for a note."""
        dialog = NoteDialog(self._view)
        dialog.written.connect(partial(self.mark, "note"))
        dialog.open()

    def open_marks(self) -> None:
        """Show all marks to change them."""
        dialog = MarksDialog(self._view, self._state.marks)
        dialog.changed.connect(self.change)
        if self._seek is not None:
            dialog.seek_requested.connect(self._seek)
        dialog.open()

    def _add_cues(self, menu: QMenu) -> None:
        for cue, name in phrases.cue_names().items():
            menu.addAction(f"&{name}").triggered.connect(lambda _=False, cue=cue: self.mark("cue", cue))

    def _pop_up(self, menu: QMenu) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.anchor.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

"""Marks: set by a key or from a menu, changed in a table; in a recording they are kept beside it."""

import math
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QMenu, QTableWidget, QTableWidgetItem, QWidget

from hrvsync.events import Mark
from hrvsync.storage import FileError, Notes, read_notes, write_notes
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import why
from hrvsync.ui.session.actions import Action, add_to_menu
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import Sheet, add, button, combo_box, configure, hbox, label, line_edit, open_dialog

LONGEST = 500  # letters of a text
KINDS = {"rupture": "R", "repair": "P", "touch": "T"}  # that a key marks at once


class NotesFile:
    """The `notes` beside the recording at `path`, never written over a file that cannot be read.

    Without a path they are kept in memory only.
    """

    def __init__(self, path: Path | None) -> None:
        self.path, self.notes = path, Notes()
        self._unreadable = ""
        self._saved = True
        if path is not None:
            try:
                self.notes = read_notes(path)
            except (FileError, OSError) as error:
                self._unreadable = why(error)

    def save(self, notes: Notes) -> str:
        """Write `notes` if they are new or were not written before; returns what went wrong, or nothing."""
        if self.path is None or (notes == self.notes and self._saved):
            self.notes = notes
            return ""
        self.notes, self._saved = notes, False
        if self._unreadable:
            return self._unreadable
        try:
            write_notes(self.path, notes)
        except OSError as error:
            return phrases.tr("The notes cannot be saved ({why}).").format(why=why(error))
        self._saved = True
        return ""


class Marks:
    """Sets marks by `record`, which puts one into a live session; without it they are added to the notes."""

    def __init__(
        self,
        view: QWidget,
        state: SessionState,
        notes: NotesFile,
        show_message: Callable[[str], None],
        show_done: Callable[[str, Callable[[], object], tuple[str, Callable[[], object]] | None], None],
        *,
        record: Callable[[Mark], None] | None,
        seek: Callable[[float], None] | None,
        own: Sequence[str] = (),
    ) -> None:
        self._view, self._state, self._notes = view, state, notes
        self._show_message, self._show_done = show_message, show_done
        self._record, self._seek, self._own = record, seek, own
        self.anchor = view  # menus open above it
        kinds = phrases.mark_kinds()
        self._kinds = tuple(Action(key, kinds[kind], partial(self.mark, kind)) for kind, key in KINDS.items())
        self._cue = Action("C", kinds["cue"], self.open_cue_menu)
        self._note = Action("N", kinds["note"], self.open_note)
        self._all = Action("E", phrases.tr("All marks ..."), self.open_marks)
        moment = Action("M", phrases.tr("Mark this moment"), partial(self.mark, "moment"), phrases.tr("Mark"), "mark")
        menu = Action("K", phrases.tr("Choose what to mark"), self.open_menu)
        self.table = (moment, menu, *self._kinds, self._cue, self._note, self._all)

    @property
    def struck(self) -> tuple[Mark, ...]:
        """Marks of the recording that no longer hold."""
        return self._notes.notes.struck

    def mark(self, kind: str, text: str = "", who: str | None = None, *, t: float | None = None) -> None:
        """Mark this moment, or `t` (s): what a recording is past is kept beside it, and in it where that fails."""
        now = self._state.now(time.monotonic())
        mark = Mark(now if t is None else t, kind, text, who)
        problem, notes = "", self._notes.notes
        if self._record is None or t is not None:
            problem = self._notes.save(replace(notes, added=(*notes.added, mark)))
        if self._record is not None and (t is None or problem):
            self._notes.notes, problem, mark = notes, "", replace(mark, t=now)
            self._record(mark)
        else:
            self._state.on_event(mark)
        if problem:
            self._show_message(problem)
        else:
            self._show_marked(mark, None)

    def add_words(self, mark: Mark) -> None:
        """Ask for words about a mark."""

        def written(text: str) -> None:
            with_words = replace(mark, text=text)
            self.change(mark, with_words)
            self._show_marked(with_words, mark)

        title = phrases.mark(mark)
        open_dialog(NoteDialog(self._view, title[:1].upper() + title[1:]), written=written)

    def _show_marked(self, mark: Mark, before: Mark | None) -> None:
        """Show what was marked; Undo brings back what was there `before`. A cue is all that can be said of it."""
        text = phrases.tr("Marked: {what} at {time}").format(what=phrases.mark(mark), time=phrases.clock(mark.t))
        words = (phrases.tr("Add words"), partial(self.add_words, mark)) if not mark.text else None
        self._show_done(text, partial(self.change, mark, before), words)

    def change(self, before: Mark, after: Mark | None) -> None:
        """Change or (None) remove a mark: kept beside the recording, which stays as it was."""
        notes, new = self._notes.notes, (after,) if after else ()
        added = (*(mark for mark in notes.added if mark != before), *new)
        struck = notes.struck if before in notes.added else (*notes.struck, before)
        self._show_message(self._notes.save(replace(notes, added=added, struck=struck)))
        self._state.marks = [*(mark for mark in self._state.marks if mark != before), *new]

    def kept(self, first: Mark, now: Mark | None) -> None:
        """Show that a mark was changed or removed, with Undo."""
        if now is not None:
            if now != first:
                self._show_marked(now, first)
            return
        text = phrases.tr("Removed: {what} at {time}").format(what=phrases.mark(first), time=phrases.clock(first.t))
        self._show_done(text, partial(self.bring_back, first), None)

    def bring_back(self, mark: Mark) -> None:
        """Let a mark hold again that was removed."""
        notes = self._notes.notes
        struck = tuple(one for one in notes.struck if one != mark)
        added = notes.added if len(struck) < len(notes.struck) else (*notes.added, mark)
        self._show_message(self._notes.save(replace(notes, added=added, struck=struck)))
        self._state.marks = [*self._state.marks, mark]

    def open_menu(self) -> None:
        """Offer everything that can be marked, at the moment at which this was asked for."""
        menu, t = QMenu(self._view), self._state.now(time.monotonic())
        menu.setAccessibleName(phrases.tr("Choose what to mark"))
        for name in self._own:
            menu.addAction(f"&{name}").triggered.connect(lambda _=False, name=name: self.mark("moment", name, t=t))
        if self._own:
            menu.addSeparator()
        for kind, name in ((kind, phrases.mark_kinds()[kind]) for kind in KINDS):
            chosen = menu.addAction(f"{name}\t{KINDS[kind]}")
            chosen.triggered.connect(lambda _=False, kind=kind: self.mark(kind, t=t))
        self._add_cues(menu.addMenu(f"{self._cue.text}\t{self._cue.key}"), t)
        for action in (self._note, self._all):
            menu.addSeparator()
            add_to_menu(menu, action)
        self._pop_up(menu)

    def open_cue_menu(self) -> None:
        """Offer the cues of safety."""
        menu = QMenu(self._view)
        self._add_cues(menu, self._state.now(time.monotonic()))
        self._pop_up(menu)

    def open_note(self) -> None:
        """Ask for a note."""
        t = self._state.now(time.monotonic())
        open_dialog(NoteDialog(self._view), written=partial(self.mark, "note", t=t))

    def open_marks(self) -> None:
        """Show all marks to change them."""
        seek = {"seek_requested": self._seek} if self._seek else {}
        end = self._state.seconds or self._state.now(time.monotonic())
        open_dialog(MarksDialog(self._view, self._state.marks, end), changed=self.change, **seek)

    def _add_cues(self, menu: QMenu, t: float) -> None:
        for cue, name in phrases.cue_names().items():
            menu.addAction(f"&{name}").triggered.connect(lambda _=False, cue=cue: self.mark("cue", cue, t=t))

    def _pop_up(self, menu: QMenu) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.anchor.mapToGlobal(QPoint(0, -menu.sizeHint().height())))


class NoteDialog(Sheet):
    """Asks for the text of a note."""

    written = Signal(str)

    def __init__(self, parent: QWidget, title: str = "") -> None:
        super().__init__(parent, title or self.tr("Note"))
        self.text = line_edit("", self.tr("Text of the note"), self.tr("What happened?"), LONGEST)
        keep = button(self.tr("Keep"), "main", self._keep)
        keep.setDefault(True)
        add(self.rows, hbox((self.text, 1), keep))

    def _keep(self) -> None:
        if text := self.text.text().strip():
            self.written.emit(text)
        self.accept()


class MarksDialog(Sheet):
    """All marks of a session up to `end` (s): each can be changed, removed, and gone to."""

    changed = Signal(object, object)  # the Mark before, and after (None: removed)
    seek_requested = Signal(float)  # session time (s)

    def __init__(self, parent: QWidget, marks: list[Mark], end: float = math.inf) -> None:
        super().__init__(parent, self.tr("Marks"), width=680)
        self._end = end
        self._marks = sorted(marks, key=lambda mark: mark.t)
        rows = QTableWidget.SelectionBehavior.SelectRows
        self.table = configure(QTableWidget(len(self._marks), 3), showGrid=False, selectionBehavior=rows)
        self.table.setAccessibleName(self.tr("Marks of this session"))
        self.table.setTabKeyNavigation(False)  # Tab would never leave it
        self.table.setHorizontalHeaderLabels([self.tr("Time"), self.tr("Kind"), self.tr("Text")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 150)
        for line, mark in enumerate(self._marks):
            self._fill(line, mark)
        self.table.itemChanged.connect(self._text_changed)
        buttons = hbox(
            button(self.tr("Go there"), "", self._go),
            button(self.tr("Remove"), "", self._remove),
            None,
            button(self.tr("Done"), "main", self.accept),
        )
        hint = label(self.tr("The recording stays as it was; changes are kept beside it."), "small", wrap=True)
        self.table.setMinimumHeight(280)
        add(self.rows, (self.table, 1), hint, buttons)

    def _fill(self, line: int, mark: Mark) -> None:
        time, kinds = phrases.clock(mark.t), phrases.mark_kinds()
        self.table.setItem(line, 0, QTableWidgetItem(time))
        unknown = [] if mark.kind in kinds else [(mark.kind, mark.kind)]
        choices = [*unknown, *((name, key) for key, name in kinds.items())]
        kind = combo_box(self.tr("Kind of mark at {time}").format(time=time), choices, mark.kind)
        kind.currentIndexChanged.connect(partial(self._kind_changed, kind))
        self.table.setCellWidget(line, 1, kind)
        self.table.setRowHeight(line, 40)
        self.table.setItem(line, 2, QTableWidgetItem(mark.text))

    def _text_changed(self, item: QTableWidgetItem) -> None:
        mark = self._marks[item.row()]
        if item.column() == 2:
            self._change(item.row(), replace(mark, text=item.text()[:LONGEST]))
        elif item.text() != phrases.clock(mark.t):
            with suppress(ValueError):
                self._change(item.row(), replace(mark, t=min(_seconds(item.text()), self._end)))
            item.setText(phrases.clock(self._marks[item.row()].t))

    def _kind_changed(self, kind: QComboBox, _index: int) -> None:
        line = next(i for i in range(self.table.rowCount()) if self.table.cellWidget(i, 1) is kind)
        self._change(line, replace(self._marks[line], kind=cast(str, kind.currentData())))

    def _change(self, line: int, after: Mark) -> None:
        before, self._marks[line] = self._marks[line], after
        if after != before:
            self.changed.emit(before, after)

    def _remove(self) -> None:
        line = self.table.currentRow()
        if line >= 0:
            self.changed.emit(self._marks.pop(line), None)
            self.table.removeRow(line)

    def _go(self) -> None:
        line = self.table.currentRow()
        if line >= 0:
            self.seek_requested.emit(self._marks[line].t)


def _seconds(clock: str) -> float:
    """Read minutes and seconds, with hours where there are any. Raises ValueError."""
    seconds = 0.0
    for part in clock.split(":"):
        seconds = 60 * seconds + int(part)
    return max(0.0, seconds)

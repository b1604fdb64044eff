"""The dialogs of marks: a note that is typed, and the table in which all marks can be changed."""

from functools import partial
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from hrvsync.events import Mark
from hrvsync.ui import phrases
from hrvsync.ui.widgets import button, hbox, label, vbox

MARGINS = (20, 20, 20, 20)
LONGEST = 500  # letters of a text


class NoteDialog(QDialog):
    """Asks for the text of a note."""

    written = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Note"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QLineEdit()
        self.text.setPlaceholderText(self.tr("What happened?"))
        self.text.setAccessibleName(self.tr("Text of the note"))
        self.text.setMaxLength(LONGEST)
        self.text.setMinimumWidth(380)
        keep = button(self.tr("Keep"), "main", self._keep)
        keep.setDefault(True)
        hbox((self.text, 1), keep, parent=self, margins=MARGINS)

    def _keep(self) -> None:
        if self.text.text().strip():
            self.written.emit(self.text.text().strip())
        self.accept()


class MarksDialog(QDialog):
    """All marks of a session: text and kind can be changed, marks removed, and one can be gone to."""

    changed = Signal(object, object)  # the Mark before, and after (None: removed)
    seek_requested = Signal(float)  # session time (s)

    def __init__(self, parent: QWidget, marks: list[Mark]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Marks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 420)
        self._marks = sorted(marks, key=lambda mark: mark.t)
        self.table = QTableWidget(len(self._marks), 3)
        self.table.setAccessibleName(self.tr("Marks of this session"))
        self.table.setHorizontalHeaderLabels([self.tr("Time"), self.tr("Kind"), self.tr("Text")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
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
        vbox((self.table, 1), hint, buttons, parent=self, margins=MARGINS)

    def _fill(self, line: int, mark: Mark) -> None:
        when = QTableWidgetItem(phrases.clock(mark.t))
        when.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(line, 0, when)
        kinds = phrases.mark_kinds()
        kind = QComboBox()
        kind.setAccessibleName(self.tr("Kind of mark at {time}").format(time=phrases.clock(mark.t)))
        for key, name in (kinds if mark.kind in kinds else {mark.kind: mark.kind} | kinds).items():
            kind.addItem(name, key)
        kind.setCurrentIndex(kind.findData(mark.kind))
        kind.currentIndexChanged.connect(partial(self._kind_changed, kind))
        self.table.setCellWidget(line, 1, kind)
        self.table.setRowHeight(line, 40)
        self.table.setItem(line, 2, QTableWidgetItem(mark.text))

    def _text_changed(self, item: QTableWidgetItem) -> None:
        if item.column() == 2:
            self._change(item.row(), replace(self._marks[item.row()], text=item.text()[:LONGEST]))

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

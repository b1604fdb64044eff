"""Marks: the menu that sets one, the note that is typed, and the table in which all of them can be changed."""

from collections.abc import Callable
from functools import partial
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from hrvsync.events import Mark
from hrvsync.ui import phrases
from hrvsync.ui.widgets import label

CUES = ("voice", "face", "eyes", "posture", "pacing", "touch")
KEYS = {"rupture": "R", "repair": "P", "touch": "T", "note": "N"}


def mark_menu(parent: QWidget, chosen: Callable[[str, str], None], note: Callable[[], None]) -> QMenu:
    """The menu of everything that can be marked; `chosen(kind, text)` for all but notes, which ask for their text."""
    menu = QMenu(parent)
    menu.setAccessibleName(phrases.tr("Mark this moment"))
    kinds = phrases.mark_kinds()
    for kind in ("rupture", "repair", "touch"):
        add(menu, f"{kinds[kind]}\t{KEYS[kind]}", lambda kind=kind: chosen(kind, ""))
    cues = menu.addMenu(f"{kinds['cue']}\tC")
    fill_cues(cues, chosen)
    menu.addSeparator()
    add(menu, f"{kinds['note']}\tN", note)
    return menu


def fill_cues(menu: QMenu, chosen: Callable[[str, str], None]) -> None:
    """Add the cues of safety."""
    names = phrases.cue_names()
    for cue in CUES:
        add(menu, f"&{names[cue]}", lambda cue=cue: chosen("cue", cue))


def add(menu: QMenu, text: str, act: Callable[[], None]) -> None:
    """Add an entry that calls `act`."""
    action = QAction(text, menu)
    action.triggered.connect(lambda _checked=False: act())
    menu.addAction(action)


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
        self.text.setMaxLength(500)
        self.text.setMinimumWidth(380)
        keep = QPushButton(self.tr("Keep"))
        keep.setProperty("role", "main")
        keep.setDefault(True)
        keep.clicked.connect(self._keep)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 20, 20, 20)
        line.addWidget(self.text, 1)
        line.addWidget(keep)

    def _keep(self) -> None:
        if self.text.text().strip():
            self.written.emit(self.text.text().strip())
        self.accept()


class MarksDialog(QDialog):
    """All marks of a session: text and kind can be changed, marks removed, and one can be gone to."""

    changed = Signal(object, object)  # the Mark as it was, and as it is now (None: removed)
    sought = Signal(float)

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
        go = QPushButton(self.tr("Go there"))
        go.clicked.connect(self._go)
        remove = QPushButton(self.tr("Remove"))
        remove.clicked.connect(self._remove)
        done = QPushButton(self.tr("Done"))
        done.setProperty("role", "main")
        done.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(go)
        buttons.addWidget(remove)
        buttons.addStretch(1)
        buttons.addWidget(done)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 20)
        hint = self.tr("The recording stays as it was; changes are kept beside it.")
        rows.addWidget(self.table, 1)
        rows.addWidget(label(hint, "small", wrap=True))
        rows.addLayout(buttons)

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
            self._change(item.row(), replace(self._marks[item.row()], text=item.text()[:500]))

    def _kind_changed(self, kind: QComboBox, _index: int) -> None:
        line = next(i for i in range(self.table.rowCount()) if self.table.cellWidget(i, 1) is kind)
        self._change(line, replace(self._marks[line], kind=cast(str, kind.currentData())))

    def _change(self, line: int, now: Mark) -> None:
        if now != self._marks[line]:
            self.changed.emit(self._marks[line], now)
            self._marks[line] = now

    def _remove(self) -> None:
        line = self.table.currentRow()
        if line >= 0:
            self.changed.emit(self._marks.pop(line), None)
            self.table.removeRow(line)

    def _go(self) -> None:
        line = self.table.currentRow()
        if line >= 0:
            self.sought.emit(self._marks[line].t)

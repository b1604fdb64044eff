"""The list of sessions: a row each, several chosen at once."""

from collections.abc import Collection
from typing import override

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView

from hrvsync.storage import Entry
from hrvsync.ui.history.model import At, Sessions
from hrvsync.ui.history.rows import BOX, LEFT, SessionRows
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import configure


class SessionList(QListView):
    """Several rows are chosen by their boxes, or by Ctrl and Shift; Return or a double click opens one."""

    opened = Signal(object)  # Entry
    deleting = Signal()
    choice_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        configure(
            self,
            role="rows",
            accessibleName=name,
            selectionMode=QListView.SelectionMode.ExtendedSelection,
            verticalScrollMode=QListView.ScrollMode.ScrollPerPixel,
            horizontalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
            uniformItemSizes=True,
            mouseTracking=True,
        )
        self.sessions = Sessions(self)
        self.setModel(self.sessions)
        self.setItemDelegate(SessionRows(self))
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.choice_changed)

    @property
    def chosen(self) -> list[Entry]:
        """The chosen entries, newest first."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.sessions.entries[row] for row in rows]

    def choose(self, files: Collection[str]) -> None:
        """Choose the sessions in these files, as far as they are shown."""
        wanted, selection = set(files), QItemSelection()
        for row, entry in enumerate(self.sessions.entries):
            if entry.file in wanted:
                index = self.sessions.index(row)
                selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if indexes := selection.indexes():
            self.selectionModel().setCurrentIndex(indexes[0], QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(indexes[0])

    @override
    def selectionCommand(self, index: At, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        at = getattr(event, "position", None)
        plain = event is not None and getattr(event, "modifiers", lambda: None)() == Qt.KeyboardModifier.NoModifier
        if (
            event is not None
            and at is not None
            and plain
            and index.isValid()
            and at().x() < LEFT + BOX * text_scale(self) + 10
        ):
            pressed = event.type() == QEvent.Type.MouseButtonPress
            return QItemSelectionModel.SelectionFlag.Toggle if pressed else QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.deleting.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.sessions.entries[index.row()])

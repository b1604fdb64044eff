"""History: every recording at once, chosen by people, session and tag; one person over days, two people over weeks."""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hrvsync.storage.index import Entry
from hrvsync.storage.people import Holdings
from hrvsync.ui import phrases
from hrvsync.ui.history.people import ForgetDialog, PeopleDialog, RenameDialog
from hrvsync.ui.i18n.language import spoken
from hrvsync.ui.theme import DARK, Theme
from hrvsync.ui.widgets import confirm, hbox, label

type People = tuple[str, ...]
type At = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()


class Column(IntEnum):
    """Columns of the table, from the left."""

    WHEN = 0
    WHO = 1
    SESSION = 2
    MINUTES = 3
    TAGS = 4


class Sessions(QAbstractTableModel):
    """The chosen entries, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these (given oldest first)."""
        self.beginResetModel()
        self.entries = entries[::-1]
        self.endResetModel()

    @override
    def rowCount(self, parent: At = TOP) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @override
    def columnCount(self, parent: At = TOP) -> int:
        return len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("When"), self.tr("Who"), self.tr("Session"), self.tr("min"), self.tr("Tags"))[section]

    @override
    def data(self, index: At, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return spoken(entry.trouble) or entry.file
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        match index.column():
            case Column.WHEN:
                when = QDateTime.fromString(entry.created[:19], Qt.DateFormat.ISODate)
                return phrases.moment(when) if when.isValid() else entry.file
            case Column.WHO:
                return ", ".join(one.name for one in entry.people.values())
            case Column.SESSION:
                return spoken(entry.trouble) or entry.protocol
            case Column.MINUTES:
                return phrases.number(entry.seconds / 60)
            case _:
                return ", ".join(entry.tags)


class History(QWidget):
    """Looks through `entries` (oldest first) of the library in `folder`."""

    chosen = Signal(object)  # Path to open
    deleted = Signal(object)  # Path to delete
    forgetting = Signal(str)  # whom someone thinks of deleting: `ask_to_forget` when it is known what would go
    forgotten = Signal(str)  # whom to delete
    renamed = Signal(str, str)  # whom to call otherwise, and how
    left = Signal()

    def __init__(self, entries: Sequence[Entry], folder: Path, theme: Theme = DARK) -> None:
        super().__init__()
        self.setObjectName("view")
        self._entries, self._folder, self._theme = list(entries), folder, theme
        self._doing = ""
        self.model = Sessions(self)
        self.who, self.protocol, self.tag = QComboBox(), QComboBox(), QComboBox()
        for box, name in (
            (self.who, self.tr("Whose sessions")),
            (self.protocol, self.tr("Which sessions")),
            (self.tag, self.tr("Which tag")),
        ):
            box.setAccessibleName(name)
            box.setMinimumWidth(150)
        self.table = self._make_table()
        self._curves = QScrollArea()  # in a small window the texts below the curves need more than there is
        self._curves.setWidgetResizable(True)
        self._curves.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._curves.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # The list can be seen before the library that draws is loaded. A timer of our own goes with this widget.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw)
        self.curves: QWidget | None = None
        self._empty = label(self.tr("Looking for recordings ..."), "dim")
        self._room = QWidget()  # keeps everything in its place while there is nothing to list
        self.progress = label("", "small")
        self._lay_out()
        self._fill()
        for box in (self.who, self.protocol, self.tag):
            box.currentIndexChanged.connect(self._choose)
        (self.table if entries else self._back).setFocus()

    def tell(self, entries: Sequence[Entry], *, more: bool = False) -> None:
        """Show what is in the library now, or as far as it is known while `more` is looked for."""
        looking = self.tr("Looking for recordings ...")
        self.progress.setText(looking if more else "")
        self._empty.setText(looking if more else self.tr("Nothing yet. Your sessions will be listed here."))
        if list(entries) != self._entries:
            self._entries = list(entries)
            self._fill()
            self._draw()

    def tell_progress(self, done: int, of: int) -> None:
        """Say how far reading the new recordings is."""
        doing = self._doing or self.tr("Reading recordings: {done} of {of}")
        text = doing.replace("{done}", phrases.number(done)).replace("{of}", phrases.number(of))
        for place in (self.progress, self._empty):
            place.setText(text)

    def wait(self, doing: str) -> None:
        """Let nothing be touched until `go_on`; `doing` says how far it is, with {done} and {of} to be filled in."""
        self._doing = doing
        self.setEnabled(False)

    def go_on(self) -> None:
        """Let everything be touched again."""
        self._doing = ""
        self.progress.setText("")
        self.setEnabled(True)
        (self.table if self._entries else self._back).setFocus()

    def ask_to_forget(self, held: Holdings) -> None:
        """Ask before a person is gone for good."""
        dialog = ForgetDialog(self, held)
        dialog.agreed.connect(partial(self.forgotten.emit, held.name))
        dialog.open()

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme
        self._draw()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("Recordings, newest first"))
        table.setModel(self.model)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(34)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.SESSION, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.WHEN, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)  # what is in view is enough, and does not wait for ten thousand rows
        for column, width in ((Column.WHO, 80), (Column.MINUTES, 42), (Column.TAGS, 84)):
            table.setColumnWidth(column, width)
        table.activated.connect(self._open)
        return table

    def _lay_out(self) -> None:
        self._back = QPushButton(self.tr("Back"))
        self._back.clicked.connect(self.left)
        self.delete = QPushButton(self.tr("Delete ..."))
        self.delete.clicked.connect(self._delete)
        self.persons = QPushButton(self.tr("People ..."))
        self.persons.clicked.connect(self._show_people)
        self.open = QPushButton(self.tr("Open"))
        self.open.setProperty("role", "main")
        self.open.clicked.connect(self._open)
        self._filters = QWidget()
        filters = QHBoxLayout(self._filters)
        filters.setContentsMargins(0, 0, 0, 0)
        for box in (self.who, self.protocol, self.tag):
            filters.addWidget(box)
        filters.addStretch(1)
        filters.addWidget(self.progress)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.table, 9)
        middle.addWidget(self._curves, 12)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 22, 28, 20)
        rows.setSpacing(14)
        rows.addWidget(label(self.tr("History"), "title"))
        rows.addWidget(self._filters)
        rows.addWidget(self._empty)
        rows.addLayout(middle, 1)
        rows.addWidget(self._room, 1)
        rows.addLayout(hbox(self._back, None, self.persons, self.delete, self.open))

    def _fill(self) -> None:
        """Offer what there is to choose from, keeping what was chosen."""
        counts: Counter[People] = Counter()
        for entry in self._entries:
            names = tuple(sorted({one.name for one in entry.people.values()}))
            counts[names] += 1
            counts.update((name,) for name in names if len(names) > 1)
        people = sorted((names for names in counts if names), key=lambda names: (-len(names), -counts[names], names))
        self._offer(self.who, self.tr("Everybody"), {" + ".join(names): names for names in people})
        protocols = sorted({entry.protocol for entry in self._entries} - {""})
        self._offer(self.protocol, self.tr("All sessions"), {name: name for name in protocols})
        tags = sorted({tag for entry in self._entries for tag in entry.tags})
        self._offer(self.tag, self.tr("All tags"), {name: name for name in tags})
        for widget in (self.table, self._filters):
            widget.setVisible(bool(self._entries))
        for widget in (self._empty, self._room):
            widget.setVisible(not self._entries)
        for button in (self.open, self.delete):
            button.setEnabled(bool(self._entries))
        self.persons.setEnabled(bool(self.named))
        self._list()

    def _offer(self, box: QComboBox, every: str, choices: dict[str, object]) -> None:
        before = box.currentText() if box.count() > 1 else ""
        box.blockSignals(True)
        box.clear()
        box.addItem(every, None)
        for text, data in choices.items():
            box.addItem(text, data)
        # The first time, the people with the most sessions are what people come for.
        first = 1 if box is self.who and choices and not before else 0
        box.setCurrentIndex(max(first, box.findText(before) if before else first))
        box.blockSignals(False)

    @property
    def named(self) -> dict[str, int]:
        """Everybody with the number of their recordings, by name; a seat is the name of nobody."""
        counts = Counter(
            name
            for entry in self._entries
            for name in {one.name for seat, one in entry.people.items() if one.name != seat}
        )
        return dict(sorted(counts.items(), key=lambda item: item[0].casefold()))

    @property
    def people(self) -> People:
        """Whose sessions are chosen; nobody in particular where empty."""
        chosen = self.who.currentData()
        return tuple(chosen) if chosen else ()

    def _chosen_entries(self) -> list[Entry]:
        people, protocol, tag = set(self.people), self.protocol.currentData(), self.tag.currentData()
        return [
            entry
            for entry in self._entries
            if (not people or people <= {one.name for one in entry.people.values()})
            and (not protocol or entry.protocol == protocol)
            and (not tag or tag in entry.tags)
        ]

    @Slot()
    def _choose(self) -> None:
        self._list()
        self._draw()

    def _list(self) -> None:
        entries = self._chosen_entries()
        self.model.show_entries(entries)
        who = {tuple(one.name for one in entry.people.values()) for entry in entries}
        self.table.setColumnHidden(Column.WHO, bool(self.people) and len(who) == 1)  # the choice above says it already
        self.table.selectRow(0)

    def _draw(self) -> None:
        if self.curves is not None:
            self._curves.takeWidget().deleteLater()
            self.curves = None
        people = self.people
        self._curves.setVisible(bool(people and self._entries))
        if not people or not self._entries:
            return
        from hrvsync.history import readings, together  # these load SciPy and pyqtgraph
        from hrvsync.ui.history.days import Readings, Weeks

        entries = self.model.entries
        self.curves = (
            Weeks(together(entries, *people), self._theme)
            if len(people) == 2
            else Readings(readings(entries, people[0]), self._theme)
        )
        self._curves.setWidget(self.curves)

    def _current(self) -> Path | None:
        line = self.table.currentIndex().row()
        return self._folder / self.model.entries[line].file if 0 <= line < len(self.model.entries) else None

    @Slot()
    def _open(self) -> None:
        path = self._current()
        if path is not None:
            self.chosen.emit(path)

    @Slot()
    def _delete(self) -> None:
        path = self._current()
        if path is not None:
            ask_to_delete(self, lambda: self.deleted.emit(path))

    @Slot()
    def _show_people(self) -> None:
        chosen = self.people
        dialog = PeopleDialog(self, self.named, chosen[0] if len(chosen) == 1 else "")
        dialog.forgetting.connect(self.forgetting)
        dialog.renaming.connect(self._rename)
        dialog.open()

    @Slot(str)
    def _rename(self, name: str) -> None:
        together = [{one.name for one in entry.people.values()} for entry in self._entries]
        partners = {other for names in together if name in names for other in names} - {name}
        dialog = RenameDialog(self, name, set(self.named) - {name}, partners)
        dialog.agreed.connect(partial(self.renamed.emit, name))
        dialog.open()


def ask_to_delete(parent: QWidget, act: Callable[[], None]) -> None:
    """Ask before a recording is gone for good."""
    text = phrases.tr("Delete this recording and its notes for good?")
    confirm(parent, text, phrases.tr("Delete"), phrases.tr("Keep"), act).open()

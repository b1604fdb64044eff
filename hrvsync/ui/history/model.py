"""The sessions that were found, as rows of a list, and the words that stand in each."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.history.found import people_of
from hrvsync.ui.i18n.language import kind_of, translated
from hrvsync.ui.widgets import SEPARATOR, tip

type At = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()


def corrected(entry: Entry) -> int:
    """Return how many beats of a recording were corrected by hand."""
    return sum(one.corrected_by_hand for one in entry.people.values())


def title_of(entry: Entry) -> str:
    """Return what a session was, or what is wrong with its recording."""
    return translated(entry.trouble) or phrases.session(kind_of(entry.protocol), entry.cut_short, corrected(entry))


def usable_of(entry: Entry) -> str:
    """Return how much of it is usable, of whom least is; nothing where nobody knows."""
    shares = [one.usable_pct for one in entry.people.values() if one.usable_pct is not None]
    return phrases.tr("usable {n} %").format(n=phrases.per_cent(min(shares))) if shares else ""


class Sessions(QAbstractListModel):
    """The found entries, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.named = False  # whether each row says who it was

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these (given oldest first)."""
        self.beginResetModel()
        self.entries = list(entries[::-1])
        self.named = len({people_of(entry) for entry in entries}) > 1
        self.endResetModel()

    @override
    def rowCount(self, parent: At = TOP) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: At, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(entry) or entry.file
            case Qt.ItemDataRole.AccessibleTextRole:
                return SEPARATOR.join(filter(None, (title_of(entry), self.when(entry), *self.ends(entry), *entry.tags)))
            case Qt.ItemDataRole.ToolTipRole:
                lines = *map(translated, entry.sentences), ", ".join(entry.tags), entry.file
                return tip(translated(entry.trouble) or "\n".join(filter(None, lines)))
            case Qt.ItemDataRole.UserRole:
                return entry
            case _:
                return None

    def when(self, entry: Entry) -> str:
        """Return the second line of a row: when it was, and of whom, where several people are shown."""
        who = ", ".join(people_of(entry)) if self.named else ""
        return SEPARATOR.join(filter(None, (phrases.short_moment(entry.created) or entry.file, who)))

    def ends(self, entry: Entry) -> tuple[str, str]:
        """Return what stands at the right: how long it was, and the usable share."""
        if entry.trouble:
            return "", ""
        return phrases.tr("{n} min").format(n=phrases.number(max(1.0, entry.seconds / 60))), usable_of(entry)

"""Everybody in the library: a person may get another name, or be deleted for good; both ask first, in full."""

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrvsync.storage.people import Holdings
from hrvsync.ui import phrases
from hrvsync.ui.widgets import hbox

WIDTH, MARGIN = 560, 24
NAME = Qt.ItemDataRole.UserRole


class _Names(QListWidget):
    deleting = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.deleting.emit()
        else:
            super().keyPressEvent(event)


class PeopleDialog(QDialog):
    """Lists everybody with the number of their recordings."""

    renaming = Signal(str)
    forgetting = Signal(str)

    def __init__(self, parent: QWidget, recordings: dict[str, int], chosen: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("People"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.names = _Names()
        self.names.setAccessibleName(self.tr("Everybody in your recordings"))
        for name, n in recordings.items():
            item = QListWidgetItem(f"{name}  ·  {_recordings(n)}", self.names)
            item.setData(NAME, name)
        self.names.setCurrentRow(max(0, list(recordings).index(chosen) if chosen in recordings else 0))
        self.rename = QPushButton(self.tr("Rename ..."))
        self.rename.clicked.connect(self._rename)
        self.delete = QPushButton(self.tr("Delete this person ..."))
        self.delete.clicked.connect(self._delete)
        self.names.deleting.connect(self._delete)
        done = QPushButton(self.tr("Done"))
        done.setProperty("role", "main")
        done.clicked.connect(self.accept)
        done.setDefault(True)
        rows = _rows(self)
        rows.addWidget(_text(self.tr("Everybody in your recordings"), "head"))
        rows.addWidget(self.names, 1)
        rows.addLayout(hbox(self.rename, self.delete, None, done))
        self.names.setFocus()

    def _rename(self) -> None:
        self.accept()
        self.renaming.emit(self._name())

    def _delete(self) -> None:
        self.accept()
        self.forgetting.emit(self._name())

    def _name(self) -> str:
        return str(self.names.currentItem().data(NAME))


class ForgetDialog(QDialog):
    """Says what goes when a person is deleted and what stays; they do only when their name was typed."""

    agreed = Signal()

    def __init__(self, parent: QWidget, held: Holdings) -> None:
        super().__init__(parent)
        self.setWindowTitle("hrvsync")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._name = held.name
        self.typed = QLineEdit()
        self.typed.setAccessibleName(self.tr("To delete, type the name: {name}").format(name=held.name))
        self.typed.textChanged.connect(self._check)
        self.delete = QPushButton(self.tr("Delete for good"))
        self.delete.setEnabled(False)
        self.delete.clicked.connect(self._agree)
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.clicked.connect(self.reject)
        rows = _rows(self)
        rows.addWidget(_text(self.tr("Delete {name} for good?").format(name=held.name), "head"))
        for text in (*(f"•  {text}" for text in self._goes(held)), *self._stays(held)):
            rows.addWidget(_text(text, "" if text.startswith("•") else "dim"))
        rows.addWidget(_text(self.tr("There is no way back.")))
        rows.addSpacing(6)
        rows.addWidget(_text(self.typed.accessibleName(), "dim"))
        rows.addWidget(self.typed)
        rows.addSpacing(6)
        rows.addLayout(hbox(self.delete, None, self.keep))
        self.keep.setDefault(True)
        self.keep.setFocus()

    def _goes(self, held: Holdings) -> list[str]:
        parts: list[str] = []
        if held.alone:
            parts.append(self.tr("{recordings} made alone, with all notes").format(recordings=_recordings(held.alone)))
        if held.shared:
            text = self.tr(
                "out of {recordings} made with {partners}: what {name}'s strap sent, {name}'s marks and moods, and the "
                "name wherever it is written"
            )
            partners = ", ".join(held.partners)
            parts.append(text.format(recordings=_recordings(held.shared), partners=partners, name=held.name))
        if held.backups:
            parts.append(
                self.tr("the same from all backups made by hrvsync ({n})").format(n=phrases.number(held.backups))
            )
        return parts

    def _stays(self, held: Holdings) -> list[str]:
        texts = [self.tr("Files that you exported or passed on stay where they are.")]
        if held.shared:
            texts.insert(0, self.tr("What the straps of others sent stays, as recordings of their own."))
        first, last = _day(held.first), _day(held.last)
        if first and first == last:
            texts.insert(0, self.tr("Recorded on {day}.").format(day=first))
        elif first:
            texts.insert(0, self.tr("Recorded from {first} to {last}.").format(first=first, last=last))
        return [" ".join(texts)]

    def _check(self, text: str) -> None:
        same = text.strip().casefold() == self._name.strip().casefold()
        self.delete.setEnabled(same)
        (self.delete if same else self.keep).setDefault(True)

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()


class RenameDialog(QDialog):
    """Asks for another name; says what happens where somebody has it already."""

    agreed = Signal(str)

    def __init__(self, parent: QWidget, name: str, others: set[str], partners: set[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle("hrvsync")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self._name, self._others, self._partners = name, others, partners
        self.name = QLineEdit(name)
        self.name.setMaxLength(40)
        self.name.setAccessibleName(self.tr("New name of {name}").format(name=name))
        self.name.selectAll()
        self.name.textChanged.connect(self._check)
        self.about = _text("", "dim")
        self.rename = QPushButton(self.tr("Rename"))
        self.rename.setProperty("role", "main")
        self.rename.clicked.connect(self._agree)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        rows = _rows(self)
        rows.addWidget(_text(self.name.accessibleName(), "head"))
        rows.addWidget(self.name)
        rows.addWidget(self.about)
        rows.addLayout(hbox(cancel, None, self.rename))
        self.rename.setDefault(True)
        self.name.setFocus()
        self._check()

    def _check(self) -> None:
        new = self.name.text().strip()
        self.rename.setEnabled(bool(new) and new != self._name and new not in self._partners)
        if new in self._partners:
            text = self.tr("{name} and {other} have recordings together; each needs a name of their own.")
        elif new in self._others:
            text = self.tr("Somebody is called {other} already. The recordings of both become one person's, for good.")
        else:
            text = self.tr("In all recordings and the names of their files. Backups and notes stay as they are.")
        self.about.setText(text.format(name=self._name, other=new))

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit(self.name.text().strip())


def _text(text: str, role: str = "") -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setFixedWidth(WIDTH - 2 * MARGIN)  # so that the height it needs is known before it is shown
    return made


def _rows(dialog: QDialog) -> QVBoxLayout:
    rows = QVBoxLayout(dialog)
    rows.setContentsMargins(MARGIN, 20, MARGIN, 20)
    rows.setSpacing(10)
    return rows


def _recordings(n: int) -> str:
    return phrases.tr("one recording") if n == 1 else phrases.tr("{n} recordings").format(n=phrases.number(n))


def _day(moment: str) -> str:
    when = QDateTime.fromString(moment[:19], Qt.DateFormat.ISODate)
    return phrases.day(when.date()) if when.isValid() else ""

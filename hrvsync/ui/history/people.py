"""The people in the library: rename one, or delete one for good; both are confirmed first, in full."""

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from hrvsync.storage import Holdings, Remnant
from hrvsync.ui import phrases
from hrvsync.ui.history.dialog import Choices, paragraph
from hrvsync.ui.widgets import Sheet, add, button, configure, hbox, line_edit

NAME = Qt.ItemDataRole.UserRole
WIDTH = 560


class PeopleDialog(Sheet):
    """Lists everybody with the number of their recordings; emits the one to rename or to delete."""

    renaming = Signal(str)
    deleting = Signal(str)

    def __init__(self, parent: QWidget, recordings: dict[str, int], chosen: str = "") -> None:
        super().__init__(parent, self.tr("People"), width=WIDTH)
        rename, delete = (partial(self._emit, signal) for signal in (self.renaming, self.deleting))
        self.names = configure(Choices(), accessibleName=self.tr("Everybody in your recordings"), deleting=delete)
        for name, n in recordings.items():
            QListWidgetItem(f"{name}  ·  {_recordings(n)}", self.names).setData(NAME, name)
        self.names.setCurrentRow(list(recordings).index(chosen) if chosen in recordings else 0)
        self.rename = button(self.tr("Rename ..."), clicked=rename)
        self.delete = button(self.tr("Delete this person ..."), clicked=delete)
        done = button(self.tr("Done"), "main", self.accept)
        done.setDefault(True)
        head = paragraph(self.names.accessibleName(), "head")
        add(self.rows, head, (self.names, 1), hbox(self.rename, self.delete, None, done))
        self.names.setFocus()

    def _emit(self, signal: SignalInstance) -> None:
        self.accept()
        signal.emit(self.names.currentItem().data(NAME))


class DeletePersonDialog(Sheet):
    """Lists what goes when a person is deleted and what stays; it takes their name, typed, to agree."""

    def __init__(self, parent: QWidget, held: Holdings) -> None:
        super().__init__(parent, self.tr("Delete {name} for good?").format(name=held.name), width=WIDTH)
        self._name = held.name
        self.typed = line_edit("", self.tr("To delete, type the name: {name}").format(name=held.name))
        self.typed.textChanged.connect(self._check)
        self.remnants = configure(
            QListWidget(self),
            accessibleName=self.tr("Texts and files to decide about"),
            maximumHeight=150,
            visible=bool(held.remnants),
        )
        unreadable = self.tr("cannot be read")
        for remnant in held.remnants:
            item = QListWidgetItem(f"{remnant.text or unreadable}  ·  {remnant.file}", self.remnants)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(NAME, remnant)
        about = self.tr(
            "These texts may name {name}, and these files cannot be read: look at them. In a text that is ticked "
            "“someone” takes the place of the name; a file that is ticked is deleted."
        )
        decide = (paragraph(about.format(name=held.name)),) if held.remnants else ()
        self.delete = button(self.tr("Delete for good"), clicked=self.accept)
        self.keep = button(self.tr("Keep"), clicked=self.reject)
        add(
            self.rows,
            *(paragraph(f"•  {text}") for text in self._goes(held)),
            paragraph(self._stays(held), "dim"),
            *decide,
            self.remnants,
            paragraph(self.tr("There is no way back.")),
            6,
            paragraph(self.typed.accessibleName(), "dim"),
            self.typed,
            6,
            hbox(self.delete, None, self.keep),
        )
        self._check("")
        self.keep.setFocus()

    def chosen(self) -> list[Remnant]:
        """Return what was ticked."""
        items = (self.remnants.item(line) for line in range(self.remnants.count()))
        return [item.data(NAME) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _goes(self, held: Holdings) -> list[str]:
        alone, shared = _recordings(held.alone), _recordings(held.shared)
        out_of = self.tr(
            "out of {recordings} made with {partners}: what {name}'s strap sent, {name}'s marks and moods, and the "
            "name wherever it is written"
        )
        private = self.tr("the private notes about {recordings} with {name}")
        texts = {
            self.tr("{recordings} made alone, with all notes").format(recordings=alone): held.alone,
            out_of.format(recordings=shared, partners=", ".join(held.partners), name=held.name): held.shared,
            self.tr("the same from all backups made by hrvsync ({n})").format(n=phrases.number(held.backups)): (
                held.backups
            ),
            private.format(recordings=_recordings(held.private), name=held.name): held.private,
        }
        return [text for text, n in texts.items() if n]

    def _stays(self, held: Holdings) -> str:
        first, last = phrases.day(held.first), phrases.day(held.last)
        when = self.tr("Recorded on {day}.") if first == last else self.tr("Recorded from {first} to {last}.")
        texts = {
            when.format(day=first, first=first, last=last): first,
            self.tr("What the straps of others sent stays, as recordings of their own."): held.shared,
            self.tr("Files that you exported or passed on stay where they are."): True,
        }
        return " ".join(text for text, there in texts.items() if there)

    def _check(self, text: str) -> None:
        same = text.strip().casefold() == self._name.strip().casefold()
        self.delete.setEnabled(same)
        (self.delete if same else self.keep).setDefault(True)


class RenameDialog(Sheet):
    """Asks for another name; says what happens where somebody has it already."""

    renamed = Signal(str)

    def __init__(self, parent: QWidget, name: str, others: set[str], partners: set[str]) -> None:
        super().__init__(parent, self.tr("New name of {name}").format(name=name))
        self._name, self._others, self._partners = name, others, partners
        self.name = line_edit(name, self.windowTitle(), longest=40)
        self.name.selectAll()
        self.name.textChanged.connect(self._check)
        self.about = paragraph("", "dim")
        self.rename = button(self.tr("Rename"), "main", self._rename)
        cancel = button(self.tr("Cancel"), clicked=self.reject)
        add(self.rows, self.name, self.about, hbox(cancel, None, self.rename))
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

    def _rename(self) -> None:
        self.accept()
        self.renamed.emit(self.name.text().strip())


def _recordings(n: int) -> str:
    return phrases.tr("one recording") if n == 1 else phrases.tr("{n} recordings").format(n=phrases.number(n))

"""Deleting recordings: the bin they go to at once, and what is asked before one is gone for good."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QListWidgetItem, QWidget

from hrvsync.storage import folders
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.dialog import Choices, paragraph
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services
from hrvsync.ui.widgets import SEPARATOR, Question, Sheet, add, button, configure, hbox, open_dialog, show

PATH = Qt.ItemDataRole.UserRole
WIDTH = 560


class BinDialog(Sheet):
    """Lists what is in the bin and until when; emits the recording to put back or to delete for good."""

    returning = Signal(object)  # Path: in the bin
    deleting = Signal(object)

    def __init__(self, parent: QWidget, binned: dict[Path, datetime]) -> None:
        super().__init__(parent, self.tr("Bin"), width=WIDTH)
        head = paragraph(self.tr("Deleted recordings, the latest first"), "head")
        put_back, delete = (partial(self._emit, signal) for signal in (self.returning, self.deleting))
        self.files = configure(Choices(), accessibleName=head.text(), deleting=delete, minimumHeight=200)
        until = self.tr("until {day}")
        for path, leaves in binned.items():
            day = phrases.day(leaves.astimezone().isoformat())
            item = QListWidgetItem(SEPARATOR.join((_called(path), until.format(day=day))), self.files)
            item.setToolTip(path.name)
            item.setData(PATH, path)
        self.files.setCurrentRow(0)
        empty = paragraph(self.tr("The bin is empty."), "dim")
        show(bool(binned), self.files)
        show(not binned, empty)
        about = self.tr("A recording stays here for 30 days; the first start after that deletes it for good.")
        self.put_back = button(self.tr("Put back"), clicked=put_back)
        self.delete = button(self.tr("Delete for good ..."), clicked=delete)
        for action in (self.put_back, self.delete):
            action.setEnabled(bool(binned))
        done = button(self.tr("Done"), "main", self.accept)
        done.setDefault(True)
        add(self.rows, head, empty, (self.files, 1), paragraph(about, "dim"))
        add(self.rows, hbox(self.put_back, self.delete, None, done))
        (self.files if binned else done).setFocus()

    def _emit(self, signal: SignalInstance) -> None:
        item = self.files.currentItem()
        if signal is self.deleting or self.files.count() < 2:
            self.accept()
        else:
            self.files.takeItem(self.files.row(item))
        signal.emit(item.data(PATH))


def _called(path: Path) -> str:
    """Return when a recording began and whose it is, as its name says; the name itself where it says nothing."""
    try:
        when = folders.begun(path).isoformat()
    except ValueError:
        return path.name
    return SEPARATOR.join(filter(None, (phrases.moment(when), path.stem[folders.STAMPED :].strip("-"))))


def delete(
    page: Page, services: Services, bridge: Bridge, paths: Sequence[Path], deleted: Callable[[], object]
) -> None:
    """Move recordings to the bin, all or none of them, and call `deleted`; one Undo brings all of them back."""

    def to_bin() -> list[Path]:
        places: list[Path] = []
        try:
            places.extend(map(services.delete, paths))
        except Exception:
            for place in places:
                services.put_back(place)
            raise
        return places

    def binned(places: list[Path]) -> None:
        text = phrases.tr("{file} is in the bin, for 30 days.").format(file=paths[0].name)
        if len(places) > 1:
            text = phrases.tr("{n} recordings are in the bin, for 30 days.").format(n=phrases.number(len(places)))
        page.undoable.emit(text, lambda: [services.put_back(place) for place in places])
        deleted()

    doing = phrases.tr("Deleting {file} ...").format(file=paths[0].name)
    page.work(bridge, doing, to_bin, binned, _failed(page), on_stopped=page.say_stopped)


def ask_delete_for_good(
    page: Page, services: Services, bridge: Bridge, path: Path, deleted: Callable[[], object]
) -> None:
    """Ask whether a recording of the bin goes for good, do it and call `deleted`."""
    title = phrases.tr("Delete {file} and its notes for good?").format(file=path.name)
    text = phrases.tr("It goes from all backups made by hrvsync, too. There is no way back.")
    for_good = partial(_delete_for_good, page, services, bridge, path, deleted)
    yes, no = phrases.tr("Delete for good"), phrases.tr("Keep")
    open_dialog(Question(page, title, text, yes, no, for_good, takes_away=True))


def _delete_for_good(page: Page, services: Services, bridge: Bridge, path: Path, deleted: Callable[[], object]) -> None:
    def gone(missing: list[Path]) -> None:
        texts = {
            phrases.tr("{file} is deleted for good."): True,
            phrases.tr(
                "A backup that is damaged or not where it was may still hold it; delete it yourself: {backups}."
            ): missing,
        }
        text = " ".join(text for text, there in texts.items() if there)
        page.message.emit(text.format(file=path.name, backups=", ".join(map(str, missing))))
        deleted()

    doing = phrases.tr("Deleting {file} ...").format(file=path.name)
    page.work(bridge, doing, partial(services.delete_for_good, path), gone, _failed(page), on_stopped=page.say_stopped)


def _failed(page: Page) -> Callable[[Exception], None]:
    return page.failed(phrases.tr("It cannot be deleted: {why}"))

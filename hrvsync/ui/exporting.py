"""Exporting recordings: one, or two of one session, into a file; several into a folder, in a chosen format."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hrvsync.storage import WRITABLE, Progress
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.desktop import open_there, show_in_folder
from hrvsync.ui.i18n.language import present_language, translated
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services
from hrvsync.ui.widgets import Sheet, add, button, combo_box, hbox, label, open_dialog


def formats() -> list[tuple[str, str]]:
    """Return every format that a recording can be written in as (name, suffix); reports come first."""
    reports = [(phrases.tr("Report to read"), ".html"), (phrases.tr("Report to print"), ".pdf")]
    return [*reports, *((one.name, one.suffix) for one in WRITABLE if one.suffix)]


def choose_export(
    page: Page, services: Services, bridge: Bridge, paths: Sequence[Path], ready: Callable[[], bool] = lambda: True
) -> None:
    """Ask where a recording, or the pair of two, shall be written, and write it there; `ready` is called before."""
    dialog = QFileDialog(page, phrases.tr("Export"), " + ".join(path.stem for path in paths))
    filters = [f"{name} (*{suffix})" for name, suffix in formats()]
    dialog.setNameFilters([*filters, phrases.tr("BIDS folder (*)")])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    _use_suffix(dialog, filters[0])

    def export(name: str) -> None:
        if name and ready():
            _export(page, services, bridge, paths, Path(name))

    open_dialog(dialog, filterSelected=partial(_use_suffix, dialog), fileSelected=export)


def _export(page: Page, services: Services, bridge: Bridge, paths: Sequence[Path], to: Path) -> None:
    def exported(unsupported: tuple[str, ...]) -> None:
        lost = " ".join(map(translated, unsupported))
        _say_where(page, phrases.tr("Exported to {file}. {lost}").format(file=to.name, lost=lost).strip(), to)

    text, failed = phrases.tr("Exporting to {file} ..."), phrases.tr("It cannot be exported: {why}")
    other = paths[1] if len(paths) > 1 else None
    export = partial(services.export, paths[0], to, present_language(), other)
    doing = text.format(file=to.name)
    page.work(bridge, doing, export, exported, page.failed(failed), on_stopped=page.say_stopped)


def _say_where(page: Page, said: str, to: Path) -> None:
    """Say what was written, with a way to see it."""
    page.proposed.emit(said, phrases.tr("Show in folder"), partial(show_in_folder, to))


def _use_suffix(dialog: QFileDialog, chosen: str) -> None:
    dialog.setDefaultSuffix(chosen.rpartition("(*")[2].rstrip(")").lstrip("."))


def save_as(
    page: Page, bridge: Bridge, title: str, name: str, write: Callable[[Path], object], suffixes: int = 2
) -> None:
    """Ask where a report shall be saved, named `name`, and let `write` write it there."""
    dialog = QFileDialog(page, title, name)
    filters = [f"{kind} (*{suffix})" for kind, suffix in formats()[:suffixes]]
    dialog.setNameFilters(filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    _use_suffix(dialog, filters[0])

    def save(chosen: str) -> None:
        to = Path(chosen)
        done = phrases.tr("Exported to {file}. {lost}").format(file=to.name, lost="").strip()
        doing = phrases.tr("Exporting to {file} ...").format(file=to.name)
        failed = page.failed(phrases.tr("It cannot be exported: {why}"))
        shown = partial(_say_where, page, done, to)
        page.work(bridge, doing, partial(write, to), lambda _: shown(), failed, on_stopped=page.say_stopped)

    open_dialog(dialog, filterSelected=partial(_use_suffix, dialog), fileSelected=save)


class ExportSheet(Sheet):
    """Asks in which format `n` recordings shall be written; the folder comes after it."""

    chosen = Signal(str)  # the suffix of the format

    def __init__(self, owner: QWidget, n: int) -> None:
        title = self.tr("Export {n} recordings").format(n=phrases.number(n))
        super().__init__(owner, title)
        self.format = combo_box(self.tr("Format"), formats())
        self.go = button(self.tr("Choose a folder ..."), "main", self._choose)
        about = label(self.tr("Each becomes a file of its own, named as the recording."), "dim", wrap=True)
        cancel = button(self.tr("Cancel"), clicked=self.reject)
        add(self.rows, about, self.format, 6, hbox(cancel, None, self.go))

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.format.currentData())


def export_several(page: Page, services: Services, bridge: Bridge, paths: Sequence[Path]) -> None:
    """Ask for a format and a folder, and write all of them there; nothing that lies there is written over."""

    def into(suffix: str, folder: str) -> None:
        targets = {path: Path(folder) / f"{path.stem}{suffix}" for path in paths}
        there = [to.name for to in targets.values() if to.exists()]
        if there:
            text = phrases.tr("{file} is there already; choose another folder, or move it away.")
            page.message.emit(text.format(file=there[0]))
            return
        language = present_language()

        def write_all(progress: Progress) -> int:
            for n, (path, to) in enumerate(targets.items()):
                services.export(path, to, language)
                progress(n + 1, len(targets))
            return len(targets)

        def exported(n: int) -> None:
            text = phrases.tr("{n} recordings are exported to {folder}.")
            said = text.format(n=phrases.number(n), folder=Path(folder).name or folder)
            page.proposed.emit(said, phrases.tr("Show in folder"), partial(open_there, Path(folder)))

        failed, doing = phrases.tr("It cannot be exported: {why}"), phrases.tr("Exporting ...")
        page.work(bridge, doing, write_all, exported, page.failed(failed), on_stopped=page.say_stopped, progress=True)

    def choose_folder(suffix: str) -> None:
        dialog = QFileDialog(page, phrases.tr("Export to this folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        open_dialog(dialog, fileSelected=partial(into, suffix))

    open_dialog(ExportSheet(page, len(paths)), chosen=choose_folder)

"""Exporting recordings: one, or two of one session, into a file; several into a folder; with names or without."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hrvsync.storage import WRITABLE, Progress, folders
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.desktop import open_there, show_in_folder
from hrvsync.ui.i18n.language import present_language, translated
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services
from hrvsync.ui.widgets import Sheet, add, button, combo_box, hbox, label, open_dialog, vbox
from hrvsync.ui.widgets.switch import Switch

type Formats = list[tuple[str, str]]
"""Formats as (name, suffix); a folder has no suffix."""


def reports() -> Formats:
    """Return the formats of a report."""
    return [(phrases.tr("Report to read"), ".html"), (phrases.tr("Report to print"), ".pdf")]


def formats() -> Formats:
    """Return every format that a recording can be written in as a file; reports come first."""
    return [*reports(), *((one.name, one.suffix) for one in WRITABLE if one.suffix)]


class ExportSheet(Sheet):
    """Asks in which of `formats` to write, and whether with names; where to comes after it."""

    chosen = Signal(str, bool)  # the suffix of the format; whether with names

    def __init__(self, owner: QWidget, title: str, formats: Formats, go: str, about: str = "") -> None:
        super().__init__(owner, title)
        self.format = combo_box(self.tr("Format"), formats)
        without = self.tr("Without names")
        self.without = Switch(name=without)
        what = self.tr(
            "A and B stand in place of names and of the ids of straps, in notes, too. Nicknames stay: read what you "
            "pass on."
        )
        said = vbox(label(without), label(what, "small", wrap=True), spacing=2)
        self.go = button(go, "main", self._choose)
        cancel = button(self.tr("Cancel"), clicked=self.reject)
        texts = (label(about, "dim", wrap=True),) if about else ()
        add(
            self.rows, *texts, self.format, 4, hbox((said, 1), self.without, spacing=12), 6, hbox(cancel, None, self.go)
        )

    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.format.currentData(), not self.without.isChecked())


def choose_export(
    page: Page, services: Services, bridge: Bridge, paths: Sequence[Path], ready: Callable[[], bool] = lambda: True
) -> None:
    """Ask how and where a recording, or the pair of two, shall be written; `ready` is called before it is."""

    def write(names: bool, to: Path) -> None:
        if ready():
            _export(page, services, bridge, paths, to, names=names)

    def choose_place(suffix: str, names: bool) -> None:
        called = " + ".join(path.stem if names else _nameless(path, n) for n, path in enumerate(paths))
        _ask_place(page, phrases.tr("Export"), called, suffix, partial(write, names))

    folder = (phrases.tr("BIDS folder"), "")
    sheet = ExportSheet(page, phrases.tr("Export"), [*formats(), folder], phrases.tr("Choose a place ..."))
    open_dialog(sheet, chosen=choose_place)


def _export(page: Page, services: Services, bridge: Bridge, paths: Sequence[Path], to: Path, *, names: bool) -> None:
    def exported(unsupported: tuple[str, ...]) -> None:
        lost = " ".join(map(translated, unsupported))
        _say_where(page, phrases.tr("Exported to {file}. {lost}").format(file=to.name, lost=lost).strip(), to)

    text, failed = phrases.tr("Exporting to {file} ..."), phrases.tr("It cannot be exported: {why}")
    other = paths[1] if len(paths) > 1 else None
    export = partial(services.export, paths[0], to, present_language(), other, names=names)
    doing = text.format(file=to.name)
    page.work(bridge, doing, export, exported, page.failed(failed), on_stopped=page.say_stopped)


def save_as(page: Page, bridge: Bridge, title: str, name: str, write: Callable[[Path, bool], object]) -> None:
    """Ask how and where a report shall be saved, named `name`, and let `write` write it there, with names or not."""

    def save(names: bool, to: Path) -> None:
        done = phrases.tr("Exported to {file}. {lost}").format(file=to.name, lost="").strip()
        doing = phrases.tr("Exporting to {file} ...").format(file=to.name)
        failed = page.failed(phrases.tr("It cannot be exported: {why}"))
        shown = partial(_say_where, page, done, to)
        page.work(bridge, doing, partial(write, to, names), lambda _: shown(), failed, on_stopped=page.say_stopped)

    def choose_place(suffix: str, names: bool) -> None:
        _ask_place(page, title, name if names else phrases.tr("report"), suffix, partial(save, names))

    open_dialog(ExportSheet(page, title, reports(), phrases.tr("Choose a place ...")), chosen=choose_place)


def export_several(page: Page, services: Services, bridge: Bridge, paths: Sequence[Path]) -> None:
    """Ask for a format and a folder, and write all of them there; nothing that lies there is written over."""

    def into(suffix: str, names: bool, folder: str) -> None:
        called = {path: path.stem if names else _nameless(path, n) for n, path in enumerate(paths)}
        targets = {path: Path(folder) / f"{name}{suffix}" for path, name in called.items()}
        there = [to.name for to in targets.values() if to.exists()]
        if there:
            text = phrases.tr("{file} is there already; choose another folder, or move it away.")
            page.message.emit(text.format(file=there[0]))
            return
        language = present_language()

        def write_all(progress: Progress) -> int:
            for n, (path, to) in enumerate(targets.items()):
                services.export(path, to, language, names=names)
                progress(n + 1, len(targets))
            return len(targets)

        def exported(n: int) -> None:
            text = phrases.tr("{n} recordings are exported to {folder}.")
            said = text.format(n=phrases.number(n), folder=Path(folder).name or folder)
            page.proposed.emit(said, phrases.tr("Show in folder"), partial(open_there, Path(folder)))

        failed, doing = phrases.tr("It cannot be exported: {why}"), phrases.tr("Exporting ...")
        page.work(bridge, doing, write_all, exported, page.failed(failed), on_stopped=page.say_stopped, progress=True)

    def choose_folder(suffix: str, names: bool) -> None:
        dialog = QFileDialog(page, phrases.tr("Export to this folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        open_dialog(dialog, fileSelected=partial(into, suffix, names))

    title = phrases.tr("Export {n} recordings").format(n=phrases.number(len(paths)))
    about = phrases.tr("Each becomes a file of its own, named as the recording.")
    sheet = ExportSheet(page, title, formats(), phrases.tr("Choose a folder ..."), about)
    open_dialog(sheet, chosen=choose_folder)


def _ask_place(page: Page, title: str, name: str, suffix: str, write: Callable[[Path], object]) -> None:
    """Ask where a file, or a folder where there is no `suffix`, shall be written, and let `write` write it there."""
    dialog = QFileDialog(page, title, name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if suffix:
        dialog.setNameFilters([f"*{suffix}"])
        dialog.setDefaultSuffix(suffix.lstrip("."))

    def chosen(file: str) -> None:
        if file:
            write(Path(file))

    open_dialog(dialog, fileSelected=chosen)


def _nameless(path: Path, n: int) -> str:
    """Return what a file is called without names: by when its recording began, else by a number."""
    return path.stem[: folders.STAMPED] if folders.is_stamped(path) else f"session-{n + 1}"


def _say_where(page: Page, said: str, to: Path) -> None:
    """Say what was written, with a way to see it."""
    page.proposed.emit(said, phrases.tr("Show in folder"), partial(show_in_folder, to))

"""The row in a summary with what a practitioner does after a session: the page for the clients, private notes."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from hrvsync.storage import PrivateNotes
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.desktop import show_in_folder
from hrvsync.ui.i18n.language import present_language
from hrvsync.ui.page import Page
from hrvsync.ui.practitioner.private_file import PrivateFile
from hrvsync.ui.practitioner.sheets import CaseSheet, OnePageSheet, PrivateNotesSheet
from hrvsync.ui.services import Services
from hrvsync.ui.session.marks import NotesFile
from hrvsync.ui.widgets import button, configure, hbox, open_dialog

PRACTITIONER = "practitioner"


class AfterSession(QWidget):
    """Buttons about the recording at `path`.

    Private notes are offered where there is a practitioner, a case or a note, and to who `accompanies` people: a couple
    among themselves has none.

    `save` writes what was typed in the page, and returns whether it could.
    """

    def __init__(
        self,
        page: Page,
        services: Services,
        bridge: Bridge,
        notes: NotesFile,
        roles: dict[str, str],
        save: Callable[[], bool],
        *,
        accompanies: bool = False,
    ) -> None:
        super().__init__()
        self._page, self._services, self.bridge, self._save = page, services, bridge, save
        path, self._notes = notes.path, notes
        self.file = PrivateFile(path)
        self._roles, self._accompanies = roles, accompanies
        self.one_page = button(self.tr("One page to take along ..."), "quiet", self._ask_line)
        self.private = button(self.tr("Private notes ..."), "quiet", self._open_notes)
        self.case = button("", "quiet", self._ask_case)
        self._case = ""  # that of the same people
        self.setEnabled(path is not None)
        hbox(self.one_page, self.private, self.case, None, parent=self)
        self._show_case()
        if path is not None:
            self._find_case(path.name)

    def _find_case(self, file: str) -> None:
        """Find out whether the people of this recording are a case, as decision 67 says."""

        def shown(case: str) -> None:
            self._case = case
            self._show_case()

        sessions = self._services.list_sessions

        def found() -> str:
            return next((entry.case for entry in sessions() if entry.file == file), "")

        self.bridge.run(self, found, shown, lambda _error: None)

    def show_roles(self, roles: Mapping[str, str]) -> None:
        """Take the roles of everybody by seat."""
        self._roles = roles
        self._show_case()

    def _show_case(self) -> None:
        label = self._notes.notes.case
        self.case.setText(self.tr("Case: {label}").format(label=label) if label else self.tr("Put into a case ..."))
        with_others = self._accompanies or PRACTITIONER in self._roles.values()
        self.private.setVisible(with_others or bool(label or self._case) or self.file.notes != PrivateNotes())

    def _ask_case(self) -> None:
        known = sorted({entry.case for entry in self._services.list_sessions() if entry.case})
        open_dialog(CaseSheet(self._page, self._notes.notes.case, known), chosen=self._put_into_case)

    def _put_into_case(self, label: str) -> None:
        """Keep the label in the notes of this session; others of the same people follow."""
        self._page.message.emit(self._notes.save(replace(self._notes.notes, case=label)))
        self._show_case()

    def _open_notes(self) -> None:
        open_dialog(PrivateNotesSheet(self._page, self.file), failed=self._page.message)

    def _ask_line(self) -> None:
        sheet = OnePageSheet(self._page, self.file.notes.for_client)
        open_dialog(sheet, wanted=self._choose_place, kept=self._keep_line)

    def _keep_line(self, line: str) -> None:
        if line != self.file.notes.for_client:
            self._page.message.emit(self.file.save(replace(self.file.notes, for_client=line)))

    def _choose_place(self, line: str) -> None:
        path = self.file.path
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(
            self._page, self.tr("One page to take along"), str(Path(folder) / path.stem) if path else folder
        )
        dialog.setNameFilters([self.tr("To print (*.pdf)"), self.tr("To read (*.html)")])
        configure(dialog, acceptMode=QFileDialog.AcceptMode.AcceptSave, defaultSuffix="pdf")
        open_dialog(dialog, filterSelected=partial(_use_suffix, dialog), fileSelected=partial(self.write, line))

    def write(self, line: str, name: str) -> None:
        """Write the page into the file `name`."""
        path, to = self.file.path, Path(name)
        if not name or path is None or not self._save():
            return
        make = partial(self._services.one_page, path, to, present_language(), line)
        done = self.tr("Written: {file}").format(file=to)
        self._page.work(
            self.bridge,
            self.tr("Writing {file} ...").format(file=to.name),
            make,
            lambda _none: self._page.proposed.emit(done, self.tr("Show in folder"), partial(show_in_folder, to)),
            self._page.failed(self.tr("It cannot be written: {why}")),
            on_stopped=self._page.say_stopped,
        )


def _use_suffix(dialog: QFileDialog, chosen: str) -> None:
    dialog.setDefaultSuffix("html" if "html" in chosen else "pdf")

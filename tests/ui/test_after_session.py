"""The row of a practitioner in the summary: private notes, the page to take along, the case; by clicks."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from support.made_library import record
from support.services import SampleServices
from support.shown import WAIT

from hrvsync.storage import Entry, Notes, PrivateNote, PrivateNotes, read_notes, read_private, write_notes
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.page import Page
from hrvsync.ui.practitioner.after import AfterSession
from hrvsync.ui.practitioner.sheets import CaseSheet, OnePageSheet, PrivateNotesSheet
from hrvsync.ui.session.marks import NotesFile
from hrvsync.ui.widgets import vbox

ROLES = {"A": "practitioner", "B": "client"}


written: list[tuple[Path, Path, str, str]] = []


class Written(SampleServices):
    """Keeps which page was to be written."""

    def one_page(self, recording: Path, to: Path, language: str, for_client: str) -> None:
        """Keep it."""
        written.append((recording, to, language, for_client))


def after(
    qtbot: QtBot, path: Path, roles: dict[str, str], *, accompanies: bool = False
) -> tuple[AfterSession, list[str]]:
    """The row on a page, and what it says."""
    page, said = Page(), list[str]()
    qtbot.addWidget(page)
    services = Written(entries=[Entry("other.jsonl", case="13")], folder=path.parent)
    row = AfterSession(page, services, Bridge(page), NotesFile(path), roles, lambda: True, accompanies=accompanies)
    vbox(row, parent=page)

    def hear(text: str, _action: str = "", _do: object = None) -> None:
        if text:
            said.append(text)

    page.message.connect(hear)
    page.proposed.connect(hear)
    page.resize(900, 640)
    page.show()
    return row, said


def click(qtbot: QtBot, made: QPushButton) -> None:
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def buttons(sheet: OnePageSheet | PrivateNotesSheet | CaseSheet) -> dict[str, QPushButton]:
    return {one.text(): one for one in sheet.findChildren(QPushButton)}


def test_private_notes_are_written_changed_and_taken_away(qtbot: QtBot, tmp_path: Path) -> None:
    path = record(tmp_path, "both.jsonl", {"A": "Jo", "B": "Mia"})
    row, said = after(qtbot, path, ROLES)
    row.file.add("looks away", 12.0)
    row.file.add("laughs", 30.0)
    click(qtbot, row.private)
    (sheet,) = row.window().findChildren(PrivateNotesSheet)
    sheet.whole.setPlainText("ask about sleep")
    first = next(one for one in sheet.findChildren(QPushButton) if one.accessibleName().endswith("00:12"))
    click(qtbot, first)
    click(qtbot, buttons(sheet)["Done"])
    assert read_private(path) == PrivateNotes((PrivateNote("laughs", 30.0), PrivateNote("ask about sleep")))
    path.unlink()
    row.file.add("x", 1.0)
    assert "cannot be saved" in row.file.add("y", 2.0)
    assert said == []


def test_a_case_or_the_setting_brings_private_notes(qtbot: QtBot, tmp_path: Path) -> None:
    path = record(tmp_path, "both.jsonl", {"A": "Jo", "B": "Mia"})
    row, _ = after(qtbot, path, {}, accompanies=True)
    assert row.private.isVisible()
    row, _ = after(qtbot, tmp_path / "other.jsonl", {})  # others of the same people are a case
    qtbot.waitUntil(row.private.isVisible, timeout=WAIT)


def test_a_couple_sees_no_private_notes(qtbot: QtBot, tmp_path: Path) -> None:
    path = record(tmp_path, "both.jsonl", {"A": "Ada", "B": "Ben"})
    row, _ = after(qtbot, path, {})
    assert row.private.isHidden()
    assert row.one_page.isVisible()
    row.show_roles(ROLES)
    assert row.private.isVisible()


def test_the_page_to_take_along_is_written_with_a_line_that_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    path = record(tmp_path, "both.jsonl", {"A": "Jo", "B": "Mia"})
    row, said = after(qtbot, path, ROLES)
    click(qtbot, row.one_page)
    (sheet,) = row.window().findChildren(OnePageSheet)
    sheet.line.setPlainText("The hand first.")
    click(qtbot, buttons(sheet)["Save ..."])
    assert read_private(path).for_client == "The hand first."
    (dialog,) = row.window().findChildren(QFileDialog)
    dialog.filterSelected.emit("To read (*.html)")
    assert dialog.defaultSuffix() == "html"
    dialog.fileSelected.emit(str(tmp_path / "page.pdf"))
    dialog.close()
    qtbot.waitUntil(lambda: bool(said))
    assert written == [(path, tmp_path / "page.pdf", "en", "The hand first.")]
    assert said == [f"Written: {tmp_path / 'page.pdf'}"]
    row.bridge.close()


def test_a_case_is_kept_in_the_notes_beside_the_others(qtbot: QtBot, tmp_path: Path) -> None:
    path = record(tmp_path, "both.jsonl", {"A": "Jo", "B": "Mia"})
    write_notes(path, Notes(note="rain"))
    row, _ = after(qtbot, path, ROLES)
    assert row.case.text() == "Put into a case ..."
    click(qtbot, row.case)
    (sheet,) = row.window().findChildren(CaseSheet)
    qtbot.keyClicks(sheet.label, " 12 ")
    click(qtbot, buttons(sheet)["Keep"])
    assert read_notes(path) == Notes(note="rain", case="12")
    assert row.case.text() == "Case: 12"

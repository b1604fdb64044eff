"""Deleting and renaming a person in the window: what is asked, what is done, and every wrong turn on the way."""

import threading
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from support.made_library import record
from support.shown import WAIT, shown
from test_flow import activate, answer, at, click, drop, reach

from hrvsync.app.services import LocalServices
from hrvsync.storage import Holdings, Remnant, index, library
from hrvsync.storage.backup import back_up
from hrvsync.storage.jsonl import read
from hrvsync.storage.notes import notes_path
from hrvsync.storage.people import delete_person
from hrvsync.storage.recorder import Recorder, new_header
from hrvsync.ui.history.deletion import BinDialog
from hrvsync.ui.history.people import DeletePersonDialog, PeopleDialog, RenameDialog
from hrvsync.ui.history.view import History
from hrvsync.ui.home import Home
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile

ADA, BEN, CLEO = "Ada", "Ben", "Cleo"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two recordings that Ada shares, one of each of three alone."""
    folder = tmp_path / "recordings"
    record(folder, "2026-03-01-Ada-Ben.jsonl", {"A": ADA, "B": BEN}, text="Ada laughed")
    record(folder, "2026-03-02-Ada-Cleo.jsonl", {"A": ADA, "B": CLEO})
    for name in (ADA, BEN, CLEO):
        record(folder, f"2026-03-03-{name}.jsonl", {"A": name})
    return folder


@pytest.fixture
def window(qtbot: QtBot, folder: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window to that library."""
    settings = SettingsFile(tmp_path / "settings")
    settings.change(names={"A": ADA, "B": BEN}, consented=(ADA, BEN), rhythm_disorders=(ADA,))
    with shown(qtbot, LocalServices(folder), settings) as made:
        yield made


def history(qtbot: QtBot, window: MainWindow) -> History:
    """Open the history, and wait until everything is read."""
    click(qtbot, at(qtbot, window, Home).tiles["history"])
    page = at(qtbot, window, History)
    qtbot.waitUntil(lambda: page.head.persons.isEnabled() and not page.head.progress.text(), timeout=WAIT)
    return page


def opened[D: QDialog](qtbot: QtBot, page: History, kind: type[D]) -> D:
    """Wait for a sheet."""
    qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in page.window().findChildren(kind)), timeout=WAIT)
    return next(sheet for sheet in page.window().findChildren(kind) if sheet.isVisible())


def people(qtbot: QtBot, page: History, name: str) -> PeopleDialog:
    """Open the list of people, and choose one."""
    page.head.persons.trigger()
    dialog = opened(qtbot, page, PeopleDialog)
    names = [dialog.names.item(i).data(Qt.ItemDataRole.UserRole) for i in range(dialog.names.count())]
    dialog.names.setCurrentRow(names.index(name))
    return dialog


def question(qtbot: QtBot, page: History, name: str) -> DeletePersonDialog:
    """Ask to delete a person, by keyboard."""
    qtbot.keyPress(people(qtbot, page, name).names, Qt.Key.Key_Delete)
    return opened(qtbot, page, DeletePersonDialog)


def in_bin(qtbot: QtBot, page: History) -> BinDialog:
    """Show what is in the bin, once the last dialog is gone."""
    qtbot.waitUntil(lambda: not page.window().findChildren(QDialog), timeout=WAIT)
    page.head.bin.trigger()
    return opened(qtbot, page, BinDialog)


def agree(qtbot: QtBot, window: MainWindow, dialog: DeletePersonDialog, name: str) -> None:
    """Type the name, and press Return."""
    qtbot.keyClicks(dialog.typed, name)
    assert dialog.delete.isEnabled()
    qtbot.keyPress(dialog.typed, Qt.Key.Key_Return)
    activate(qtbot, window)


def expect_message(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.waitUntil(lambda: text in window.toast.text(), timeout=WAIT)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in library.kept_files(folder)}


def test_a_person_is_deleted_when_their_name_was_typed(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    before = content(folder)
    page = history(qtbot, window)
    dialog = question(qtbot, page, ADA)
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for part in (
        "Delete Ada for good?",
        "one recording made alone",
        "out of 2 recordings made with Ben, Cleo",
        "from all backups made by hrvsync (1)",
        "What the straps of others sent stays",
        "There is no way back.",
    ):
        assert part in texts

    # Return at once, or with half of the name, keeps everything.
    focused = dialog.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused is dialog.keep
    qtbot.keyPress(focused, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.window().findChildren(DeletePersonDialog), timeout=WAIT)
    dialog = question(qtbot, page, ADA)
    qtbot.keyClicks(dialog.typed, "Ad")
    assert not dialog.delete.isEnabled()
    qtbot.keyPress(dialog.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.window().findChildren(DeletePersonDialog), timeout=WAIT)
    assert content(folder) == before

    agree(qtbot, window, question(qtbot, page, ADA), " ada")
    expect_message(qtbot, window, "Ada is gone from the library.")
    qtbot.waitUntil(lambda: len(page.list.sessions.entries) > 0 and not page.head.progress.text(), timeout=WAIT)
    assert {one.people["B"].name for one in page.list.sessions.entries if "B" in one.people} <= {BEN, CLEO}
    assert page.isEnabled()
    assert sorted(path.name for path in library.recordings(folder)) == [
        "2026-03-01-someone-Ben.jsonl",
        "2026-03-02-someone-Cleo.jsonl",
        "2026-03-03-Ben.jsonl",
        "2026-03-03-Cleo.jsonl",
    ]
    assert read(folder / "2026-03-01-someone-Ben.jsonl").header.people == {"B": BEN}
    assert not [name for name in ZipFile(tmp_path / "all.zip").namelist() if ADA in name]
    assert ADA not in (tmp_path / "settings" / "settings.json").read_text()
    named = {path.name for path in folder.iterdir() if path.is_file() and ADA.encode() in path.read_bytes()}
    assert named - {"index.db", "index.db-wal"} == {"2026-03-01-someone-Ben.jsonl"}  # a text that nobody ticked
    with index.open_index(folder) as base:
        assert [entry.words for entry in base.entries() if ADA in str(entry)] == ["Ada laughed"]  # is searched


def test_texts_and_files_that_were_ticked_go_with_the_person(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    (folder / "broken.jsonl").write_bytes(b"{")
    page = history(qtbot, window)
    dialog = question(qtbot, page, ADA)
    assert [dialog.remnants.item(line).text() for line in range(dialog.remnants.count())] == [
        "Ada laughed  ·  2026-03-01-Ada-Ben.jsonl",
        "cannot be read  ·  broken.jsonl",
    ]
    assert dialog.remnants.isVisible()
    for line in range(2):
        dialog.remnants.item(line).setCheckState(Qt.CheckState.Checked)
    agree(qtbot, window, dialog, ADA)
    expect_message(qtbot, window, "Ada is gone from the library.")
    assert not [path for path in folder.iterdir() if path.is_file() and ADA.encode() in path.read_bytes()]
    assert not (folder / "broken.jsonl").exists()


def test_a_recording_is_deleted_for_good_from_backups_too(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    page = history(qtbot, window)
    page.who.setCurrentIndex(0)
    name = page.list.sessions.entries[0].file
    page.list.choose([name])
    click(qtbot, page.bar.delete)
    expect_message(qtbot, window, f"{name} is in the bin, for 30 days.")
    click(qtbot, in_bin(qtbot, page).delete)
    answer(qtbot, window, "Delete for good")
    expect_message(qtbot, window, f"{name} is deleted for good.")
    assert not (folder / name).exists()
    assert name not in ZipFile(tmp_path / "all.zip").namelist()
    assert name not in {entry.file for entry in page.list.sessions.entries}


def test_one_undo_brings_all_that_were_deleted_back_into_the_list(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    page = history(qtbot, window)
    page.who.setCurrentIndex(0)
    files = [entry.file for entry in page.list.sessions.entries]
    page.list.choose(files[:2])
    click(qtbot, page.bar.delete)
    expect_message(qtbot, window, "2 recordings are in the bin, for 30 days.")
    assert [entry.file for entry in page.list.sessions.entries] == files[2:]
    click(qtbot, window.toast.undo)
    qtbot.waitUntil(lambda: [entry.file for entry in page.list.sessions.entries] == files, timeout=WAIT)
    assert window.toast.text() == "2 recordings are back."


def test_the_bin_gives_back_and_deletes_for_good(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = history(qtbot, window)
    page.who.setCurrentIndex(0)
    dialog = in_bin(qtbot, page)
    assert not dialog.put_back.isEnabled()
    assert not dialog.files.isVisible()
    qtbot.keyPress(dialog, Qt.Key.Key_Return)
    activate(qtbot, window)
    first, second = (library.bin_recording(folder / f"2026-03-03-{name}.jsonl") for name in (ADA, BEN))
    foreign = folder / ".bin" / "mine" / "other.jsonl"
    foreign.parent.mkdir()
    foreign.write_bytes(second.read_bytes())

    dialog = in_bin(qtbot, page)
    shown = [dialog.files.item(line).text() for line in range(dialog.files.count())]
    assert [text.partition(" · ")[0] for text in shown] == [second.name, first.name]
    assert all("until" in text for text in shown)
    click(qtbot, dialog.put_back)
    expect_message(qtbot, window, f"{second.name} is back.")
    assert (folder / second.name).exists()
    qtbot.waitUntil(lambda: second.name in {entry.file for entry in page.list.sessions.entries}, timeout=WAIT)
    assert [dialog.files.item(line).text().partition(" · ")[0] for line in range(dialog.files.count())] == [first.name]
    qtbot.keyPress(dialog, Qt.Key.Key_Return)
    activate(qtbot, window)

    qtbot.keyPress(in_bin(qtbot, page).files, Qt.Key.Key_Delete)
    answer(qtbot, window, "Keep")
    assert first.exists()
    click(qtbot, in_bin(qtbot, page).delete)
    answer(qtbot, window, "Delete for good")
    expect_message(qtbot, window, f"{first.name} is deleted for good.")
    assert not first.exists()
    assert foreign.exists()


def test_somebody_who_is_gone_meanwhile_is_reported_gone(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = history(qtbot, window)
    dialog = people(qtbot, page, ADA)
    delete_person(folder, ADA)
    click(qtbot, dialog.delete)
    activate(qtbot, window)
    expect_message(qtbot, window, "Nobody in the library is called Ada any more.")
    qtbot.waitUntil(lambda: ADA not in page.named and not page.head.progress.text(), timeout=WAIT)
    question_about_ben = question(qtbot, page, BEN)
    delete_person(folder, BEN)
    agree(qtbot, window, question_about_ben, BEN)
    expect_message(qtbot, window, "Ben is gone from the library.")
    qtbot.waitUntil(lambda: list(page.named) == [CLEO], timeout=WAIT)


def test_nobody_is_deleted_while_they_record(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = history(qtbot, window)
    recorder = Recorder(folder / "now.jsonl", new_header({"A": ADA}, "straps"))
    before = content(folder)
    agree(qtbot, window, question(qtbot, page, ADA), ADA)
    expect_message(qtbot, window, "It cannot be deleted: now.jsonl is still being recorded; end that session first")
    assert content(folder) == before
    assert page.isEnabled()
    assert recorder.close()


def test_a_replay_of_what_is_deleted_meanwhile_leaves_no_notes(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    path = folder / "2026-03-03-Ada.jsonl"
    window.open_files([path])
    session = at(qtbot, window, SessionView)
    reach(qtbot, session, 0)
    delete_person(folder, ADA)
    session.marks.mark("note", "Ada again")
    expect_message(qtbot, window, "the recording is not there any more")
    assert not notes_path(path).exists()


def test_what_was_not_ticked_is_said(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    (folder / "broken.jsonl").write_bytes(b"rubbish of Ada")
    page = history(qtbot, window)
    agree(qtbot, window, question(qtbot, page, ADA), ADA)
    expect_message(qtbot, window, "Texts and files that you did not tick may still name Ada.")


def test_a_backup_that_is_not_there_is_named(qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path) -> None:
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    (tmp_path / "all.zip").unlink()
    page = history(qtbot, window)
    agree(qtbot, window, question(qtbot, page, ADA), ADA)
    expect_message(qtbot, window, f"may still hold Ada; delete it yourself: {tmp_path / 'all.zip'}.")


def test_what_fails_on_the_way_is_reported_and_can_be_done_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = history(qtbot, window)

    def broken(_held: Holdings, _chosen: list[Remnant], _progress: library.Progress) -> list[Path]:
        raise PermissionError(13, "Permission denied", "index.db")

    with monkeypatch.context() as patch:
        patch.setattr(window.services, "delete_person", broken)
        agree(qtbot, window, question(qtbot, page, ADA), ADA)
        expect_message(qtbot, window, "Not everything could be deleted: Permission denied: index.db. Delete again")
    assert page.isEnabled()
    agree(qtbot, window, question(qtbot, page, ADA), ADA)
    expect_message(qtbot, window, "Ada is gone from the library.")


def test_nothing_is_touched_while_somebody_is_deleted(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = history(qtbot, window)
    go_on, delete_person = threading.Event(), window.services.delete_person

    def slow(held: Holdings, chosen: list[Remnant], progress: library.Progress) -> list[Path]:
        progress(3, 9)
        assert go_on.wait(WAIT / 1000)
        return delete_person(held, chosen, progress)

    monkeypatch.setattr(window.services, "delete_person", slow)
    agree(qtbot, window, question(qtbot, page, ADA), ADA)
    qtbot.waitUntil(lambda: page.head.progress.text() == "Deleting Ada: 3 of 9", timeout=WAIT)
    assert not page.isEnabled()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "2026-03-03-Ben.jsonl"))])
    assert not drop(window, data)
    go_on.set()
    expect_message(qtbot, window, "Ada is gone from the library.")
    qtbot.waitUntil(lambda: page.isEnabled() and not page.head.progress.text(), timeout=WAIT)


def test_a_deletion_that_is_cancelled_changes_nothing(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, before = history(qtbot, window), content(folder)
    names = window.settings.now.names
    go_on, delete_person = threading.Event(), window.services.delete_person

    def slow(held: Holdings, chosen: list[Remnant], progress: library.Progress) -> list[Path]:
        assert go_on.wait(WAIT / 1000)
        return delete_person(held, chosen, progress)

    monkeypatch.setattr(window.services, "delete_person", slow)
    agree(qtbot, window, question(qtbot, page, ADA), ADA)
    qtbot.waitUntil(window.toast.cancel.isVisible, timeout=WAIT)
    qtbot.mouseClick(window.toast.cancel, Qt.MouseButton.LeftButton)
    go_on.set()
    expect_message(qtbot, window, "Cancelled; everything is as it was.")
    assert page.isEnabled()
    assert content(folder) == before
    assert window.settings.now.names == names


def test_a_closed_window_does_not_stop_it(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = history(qtbot, window)
    begun, go_on, over = threading.Event(), threading.Event(), threading.Event()
    delete_person = window.services.delete_person

    def slow(held: Holdings, chosen: list[Remnant], progress: library.Progress) -> list[Path]:
        begun.set()
        assert go_on.wait(WAIT / 1000)
        missing = delete_person(held, chosen, progress)
        over.set()
        return missing

    monkeypatch.setattr(window.services, "delete_person", slow)
    agree(qtbot, window, question(qtbot, page, ADA), ADA)
    qtbot.waitUntil(begun.is_set, timeout=WAIT)
    window.close()
    assert not window.isVisible()
    go_on.set()
    assert over.wait(WAIT / 1000)
    assert not [path.name for path in library.recordings(folder) if ADA in path.name]


def test_a_person_is_renamed(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    page = history(qtbot, window)
    click(qtbot, people(qtbot, page, ADA).rename)
    dialog = opened(qtbot, page, RenameDialog)
    assert not dialog.rename.isEnabled()
    dialog.name.clear()
    qtbot.keyClicks(dialog.name, BEN)
    assert not dialog.rename.isEnabled()
    assert dialog.about.text().startswith("Ada and Ben have recordings together")
    qtbot.keyClicks(dialog.name, "edict")
    qtbot.keyPress(dialog.name, Qt.Key.Key_Return)
    activate(qtbot, window)
    expect_message(qtbot, window, "Ada is now Benedict in 3 of the recordings.")
    qtbot.waitUntil(lambda: list(page.named) == [BEN, "Benedict", CLEO], timeout=WAIT)
    assert window.settings.now.names == {"A": "Benedict", "B": BEN}
    assert window.settings.now.consented == ("Benedict", BEN)
    assert window.settings.now.rhythm_disorders == ("Benedict",)

    click(qtbot, people(qtbot, page, BEN).rename)
    dialog = opened(qtbot, page, RenameDialog)
    dialog.name.setText(CLEO)
    assert "Somebody is called Cleo already" in dialog.about.text()
    record(folder, "meanwhile.jsonl", {"A": BEN, "B": CLEO})
    click(qtbot, dialog.rename)
    activate(qtbot, window)
    expect_message(
        qtbot, window, "The name cannot be changed: Ben and Cleo have a recording together (meanwhile.jsonl)"
    )
    assert page.isEnabled()

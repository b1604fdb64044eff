import os
import stat
import zipfile
from pathlib import Path

import pytest
from support.made_library import MIA, record

from hrvsync.storage import library
from hrvsync.storage.backup import back_up, restore
from hrvsync.storage.notes import Notes, write_notes
from hrvsync.storage.recording import FileError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "recordings"
    write_notes(record(folder, "one.jsonl", {"A": MIA}), Notes(note="rain"))
    record(folder, "two.jsonl", {"A": MIA})
    return folder


def test_what_was_backed_up_comes_back_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    archive, done = tmp_path / "all.zip", list[tuple[int, int]]()
    back_up(folder, library.kept_files(folder), archive, lambda n, of: done.append((n, of)))
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    restored = tmp_path / "restored"
    assert restore(archive, restored, lambda n, of: done.append((n, of))) == (3, 0)
    assert done == [(1, 3), (2, 3), (3, 3)] * 2
    assert {p.name: p.read_bytes() for p in library.kept_files(restored)} == {
        p.name: p.read_bytes() for p in library.kept_files(folder)
    }


def test_restoring_writes_over_nothing(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    back_up(folder, library.kept_files(folder), archive)
    write_notes(folder / "one.jsonl", Notes(note="sun"))
    (folder / "two.jsonl").unlink()
    assert restore(archive, folder) == (2, 1)
    assert restore(archive, folder) == (0, 3)
    assert {path.name for path in library.kept_files(folder)} == {
        "one.jsonl",
        "one.notes.json",
        "one-2.notes.json",
        "two.jsonl",
    }


@pytest.mark.parametrize("name", ["../one.jsonl", "folder/one.jsonl", ".hidden.jsonl", "one.exe", "/etc/one.jsonl"])
def test_an_archive_with_anything_else_in_it_is_refused_whole(tmp_path: Path, name: str) -> None:
    archive = tmp_path / "other.zip"
    with zipfile.ZipFile(archive, "w") as into:
        into.writestr("fine.jsonl", b"")
        into.writestr(name, b"")
    with pytest.raises(FileError, match="nothing that a library keeps"):
        restore(archive, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_bomb_is_refused(tmp_path: Path, method: int) -> None:
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", method) as into:
        into.writestr("bomb.jsonl", bytes(50_000_000))
    with pytest.raises(FileError, match="would unpack to 50000000 bytes"):
        restore(archive, tmp_path / "restored")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not really", b"text"])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    archive = tmp_path / "no.zip"
    archive.write_bytes(content)
    with pytest.raises(FileError, match="not a backup"):
        restore(archive, tmp_path / "restored")


def test_damaged_archives_bring_nothing_back(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    back_up(folder, library.kept_files(folder), archive)
    sound = archive.read_bytes()
    for place in range(0, len(sound), 7):
        archive.write_bytes(sound[:place] + bytes([sound[place] ^ 0xFF]) + sound[place + 1 :])
        try:
            restore(archive, tmp_path / "restored")
        except FileError:
            assert not library.recordings(tmp_path / "restored")
        else:
            (tmp_path / "restored").rename(tmp_path / f"sound {place}")


def test_a_damaged_backup_is_never_replaced_by_what_can_be_read_of_it(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    back_up(folder, library.kept_files(folder), archive)
    with zipfile.ZipFile(archive) as sound:
        place = sound.getinfo("two.jsonl").header_offset + 60
    content = archive.read_bytes()
    archive.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
    content = archive.read_bytes()
    assert library.delete_recording(folder / "one.jsonl") == [archive]
    assert archive.read_bytes() == content
    assert not (folder / "one.jsonl").exists()


def test_a_file_older_than_zip_archives_is_backed_up(folder: Path, tmp_path: Path) -> None:
    os.utime(folder / "two.jsonl", (0, 0))
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    assert zipfile.ZipFile(tmp_path / "all.zip").read("two.jsonl") == (folder / "two.jsonl").read_bytes()

"""Private notes: beside the recording, and gone with anybody of the session who is forgotten."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from support.made_library import JON, MIA, describe, record
from support.own_library import own_library

from hrvsync.cli import cli
from hrvsync.storage import FileError, index, library, people
from hrvsync.storage.backup import back_up, restore
from hrvsync.storage.private_notes import PrivateNote, PrivateNotes, private_path, read_private, write_private

NOTES = PrivateNotes((PrivateNote("shoulders up, looks away", 12.0), PrivateNote("ask about sleep")), "the hand first")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = own_library(tmp_path, monkeypatch)
    write_private(record(folder, "both.jsonl", {"A": JON, "B": MIA}), NOTES)
    write_private(record(folder, "jon.jsonl", {"A": JON}), PrivateNotes((PrivateNote(f"thought of {MIA}"),)))
    return folder


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_kept_as_written_and_readable_by_nobody_else(folder: Path) -> None:
    assert read_private(folder / "both.jsonl") == NOTES
    assert private_path(folder / "both.jsonl").stat().st_mode & 0o777 == 0o600
    write_private(folder / "both.jsonl", PrivateNotes())
    assert not private_path(folder / "both.jsonl").exists()
    assert read_private(folder / "both.jsonl") == PrivateNotes()


def test_none_are_written_about_a_recording_that_is_gone(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_private(folder / "gone.jsonl", NOTES)
    assert not private_path(folder / "gone.jsonl").exists()


@pytest.mark.parametrize("wrong", [b"{", b"[]", b'{"notes": 3}', b'{"notes":[{"text":"x","t":1e999}]}', b"\xff"])
def test_a_file_that_is_none_is_refused_in_a_sentence(folder: Path, wrong: bytes) -> None:
    private_path(folder / "both.jsonl").write_bytes(wrong)
    with pytest.raises(FileError, match="private notes"):
        read_private(folder / "both.jsonl")


def test_they_go_with_bin_and_backup(folder: Path, tmp_path: Path) -> None:
    binned = library.bin_recording(folder / "both.jsonl")
    assert not private_path(folder / "both.jsonl").exists()
    assert read_private(library.put_back(binned)) == NOTES
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    restore(tmp_path / "all.zip", tmp_path / "restored")
    assert read_private(tmp_path / "restored" / "both.jsonl") == NOTES


@pytest.mark.parametrize("name", [JON, MIA])
def test_they_go_with_anybody_who_is_forgotten(folder: Path, tmp_path: Path, name: str) -> None:
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    held = people.holdings(folder, name)
    assert held.private == (2 if name == JON else 1)
    assert (name == MIA) == any("thought of" in remnant.text for remnant in held.remnants)
    people.delete_person(folder, name, chosen=held.remnants)
    restore(tmp_path / "all.zip", tmp_path / "restored")
    left = everything(folder) + everything(tmp_path / "restored")
    assert b"shoulders up" not in left
    assert b"the hand first" not in left
    assert (b"thought of someone" in left) == (name == MIA)
    assert f"thought of {MIA}".encode() not in left


def test_forget_says_that_they_go(folder: Path) -> None:
    asked = CliRunner().invoke(cli, ["library", "forget", MIA], input="n\n")
    assert "the private notes about 1 session" in asked.output
    assert read_private(folder / "both.jsonl") == NOTES


def test_the_index_does_not_know_them(folder: Path) -> None:
    library.reindex(folder, describe)
    assert b"shoulders" not in b"".join(path.read_bytes() for path in index.files(folder) if path.exists())

"""What lies beside a recording goes where it goes: to the bin and back, to another folder, a backup, another name."""

from pathlib import Path

import msgspec
import pytest
from support.made_library import JON, MIA, record

from hrvsync.beats import Edit
from hrvsync.storage import library, people
from hrvsync.storage.backup import back_up, restore
from hrvsync.storage.beside import beside, following, main_of, original_name, seat_of
from hrvsync.storage.edits import Edits, edits_path, read_edits, write_edits
from hrvsync.storage.jsonl import read, write
from hrvsync.storage.notes import Notes, write_notes
from hrvsync.storage.recording import Imported, Original

EDITS = Edit("artefact", "A", 3.0, 880.0, JON), Edit("insert", "B", 2.0)


def imported(folder: Path, name: str, people: dict[str, str], *originals: Original) -> Path:
    """A recording with notes, edits and the files it came from."""
    path = record(folder, name, people)
    recording = read(path)
    header = msgspec.structs.replace(recording.header, imported=Imported(originals))
    events = list(recording.events())
    write(path, msgspec.structs.replace(recording, header=header, events=lambda: iter(events)))
    write_notes(path, Notes(note="rain"))
    write_edits(path, tuple(edit for edit in EDITS if edit.who in people))
    for original in originals:
        path.with_name(original_name(path.name, original.name, original.who)).write_text(f"rr\n800 {original.who}")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "recordings"
    imported(folder, "one.jsonl", {"A": MIA}, Original("Run.csv", "ab"))
    imported(folder, "two.jsonl", {"A": MIA, "B": JON}, Original("a.txt", "cd", "A"), Original("b.hrm", "ef", "B"))
    return folder


ONE = {"one.jsonl", "one.notes.json", "one.edits.json", "one.original.csv"}
TWO = {"two.jsonl", "two.notes.json", "two.edits.json", "two.original-A.txt", "two.original-B.hrm"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file() and path.suffix != ".zip"} - {"backups.json"}


def test_names_of_what_lies_beside() -> None:
    assert original_name("x.jsonl", "a b.CSV") == "x.original.CSV"
    assert original_name("x.jsonl", "other.jsonl") == "x.original"  # or the library would take it for a recording
    assert original_name("x.jsonl", "name.that is no suffix", "B") == "x.original-B"
    assert main_of("y.original-B.hrm") == main_of("y.notes.json") == main_of("y.edits.json") == "y.jsonl"
    assert main_of("y.jsonl") == main_of("y.csv") == main_of("y.original.jsonl") == ""
    assert (seat_of("y.original-B.hrm"), seat_of("y.original.csv"), seat_of("y.csv")) == ("B", "", "")
    assert following("y.original-B.hrm", "y.jsonl", "folder/z.jsonl") == "folder/z.original-B.hrm"


def test_to_the_bin_and_back(folder: Path) -> None:
    binned = library.bin_recording(folder / "two.jsonl")
    assert names(folder) == ONE
    assert names(binned.parent) == TWO
    (folder / "two.original.csv").write_text("of another one")
    back = library.put_back(binned)
    assert back.name == "two-2.jsonl"
    assert {path.name for path in beside(back)} == {name.replace("two", "two-2") for name in TWO} - {"two-2.jsonl"}
    assert not (folder / library.BIN).exists()


def test_deleted_for_good_from_folder_and_backup(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    back_up(folder, library.kept_files(folder), archive)
    assert library.delete_recording(folder / "one.jsonl") == []
    assert names(folder) == TWO
    restore(archive, tmp_path / "restored")
    assert names(tmp_path / "restored") == TWO


def test_backed_up_and_restored_beside_other_recordings_of_that_name(folder: Path, tmp_path: Path) -> None:
    archive, other = tmp_path / "all.zip", tmp_path / "other"
    back_up(folder, library.kept_files(folder), archive)
    record(other, "one.jsonl", {"A": JON})
    assert restore(archive, other) == (9, 0)
    assert names(other) == TWO | {name.replace("one", "one-2") for name in ONE} | {"one.jsonl"}
    assert read_edits(other / "one-2.jsonl") == EDITS[:1]


def test_moved_with_the_library(folder: Path, tmp_path: Path) -> None:
    (folder / "alone.original.csv").write_text("no recording of ours is beside it")
    library.move_library(folder, tmp_path / "new")
    assert names(tmp_path / "new") == ONE | TWO
    assert names(folder) == {"alone.original.csv"}


def test_renamed_with_the_person(tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    imported(folder, "2026-Jon.jsonl", {"A": JON}, Original("a.txt", "cd"))
    assert people.rename_person(folder, JON, "Ole") == 1
    assert {path.name for path in folder.iterdir() if path.is_file()} == {
        "2026-Ole.jsonl",
        "2026-Ole.notes.json",
        "2026-Ole.edits.json",
        "2026-Ole.original.txt",
    }


def test_forgotten_with_the_person(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    imported(folder, "both.jsonl", {"A": MIA, "B": JON}, Original("both.csv", "12"))
    back_up(folder, library.kept_files(folder), archive)
    held = people.holdings(folder, MIA)
    assert (held.alone, held.shared) == (1, 2)
    people.delete_person(folder, MIA)
    left = TWO - {"two.original-A.txt"} | {"both.jsonl", "both.notes.json", "both.edits.json"}
    assert names(folder) == left
    header = read(folder / "two.jsonl").header
    assert header.imported == Imported((Original("b.hrm", "ef", "B"),))
    assert read(folder / "both.jsonl").header.imported == Imported()
    assert read_edits(folder / "two.jsonl") == EDITS[1:]
    restore(archive, tmp_path / "restored")
    assert names(tmp_path / "restored") == left


def test_what_may_name_the_person_is_asked_about(folder: Path) -> None:
    (folder / "two.original-B.hrm").write_text(f"with {MIA}")
    (folder / "two.edits.json").write_text("no edits")
    asked = {remnant for remnant in people.holdings(folder, MIA).remnants if remnant.file.startswith("two")}
    assert {remnant.file for remnant in asked} == {"two.original-B.hrm", "two.edits.json"}
    people.delete_person(folder, MIA, chosen=asked)
    assert names(folder) == TWO - {"two.original-A.txt", "two.original-B.hrm", "two.edits.json"}


def test_who_corrected_may_be_forgotten(folder: Path) -> None:
    asked = {remnant for remnant in people.holdings(folder, JON).remnants if remnant.text == JON}
    assert {remnant.file for remnant in asked} == {"one.edits.json", "two.edits.json"}
    people.delete_person(folder, JON, chosen=asked)
    assert [edit.by for edit in read_edits(folder / "one.jsonl")] == [people.SOMEONE]


def test_an_original_without_its_recording_in_a_backup_is_asked_about(folder: Path, tmp_path: Path) -> None:
    back_up(folder, [folder / "one.original.csv"], tmp_path / "part.zip")
    assert "one.original.csv" in {remnant.file for remnant in people.holdings(folder, MIA).remnants}


def test_edits_are_part_of_what_the_index_knows(folder: Path) -> None:
    from support.made_library import describe

    library.reindex(folder, describe)
    read_again: list[str] = []
    write_edits(folder / "one.jsonl", ())
    library.reindex(folder, lambda path, recording: (read_again.append(path.name), describe(path, recording))[1])
    assert read_again == ["one.jsonl"]
    assert not edits_path(folder / "one.jsonl").exists()
    assert msgspec.json.decode(edits_path(folder / "two.jsonl").read_bytes(), type=Edits).edits == EDITS

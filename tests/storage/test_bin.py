"""The bin: what is deleted lies in the library for 30 days, seen by nobody, and comes back as it was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.made_library import JON, MIA, describe, record

from hrvsync.batch import recordings
from hrvsync.storage import (
    Notes,
    back_up,
    bin_recording,
    delete_person,
    delete_recording,
    in_bin,
    index,
    library,
    move_library,
    put_back,
    start,
    write_notes,
)
from hrvsync.storage.folders import pointer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "recordings"
    write_notes(record(folder, "one.jsonl", {"A": MIA, "B": JON}), Notes(note="rain"))
    record(folder, "two.jsonl", {"A": MIA})
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in library.kept_files(folder)}


def test_what_is_put_back_is_as_it_was(folder: Path) -> None:
    before, stamp = content(folder), (folder / "one.jsonl").stat().st_mtime_ns
    binned = bin_recording(folder / "one.jsonl")
    assert content(folder).keys() == {"two.jsonl"}
    assert in_bin(folder) == [binned]
    assert put_back(binned) == folder / "one.jsonl"
    assert content(folder) == before
    assert (folder / "one.jsonl").stat().st_mtime_ns == stamp
    assert not (folder / ".bin").exists()


def test_one_whose_name_was_taken_meanwhile_gets_another(folder: Path) -> None:
    binned = bin_recording(folder / "one.jsonl")
    record(folder, "one.jsonl", {"A": JON})
    assert put_back(binned) == folder / "one-2.jsonl"
    assert (folder / "one-2.notes.json").exists()


def test_index_backups_and_batches_do_not_see_it(folder: Path, tmp_path: Path) -> None:
    library.reindex(folder, describe)
    bin_recording(folder / "one.jsonl")
    with index.open_index(folder) as base:
        assert [entry.file for entry in base.entries()] == ["two.jsonl"]
    library.reindex(folder, describe)
    with index.open_index(folder) as base:
        assert base.people() == {MIA: 1}
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    assert ZipFile(tmp_path / "all.zip").namelist() == ["two.jsonl"]
    assert [path.name for path in recordings(folder)] == ["two.jsonl"]


def test_it_moves_with_the_library(folder: Path, tmp_path: Path) -> None:
    bin_recording(folder / "one.jsonl")
    move_library(folder, tmp_path / "elsewhere")
    (binned,) = in_bin(tmp_path / "elsewhere")
    assert put_back(binned) == tmp_path / "elsewhere" / "one.jsonl"
    assert (tmp_path / "elsewhere" / "one.notes.json").exists()
    assert not list(folder.iterdir())


def test_what_lies_below_moves_too(folder: Path, tmp_path: Path) -> None:
    record(folder / "below", "three.jsonl", {"A": JON}).rename(folder / "below" / "THREE.JSONL")
    (folder / "mine.csv").write_text("rr")
    move_library(folder, tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere" / "below" / "THREE.JSONL").exists()
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["mine.csv"]


def test_moving_the_library_of_somebody_else_keeps_where_mine_is(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    move_library(folder, tmp_path / "elsewhere")
    assert not pointer().exists()


def test_a_forgotten_person_leaves_it_too(folder: Path) -> None:
    bin_recording(folder / "one.jsonl")
    bin_recording(folder / "two.jsonl")
    delete_person(folder, MIA)
    (left,) = in_bin(folder)
    assert MIA.encode() not in left.read_bytes()


def test_after_30_days_the_next_start_deletes_for_good_and_the_others_stay(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    old, now = bin_recording(folder / "one.jsonl"), datetime.now(UTC)
    for days, left in ((29.9, {"one.jsonl", "two.jsonl"}), (30.1, {"two.jsonl"})):
        moment = (now - timedelta(days=days)).strftime(library.DELETED)
        old = old.parent.rename(old.parent.with_name(moment)) / old.name
        young = bin_recording(folder / "two.jsonl")
        start(folder)
        assert {path.name for path in in_bin(folder)} == left
        put_back(young)
    assert ZipFile(tmp_path / "all.zip").namelist() == ["two.jsonl"]


def test_what_is_deleted_for_good_from_the_bin_leaves_the_one_that_got_its_name(folder: Path, tmp_path: Path) -> None:
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    binned = bin_recording(folder / "two.jsonl")
    record(folder, "two.jsonl", {"A": JON})
    delete_recording(binned)
    assert not in_bin(folder)
    assert ZipFile(tmp_path / "all.zip").read("two.jsonl") == (folder / "two.jsonl").read_bytes()


@pytest.mark.parametrize(("name", "text"), [("mine.csv", "rr\n800\n"), ("mine.jsonl", '{"rr": 800}\n')])
def test_what_others_wrote_stays_and_no_index_is_left_beside_it(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    for delete in (bin_recording, delete_recording):
        with pytest.raises(library.Refused, match="was not written by hrvsync"):
            delete(path)
    assert [found.name for found in tmp_path.iterdir()] == [name]
    assert path.read_text() == text

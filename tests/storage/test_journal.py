"""Changes of several files are made wholly or not at all, wherever the program is stopped, and can be made again."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path

import pytest
from support.killing import killed_before
from support.made_library import JON, MIA, content, describe, make, record

from hrvsync.storage import (
    back_up,
    bin_recording,
    delete_person,
    delete_recording,
    holdings,
    in_bin,
    index,
    kept_files,
    library,
    move_library,
    put_back,
    recordings_folder,
    rename_person,
    restore,
    seal,
    start,
    unseal,
)
from hrvsync.storage.journal import JOURNAL, Plan, changing
from hrvsync.storage.progress import stoppable

type Operation = Callable[[Path], object]

OPERATIONS: dict[str, Operation] = {
    "move": lambda root: move_library(recordings_folder(), root / "elsewhere"),
    "rename": lambda root: rename_person(recordings_folder(), JON, "Jonathan"),
    "forget": lambda root: delete_person(recordings_folder(), MIA, chosen=holdings(recordings_folder(), MIA).remnants),
    "delete": lambda root: bin_recording(recordings_folder() / "two.jsonl"),
    "delete for good": lambda root: delete_recording(recordings_folder() / "two.jsonl"),
    "put back": lambda root: put_back(in_bin(recordings_folder())[0]),
    "backup": lambda root: back_up(recordings_folder(), kept_files(recordings_folder()), root / "new.zip"),
    "restore": lambda root: restore(root / "other.zip", recordings_folder()),
    "seal": lambda root: seal(recordings_folder() / "two.jsonl", root / "two.age", "four calm words here"),
}


@pytest.fixture(autouse=True)
def quick_age(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let age work out each passphrase once: it takes its time on purpose, and writes nothing."""
    age = import_module("pyrage").passphrase
    for name in ("encrypt", "decrypt"):
        monkeypatch.setattr(age, name, cache(getattr(age, name)))


@pytest.mark.parametrize("name", OPERATIONS)
def test_killed_before_each_step_it_is_done_or_undone_and_can_be_done_again(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, made = tmp_path / "home", tmp_path / "made"
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(root / variable))
    monkeypatch.setattr(os, "fsync", _no_sync)
    make(root)
    shutil.copytree(root, made)

    def again() -> None:
        shutil.rmtree(root)
        shutil.copytree(made, root)

    before = content(root)
    OPERATIONS[name](root)
    after = content(root)
    assert after != before
    done = undone = 0
    for step in count():
        again()
        if not killed_before(step, lambda: OPERATIONS[name](root)):
            break
        if step % 2:  # else the operation that is made again finds what was begun
            start()
        else:
            with changing(recordings_folder()):
                pass
        now = content(root)
        assert now in (before, after), f"step {step}"
        done += now == after
        undone += now == before
        if now == before:
            OPERATIONS[name](root)
            assert content(root) == after, f"step {step}"
        library.reindex(recordings_folder(), describe)
        assert len(list(library.recordings(recordings_folder()))) == len(_listed())
    assert undone > 3
    assert done > 3 or name == "seal"


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name != "seal"])
def test_what_a_person_stops_before_it_is_carried_out_changes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.setattr(os, "fsync", _no_sync)
    make(tmp_path)
    before = content(tmp_path)
    with stoppable(lambda: True), pytest.raises(InterruptedError):
        OPERATIONS[name](tmp_path)
    assert content(tmp_path) == before
    OPERATIONS[name](tmp_path)
    assert content(tmp_path) != before


def test_what_was_unsealed_halfway_is_not_left_lying_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.setattr(os, "fsync", _no_sync)
    evening, place = record(tmp_path, "evening.jsonl", {"A": MIA}), tmp_path / "given"
    opened, words, read = place / "opened.jsonl", "four calm words here", evening.read_bytes()
    seal(evening, tmp_path / "evening.age", words)
    step = left = 0
    while killed_before(step, lambda: unseal(tmp_path / "evening.age", opened, words)):
        left += any(path.read_bytes() == read for path in place.rglob("*") if path.is_file())
        start()
        assert [path.read_bytes() for path in place.rglob("*") if path.is_file()] in ([], [read])
        shutil.rmtree(place, ignore_errors=True)
        step += 1
    assert left
    assert [path.read_bytes() for path in place.rglob("*") if path.is_file()] == [read]


def _no_sync(_opened: int) -> None:
    """Stand for fsync: the disk is not what is tried here."""


def _listed() -> list[index.Entry]:
    with index.open_index(recordings_folder()) as base:
        return base.entries()


def test_a_start_that_is_killed_is_finished_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, made = tmp_path / "home", tmp_path / "made"
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(root / variable))
    monkeypatch.setattr(os, "fsync", _no_sync)
    make(root)
    before = content(root)
    shutil.copytree(root, made)
    OPERATIONS["move"](root)
    after = content(root)
    for step in range(20, 60, 4):
        for at in count():
            shutil.rmtree(root)
            shutil.copytree(made, root)
            killed_before(step, lambda: OPERATIONS["move"](root))
            if not killed_before(at, start):
                break
            start()
            assert content(root) in (before, after), f"steps {step}, {at}"


def test_copies_are_on_the_disk_before_the_originals_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, to, synced, fsync = tmp_path / "library", tmp_path / "elsewhere", set[int](), os.fsync

    def sync(opened: int) -> None:
        fsync(opened)
        assert (folder / "one.jsonl").exists()
        synced.add(os.fstat(opened).st_ino)

    record(folder, "one.jsonl", {"A": MIA})
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", sync)
        move_library(folder, to)
    assert {(to / "one.jsonl").stat().st_ino, to.stat().st_ino} <= synced
    assert not (folder / "one.jsonl").exists()


def test_two_programs_do_not_change_a_library_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "WAIT_S", 0.01)
    record(tmp_path, "one.jsonl", {"A": MIA})
    with changing(tmp_path), pytest.raises(sqlite3.OperationalError, match="locked"):
        bin_recording(tmp_path / "one.jsonl")
    assert bin_recording(tmp_path / "one.jsonl").exists()


def test_a_change_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), changing(tmp_path) as change:
        change.draft(tmp_path / "new").parent.read_bytes()
    assert not list(tmp_path.iterdir())


def test_a_damaged_journal_stops_nothing(tmp_path: Path) -> None:
    record(tmp_path, "one.jsonl", {"A": MIA})
    (tmp_path / JOURNAL).write_bytes(b"{")
    start(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["one.jsonl"]


def test_nothing_is_removed_where_what_replaces_it_is_gone(tmp_path: Path) -> None:
    old = record(tmp_path, "one.jsonl", {"A": MIA})
    Plan([], [(str(tmp_path / "gone"), str(tmp_path / "two.jsonl")), ("", str(old))]).save(tmp_path)
    start(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["one.jsonl"]

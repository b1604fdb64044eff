"""A recording without an end is cut short: that is known from its file, kept in the index, and offered once."""

import os
import time
from pathlib import Path

import pytest
from support.made_library import record

from hrvsync.history import describe
from hrvsync.report.session import session_page
from hrvsync.storage import folders, jsonl, library
from hrvsync.storage.notes import Notes, corrected
from hrvsync.storage.recording import pair


def cut(path: Path, silent_s: float = 60.0) -> Path:
    """Take the end off a recording, as a crash does, some seconds ago."""
    content = path.read_bytes()
    path.write_bytes(content[: content.index(b'{"k":"end"')])
    then = time.time() - silent_s
    os.utime(path, (then, then))
    return path


def test_only_a_last_line_that_is_an_end_ends_a_recording(tmp_path: Path) -> None:
    whole = record(tmp_path, "whole.jsonl", {"A": "Mia"}, text='{"k":"end","n":3}')
    assert jsonl.ended(whole)
    assert not jsonl.read(whole).cut_short
    assert not jsonl.ended(cut(whole))
    assert jsonl.read(whole).cut_short
    whole.write_bytes(whole.read_bytes() + b'{"k":"mark","t":9.0,"kind":"note","text":"\\"k\\":\\"end\\""}\n')
    assert not jsonl.ended(whole)
    whole.write_bytes(b'{"k": "end", "n": 12}\r\n')
    assert jsonl.ended(whole)


def test_it_stays_with_notes_and_in_a_pair_and_goes_with_a_new_file(tmp_path: Path) -> None:
    one = record(tmp_path, "one.jsonl", {"A": "Mia"})
    other = jsonl.read(cut(record(tmp_path, "other.jsonl", {"A": "Jon"})))
    assert corrected(other, Notes(note="rain")).cut_short
    assert pair(jsonl.read(one), other, later=0.0).cut_short
    assert not pair(jsonl.read(one), jsonl.read(one)).cut_short
    jsonl.write(tmp_path / "new.jsonl", other)
    assert not jsonl.read(tmp_path / "new.jsonl").cut_short


def test_index_and_report_say_it(tmp_path: Path) -> None:
    record(tmp_path, "one.jsonl", {"A": "Mia"})
    other = cut(record(tmp_path, "other.jsonl", {"A": "Mia"}))
    library.reindex(tmp_path, describe)
    with library.index.open_index(tmp_path) as base:
        assert {entry.file: entry.cut_short for entry in base.entries()} == {"one.jsonl": False, "other.jsonl": True}
    assert "cut short" in session_page(jsonl.read(other))
    assert "cut short" not in session_page(jsonl.read(tmp_path / "one.jsonl"))


def test_one_that_is_being_made_is_listed_once_its_session_is_over(tmp_path: Path) -> None:
    record(tmp_path, "one.jsonl", {"A": "Mia"})
    running = cut(record(tmp_path, "2026-11-30-191500-Mia.jsonl", {"A": "Mia"}), silent_s=0.5)

    def listed() -> dict[str, bool]:
        library.reindex(tmp_path, describe)
        with library.index.open_index(tmp_path) as base:
            return {entry.file: entry.cut_short for entry in base.entries()}

    assert listed() == {"one.jsonl": False}
    os.utime(running, (time.time() - 4, time.time() - 4))
    assert listed() == {"one.jsonl": False, running.name: True}


@pytest.mark.parametrize(("silent_s", "offered"), [(60.0, True), (0.5, False), (-3600.0, True)])
def test_the_newest_that_no_longer_grows_is_offered_once(tmp_path: Path, silent_s: float, offered: bool) -> None:
    assert library.interrupted(tmp_path) is None
    cut(record(tmp_path, "2026-05-01-201500-Mia.jsonl", {"A": "Mia"}))
    newest = cut(record(tmp_path, "2026-05-02-201500-Mia.jsonl", {"A": "Mia"}), silent_s)
    record(tmp_path, "2026-05-03-201500-Mia.jsonl", {"A": "Mia"})
    cut(record(tmp_path, "zoo.jsonl", {"A": "Mia"}))  # whoever named it knows what it is
    assert library.interrupted(tmp_path) == (newest if offered else None)
    assert library.interrupted(tmp_path, newest.name[: folders.STAMPED]) is None
    assert library.interrupted(tmp_path, among=2) == (newest if offered else None)
    assert library.interrupted(tmp_path, among=1) is None  # that one ended
    assert library.interrupted(tmp_path / "nowhere", among=1) is None

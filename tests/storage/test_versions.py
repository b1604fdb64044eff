from pathlib import Path

import pytest

from hrvsync.events import Mark, Packet, Tick
from hrvsync.storage.jsonl import read
from hrvsync.storage.recording import VERSION, FileError
from hrvsync.storage.versions import MIGRATIONS

GOLDEN = Path(__file__).parent.parent / "golden"


def test_there_is_a_step_from_each_version_to_the_next() -> None:
    assert sorted(MIGRATIONS) == list(range(VERSION))


def test_a_recording_of_version_0_is_read() -> None:
    recording = read(GOLDEN / "version_0.jsonl")
    assert recording.header.people == {"A": "Ann", "B": "Bo"}
    assert list(recording.events()) == [
        Packet(1.5, "A", (900, 1024), bpm=64),
        Packet(1.75, "B"),
        Mark(2.0, "note", "hello", "B"),
        Tick(2.0),
    ]


def test_a_bad_line_of_an_old_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    first = (GOLDEN / "version_0.jsonl").read_bytes().partition(b"\n")[0]
    path.write_bytes(first + b'\n{"k":"rr","t":1.5,"person":7,"ticks":[]}\n')
    with pytest.raises(FileError, match="line 2: this is not an event"):
        list(read(path).events())

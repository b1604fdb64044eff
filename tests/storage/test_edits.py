import stat
from pathlib import Path

import pytest
from support.made_library import MIA, record

from hrvsync.beats import Edit
from hrvsync.events import Mark
from hrvsync.storage.edits import edited, edits_path, exported, read_edits, write_edits
from hrvsync.storage.jsonl import read
from hrvsync.storage.recording import FileError

EDITS = Edit("artefact", "A", 3.0, 880.0, "Jo", "2026-11-26T20:14:00+01:00"), Edit("insert", "A", 2.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return record(tmp_path, "one.jsonl", {"A": MIA})


def test_edits_are_kept_beside_the_recording_for_its_owner_only(path: Path) -> None:
    before = path.read_bytes()
    assert read_edits(path) == ()
    write_edits(path, EDITS)
    assert read_edits(path) == EDITS
    assert stat.S_IMODE(edits_path(path).stat().st_mode) == 0o600
    assert path.read_bytes() == before
    write_edits(path, ())
    assert not edits_path(path).exists()
    write_edits(path, ())


def test_no_edits_are_left_of_a_recording_that_is_gone(path: Path) -> None:
    path.unlink()
    with pytest.raises(FileNotFoundError):
        write_edits(path, EDITS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"edits":[{"kind":"guess","who":"A","t":1}]}',
        '{"edits":[{"kind":"good","who":"A","t":1e999}]}',
        '{"version":2}',
    ],
)
def test_what_are_no_edits_is_refused_with_what_to_do(path: Path, text: str) -> None:
    edits_path(path).write_text(text)
    with pytest.raises(FileError, match=r"one.edits.json.*move it away"):
        read_edits(path)


def test_other_formats_get_a_note_for_each_edit(path: Path) -> None:
    recording = edited(read(path), EDITS)
    assert exported(recording, ".jsonl") is recording
    assert exported(read(path), ".csv").events is not None
    marks = [event for event in exported(recording, ".csv").events() if isinstance(event, Mark) and event.text]
    assert marks == [
        Mark(2.0, "note", "beat added by hand", "A"),
        Mark(3.0, "note", "beat left out by hand, by Jo", "A"),
    ]

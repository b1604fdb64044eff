import stat
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from hrvsync.events import AnyEvent, Mark, Packet, Tick
from hrvsync.storage.notes import Mood, Notes, notes_path, posture_of, read_notes, with_notes, write_notes
from hrvsync.storage.recording import FileError

NOTES = Notes(
    note="Warm evening",
    tags=("evening", "new pacer"),
    moods={"A": Mood("tired", "softer"), "B": Mood(after="awake")},
    added=(Mark(12.0, "repair", "a hand on the shoulder"),),
    struck=(Mark(10.0, "rupture"),),
    posture="sitting",
)


def test_notes_come_back_and_only_the_owner_may_read_them(tmp_path: Path) -> None:
    recording = tmp_path / "evening.jsonl"
    recording.touch()
    write_notes(recording, NOTES)
    assert read_notes(recording) == NOTES
    assert notes_path(recording).name == "evening.notes.json"
    assert stat.S_IMODE(notes_path(recording).stat().st_mode) == 0o600


def test_without_notes_there_is_no_file(tmp_path: Path) -> None:
    recording = tmp_path / "evening.jsonl"
    recording.touch()
    assert read_notes(recording) == Notes()
    write_notes(recording, NOTES)
    write_notes(recording, Notes())
    assert not notes_path(recording).exists()


def test_of_a_deleted_recording_no_notes_are_left(tmp_path: Path) -> None:
    recording = tmp_path / "evening.jsonl"
    with pytest.raises(FileNotFoundError, match="not there any more"):
        write_notes(recording, NOTES)
    assert not list(tmp_path.iterdir())
    write_notes(recording, Notes())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"tags": 3}', b'{"posture": "askew"}', b"\xff\xfe"])
def test_what_is_no_notes_is_refused_with_the_file_named(tmp_path: Path, content: bytes) -> None:
    recording = tmp_path / "evening.jsonl"
    notes_path(recording).write_bytes(content)
    with pytest.raises(FileError, match=r"evening\.notes\.json: these are not notes"):
        read_notes(recording)


def test_struck_marks_are_gone_and_added_ones_stand_in_their_place() -> None:
    events: list[AnyEvent] = [Tick(9.0), Mark(10.0, "rupture"), Packet(11.0, "A", (900,)), Tick(13.0)]
    assert list(with_notes(events, NOTES)) == [Tick(9.0), events[2], NOTES.added[0], Tick(13.0)]


@given(st.lists(st.floats(0, 100)), st.lists(st.floats(0, 100)))
def test_order_of_time_is_kept(recorded: list[float], added: list[float]) -> None:
    events: list[AnyEvent] = [Tick(t) for t in sorted(recorded)]
    corrected = list(with_notes(events, Notes(added=tuple(Mark(t, "note") for t in added))))
    assert [event.t for event in corrected] == sorted([*recorded, *added])


def test_the_posture_is_what_was_answered_or_else_a_tag() -> None:
    assert posture_of(Notes()) == ""
    assert posture_of(Notes(tags=("rainy", "lying"))) == "lying"
    assert posture_of(Notes(tags=("Im Liegen",))) == posture_of(Notes(tags=("liegend",))) == "lying"
    assert posture_of(Notes(tags=("lying",), posture="sitting")) == "sitting"

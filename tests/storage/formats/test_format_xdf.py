from pathlib import Path

import pytest
from support.format_events import without_ticks
from support.made_xdf import Stream, xdf

from hrvsync.events import Mark, Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError, Recording

RR = [(100.0 + i, 900.0) for i in range(20)]


def given(tmp_path: Path, *streams: Stream) -> Recording:
    file = tmp_path / "x.xdf"
    file.write_bytes(xdf(*streams))
    return read(file)


def test_reads_intervals_and_markers_from_the_earliest_stamp(tmp_path: Path) -> None:
    recording = given(
        tmp_path, ("H10", "RR", "float32", RR), ("M", "Markers", "string", [(99.5, "begin"), (101.5, "cue")])
    )
    events = without_ticks(recording)
    assert events[:2] == [Mark(0.0, "note", "begin"), Packet(0.5, "A", (900,), per_second=1000)]
    assert Mark(2.0, "note", "cue") in events
    assert recording.header.notes == ()


def test_reads_json_strings(tmp_path: Path) -> None:
    rows = [
        (5.0, '{"type":"rr","ms":935}'),
        (6.0, '{"type":"hr","bpm":64}'),
        (7.0, '{"type":"rr","rr":0}'),
        (8.0, "hello"),
    ]
    rows += [(9.0, '{"type":"rr","ms":"x"}'), (10.0, "[]"), (11.0, "{]"), (12.0, '{"type":"rr","rr":940}')]
    recording = given(tmp_path, ("strap", "data", "string", rows))
    assert without_ticks(recording) == [
        Packet(0.0, "A", (935,), per_second=1000),
        Packet(7.0, "A", (940,), per_second=1000),
    ]


def test_two_streams_take_two_seats_by_name_or_order(tmp_path: Path) -> None:
    events = without_ticks(given(tmp_path, ("RR-B", "RR", "float32", RR), ("RR-A", "RR", "float32", RR)))
    assert [e.who for e in events[:2] if isinstance(e, Packet)] == ["B", "A"]
    events = without_ticks(given(tmp_path, ("PB_RR_H10", "x", "float32", RR), ("two", "IBI", "float32", RR)))
    assert [e.who for e in events[:2] if isinstance(e, Packet)] == ["A", "B"]


def test_a_wrong_clock_is_set_to_the_others(tmp_path: Path) -> None:
    late = [(t + 9231, rr) for t, rr in RR]
    recording = given(tmp_path, ("H10", "RR", "float32", late), ("belt", "Respiration", "float32", RR))
    assert without_ticks(recording)[0].t == 0.0
    assert recording.header.notes == ("The clock of H10 was 9231 s off the other streams and was set to their start.",)


def test_stamps_that_stand_still_are_replaced_by_the_chain(tmp_path: Path) -> None:
    coarse = [(128.0 * (i // 60), 900.0) for i in range(60)]
    recording = given(tmp_path, ("H10", "RR", "float32", coarse))
    assert [e.t for e in without_ticks(recording)[:2]] == [0.9, 1.8]
    assert "chained instead" in recording.header.notes[0]


def test_refuses_other_streams(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"no stream of RR intervals, only belt \(Respiration\), none \(RR\)"):
        given(tmp_path, ("belt", "Respiration", "float32", RR), ("none", "RR", "float32", []))
    with pytest.raises(FileError, match="it has 3 streams of RR intervals; hrvsync reads two"):
        given(tmp_path, *[("x", "RR", "float32", RR)] * 3)
    file = tmp_path / "x.xdf"
    file.write_bytes(xdf(("H10", "RR", "float32", RR)).replace(b"<name>", b"<name"))
    with pytest.raises(FileError, match="XDF file is damaged"):
        read(file)

from pathlib import Path

import pytest
from support.format_events import without_ticks

from hrvsync.events import Mark, Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

OPENHRV = """event,value,timestamp
PacerRate,6,2026-01-02T03:04:04.000000
IBI,800,2026-01-02T03:04:05.000000
hrv,31.5,2026-01-02T03:04:05.100000
Annotation,felt warm,2026-01-02T03:04:05.500000
IBI,810,2026-01-02T03:04:06.000000
"""
HEARTS = "event,value,timestamp,elapsed_sec\nIBI,800,2026-01-02T03:04:05,800\nIBI,810,2026-01-02T03:04:04,1600\n"


def given(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "x.csv"
    file.write_text(text)
    return file


def test_reads_intervals_and_annotations(tmp_path: Path) -> None:
    recording = read(given(tmp_path, OPENHRV))
    assert without_ticks(recording) == [
        Packet(0.0, "A", (800,), per_second=1000),
        Mark(0.5, "note", "felt warm"),
        Packet(1.0, "A", (810,), per_second=1000),
    ]
    assert (recording.header.app, recording.header.created) == ("OpenHRV", "2026-01-02T03:04:05")


def test_takes_the_clock_not_the_wrong_unit_of_hertz_and_hearts(tmp_path: Path) -> None:
    recording = read(given(tmp_path, HEARTS))
    assert [e.t for e in without_ticks(recording)] == [0.0, 0.0]
    assert recording.header.app == "Hertz & Hearts"
    assert "steps back" in recording.header.notes[0]


def test_refuses_a_file_without_intervals(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no IBI rows"):
        read(given(tmp_path, OPENHRV.partition("IBI")[0]))

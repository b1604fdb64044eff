import json
from pathlib import Path

import pytest
from support.format_events import without_ticks

from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError


def given(folder: Path, *entries: object, name: str = "x.json") -> Path:
    file = folder / name
    file.write_text(json.dumps({"data": entries}))
    return file


def test_reads_the_intervals_of_a_stream_of_heart_rates(tmp_path: Path) -> None:
    entries = [{"heartRate": {"average": 61.2, "rrData": [980 + i, 990][: i % 3]}} for i in range(20)]
    recording = read(given(tmp_path, *entries, 5, {"heartRate": 7}, name="20260811T101112Z_1234_heartRate_stream.json"))
    assert recording.header.created == "2026-08-11T10:11:12+00:00"
    assert without_ticks(recording)[0].t == 0.981
    assert len(without_ticks(recording)) == 19


def test_reads_an_ecg_with_its_gaps(tmp_path: Path) -> None:
    blocks = [{"ecg": {"Timestamp": 1000 + i * 125, "Samples": [i] * 16}} for i in range(80) if not 30 <= i < 50]
    signals = read(given(tmp_path, *blocks)).signals
    assert [(one.name, one.kind, one.rate, one.n, one.t) for one in signals] == [
        ("ECG", "ecg", 128.0, 480, 0.0),
        ("ECG", "ecg", 128.0, 480, 6.25),
    ]
    assert signals[0].load()[0] == 0


def test_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    for entries, says in (
        ([{"heartRate": {"average": 61}}], "neither R-R intervals nor an ECG"),
        ([{"ecg": {"Timestamp": 1, "Samples": [1, 2]}}], "neither R-R"),
        ([{"ecg": {"Timestamp": i * 1000, "Samples": [1, 2]}} for i in range(9)], "neither R-R"),
        ([{"ecg": {"Timestamp": 0, "Samples": 5}}] * 9, "neither R-R"),
        (
            [{"ecg": {"Timestamp": i * 125, "Samples": ["x"] * 16}} for i in range(9)],
            "a sample of its ECG is no number",
        ),
    ):
        with pytest.raises(FileError, match=says):
            read(given(tmp_path, *entries))
    file = tmp_path / "x.json"
    file.write_text('{"data": [{"heartRate": {')
    with pytest.raises(FileError, match="its JSON is damaged"):
        read(file)

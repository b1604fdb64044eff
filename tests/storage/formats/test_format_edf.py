from datetime import date, time
from pathlib import Path

import edfio
import numpy as np
import pytest
from support.format_events import without_ticks

from hrvsync.analysis.chain import rebuild
from hrvsync.events import AnyEvent, Mark, Packet, Tick, Wave
from hrvsync.storage.formats import read, write
from hrvsync.storage.formats.edf import even_ecg
from hrvsync.storage.recording import FileError, Header, Recording


def given(tmp_path: Path, *marks: tuple[float, str], on: date | None = None) -> Path:
    file = tmp_path / "x.edf"
    signal = edfio.EdfSignal(np.zeros(40), 4.0, label="ECG II")
    annotations = [edfio.EdfAnnotation(t, None, text) for t, text in marks]
    start = edfio.Recording(startdate=on)
    edfio.Edf([signal], recording=start, starttime=time(12), annotations=annotations).write(file)
    return file


def test_reads_beats_by_any_of_their_names(tmp_path: Path) -> None:
    path = given(tmp_path, (1.0, "QRS"), (1.8, "R"), (2.5, "lights off"), (2.7, "beat"), on=date(2026, 1, 2))
    recording = read(path)
    assert without_ticks(recording) == [
        Packet(1.8, "A", (800,), per_second=1000),
        Mark(2.5, "note", "lights off"),
        Packet(2.7, "A", (900,), per_second=1000),
    ]
    assert recording.header.created == "2026-01-02T12:00:00"
    assert read(given(tmp_path, (1.0, "QRS"), (1.8, "R"))).header.created == ""


def test_a_mark_keeps_how_long_it_lasted(tmp_path: Path) -> None:
    packets = [Packet(float(i), "A", (1000,), per_second=1000) for i in range(1, 9)]
    events = sorted([*packets, Mark(2.0, "cue", "film", seconds=3.5)], key=lambda event: event.t)
    recording = Recording(Header({"A": ""}), lambda: iter(events))
    write(tmp_path / "x.edf", recording, rebuild(packets))
    assert Mark(2.0, "cue", "film", seconds=3.5) in list(read(tmp_path / "x.edf").events())


def test_refuses_signals_without_beats(tmp_path: Path) -> None:
    with pytest.raises(
        FileError, match=r"no channel is quick enough for beats: ECG II \(4 Hz\); export it with its ECG"
    ):
        read(given(tmp_path, (1.0, "lights off")))


def test_refuses_a_damaged_file(tmp_path: Path) -> None:
    file = given(tmp_path, (1.0, "QRS"))
    file.write_bytes(file.read_bytes()[:300])
    with pytest.raises(FileError, match="EDF file is damaged"):
        read(file)


def test_of_a_file_cut_short_the_rest_is_read_and_that_is_reported(tmp_path: Path) -> None:
    recording = session(100.0)
    file = tmp_path / "y.edf"
    write(file, recording, rebuild(recording.events()))
    whole = len([e for e in read(file).events() if isinstance(e, Packet)])
    file.write_bytes(file.read_bytes()[:-1000])
    cut = read(file)
    assert 0 < len([e for e in cut.events() if isinstance(e, Packet)]) <= whole
    (note,) = cut.header.notes
    assert note.startswith("The file is damaged or unusual in places (Incomplete data record")


def session(rate: float) -> Recording:
    events: list[AnyEvent] = [Packet(0.3 + i, "A", (1000,), per_second=1000) for i in range(10)]
    blocks = [Wave(1.0 + i / 2, "A", "ecg", rate, int((7 + i / 2) * 1e9), (i + 1,) * 50) for i in range(6)]
    events += [*blocks[:2], *blocks[3:], Tick(10.0)]
    return Recording(Header({"A": ""}), lambda: iter(sorted(events, key=lambda e: e.t)))


def test_writes_ecg_in_its_place_with_zeros_where_none_arrived(tmp_path: Path) -> None:
    recording = session(100.0)
    file = tmp_path / "y.edf"
    unsupported = write(file, recording, rebuild(recording.events()))
    assert unsupported == ()
    ecg = next(signal for signal in edfio.read_edf(file).signals if signal.label == "ECG")
    assert [float(ecg.data[int((1 + t) * 100)]) for t in (0.2, 0.7, 1.2, 1.7, 2.2, 3.4, 3.7)] == [0, 1, 2, 0, 4, 6, 0]


def test_says_when_the_rate_of_an_ecg_does_not_fit(tmp_path: Path) -> None:
    recording = session(129.9)
    file = tmp_path / "y.edf"
    unsupported = write(file, recording, rebuild(recording.events()))
    assert unsupported == ("EDF needs whole samples per second: ECG at 129.9 Hz was left out.",)


def test_samples_outside_the_file_are_left_out() -> None:
    waves = [Wave(t, "A", "ecg", 10.0, int(t * 1e9), (1, 2, 3, 4)) for t in (-5.0, 0.1, 1.0, 30.0)]
    np.testing.assert_array_equal(even_ecg(waves, 1.0), [3, 4, np.nan, np.nan, np.nan, np.nan, np.nan, 1, 2, 3])


def test_refuses_limits_that_cannot_be(tmp_path: Path) -> None:
    file = tmp_path / "x.edf"
    edfio.Edf([edfio.EdfSignal(np.arange(1000.0), 100.0, label="ECG", physical_range=(0, 1000))]).write(file)
    data = file.read_bytes()
    for old, new, says in (
        (b"1000    ", b"1e308   ", "the limits of ECG cannot be"),
        (b"-32768  ", b"-3276x  ", "the EDF file is damaged"),
    ):
        file.write_bytes(data.replace(old, new, 1))
        with pytest.raises(FileError, match=says):
            read(file)

from pathlib import Path

import pytest

from hrvsync.events import Packet, Strap
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError


def given(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "IBI.csv"
    file.write_text(text)
    return file


def test_reads_intervals_in_64ths_of_a_second(tmp_path: Path) -> None:
    lines = "".join(f"{10 + i:.6f},{0.796875 + i / 64:.6f}\n" for i in range(8))
    recording = read(given(tmp_path, f"1585000000.000000, IBI\n{lines}60.0,0.8125\n"))
    packets = [e for e in recording.events() if isinstance(e, Packet)]
    assert [e.t for e in packets][-2:] == [17.0, 60.0]
    assert {e.per_second for e in packets} == {1024}
    assert packets[0].rr == (51 * 16,)
    assert recording.header.created == "2020-03-23T21:46:40+00:00"


@pytest.mark.parametrize(
    ("text", "says"),
    [("1585000000, IBI\n", "no intervals"), ("1e300, IBI\n1,0.8\n", "line 1: '1e300' is no time of start")],
)
def test_refuses_what_is_damaged(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(given(tmp_path, text))


def test_beats_of_the_wrist_are_marked_as_pulse(tmp_path: Path) -> None:
    (strap, *_) = read(given(tmp_path, "1585000000, IBI\n1,0.8\n2,0.8\n")).events()
    assert strap == Strap(0.0, "A", "Empatica", pulse=True)


def test_reads_the_pulse_wave_with_its_start_and_rate(tmp_path: Path) -> None:
    file = tmp_path / "BVP.csv"
    file.write_text("1585000000.0\n64.0\n" + "0.5\n-1.5\n" * 50)
    recording = read(file)
    (signal,) = recording.signals
    assert (signal.name, signal.kind, signal.rate, signal.n) == ("BVP", "pulse", 64.0, 100)
    assert signal.load()[:2].tolist() == [0.5, -1.5]
    assert recording.header.created == "2020-03-23T21:46:40+00:00"
    file.write_text("1585000000.0\n64.0\n")
    with pytest.raises(FileError, match="it holds no samples"):
        read(file)


@pytest.mark.parametrize(
    "head", ["systolic_peak_timestamp", "peaksTimeNanos", "file_timestamp,systolic_peak_timestamp"]
)
def test_reads_the_peaks_of_an_embraceplus(tmp_path: Path, head: str) -> None:
    file = tmp_path / "systolic_peaks.csv"
    before = "x," if "," in head else ""
    zero = 1_700_000_000_123_456_789
    peaks = [zero + i * 812_500_000 + (4_000_000_000 if i > 5 else 0) for i in range(12)]
    file.write_text(f"{head}\n" + "".join(f"{before}{peak}\n" for peak in peaks))
    recording = read(file)
    packets = [event for event in recording.events() if isinstance(event, Packet)]
    assert {packet.rr for packet in packets} == {(8125,)}
    assert (len(packets), packets[0].per_second) == (10, 10_000)
    assert recording.header.created.startswith("2023-11-14T22:13:20.123")
    assert next(iter(recording.events())) == Strap(0.0, "A", "Empatica EmbracePlus", pulse=True)


def test_refuses_peaks_that_are_none(tmp_path: Path) -> None:
    file = tmp_path / "systolic_peaks.csv"
    for body, says in (
        ("", "it holds no peaks"),
        ("x\n", "line 2: 'x' is no number"),
        ("1\n1700000000123456789\n", "span more than a month"),
    ):
        file.write_text("systolic_peak_timestamp\n" + body)
        with pytest.raises(FileError, match=says):
            read(file)

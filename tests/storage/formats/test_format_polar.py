from pathlib import Path

import pytest
from support.format_events import without_ticks

from hrvsync.events import Packet, Wave
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

HRM = (
    "[Params]\r\nVersion=106\r\nInterval=238\r\nDate=20080208\r\nStartTime=08:50:31.0\r\n\r\n[HRData]\r\n800\r\n810\r\n"
)
RR = "Phone timestamp;RR-interval [ms]\n2023-04-15T12:00:00.000;936\n2023-04-15T12:00:01.020;1020\n"
HR = (
    "Phone timestamp;HR [bpm];HRV [ms];Breathing interval [rpm];\n"
    "2023-04-15T12:00:00.000;64;;\n2023-04-15T12:00:01.000;65;;\n"
)
ECG = "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n" + "".join(
    f"2023-04-15T12:00:0{i // 2};{1_000_000_000 + i * 7_692_308};{i * 7.7};{i * 10}\n" for i in range(6)
)
ACC = "Phone timestamp;sensor timestamp [ns];X [mg];Y [mg];Z [mg] \n" + "".join(
    f"2023-04-15T12:00:00;{i * 20_000_000};{i};-5;1000\n" for i in range(3)
)


def given(tmp_path: Path, text: str, name: str = "x.txt") -> Path:
    file = tmp_path / name
    file.write_text(text, newline="")
    return file


def test_reads_rr_with_arrivals(tmp_path: Path) -> None:
    recording = read(given(tmp_path, RR))
    assert without_ticks(recording) == [
        Packet(0.0, "A", (936,), per_second=1000),
        Packet(1.02, "A", (1020,), per_second=1000),
    ]
    assert recording.header.created == "2023-04-15T12:00:00"


def test_says_that_heart_rates_are_no_beats(tmp_path: Path) -> None:
    recording = read(given(tmp_path, HR))
    assert [(e.t, e.bpm) for e in recording.events() if isinstance(e, Packet)] == [(0.0, 64), (1.0, 65)]
    assert "heart rates only" in recording.header.notes[0]


def test_reads_ecg_and_acceleration_as_blocks(tmp_path: Path) -> None:
    assert without_ticks(read(given(tmp_path, ECG))) == [
        Wave(0.0, "A", "ecg", 130.0, 1_007_692_308, (0, 10)),
        Wave(1.0, "A", "ecg", 130.0, 1_023_076_924, (20, 30)),
        Wave(2.0, "A", "ecg", 130.0, 1_038_461_540, (40, 50)),
    ]
    assert without_ticks(read(given(tmp_path, ACC))) == [
        Wave(0.0, "A", "acc", 50.0, 40_000_000, (0, -5, 1000, 1, -5, 1000, 2, -5, 1000))
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (RR.partition("\n")[0], "no rows below its header"),
        (RR.replace("RR-interval [ms]", "mood"), "none of RR, HR, ECG and ACC"),
        (HR.replace(";65;", ";1e9;"), "heart rate in it is damaged"),
        (ECG.replace(";50\n", ";1e10\n"), "a sample in it is damaged"),
        (ECG.replace("1000000000;", "9.9e18;"), "sensor time stamp in it is damaged"),
        ("\n".join(ECG.splitlines()[:2]), "do not advance"),
    ],
)
def test_refuses_damaged_sensor_logs(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(given(tmp_path, text))


def test_reads_hrm(tmp_path: Path) -> None:
    recording = read(given(tmp_path, HRM, "x.hrm"))
    assert [e.rr for e in recording.events() if isinstance(e, Packet)] == [(800,), (810,)]
    assert recording.header.created == "2008-02-08T08:50:31.0"
    assert read(given(tmp_path, HRM.replace("Date=2008", "Date="))).header.created == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HRM.replace("[HRData]", ""), "cut short"),
        (HRM.replace("Interval=238", "Interval=5"), "heart rates every 5 s, not RR intervals; record in RR mode"),
        (HRM.replace("810", "abc"), "line 9: 'abc' is no number"),
    ],
)
def test_refuses_hrm_without_intervals(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(given(tmp_path, text, "x.hrm"))

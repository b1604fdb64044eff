from pathlib import Path

import pytest
from support.format_events import without_ticks
from support.made_fit import BEATS, HR, RAW, RECORD, fit, hrv

from hrvsync.events import Link, Packet, Strap
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

START = 866_218_215


def given(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "x.fit"
    file.write_bytes(data)
    return file


def test_chains_hrv_from_the_record_before(tmp_path: Path) -> None:
    data = fit((RECORD, "at", (START,)), hrv(800, 810), hrv(820), (RECORD, "at", (START + 3,)), hrv(830))
    recording = read(given(tmp_path, data))
    assert [(round(e.t, 3), e.rr) for e in recording.events() if isinstance(e, Packet)] == [
        (0.8, (800,)),
        (1.61, (810,)),
        (2.43, (820,)),
        (3.26, (830,)),
    ]
    assert recording.header.created == "2017-06-12T16:10:15+00:00"


def test_lost_time_against_the_records_is_a_gap(tmp_path: Path) -> None:
    data = fit((RECORD, "at", (START,)), hrv(800), (RECORD, "at", (START + 20,)), hrv(900))
    assert [e.t for e in without_ticks(read(given(tmp_path, data)))] == [0.8, 20.9]


def test_unpacks_event_times_that_roll_over(tmp_path: Path) -> None:
    first = 3_568_224_779  # 2571 in its lower 12 bits
    beats = [first + 900, first + 1800]
    low, high = (n % 4096 for n in beats)
    packed = (low & 0xFF, low >> 8 | (high & 0xF) << 4, high >> 4)
    data = fit((HR, "whole", (START, first)), (HR, "packed", packed))
    recording = read(given(tmp_path, data))
    assert [(e.rr, e.per_second) for e in recording.events() if isinstance(e, Packet)] == [((900,), 1024)] * 2
    assert recording.header.app == "FIT hr"


def test_refuses_a_file_without_beats_or_damaged(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="holds no heartbeats"):
        read(given(tmp_path, fit((RECORD, "at", (START,)))))
    with pytest.raises(FileError, match="FIT file is damaged"):
        read(given(tmp_path, fit((RECORD, "at", (START,)), hrv(800))[:30]))


def test_reads_beat_intervals_and_raw_ones_of_the_wrist(tmp_path: Path) -> None:
    none = 0xFFFF
    felt = [(BEATS, "felt", (START + i * 2, 250, 900, 910, none)) for i in range(4)]
    recording = read(given(tmp_path, fit(*felt)))
    strap, *packets = without_ticks(recording)
    assert strap == Strap(0.0, "A", "FIT beat intervals", pulse=True)
    assert packets == [Packet(2.0 * i, "A", (900, 910), per_second=1000) for i in range(4)]
    assert recording.header.created == "2017-06-12T16:10:15.250000+00:00"
    sure, gap = 1 << 14, 1 << 15
    raw = [
        (RAW, "felt", (START, 0, 900 | sure, 910, none)),
        (RAW, "felt", (0, 0, 1, 1, 1)),
        (RAW, "felt", (START + 9, 0, 905, 5000 | gap, 920 | sure)),
        (RAW, "felt", (START + 11, 0, none, none, 4000 | gap)),
        (RAW, "felt", (START + 20, 0, 930, none, none)),
    ]
    events = without_ticks(read(given(tmp_path, fit(*raw))))[1:]
    assert events == [
        Packet(0.0, "A", (900, 910), per_second=1000),
        Packet(9.0, "A", (905,), per_second=1000),
        Link(9.0, "A", "lost", "gap_in_file"),
        Link(9.0, "A", "live"),
        Packet(9.0, "A", (920,), per_second=1000),
        Packet(20.0, "A", (930,), per_second=1000),
    ]

from pathlib import Path

import pytest
from support.format_events import without_ticks
from support.made_fit import HR, RECORD, fit, hrv

from hrvsync.events import Packet
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

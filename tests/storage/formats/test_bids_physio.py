"""Physio files of BIDS: an ECG, a pulse, or a column of beats, with what the JSON files beside and above say."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from support.drawn_ecg import drawn, regular
from support.format_events import without_ticks

from hrvsync.events import Mark, Packet
from hrvsync.opening import open_file
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

AT = regular(12.0)
STEM = "sub-07_task-rest_physio"


def physio(folder: Path, *columns: np.ndarray, name: str = STEM) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.tsv.gz"
    rows = ("\t".join(f"{value:g}" for value in row) for row in zip(*columns, strict=True))
    file.write_bytes(gzip.compress("".join(f"{row}\n" for row in rows).encode()))
    return file


def say(file: Path, **said: object) -> None:
    file.write_text(json.dumps(said))


def is_mark(event: object) -> bool:
    return isinstance(event, Mark)


def test_an_ecg_with_what_is_said_above_and_beside(tmp_path: Path) -> None:
    (tmp_path / "dataset_description.json").write_text("{}")
    file = physio(tmp_path / "sub-07" / "func", drawn(AT, 128, seconds=12.0), np.zeros(12 * 128))
    say(tmp_path / "task-rest_physio.json", SamplingFrequency=99, Columns=["cardiac", "trigger"])
    say(file.with_name(f"{STEM}.json"), SamplingFrequency=128, StartTime=-3.0, cardiac={"Description": "ECG, lead II"})
    events = "onset\tduration\ttrial_type\n4.0\t0\tcue\n5.0\t2.5\tfilm\n"
    (file.parent / "sub-07_task-rest_events.tsv").write_text(events)
    recording = open_file(file)
    packets = [event for event in recording.events() if isinstance(event, Packet)]
    assert [event.rr[0] / 1000 for event in packets] == pytest.approx([800] * (len(AT) - 1), abs=2)
    assert {Mark(4.0, "cue"), Mark(5.0, "film", seconds=2.5)} <= {*filter(is_mark, without_ticks(recording))}
    assert recording.header.people == {"A": "07"}
    assert recording.signals == ()


def test_a_pulse_is_one_unless_it_says_otherwise(tmp_path: Path) -> None:
    file = physio(tmp_path, np.zeros(100), np.zeros(100))
    say(tmp_path / f"{STEM}.json", SamplingFrequency=50, StartTime=2.0, Columns=["cardiac", "respiratory"])
    cardiac, _ = read(file).signals
    assert (cardiac.name, cardiac.kind, cardiac.rate, cardiac.n, cardiac.t) == ("cardiac", "pulse", 50.0, 100, 2.0)
    say(tmp_path / f"{STEM}.json", SamplingFrequency=5, Columns=["cardiac", "x"])
    with pytest.raises(FileError, match="too slow to show heartbeats: 5 Hz"):
        read(file)


def test_a_column_that_is_1_at_each_beat(tmp_path: Path) -> None:
    beats = np.zeros(1000)
    beats[[100, 185, 268, 350]] = 1
    file = physio(tmp_path, np.zeros(1000), beats)
    say(tmp_path / f"{STEM}.json", SamplingFrequency=100, StartTime=0, Columns=["respiratory", "R-peak"])
    packets = [event for event in read(file).events() if isinstance(event, Packet)]
    assert [(event.t, event.rr[0]) for event in packets] == [(1.85, 8500), (2.68, 8300), (3.5, 8200)]


def test_refuses_what_it_cannot_understand(tmp_path: Path) -> None:
    file = physio(tmp_path, np.zeros(100))
    with pytest.raises(FileError, match="the JSON file beside it does not say"):
        read(file)
    say(tmp_path / f"{STEM}.json", SamplingFrequency=0, Columns=["cardiac"])
    with pytest.raises(FileError, match="SamplingFrequency or StartTime cannot be"):
        read(file)
    say(tmp_path / f"{STEM}.json", SamplingFrequency=50, Columns=["respiratory"])
    with pytest.raises(FileError, match="an even series holds no single beats"):
        read(file)
    say(tmp_path / f"{STEM}.json", SamplingFrequency=50, Columns=["cardiac"])
    file.write_bytes(b"no gzip")
    with pytest.raises(FileError, match="it is no gzip file, or damaged"):
        read(file)
    (tmp_path / f"{STEM}.json").write_text("{")
    with pytest.raises(FileError, match=f"the JSON file {STEM}.json is damaged"):
        read(file)

"""LSL out, recorded by a program that knows nothing of hrvsync, and read back: the same session to the last digit."""

import json
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import pyxdf
from click.testing import CliRunner
from msgspec.structs import replace
from support.frames import as_bytes
from support.lab import send_and_record

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.live import LiveAnalyser
from hrvsync.cli import cli
from hrvsync.events import AnyEvent, Mark, Packet, Phase, Strap
from hrvsync.sinks.lsl import STREAMS
from hrvsync.storage import read, write

SECONDS, SPEED, STREAMS_OF_TWO = 130.0, 45.0, 11
SECRETS = "Ada", "Ben", "STRAP0001"
RECORDINGS = Path(__file__).parents[2] / "recordings"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two minutes of a couple with names and ids of straps, as they were recorded and as they were heard."""
    folder = tmp_path_factory.mktemp("out")
    whole = read(RECORDINGS / "coupled.jsonl")

    def events() -> Iterator[AnyEvent]:
        for event in takewhile(lambda event: event.t <= SECONDS, whole.events()):
            yield replace(event, id=SECRETS[2]) if isinstance(event, Strap) else event
            if event.t == 60.0:
                yield Mark(event.t, "cue", "a <b>hand</b> & more", "A")

    path = folder / "couple.jsonl"
    write(path, replace(whole, events=events), {})
    return path, send_and_record(folder, path, SPEED, STREAMS_OF_TWO)


def streams(path: Path) -> dict[str, dict[str, Any]]:
    found, _ = pyxdf.load_xdf(path, dejitter_timestamps=False)
    return {one["info"]["name"][0]: one for one in found}


def beats(path: Path) -> list[AnyEvent]:
    return [event for event in read(path).events() if isinstance(event, Packet) and event.rr]


def test_beats_are_those_of_the_session_to_the_tick(sent: tuple[Path, Path]) -> None:
    path, heard = sent
    assert [replace(packet, bpm=None, contact=None) for packet in beats(path) if isinstance(packet, Packet)] == beats(
        heard
    )
    assert len(beats(heard)) > 200


def test_the_numbers_of_the_analysis_are_the_same(sent: tuple[Path, Path]) -> None:
    results = [CliRunner().invoke(cli, ["analyse", str(path), "--json"]) for path in sent]
    assert [result.exit_code for result in results] == [0, 0], results[1].output
    here, there = (dict(leaves(json.loads(result.stdout))) for result in results)
    numbers = {key: value for key, value in here.items() if isinstance(value, float) and not key.startswith("/file")}
    assert len(numbers) > 200
    assert {key: there[key] for key in numbers} == pytest.approx(numbers, rel=1e-9, abs=1e-9)


def leaves(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from leaves(one, f"{name}/{key}")
    if not isinstance(value, dict | list):
        yield name, value


def test_frames_are_the_same(sent: tuple[Path, Path]) -> None:
    def frames(path: Path) -> list[bytes]:
        analyser = LiveAnalyser()
        made = [frame for event in read(path).events() for frame in analyser.feed(event)]
        blank = {"battery_pct": None, "contact": None}  # not sent
        return [
            as_bytes(replace(one, people={who: replace(person, **blank) for who, person in one.people.items()}))
            for one in made
        ]

    here, there = map(frames, sent)
    assert len(here) == SECONDS + 1
    assert there == here


def test_beats_and_markers_are_stamped_when_they_happened(sent: tuple[Path, Path]) -> None:
    path, heard = sent
    found = streams(heard)
    facts = [
        (stamp, json.loads(text[0]))
        for stamp, text in zip(found["Session"]["time_stamps"], found["Session"]["time_series"], strict=True)
    ]
    zero = min(stamp - fact["t"] / SPEED for stamp, fact in facts if fact["k"] == "tick")
    events = list(read(path).events())
    wanted = [event.t for event in events if isinstance(event, Mark | Phase)]
    markers = [(stamp - zero) * SPEED for stamp in found["Markers"]["time_stamps"]]
    assert markers == pytest.approx(wanted, abs=0.005 * SPEED)
    assert found["Markers"]["time_series"][:2] == [["phase: Settle"], ["cue A: a <b>hand</b> & more"]]
    truth = rebuild(events)["A"].t
    stamps = (found["RR-A"]["time_stamps"] - zero) * SPEED
    late = stamps - truth[: len(stamps)]
    assert abs(late).max() < 0.005 * SPEED + 0.4  # as it was known when it came: the envelope still moves a little


def test_streams_explain_themselves_and_name_nobody(sent: tuple[Path, Path]) -> None:
    found = streams(sent[1])
    assert set(found) == {
        stream.name.format(who=who) for key, stream in STREAMS.items() if key not in ("ecg", "acc") for who in "AB"
    }
    rr = found["RR-B"]["info"]
    described = rr["desc"][0]
    assert [channel["unit"][0] for channel in described["channels"][0]["channel"]] == ["milliseconds", "seconds"]
    assert (rr["type"], rr["nominal_srate"], described["latency_removed"]) == (["RR"], ["0.000000000000000"], ["yes"])
    data = sent[1].read_bytes()
    assert not [secret for secret in SECRETS if secret.encode() in data]
    assert b"Polar H10" in data


def test_values_are_those_of_frames(sent: tuple[Path, Path]) -> None:
    found = streams(sent[1])
    analyser = LiveAnalyser()
    frames = [frame for event in read(sent[0]).events() for frame in analyser.feed(event)]
    pairs = [frame.pair.measures.wcc_z for frame in frames if frame.pair]
    column = [key for key, _ in STREAMS["pair"].channels].index("z")
    assert found["Pair"]["time_series"][:, column].tolist() == pytest.approx(pairs, nan_ok=True)
    rates = found["Pacer-A"]["time_series"][:, 0]
    assert rates[-1] == 6.0

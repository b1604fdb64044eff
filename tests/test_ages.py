"""A child's age: said once, recorded with the session, and the same bands wherever its spectrum is shown."""

import json
from math import isfinite, isnan
from pathlib import Path

import pytest
from support.running import run

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.measures import DEFAULT, for_age
from hrvsync.analysis.session import Definitions, analyse, session_data
from hrvsync.app.sessions import self_reports
from hrvsync.events import AnyEvent, Person
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage.jsonl import End, line
from hrvsync.storage.recording import Header


@pytest.fixture(scope="module")
def events() -> tuple[AnyEvent, ...]:
    """An infant in seat B, who breathes 38 times a minute, with a parent."""
    hearts = {"A": Heart(bpm=64), "B": Heart(bpm=132, breaths=38.0)}
    simulated = simulate(Scenario("infant", 330, hearts, dict.fromkeys(hearts, SimulatedStrap()))).events
    return (Person(0.0, "B", age="infant"), *simulated)


def frame(events: tuple[AnyEvent, ...]) -> Frame:
    analyser = LiveAnalyser()
    return [frame for event in events for frame in analyser.feed(event)][-1]


def test_the_bands_are_those_of_the_age(events: tuple[AnyEvent, ...]) -> None:
    people = analyse(session_data(events)).people
    assert (people["A"].measures.preset, people["B"].measures.preset) == ("default", "default, bands infant")
    assert isfinite(people["B"].measures.metrics["hf_ms2"])
    silent = analyse(session_data(events[1:])).people["B"].measures
    assert isnan(silent.metrics["hf_ms2"])
    assert silent.metrics["beyond_hf_hz"] == pytest.approx(38 / 60, abs=0.02)


def test_bands_that_were_chosen_are_everybodys(events: tuple[AnyEvent, ...]) -> None:
    people = analyse(session_data(events), Definitions(bands="child")).people
    assert {one.measures.preset for one in people.values()} == {"default, bands child"}


def test_live_says_the_same(events: tuple[AnyEvent, ...]) -> None:
    assert isfinite(frame(events).people["B"].measures.hf)
    assert isnan(frame(events[1:]).people["B"].measures.hf)


def test_a_recording_keeps_it(events: tuple[AnyEvent, ...], tmp_path: Path) -> None:
    path = tmp_path / "both.jsonl"
    path.write_bytes(b"".join(map(line, (Header({"A": "Ann", "B": "Bo"}), *events, End(len(events))))))
    found = json.loads(run("analyse", path, "--json").stdout)
    assert found["people"]["B"]["preset"] == "default, bands infant"
    assert "what people say of themselves" in run("convert", path, tmp_path / "both.csv").output


def test_only_who_says_something_is_recorded() -> None:
    assert self_reports((), {}) == ()
    assert self_reports(("A",), {"B": "child"}) == (Person(0.0, "A", True), Person(0.0, "B", age="child"))
    assert for_age(DEFAULT, "adult") is DEFAULT


@pytest.mark.parametrize("wrong", ["child", "C=child", "A=old", "A="])
def test_an_age_that_is_none_is_refused(wrong: str) -> None:
    result = run("record", "--age", wrong)
    assert result.exit_code == 2
    assert "such as A=child" in result.stderr

"""What *Try it now* shows: the story it was written to be, in each language, with what has passed already."""

import asyncio
from math import inf

import pytest

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.session import SessionResult, analyse, session_data
from hrvsync.analysis.story import story
from hrvsync.app.sessions import SimulatedSession
from hrvsync.app.tryout import DISAGREE, PROTOCOL, SETTLE, SINCE, scenario
from hrvsync.events import AnyEvent, Phase
from hrvsync.sources.simulate import simulate
from hrvsync.storage.protocols import read_protocol, shipped_protocol

NAMES = {"A": "Ada", "B": "Ben"}


@pytest.fixture(scope="module")
def events() -> list[AnyEvent]:
    return list(simulate(scenario(read_protocol(shipped_protocol(PROTOCOL)))).events)


@pytest.fixture(scope="module")
def result(events: list[AnyEvent]) -> SessionResult:
    return analyse(session_data(events, NAMES))


def test_the_story_is_what_was_scripted(result: SessionResult) -> None:
    found = story(result)
    assert str(found.sentence) == "A rupture was marked at 3:42; a minute later you were both back in range."
    lines = {str(line) for card in found.cards for line in card.lines}
    assert "Ben was up from 2:26; Ada stayed settled, and a minute later you both were." in lines


def test_frames_see_it_as_it_happens(events: list[AnyEvent]) -> None:
    feed = LiveAnalyser().feed
    up: dict[str, list[float]] = {"A": [], "B": []}
    for event in events:
        for frame in feed(event):
            for who, person in frame.people.items():
                if person.state.up:
                    up[who].append(frame.t)
    assert SETTLE < up["B"][0] < SETTLE + 30
    assert up["A"][0] > 222
    assert max(map(max, up.values())) < SETTLE + DISAGREE + 75


@pytest.mark.parametrize(("language", "first"), [("en", "Settle"), ("de", "Ankommen")])
def test_its_phases_are_in_the_language_of_the_window(language: str, first: str) -> None:
    made = scenario(read_protocol(shipped_protocol(PROTOCOL, language)))
    phases = [fact for fact in made.facts if isinstance(fact, Phase)]
    assert (len(phases), phases[0].name) == (4, first)
    assert all(phase.prompt for phase in phases)


def test_what_is_over_already_comes_at_once() -> None:
    made = scenario(read_protocol(shipped_protocol(PROTOCOL)))
    session = SimulatedSession(made, names=NAMES, since=SINCE)
    frames: list[Frame] = []

    async def play() -> None:
        feed = session.analyser()
        async for stream in session.streams():
            async for event in stream:
                frames.extend(feed(event))
                if event.t >= SINCE - 1:
                    return

    asyncio.run(asyncio.wait_for(play(), 20))
    assert frames[-1].t >= SINCE - 2
    assert frames[-1].t < inf

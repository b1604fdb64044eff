"""The loop of one person: the heart's wave of the last minute, and whether it goes with the pacer."""

from math import isnan

import numpy as np
import pytest
from msgspec.structs import replace
from support.breathing_truth import session

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.measures.breathing.loop import SECONDS, Loop, loop_at
from hrvsync.analysis.story import alone_in_words
from hrvsync.beats import empty
from hrvsync.events import Pacer, Phase
from hrvsync.guide import Guide, guide_of
from hrvsync.sources.simulate import SCENARIOS, Heart, simulate


def test_a_heart_that_follows_makes_one_clear_wave() -> None:
    simulation, phases = session(Heart(skill=0.95), 150, 1, pacer=6.0)
    beats, guide = rebuild(simulation.events)["A"], guide_of(phases)
    assert [loop_at(beats, guide, "A", t).word for t in (20.0, 60.0, 120.0)] == ["soon", "clear", "clear"]
    found = loop_at(beats, guide, "A", 120.0)
    assert found.follows > 0.7
    assert found.steady > 0.9
    assert 120 - SECONDS - 1 < found.t[0] < found.t[-1] <= 120
    assert abs(float(found.heart.mean())) < 1e-9
    assert not found.joined[-1]
    assert found.joined[:-1].all()


def test_a_heart_that_breathes_as_it_likes_does_not() -> None:
    simulation, phases = session(Heart(breaths=15), 200, 2, pacer=6.0, follows=False)
    beats, guide = rebuild(simulation.events)["A"], guide_of(phases)
    assert {loop_at(beats, guide, "A", float(t)).word for t in range(60, 200, 20)} == {"finding"}


def test_a_pacer_that_has_faded_is_kept_by_oneself() -> None:
    simulation, (phase,) = session(Heart(skill=0.95), 200, 3, pacer=6.0)
    beats = rebuild(simulation.events)["A"]
    fading = guide_of([replace(phase, pacers={"": Pacer(fade=60.0)})])
    assert [loop_at(beats, fading, "A", t).word for t in (55.0, 61.0, 150.0)] == ["clear", "alone", "alone"]


@pytest.mark.parametrize("guide", [Guide(), guide_of([Phase(0.0, "Settle")])])
def test_without_a_pacer_it_is_the_curve_alone(guide: Guide) -> None:
    simulation, _ = session(Heart(), 100, 4)
    found = loop_at(rebuild(simulation.events)["A"], guide, "A", 90.0)
    assert len(found.t) > 40
    assert (found.word, isnan(found.follows)) == ("", True)
    nothing = loop_at(empty(), guide, "A", 90.0)
    assert len(nothing.t) == 0


def test_frames_of_one_have_it_and_frames_of_two_do_not() -> None:
    analyser = LiveAnalyser()
    frames = [frame for event in simulate(SCENARIOS[4]).events[:400] for frame in analyser.feed(event)]
    assert all(frame.people["A"].loop is not None for frame in frames)
    two = LiveAnalyser()
    frames = [
        frame for event in simulate(SCENARIOS[0]).events[:60] for frame in two.feed(event) if len(frame.people) > 1
    ]
    assert frames
    assert all(person.loop is None for frame in frames for person in frame.people.values())


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("", ""),
        ("soon", ""),
        ("finding", "Your heart is finding the rhythm."),
        ("clear", "Your heart goes with the disc."),
        ("alone", "Your heart keeps the rhythm without the disc."),
    ],
)
def test_in_words(word: str, said: str) -> None:
    analyser = LiveAnalyser()
    frame: Frame = next(
        frame for event in simulate(SCENARIOS[4]).events for frame in analyser.feed(event) if frame.people
    )
    none = np.empty(0)
    loop = Loop(none, none, none.astype(bool), word=word)  # pyright: ignore[reportArgumentType]
    assert alone_in_words(replace(frame, people={"A": replace(frame.people["A"], loop=loop)})) == said

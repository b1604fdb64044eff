"""Breathing in frames: the chest where it is recorded, the heart where it is not, NaN until there is enough."""

import math

import pytest
from support.breathing_truth import breathed, session

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.measures.breathing.rate import Basis
from hrvsync.events import AnyEvent, Wave
from hrvsync.sources.simulate import Heart


def frames(events: tuple[AnyEvent, ...]) -> list[Frame]:
    analyser = LiveAnalyser()
    return [frame for event in events for frame in analyser.feed(event)]


def test_the_chest_is_believed_first_and_the_heart_after_it_falls_silent() -> None:
    simulation, _ = session(Heart(breaths=13, wave=0.01), 240, 4, chest=True)
    stopped = tuple(event for event in simulation.events if not (isinstance(event, Wave) and event.t > 150))
    seen = [frame.people["A"].measures for frame in frames(stopped)]
    assert math.isnan(seen[25].breathing_rate)
    assert {one.breathing_basis for one in seen[40:150]} == {Basis.CHEST}
    assert {one.breathing_basis for one in seen[160:230]} == {Basis.HEART}
    for second in (60, 100, 140):
        truth = breathed(simulation.hearts["A"], second - 32, second)
        assert seen[second].breathing_rate == pytest.approx(truth, abs=1.0)
    assert seen[100].coherence > 0
    assert seen[100].hr_swing > 1


def test_led_by_a_pacer_it_is_known_after_a_good_minute() -> None:
    simulation, guide = session(Heart(), 200, 5, pacer=6.0)
    events = (*guide, *(event for event in simulation.events if event not in guide))
    seen = [frame.people["A"].measures for frame in frames(tuple(sorted(events, key=lambda event: event.t)))]
    assert math.isnan(seen[50].breathing_basis)
    known = [one.breathing_rate for one in seen[80:]]
    assert sum(math.isfinite(rate) for rate in known) > 0.9 * len(known)
    assert all(rate == pytest.approx(6.0, abs=0.1) for rate in known if math.isfinite(rate))
    assert all(one.coherence > 1.5 for one in seen[100:])

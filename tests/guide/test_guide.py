"""A guide as one value: spans, pacers, pauses and the phase of the breath."""

import math

import numpy as np
import pytest

from hrvsync.events import Mark, Pacer, Pause, Phase, Tick
from hrvsync.guide import UNGUIDED, Guide, guide_of

SETTLE, BREATHE, TALK = Phase(0, "settle"), Phase(60, "breathe", 60, {"": Pacer(), "A": Pacer(5)}), Phase(120, "talk")
THREE = Guide((SETTLE, BREATHE, TALK))


def spans(guide: Guide, end: float) -> list[tuple[str, float, float]]:
    return [(span.name, span.start, span.end) for span in guide.spans_until(end)]


def test_a_guide_is_made_of_the_phases_and_pauses_among_the_events() -> None:
    pause = Pause(70)
    assert guide_of([SETTLE, Tick(1), BREATHE, Mark(65, "note"), pause, TALK]) == Guide(THREE.phases, (pause,))


def test_a_guide_grows_by_an_event_as_the_whole_is_made_at_once() -> None:
    guide = UNGUIDED
    for event in (SETTLE, BREATHE, Pause(70), Pause(75, paused=False), TALK):
        guide = guide.plus(event)
    assert guide == guide_of([SETTLE, BREATHE, Pause(70), Pause(75, paused=False), TALK])
    assert guide.before(75) == guide_of([SETTLE, BREATHE, Pause(70)])


def test_a_phase_lasts_until_the_next_one_and_the_last_until_the_end() -> None:
    assert spans(THREE, 200) == [("settle", 0, 60), ("breathe", 60, 120), ("talk", 120, 200)]
    assert spans(THREE, 90) == [("settle", 0, 60), ("breathe", 60, 90)]
    assert THREE.spans[-1].end == math.inf
    assert THREE.spans[1].seconds == 60


def test_a_phase_that_lasted_no_time_is_none() -> None:
    assert spans(Guide((SETTLE, Phase(60, "skipped"), BREATHE)), 100) == [("settle", 0, 60), ("breathe", 60, 100)]


def test_every_moment_lies_in_one_stretch() -> None:
    late = Guide((BREATHE, TALK))
    assert [(one.name, one.start, one.end) for one in late.stretches(150)] == [
        ("", 0, 60),
        ("breathe", 60, 120),
        ("talk", 120, 150),
    ]
    assert [(one.name, one.start, one.end) for one in late.stretches(50)] == [("", 0, 50)]
    assert [(one.name, one.start, one.end) for one in UNGUIDED.stretches(50)] == [("", 0, 50)]
    assert UNGUIDED.stretches(0) == ()
    assert THREE.stretches(150) == THREE.spans_until(150) == THREE.parts(150)
    assert [(one.name, one.start, one.end) for one in UNGUIDED.parts(50)] == [("", 0, 50)]


def test_the_phase_of_a_moment() -> None:
    at = [span.name if (span := Guide((BREATHE, TALK)).span_at(t)) else None for t in (59.9, 60, 119.9, 120, 1e6)]
    assert at == [None, "breathe", "breathe", "talk", "talk"]
    assert THREE.phase == TALK
    assert UNGUIDED.phase is None


def test_each_seat_has_its_pacer() -> None:
    settle, breathe, _ = THREE.spans
    assert (breathe.pacer("A"), breathe.pacer("B"), settle.pacer("A")) == (Pacer(5), Pacer(), None)


def test_a_guide_knows_whether_it_is_paused() -> None:
    guide = THREE.plus(Pause(130))
    assert (THREE.paused, guide.paused, guide.plus(Pause(140, paused=False)).paused) == (False, True, False)


def test_pauses_stop_the_breath() -> None:
    guide = Guide(
        (SETTLE, Phase(60, "breathe", pacers={"": Pacer()}), TALK, Phase(180, "again", pacers={"": Pacer(5)})),
        (Pause(70), Pause(75, paused=False)),
    )
    t = np.array([30.0, 60, 65, 72, 75, 85, 130, 180, 192])
    cycles = guide.breath_phase(t, "A") / (2 * math.pi)
    np.testing.assert_allclose(cycles, [np.nan, 0, 0.5, np.nan, 1, 2, np.nan, 0, 1], atol=1e-12)
    assert guide.elapsed(60, 85) == pytest.approx(20)


def test_under_a_pacer_the_present_phase_is_alike_and_without_one_all_time_without_one() -> None:
    assert UNGUIDED.alike == guide_of([SETTLE]).alike == ((0.0, math.inf),)
    assert guide_of([SETTLE, BREATHE]).alike == ((BREATHE.t, math.inf),)
    rest = Phase(TALK.t + 60, "rest")
    assert guide_of([SETTLE, BREATHE, TALK, rest]).alike == ((0.0, BREATHE.t), (TALK.t, math.inf))
    again = Phase(rest.t + 60, "again", 60, {"": Pacer()})
    last = Phase(again.t + 60, "last")
    free = ((0.0, BREATHE.t), (TALK.t, again.t), (last.t, math.inf))
    assert guide_of([SETTLE, BREATHE, TALK, rest, again, last]).alike == free
    assert guide_of([Phase(0.0, "first", 60, {"": Pacer()}), TALK]).alike == ((TALK.t, math.inf),)

import math

import numpy as np
import pytest

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.live import LiveAnalyser
from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states import NOTHING, Dynamic, Reading, State, StateTracker, between
from hrvsync.analysis.states.course import session_baseline
from hrvsync.analysis.states.paced import variability_course
from hrvsync.analysis.states.rising import Now
from hrvsync.analysis.states.state import Track, levels, plane, states
from hrvsync.analysis.states.watch import Watch
from hrvsync.beats import Beats
from hrvsync.events import AnyEvent, Pacer, Pause, Phase
from hrvsync.guide import UNGUIDED, guide_of
from hrvsync.sources.simulate import SCENARIOS, Heart, Scenario, SimulatedStrap, simulate

STEADIES = next(scenario for scenario in SCENARIOS if scenario.name == "one_steadies_the_other")


@pytest.fixture(scope="module")
def events() -> tuple[AnyEvent, ...]:
    return simulate(STEADIES).events


def up_to(beats: Beats, t: float) -> Beats:
    n = int(np.searchsorted(beats.t, t, side="right"))
    return Beats(beats.t[:n], beats.rr_ms[:n], beats.label[:n], beats.run[:n])


def test_second_by_second_equals_the_whole_session_at_once(events: tuple[AnyEvent, ...]) -> None:
    guide = guide_of(events)
    beats = rebuild(events)["B"]
    t = np.arange(480.0)
    follower = StateTracker()
    readings = [follower.read(now, up_to(beats, now), guide) for now in t.tolist()]
    series = levels(beats, t)
    baseline = session_baseline(series, guide)
    begun = next(i for i, reading in enumerate(readings) if reading != NOTHING)
    assert begun == 180  # when settling is over
    hr_z, _ = plane(series, baseline)
    variability_z = variability_course(series, baseline, guide, "B")
    watch = Watch("B")

    def listen(now: float, track: Track) -> Now:
        return watch.now(now, up_to(beats, now), guide, baseline, track, -math.inf)

    known, _ = states(t[begun:], hr_z[begun:], variability_z[begun:], listen)
    assert [reading.state for reading in readings[begun:]] == known.tolist()
    np.testing.assert_array_equal([reading.hr_z for reading in readings[begun:]], hr_z[begun:])
    np.testing.assert_array_equal([reading.variability_z for reading in readings[begun:]], variability_z[begun:])
    assert {State.SETTLED, State.ACTIVATED} <= {State(code) for code in known.tolist()}


def test_under_a_pacer_the_frames_hold_variability_against_the_same_as_the_summary() -> None:
    pacer = {"": Pacer(rate=5)}
    facts = (Phase(0.0, "Settle", 62), Phase(62.0, "Breathe", 240, pacer), Pause(200.0, True), Pause(210.0, False))
    scenario = Scenario("paced", 330, {"A": Heart()}, {"A": SimulatedStrap()}, None, facts, 3)
    events = simulate(scenario).events
    beats, guide, t = rebuild(events)["A"], guide_of(facts), np.arange(330.0)
    tracker = StateTracker()
    seen = [tracker.read(now, up_to(beats, now), guide.before(now + 1e-9)) for now in t.tolist()]
    series = levels(beats, t)
    whole = variability_course(series, session_baseline(series, guide), guide, "A")
    begun = next(i for i, reading in enumerate(seen) if reading != NOTHING)
    np.testing.assert_array_equal([reading.variability_z for reading in seen[begun:]], whole[begun:])


def test_frames_carry_the_state_of_each_and_the_dynamic_of_both() -> None:
    tense = Heart(bpm_levels=((78, 0), (82, 20)), rsa_levels=((78, 1), (82, 0.3)))
    belts = {"A": SimulatedStrap(), "B": SimulatedStrap()}
    scenario = Scenario("short", 125, {"A": Heart(), "B": tense}, belts, None, (Phase(0.0, "Settle", 62),), 11)
    analyser = LiveAnalyser()
    frames = [frame for event in simulate(scenario).events for frame in analyser.feed(event)]
    dynamics = {frame.t: frame.pair.dynamic for frame in frames if frame.pair is not None}
    assert {dynamic for t, dynamic in dynamics.items() if t < 62} == {Dynamic.UNKNOWN}
    assert dynamics[75] == Dynamic.BOTH_SETTLED
    assert dynamics[125] == Dynamic.ONE_SETTLED
    assert frames[-1].people["A"].state.state == State.SETTLED
    assert frames[-1].people["B"].state.state == State.ACTIVATED
    assert frames[-1].people["B"].state.confidence > 0.9


def test_a_baseline_from_days_before_is_used_at_once(events: tuple[AnyEvent, ...], baseline: Baseline) -> None:
    beats = rebuild(events)["A"]
    follower = StateTracker(baseline)
    readings = [follower.read(t, up_to(beats, t), UNGUIDED) for t in np.arange(30.0, 60).tolist()]
    assert readings[-1].state != State.UNKNOWN


def test_a_dynamic_needs_two() -> None:
    calm = Reading(State.SETTLED, 1, 0, 0)
    assert between([calm, calm]) == Dynamic.BOTH_SETTLED
    assert between([calm]) == Dynamic.UNKNOWN
    assert between([]) == Dynamic.UNKNOWN

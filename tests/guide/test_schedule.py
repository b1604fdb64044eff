import math

import pytest
from hypothesis import given, strategies as st

from hrvsync.events import Pause
from hrvsync.guide import Interlude, PhasePlan, Protocol, Schedule, Skip, schedule
from hrvsync.guide.guide import Action


def protocol(*seconds: float | None) -> Protocol:
    plans = tuple(PhasePlan(f"phase {i}", s, {}, "", "silence") for i, s in enumerate(seconds))
    return Protocol("a session", "for tests", 2, "adults", False, {}, plans)


def begins(planned: Schedule) -> list[float]:
    return [step.phase.t for step in planned.steps]


def test_phases_follow_each_other() -> None:
    planned = schedule(protocol(60, 120, 30), 5)
    assert begins(planned) == [5, 65, 185]
    assert planned.end == 215
    assert [step.phase.seconds for step in planned.steps] == [60, 120, 30]


def test_a_skip_ends_the_present_phase() -> None:
    planned = schedule(protocol(60, 120, 30), 0, [Skip(20), Skip(25)])
    assert begins(planned) == [0, 20, 25]
    assert planned.end == 55


def test_a_pause_delays_what_is_behind_it() -> None:
    assert begins(schedule(protocol(60, 60, 60), 0, [Pause(t=30), Pause(t=40, paused=False)])) == [0, 70, 130]
    assert begins(schedule(protocol(60, 60), 0, [Pause(t=30), Skip(35), Pause(t=40, paused=False)])) == [0, 35]
    assert schedule(protocol(60, 60), 0, [Pause(t=30), Skip(35), Pause(t=40, paused=False)]).end == 100


def test_an_interlude_takes_its_time_and_the_phase_goes_on_after_it() -> None:
    planned = schedule(protocol(60, 120), 0, [Interlude(20, "Breathe together", 30)])
    assert [(step.phase.t, step.phase.name, step.phase.seconds) for step in planned.steps] == [
        *((0, "phase 0", 60), (20, "Breathe together", 30)),
        *((50, "phase 0", 40), (90, "phase 1", 120)),
    ]
    assert planned.steps[1].phase.pacers[""].rate == 6.0
    assert planned.steps[2].phase.pacers == {}
    assert planned.end == 210


def test_an_interlude_can_be_left_early_and_none_begins_within_another() -> None:
    left = [Interlude(20, "a", 30), Interlude(25, "b", 30), Skip(40)]
    assert begins(schedule(protocol(60), 0, left)) == [0, 20, 40]
    assert begins(schedule(protocol(None), 0, [Interlude(20, "a", 30)])) == [0, 20, 50]
    assert begins(schedule(protocol(60), 0, [Interlude(20, "a", 30), Pause(25)])) == [0, 20]
    said = Protocol("", "", 2, "adults", False, {}, (PhasePlan("Settle", 60, {}, "", "silence", baseline=True),))
    assert [step.phase.baseline for step in schedule(said, 0, [Interlude(20, "a")]).steps] == [True, False, True]


def test_what_comes_after_an_open_pause_or_end_is_not_known_yet() -> None:
    paused = schedule(protocol(60, 60), 0, [Pause(t=30)])
    assert (begins(paused), paused.end) == ([0], math.inf)
    assert begins(schedule(protocol(None, 60), 0)) == [0]
    assert begins(schedule(protocol(None, 60), 0, [Skip(500)])) == [0, 500]


def test_actions_before_and_after_the_session_change_nothing() -> None:
    assert schedule(protocol(60), 10, [Skip(5), Skip(100)]) == schedule(protocol(60), 10)


actions = st.lists(
    st.one_of(
        st.builds(Skip, st.floats(0, 500)),
        st.builds(Pause, t=st.floats(0, 500), paused=st.booleans()),
        st.builds(Interlude, t=st.floats(0, 500), name=st.just("breathe"), seconds=st.floats(5, 60)),
    ),
    max_size=12,
).map(lambda planned: sorted(planned, key=lambda action: action.t))
lengths = st.lists(st.none() | st.floats(5, 200), min_size=1, max_size=5)


@given(lengths, actions)
def test_phases_never_overlap_and_begin_where_the_last_one_ends(seconds: list[float | None], did: list[Action]) -> None:
    planned = schedule(protocol(*seconds), 0, did)
    ends = [0.0, *(step.end for step in planned.steps)]
    assert begins(planned) == ends[:-1]
    assert ends == sorted(ends)
    assert planned.end == ends[-1]
    assert all(math.isfinite(begin) for begin in begins(planned))


@given(lengths, actions, st.floats(0, 600))
def test_what_is_done_later_never_changes_the_past(seconds: list[float | None], did: list[Action], now: float) -> None:
    until = schedule(protocol(*seconds), 0, [action for action in did if action.t <= now])
    whole = schedule(protocol(*seconds), 0, did)
    assert [t for t in begins(until) if t <= now] == pytest.approx([t for t in begins(whole) if t <= now])

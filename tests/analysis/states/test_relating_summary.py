"""Scripted sessions come out as scripted: simulated hearts and straps, through packets, beats and labels."""

import json
from collections.abc import Sequence

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states import Dynamic, PairStates, SessionStates, follow_session, plain, summary
from hrvsync.analysis.states.course import runs
from hrvsync.analysis.states.pair import dynamics
from hrvsync.beats import Beats, empty
from hrvsync.events import AnyEvent, Mark, Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import SCENARIOS, Heart, Scenario, SimulatedStrap, simulate

WITHIN = 10.0
PHASES = (Phase(0.0, "Settle", 150), Phase(150.0, "Together", 450))
SEEDS = range(101, 109)

type Spans = Sequence[tuple[float, float]]


def unsettled(heart: Heart, spans: Spans, fade: float = 4.0) -> Heart:
    """Script a heart 14 bpm quicker with less than half its variability within `spans`, fading around their ends."""
    points = [(0.0, 0.0)]
    for start, end in spans:
        points += [(start - fade, 0.0), (start + fade, 1.0), (end - fade, 1.0), (end + fade, 0.0)]
    return msgspec.structs.replace(
        heart,
        bpm_levels=tuple((t, 14 * out) for t, out in points),
        rsa_levels=tuple((t, 1 - 0.55 * out) for t, out in points),
    )


def played(seed: int, a: Spans, b: Spans, *marks: Mark, belt: SimulatedStrap | None = None) -> tuple[AnyEvent, ...]:
    hearts = {"A": unsettled(Heart(bpm=64), a), "B": unsettled(Heart(bpm=70, breaths=16), b)}
    belts = {"A": belt or SimulatedStrap(), "B": belt or SimulatedStrap()}
    return simulate(Scenario("scripted", 600, hearts, belts, None, (*PHASES, *marks), seed)).events


def pair_states(events: tuple[AnyEvent, ...]) -> PairStates:
    pair = summary(rebuild(events), events).pair
    assert pair is not None
    return pair


@pytest.mark.parametrize("seed", SEEDS)
def test_both_settle(seed: int) -> None:
    events = played(seed, [(180, 300)], [(180, 300)])
    assert pair_states(events).dynamics["both_unsettled"].seconds == pytest.approx(120, abs=WITHIN)
    _, courses = follow_session(rebuild(events), guide_of(PHASES))
    pair_runs = runs(courses["A"].t, dynamics(courses["A"].state, courses["B"].state))
    unsettled_run = max((run for run in pair_runs if run.code == Dynamic.BOTH_UNSETTLED), key=lambda run: run.seconds)
    settled_run = next(run for run in pair_runs if run.start >= unsettled_run.end and run.code == Dynamic.BOTH_SETTLED)
    assert unsettled_run.start == pytest.approx(180, abs=WITHIN)
    assert settled_run.start == pytest.approx(300, abs=WITHIN)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_steadies_the_other_after_a_minute(seed: int) -> None:
    pair = pair_states(played(seed, [], [(240, 300)]))
    lending = min(pair.lendings, key=lambda one: abs(one.start - 240))
    assert lending.start == pytest.approx(240, abs=WITHIN)
    assert lending.seconds == pytest.approx(60, abs=WITHIN)
    assert lending.settled == "A"
    assert lending.changed == ("B",)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_rupture_at_300_s_is_repaired_after_45_s(seed: int) -> None:
    pair = pair_states(played(seed, [(300, 345)], [(300, 345)], Mark(300.0, "rupture")))
    (rupture,) = pair.ruptures
    assert (rupture.t, rupture.source, rupture.repaired) == (300, "mark", True)
    for seconds in (*rupture.seconds.values(), rupture.pair_seconds):
        assert seconds == pytest.approx(45, abs=WITHIN)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_rupture_is_seen_without_a_mark(seed: int) -> None:
    pair = pair_states(played(seed, [(300, 345)], [(300, 345)]))
    (rupture,) = pair.ruptures
    assert (rupture.source, rupture.repaired) == ("shift", True)
    assert rupture.t == pytest.approx(300, abs=WITHIN)
    assert rupture.pair_seconds == pytest.approx(45, abs=WITHIN)
    assert [shift.away for shift in pair.shifts] == [True, False]


def shipped(name: str) -> PairStates:
    return pair_states(simulate(next(scenario for scenario in SCENARIOS if scenario.name == name)).events)


def test_the_shipped_scenarios_show_their_story() -> None:
    (lending,) = shipped("one_steadies_the_other").lendings
    assert (lending.settled, lending.changed) == ("A", ("B",))
    assert (lending.start, lending.seconds) == (pytest.approx(180, abs=WITHIN), pytest.approx(60, abs=WITHIN))
    (rupture,) = shipped("rupture_and_repair").ruptures
    assert (rupture.t, rupture.marked_repair) == (300, 45)
    assert [*rupture.seconds.values(), rupture.pair_seconds] == pytest.approx([45, 45, 45], abs=WITHIN)
    settle = dict(shipped("both_settle").phases)
    assert settle["Settle"]["both_settled"].share > 0.9
    assert settle["Talk"]["both_unsettled"].share > 0.9
    assert settle["Breathe together"]["both_settled"].share > 0.8


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_lost_straps_in_the_middle_of_it_change_nothing(seed: int) -> None:
    belt = SimulatedStrap(late=0.03, missed=0.5, extra=0.5, dropouts=((316.0, 328.0),))
    pair = pair_states(played(seed, [(300, 345)], [(300, 345)], Mark(300.0, "rupture"), belt=belt))
    (rupture,) = pair.ruptures
    for seconds in (*rupture.seconds.values(), rupture.pair_seconds):
        assert seconds == pytest.approx(45, abs=WITHIN)


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_what_happens_in_a_long_gap_is_not_made_up(seed: int) -> None:
    belt = SimulatedStrap(dropouts=((290.0, 380.0),))
    pair = pair_states(played(seed, [(300, 345)], [(300, 345)], Mark(300.0, "rupture"), belt=belt))
    (rupture,) = pair.ruptures
    assert np.isnan([*rupture.seconds.values(), rupture.pair_seconds]).all()


@pytest.fixture(scope="module")
def whole() -> tuple[tuple[AnyEvent, ...], SessionStates]:
    events = played(101, [], [(240, 300)], Mark(230.0, "cue", "voice", "A"))
    return events, summary(rebuild(events), events)


def test_each_person_has_baseline_states_phases_and_differences(
    whole: tuple[tuple[AnyEvent, ...], SessionStates],
) -> None:
    _, relating = whole
    b = relating.people["B"]
    assert b.baseline.hr == pytest.approx(70, abs=2)
    assert [phase.phase for phase in b.phases] == ["Settle", "Together"]
    assert [(one.phase, one.other) for one in b.differences] == [("Settle", "Together")]
    assert sum(share.share for share in b.states.values()) == pytest.approx(1)
    assert b.tolerance.exits >= 1
    assert 230 <= relating.minutes.hardest <= 260
    assert relating.pair is not None
    assert [(cue.cue, cue.who, cue.n) for cue in relating.pair.cues] == [("voice", "B", 1)]


def test_the_same_session_gives_the_same_summary(whole: tuple[tuple[AnyEvent, ...], SessionStates]) -> None:
    events, relating = whole
    again = summary(rebuild(events), events)
    assert repr(again) == repr(relating)


def test_a_summary_becomes_json_without_nan(whole: tuple[tuple[AnyEvent, ...], SessionStates]) -> None:
    text = json.dumps(plain(whole[1]), allow_nan=False)
    back = json.loads(text)
    assert set(back) == {"people", "pair", "pairs", "minutes"}
    assert back["pairs"] == {"A+B": back["pair"]}
    assert back["pair"]["cues"][0]["hr_se"] is None
    assert back["people"]["A"]["baseline"]["hr"] == whole[1].people["A"].baseline.hr


def test_one_person_has_no_pair_and_nobody_nothing() -> None:
    solo = simulate(Scenario("solo", 240, {"A": Heart()}, {"A": SimulatedStrap()}, None, PHASES[:1], 3)).events
    relating = summary({**rebuild(solo), "B": empty()}, solo)
    assert list(relating.people) == ["A"]
    assert relating.pair is None
    assert np.isfinite(relating.minutes.best_kept)
    nobody = summary({}, [])
    assert (nobody.people, nobody.pair) == ({}, None)
    assert np.isnan(nobody.minutes.best_kept)


def test_who_has_no_baseline_is_shown_without_states(baseline: Baseline) -> None:
    short = simulate(
        Scenario("short", 40, {"A": Heart(), "B": Heart()}, {"A": SimulatedStrap(), "B": SimulatedStrap()}, None, (), 3)
    )
    relating = summary(rebuild(short.events), short.events)
    assert relating.pair is None
    assert not relating.people["A"].baseline.known
    assert relating.people["A"].phases == ()
    given = summary(rebuild(short.events), short.events, {"A": baseline, "B": baseline, "C": baseline})
    assert given.pair is not None
    assert given.people["A"].baseline == baseline
    assert list(given.people) == ["A", "B"]


def test_phases_without_length_and_after_the_end_make_no_span() -> None:
    facts = (*PHASES, Phase(150.0, "at once", 10))
    events = simulate(Scenario("x", 240, {"A": Heart()}, {"A": SimulatedStrap()}, None, facts, 3)).events
    late = [*events, Phase(900.0, "never")]
    names = [phase.phase for phase in summary(rebuild(events), late).people["A"].phases]
    assert names == ["Settle", "at once"]


@st.composite
def any_beats(draw: st.DrawFn) -> Beats:
    """Beats of a person as no strap would send them, but as the contract allows."""
    n = draw(st.integers(0, 400))
    chance = np.random.default_rng(draw(st.integers(0, 2**16)))
    rr_ms = chance.choice([0.0, 300, 700, 800, 820, 1000, 2500], n) + draw(st.sampled_from([0.0, 0.1]))
    pauses = np.where(chance.random(n) < 0.02, draw(st.floats(0, 300)), 0.0)
    label = np.where(chance.random(n) < draw(st.floats(0, 1)), 1, 0).astype(np.int8)
    t = draw(st.floats(-50, 500)) + np.cumsum(rr_ms / 1000 + pauses)
    return Beats(t, rr_ms, label, np.cumsum(pauses > 0).astype(np.int64))


marks = st.builds(
    Mark,
    st.floats(-100, 1500),
    st.sampled_from(["rupture", "repair", "cue", "touch", "note"]),
    st.sampled_from(["voice", ""]),
    st.sampled_from(["A", "B", None]),
)
phases = st.builds(Phase, st.floats(-100, 1500), st.sampled_from(["a", "b"]), st.none() | st.floats(0, 400))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(any_beats(), any_beats(), st.lists(marks, max_size=5), st.lists(phases, max_size=5))
def test_no_session_whatever_breaks_the_summary(a: Beats, b: Beats, marked: list[Mark], planned: list[Phase]) -> None:
    events = sorted([*marked, *planned], key=lambda event: event.t)
    relating = summary({"A": a, "B": b}, events)
    json.dumps(plain(relating), allow_nan=False)
    for person in relating.people.values():
        shares = [share.share for share in person.states.values()]
        assert sum(shares) == pytest.approx(1) or np.isnan(shares).all()
    if relating.pair is not None:
        assert all(one.seconds >= 15 for one in relating.pair.lendings)
        assert len([mark for mark in marked if mark.kind == "rupture"]) <= len(relating.pair.ruptures)


@settings(max_examples=5, deadline=None)
@given(st.floats(0, 5000).map(round))
def test_a_later_clock_moves_every_time_and_nothing_else(later: int) -> None:
    events = played(101, [(300, 345)], [(300, 345)], Mark(300.0, "rupture"))
    moved = tuple(msgspec.structs.replace(event, t=event.t + later) for event in events)
    one, other = pair_states(events), pair_states(moved)
    assert one.dynamics == other.dynamics
    assert [rupture.seconds for rupture in one.ruptures] == [rupture.seconds for rupture in other.ruptures]
    assert [rupture.t + later for rupture in one.ruptures] == [rupture.t for rupture in other.ruptures]

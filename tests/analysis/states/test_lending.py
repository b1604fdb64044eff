"""Lendings: which there are, how many by chance, and what does not count."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.analysis.states.course import Course
from hrvsync.analysis.states.lending import LEAST_LENDING, comebacks, lendings, lendings_by_chance, steady
from hrvsync.analysis.states.pair import dynamics
from hrvsync.analysis.states.state import State

type MakeCourse = Callable[..., Course]

turns = st.lists(st.tuples(st.sampled_from(list(State)), st.integers(1, 40)), min_size=1, max_size=12)


def series(runs: list[tuple[State, int]]) -> list[int]:
    """A state a second."""
    return [state for state, seconds in runs for _ in range(seconds)]


@given(turns)
def test_comebacks_and_steadiness_are_what_they_are_called(runs: list[tuple[State, int]]) -> None:
    state = np.array(series(runs), np.int8)
    kept, known = np.isin(state, [State.SETTLED, State.LIVELY]), state != State.UNKNOWN
    out = known & ~kept
    expected = [
        (left, back)
        for back in range(LEAST_LENDING, len(state))
        if kept[back] and out[back - 1]
        for left in [back - int(np.argmin(np.append(out[:back][::-1], False)))]
        if back - left >= LEAST_LENDING
    ]
    assert list(zip(*(found.tolist() for found in comebacks(state)), strict=True)) == expected
    held = [t >= LEAST_LENDING and bool(kept[t - LEAST_LENDING : t + 1].all()) for t in range(len(state))]
    assert steady(state).tolist() == held


def test_one_steadies_the_other(make_course: MakeCourse) -> None:
    calm = make_course([60.0] * 400, [40.0] * 400)
    tense = make_course([60.0] * 100 + [75.0] * 60 + [60.0] * 240, [40.0] * 100 + [12.0] * 60 + [40.0] * 240)
    (lending,) = lendings({"A": calm, "B": tense})
    assert (lending.start, lending.seconds, lending.settled, lending.changed) == (100, 60, "A", ("B",))
    assert lending.changes["A"] == 0
    assert lending.changes["B"] == pytest.approx(np.hypot(15 / 3, np.log(40 / 12) / 0.3))


@pytest.mark.parametrize(("seconds", "times"), [(14, 0), (15, 1)])
def test_a_lending_lasts_15_s_or_longer(seconds: int, times: int) -> None:
    state = np.array(series([(State.SETTLED, 20), (State.ACTIVATED, seconds), (State.LIVELY, 20)]), np.int8)
    assert len(comebacks(state)[0]) == times
    assert np.flatnonzero(steady(state)).tolist() == [*range(15, 20), *range(35 + seconds, 40 + seconds)]


def test_coming_back_not_quite_at_once_is_no_lending(make_course: MakeCourse) -> None:
    a = make_course([60.0] * 300, [40.0] * 100 + [12.0] * 60 + [40.0] * 140)
    b = make_course([60.0] * 300, [40.0] * 100 + [12.0] * 68 + [40.0] * 132)
    assert dynamics(a.state, b.state).tolist() == [0] * 100 + [2] * 60 + [1] * 8 + [0] * 132
    assert lendings({"A": a, "B": b}) == ()


def test_where_roles_change_on_the_way_what_follows_counts(make_course: MakeCourse) -> None:
    a = make_course([60.0] * 300, [40.0] * 100 + [12.0] * 50 + [40.0] * 150)
    b = make_course([60.0] * 300, [40.0] * 150 + [12.0] * 50 + [40.0] * 100)
    assert dynamics(a.state, b.state).tolist() == [0] * 100 + [1] * 100 + [0] * 100
    (lending,) = lendings({"A": a, "B": b})
    assert (lending.start, lending.seconds, lending.settled) == (150, 50, "A")


def test_an_end_without_data_has_no_measured_change(make_course: MakeCourse) -> None:
    calm = make_course([60.0] * 170, [40.0] * 170)
    tense = make_course([60.0] * 170, [40.0] * 100 + [22.0] * 60 + [40.0] * 10)
    (lending,) = lendings({"A": calm, "B": tense})
    assert (lending.settled, lending.changed) == ("A", ())
    assert np.isnan(lending.changes["B"])


def test_chance_counts_the_turns_of_shifted_people(make_course: MakeCourse) -> None:
    calm = make_course([60.0] * 400, [40.0] * 400)
    tense = make_course([60.0] * 400, [40.0] * 100 + [12.0] * 60 + [40.0] * 240)
    assert lendings_by_chance({"A": calm, "B": tense}) == pytest.approx(1, abs=0.2)  # by chance just as well
    assert lendings_by_chance({"A": calm, "B": calm}) == 0
    short = make_course([60.0] * 60, [40.0] * 60)
    assert np.isnan(lendings_by_chance({"A": short, "B": short}))


def test_by_chance_is_counted_what_a_lending_is(make_course: MakeCourse) -> None:
    rng = np.random.default_rng(4)
    rmssd = [np.repeat(rng.choice([12.0, 40.0], 40), 50) for _ in range(2)]
    a, b = (make_course(np.full(2000, 60.0), one) for one in rmssd)
    shifted = make_course(np.full(2000, 60.0), np.roll(rmssd[1], 200))
    several = [
        len(lendings({"A": a, "B": make_course([60.0] * 2000, np.roll(rmssd[1], by))})) for by in range(200, 1800, 40)
    ]
    assert len(lendings({"A": a, "B": shifted})) > 0
    assert lendings_by_chance({"A": a, "B": b}) == pytest.approx(np.mean(several), rel=0.1)


def test_within_the_baseline_nothing_is_a_lending_nor_counted_by_chance(make_course: MakeCourse) -> None:
    calm = make_course([60.0] * 800, [40.0] * 800)
    tense = make_course([60.0] * 800, [40.0] * 50 + [12.0] * 40 + [40.0] * 710)
    assert len(lendings({"A": calm, "B": tense})) == 1
    assert lendings({"A": calm, "B": tense}, since=120.0) == ()
    assert lendings_by_chance({"A": calm, "B": tense}, since=120.0) == 0

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from hypothesis import given, strategies as st

from hrvsync.analysis.over_days import LEAST_SECONDS, UNKNOWN
from hrvsync.analysis.states.course import (
    MOST_SETTLING,
    SETTLING,
    Course,
    at_ease,
    runs,
    session_baseline,
    settling_span,
)
from hrvsync.analysis.states.state import WINDOW, Levels, State
from hrvsync.events import Phase
from hrvsync.guide import guide_of


def steady(n: int, hr: float = 60.0) -> Levels:
    return Levels(np.arange(n, dtype=np.float64), np.full(n, hr), np.full(n, 40.0), np.full(n, 40.0))


def test_the_first_phase_is_the_settling_but_not_for_too_long() -> None:
    assert settling_span(guide_of([Phase(10, "settle", 100)]), 30) == (10, 110)
    assert settling_span(guide_of([Phase(10, "settle", 100), Phase(60, "skipped")]), 30) == (10, 60)
    assert settling_span(guide_of([Phase(10, "talk", 3600)]), 30) == (10, 10 + MOST_SETTLING)
    assert settling_span(guide_of([Phase(10, "open")]), 30) == (10, 10 + SETTLING)


def test_without_a_phase_in_time_the_first_two_minutes_are() -> None:
    assert settling_span(guide_of([]), 40) == (40 - WINDOW, 40 + SETTLING)
    assert settling_span(guide_of([Phase(500, "late", 60)]), 40) == (40 - WINDOW, 40 + SETTLING)


def test_only_levels_whose_whole_window_lies_in_the_span_count() -> None:
    series = steady(400)
    series.hr[100 + WINDOW : 201] = 80
    baseline = session_baseline(series, guide_of([Phase(100, "settle", 100)]))
    assert (baseline.hr, baseline.seconds) == (80, 101 - WINDOW)


def test_missing_data_prolong_the_settling() -> None:
    series = steady(400)
    series.hr[:150] = np.nan
    series.hr[300:] = 90
    baseline = session_baseline(series, guide_of([Phase(0, "settle", 120)]))
    assert (baseline.hr, baseline.seconds) == (60, LEAST_SECONDS)


def test_there_is_no_baseline_before_the_settling_is_over_nor_without_data() -> None:
    assert session_baseline(steady(120), guide_of([Phase(0, "settle", 120)])) is UNKNOWN
    assert session_baseline(steady(121), guide_of([Phase(0, "settle", 120)])).known
    nothing = Levels(np.arange(300.0), *[np.full(300, np.nan)] * 3)
    assert session_baseline(nothing, guide_of([])) is UNKNOWN
    late = steady(140)
    late.hr[:115] = np.nan
    assert session_baseline(late, guide_of([Phase(0, "settle", 120)])) is UNKNOWN


@given(st.integers(200, 400), st.integers(0, 9))
def test_what_comes_later_never_changes_a_baseline(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    whole = Levels(np.arange(400.0), rng.normal(60, 5, 400), *np.exp(rng.normal(3.5, 0.3, (2, 400))))
    part = Levels(whole.t[:n], whole.hr[:n], whole.rmssd[:n], whole.sdrr[:n])
    assert session_baseline(part, guide_of([])) == session_baseline(whole, guide_of([]))


def test_the_course_is_dated_to_the_middle_and_measures_distance(make_course: Callable[..., Course]) -> None:
    course = make_course([66.0] * 120, [40.0] * 120)
    np.testing.assert_array_equal(course.t, np.arange(120))
    np.testing.assert_allclose(course.distance, 2)
    assert set(course.state.tolist()) == {State.LIVELY}


@given(st.lists(st.integers(-1, 3), max_size=60))
def test_runs_cover_the_series_without_gap_or_overlap(codes: list[int]) -> None:
    t = np.arange(10.0, 10 + len(codes))
    found = runs(t, np.array(codes, dtype=np.int8))
    assert sum(run.seconds for run in found) == len(codes)
    assert [code for run in found for code in [run.code] * int(run.seconds)] == codes
    assert all(a.end == b.start and a.code != b.code for a, b in pairwise(found))


def test_settled_and_lively_are_at_ease() -> None:
    codes = np.array([State.UNKNOWN, State.SETTLED, State.ACTIVATED, State.WITHDRAWN, State.LIVELY], dtype=np.int8)
    assert at_ease(codes).tolist() == [-1, 1, 0, 0, 1]

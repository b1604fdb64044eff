from collections.abc import Callable
from itertools import pairwise

import numpy as np
from hypothesis import given, strategies as st

from hrvsync.analysis.states.course import Course, at_ease, runs
from hrvsync.analysis.states.state import State


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

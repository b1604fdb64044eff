import math
from collections.abc import Callable

import numpy as np
from hypothesis import given, strategies as st

from hrvsync.analysis.states.course import Course, Shift
from hrvsync.analysis.states.pair import REACTION, back_in_range, ruptures
from hrvsync.events import Mark

type MakeCourse = Callable[..., Course]


def levels_of(*outs: tuple[int, int], n: int = 400) -> tuple[list[float], list[float]]:
    rmssd = np.full(n, 40.0)
    for start, end in outs:
        rmssd[start:end] = 10
    return [60.0] * n, rmssd.tolist()


def test_a_marked_rupture_is_repaired_when_both_are_back(make_course: MakeCourse) -> None:
    courses = {"A": make_course(*levels_of((200, 230))), "B": make_course(*levels_of((205, 245)))}
    (rupture,) = ruptures(courses, [Mark(200, "rupture"), Mark(243, "repair"), Mark(260, "note")])
    assert (rupture.t, rupture.source, rupture.seconds) == (200, "mark", {"A": 30, "B": 45})
    assert (rupture.pair_seconds, rupture.outcome, rupture.repaired, rupture.marked_repair) == (45, "back", True, 43)


def test_who_never_left_needs_no_time_and_who_never_came_back_has_none(make_course: MakeCourse) -> None:
    courses = {"A": make_course(*levels_of()), "B": make_course(*levels_of((205, 400)))}
    (rupture,) = ruptures(courses, [Mark(200, "rupture")])
    assert rupture.seconds["A"] == 0
    assert math.isnan(rupture.seconds["B"])
    assert math.isnan(rupture.pair_seconds)
    assert (rupture.outcome, rupture.repaired) == ("not_back", False)
    assert math.isnan(rupture.marked_repair)


def test_a_joint_shift_away_is_a_rupture_unless_it_is_the_marked_one(make_course: MakeCourse) -> None:
    outs = (200, 230), (300, 320)
    courses = {"A": make_course(*levels_of(*outs)), "B": make_course(*levels_of(*outs))}
    seen = [Shift(202, {}, away=True), Shift(230, {}, away=False), Shift(260, {}, away=None), Shift(300, {}, away=True)]
    found = ruptures(courses, [Mark(190, "rupture"), Mark(310, "repair")], seen)
    assert [(one.t, one.source, one.pair_seconds) for one in found] == [(190, "mark", 40), (300, "shift", 20)]
    assert [one.marked_repair for one in found][1] == 10
    assert math.isnan(found[0].marked_repair)  # the mark belongs to the later one


def test_both_may_stay_in_range_and_missing_data_leave_it_open(make_course: MakeCourse) -> None:
    hr, rmssd = levels_of()
    (stayed,) = ruptures({"A": make_course(hr, rmssd), "B": make_course(hr, rmssd)}, [Mark(200, "rupture")])
    assert (stayed.pair_seconds, stayed.outcome, stayed.repaired) == (0, "stayed", True)
    hr[190:300] = [math.nan] * 110
    (unseen,) = ruptures({"A": make_course(hr, rmssd), "B": make_course(*levels_of())}, [Mark(205, "rupture")])
    assert math.isnan(unseen.pair_seconds)
    assert (unseen.outcome, unseen.repaired) == ("not_seen", False)
    assert unseen.seconds["B"] == 0


def test_nothing_marked_and_nothing_shifted_is_no_rupture(make_course: MakeCourse) -> None:
    assert ruptures({"A": make_course(*levels_of()), "B": make_course(*levels_of())}) == ()


def test_without_data_the_way_back_is_not_known() -> None:
    t = np.arange(100.0)
    assert math.isnan(back_in_range(t, np.full(100, -1, dtype=np.int8), 50))
    assert math.isnan(back_in_range(t, np.ones(100, dtype=np.int8), 150))
    gap = np.ones(100, dtype=np.int8)
    gap[60:65] = -1
    assert math.isnan(back_in_range(t, gap, 50))
    assert back_in_range(t, gap, 70) == 0
    gap[55:60] = 0
    assert back_in_range(t, gap, 50) == 15  # the first second that is seen


@given(st.integers(0, 80), st.integers(1, 60), st.integers(0, 100))
def test_the_way_back_is_the_end_of_the_first_stay_outside(start: int, seconds: int, at: int) -> None:
    codes = np.ones(200, dtype=np.int8)
    codes[start : start + seconds] = 0
    seconds_back = back_in_range(np.arange(200.0), codes, at)
    reacted = at < start + seconds and start <= at + REACTION
    assert seconds_back == (start + seconds - at if reacted else 0)

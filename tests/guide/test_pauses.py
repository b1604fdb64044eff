import math

import numpy as np
from hypothesis import given, strategies as st

from hrvsync.events import Pause
from hrvsync.guide import guide_time, guide_times, pause_intervals

pauses = st.lists(st.tuples(st.floats(0, 500), st.booleans())).map(
    lambda items: pause_intervals([Pause(t=t, paused=paused) for t, paused in sorted(items)])
)


def test_a_pause_stops_the_guide_and_going_on_starts_it() -> None:
    intervals = pause_intervals([Pause(t=10), Pause(t=15, paused=False)])
    assert intervals == ((10, 15),)
    assert [guide_time(t, intervals) for t in (5, 10, 12, 15, 20)] == [5, 10, 10, 10, 15]


def test_an_open_pause_lasts() -> None:
    intervals = pause_intervals([Pause(t=10)])
    assert intervals == ((10, math.inf),)
    assert guide_time(1000, intervals) == 10


def test_a_repeated_pause_and_a_stray_going_on_change_nothing() -> None:
    repeated = [
        Pause(t=1, paused=False),
        Pause(t=10),
        Pause(t=12),
        Pause(t=15, paused=False),
        Pause(t=16, paused=False),
    ]
    assert pause_intervals(repeated) == ((10, 15),)


@given(pauses, st.floats(0, 600), st.floats(0, 600))
def test_guide_time_never_runs_back_nor_ahead_of_the_session(
    intervals: tuple[tuple[float, float], ...], t: float, later: float
) -> None:
    passed = guide_time(t + later, intervals) - guide_time(t, intervals)
    assert -1e-9 <= passed <= later + 1e-9


@given(pauses, st.lists(st.floats(0, 600)))
def test_arrays_equal_single_times(intervals: tuple[tuple[float, float], ...], times: list[float]) -> None:
    single = [guide_time(t, intervals) for t in times]
    np.testing.assert_allclose(guide_times(np.array(times), intervals), single, rtol=0, atol=1e-9)

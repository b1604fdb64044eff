"""The trace keeps one value a second, in any order, for any length."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hrvsync.ui.session.trend_buffer import TrendBuffer


@given(st.dictionaries(st.integers(0, 5000), st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_gives_back_what_was_put(told: dict[int, float]) -> None:
    trace = TrendBuffer()
    for second, value in told.items():
        trace.put(float(second), {"x": value})
    values = trace.get("x")
    assert len(values) == trace.seconds == max(told) + 1
    for second, value in told.items():
        assert values[second] == value
    assert np.isnan(np.delete(values, list(told))).all()


def test_a_part_and_an_unknown_name() -> None:
    trace = TrendBuffer()
    for second in range(100):
        trace.put(float(second), {"x": float(second)})
    assert list(trace.get("x", 10, 12)) == [10, 11, 12]
    assert np.isnan(trace.get("y", 10, 12)).all()
    assert len(trace.get("x", 200, 300)) == 0


def test_time_before_the_session_is_ignored() -> None:
    trace = TrendBuffer()
    trace.put(-3.0, {"x": 1.0})
    assert trace.seconds == 0

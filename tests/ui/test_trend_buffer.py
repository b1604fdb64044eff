"""The trends keeps one value a second, in any order, for any length."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hrvsync.ui.session.trend_buffer import TrendBuffer


@given(st.dictionaries(st.integers(0, 5000), st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_gives_back_what_was_put(told: dict[int, float]) -> None:
    trends = TrendBuffer()
    for second, value in told.items():
        trends.put(float(second), {"x": value})
    values = trends.get("x")
    assert len(values) == trends.seconds == max(told) + 1
    for second, value in told.items():
        assert values[second] == value
    assert np.isnan(np.delete(values, list(told))).all()


def test_a_part_and_an_unknown_name() -> None:
    trends = TrendBuffer()
    for second in range(100):
        trends.put(float(second), {"x": float(second)})
    assert list(trends.get("x", 10, 12)) == [10, 11, 12]
    assert np.isnan(trends.get("y", 10, 12)).all()
    assert len(trends.get("x", 200, 300)) == 0


def test_time_before_the_session_is_ignored() -> None:
    trends = TrendBuffer()
    trends.put(-3.0, {"x": 1.0})
    assert trends.seconds == 0

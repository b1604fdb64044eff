from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrvsync.analysis.trend import trend


def test_a_straight_rise_is_told() -> None:
    days = np.arange(0.0, 60, 6)
    rise = trend(days, 0.2 + 0.01 * days)
    assert (rise.per_month, rise.low, rise.high) == pytest.approx((0.3, 0.3, 0.3))
    assert (rise.sessions, rise.days) == (10, 54)
    assert rise.told


def test_one_odd_session_moves_it_little() -> None:
    days = np.arange(0.0, 60, 3)
    values = 0.01 * days
    values[10] = 50.0
    assert trend(days, values).per_month == pytest.approx(0.3, abs=0.05)


def test_noise_is_seldom_told_as_change() -> None:
    rng = np.random.default_rng(7)
    days = np.arange(0.0, 90, 3)
    told = sum(trend(days, rng.standard_normal(len(days))).told for _ in range(200))
    assert told <= 20  # 5 % of 200 and 3 standard deviations


@pytest.mark.parametrize("days", [[0, 10, 20, 30, 40], range(10), []])
def test_too_few_sessions_or_days_tell_nothing(days: Sequence[float]) -> None:
    these = np.fromiter(days, np.float64)
    little = trend(these, these)
    assert np.isnan([little.per_month, little.low, little.high]).all()
    assert not little.told
    assert little.sessions == len(days)


@given(st.lists(st.floats(-100, 100), min_size=6, max_size=12))
def test_turning_the_values_over_turns_the_trend(values: list[float]) -> None:
    days = np.arange(0.0, 5 * len(values), 5)
    there, back = trend(days, np.array(values)), trend(days, -np.array(values))
    assert there.per_month == pytest.approx(-back.per_month)
    assert there.low == pytest.approx(-back.high)


def test_sessions_without_a_value_do_not_count() -> None:
    days = np.arange(0.0, 60, 6)
    values = 0.01 * days
    values[::2] = np.nan
    assert trend(days, values).sessions == 5

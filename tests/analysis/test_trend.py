from collections.abc import Sequence
from math import comb

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy.stats import theilslopes

from hrvsync.analysis.over_days import MOST_POINTS, middle, repairs, trend


def test_a_straight_rise_is_reported() -> None:
    days = np.arange(0.0, 60, 6)
    rise = trend(days, 0.2 + 0.01 * days)
    assert (rise.per_month, rise.low, rise.high) == pytest.approx((0.3, 0.3, 0.3))
    assert (rise.sessions, rise.days) == (10, 54)
    assert rise.clear


def test_one_odd_session_moves_it_little() -> None:
    days = np.arange(0.0, 60, 3)
    values = 0.01 * days
    values[10] = 50.0
    assert trend(days, values).per_month == pytest.approx(0.3, abs=0.05)


def test_noise_is_seldom_shown_as_change() -> None:
    rng = np.random.default_rng(7)
    days = np.arange(0.0, 90, 3)
    clear = sum(trend(days, rng.standard_normal(len(days))).clear for _ in range(200))
    assert clear <= 20  # 5 % of 200 and 3 standard deviations


@pytest.mark.parametrize("days", [[0, 10, 20, 30, 40], range(10), []])
def test_too_few_sessions_or_days_show_nothing(days: Sequence[float]) -> None:
    these = np.fromiter(days, np.float64)
    little = trend(these, these)
    assert np.isnan([little.per_month, little.low, little.high]).all()
    assert not little.clear
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


@given(st.lists(st.integers(0, 5), min_size=6, max_size=40), st.integers(1, 3))
def test_slope_and_interval_are_those_of_scipy(values: list[int], apart: int) -> None:
    days = np.array([20 * apart + i // apart * 3 for i in range(len(values) - 1)] + [0.0])
    y = np.array(values, np.float64)
    ours = trend(days, y)
    slope, _, low, high = (30 * one for one in tuple(theilslopes(y, days, 0.95)))
    if not np.isnan([ours.per_month, low]).any():  # of equal values SciPy has no interval, ours is 0 to 0
        assert (ours.per_month, ours.low, ours.high) == pytest.approx((slope, low, high))


def test_years_of_sessions_are_joined_and_show_the_same() -> None:
    days = np.arange(10.0 * MOST_POINTS)
    values = 0.01 * days + np.random.default_rng(3).standard_normal(len(days))
    years = trend(days, values)
    assert years.sessions == len(days)
    assert years.low < 0.3 < years.high
    assert years.per_month == pytest.approx(0.3, rel=0.01)


def test_sessions_out_of_order_show_the_same() -> None:
    days, values = np.arange(0.0, 60, 6), np.array([3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3])
    assert trend(days[::-1], values[::-1]) == trend(days, values)


@pytest.mark.parametrize("n", [6, 7, 8, 9, 12, 17, 40, 200])
def test_the_interval_of_the_middle_covers_at_least_95_percent(n: int) -> None:
    found = middle(np.arange(1.0, n + 1))
    rank = round(found.low)
    assert found.high == n + 1 - rank
    assert 1 - 2 * sum(comb(n, k) for k in range(rank)) / 2**n >= 0.95


def test_a_middle_of_few_has_no_interval() -> None:
    few = middle(np.array([1.0, np.nan, 3.0]))
    assert (few.value, few.sessions) == (2.0, 2)
    assert np.isnan([few.low, few.high, middle(np.array([])).value]).all()


def test_those_who_never_came_back_lengthen_the_median() -> None:
    seconds = np.array([20.0, 30, 40, 50, 60, 70, 300, 300, 300, 300, 300, 300])
    back = np.arange(12) < 6
    found = repairs(seconds, back)
    assert (found.of, found.back, found.median) == (12, 6, 70)
    assert found.low < 70
    assert np.isnan(found.high)
    assert repairs(seconds, back & (seconds < 40)).back == 2
    assert np.isnan(repairs(seconds, back & (seconds < 40)).median)
    assert np.isnan(repairs(np.empty(0), np.empty(0, np.bool_)).median)
    few = repairs(np.array([50.0, 60.0]), np.ones(2, np.bool_))
    assert (few.median, np.isnan(few.low), np.isnan(few.high)) == (50.0, True, True)


def test_without_censoring_it_is_the_median_and_its_interval_holds() -> None:
    assert repairs(np.arange(1.0, 12), np.ones(11, np.bool_)).median == 6
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(300):
        seconds, watched = rng.exponential(60 / np.log(2), 25), rng.uniform(60, 300, 25)
        found = repairs(np.minimum(seconds, watched), seconds <= watched)
        held += found.low <= 60 and not found.high < 60
    assert held >= 0.92 * 300

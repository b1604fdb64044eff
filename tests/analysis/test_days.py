import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy.stats import t as student

from hrvsync.analysis.over_days import (
    UNKNOWN,
    baseline_over_days,
    normal_range,
    position,
    readings_within,
    weekly_interval,
    weekly_mean,
    weekly_variation,
    worthwhile_change,
)
from hrvsync.beats import Floats, Ints

NAN = float("nan")


def days(*these: int) -> Ints:
    return np.array(these, np.int64)


def values(*these: float) -> Floats:
    return np.array(these, np.float64)


def test_a_week_is_this_day_and_the_six_before() -> None:
    mean = weekly_mean(days(1, 2, 3, 8, 9), values(1, 2, 3, 4, 5))
    np.testing.assert_allclose(mean, [NAN, NAN, 2, 3, 4])


def test_days_without_a_value_do_not_count() -> None:
    np.testing.assert_allclose(weekly_mean(days(1, 2, 3, 4), values(1, NAN, 2, 3)), [NAN, NAN, NAN, 2])


@pytest.mark.parametrize("n", range(1, 8))
def test_the_interval_of_the_weekly_mean_is_students(n: int) -> None:
    week: Floats = np.arange(n, dtype=np.float64) ** 1.5
    low, high = weekly_interval(np.arange(n, dtype=np.int64), week)
    if n < 3:
        assert np.isnan([low[-1], high[-1]]).all()
    else:
        half = student.ppf(0.975, n - 1) * np.std(week, ddof=1) / np.sqrt(n)
        assert (low[-1], high[-1]) == pytest.approx((week.mean() - half, week.mean() + half), abs=1e-5)


def test_the_readings_behind_a_value_are_counted() -> None:
    np.testing.assert_array_equal(readings_within(days(1, 2, 3, 8, 9), values(1, NAN, 3, 4, 5), 7), [1, 1, 2, 2, 3])


def test_variation_needs_five_days_in_the_week() -> None:
    week = values(3, 4, 5, 4, 4)
    np.testing.assert_allclose(
        weekly_variation(days(1, 2, 3, 4, 5), week), [NAN] * 4 + [100 * np.std(week, ddof=1) / 4]
    )
    assert np.isnan(weekly_variation(days(1, 2, 3, 4, 5), values(-1, 1, 0, -1, 1))).all()


def test_there_is_no_range_before_seven_readings_and_after_60_days_the_old_ones_go() -> None:
    d = days(*range(1, 8), 80)
    low, high = normal_range(d, values(1, 2, 3, 4, 5, 6, 7, 8))
    assert np.isnan(low[:6]).all()
    assert np.isnan(high[7])
    sd = np.std(np.arange(1, 8), ddof=1)
    assert (low[6], high[6]) == pytest.approx((4 - sd, 4 + sd))
    narrow = worthwhile_change(d, values(1, 2, 3, 4, 5, 6, 7, 8))
    assert (narrow[0][6], narrow[1][6]) == pytest.approx((4 - sd / 2, 4 + sd / 2))


def test_baseline_over_days() -> None:
    d = days(*range(10, 20))
    hr, ln = np.linspace(58, 62, 10), np.linspace(3.5, 4.0, 10)
    baseline = baseline_over_days(d, hr, ln, 600)
    assert (baseline.hr, baseline.ln_rmssd, baseline.seconds) == pytest.approx((60, 3.75, 600))
    assert baseline.hr_spread == pytest.approx(np.std(hr, ddof=1))
    assert baseline_over_days(d[:6], hr[:6], ln[:6], 360) == UNKNOWN
    assert baseline_over_days(np.append(d, 200), np.append(hr, 60), np.append(ln, 3.8), 660) == UNKNOWN


def test_position_in_ones_own_range() -> None:
    assert [position(v, 2.0, 4.0) for v in (1.0, 2.0, 3.0, 4.0)] == [-2, -1, 0, 1]
    assert np.isnan(position(3.0, NAN, NAN))
    assert np.isnan(position(3.0, 3.0, 3.0))


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=40), st.floats(-5, 5))
def test_shifting_all_values_shifts_mean_and_range(these: list[float], by: float) -> None:
    d, v = np.arange(len(these), dtype=np.int64), np.array(these)
    np.testing.assert_allclose(weekly_mean(d, v + by), weekly_mean(d, v) + by, atol=1e-9)
    np.testing.assert_allclose(normal_range(d, v + by), np.array(normal_range(d, v)) + by, atol=1e-9)


def test_nobody_measured_gives_nothing() -> None:
    none = np.empty(0)
    assert len(weekly_mean(days(), none)) == 0
    assert baseline_over_days(days(), none, none, 0) == UNKNOWN

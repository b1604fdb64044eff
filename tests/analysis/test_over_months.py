"""Many sessions as one: means, shares, places and times that were not over, with their intervals."""

from math import inf, isnan

import numpy as np
import pytest
from scipy import stats

from hrvsync.analysis.over_days import trend
from hrvsync.analysis.over_months import Alike, Pooled, alike, censored_trend, place, pooled

NAN = float("nan")


def test_a_mean_over_sessions_has_students_interval() -> None:
    values = np.array([1.0, 2.0, 4.0, NAN, 3.0, 5.0, 2.5])
    known = values[np.isfinite(values)]
    low, high = stats.t.interval(0.95, 5, np.mean(known), stats.sem(known))
    found = pooled(values)
    assert (found.value, found.low, found.high) == pytest.approx((np.mean(known), low, high))
    assert (found.sessions, found.clear) == (6, True)
    few = pooled(values[:5])
    assert (few.value, few.sessions, few.known) == (2.5, 4, False)
    assert isnan(pooled(np.array([])).value)
    weighed = pooled(known, np.array([1.0, 1, 1, 1, 1, 0]))
    assert (weighed.value, weighed.sessions, weighed.known) == (3.0, 5, False)
    twice = pooled(np.array([*known, 9.0]), np.array([2.0, 2, 2, 2, 2, 2, 1e-9]))
    assert twice.value == pytest.approx(found.value)
    assert pooled(known, np.array([9.0, 1, 1, 1, 1, 1])).value < found.value
    assert not Pooled(0.1, -0.1, 0.3, 8).clear


def test_minutes_of_many_sessions_are_clear_beyond_what_strangers_ever_show() -> None:
    of = np.full(10, 12.0)
    often = alike(np.array([3.0, 4, 3, 4, 3, 4, 3, 4, 3, 4]), of)
    assert (often.minutes, often.of, often.sessions, often.by_chance) == (35, 120, 10, 6.0)
    assert often.low < often.share == 35 / 120 < often.high
    assert often.clear
    assert not alike(np.array([1.0, 0] * 5), of).clear
    uneven = alike(np.array([9.0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), of)
    assert (uneven.low, uneven.clear) == (0.0, False)  # one evening is not all of them
    assert not alike(np.array([5.0] * 5), of[:5]).known
    assert alike(np.zeros(3), np.zeros(3)) == Alike()
    assert alike(np.full(10, 1.0), of, "paced").by_chance == 9.0


def test_the_newest_session_has_a_place_among_those_before() -> None:
    found = place(np.array([*range(10), 7.5]))
    assert found is not None
    assert (found.below, found.of, found.share) == (8, 10, 0.8)
    low, high = stats.binomtest(8, 10).proportion_ci(method="exact")
    assert (found.low, found.high) == pytest.approx((low, high))
    least, tied = place(np.array([*range(1, 11), 0.0])), place(np.full(8, 3.0))
    assert least is not None
    assert (least.low, least.share) == (0.0, 0.0)
    assert tied is not None
    assert tied.share == 0.5
    assert place(np.arange(7.0)) is None
    assert place(np.array([*range(10), NAN])) is None
    assert place(np.array([])) is None


def test_where_every_time_ended_the_slope_is_that_of_theil_and_sen() -> None:
    random = np.random.default_rng(3)
    days, seconds = np.sort(random.uniform(0, 180, 30)), random.normal(60, 10, 30)
    ended = censored_trend(days, seconds, np.ones(30, np.bool_))
    plain = trend(days, seconds)
    assert ended.per_month == pytest.approx(plain.per_month)
    assert (ended.low, ended.high) == pytest.approx((plain.low, plain.high), abs=0.5)
    assert ended.clear == plain.clear


def test_times_that_are_no_longer_over_are_longer() -> None:
    days = np.arange(0, 180, 6.0)
    early = days < 90
    seconds = np.where(early, 45.0 + days % 12, 240.0)
    found = censored_trend(days, seconds, early)
    assert found.clear
    assert 0 < found.low < found.per_month < found.high
    assert censored_trend(days, seconds, days < 12).high == inf
    assert not censored_trend(days, np.where(days % 12 == 0, 50.0, 240.0), days % 12 == 0).clear
    assert isnan(censored_trend(days, seconds, np.zeros(30, np.bool_)).low)
    assert isnan(censored_trend(days[:5], seconds[:5], early[:5]).low)
    assert isnan(censored_trend(days / 100, seconds, early).low)

"""The interval of a difference between two phases: what it needs, what it moves with, and what it promises."""

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.analysis.states.difference import LEAST_COMPARED, interval
from hrvsync.beats import Floats


def levels(rng: np.random.Generator, seconds: int) -> Floats:
    return np.convolve(rng.normal(0, 5, seconds + 29), np.full(30, 1 / 30), "valid")


def test_an_interval_needs_most_of_two_minutes_of_each() -> None:
    short, long = np.zeros(LEAST_COMPARED - 1), np.zeros(LEAST_COMPARED)
    assert all(math.isnan(end) for end in interval(short, long))
    assert all(math.isnan(end) for end in interval(long, np.append(short, math.nan)))


def test_phases_that_never_change_differ_by_just_that() -> None:
    still = np.full(LEAST_COMPARED, 60.0)
    assert interval(still, still + 2) == (2, 2)
    low, high = interval(still, still + levels(np.random.default_rng(0), LEAST_COMPARED))
    assert low < high


@given(st.integers(0, 999), st.floats(-20, 20), st.floats(0.1, 10))
def test_it_moves_and_stretches_with_the_levels(seed: int, shift: float, factor: float) -> None:
    rng = np.random.default_rng(seed)
    a, b = levels(rng, 120), levels(rng, 200)
    low, high = interval(a, b)
    assert interval(factor * a, factor * b + shift) == pytest.approx((factor * low + shift, factor * high + shift))
    assert interval(b, a) == pytest.approx((-high, -low))


def test_gaps_are_skipped_and_long_phases_are_no_trouble() -> None:
    rng = np.random.default_rng(3)
    a, b = levels(rng, 150), levels(rng, 7200)
    with_gap = np.insert(a, 70, np.full(20, np.nan))
    assert interval(with_gap, b) == interval(a, b)


@pytest.mark.parametrize("seconds", [105, 180, 600])
def test_it_holds_what_it_promises_for_series_as_smooth_as_levels(seconds: int) -> None:
    rng = np.random.default_rng(2)
    held = 0
    for _ in range(300):
        low, high = interval(levels(rng, seconds), levels(rng, seconds))
        held += low <= 0 <= high
    assert 0.92 <= held / 300 <= 0.99

"""Laws of the measures of breathing: shift, scale, reversal; and nothing from too little, NaN or holes."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from support.breathing_truth import Array
from support.heart_series import healthy

from hrvsync.analysis.measures.breathing.chest import chest_breaths, chest_rate, chest_rates
from hrvsync.analysis.measures.breathing.pieces import coherence, hr_swing, levelled, pieces_of, swings_per_min
from hrvsync.analysis.measures.breathing.rate import at_the_pacer, breathing_rate
from hrvsync.analysis.measures.breathing.rsa import (
    Breaths,
    breaths_in,
    paced_breaths,
    peak_to_trough,
    per_breath,
    porges_bohrer,
    rsa_of_rr,
)
from hrvsync.analysis.measures.series import Series
from hrvsync.analysis.waves import Samples
from hrvsync.events import Pacer, Pause, Phase

MEASURES: dict[str, Callable[[Array], float]] = {
    "breathing_rate": lambda rr: breathing_rate(rr).bpm,
    "rsa": lambda rr: rsa_of_rr(rr).ms,
    "porges_bohrer": porges_bohrer,
    "coherence": coherence,
    "hr_swing": hr_swing,
    "swings_per_min": swings_per_min,
}


def breathing_heart(seed: int) -> Array:
    return healthy(260, seed, breathing=40, mayer=15, slow=20, noise=5)


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("rr", [[], [800.0], [800.0, 810.0], [800.0] * 400, [math.nan] * 200, [800.0] * 40])
def test_too_little_or_nothing_that_varies_gives_no_number(name: str, rr: list[float]) -> None:
    assert math.isnan(MEASURES[name](np.array(rr)))


@pytest.mark.parametrize("name", MEASURES)
def test_half_a_minute_gives_no_number(name: str) -> None:
    assert math.isnan(MEASURES[name](healthy(36, 1)))
    assert math.isfinite(MEASURES[name](breathing_heart(1)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.floats(0, 5000), st.just(math.nan), st.just(math.inf), st.just(-1.0)), max_size=150))
def test_nothing_raises_and_nothing_warns(rr: list[float]) -> None:
    for name, measure in MEASURES.items():
        value = measure(np.array(rr))
        assert math.isnan(value) or math.isfinite(value), name


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.floats(0.2, 1.9))
def test_a_deeper_swing_about_the_same_mean_is_deeper_and_no_other_breath(seed: int, factor: float) -> None:
    """Beat times move a little with the intervals, hence not exactly."""
    rr = breathing_heart(seed)
    other = rr.mean() + factor * (rr - rr.mean())
    assert rsa_of_rr(other).ms == pytest.approx(factor * rsa_of_rr(rr).ms, rel=0.1)
    assert breathing_rate(other).bpm == pytest.approx(breathing_rate(rr).bpm, abs=0.5)
    assert porges_bohrer(other) == pytest.approx(porges_bohrer(rr) + 2 * math.log(factor), abs=0.2)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000), st.floats(0.8, 1.3))
def test_a_slower_clock_is_a_slower_breath(seed: int, factor: float) -> None:
    rr = breathing_heart(seed)
    assert breathing_rate(factor * rr).bpm == pytest.approx(breathing_rate(rr).bpm / factor, rel=0.02)
    assert swings_per_min(factor * rr) == pytest.approx(swings_per_min(rr) / factor, rel=0.1)
    assert rsa_of_rr(factor * rr).ms == pytest.approx(factor * rsa_of_rr(rr).ms, rel=0.1)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1000))
def test_backwards_the_breath_is_the_same(seed: int) -> None:
    """In one piece; the time of a beat is the end of its interval, backwards the start, hence not exactly.

    Coherence, a ratio to the little that is left, is not the same backwards.
    """
    rr = breathing_heart(seed)[:76]
    for name, measure in MEASURES.items():
        if name != "coherence":
            assert measure(rr[::-1]) == pytest.approx(measure(rr), rel=0.15, abs=0.1, nan_ok=True), name


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 1e6), st.floats(-200, 200), st.floats(0.1, 5))
def test_peak_to_trough_knows_no_clock_no_mean_and_scales(since: float, more: float, factor: float) -> None:
    rr = breathing_heart(1)
    t = np.cumsum(rr) / 1000
    start = np.arange(0, 200, 4.0)
    breaths = Breaths(start, start + 1.6, start + 4)
    moved = Breaths(start + since, start + 1.6 + since, start + 4 + since)
    value = peak_to_trough(t, rr, breaths)
    assert peak_to_trough(t + since, rr + more, moved).ms == pytest.approx(value.ms, rel=0.02)
    assert peak_to_trough(t, factor * rr, breaths).ms == pytest.approx(factor * value.ms)
    assert np.all(per_breath(t, rr, breaths) >= 0)


def test_holes_and_rejected_beats_leave_the_rest_as_it_is() -> None:
    rr = breathing_heart(2)
    t = np.cumsum(rr) / 1000
    whole = pieces_of(Series(t, rr))
    gone = np.where((t > 80) & (t < 90), np.nan, rr)
    holed = pieces_of(Series(t, gone))
    assert 0 < len(holed.start) < len(whole.start)
    assert all(end <= 81 or end - 64 >= 89 for end in (holed.start + 64).tolist())
    few = rr.copy()
    few[[50, 130]] = np.nan
    assert breathing_rate(few).bpm == pytest.approx(breathing_rate(rr).bpm, abs=0.1)
    assert rsa_of_rr(few).ms == pytest.approx(rsa_of_rr(rr).ms, rel=0.05)


def test_a_straight_line_leaves_nothing() -> None:
    rows = np.stack([np.arange(200) * 3.0 - 50, np.full(200, 7.0)])
    np.testing.assert_allclose(levelled(rows), 0, atol=1e-9)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 700),
    st.lists(st.one_of(st.floats(-1e4, 1e4), st.just(math.nan)), min_size=1, max_size=40),
    st.integers(1, 4),
)
def test_any_chest_is_survived(n: int, values: list[float], runs: int) -> None:
    x = np.resize(np.array(values), (n, 3))
    run = np.sort(np.arange(n) % runs)
    samples = Samples(np.arange(n) / 10 + 40.0 * run, x, run)
    for found in (chest_rate(x).bpm, *chest_rates(samples)[1].tolist()):
        assert math.isnan(found) or 2.9 < found < 36.1
    breaths = chest_breaths(samples)
    assert np.all(breaths.end > breaths.start)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(-5, 5), max_size=300),
    st.floats(3, 30),
    st.floats(0, 0.9),
    st.lists(st.floats(0, 100), max_size=4),
)
def test_any_wave_and_any_guide_are_survived(wave: list[float], rate: float, hold: float, stops: list[float]) -> None:
    t = np.arange(len(wave)) / 10
    found = breaths_in(t, np.array(wave))
    assert np.all((found.end - found.start >= 1.5) & (found.end - found.start <= 25))
    pacer = Pacer(rate, 6.0, 30.0, 0.3, hold * 30 / rate, hold * 20 / rate)
    pauses = [Pause(stop, paused=i % 2 == 0) for i, stop in enumerate(sorted(stops))]
    paced = paced_breaths([Phase(3.0, "x", None, {"": pacer})], pauses, "A", 0.0, 100.0)
    assert np.all((paced.start < paced.turn) & (paced.turn < paced.end))
    assert np.all(np.diff(paced.start) > 0)
    level = at_the_pacer(np.resize(np.array([*wave, 1.0]), 400), np.linspace(0, rate * 10, 400))
    assert math.isnan(level.bpm) or level.bpm > 0

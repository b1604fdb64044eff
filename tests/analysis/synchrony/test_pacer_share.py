"""The pacer's share: locking is seen, and taking the pacer out leaves what is not the pacer's."""

import numpy as np
import pytest
from scipy.signal import lfilter

from hrvsync.analysis.synchrony import beyond_pacer, chance, pacer_locking, without_pacer
from hrvsync.analysis.synchrony.pacer import harmonics_of
from hrvsync.beats import Floats

T = np.arange(1200) / 4
PHASE = 2 * np.pi * 0.1 * T


def test_a_follower_is_locked_at_its_angle_and_a_free_breather_is_not() -> None:
    noise = 20 * np.random.default_rng(1).normal(size=T.size)
    follower = pacer_locking(850 + 60 * np.cos(PHASE - 0.8) + noise + 0.1 * T, PHASE)
    assert follower.strength > 0.95
    assert follower.angle == pytest.approx(0.8, abs=0.1)
    assert follower.breaths == 30
    free = pacer_locking(850 + 60 * np.cos(2 * np.pi * 0.23 * T) + noise, PHASE)
    assert free.strength < 0.4


def test_locking_counts_whole_breaths_with_data_only() -> None:
    series = np.cos(PHASE)
    series[100:130] = np.nan
    assert pacer_locking(series[:310], PHASE[:310]).breaths == 5
    few = pacer_locking(series[:100], PHASE[:100])
    assert (few.breaths, np.isnan(few.strength)) == (2, True)
    assert pacer_locking(series, np.full(T.size, np.nan)).breaths == 0
    assert pacer_locking(np.zeros(T.size), PHASE).breaths == 0


def test_what_is_left_holds_no_pacer_but_all_else() -> None:
    own = 25 * np.sin(2 * np.pi * 0.037 * T)
    slowly = (60 + 0.1 * T) * np.cos(PHASE) + 20 * np.sin(2 * PHASE) + 8 * np.cos(3 * PHASE)
    left = beyond_pacer(850 + slowly + own, PHASE, 4)
    turns = np.exp(1j * np.outer((1, 2, 3), PHASE)) @ left / T.size
    assert np.abs(turns).max() < 1
    assert np.corrcoef(left, own)[0, 1] > 0.97


def test_missing_data_and_a_paused_pacer_stay_missing() -> None:
    series, phase = 850 + 60 * np.cos(PHASE), PHASE.copy()
    series[200:500], phase[700:720] = np.nan, np.nan
    left = beyond_pacer(series, phase, 4)
    assert np.isnan(left).tolist() == (np.isnan(series) | np.isnan(phase)).tolist()
    assert np.nanmax(np.abs(left)) < 1
    assert np.isnan(beyond_pacer(series, np.full(T.size, np.nan), 4)).all()


def drift(rng: np.random.Generator, n: int, tau: float, sd: float) -> Floats:
    keep = np.exp(-1 / (4 * tau))
    return np.asarray(lfilter([1.0], [1.0, -keep], rng.normal(size=n) * sd * np.sqrt(1 - keep**2)), dtype=np.float64)


def paced(rng: np.random.Generator, n: int) -> Floats:
    """One person on a pacer of 6 a minute, as in the recipe of the calibration (tests/soak)."""
    t = np.arange(n) / 4
    wander = drift(rng, n, 15, 0.35) + 0.5 * rng.normal()
    wave = 10 * np.sin(2 * np.pi * (np.cumsum(0.095 + drift(rng, n, 20, 0.012)) / 4 + rng.random()))
    swing = 60 * (1 + drift(rng, n, 25, 0.25)) * np.cos(2 * np.pi * 0.1 * t + wander)
    return 850 + drift(rng, n, 60, 25) + wave + swing + 5 * rng.normal(size=n)


def test_strangers_on_one_pacer_are_not_together_beyond_it_but_a_pair_is() -> None:
    rng = np.random.default_rng(7)
    phase = 2 * np.pi * 0.1 * np.arange(1600) / 4
    strangers = 0
    for _ in range(20):
        a, b = (beyond_pacer(paced(rng, 1600), phase, 4) for _ in range(2))
        strangers += chance(a, b, 4).p <= 0.05
    assert strangers <= 4  # 1 in 20 expected: P(5 or more) = 0.3 %
    a, b = paced(rng, 1600), paced(rng, 1600)
    joined = 0.4 * b + 0.6 * np.roll(a, 4)
    assert chance(beyond_pacer(a, phase, 4), beyond_pacer(joined, phase, 4), 4).p <= 0.05


def test_without_the_pacer_a_follower_loses_it_and_a_wandering_wave_stays() -> None:
    phase = 2 * np.pi * 0.1 * np.arange(1200) / 4
    follower = without_pacer(850 + 60 * np.cos(phase - 0.8), phase)
    assert np.abs(follower).max() < 1e-9
    own = 25 * np.sin(2 * np.pi * 0.085 * np.arange(1200) / 4)
    assert np.std(without_pacer(own, phase)) > 0.95 * np.std(own)
    rng = np.random.default_rng(3)
    for _ in range(20):
        turns = np.cumsum(0.1 + drift(rng, 1200, 20, 0.012)) / 4
        slow = 25 * np.sin(2 * np.pi * turns)
        assert np.std(without_pacer(slow, phase)) > 0.95 * np.std(slow)
    series = np.cos(phase)
    series[100:130] = np.nan
    assert np.isnan(without_pacer(series, phase)).sum() == 30
    assert not without_pacer(np.zeros(1200), phase).any()
    assert np.isnan(without_pacer(series, np.full(1200, np.nan))).all()


def test_harmonics_are_those_that_stand_out() -> None:
    own = paced(np.random.default_rng(8), T.size)
    assert harmonics_of(own, PHASE, 4) == (1,)
    assert harmonics_of(own + 15 * np.cos(2 * PHASE), PHASE, 4) == (1, 2)
    assert harmonics_of(own + 15 * np.cos(3 * PHASE + 1), PHASE, 4) == (1, 3)
    assert harmonics_of(own, np.full(T.size, np.nan), 4) == (1,)


def test_only_the_harmonics_asked_for_are_taken_out() -> None:
    wave = 850 + 60 * np.cos(PHASE)
    left = beyond_pacer(wave + 15 * np.cos(2 * PHASE), PHASE, 4, (1,))
    np.testing.assert_allclose(left, 15 * np.cos(2 * PHASE), atol=2)
    np.testing.assert_allclose(beyond_pacer(wave + 15 * np.cos(2 * PHASE), PHASE, 4, (1, 2)), 0, atol=1e-2)

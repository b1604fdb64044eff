"""Coherence by its definition, and that it speaks of the wave, not of its depth."""

import math

import numpy as np
import pytest
from support.breathing_truth import Array
from support.heart_series import healthy

from hrvsync.analysis.measures.breathing.pieces import coherence
from hrvsync.analysis.measures.frequency import spline
from hrvsync.analysis.measures.series import series_of


def by_hand(rr: Array) -> float:
    """The stated definition for a series of one piece, bin by bin."""
    series = series_of(rr)
    t = series.t[0] + np.arange(int((series.t[-1] - series.t[0]) * 4) + 1) / 4
    x = spline(series.t, rr, t)
    x = (x - np.polyval(np.polyfit(t, x, 1), t)) * np.hanning(t.size)
    power = np.abs(np.fft.rfft(x, 1600)) ** 2
    f = np.arange(power.size) / 400
    among = [i for i in range(16, 105) if power[i - 1] <= power[i] > power[i + 1]]
    top = max(among, key=lambda i: power[i])
    peak = sum(power[i] for i in range(power.size) if abs(f[i] - f[top]) < 0.0151)
    everything = sum(power[i] for i in range(power.size) if 0.0024 < f[i] < 0.4001)
    return peak / (everything - peak)


@pytest.mark.parametrize("seed", range(4))
def test_it_is_its_definition(seed: int) -> None:
    rr = healthy(72, seed, mean=840, slow=10)
    assert 57 < rr.sum() / 1000 < 64
    assert coherence(rr) == pytest.approx(by_hand(rr), rel=1e-9)


def test_one_slow_wave_is_coherent_and_two_are_less() -> None:
    one = healthy(300, 1, breathing=0, mayer=60, slow=5, noise=3)
    two = healthy(300, 1, breathing=60, mayer=60, slow=5, noise=3)
    quick = healthy(300, 1, breathing=60, rate=0.32, mayer=0, slow=5, noise=3)
    assert 6 < coherence(one) < 13.5
    assert coherence(two) < 1.2
    assert coherence(quick) < 0.2


def test_depth_and_mean_do_not_matter() -> None:
    t = np.cumsum(np.full(80, 0.8))
    wave = np.sin(2 * np.pi * 0.1 * t) + 0.3 * np.random.default_rng(1).normal(size=80)
    values = [coherence(900 + depth * wave) for depth in (10, 20)]
    assert values[0] == pytest.approx(values[1], rel=0.1)


@pytest.mark.parametrize("rr", [[], [800.0], [800.0, 810.0], [800.0] * 60, [800.0] * 200, [math.nan] * 200])
def test_nothing_comes_of_nothing(rr: list[float]) -> None:
    assert math.isnan(coherence(rr))

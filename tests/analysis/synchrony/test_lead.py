"""The lag's interval is narrow where the lag is clear, and waves that repeat are known for what they are."""

import numpy as np
import pytest

from hrvsync.analysis.synchrony import lag_interval
from hrvsync.analysis.synchrony.estimate import dominant_period
from hrvsync.beats import Floats

type Dyad = tuple[Floats, Floats]


def test_a_clear_lag_has_a_narrow_interval_around_it(dyad: Dyad) -> None:
    a, _ = dyad
    for shift in (8, -6, 0):
        found = lag_interval(a[:2000], np.roll(a, shift)[:2000], 4)
        assert found.low <= shift / 4 <= found.high
        assert found.high - found.low <= 0.5


def test_strangers_have_a_wide_one(dyad: Dyad) -> None:
    a, b = dyad
    found = lag_interval(a[:2000], b[:2000], 4)
    assert found.high - found.low > 2


def test_the_same_data_give_the_same_interval_and_gaps_do_not_matter_much(dyad: Dyad) -> None:
    a, b = (x[4 * 1500 : 4 * 1600].copy() for x in dyad)
    clean = lag_interval(a, b, 4)
    assert lag_interval(a, b, 4) == clean
    a[300:310] = np.nan
    assert lag_interval(a, b, 4).high == pytest.approx(clean.high, abs=0.5)


def test_too_little_gives_none() -> None:
    wave = np.sin(np.arange(300.0))
    nothing = (
        lag_interval(wave[:200], wave[:200], 4),
        lag_interval(wave, np.zeros(300), 4),
        lag_interval(wave, wave, 4, 6),
    )
    assert all(np.isnan([found.low, found.high]).all() for found in nothing)


def test_a_paced_breath_repeats_and_a_free_heart_does_not(dyad: Dyad) -> None:
    t = np.arange(240) / 4
    wave = np.sin(2 * np.pi * 0.1 * t)
    assert dominant_period(wave, wave + 0.1, 4, 15) == pytest.approx(10, abs=0.3)
    a, b = dyad
    assert np.isnan(dominant_period(a[7000:7240], b[7000:7240], 4, 15))
    assert np.isnan(dominant_period(np.zeros(240), wave, 4, 15))

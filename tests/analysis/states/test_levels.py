import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.analysis.states.state import WINDOW, level, levels
from hrvsync.beats import Beats, Label


def beats_of(rr_ms: Sequence[float], label: list[int] | None = None, run: list[int] | None = None) -> Beats:
    return Beats(
        np.cumsum(rr_ms) / 1000,
        np.array(rr_ms, dtype=np.float64),
        np.array(label or [0] * len(rr_ms), dtype=np.int8),
        np.array(run or [0] * len(rr_ms), dtype=np.int64),
    )


def test_alternating_intervals_have_a_known_rate_and_variability() -> None:
    result = levels(beats_of([800, 1000] * 60), np.array([60.0, 90.0]))
    np.testing.assert_allclose(result.rmssd, 200)
    np.testing.assert_allclose(result.hr, 60_000 / 900, rtol=0.01)
    np.testing.assert_allclose(result.ln_rmssd, math.log(200))
    np.testing.assert_allclose(result.ln_sdrr, math.log(100), atol=0.04)


def test_too_little_of_the_window_gives_nan() -> None:
    result = levels(beats_of([1000] * 60), np.array([0.0, 14, 15, 60, 75, 76, 200]))
    np.testing.assert_array_equal(np.isnan(result.hr), [True, True, False, False, False, True, True])


def test_no_beats_and_lone_beats_give_nan() -> None:
    t = np.arange(0, 90.0)
    assert np.isnan(levels(beats_of([]), t).rmssd).all()
    every_other = beats_of([1000] * 90, [0, 0, 0, Label.EXTRA] * 22 + [0, 0], list(range(90)))
    assert np.isnan(levels(every_other, t).rmssd).all()  # enough beats, no neighbours


def test_rejected_beats_and_gaps_are_left_out() -> None:
    rr = [800.0, 1000.0] * 40
    spoilt = list(rr)
    spoilt[40] = 2500.0
    labels = [0] * 80
    labels[40] = Label.LONG
    result = levels(beats_of(spoilt, labels), np.array([50.0]))
    np.testing.assert_allclose(result.rmssd, 200)
    halves = levels(beats_of([1000] * 40 + [500] * 40, run=[0] * 40 + [1] * 40), np.array([45.0]))
    assert halves.rmssd[0] == 0  # the step of 500 ms lies between two runs
    assert np.isnan(halves.ln_rmssd[0])


@given(st.lists(st.integers(600, 1400), min_size=60, max_size=90), st.integers(0, 2**20), st.integers(31, 60))
def test_only_the_beats_of_the_window_count(rr: list[int], seed: int, t: int) -> None:
    rng = np.random.default_rng(seed)
    beats = beats_of(rr, rng.choice([0, 0, 0, 0, 1], len(rr)).tolist())
    inside = (beats.t > t - WINDOW) & (beats.t <= t)
    only = Beats(beats.t[inside], beats.rr_ms[inside], beats.label[inside], beats.run[inside])
    whole, cut = levels(beats, np.array([float(t)])), levels(only, np.array([float(t)]))
    np.testing.assert_array_equal(whole.hr, cut.hr)
    np.testing.assert_array_equal(whole.rmssd, cut.rmssd)
    np.testing.assert_array_equal(whole.sdrr, cut.sdrr)
    good = only.good
    pairs = good[1:] & good[:-1]
    if not np.isnan(whole.hr[0]):
        assert whole.hr[0] == pytest.approx(60_000 / np.mean(only.rr_ms[good]))
        assert whole.rmssd[0] == pytest.approx(math.sqrt(np.mean(np.diff(only.rr_ms)[pairs] ** 2)))
        _, (residual, *_), *_ = np.polyfit(np.flatnonzero(good), only.rr_ms[good], 1, full=True)
        assert whole.sdrr[0] == pytest.approx(math.sqrt(residual / (np.count_nonzero(good) - 2)))


def test_one_moment_is_measured_as_a_series_is() -> None:
    rng = np.random.default_rng(2)
    rr_ms = rng.integers(700, 1100, 200) * 1000 / 1024
    label = (rng.random(200) < 0.1).astype(np.int8)
    beats = Beats(np.cumsum(rr_ms) / 1000, rr_ms, label, np.repeat([0, 1], 100))
    at = np.arange(0.0, 220.0)
    series = levels(beats, at)
    single = np.array([level(beats, t) for t in at.tolist()])
    assert single[:, 0].tolist() == pytest.approx(series.hr.tolist(), rel=1e-15, nan_ok=True)
    np.testing.assert_array_equal(single[:, 2], series.sdrr)
    assert single[:, 1].tolist() == pytest.approx(series.rmssd.tolist(), rel=1e-12, nan_ok=True)

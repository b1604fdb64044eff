"""The kernel of the significance of a stretch is the mean Fisher z of all pairs of windows, summed up one by one."""

import sys

import numpy as np
import pytest
from hypothesis import example, given, settings, strategies as st
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from hrvsync.analysis.synchrony.lagged import MIN_VALID, centred, fisher_z, summed
from hrvsync.analysis.synchrony.significance import mean_by_shift
from hrvsync.beats import Floats

ROUNDING = 1e-14


def one_by_one(a: Floats, b: Floats, width: int, step: int) -> tuple[Floats, int, Floats]:
    """Mean Fisher z by shift, each pair of windows by itself; b's windows do not reach round the end.

    Also how many windows a has, and how far rounding may move each mean: by prefix sums a variance is known to some
    1e-15 of the whole sum of squares, and z grows without bound where |r| nears 1.
    """
    n = a.size
    total, count, rounding, enough = np.zeros(n), np.zeros(n), np.zeros(n), 0
    theirs = sliding_window_view(b, width)
    for start in range(0, n - width + 1, step):
        own = a[start : start + width]
        if np.isfinite(own).sum() < MIN_VALID * width:
            continue
        enough += 1
        both = np.isfinite(own) & np.isfinite(theirs)
        x, y = _around_mean(own, both), _around_mean(theirs, both)
        xx, yy = (x * x).sum(axis=1), (y * y).sum(axis=1)
        fit = (np.isfinite(theirs).sum(axis=1) >= MIN_VALID * width) & (xx > 1e-9) & (yy > 1e-9)
        r = (x * y).sum(axis=1) / np.sqrt(np.where(fit, xx * yy, np.inf))
        shifts = (np.arange(len(theirs)) - start) % n
        total[shifts] += fisher_z(r)
        count[shifts] += fit
        unsure = ROUNDING * (1 + np.nansum(a * a) / np.maximum(xx, 1e-9) + np.nansum(b * b) / np.maximum(yy, 1e-9))
        rounding[shifts] += fit * unsure / np.maximum(1 - r * r, ROUNDING)
    mean, rounding = total / np.maximum(count, 1), rounding / np.maximum(count, 1)
    return np.where(count >= max(1, enough / 2), mean, np.nan), enough, rounding


def _around_mean(windows: Floats, both: NDArray[np.bool_]) -> Floats:
    present = np.where(both, windows, 0.0)
    mean = present.sum(axis=1) / np.maximum(both.sum(axis=1), 1)
    return np.where(both, present - mean[:, None], 0.0)


def agree(a: Floats, b: Floats, width: int, step: int) -> None:
    a, b = centred(a), centred(b)
    expected, windows, rounding = one_by_one(a, b, width, step)
    found, enough = mean_by_shift(summed(a), summed(b), width, step)
    assert enough == windows
    np.testing.assert_array_equal(np.isnan(found), np.isnan(expected))
    assert (np.abs(found - expected) <= 1e-9 + rounding)[np.isfinite(expected)].all()


def noise(rng: np.random.Generator, n: int, missing: float, flat: int) -> Floats:
    """A wandering line around 800 that misses some samples, and stands still for some."""
    x = 800 + 0.3 * np.cumsum(rng.standard_normal(n)) + rng.standard_normal(n)
    start = int(rng.integers(0, n))
    x[start : start + flat] = x[start]
    x[rng.random(n) < missing] = np.nan
    return x


@settings(max_examples=100)
@example(seed=4590, n=128, width=6, step=1, missing=(0.0, 0.0), flat=(1, 50), far=1)  # a window that hardly varies
@given(
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(40, 150),
    width=st.integers(6, 40),
    step=st.integers(1, 60),
    missing=st.tuples(*[st.sampled_from([0.0, 0.02, 0.15])] * 2),
    flat=st.sampled_from([(1, 1), (50, 1), (1, 50)]),
    far=st.sampled_from([1, 7, 4096]),
)
def test_every_shift_is_the_mean_of_its_pairs(
    seed: int,
    n: int,
    width: int,
    step: int,
    missing: tuple[float, float],
    flat: tuple[int, int],
    far: int,
) -> None:
    rng = np.random.default_rng(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules[mean_by_shift.__module__], "FAR", far)
        agree(noise(rng, n, missing[0], flat[0]), noise(rng, n, missing[1], flat[1]), width, step)


@pytest.mark.parametrize("gaps", [(), (700,), (700, 5000)])
@pytest.mark.parametrize(("width", "step"), [(240, 480), (41, 300), (50, 3000)])
def test_a_long_stretch_agrees_too_with_gaps_here_and_there(gaps: tuple[int, ...], width: int, step: int) -> None:
    rng = np.random.default_rng(5)
    a, b = (noise(rng, 6001, 0.0, 1) for _ in "ab")
    for start in gaps:
        b[start : start + 30] = np.nan
    a[4000 : 4000 + 3 * len(gaps)] = np.nan
    agree(a, b, width, step)


def test_the_same_series_is_one_at_no_distance() -> None:
    x = centred(noise(np.random.default_rng(1), 300, 0.05, 1))
    found, _ = mean_by_shift(summed(x), summed(x), 20, 5)
    assert np.tanh(found[0]) == pytest.approx(1.0, abs=1e-12)
    assert found[1:].max() < 2.0


def test_a_stretch_shorter_than_a_window_has_none() -> None:
    found, windows = mean_by_shift(summed(np.ones(5)), summed(np.ones(5)), 6, 1)
    assert np.isnan(found).all()
    assert (found.size, windows) == (5, 0)

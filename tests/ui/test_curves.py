"""Long curves keep their lowest and highest values when they are thinned."""

import numpy as np
from hypothesis import given, strategies as st

from hrvsync.ui.curves import thinned


@given(st.integers(0, 3000), st.integers(2, 200), st.integers(0, 2**32 - 1))
def test_extremes_and_gaps_stay(size: int, most: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    y = chance.normal(60, 10, size)
    y[chance.random(size) < 0.2] = np.nan
    t, thin = thinned(np.arange(float(size)), y, most)
    assert len(t) == len(thin) <= most + 3
    assert (np.diff(t) >= 0).all()
    if np.isfinite(y).any():
        assert np.nanmin(thin) == np.nanmin(y)
        assert np.nanmax(thin) == np.nanmax(y)


def test_a_long_hole_is_still_a_hole() -> None:
    y = np.full(10_000, 60.0)
    y[3000:5000] = np.nan
    t, thin = thinned(np.arange(10_000.0), y, 200)
    inside = (t > 3100) & (t < 4900)
    assert inside.any()
    assert np.isnan(thin[inside]).all()


def test_a_short_hole_between_many_points_is_no_line() -> None:
    y = np.full(10_000, 60.0)
    y[5001] = np.nan
    t, thin = thinned(np.arange(10_000.0), y, 200)
    (hole,) = np.flatnonzero(np.isnan(thin))
    assert t[hole] == 5001.0

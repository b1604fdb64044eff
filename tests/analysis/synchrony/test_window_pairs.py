"""The kernel of the chance level is Pearson's r, whatever is missing."""

import numpy as np
import pytest

from hrvsync.analysis.synchrony.lagged import summed, window_correlations
from hrvsync.beats import Floats, Ints

FIRST, LAST, WIDTH = 40, 90, 30


@pytest.fixture
def noise() -> Floats:
    return np.random.default_rng(3).normal(size=(2, 90))


@pytest.mark.parametrize("missing_a", [(), (3, 50)])
@pytest.mark.parametrize("missing_b", [(), (20, 70, 71)])
@pytest.mark.parametrize("end", [40, 60, 90])
def test_correlations_of_windows_are_pearsons(noise: Floats, missing_a: Ints, missing_b: Ints, end: int) -> None:
    a, b = noise
    a[list(missing_a)], b[list(missing_b)] = np.nan, np.nan
    got = window_correlations(summed(a), summed(b), end, FIRST, LAST, WIDTH)
    assert got.shape == (LAST + 1 - FIRST,)
    for r, other in zip(got, range(FIRST, LAST + 1), strict=True):
        x, y = a[end - WIDTH : end], b[other - WIDTH : other]
        both = np.isfinite(x) & np.isfinite(y)
        assert r == pytest.approx(np.corrcoef(x[both], y[both])[0, 1], abs=1e-10)


def test_a_flat_window_or_one_that_misses_a_fifth_has_none(noise: Floats) -> None:
    a, b = noise
    a[30:60] = 0.0
    b[31:38] = np.nan
    flat, short = (window_correlations(summed(a), summed(b), end, FIRST, LAST, WIDTH) for end in (60, 90))
    assert np.isnan(flat).all()
    ends = np.arange(FIRST, LAST + 1)
    assert np.isnan(short).tolist() == ((ends > 37) & (ends - WIDTH <= 31)).tolist()
    assert np.isnan(window_correlations(summed(b), summed(a), 60, FIRST, LAST, WIDTH)).all()

"""The kernel of the chance level is Pearson's r, whatever is missing."""

import numpy as np
import pytest

from hrvsync.analysis.synchrony.window_pairs import summed, window_correlations
from hrvsync.beats import Floats, Ints

ENDS = np.array([40, 60, 90])


@pytest.fixture
def noise() -> Floats:
    return np.random.default_rng(3).normal(size=(2, 90))


@pytest.mark.parametrize("missing_a", [(), (3, 50)])
@pytest.mark.parametrize("missing_b", [(), (20, 70, 71)])
@pytest.mark.parametrize("rows", [ENDS, ENDS[1:2]])
def test_correlations_of_windows_are_pearsons(noise: Floats, missing_a: Ints, missing_b: Ints, rows: Ints) -> None:
    a, b = noise
    a[list(missing_a)], b[list(missing_b)] = np.nan, np.nan
    got = window_correlations(summed(a), summed(b), rows, ENDS, 30)
    for i, end in enumerate(rows):
        for j, other in enumerate(ENDS):
            x, y = a[end - 30 : end], b[other - 30 : other]
            both = np.isfinite(x) & np.isfinite(y)
            assert got[i, j] == pytest.approx(np.corrcoef(x[both], y[both])[0, 1], abs=1e-10)


def test_a_flat_window_or_one_that_misses_a_fifth_has_none(noise: Floats) -> None:
    a, b = noise
    a[30:60] = 0.0
    b[31:38] = np.nan
    got = window_correlations(summed(a), summed(b), ENDS, ENDS, 30)
    assert np.isnan(got).tolist() == [[True, True, False], [True, True, True], [True, True, False]]

"""The filter and the peaks give the numbers of scipy.signal."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.signal import butter, find_peaks, sosfiltfilt

from hrvsync.analysis.waves import band_pass, peaks_of


@pytest.mark.parametrize(("rate", "band"), [(10.0, (0.05, 0.6)), (130.0, (5.0, 25.0)), (200.0, (5.0, 25.0))])
@pytest.mark.parametrize("shape", [(3000,), (3000, 3), (64,)])
def test_the_band_pass_is_that_of_scipy(rate: float, band: tuple[float, float], shape: tuple[int, ...]) -> None:
    x = np.random.default_rng(1).normal(size=shape).cumsum(axis=0)
    expected = sosfiltfilt(butter(2, band, "bandpass", fs=rate, output="sos"), x, axis=0)
    np.testing.assert_allclose(band_pass(x, rate, band), expected, rtol=0, atol=1e-12 * np.abs(expected).max())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-5, 5), min_size=1, max_size=80), st.integers(1, 9), st.integers(-5, 5))
def test_the_peaks_are_those_of_scipy(values: list[int], distance: int, height: int) -> None:
    x = np.array(values, np.float64)
    found = peaks_of(x, distance, float(height))
    expected, _ = find_peaks(x, distance=distance, height=height)
    assert found.tolist() == expected.tolist()

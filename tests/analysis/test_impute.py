"""Lost beats last as long as the break; where a wave goes on through the break, so do they."""

import numpy as np
import pytest
from hypothesis import given, strategies as st
from hypothesis.extra.numpy import arrays

from hrvsync.analysis.grid import autocovariance, impute_beats
from hrvsync.beats import Floats

INTERVALS = arrays(np.float64, st.integers(2, 80), elements=st.floats(300, 2000))


@given(INTERVALS, st.data())
def test_together_they_last_as_long_as_the_break(rr_ms: Floats, data: st.DataObject) -> None:
    at, count = data.draw(st.integers(1, rr_ms.size - 1)), data.draw(st.integers(1, 9))
    lost = impute_beats(rr_ms, at, count, 850.0 * count)
    assert lost.shape == (count,)
    assert lost.sum() == pytest.approx(850.0 * count, rel=1e-9)


@given(st.floats(300, 2000), st.integers(1, 5))
def test_among_even_beats_they_are_even(rr_ms: float, count: int) -> None:
    steady = np.full(40, rr_ms)
    np.testing.assert_allclose(impute_beats(steady, 20, count, rr_ms * count), rr_ms, rtol=1e-9)


@pytest.mark.parametrize("beats_a_wave", [4.3, 5.0, 12.0])
def test_a_wave_goes_on_through_the_break(beats_a_wave: float) -> None:
    wave = 850 + 40 * np.sin(2 * np.pi * np.arange(90) / beats_a_wave)
    known = np.delete(wave, slice(40, 43))
    lost = impute_beats(known, 40, 3, float(wave[40:43].sum()))
    np.testing.assert_allclose(lost, wave[40:43], atol=6)


def test_nothing_is_known_of_intervals_further_apart_than_the_series_is_long() -> None:
    alike = autocovariance(np.array([800.0, 900.0, 850.0]))
    assert alike[0] == pytest.approx(5000 / 3 + 4)
    assert not alike[3:].any()

"""The kernel: the sign in words, the laws of a correlation, gaps, and refusals."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, strategies as st
from hypothesis.extra.numpy import arrays

from hrvsync.analysis.synchrony import fisher_z, lagged, peaks
from hrvsync.beats import Floats

type Dyad = tuple[Floats, Floats]


def test_a_delayed_copy_means_a_leads(dyad: Dyad) -> None:
    a, _ = dyad
    b = np.roll(a, 8)
    best = peaks(lagged(a, b, 4))
    assert set(best.lag[5:]) == {2.0}
    assert (best.z > 5).all()


def test_windows_end_at_t_and_see_nothing_of_the_future(dyad: Dyad) -> None:
    a, b = dyad
    whole = lagged(a, b, 4)
    assert whole.t[0] == 65.0
    short = lagged(a[: 4 * 100], b[: 4 * 100], 4)
    np.testing.assert_allclose(short.r, whole.r[: len(short.r)], rtol=0, atol=1e-12)


@pytest.mark.parametrize("lag", [-20, -3, 0, 7, 20])
def test_each_cell_is_the_pearson_of_its_shifted_windows(dyad: Dyad, lag: int) -> None:
    a, b = dyad
    table = lagged(a, b, 4, hop=200)
    for row in (0, 7, 12):
        end = round(table.t[row] * 4)
        x = a[end - 240 - max(lag, 0) : end - max(lag, 0)]
        y = b[end - 240 + min(lag, 0) : end + min(lag, 0)]
        assert table.r[row, lag + 20] == pytest.approx(np.corrcoef(x, y)[0, 1], abs=1e-11)


series = arrays(np.float64, 80, elements=st.floats(500, 1500) | st.just(np.nan))


@given(series, series)
def test_swapping_the_two_mirrors_the_lags(a: Floats, b: Floats) -> None:
    here, there = lagged(a, b, 4, 10, 2), lagged(b, a, 4, 10, 2)
    np.testing.assert_allclose(here.r, there.r[:, ::-1], rtol=0, atol=1e-7)


@given(series, st.floats(0.1, 10), st.floats(-100, 100))
def test_scale_and_shift_change_nothing_and_oneself_is_the_maximum(a: Floats, scale: float, shift: float) -> None:
    table = lagged(a, scale * a + shift, 4, 10, 2)
    known = np.isfinite(table.r)
    assert (np.abs(table.r[known]) <= 1).all()
    assert (table.r[:, 8][known[:, 8]] > 1 - 1e-6).all()


def test_a_window_counts_with_four_fifths_of_its_samples(dyad: Dyad) -> None:
    a, b = (x[:400].copy() for x in dyad)
    a[100:148] = np.nan
    assert np.isfinite(lagged(a, b, 4).r).all()
    a[99:101] = np.nan
    assert np.isnan(lagged(a, b, 4).r[0]).all()
    assert np.isnan(peaks(lagged(a, b, 4)).lag[0])


def test_flat_and_empty_series_give_no_number() -> None:
    flat = np.full(400, 800.0)
    wave = np.sin(np.arange(400.0))
    assert np.isnan(lagged(flat, wave, 4).r).all()
    assert np.isnan(lagged(np.full(400, np.nan), wave, 4).r).all()
    assert lagged(wave[:9], wave[:9], 4).r.shape == (0, 41)


def test_fisher_z_stays_finite() -> None:
    assert np.isfinite(fisher_z([-1.0, 0.0, 1.0])).all()
    assert fisher_z(0.5) == pytest.approx(np.arctanh(0.5))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"a": np.zeros(5), "b": np.zeros(6), "rate": 4}, "equally long"),
        ({"a": np.zeros(5), "b": np.zeros(5), "rate": 0}, "rate must be above 0"),
        ({"a": np.zeros(5), "b": np.zeros(5), "rate": 4, "hop": 0.01}, "hop = 0.01 s is too short"),
    ],
)
def test_unfit_arguments_are_refused_in_one_sentence(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        lagged(**arguments)

"""All pairs at once give the numbers of `lagged`, pair by pair, NaN in the same places."""

import numpy as np
import pytest
from support.strangers import resonators, with_gaps

from hrvsync.analysis.synchrony.lagged import fisher_z, lagged, peaks
from hrvsync.beats import Floats
from hrvsync.study import kernel
from hrvsync.study.kernel import Windows, compare, tables

SAME = 1e-12


def people(seed: int, n: int, seconds: float = 180.0, *, gaps: bool = True) -> Floats:
    """Some strangers; of the first much is missing, the second stands still for a while."""
    rng = np.random.default_rng(seed)
    series = resonators(rng, n, seconds)
    if gaps:
        series = with_gaps(rng, series)
        series[40:400, 0] = np.nan
        series[:300, 1] = 812.5
    return series


@pytest.mark.parametrize(
    ("how", "gaps"),
    [
        (Windows(), True),
        (Windows(), False),
        (Windows(window=28, max_lag=3, hop=7), True),
        (Windows(window=30, max_lag=0, hop=2, min_valid=0.5), True),
        (Windows(window=20, max_lag=8, hop=40), True),
    ],
)
def test_every_number_is_that_of_lagged(how: Windows, gaps: bool) -> None:
    rows, columns = people(1, 3, gaps=gaps), people(2, 4, gaps=gaps)
    r, means = tables(rows, columns, how), compare(rows, columns, how)
    for i in range(3):
        for j in range(4):
            table = lagged(rows[:, i], columns[:, j], 4, how.window, how.max_lag, how.hop, how.min_valid)
            np.testing.assert_allclose(r[:, :, i, j], table.r, rtol=0, atol=SAME)
            z, best, known = fisher_z(table.r), peaks(table).z, np.isfinite(table.r)
            assert means.windows[i, j] == known.any(axis=1).sum()
            if known.any():
                expected = np.nanmean(z[:, z.shape[1] // 2]), np.nanmean(best), np.nanmean(np.abs(z))
                found = means.z0[i, j], means.z[i, j], means.size[i, j]
                np.testing.assert_allclose(found, expected, rtol=0, atol=SAME)
            else:
                assert np.isnan([means.z0[i, j], means.z[i, j], means.size[i, j]]).all()


def test_memory_is_bounded_by_pieces_that_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, columns = people(3, 3), people(4, 3)
    whole = compare(rows, columns, Windows(hop=15, max_lag=2))
    monkeypatch.setattr(kernel, "CELLS", 2 * 9)
    pieces = compare(rows, columns, Windows(hop=15, max_lag=2))
    for name in ("z0", "z", "size", "windows"):
        np.testing.assert_allclose(getattr(pieces, name), getattr(whole, name), rtol=0, atol=SAME)


def test_a_series_with_itself_has_a_finite_size() -> None:
    series = people(5, 30, gaps=False)
    found = compare(series, series, Windows(hop=60))
    assert np.isfinite(found.size).all()
    assert (np.diagonal(found.z0) > 15).all()


def test_who_leads_does_not_matter() -> None:
    rows, columns = people(6, 2), people(7, 2)
    one, other = compare(rows, columns), compare(columns, rows)
    np.testing.assert_allclose(one.z, other.z.T, rtol=0, atol=SAME)
    np.testing.assert_allclose(one.size, other.size.T, rtol=0, atol=SAME)


def test_too_short_series_have_no_windows() -> None:
    series = people(8, 2, 50, gaps=False)
    found = compare(series, series)
    assert not found.windows.any()
    assert np.isnan(found.z).all()


def test_single_precision_is_near() -> None:
    rows, columns = people(9, 6)[:, 2:], people(10, 6)[:, 2:]
    exact, quick = compare(rows, columns), compare(rows, columns, dtype=np.float32)
    np.testing.assert_allclose(quick.z, exact.z, rtol=0, atol=1e-5)

"""Equality with R SUSY 0.1.0, rMEA 1.2.2 and wcc 0.4.1 (and BioSync's one window) on the golden dyad."""

from collections.abc import Callable

import numpy as np
import pytest
from support.dyad import SUSY_ROW

from hrvsync.analysis import synchrony as sy
from hrvsync.beats import Floats

type Dyad = tuple[Floats, Floats]
type Golden = Callable[..., Floats]

EXACT = 1e-9


@pytest.mark.parametrize("segment", [30, 60])
def test_susy_equals_r_susy(dyad: Dyad, golden: Golden, segment: int) -> None:
    a, b = dyad
    ours = sy.susy(a, b, rate=4, segment=segment, max_lag=5)
    theirs = golden(f"susy_seg{segment}_lag5", range(3, 23))
    for name, value in zip(SUSY_ROW, theirs, strict=True):
        assert getattr(ours, name) == pytest.approx(value, rel=0, abs=EXACT), name


def test_susy_curves_equal_r_susy(dyad: Dyad, golden: Golden) -> None:
    a, b = dyad
    ours = sy.susy(a, b, rate=4, segment=30, max_lag=5)
    curves = (
        ours.by_lag_r,
        ours.by_lag_r_pseudo,
        ours.by_lag_z,
        ours.by_lag_z_signed,
        ours.by_lag_z_pseudo,
        ours.by_lag_z_pseudo_signed,
    )
    np.testing.assert_allclose(np.column_stack(curves), golden("susy_seg30_lag5_bylag"), rtol=0, atol=EXACT)
    segments = np.column_stack((ours.by_segment, ours.by_segment_pseudo))
    np.testing.assert_allclose(segments, golden("susy_seg30_lag5_byseg"), rtol=0, atol=EXACT)


def test_susy_leaves_segments_with_a_gap_out_instead_of_splicing(dyad: Dyad) -> None:
    a, b = (x[:2400].copy() for x in dyad)
    whole = sy.susy(np.delete(a, slice(240, 360)), np.delete(b, slice(240, 360)), rate=4, segment=30, max_lag=5)
    a[250:260] = np.nan
    assert sy.susy(a, b, rate=4, segment=30, max_lag=5).z == pytest.approx(whole.z, rel=1e-12)


def test_susy_of_one_segment_has_no_pseudo_and_of_none_nothing() -> None:
    x = np.sin(np.arange(120.0))
    one = sy.susy(x, x, rate=4, segment=30, max_lag=5)
    assert one.segments == 1
    assert np.isfinite(one.z)
    assert np.isnan([one.z_pseudo, one.es, one.above_pseudo_pct]).all()
    none = sy.susy(np.full(120, 7.0), x, rate=4, segment=30, max_lag=5)
    assert none.segments == 0
    assert np.isnan([none.z, none.z_pseudo, none.es, none.es_lead1, none.z_in_phase, none.z_anti_phase]).all()
    assert np.isnan(sy.susy(np.tile(x, 3), np.tile(x, 3), rate=4, segment=30, max_lag=0.25).es_lead1)


def test_susy_refuses_a_lag_as_long_as_the_segment() -> None:
    with pytest.raises(ValueError, match="must be shorter than segment"):
        sy.susy(np.zeros(99), np.zeros(99), rate=4, segment=5, max_lag=5)


@pytest.mark.parametrize(("window", "hop", "absolute"), [(60, 30, False), (60, 30, True), (30, 10, True)])
def test_rmea_equals_r_rmea(dyad: Dyad, golden: Golden, window: int, hop: int, absolute: bool) -> None:
    a, b = dyad
    table = sy.rmea(a, b, rate=4, window=window, max_lag=5, hop=hop, absolute=absolute)
    name = f"rmea_lag5_win{window}_inc{hop}_abs{int(absolute)}"
    if not absolute:
        np.testing.assert_allclose(table, golden(f"{name}_ccf"), rtol=0, atol=EXACT)
    sums = sy.rmea_summary(table, rate=4)
    columns = (sums.all_lags, sums.s1_lead, sums.s2_lead, sums.lag_zero, sums.best_lag)
    np.testing.assert_allclose(np.column_stack(columns), golden(f"{name}_res", range(5)), rtol=0, atol=EXACT)


def test_rmea_of_missing_data_is_missing() -> None:
    x = np.sin(np.arange(400.0))
    y = x.copy()
    y[:200] = np.nan
    table = sy.rmea(x, y, rate=4, window=25, max_lag=1, hop=25)
    assert np.isnan(table[0]).all()
    assert np.isnan(sy.rmea_summary(table, rate=4).best_lag[0])
    assert table[2, 4] == 10.0
    assert sy.rmea(x[:50], y[:50], rate=4, window=25, max_lag=1, hop=25).shape == (0, 9)


def test_wcc_equals_r_wcc(dyad: Dyad, golden: Golden) -> None:
    a, b = dyad
    table = sy.wcc(a, b, rate=4, window=60, max_lag=5, hop=30)
    np.testing.assert_allclose(table, golden("wcc_wMax240_tMax20_wInc120"), rtol=0, atol=EXACT)
    assert np.abs(sy.fisher_z(table)).mean() == pytest.approx(0.26198191, abs=1e-8)
    assert sy.wcc(a[:99], b[:99], rate=4, window=60, max_lag=5, hop=30).shape == (0, 41)


def test_peaks_equal_those_of_r_wcc(dyad: Dyad, golden: Golden) -> None:
    index, value = golden("wcc_peakpick_Lsize8_pspan25").T
    a, b = dyad
    for table in (golden("wcc_wMax240_tMax20_wInc120"), sy.wcc(a, b, rate=4, window=60, max_lag=5, hop=30)):
        found = sy.wcc_peaks(table, rate=4, ahead=1, span=0.25)
        np.testing.assert_array_equal(found.lag * 8, index)
        np.testing.assert_allclose(found.r, value, rtol=0, atol=EXACT)
        assert np.isnan(found.r).sum() == 12
        assert np.nanmean(found.r) == pytest.approx(0.49294829, abs=1e-8)
        assert np.median(found.lag[42:78]) == -2.0  # the coupled part: A leads, in wcc's sign


def test_a_parabola_has_its_peak_where_it_is() -> None:
    """Fits of parabolas, cubics and the spline leave one as it is, at every size; the ends do not count."""
    for max_lag, rate in ((5.0, 4), (2.5, 4), (2.0, 4), (12.0, 1), (30.0, 4)):
        lags = np.arange(-max_lag, max_lag + 0.5 / rate, 1 / rate)
        ahead = max_lag / 4
        at = np.arange(-max_lag + ahead, max_lag - ahead + 0.1 / rate, 0.5 / rate)
        found = sy.wcc_peaks(0.8 - ((lags - at[:, None]) / 50) ** 2, rate, ahead)
        np.testing.assert_allclose(found.lag, at, atol=1e-12)
        np.testing.assert_allclose(found.r, 0.8, atol=1e-12)
        beyond = np.array([-max_lag, at[0] - 0.5 / rate, at[-1] + 0.5 / rate, max_lag])
        none = sy.wcc_peaks(0.8 - ((lags - beyond[:, None]) / 50) ** 2, rate, ahead)
        assert np.isnan(none.lag).all()
        assert np.isnan(none.r).all()


def test_the_nearest_peak_wins_unless_a_higher_one_comes_soon() -> None:
    lags = np.arange(-20, 21) / 4
    two = 0.5 * np.exp(-((lags - 0.5) ** 2)) + 0.9 * np.exp(-((lags + 3.0) ** 2))
    near, far = (sy.wcc_peaks(two[None], 4, ahead) for ahead in (0.5, 2.0))
    assert near.lag[0] == pytest.approx(0.5, abs=0.25)
    assert 0.45 < near.r[0] < 0.5  # smoothing makes a narrow peak lower
    assert far.lag[0] == pytest.approx(-3.0, abs=0.25)
    assert 0.85 < far.r[0] < 0.9


def test_a_window_with_a_missing_lag_has_no_peak(golden: Golden) -> None:
    table = golden("wcc_wMax240_tMax20_wInc120")[:3]
    whole = sy.wcc_peaks(table, rate=4)
    table[1, 40] = np.nan
    found = sy.wcc_peaks(table, rate=4)
    np.testing.assert_array_equal(np.isnan(found.lag), [False, True, False])
    np.testing.assert_allclose(found.r[[0, 2]], whole.r[[0, 2]], rtol=1e-12)
    assert sy.wcc_peaks(np.empty((0, 41)), rate=4).lag.size == 0
    assert np.isnan(sy.wcc_peaks(np.full((2, 41), np.nan), rate=4).r).all()


@pytest.mark.parametrize(
    ("shape", "ahead", "span", "message"),
    [
        ((2, 40), 1.0, 0.25, r"table must have .* not \(2, 40\)"),
        ((41,), 1.0, 0.25, "table must have"),
        ((2, 41), 2.6, 0.25, r"ahead = 2.6 s must be at most half of the largest lag, 5.0 s"),
        ((2, 41), 0.0, 0.25, "ahead = 0.0 s is too short"),
        ((2, 41), 1.0, 0.09, "span = 0.09 must be at most 1 and hold at least 4 of 41 lags"),
        ((2, 41), 1.0, 1.1, "span = 1.1 must be at most 1"),
        ((2, 41), 1.0, float("nan"), "span = nan must"),
    ],
)
def test_peaks_of_unfit_arguments_are_refused(shape: tuple[int, ...], ahead: float, span: float, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        sy.wcc_peaks(np.zeros(shape), 4, ahead, span)


def test_four_tools_four_conventions_on_one_window(dyad: Dyad, golden: Golden) -> None:
    """The window from 1800 s: each tool's sign and normalisation, and ours from the same kernels."""
    a, b = dyad
    table = golden("conventions_one_window")
    lags, susy, biosync, rmea, wcc = table.T
    at, width, reach = 7200, 240, 20
    own = sy.susy(a[at : at + width], b[at : at + width], rate=4, segment=60, max_lag=5)
    np.testing.assert_allclose(np.tanh(own.by_lag_z_signed), susy, rtol=0, atol=EXACT)
    unbiased = susy * width / (width - np.abs(lags * 4))
    np.testing.assert_allclose(unbiased[::-1], biosync, rtol=0, atol=2 * EXACT)
    forward = sy.rmea(a[at : at + 260], b[at : at + 260], 4, 60, 5, 30, absolute=False)
    back = sy.rmea(a[at - 20 : at + 260], b[at - 20 : at + 260], 4, 60, 5, 5, absolute=False)
    assert len(back) == 2
    np.testing.assert_allclose(np.tanh(forward[0]), rmea, rtol=0, atol=EXACT)
    trailing = slice(at - reach, at + width + 120)
    np.testing.assert_allclose(sy.wcc(a[trailing], b[trailing], 4, 60, 5, 30)[0], wcc, rtol=0, atol=EXACT)
    ours = sy.lagged(a[trailing], b[trailing], 4, 60, 5, 30)
    np.testing.assert_allclose(ours.r[0], wcc[::-1], rtol=0, atol=EXACT)
    assert sy.peaks(ours).lag[0] == 2.0

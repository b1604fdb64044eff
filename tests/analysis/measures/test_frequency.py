"""Spectra of series whose spectrum is known."""

import math

import numpy as np
import pytest
from scipy.interpolate import CubicSpline
from scipy.signal import lombscargle
from support.heart_series import healthy

from hrvsync.analysis.measures.frequency import (
    NO_SPECTRUM,
    Bands,
    Method,
    Recipe,
    autoregressive,
    band,
    band_powers,
    bands_of,
    breath_beyond,
    detrended,
    lomb_scargle,
    on_grid,
    periodogram,
    powers,
    smooth_trend,
    spectrum,
    spline,
    welch,
)
from hrvsync.analysis.measures.hrv import hrv
from hrvsync.analysis.measures.presets import DEFAULT, adapted
from hrvsync.analysis.measures.series import Series, series_of

METHODS: tuple[Method, ...] = ("welch", "lomb", "ar")


def waves(seconds: float, *parts: tuple[float, float]) -> Series:
    """Beats about every 0.8 s whose RR is 800 ms and waves of (amplitude ms, Hz) in a little noise."""
    random = np.random.default_rng(0)
    t = np.cumsum(random.uniform(0.78, 0.82, int(seconds / 0.8)))
    return Series(t, random.normal(800, 2, t.size) + sum(size * np.sin(2 * np.pi * hz * t) for size, hz in parts))


def test_the_spline_is_scipys() -> None:
    rr = healthy(300, seed=1)
    t = np.cumsum(rr) / 1000
    at = np.linspace(t[0], t[-1], 2000)
    np.testing.assert_allclose(spline(t, rr, at), CubicSpline(t, rr)(at), atol=1e-9)


def test_the_grid_runs_from_the_first_to_the_last_used_beat() -> None:
    series = Series(np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.1]), np.array([np.nan, 900.0, 900, 900, 900, 900]))
    times, values = on_grid(series)
    assert times[0] == 2.0
    assert times[-1] == 6.0
    np.testing.assert_allclose(values, 900)


def test_a_grid_by_pchip_overshoots_nowhere() -> None:
    t = np.arange(1.0, 101.0)
    step = Series(t, np.where(t < 50, 700.0, 900.0))
    _, curved = on_grid(step)
    _, held = on_grid(step, grid="pchip")
    assert curved.max() > 905
    assert (held.min(), held.max()) == (700, 900)
    waved = band_powers(spectrum(waves(300, (40.0, 0.1)), Recipe(grid="pchip")))
    assert waved.lf_ms2 == pytest.approx(800, rel=0.05)


def test_the_smooth_trend_solves_its_equation() -> None:
    values = healthy(60, seed=2)
    d2 = np.diff(np.eye(60), n=2, axis=0)
    expected = np.linalg.solve(np.eye(60) + 50.0**2 * d2.T @ d2, values)
    np.testing.assert_allclose(smooth_trend(values, 50.0), expected, rtol=1e-9)
    line = np.linspace(700.0, 900.0, 100)
    np.testing.assert_allclose(smooth_trend(line, 500.0), line, rtol=1e-6)
    assert smooth_trend(np.array([1.0, 2.0]), 500.0).tolist() == [1.0, 2.0]


@pytest.mark.parametrize(("regularisation", "hz"), [(500.0, 0.0355), (256.0, 0.0496)])
def test_detrending_halves_the_power_at_its_cut_off(regularisation: float, hz: float) -> None:
    t = np.arange(0, 600, 0.25)
    wave = np.sin(2 * np.pi * hz * t)
    left = (wave - smooth_trend(wave, regularisation))[400:-400]
    assert left.var() / wave[400:-400].var() == pytest.approx(0.5, abs=0.01)


def test_detrending_keeps_the_mean_and_takes_the_drift() -> None:
    drift = Series(np.arange(1.0, 401.0) * 0.8, 700.0 + np.arange(400.0) / 2 + 10 * (-1.0) ** np.arange(400))
    flat = detrended(drift, 500.0)
    assert flat.rr_ms.mean() == pytest.approx(drift.rr_ms.mean())
    assert flat.rr_ms.std() == pytest.approx(10, rel=0.01)
    short = series_of([800.0, 810.0])
    assert detrended(short, 500.0) is short


def test_welch_is_its_plain_formula() -> None:
    values = healthy(3000, seed=3)
    ours = welch(values, Recipe())
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(1200) / 1199)
    for k in (1, 17, 60, 119):
        wave = np.exp(-2j * np.pi * ours.f[k] * np.arange(1200) / 4)
        parts = [values[start : start + 1200] for start in (0, 600, 1200, 1800)]
        powers_of_parts = [abs((window * (part - part.mean())) @ wave) ** 2 for part in parts]
        assert ours.f[k] == pytest.approx(k / 300)
        expected = 2 / (4 * (window**2).sum()) * np.mean(powers_of_parts)
        assert ours.density[k] == pytest.approx(expected, rel=1e-9)


def test_lombs_periodogram_is_scipys() -> None:
    rr = healthy(300, seed=4)
    t = np.cumsum(rr) / 1000
    f = np.arange(1, 120) / 300
    expected = lombscargle(t, rr - rr.mean(), 2 * np.pi * f)
    np.testing.assert_allclose(periodogram(t, rr - rr.mean(), f), expected, rtol=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_waves_show_at_their_frequency_with_their_power(method: Method) -> None:
    series = waves(300, (40.0, 0.1), (20.0, 0.25))
    result = band_powers(spectrum(series, Recipe(method=method)))
    assert result.lf_peak_hz == pytest.approx(0.1, abs=0.005)
    assert result.hf_peak_hz == pytest.approx(0.25, abs=0.005)
    assert result.lf_ms2 == pytest.approx(800, rel=0.15 if method == "ar" else 0.03)
    assert result.hf_ms2 == pytest.approx(200, rel=0.15 if method == "ar" else 0.05)
    assert result.lf_nu + result.hf_nu == pytest.approx(100)
    assert result.total_ms2 == pytest.approx(result.vlf_ms2 + result.lf_ms2 + result.hf_ms2)


@pytest.mark.parametrize("method", METHODS)
def test_power_scales_with_the_square_and_shifts_not_at_all(method: Method) -> None:
    series = waves(1000, (40.0, 0.1), (20.0, 0.25), (15.0, 0.02))
    recipe = Recipe(method=method)
    one = band_powers(spectrum(series, recipe))
    doubled = band_powers(spectrum(Series(series.t, 2 * series.rr_ms), recipe))
    shifted = band_powers(spectrum(Series(series.t, series.rr_ms + 100), recipe))
    assert doubled.lf_ms2 == pytest.approx(4 * one.lf_ms2, rel=1e-6)
    assert doubled.lf_hf == pytest.approx(one.lf_hf, rel=1e-6)
    assert shifted.hf_ms2 == pytest.approx(one.hf_ms2, rel=1e-4)


@pytest.mark.parametrize("method", METHODS)
def test_detrending_takes_the_slow_wave(method: Method) -> None:
    series = waves(600, (40.0, 0.1), (60.0, 0.01))
    recipe = Recipe(method=method, bands=Bands(vlf=(0.003, 0.03)))
    before = band_powers(spectrum(series, recipe), recipe.bands)
    after = band_powers(spectrum(series, recipe, 500.0), recipe.bands)
    assert after.vlf_ms2 < 0.05 * before.vlf_ms2
    assert after.lf_ms2 == pytest.approx(before.lf_ms2, rel=0.1)


def test_too_little_has_no_spectrum() -> None:
    assert spectrum(series_of([800.0] * 15)) is NO_SPECTRUM
    assert all(math.isnan(value) for value in powers([800.0, 900.0]))
    assert welch(np.array([1.0, 2.0])) is NO_SPECTRUM
    assert autoregressive(np.zeros(20)) is NO_SPECTRUM
    assert on_grid(Series(np.zeros(20), np.full(20, 800.0)))[0].size == 0
    assert spectrum(Series(np.zeros(20), np.full(20, 800.0))) is NO_SPECTRUM
    gap = Series(np.array([0.0, 1000.0]), np.array([800.0, 800.0]))
    assert lomb_scargle(gap) is NO_SPECTRUM
    assert all(math.isnan(value) for value in band(NO_SPECTRUM, (0.04, 0.15)))
    assert all(math.isnan(value) for value in band(welch(np.arange(100.0)), (0.0401, 0.0402)))


@pytest.mark.parametrize("method", METHODS)
def test_a_constant_heart_has_no_power(method: Method) -> None:
    result = powers([800.0] * 400, Recipe(method=method))
    assert result.lf_ms2 == pytest.approx(0, abs=1e-9)
    assert math.isnan(result.lf_hf)
    assert math.isnan(result.lf_nu)


@pytest.mark.parametrize("method", METHODS)
def test_nothing_is_interpolated_over_a_hole(method: Method) -> None:
    before, after = waves(700, (40.0, 0.1)), waves(700, (40.0, 0.1))
    holed = Series(np.append(before.t, after.t + 760), np.append(before.rr_ms, after.rr_ms + 200))
    result = band_powers(spectrum(holed, Recipe(method=method)))
    short = spectrum(Series(holed.t[-1000:-750], holed.rr_ms[-1000:-750]), Recipe(method=method))
    if method == "ar":
        assert math.isnan(result.lf_ms2)
    else:
        assert result.lf_ms2 == pytest.approx(800, rel=0.03)
        assert result.vlf_ms2 < 20
    assert short is NO_SPECTRUM


def breathing(per_min: float, swing_ms: float, hr: float, slow_ms: float = 10.0) -> list[float]:
    """RR intervals of five minutes that swing with the breath and at 0.1 Hz, in a little noise."""
    random, t, rr = np.random.default_rng(1), 0.0, list[float]()
    while t < 300:
        wave = swing_ms * math.sin(2 * math.pi * per_min / 60 * t) + slow_ms * math.sin(0.2 * math.pi * t)
        rr.append(60_000 / hr + wave + random.normal(0, 2))
        t += rr[-1] / 1000
    return rr


NEED_HF = ("hf_ms2", "lf_hf", "lf_nu", "hf_nu", "hf_peak_hz", "total_ms2")


@pytest.mark.parametrize(
    ("per_min", "hr", "held"),
    [
        (38, 132, {"infant"}),
        (32, 120, {"child", "infant"}),
        (24, 110, {"child", "infant"}),  # half of it lies beyond the adult's band
        (18, 100, {"adult", "child", "infant"}),
        (12, 60, {"adult", "child", "infant"}),
        (6, 60, {"adult", "child", "infant"}),  # in LF by intention
    ],
)
@pytest.mark.parametrize("method", METHODS)
def test_hf_is_withheld_where_it_does_not_hold_the_breath(
    per_min: float, hr: float, held: set[str], method: Method
) -> None:
    rr = breathing(per_min, 8.0, hr)
    for age in ("adult", "child", "infant"):
        found = hrv(rr, adapted(DEFAULT, method=method, bands=age))
        assert math.isfinite(float(found["lf_ms2"]))
        for key in NEED_HF:
            assert math.isfinite(float(found[key])) == (age in held), (age, key)
        beyond = float(found["beyond_hf_hz"])
        assert math.isnan(beyond) if age in held else 60 * beyond == pytest.approx(per_min, abs=0.5)


def test_an_infants_power_is_that_of_its_swing() -> None:
    found = hrv(breathing(38, 8.0, 132), adapted(DEFAULT, bands="infant"))
    assert found["hf_ms2"] == pytest.approx(8.0**2 / 2, rel=0.2)
    assert found["preset"] == "default, bands infant"


def test_noise_is_no_breath_beyond_hf() -> None:
    random = np.random.default_rng(2)
    for _ in range(50):
        assert math.isnan(powers(random.normal(500, 20, 600)).beyond_hf_hz)
    assert math.isnan(breath_beyond(NO_SPECTRUM, Bands(), 1.2))


def test_bands_of_ones_own() -> None:
    own = adapted(DEFAULT, bands=bands_of(0.05, 0.2, 0.6), window_s=256)
    assert own.name == "default, bands 0.05-0.2-0.6, windows of 256 s"
    assert own.spectrum.bands == Bands((0.003, 0.05), (0.05, 0.2), (0.2, 0.6))
    assert (own.spectrum.segment, own.spectrum.points_per_hz) == (256, 256)
    for edges in ((0.0, 0.2, 0.4), (0.2, 0.1, 0.4), (0.04, 0.4, 0.4), (0.04, 0.4, 1.3), (0.04, math.nan, 0.4)):
        with pytest.raises(ValueError, match="rising"):
            bands_of(*edges)

"""Spectra of RR intervals and power in bands: those of the Task Force 1996, or those of a child's quicker breath.

Beats are uneven in time: Welch and autoregressive spectra work on an even grid, Lomb-Scargle on the beats themselves.
Nothing raises; too little data gives NaN.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec
import numpy as np
import scipy

from hrvsync.analysis.grid import pchip
from hrvsync.analysis.measures.series import Series, series_of, used
from hrvsync.analysis.rhythm import rhythm
from hrvsync.beats import ArrayLike, Beats, Floats, covered

type Method = Literal["welch", "lomb", "ar"]
type Grid = Literal["spline", "pchip"]

METHODS: tuple[Method, ...] = ("welch", "lomb", "ar")
MIN_BEATS = 16
FINER = 32
HOLE_S = 10.0
"""Nothing is interpolated over a longer time without a used beat."""


class Bands(msgspec.Struct, frozen=True):
    """Band edges in Hz, each band from its lower to its upper edge, both included."""

    vlf: tuple[float, float] = (0.0, 0.04)
    lf: tuple[float, float] = (0.04, 0.15)
    hf: tuple[float, float] = (0.15, 0.4)


TASK_FORCE_BANDS = Bands()
AGE_BANDS = {
    "adult": TASK_FORCE_BANDS,
    "child": Bands(lf=(0.04, 0.2), hf=(0.2, 0.6)),
    "infant": Bands(lf=(0.04, 0.24), hf=(0.24, 1.04)),
}
"""HF holds the breath of nearly everybody of an age: up to 24 breaths a minute of adults, 12 to 36 of children (of nine
in ten from 4 to 12 years: 16 to 28, Wallis 2005, doi 10.1136/adc.2004.068718), 14 to 62 of infants (Bar-Haim 2000, doi
10.1002/1098-2302(200007)37:1<44::AID-DEV6>3.0.CO;2-7; Porges)."""
TOP_HZ = 1.2
"""No breath is looked for above 72 a minute."""
NEAR_HZ = 0.08
CONCENTRATED = 0.5
BEYOND = 0.2


def bands_of(lf: float, hf: float, end: float) -> Bands:
    """Return the bands between edges of your own.

    Parameters
    ----------
    lf, hf, end : float, Hz
        Where LF begins, HF begins and HF ends.

    Returns
    -------
    Bands
        VLF ends where LF begins.

    Raises
    ------
    ValueError
        Where the edges do not rise from above 0 to at most 1.2 Hz; NaN does not.
    """
    if not 0 < lf < hf < end <= TOP_HZ:
        raise ValueError(f"bands begin and end at rising frequencies up to {TOP_HZ:g} Hz, not {lf:g}, {hf:g}, {end:g}")
    return Bands(vlf=(0.0, lf), lf=(lf, hf), hf=(hf, end))


class Recipe(msgspec.Struct, frozen=True):
    """How a spectrum is made: method, grid and its rate (Hz), segment (s, half overlapping), points per Hz, AR order.

    The grid is interpolated by the not-a-knot cubic spline, as Kubios does, or by PCHIP, which never overshoots.
    """

    method: Method = "welch"
    grid: Grid = "spline"
    rate: float = 4.0
    segment: float = 300.0
    points_per_hz: int = 300
    ar_order: int = 16
    bands: Bands = TASK_FORCE_BANDS


class Spectrum(NamedTuple):
    """Power spectral density: frequencies (Hz) from 0, evenly spaced, and one-sided density (ms²/Hz); empty if none."""

    f: Floats
    density: Floats


class Powers(NamedTuple):
    """Power in the bands: ms², normalised units (%), Hz of the highest peak. NaN where there is no spectrum.

    `beyond_hf_hz` is the frequency of a breath that HF does not hold, NaN where it does; then HF and all that needs it
    are NaN.
    """

    vlf_ms2: float
    lf_ms2: float
    hf_ms2: float
    total_ms2: float
    lf_hf: float
    lf_nu: float
    hf_nu: float
    vlf_peak_hz: float
    lf_peak_hz: float
    hf_peak_hz: float
    beyond_hf_hz: float


KUBIOS_WELCH = Recipe()
NO_SPECTRUM = Spectrum(np.empty(0), np.empty(0))
SPECTRUM_S = 300.0
SPECTRUM_MIN_S = 108.0  # 90 % of the 2 minutes that LF needs (Task Force 1996)
SPECTRUM_SHOWN = Recipe(segment=120.0)  # shorter segments than those of the powers: a curve that eyes can follow


def spline(t: Floats, values: Floats, at: Floats) -> Floats:
    """Interpolate by the not-a-knot cubic spline through 4 or more points, `t` strictly ascending (de Boor 1978, ch.
    4).
    """
    step = t[1:] - t[:-1]
    slope = (values[1:] - values[:-1]) / step
    n = t.size
    below, diagonal, above, right = np.empty(n - 1), np.empty(n), np.empty(n - 1), np.empty(n)
    diagonal[1:-1] = 2 * (step[:-1] + step[1:])
    above[1:] = step[:-1]
    below[:-1] = step[1:]
    right[1:-1] = 3 * (step[1:] * slope[:-1] + step[:-1] * slope[1:])
    first, last = t[2] - t[0], t[-1] - t[-3]
    diagonal[0], above[0] = step[1], first
    right[0] = ((step[0] + 2 * first) * step[1] * slope[0] + step[0] ** 2 * slope[1]) / first
    diagonal[-1], below[-1] = step[-2], last
    right[-1] = (step[-1] ** 2 * slope[-2] + (2 * last + step[-1]) * step[-2] * slope[-1]) / last
    gradient: Floats = scipy.linalg.lapack.dgtsv(below, diagonal, above, right)[3]
    bend = (gradient[:-1] + gradient[1:] - 2 * slope) / step
    piece = np.searchsorted(t[1:-1], at, side="right")
    ahead = at - t[piece]
    cubic, square = (bend / step)[piece], ((slope - gradient[:-1]) / step - bend)[piece]
    return values[piece] + ahead * (gradient[piece] + ahead * (square + ahead * cubic))


def on_grid(series: Series, rate: float = 4.0, grid: Grid = "spline") -> tuple[Floats, Floats]:
    """Interpolate the used beats on an even grid from the first to the last: times (s) and RR (ms).

    Empty for fewer than 4 used beats and where their times do not ascend.
    """
    used = np.isfinite(series.rr_ms)
    t, rr = series.t[used], series.rr_ms[used]
    if t.size < 4 or not (t[1:] > t[:-1]).all():
        return np.empty(0), np.empty(0)
    times = np.minimum(t[0] + np.arange(int((t[-1] - t[0]) * rate + 1e-6) + 1) / rate, t[-1])
    return times, spline(t, rr, times) if grid == "spline" else pchip(t, rr).at(times)


def smooth_trend(values: Floats, regularisation: float) -> Floats:
    """Return the trend of evenly sampled values by smoothness priors: (I + lambda² D'D)^-1 x, D the second difference.

    Taking it off is a high pass that halves the power at rate / (2 pi) * (sqrt(2.414) / lambda)^0.5: 0.035 Hz for
    lambda 500 at 4 Hz. Tarvainen 2002 (doi 10.1109/10.979357). Fewer than 3 values are their own trend.
    """
    n = values.size
    if n < 3:
        return values.copy()
    second_difference = (1.0, -2.0, 1.0)
    banded = np.zeros((3, n))
    for off in range(3):
        for place in range(off, 3):
            banded[2 - off, place : place + n - 2] += second_difference[place - off] * second_difference[place]
    banded *= regularisation**2
    banded[2] += 1
    return np.asarray(scipy.linalg.solveh_banded(banded, values, check_finite=False), dtype=np.float64)


def detrended(series: Series, regularisation: float, recipe: Recipe = KUBIOS_WELCH) -> Series:
    """Take the smooth trend (found on the even grid) off the used beats and put their mean back, as Kubios does.

    Detrending the beats themselves would be another filter. Too few beats stay as they are.
    """
    times, values = on_grid(series, recipe.rate, recipe.grid)
    if not times.size:
        return series
    trend = np.interp(series.t, times, smooth_trend(values, regularisation))
    rr = series.rr_ms - trend
    used = np.isfinite(rr)
    return Series(series.t, rr - rr[used].mean() + series.rr_ms[used].mean())


def spectrum(series: Series, recipe: Recipe = KUBIOS_WELCH, regularisation: float | None = None) -> Spectrum:
    """Return the spectrum of the used beats; `regularisation` (lambda) takes the smooth trend off first.

    Empty for fewer than 16 used beats.
    """
    used = np.isfinite(series.rr_ms)
    if np.count_nonzero(used) < MIN_BEATS:
        return NO_SPECTRUM
    if recipe.method == "lomb":
        beats = series if regularisation is None else detrended(series, regularisation, recipe)
        return lomb_scargle(Series(beats.t[used], beats.rr_ms[used]), recipe)
    times, values = on_grid(series, recipe.rate, recipe.grid)
    if not values.size:
        return NO_SPECTRUM
    if regularisation is not None:
        values = values - smooth_trend(values, regularisation)
    t = series.t[used]
    for hole in np.flatnonzero(np.diff(t) > HOLE_S):
        values[(times > t[hole]) & (times < t[hole + 1])] = np.nan
    return autoregressive(values, recipe) if recipe.method == "ar" else welch(values, recipe)


@lru_cache(maxsize=64)
def taper(size: int) -> Floats:
    """Return the symmetric Hann window, scaled so that the mean of its squares is 1.

    Parameters
    ----------
    size : int

    Returns
    -------
    ndarray, shape (size,), read-only
    """
    window = np.hanning(size)
    window /= np.sqrt((window * window).mean())
    window.flags.writeable = False
    return window


def welch(values: Floats, recipe: Recipe = KUBIOS_WELCH) -> Spectrum:
    """Welch's spectrum of evenly sampled values: Hann segments, half overlapping, the mean of each taken off.

    A series shorter than one segment is one segment. A segment with a NaN is left out; empty if none is left.
    """
    size = max(4, min(round(recipe.segment * recipe.rate), values.size))
    points = max(round(recipe.points_per_hz * recipe.rate), size)
    if values.size < size:
        return NO_SPECTRUM
    segments = np.lib.stride_tricks.sliding_window_view(values, size)[:: size - size // 2]
    segments = segments[np.isfinite(segments).all(axis=1)]
    if not len(segments):
        return NO_SPECTRUM
    segments = (segments - segments.mean(axis=1, keepdims=True)) * taper(size)
    transform = np.fft.rfft(segments, points)
    density = (transform.real**2 + transform.imag**2).mean(axis=0) * (2 / (recipe.rate * size))
    density[0] /= 2
    return Spectrum(np.arange(density.size, dtype=np.float64) * (recipe.rate / points), density)


def lomb_scargle(beats: Series, recipe: Recipe = KUBIOS_WELCH) -> Spectrum:
    """Lomb-Scargle spectrum of the beats (all used) without interpolation: Hann segments, half overlapping.

    Scaled like Welch's: the density integrates to the variance (ms²). Segments with fewer than 16 beats or
    a hole are left out.
    """
    f = np.arange(1, round(TOP_HZ * recipe.points_per_hz) + 1) / recipe.points_per_hz
    length = min(recipe.segment, float(beats.t[-1] - beats.t[0]))
    total, number = np.zeros(f.size), 0
    for start in np.arange(beats.t[0], beats.t[-1] - length + 1e-6, length / 2):
        first, beyond = np.searchsorted(beats.t, [start - 1e-6, start + length + 1e-6])
        t, rr = beats.t[first:beyond], beats.rr_ms[first:beyond]
        if t.size < MIN_BEATS or np.diff(t).max() > HOLE_S:
            continue
        weight = np.cos(np.pi * ((t - t[0]) / (t[-1] - t[0]) - 0.5)) ** 2
        power = periodogram(t, (rr - rr.mean()) * weight, f) / (weight * weight).mean()
        total += power * (2 * (t[-1] - t[0]) / (t.size - 1))
        number += 1
    return Spectrum(np.append(0.0, f), np.append(0.0, total / number)) if number else NO_SPECTRUM


def periodogram(t: Floats, values: Floats, f: Floats) -> Floats:
    """Lomb's least-squares power at each frequency (Hz) of values at uneven times (s); squared units of the values."""
    angle = 2 * np.pi * f[:, None] * t
    cosine, sine = np.cos(angle), np.sin(angle)
    # The delay tau makes sine and cosine orthogonal over the beats (Lomb 1976, doi 10.1007/BF00648343).
    turn = 0.5 * np.arctan2(2 * (sine * cosine).sum(axis=1), (cosine**2 - sine**2).sum(axis=1))[:, None]
    shift_cosine, shift_sine = np.cos(turn), np.sin(turn)
    in_phase = cosine * shift_cosine + sine * shift_sine
    quadrature = sine * shift_cosine - cosine * shift_sine
    power = (in_phase @ values) ** 2 / (in_phase**2).sum(axis=1) + (quadrature @ values) ** 2 / (quadrature**2).sum(
        axis=1
    )
    return power / 2


def autoregressive(values: Floats, recipe: Recipe = KUBIOS_WELCH) -> Spectrum:
    """Autoregressive spectrum of evenly sampled values by Burg's method (Burg 1975; Marple 1987, ch. 8).

    Not factorised: bands are integrated like those of the other methods. Empty for fewer values than 3 times
    the order and where one is NaN.
    """
    if values.size < 3 * recipe.ar_order or not np.isfinite(values).all():
        return NO_SPECTRUM
    forward = backward = values - values.mean()
    noise = float(forward @ forward) / forward.size
    model = np.ones(1)
    for _ in range(recipe.ar_order):
        ahead, behind = forward[1:], backward[:-1]
        both = float(ahead @ ahead + behind @ behind)
        if not both > 1e-12:
            break
        reflection = -2 * float(ahead @ behind) / both
        forward, backward = ahead + reflection * behind, behind + reflection * ahead
        model = np.append(model, 0.0)
        model = model + reflection * model[::-1]
        noise *= 1 - reflection**2
    points = round(recipe.points_per_hz * recipe.rate)
    response = np.fft.rfft(model, points * FINER)
    fine = 2 * noise / recipe.rate / np.maximum(response.real**2 + response.imag**2, 1e-12)
    # A peak of the model may be narrower than a step of the grid: each value is the mean of the step around it.
    around = np.concatenate([fine[FINER // 2 : 0 : -1], fine, fine[-2 : -FINER // 2 - 1 : -1]])
    density = around[: (points // 2 + 1) * FINER].reshape(-1, FINER).mean(axis=1)
    return Spectrum(np.arange(density.size, dtype=np.float64) * (recipe.rate / points), density)


def band(spectrum: Spectrum, edges: tuple[float, float]) -> tuple[float, float]:
    """Return the power (ms²) between two frequencies by trapezoid, both included, and the frequency of the highest
    peak.

    NaN without a spectrum; the peak is NaN where there is no power.
    """
    if spectrum.f.size < 2:
        return float("nan"), float("nan")
    step = float(spectrum.f[1])
    first, last = int(np.ceil(edges[0] / step - 1e-6)), int(edges[1] / step + 1e-6)
    inside = spectrum.density[first : last + 1]
    if inside.size < 2:
        return float("nan"), float("nan")
    power = float(inside.sum() - (inside[0] + inside[-1]) / 2) * step
    return power, float(spectrum.f[first + int(inside.argmax())]) if power > 0 else float("nan")


def breath_beyond(density: Spectrum, bands: Bands, top_hz: float) -> float:
    """Return the frequency (Hz) of a breath that HF does not hold, NaN where there is none.

    The highest peak from HF on up to `top_hz`, where half of the power there lies within 0.08 Hz of it (noise has no
    such peak), and a fifth of that beyond HF.
    """
    lowest, highest = bands.hf
    power, peak = band(density, (lowest, top_hz))
    if not power > 0:
        return float("nan")
    begin, end = max(lowest, peak - NEAR_HZ), min(top_hz, peak + NEAR_HZ)
    near, beyond = band(density, (begin, end))[0], band(density, (max(begin, highest), end))[0]
    return peak if near >= CONCENTRATED * power and beyond >= BEYOND * near else float("nan")


def band_powers(density: Spectrum, bands: Bands = TASK_FORCE_BANDS, top_hz: float = 0.0) -> Powers:
    """Return the power in each band, their sum, LF/HF and normalised units (100 LF / (LF + HF)).

    HF, and all that needs it, is NaN where the breath lies beyond it (at most at `top_hz`): it would seem to be gone.
    """
    vlf, vlf_peak = band(density, bands.vlf)
    lf, lf_peak = band(density, bands.lf)
    hf, hf_peak = band(density, bands.hf)
    beyond = breath_beyond(density, bands, top_hz)
    if np.isfinite(beyond):
        hf = hf_peak = float("nan")
    both = lf + hf
    varied = hf > 1e-12
    return Powers(
        vlf_ms2=vlf,
        lf_ms2=lf,
        hf_ms2=hf,
        total_ms2=vlf + lf + hf,
        lf_hf=lf / hf if varied else float("nan"),
        lf_nu=100 * lf / both if varied else float("nan"),
        hf_nu=100 * hf / both if varied else float("nan"),
        vlf_peak_hz=vlf_peak,
        lf_peak_hz=lf_peak,
        hf_peak_hz=hf_peak,
        beyond_hf_hz=beyond,
    )


def powers_of(series: Series, recipe: Recipe = KUBIOS_WELCH, regularisation: float | None = None) -> Powers:
    """Return the spectral measures of the used beats, see `powers`."""
    rr = series.rr_ms[np.isfinite(series.rr_ms)]
    # Beats show nothing above half their own rate.
    top_hz = min(TOP_HZ, 500 / float(rr.mean())) if rr.size else 0.0
    return band_powers(spectrum(series, recipe, regularisation), recipe.bands, top_hz)


def powers(rr_ms: ArrayLike, recipe: Recipe = KUBIOS_WELCH, regularisation: float | None = None) -> Powers:
    """Compute the spectral measures of RR intervals.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms
        RR intervals in order; NaN where not used. Nothing is joined over a NaN.
    recipe : Recipe
        How the spectrum is made. By default Welch as in Kubios: cubic spline at 4 Hz, Hann segments of 300 s, 300
        points per Hz. Lomb-Scargle and autoregressive spectra by its `method`.
    regularisation : float, optional
        Lambda of the smoothness priors taken off first; None for none.

    Returns
    -------
    Powers
        Powers in ms², normalised units in %, frequencies of the peaks in Hz. All NaN for fewer than 16 used beats.

    Notes
    -----
    Bands are integrated by trapezoid, both edges included. To mean anything LF needs 2 min, HF 1 min and VLF 4 min,
    which `hrv` and `rolling` enforce. HF, and all that needs it, is NaN where a fifth or more of the peak of the breath
    lies beyond it: the breath is too quick for the band, see `AGE_BANDS`.
    """
    return powers_of(series_of(rr_ms), recipe, regularisation)


def spectrum_now(beats: Beats, end: float) -> Spectrum:
    """Compute the spectrum of the last 5 minutes, for display.

    Parameters
    ----------
    beats : Beats
    end : float, s, the end of the 5 minutes

    Returns
    -------
    Spectrum
        Frequencies (Hz) and densities (ms²/Hz); empty with less than 108 s inside NORMAL intervals and in a rhythm not
        suited for HRV.
    """
    recent = beats.after(end - SPECTRUM_S)
    if covered(recent, end - SPECTRUM_S, end) < SPECTRUM_MIN_S or rhythm(recent) == "not suited":
        return NO_SPECTRUM
    return spectrum(used(recent), SPECTRUM_SHOWN)

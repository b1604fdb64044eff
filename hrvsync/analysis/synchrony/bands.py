"""Frequency bands: the part of a series that swings at given rates, with its phase; gaps stay gaps."""

from functools import lru_cache

import msgspec
import numpy as np

from hrvsync.analysis.synchrony.lagged import samples
from hrvsync.beats import ArrayLike, Bools, Complexes, Floats

ORDER = 4  # of the band-pass: two Butterworth filters of second order, one forwards and one backwards
PACER_HZ = 0.02  # a pacer's band reaches so far to each side


class Band(msgspec.Struct, frozen=True):
    """Rates from `low` to `high` (Hz)."""

    name: str
    low: float
    high: float

    @property
    def centre(self) -> float:
        """Geometric middle (Hz)."""
        return float(np.sqrt(self.low * self.high))


LF = Band("LF", 0.04, 0.15)
HF = Band("HF", 0.15, 0.40)


def pacer_band(breath: float) -> Band:
    """Return the band around a pacer, 0.02 Hz to each side.

    Parameters
    ----------
    breath : float, s, the length of a breath

    Returns
    -------
    Band, Hz
    """
    hz = 1 / breath
    return Band("pacer", max(hz - PACER_HZ, hz / 2), hz + PACER_HZ)


def analytic(x: ArrayLike, rate: float, band: Band) -> Complexes:
    """Compute the analytic signal of a series within a band.

    Parameters
    ----------
    x : array_like, shape (n,)
        A series; NaN where data is missing.
    rate : float
        Samples per second.
    band : Band
        Frequencies (Hz) to pass.

    Returns
    -------
    ndarray of complex, shape (n,)
        The real part is the band-passed series in the unit of `x`, the angle its phase (radians). NaN where data is
        missing, and for one period of the band's centre at both ends of each unbroken stretch, where the filter knows
        one side only.

    Raises
    ------
    ValueError
        If `x` is not one-dimensional, or `rate` is too low for the band.

    Notes
    -----
    Zero phase: the gain is that of a second-order Butterworth band-pass run forwards and backwards, over each unbroken
    stretch separately. Holes shorter than a quarter of the band's fastest wave are bridged by a line for the filter;
    they are NaN in the result. (Butterworth 1930; Gabor 1946)
    """
    series = np.asarray(x, dtype=np.float64)
    if series.ndim != 1:
        raise ValueError(f"x must be one-dimensional, not {series.shape}")
    if not 0 < band.low < band.high < rate / 2:
        raise ValueError(f"the band {band.low} to {band.high} Hz needs more than {2 * band.high} samples per second")
    edge = samples(1 / band.centre, rate, "a period")
    known = np.isfinite(series)
    out = np.full(series.size, complex(np.nan, np.nan))
    for start, stop in stretches(known, int(rate / band.high / 4)):
        if stop - start <= 2 * edge:
            continue
        at = np.arange(start, stop)
        here = known[start:stop]
        values = np.interp(at, at[here], series[start:stop][here])
        out[start + edge : stop - edge] = _filtered(values, rate, band, edge)[edge : stop - start - edge]
    out[~known] = complex(np.nan, np.nan)
    return out


def band_pass(x: ArrayLike, rate: float, band: Band | None) -> Floats:
    """Band-pass a series as in `analytic`.

    Parameters
    ----------
    x : array_like, shape (n,), NaN where data is missing
    rate : float, samples per second
    band : Band or None, Hz; None returns the series unchanged

    Returns
    -------
    ndarray, shape (n,), in the unit of x; NaN as in `analytic`

    Raises
    ------
    ValueError
        As in `analytic`.
    """
    return np.asarray(x, dtype=np.float64) if band is None else analytic(x, rate, band).real


def stretches(known: Bools, hole: int = 0) -> list[tuple[int, int]]:
    """Start and stop of each stretch of samples that are known, holes of up to `hole` samples not counted."""
    at = np.flatnonzero(known)
    if not at.size:
        return []
    breaks = (at[1:] - at[:-1] > hole + 1).nonzero()[0]
    starts = at[np.concatenate(([0], breaks + 1))]
    stops = at[np.concatenate((breaks, [at.size - 1]))] + 1
    return list(zip(starts.tolist(), stops.tolist(), strict=True))


def _filtered(values: Floats, rate: float, band: Band, edge: int) -> Complexes:
    """Filter a whole stretch, continued at both ends by its point reflection that fades to nothing."""
    values = values - values.mean()
    fade = _fade(min(3 * edge, values.size - 1))
    before = (2 * values[0] - values[fade.size : 0 : -1]) * fade
    after = (2 * values[-1] - values[-2 : -fade.size - 2 : -1]) * fade[::-1]
    padded = np.concatenate((before, values, after))
    n = 1 << (padded.size - 1).bit_length()
    one_sided = np.zeros(n, np.complex128)
    one_sided[: n // 2 + 1] = np.fft.rfft(padded, n) * _gain(n, rate, band)
    return np.fft.ifft(one_sided)[fade.size : fade.size + values.size]


@lru_cache
def _fade(size: int) -> Floats:
    return (1 - np.cos(np.pi * np.arange(1, size + 1) / (size + 1))) / 2


@lru_cache
def _gain(n: int, rate: float, band: Band) -> Floats:
    """Gain of the band-pass at the rates from 0 to half of `rate`, doubled, for those below 0 are left out."""
    f = np.arange(n // 2 + 1) * (rate / n)
    gain = np.zeros(f.size)
    up = slice(1, n // 2)
    away = (f[up] ** 2 - band.low * band.high) / (f[up] * (band.high - band.low))
    gain[up] = 2 / (1 + away**ORDER)
    return gain

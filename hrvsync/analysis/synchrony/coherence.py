"""Coherence: how far one series follows from the other at each rate, also with the pacer taken out."""

from math import nan

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.measures import taper
from hrvsync.analysis.synchrony.bands import Band, Complexes
from hrvsync.analysis.synchrony.lagged import FLAT, pair_of, samples
from hrvsync.beats import Floats

OVERLAP = 1 + 2 / 36  # half-overlapping Hann segments correlate by 1/6: so much fewer independent ones (Welch 1967)


class Coherence(msgspec.Struct, frozen=True):
    """Magnitude-squared coherence `c` (0 to 1) at the rates `f` (Hz), from so many `segments`.

    `level`: what 95 % of unrelated series stay below at any one rate. The mean of unrelated series is about
    1 / segments, not 0. All NaN with fewer than 2 whole segments (3 with a third series taken out).
    """

    f: Floats
    c: Floats
    segments: int
    level: float

    def within(self, band: Band) -> float:
        """Mean within a band; NaN where the segments are too short to have a rate in it."""
        inside = self.c[(self.f >= band.low) & (self.f <= band.high)]
        return float(np.mean(inside)) if inside.size else nan


def coherence(a: ArrayLike, b: ArrayLike, rate: float, segment: float = 60.0) -> Coherence:
    """Magnitude-squared coherence of two series, |Sab|² / (Saa Sbb), by Welch's method.

    `a`, `b`: equally long series at `rate` samples per second, NaN where data is missing; Hann segments of `segment` s,
    half overlapping, mean taken off; those with a NaN are left out. Level: 1 - 0.05^(1 / (K - 1)) for K independent
    segments. Needs 8 of them to say much. Raises ValueError for unfit arguments. (Carter, Knapp & Nuttall 1973)
    """
    x, y = pair_of(a, b)
    f, (u, v) = _spectra((x, y), rate, segment)
    c = _ratio(np.abs(_cross(u, v)) ** 2, _power(u) * _power(v))
    return Coherence(f, c if len(u) > 1 else np.full(f.size, nan), len(u), _level(len(u), 1))


def partial_coherence(a: ArrayLike, b: ArrayLike, p: ArrayLike, rate: float, segment: float = 60.0) -> Coherence:
    """Coherence of two series with what both share with a third, `p`, taken out: what is left beyond the pacer.

    As `coherence`; |Sab Spp - Sap Spb|² / ((Saa Spp - |Sap|²)(Sbb Spp - |Sbp|²)). For a pacer, `p` is the cosine of its
    phase. Raises ValueError for unfit arguments. (Bendat & Piersol 2010, ch. 7)
    """
    x, y = pair_of(a, b)
    x, third = pair_of(x, p)
    f, (u, v, w) = _spectra((x, y, third), rate, segment)
    own = _power(w)
    shared = _cross(u, v) * own - _cross(u, w) * _cross(w, v)
    left_a = _power(u) * own - np.abs(_cross(u, w)) ** 2
    left_b = _power(v) * own - np.abs(_cross(v, w)) ** 2
    enough = (left_a > FLAT * _power(u) * own) & (left_b > FLAT * _power(v) * own)
    c = np.where(enough, _ratio(np.abs(shared) ** 2, left_a * left_b), nan)
    return Coherence(f, c if len(u) > 2 else np.full(f.size, nan), len(u), _level(len(u), 2))


def _spectra(series: tuple[Floats, ...], rate: float, segment: float) -> tuple[Floats, list[Complexes]]:
    """Fourier transforms of the whole segments, one row each, of all series alike."""
    size = samples(segment, rate, "segment", minimum=4)
    f = np.arange(size // 2 + 1, dtype=np.float64) * (rate / size)
    none = np.empty((0, f.size), np.complex128)
    if series[0].size < size:
        return f, [none for _ in series]
    windows = [np.lib.stride_tricks.sliding_window_view(one, size)[:: size - size // 2] for one in series]
    whole = np.all([np.isfinite(rows).all(axis=1) for rows in windows], axis=0)
    hann = taper(size + 1)[:-1]
    spectra: list[Complexes] = []
    for rows in windows:
        kept = rows[whole]
        from_mean = kept - kept.mean(axis=1, keepdims=True) if len(kept) else kept
        noise = 1e-12 * np.abs(kept).max(initial=0.0)  # what is left of a constant by rounding
        spectra.append(np.fft.rfft(np.where(np.abs(from_mean) <= noise, 0.0, from_mean) * hann, axis=1))
    return f, spectra


def _cross(u: Complexes, v: Complexes) -> Complexes:
    return (u * np.conj(v)).sum(axis=0)


def _power(u: Complexes) -> Floats:
    return (u.real**2 + u.imag**2).sum(axis=0)


def _ratio(top: Floats, bottom: Floats) -> Floats:
    out = np.full(top.shape, nan)
    np.divide(top, bottom, out=out, where=bottom > 0)
    return np.minimum(out, 1.0)


def _level(segments: int, taken: int) -> float:
    """5 % level of `segments` half-overlapping ones, `taken` degrees of freedom used up."""
    free = segments / OVERLAP - taken if segments > 1 else segments - taken
    return 1 - 0.05 ** (1 / free) if free > 0 else nan

"""Wavelet coherence: coherence that may come and go, by time and rate, with the cone where it can be known."""

from math import nan, pi

import msgspec
import numpy as np
from numpy.typing import ArrayLike, NDArray

from hrvsync.analysis.synchrony.bands import Band, Complexes
from hrvsync.analysis.synchrony.lagged import centred, pair_of
from hrvsync.beats import Floats

OMEGA = 6.0  # waves in the Morlet wavelet
PER_OCTAVE = 12
SMOOTHED_OCTAVES = 0.6  # the Morlet wavelet's decorrelation in scale (Torrence & Compo 1998)
FOURIER = 4 * pi / (OMEGA + np.sqrt(2 + OMEGA**2))  # seconds of wave for a scale of 1 s


class WaveletCoherence(msgspec.Struct, frozen=True):
    """Coherence `c` (0 to 1) with one row a rate `f` (Hz, falling) and one column a sample.

    NaN outside the cone of influence: where an end of the series or missing data is nearer than the wavelet reaches.
    The level of unrelated series is not 0 but about 0.4.
    """

    f: Floats
    c: Floats

    def within(self, band: Band) -> float:
        """Mean within a band over all that is inside the cone; NaN where nothing is."""
        inside = self.c[(self.f >= band.low) & (self.f <= band.high)]
        inside = inside[np.isfinite(inside)]
        return float(np.mean(inside)) if inside.size else nan


def wavelet_coherence(
    a: ArrayLike, b: ArrayLike, rate: float, low: float = 0.03, high: float = 0.5, per_octave: int = PER_OCTAVE
) -> WaveletCoherence:
    """Coherence of two series by time and rate, Morlet wavelets of 6 waves from `high` to `low` Hz.

    `a`, `b`: equally long series at `rate` samples per second, NaN where data is missing. |S(Wab / s)|² / (S(|Wa|² / s)
    S(|Wb|² / s)), S: Gaussian of one scale in time, boxcar of 0.6 octaves in scale. Cone: sqrt(2) scales from every
    missing sample and both ends. Raises ValueError for unfit arguments. (Torrence & Compo 1998; Grinsted, Moore &
    Jevrejeva 2004)
    """
    x, y = pair_of(a, b)
    if not 0 < low < high <= rate / 2:
        raise ValueError(f"low and high must be above 0 and within {rate / 2} Hz, not {low} and {high}")
    f = high * 2.0 ** (-np.arange(int(np.log2(high / low) * per_octave + 1e-9) + 1) / per_octave)
    if not x.size or not np.isfinite(x).any() or not np.isfinite(y).any():
        return WaveletCoherence(f, np.full((f.size, x.size), nan))
    scale = 1 / (f * FOURIER)
    n = 1 << (x.size + round(4 * scale[-1] * rate)).bit_length()
    turn = 2 * pi * np.fft.fftfreq(n, 1 / rate)
    daughters = np.where(turn > 0, np.exp(-((np.outer(scale, turn) - OMEGA) ** 2) / 2), 0.0)
    wave_a, wave_b = (np.fft.ifft(np.fft.fft(_bridged(one), n) * daughters, axis=1)[:, : x.size] for one in (x, y))
    blur = np.exp(-((np.outer(scale, 2 * pi * np.fft.rfftfreq(n, 1 / rate))) ** 2) / 2)
    rows = max(1, round(SMOOTHED_OCTAVES * per_octave))

    def smoothed(values: Floats) -> Floats:
        return _over_scales(np.fft.irfft(np.fft.rfft(values, n, axis=1) * blur, n, axis=1)[:, : x.size], rows)

    shared: Complexes = wave_a * np.conj(wave_b)
    top = smoothed(shared.real) ** 2 + smoothed(shared.imag) ** 2
    power_a, power_b = (smoothed(wave.real**2 + wave.imag**2) for wave in (wave_a, wave_b))
    bottom = power_a * power_b
    c = np.full(top.shape, nan)
    near = _distance(np.isfinite(x) & np.isfinite(y)) / rate
    strong = (power_a > 1e-20 * power_a.max()) & (power_b > 1e-20 * power_b.max())
    known = (near > np.sqrt(2) * scale[:, None]) & (bottom > 0) & strong
    np.divide(top, bottom, out=c, where=known)
    return WaveletCoherence(f, np.minimum(c, 1.0))


def _bridged(x: Floats) -> Floats:
    """The series around its mean, lines across what is missing."""
    known = np.isfinite(x)
    return np.interp(np.arange(x.size), np.flatnonzero(known), centred(x)[known])


def _over_scales(values: Floats, rows: int) -> Floats:
    """Mean of the `rows` nearest scales, fewer at the ends."""
    sums = np.concatenate((np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)))
    at = np.arange(len(values))
    first, last = np.maximum(at - rows // 2, 0), np.minimum(at - rows // 2 + rows, len(values))
    return (sums[last] - sums[first]) / (last - first)[:, None]


def _distance(known: NDArray[np.bool_]) -> Floats:
    """Samples to the nearest one missing; both ends are followed by missing ones."""
    at = np.arange(known.size)
    before = np.maximum.accumulate(np.where(known, -1, at))
    after = np.minimum.accumulate(np.where(known, known.size, at)[::-1])[::-1]
    return np.minimum(at - before, after - at).astype(np.float64)

"""A Butterworth band-pass without a shift, and peaks: as in scipy.signal, which takes too long to import."""

import numpy as np
import scipy

from hrvsync.beats import Floats, Ints

type Section = tuple[Floats, Floats]


def band_pass(x: Floats, rate: float, band_hz: tuple[float, float]) -> Floats:
    """Pass a band of each column of `x` (n or n, k; evenly sampled at `rate` a second), forwards and backwards.

    A Butterworth filter of second order in two sections; the ends are continued by their point reflection. The numbers
    are those of scipy.signal: sosfiltfilt(butter(2, band_hz, "bandpass", fs=rate, output="sos"), x, axis=0).
    """
    sections = butterworth(rate, band_hz)
    edge = 3 * (2 * len(sections) + 1)
    before, after = 2 * x[0] - x[edge:0:-1], 2 * x[-1] - x[-2 : -edge - 2 : -1]
    y = np.concatenate((before, x, after))
    for _ in range(2):
        for numerator, denominator in sections:
            y = _filtered(y, numerator, denominator)
        y = y[::-1]
    return y[edge : len(y) - edge]


def butterworth(rate: float, band_hz: tuple[float, float]) -> tuple[Section, ...]:
    """Make the sections (numerator, denominator) of a second-order Butterworth band-pass (Butterworth 1930).

    The poles of the low-pass are moved to the band and from there to the unit circle by the bilinear transform.
    """
    low, high = 4 * np.tan(np.pi * np.array(band_hz) / rate)
    low_pass = (high - low) / 2 * np.exp(0.75j * np.pi)
    apart = np.sqrt(low_pass**2 - low * high)
    gain = np.array((high - low) ** 2 * 16.0)
    sections: list[Section] = []
    for pole, zeros in ((low_pass - apart, (1.0, 2.0, 1.0)), (low_pass + apart, (1.0, -2.0, 1.0))):
        gain = gain / abs(4 - pole) ** 2
        pole = (4 + pole) / (4 - pole)
        sections.append((np.array(zeros), np.array((1.0, -2 * pole.real, abs(pole) ** 2))))
    (numerator, denominator), *others = sections
    return ((gain * numerator, denominator), *others)


def _filtered(x: Floats, b: Floats, a: Floats) -> Floats:
    """Run one section forwards, as if its first input had stood there forever."""
    past_x, past_y = x[:1], x[:1] * (b.sum() / a.sum())
    x = np.concatenate((past_x, past_x, x))
    right = b[0] * x[2:] + b[1] * x[1:-1] + b[2] * x[:-2]
    right[:1] -= (a[1] + a[2]) * past_y
    right[1:2] -= a[2] * past_y
    # y[i] + a1 y[i-1] + a2 y[i-2] = right[i] for all i at once: a triangular band matrix.
    return scipy.linalg.lapack.dtbtrs(np.repeat(a[:, None], len(right), axis=1), right, uplo="L", diag="U")[0]


def peaks_of(x: Floats, min_distance: int, min_height: float) -> Ints:
    """Find the local maxima of at least `min_height`, the higher ones first where two are nearer than `min_distance`.

    Indices, ascending; of a flat top the one halfway. The same as scipy.signal.find_peaks.
    """
    step = np.diff(x)
    at = np.flatnonzero(step)
    top = np.flatnonzero((step[at[:-1]] > 0) & (step[at[1:]] < 0))
    peaks = (at[top] + 1 + at[top + 1]) // 2
    peaks = peaks[x[peaks] >= min_height]
    keep = np.ones(peaks.size, np.bool_)
    for highest in np.argsort(x[peaks])[::-1].tolist():
        if keep[highest]:
            first, last = np.searchsorted(peaks, (peaks[highest] - min_distance + 1, peaks[highest] + min_distance))
            keep[first:last] = False
            keep[highest] = True
    return peaks[keep]

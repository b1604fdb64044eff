"""How far the heart swings with each breath, found in its own oscillation."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.measures.breathing.pieces import GRID_HZ, Pieces, Spectra, highest, pieces_of, spectra_of
from hrvsync.analysis.measures.series import Series, median, series_of
from hrvsync.beats import Floats, Ints

MAIN_HZ = (0.04, 0.45)
WIDTH = 1.6
"""The oscillation is what lies between its frequency divided and multiplied by this."""
MIN_BEATS = 3


class Swings(NamedTuple):
    """Means over the whole cycles of each piece: heart rate (1/min) and RR (ms), longest minus shortest, and cycles."""

    hr_bpm: Floats
    rr_ms: Floats
    cycles: Floats


def hr_swing(rr_ms: ArrayLike) -> float:
    """Return the heart-rate swing per breath (1/min) of RR intervals (ms): highest minus lowest rate, averaged.

    A breath is a cycle of the heart's main oscillation: the highest peak between 0.04 and 0.45 Hz in each piece of 64 s
    (see `coherence`), band-passed between its frequency over and times 1.6, from one rise of the RR intervals to the
    next. Rates are 60000/RR beat by beat. Mean of the whole cycles with at least 3 beats in a piece, median over
    pieces. At rest this may be the 0.1 Hz wave instead of the breath; a guided breath leads it. NaN for less than 56 s.
    """
    series = series_of(rr_ms)
    pieces = pieces_of(series)
    return median(swings(series, pieces, main_hz(spectra_of(pieces))).hr_bpm)


def swings_per_min(rr_ms: ArrayLike) -> float:
    """Return how often a minute the heart swings most: rate of the main oscillation of `hr_swing`, median of pieces.

    It is the breathing rate where the breath leads the heart, and that of the 0.1 Hz wave where that is larger: see
    `breathing_rate`, which tells the two apart.
    """
    return 60 * median(main_hz(spectra_of(pieces_of(series_of(rr_ms)))))


def main_hz(spectra: Spectra) -> Floats:
    """Frequency (Hz) of the main oscillation in each spectrum; NaN where there is none."""
    return highest(spectra, *MAIN_HZ)[1]


def swings(series: Series, pieces: Pieces, hz: Floats) -> Swings:
    """Swing of the used beats over the cycles of an oscillation of `hz` (k) in each piece; NaN where there is none."""
    count, size = pieces.level.shape
    nothing = np.full(count, np.nan)
    if not np.isfinite(hz).any():
        return Swings(nothing, nothing, nothing)
    used = np.isfinite(series.rr_ms)
    t, rr = series.t[used], series.rr_ms[used]
    first = np.searchsorted(t, pieces.start)
    beats = np.searchsorted(t, pieces.start + (size - 1) / GRID_HZ, side="right") - first
    row = np.repeat(np.arange(count), beats)
    beat = np.arange(row.size) + np.repeat(first - np.cumsum(beats) + beats, beats)
    sample = ((t[beat] - pieces.start[row]) * GRID_HZ + 0.5).astype(np.int64)
    of = cycles(pieces, hz)[row, np.minimum(sample, size - 1)] + row * size
    rr = rr[beat]
    start = np.flatnonzero(np.diff(of, prepend=-1))
    longest, shortest = np.maximum.reduceat(rr, start), np.minimum.reduceat(rr, start)
    good = (np.diff(start, append=row.size) >= MIN_BEATS) & (of[start] % size > 0)
    longest, shortest, where = longest[good], shortest[good], row[start[good]]
    number = np.bincount(where, minlength=count)
    over = np.where(number > 0, number, np.nan)
    span = np.bincount(where, longest - shortest, count) / over
    return Swings(np.bincount(where, 60000 / shortest - 60000 / longest, count) / over, span, over)


def cycles(pieces: Pieces, hz: Floats) -> Ints:
    """Number the cycles of an oscillation of `hz` (k), from a rise of RR to the next: (k, n), 0 outside whole ones."""
    size = pieces.level.shape[1]
    f = np.arange(size // 2 + 1) * (GRID_HZ / size)
    low, high = hz[:, np.newaxis] / WIDTH, hz[:, np.newaxis] * WIDTH
    wave = np.fft.irfft(np.fft.rfft(pieces.level) * ((f >= low) & (f <= high)), size)
    rises = np.zeros(wave.shape, np.int64)
    rises[:, 1:] = (wave[:, 1:] > 0) & (wave[:, :-1] <= 0)
    number = rises.cumsum(axis=1)
    return np.where(number < number[:, -1:], number, 0)

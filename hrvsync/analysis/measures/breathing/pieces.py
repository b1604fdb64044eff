"""What the heart's rhythm shows of the breath: pieces of 64 s of RR intervals, their spectra, coherence and swing.

A piece is long enough for five breaths at 4.5 a minute and short enough to follow a change of the breath.
"""

from typing import NamedTuple

import numpy as np

from hrvsync.analysis.measures.frequency import on_grid, taper
from hrvsync.analysis.measures.series import Series, median, series_of
from hrvsync.beats import ArrayLike, Floats, Ints

PIECE_S = 64.0
MIN_S = 56.0
"""The beats of a window of 60 s span no less; a shorter series has no piece."""
GRID_HZ = 4.0
HOLE_S = 4.0
"""A piece with a longer time without a used beat is left out: a breath would be guessed."""
POINTS = 1600
STEP_HZ = GRID_HZ / POINTS
HIGHEST_HZ = 0.5
"""No breath is quicker."""
MIN_MS2 = 1e-9
"""Less is rounding, not a heart."""


class Pieces(NamedTuple):
    """Pieces, half overlapping, the last one ends with the series: `start` (k) in s, `level` (k, n) at 4 Hz from there.

    `level` is RR (ms) with the straight line of least squares taken off each piece.
    """

    start: Floats
    level: Floats


class Spectra(NamedTuple):
    """Spectra of pieces, a value every STEP_HZ from 0: `power` (k, m) in ms² per step, and its running sum from 0.

    `tops` is the power where it is a local maximum and 0 elsewhere.
    """

    power: Floats
    tops: Floats
    until: Floats


NO_PIECES = Pieces(np.empty(0), np.empty((0, round(PIECE_S * GRID_HZ))))


def pieces_of(series: Series) -> Pieces:
    """Cut a series into pieces of 64 s (one shorter piece from 56 s on); none where it is shorter or full of holes."""
    t, rr = on_grid(series, GRID_HZ)
    if t.size < MIN_S * GRID_HZ:
        return NO_PIECES
    size = min(round(PIECE_S * GRID_HZ), t.size)
    hop = size // 2
    first = np.arange((t.size - size) % hop, t.size - size + 1, hop)
    beats = series.t[np.isfinite(series.rr_ms)]
    holes = (beats[1:] - beats[:-1] > HOLE_S).nonzero()[0]
    if holes.size:
        over = (t[first, np.newaxis] < beats[holes + 1]) & (t[first + size - 1, np.newaxis] > beats[holes])
        first = first[~over.any(axis=1)]
    return Pieces(t[first], levelled(rr[first[:, np.newaxis] + np.arange(size)]))


def levelled(rows: Floats) -> Floats:
    """Take the straight line of least squares off each row (k, n)."""
    n = rows.shape[1]
    ramp = np.arange(n) - (n - 1) / 2
    slope = rows @ ramp * (12 / (n * (n * n - 1.0)))
    return rows - (rows.sum(axis=1) / n)[:, np.newaxis] - slope[:, np.newaxis] * ramp


def spectra_of(pieces: Pieces) -> Spectra:
    """Spectra of pieces up to HIGHEST_HZ: Hann, one-sided; 1600 points, so a step is 0.0025 Hz."""
    transform = np.fft.rfft(pieces.level * taper(pieces.level.shape[1]), POINTS)[:, : place(HIGHEST_HZ) + 1]
    power = (transform.real**2 + transform.imag**2) * (2 * STEP_HZ / (GRID_HZ * pieces.level.shape[1]))
    here = power[:, 1:-1]
    tops = np.zeros_like(power)
    tops[:, 1:-1] = here * ((here >= power[:, :-2]) & (here > power[:, 2:]) & (here > MIN_MS2))
    return Spectra(power, tops, power.cumsum(axis=1))


def place(hz: float) -> int:
    """Index of a frequency (Hz) in the spectra."""
    return round(hz / STEP_HZ)


def highest(spectra: Spectra, low: float, high: float) -> tuple[Ints, Floats]:
    """Find the highest local maximum between two frequencies (Hz) in each spectrum: its index and frequency (Hz).

    The frequency is that of the top of a parabola through three values; index 0 and NaN where there is no maximum.
    """
    first = place(low)
    row = np.arange(len(spectra.power))
    at = spectra.tops[:, first : place(high) + 1].argmax(axis=1) + first
    found = spectra.tops[row, at] > 0
    before, here, after = spectra.power[row, at - 1], spectra.power[row, at], spectra.power[row, at + 1]
    bend = np.where(found, before - 2 * here + after, -1.0)
    return np.where(found, at, 0), np.where(found, (at + 0.5 * (before - after) / bend) * STEP_HZ, np.nan)


def around(spectra: Spectra, at: Ints, half_hz: float) -> Floats:
    """Sum the power (ms²) within `half_hz` of an index in each spectrum; 0 for index 0."""
    row = np.arange(len(spectra.power))
    reach = place(half_hz)
    near = spectra.until[row, at + reach] - spectra.until[row, np.maximum(at - reach - 1, 0)]
    return np.where(at > 0, near, 0.0)


def total(spectra: Spectra, low: float, high: float) -> Floats:
    """Sum the power (ms²) between two frequencies (Hz), both included, in each spectrum."""
    return spectra.until[:, place(high)] - spectra.until[:, place(low) - 1]


PEAK_HZ = (0.04, 0.26)
HALF_HZ = 0.015
TOTAL_HZ = (0.0025, 0.4)


def coherence(rr_ms: ArrayLike) -> float:
    """Compute the coherence (peak/rest) of RR intervals.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, without a unit
        Up to 13 for a pure wave. NaN for less than 56 s of beats, for holes over 4 s, and where nothing varies.

    Notes
    -----
    Spectrum of 64 s (4 Hz cubic grid, straight line taken off, Hann); the highest peak between 0.04 and 0.26 Hz; the
    power within 0.015 Hz of it over the rest of the power between 0.0025 and 0.4 Hz. The median over half-overlapping
    pieces of 64 s. After McCraty et al. 2009 (Integral Review 5:10), which squares it. HeartMath's own score is not
    published, and this is not it.
    """
    return median(coherence_in(spectra_of(pieces_of(series_of(rr_ms)))))


def coherence_in(spectra: Spectra) -> Floats:
    """Coherence of each spectrum; NaN where there is no peak."""
    at, _ = highest(spectra, *PEAK_HZ)
    peak = around(spectra, at, HALF_HZ)
    rest = total(spectra, *TOTAL_HZ) - peak
    known = (at > 0) & (rest > 0)
    return np.where(known, peak / np.where(known, rest, 1.0), np.nan)


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
    """Compute the heart-rate swing per breath: the highest minus the lowest rate.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, beats per minute
        NaN for less than 56 s of beats.

    Notes
    -----
    A breath is a cycle of the heart's main oscillation: the highest peak between 0.04 and 0.45 Hz in each piece of 64 s
    (see `coherence`), band-passed from its frequency divided by 1.6 to its frequency times 1.6, from one rise of the RR
    intervals to the next. Rates are 60000 / RR beat by beat. Mean over the whole cycles with at least 3 beats in a
    piece, median over pieces. At rest the main oscillation may be the 0.1 Hz wave instead of the breath; guided
    breathing dominates it.
    """
    series = series_of(rr_ms)
    pieces = pieces_of(series)
    return median(swings(series, pieces, main_hz(spectra_of(pieces))).hr_bpm)


def swings_per_min(rr_ms: ArrayLike) -> float:
    """Compute the rate of the heart's main oscillation, see `hr_swing`.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, per minute
        Median over pieces of 64 s; NaN for less than 56 s of beats and where there is no oscillation.

    Notes
    -----
    It is the breathing rate where the breath dominates, and the rate of the 0.1 Hz wave where that is larger.
    `breathing_rate` distinguishes the two.
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
    start = np.concatenate(([True], of[1:] != of[:-1])).nonzero()[0]
    longest, shortest = np.maximum.reduceat(rr, start), np.minimum.reduceat(rr, start)
    good = (np.append(start[1:], row.size) - start >= MIN_BEATS) & (of[start] % size > 0)
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

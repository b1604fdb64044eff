"""Pieces of 64 s of RR intervals on an even grid and their spectra: what every measure of breathing looks at.

A piece is long enough for five breaths at 4.5 a minute and short enough to follow a change of the breath.
"""

from typing import NamedTuple

import numpy as np

from hrvsync.analysis.measures.frequency import on_grid, taper
from hrvsync.analysis.measures.series import Series
from hrvsync.beats import Floats, Ints

PIECE_S = 64.0
MIN_S = 56.0
"""The beats of a window of 60 s span no less; a shorter series has no piece."""
GRID_HZ = 4.0
HOLE_S = 4.0
"""A piece with a longer time without a used beat is left out: a breath would be guessed."""
POINTS = 1600
STEP_HZ = GRID_HZ / POINTS
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
    holes = np.flatnonzero(np.diff(beats) > HOLE_S)
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
    """Spectra of pieces: Hann, one-sided; 1600 points, so a step is 0.0025 Hz."""
    transform = np.fft.rfft(pieces.level * taper(pieces.level.shape[1]), POINTS)
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

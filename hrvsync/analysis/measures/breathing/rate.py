"""Breathing rate from the heart's rhythm, behind a gate: where it cannot be known, it says why.

The heart swings with the breath, and by itself about six times a minute (the 0.1 Hz wave). A swing slower than 9 a
minute may be either. So a slow rate is believed only where a pacer leads the breath and the heart keeps to it.
"""

from enum import IntEnum
from typing import NamedTuple

import numpy as np

from hrvsync.analysis.measures.breathing.pieces import (
    GRID_HZ,
    MIN_MS2,
    PIECE_S,
    Spectra,
    around,
    highest,
    levelled,
    pieces_of,
    spectra_of,
    total,
)
from hrvsync.analysis.measures.series import median, series_of
from hrvsync.beats import ArrayLike, Floats, Ints

SLOW_HZ = (0.04, 0.15)
QUICK_HZ = (0.155, 0.45)
"""9.3 to 27 a minute: a clear swing here is the breath."""
NEAR_HZ = 0.03
CLEAR = 0.6
"""Share of what varies above EDGE_HZ that must lie near the quick peak ..."""
EDGE_HZ = 0.125
HEARD = 0.15
"""... which holds at least this share of the slow peak's power ..."""
HARMONIC = 0.4
"""... and, where it stands at twice or three times the slow one, this share: a slow breath has overtones."""
LOCKED = 0.85
FOLLOWED = 0.45
"""With a pacer: steadiness of the phase, and the share of the heart's variance in step with it."""
BEHIND = 1.6
"""The heart answers a slow breath within this angle (radians) of it; the 0.1 Hz wave stands at any angle."""
MIN_BREATHS = 5
WHOLE = 0.85
"""A breath that a phase cuts short counts if so much of it was shown."""


class Basis(IntEnum):
    """What a breathing rate rests on; below 0 why there is none. NaN in its place: not enough good data."""

    CHEST = 3
    PACER = 2
    HEART = 1
    WAVE = -1
    UNCLEAR = -2
    ASTRAY = -3
    RESTLESS = -4


WORDS = {
    Basis.CHEST: "measured at the chest",
    Basis.PACER: "the heart follows the pacer",
    Basis.HEART: "from the heart's swing",
    Basis.WAVE: "uncertain: the heart's slow wave outweighs the breath",
    Basis.UNCLEAR: "uncertain: no clear swing with the breath",
    Basis.ASTRAY: "uncertain: the heart does not follow the pacer",
    Basis.RESTLESS: "uncertain: the chest moves too much",
}


class Rate(NamedTuple):
    """Breaths per minute, NaN where uncertain, and a Basis as a float, NaN where there is not enough good data."""

    bpm: float
    basis: float


UNKNOWN = Rate(float("nan"), float("nan"))


def in_words(basis: float) -> str:
    """Say what a breathing rate rests on, or why there is none."""
    return WORDS[Basis(int(basis))] if np.isfinite(basis) else "not enough good data"


def breathing_rate(rr_ms: ArrayLike) -> Rate:
    """Estimate the breathing rate from RR intervals.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    Rate
        `bpm`: breaths per minute between 9.3 and 27, NaN where uncertain. `basis`: a `Basis` as a float, which below 0
        gives the reason of most pieces; NaN where there is not enough good data.

    Notes
    -----
    In each piece of 64 s (see `coherence`) the highest peak between 0.155 and 0.45 Hz, if 60 % of what varies above
    0.125 Hz lies within 0.03 Hz of it, it has 15 % of the power of the highest peak between 0.04 and 0.15 Hz, and it is
    no overtone of that. The median of the pieces that agree on a rate, where half of them do. Slower breathing cannot
    be distinguished from the heart's own 0.1 Hz wave by RR intervals alone.
    """
    return summed(*rates_in(spectra_of(pieces_of(series_of(rr_ms)))))


def rates_in(spectra: Spectra) -> tuple[Floats, Ints]:
    """Breaths per minute of each spectrum, NaN where uncertain, and its Basis."""
    slow_at, slow = highest(spectra, *SLOW_HZ)
    quick_at, quick = highest(spectra, *QUICK_HZ)
    slow_power, quick_power = around(spectra, slow_at, NEAR_HZ), around(spectra, quick_at, NEAR_HZ)
    ratio = quick_at / np.maximum(slow_at, 1)
    overtone = (np.abs(ratio - 2) < 0.2) | (np.abs(ratio - 3) < 0.25)
    sure = (quick_at > 0) & (quick_power >= CLEAR * total(spectra, EDGE_HZ, QUICK_HZ[1] + NEAR_HZ))
    sure &= quick_power >= np.where(overtone, HARMONIC, HEARD) * slow_power
    # A breath that wanders over the edge has a peak on either side of it.
    sure &= (slow_at == 0) | (quick - slow > 2 * NEAR_HZ) | (slow_power < HARMONIC * quick_power)
    doubt = np.where(slow_power > quick_power, int(Basis.WAVE), int(Basis.UNCLEAR))
    return np.where(sure, 60 * quick, np.nan), np.where(sure, int(Basis.HEART), doubt)


def summed(bpm: Floats, basis: Ints) -> Rate:
    """Sum up the rates of many pieces."""
    if not bpm.size:
        return UNKNOWN
    sure = np.isfinite(bpm)
    if 2 * np.count_nonzero(sure) >= bpm.size:
        return Rate(median(bpm), float(Basis.HEART))
    doubts = basis[~sure]
    wave = 2 * np.count_nonzero(doubts == Basis.WAVE) >= doubts.size
    return Rate(float("nan"), float(Basis.WAVE if wave else Basis.UNCLEAR))


def at_the_pacer(rr_ms: Floats, phase: Floats, seconds: float = PIECE_S) -> Rate:
    """Estimate the rate of a heart that keeps to a pacer: breaths per minute with their Basis.

    `rr_ms` (n) at 4 Hz without holes; `phase`: the pacer's at the same times (n, radians growing by 2 pi a breath), NaN
    where none runs. One phasor for each whole breath: the Fourier coefficient of the RR intervals at the pacer. The
    rate is the pacer's over the last `seconds` where at least 5 breaths have a mean unit phasor of 0.85, explain 45 %
    of the variance and lie within 1.6 radians of the breath; else ASTRAY; unknown with fewer breaths.
    """
    runs = np.isfinite(phase)
    if np.count_nonzero(runs) < 2:
        return UNKNOWN
    x, phi = levelled(rr_ms[np.newaxis, runs])[0], phase[runs]
    number = np.floor(phi / (2 * np.pi))
    start = np.flatnonzero(np.diff(number, prepend=number[0] - 1) != 0)
    stop = np.append(start[1:], phi.size)
    whole = phi[stop - 1] - phi[start] > WHOLE * 2 * np.pi
    if np.count_nonzero(whole) < MIN_BREATHS:
        return UNKNOWN
    phasors = (np.add.reduceat(x * np.exp(-1j * phi), start) / (stop - start))[whole]
    variance = float((x * x).mean())
    if not variance > MIN_MS2:
        return Rate(float("nan"), float(Basis.UNCLEAR))
    mean = phasors.mean()
    strength = abs((phasors / np.maximum(np.abs(phasors), 1e-12)).mean())
    # The RR interval is longest as a breath begins, where its volume is least: at angle 0.
    if strength < LOCKED or 2 * abs(mean) ** 2 < FOLLOWED * variance or abs(np.angle(mean)) > BEHIND:
        return Rate(float("nan"), float(Basis.ASTRAY))
    steps = np.diff(phi[-int(min(seconds * GRID_HZ, phi.size)) :])
    turning = steps[(steps > 0) & (steps < 1)]  # a new phase sets the pacer back
    return Rate(60 * GRID_HZ * float(turning.mean()) / (2 * np.pi), float(Basis.PACER))

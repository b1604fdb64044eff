"""The breath from a strap's acceleration: the chest leans a degree or two with each breath."""

from collections import deque

import numpy as np

from hrvsync.analysis.measures.breathing.rate import UNKNOWN, Basis, Rate
from hrvsync.analysis.measures.breathing.rsa import Breaths, breaths_in, joined
from hrvsync.analysis.waves import Samples, band_pass, runs_of, samples
from hrvsync.beats import Floats
from hrvsync.events import Wave

BAND_HZ = (0.05, 0.6)
"""3 to 36 breaths a minute."""
GRID_HZ = 10.0
WINDOW_S = 32.0
WINDOW = round(WINDOW_S * GRID_HZ)
MIN_S = 30.0
SPARE_S = 3.0
"""Seconds kept beyond a window; after a longer silence the chest's rate is unknown."""
STEP_S = 8.0
POINTS = 4096
NEAR_HZ = 0.0625
"""Half the width of a Hann window of 32 s."""
CLEAR = 0.5
"""Share of the chest's movement in the band that must lie near the peak: a chest that talks or walks has less."""
MIN_MG = 1.0
"""A strap on a table moves less (rms in the band)."""


def slowed(acceleration: Samples) -> Samples:
    """Bring acceleration down to 10 Hz by the mean over 0.1 s around each moment, within each run."""
    parts = [(np.empty(0), np.empty((0, 3)), np.empty(0, np.int64))]
    for run, (t, x) in enumerate(runs_of(acceleration)):
        if t.size < 2 or t[-1] - t[0] < 2 / GRID_HZ:
            continue
        at = np.arange(np.ceil(t[0] * GRID_HZ + 0.5), np.floor(t[-1] * GRID_HZ - 0.5) + 1) / GRID_HZ
        # The integral of the samples, each lasting from half way to the one before to half way to the next.
        edge = np.concatenate([[t[0]], (t[1:] + t[:-1]) / 2, [t[-1]]])
        whole = np.concatenate([np.zeros((1, x.shape[1])), np.cumsum(x * np.diff(edge)[:, np.newaxis], axis=0)])
        ends = np.concatenate([at, at[-1:] + 1 / GRID_HZ]) - 0.5 / GRID_HZ
        mean = np.stack([np.diff(np.interp(ends, edge, column)) * GRID_HZ for column in whole.T], axis=1)
        parts.append((at, mean, np.full(at.size, run, np.int64)))
    return Samples(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def chest_rate(x: Floats) -> Rate:
    """Estimate the breathing rate from 32 s of chest movement.

    Parameters
    ----------
    x : ndarray, shape (n, 3), milli-g at 10 Hz
        Acceleration of three axes; NaN is not allowed and makes the rate unknown.

    Returns
    -------
    Rate
        Breaths per minute, NaN where uncertain, with its `Basis`; both are NaN with fewer than 30 s.

    Notes
    -----
    A straight line is taken off each axis, Hann, spectrum in steps of 0.0024 Hz; the first principal component of what
    lies between 0.05 and 0.6 Hz; the rate is that of its highest peak. RESTLESS where less than half of that power lies
    within 0.0625 Hz of the peak, UNCLEAR without a peak or where the chest moves by less than 1 milli-g rms.
    """
    n = len(x)
    if n < MIN_S * GRID_HZ or not np.isfinite(x).all():
        return UNKNOWN
    ramp = np.arange(n) - (n - 1) / 2
    level = x - x.mean(axis=0) - ramp[:, np.newaxis] * (ramp @ x / (ramp @ ramp))
    window = np.hanning(n)
    first, last = round(BAND_HZ[0] / GRID_HZ * POINTS), round(BAND_HZ[1] / GRID_HZ * POINTS)
    transform = np.fft.rfft(level * window[:, np.newaxis], POINTS, axis=0)[first : last + 1]
    _, axes = np.linalg.eigh((transform.conj().T @ transform).real)
    power = np.abs(transform @ axes[:, -1]) ** 2
    moves = 2 * float(power.sum()) / POINTS / float(window @ window)
    at = int(power.argmax())
    if not moves > MIN_MG**2 or at in (0, power.size - 1):
        return Rate(float("nan"), float(Basis.UNCLEAR))
    near = power[max(0, at - round(NEAR_HZ / GRID_HZ * POINTS)) : at + round(NEAR_HZ / GRID_HZ * POINTS) + 1]
    if float(near.sum()) < CLEAR * float(power.sum()):
        return Rate(float("nan"), float(Basis.RESTLESS))
    before, here, after = power[at - 1 : at + 2].tolist()
    shift = 0.5 * (before - after) / min(before - 2 * here + after, -1e-300)
    return Rate(60 * (first + at + shift) * GRID_HZ / POINTS, float(Basis.CHEST))


class ChestNow:
    """Follows the acceleration of one person as it arrives, and knows the newest breathing rate."""

    def __init__(self) -> None:
        self._waves: deque[Wave] = deque()

    def feed(self, wave: Wave) -> None:
        """Take the next block of acceleration; others are left."""
        if wave.kind == "acc":
            self._waves.append(wave)
            while wave.t - self._waves[0].t > WINDOW_S + SPARE_S:
                self._waves.popleft()

    def rate(self, t: float) -> Rate:
        """Breathing rate at session time `t` (s); unknown where the newest 32 s are not there without a gap."""
        if not self._waves or t - self._waves[-1].t > SPARE_S:
            return UNKNOWN
        newest = samples(self._waves, self._waves[-1].who, "acc")
        since, x = runs_of(newest)[-1]
        return chest_rate(slowed(Samples(since, x, np.zeros(since.size, np.int64))).x[-WINDOW:])


def chest_rates(acceleration: Samples) -> tuple[Floats, Floats, Floats]:
    """Estimate the breathing rate from chest movement every 8 s, see `chest_rate`.

    Parameters
    ----------
    acceleration : Samples, three axes, milli-g

    Returns
    -------
    end : ndarray, shape (k,), s
        End of each window of 32 s.
    bpm : ndarray, shape (k,), breaths per minute
        NaN where uncertain.
    basis : ndarray, shape (k,)
        A `Basis` as a float; NaN where there is not enough good data.
    """
    chest = slowed(acceleration)
    if not chest.t.size:
        return np.empty(0), np.empty(0), np.empty(0)
    ends = np.arange(np.ceil((chest.t[0] + WINDOW_S) / STEP_S) * STEP_S, chest.t[-1] + 1e-9, STEP_S)
    rates = [_at(chest, end) for end in ends.tolist()]
    return ends, np.array([rate.bpm for rate in rates]), np.array([rate.basis for rate in rates])


def _at(chest: Samples, end: float) -> Rate:
    a, b = np.searchsorted(chest.t, [end - WINDOW_S, end], side="right")
    return chest_rate(chest.x[a:b]) if b > a and chest.run[a] == chest.run[b - 1] else UNKNOWN


def chest_breaths(acceleration: Samples) -> Breaths:
    """List the breaths that the movement of the chest shows.

    Parameters
    ----------
    acceleration : Samples, three axes, milli-g

    Returns
    -------
    Breaths
        Times in s. Which half is breathing in is not known: `start` and `turn` may be swapped.

    Notes
    -----
    For each run of at least 32 s: the first principal component, band-passed 0.05 to 0.6 Hz without a shift.
    """
    runs = runs_of(slowed(acceleration))
    return joined([breaths_in(t, chest_wave(x)) for t, x in runs if len(x) >= WINDOW and np.isfinite(x).all()])


def chest_wave(x: Floats) -> Floats:
    """First principal component (n; milli-g) of the chest's movement (n, 3; at 10 Hz) between 0.05 and 0.6 Hz."""
    moved = band_pass(x - x.mean(axis=0), GRID_HZ, BAND_HZ)
    return moved @ np.linalg.svd(moved, full_matrices=False)[2][0]

"""The phase so far: whether two had more in common, at one lag, than by chance, by a limit that allows many looks.

`significance` tests a phase that is over, once. A verdict that is shown while the phase goes on is looked at again and
again, and each look is another chance to be wrong: the limit here is that of the highest value of all looks.
"""

from functools import lru_cache
from math import floor, nan, sqrt

import msgspec
import numpy as np

from hrvsync.analysis.grid import GRID_HZ, grid_times, rr_series
from hrvsync.analysis.measure import Window
from hrvsync.analysis.synchrony.estimate import MAX_LAG_S
from hrvsync.analysis.synchrony.lagged import FLAT, MIN_VALID, pair_of, samples
from hrvsync.analysis.synchrony.significance import (
    EXTREME_SD,
    HIGH_HZ,
    LEAST_RATES,
    LOW_HZ,
    MIN_S,
    beside,
    beyond_pacers,
    taper,
)
from hrvsync.beats import ArrayLike, Beats, Bools, Complexes, Floats

LIMITS = (3.5, 3.05, 3.5, 3.8)
"""What an excess has to pass at the look of the second minute, the third, the fourth and all later ones.

Of strangers, at most 5 in 100 ever do in ten minutes; half of these at the third minute, when many phases soon end
(Lan & DeMets 1983, Biometrika 70:659). Chosen by `python tests/bench/bench_so_far.py`.
"""
EVERY_S = 60.0
"""One look a minute of the phase: more looks would ask for a higher limit, which finds less."""
SETTLED_S = 4.0
"""A look leaves out the newest seconds: the next beats still change them."""
LONGEST_S = 600.0
"""Of a longer phase the newest ten minutes are looked at."""
SMOOTH_HZ = 0.01
FLATTENED = 0.9


class SoFar(msgspec.Struct, frozen=True):
    """What two have in common in a stretch: `excess` in SD of what chance gives at one lag, the highest of all lags.

    `lag` (s, positive: A leads) where it is highest, NaN at the edge of those searched. `seconds`: how long the stretch
    is, of a phase with the newest seconds that were left out. `beyond`: 1 where pacers were taken out, else 0. NaN: not
    enough good data.
    """

    excess: float = nan
    lag: float = nan
    seconds: float = nan
    beyond: float = nan


def so_far(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    max_lag: float = 5.0,
    pacers: tuple[ArrayLike | None, ArrayLike | None] = (None, None),
) -> SoFar:
    """Measure how much more two series have in common, at one lag, than two with their cross-spectrum by chance.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length from ONE phase, from its beginning to now; NaN where data is missing.
    rate : float
        Samples per second.
    max_lag : float, s
        Lags from -max_lag to max_lag are searched.
    pacers : tuple of (array_like or None), each of shape (n,), radians
        The phase of the pacer of each, growing by 2 pi a breath, NaN where none runs; they are taken out.

    Returns
    -------
    SoFar
        Excess (SD) and its lag (s, positive: A leads). Of strangers looked at once a minute for ten minutes, at most 5
        in 100 ever pass `limit_at`. NaN with less than 90 s, with less than four fifths of the samples of either, for a
        series that does not vary, and where pacers leave less than a third of the rates.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    Gaps are bridged by lines, a parabola is taken off, the ends are tapered over 5 %, and each series is divided,
    between 0.02 and 0.4 Hz, by the power 0.9 of its amplitude spectrum smoothed over 0.01 Hz (Knapp & Carter 1976, IEEE
    Trans. Acoust. 24:320). c is the circular cross-correlation, C its spectrum. If only the phases of C are chance, c
    has the variance sum(|C|^2) / 2 at each lag: the excess is the highest c within ±`max_lag` over its root. A pacer is
    taken out with those harmonics that are there (`harmonics_of`), and rates within 0.02 Hz of them are left out.
    """
    x, y = pair_of(a, b)
    reach = samples(max_lag, rate, "max_lag", minimum=0)
    phase_a, phase_b = (None if phase is None else pair_of(x, phase)[1] for phase in pacers)
    phases = phase_a, phase_b
    series, followed = beyond_pacers((x, y), phases, rate)
    known = np.flatnonzero(np.isfinite(series[0]) & np.isfinite(series[1]))
    inner = slice(known[0], known[-1] + 1) if known.size else slice(0)
    x, y = (one[inner] for one in series)
    n, beyond = x.size, float(any(phase is not None for phase in phases))
    unknown = SoFar(seconds=n / rate, beyond=beyond)
    enough = min(np.count_nonzero(np.isfinite(one)) for one in (x, y)) >= MIN_VALID * n
    if n < MIN_S * rate or n <= 2 * reach or not enough:
        return unknown
    f = np.fft.rfftfreq(n, 1 / rate)
    within = (f >= LOW_HZ) & (f <= HIGH_HZ)
    use = within & ~beside([phase[inner] for phase in phases if phase is not None], f, rate, followed)
    if np.count_nonzero(use) < LEAST_RATES * np.count_nonzero(within):
        return unknown
    one, other = (_flat_spectrum(each, f, use) for each in (x, y))
    cross = one.conj() * other
    size = sqrt(float(np.sum(np.abs(cross) ** 2)) / 2)
    if not size > 0:
        return unknown
    around = np.fft.irfft(cross, n) * n / 2  # irfft counts each rate twice and divides by n
    curve = np.concatenate((around[n - reach :], around[: reach + 1])) / size
    best = int(curve.argmax())
    lag = float(best - reach) / rate if 0 < best < 2 * reach or reach == 0 else nan
    return SoFar(float(curve[best]), lag, n / rate, beyond)


def _flat_spectrum(x: Floats, f: Floats, use: Bools) -> Complexes:
    """The spectrum of a series at the rates in `use`, flattened by its own, 0 at all others and where it stands still.

    Smoothed around a straight line in its logarithms, so that what is steep stays so; extremes in time are clipped.
    """
    n, known, at = x.size, np.isfinite(x), np.arange(x.size)
    x = _without_bend(np.interp(at, at[known], x[known]))
    spectrum = np.where(use, np.fft.rfft(x * taper(n)), 0)
    power = np.abs(spectrum[use]) ** 2
    if not power.any():
        return spectrum
    log_f, log_power = np.log(f[use]), np.log(np.maximum(power / power.max(), 1e-30))
    slope, level = np.polyfit(log_f, log_power, 1)
    line = np.exp(slope * log_f + level)
    beside_line = np.zeros(f.size)
    beside_line[use] = power / line
    reach = min(int(3 * SMOOTH_HZ / f[1]), f.size // 2 - 1)
    kernel = np.exp(-((np.arange(-reach, reach + 1) * f[1] / SMOOTH_HZ) ** 2) / 2)
    smooth = (np.convolve(beside_line, kernel, "same")[use] / np.convolve(use, kernel, "same")[use]) * line
    spectrum[use] *= smooth ** (-FLATTENED / 2)
    flat = np.fft.irfft(spectrum, n)
    flat /= flat.std()
    return np.where(use, np.fft.rfft(np.clip(flat, -EXTREME_SD, EXTREME_SD)), 0)


def _without_bend(x: Floats) -> Floats:
    """Take a parabola off: hearts that come to rest at the same time bend alike, whoever they are."""
    at = np.linspace(-1, 1, x.size)
    powers = np.stack((np.ones(x.size), at, at * at), axis=1)
    left = x - powers @ np.linalg.solve(powers.T @ powers, powers.T @ x)
    return left if np.abs(left).max() > FLAT * np.abs(x).max() else np.zeros(x.size)


def phase_so_far(a: Beats, b: Beats, window: Window) -> SoFar:
    """Measure the present phase up to its newest whole minute, without a phase the session.

    Parameters
    ----------
    a, b : Beats
        The beats of the two people.
    window : Window
        Its `end` is now (s of session time); the seats and the guide.

    Returns
    -------
    SoFar
        Beyond the pacers where the phase has some; of a phase longer than ten minutes the newest ten. NaN before its
        second minute is over.
    """
    phase = window.guide.phase
    begun = phase.t if phase else 0.0
    look = begun + EVERY_S * floor((window.end - begun) / EVERY_S)
    t = grid_times(max(begun, look - LONGEST_S), look - SETTLED_S)
    if t.size < MIN_S * GRID_HZ:
        return SoFar()
    paced = phase is not None and bool(phase.pacers)
    phases = tuple(window.guide.breath_phase(t, who).tobytes() if paced else b"" for who in window.people)
    found = _looked_at(rr_series(a, t).tobytes(), rr_series(b, t).tobytes(), *phases)
    return msgspec.structs.replace(found, seconds=min(look - begun, LONGEST_S))


def limit_at(seconds: float) -> float:
    """Return what the excess of a phase so far has to pass that is `seconds` long."""
    return LIMITS[min(max(round(seconds / EVERY_S) - 2, 0), len(LIMITS) - 1)]


@lru_cache(maxsize=4)  # what a look sees stays the same until the next one
def _looked_at(x: bytes, y: bytes, *phases: bytes) -> SoFar:
    one, other = (np.frombuffer(phase) if phase else None for phase in phases)
    return so_far(np.frombuffer(x), np.frombuffer(y), GRID_HZ, MAX_LAG_S, (one, other))

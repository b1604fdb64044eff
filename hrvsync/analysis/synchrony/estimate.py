"""What is between two people now: the newest minute by itself, and against the last ten."""

from math import floor, nan, pi, tanh
from typing import NamedTuple

import numpy as np

from hrvsync.analysis.grid import GRID_HZ, rr_series
from hrvsync.analysis.synchrony.chance import INDEPENDENT_S, STEP_S, Chance, best_lag, chance, tail
from hrvsync.analysis.synchrony.evaluate import Window
from hrvsync.analysis.synchrony.lead import dominant_period, lag_interval
from hrvsync.analysis.synchrony.pacer import beyond_pacer, pacer_locking, without_pacer
from hrvsync.beats import Beats, Floats

MAX_LAG_S = 5.0
PAST_S = 600.0  # the chance level looks back so far
FRESH_S = 3.0
EDGE_S = 8.0  # beats this much earlier give the first samples a neighbour
PARTIAL_MIN_S = 180.0  # with less of one pacer, taking it out takes too much: false alarms reach 11 % (bench_synchrony)
SHARED = 0.05  # pacers whose phases (radians) differ by less are one


class LatestWindow(NamedTuple):
    """The newest minute: correlation at lag 0 (`r0`, Fisher `z0`), highest Fisher `z` of all lags and its `lag` (s)."""

    r0: float
    z0: float
    z: float
    lag: float


def latest_window(a: Beats, b: Beats, window: Window) -> LatestWindow:
    """Correlate the window at every lag."""
    seconds = window.end - window.start
    _, x, y = _series(a, b, window.end, seconds + MAX_LAG_S)
    best = best_lag(x, y, GRID_HZ, seconds, MAX_LAG_S)
    return LatestWindow(tanh(best.z0), best.z0, best.z, best.lag)


class PairEstimate(NamedTuple):
    """The newest minute against its chance level; see `Chance` and `LagInterval`.

    The band `r0_low` .. `r0_high` is of correlations at lag 0, the other strengths are Fisher z. `period` (s) is
    that of a wave both series repeat, NaN where there is none.

    What the pacer explains (NaN without one): `locking_*` 0 to 1 and `angle_*` (radians) as in `Locking`; `breath` (s),
    the longer of the two paced breaths; `shared`: 1 with one pacer for both, else 0. `apart_p`: probability that two
    who do not follow it together reach the synchrony that this pair shows with it. `partial_*`: as in `Chance`, of what
    is left with the pacer taken out.
    """

    z: float
    lag: float
    r0_low: float
    r0_high: float
    low: float
    high: float
    percentile: float
    p: float
    lag_low: float
    lag_high: float
    period: float
    shared: float = nan
    breath: float = nan
    locking_a: float = nan
    angle_a: float = nan
    locking_b: float = nan
    angle_b: float = nan
    apart_p: float = nan
    partial_z: float = nan
    partial_lag: float = nan
    partial_low: float = nan
    partial_high: float = nan
    partial_percentile: float = nan
    partial_p: float = nan


def estimate(a: Beats, b: Beats, window: Window) -> PairEstimate:
    """Hold the window's correlation at the best lag against surrogates from the same phase, and against the pacer."""
    seconds = window.end - window.start
    t, x, y = _series(a, b, window.end, PAST_S + MAX_LAG_S)
    phase = window.guide.phase
    begun = int(np.searchsorted(t, phase.t)) if phase else 0
    found = chance(x, y, GRID_HZ, seconds, MAX_LAG_S, since=begun / GRID_HZ)
    reach = lag_interval(x, y, GRID_HZ, seconds, MAX_LAG_S)
    recent = round(seconds * GRID_HZ)
    seen = PairEstimate(
        z=found.z,
        lag=found.lag,
        r0_low=tanh(found.low0),
        r0_high=tanh(found.high0),
        low=found.low,
        high=found.high,
        percentile=found.percentile,
        p=found.p,
        lag_low=reach.low,
        lag_high=reach.high,
        period=dominant_period(x[-recent:], y[-recent:], GRID_HZ, 3 * MAX_LAG_S),
    )
    if phase is None or not phase.pacers:
        return seen
    t, x, y = t[begun:], x[begun:], y[begun:]
    phase_a, phase_b = (window.guide.breath_phase(t, who) for who in window.people)
    return _with_pacer(seen, x, y, phase_a, phase_b, recent)


def _series(a: Beats, b: Beats, end: float, seconds: float) -> tuple[Floats, Floats, Floats]:
    """Session time (s) and the RR intervals of both for so many seconds, none before 0, up to the newest known of both.

    That lies in the middle of an interval, a little before `end`; after a silence of more than FRESH_S it is `end`.
    """
    newest = min(float(one.t[i] - one.rr_ms[i] / 2000) for one in (a, b) for i in one.good.nonzero()[0][-1:])
    if end - FRESH_S <= newest < end:
        end = newest
    last = floor(end * GRID_HZ)
    t = np.arange(max(1, last + 1 - round(seconds * GRID_HZ)), last + 1) / GRID_HZ
    return t, rr_series(a, t), rr_series(b, t)


def _with_pacer(
    seen: PairEstimate, x: Floats, y: Floats, phase_a: Floats, phase_b: Floats, recent: int
) -> PairEstimate:
    lock_a, lock_b = pacer_locking(x[-recent:], phase_a[-recent:]), pacer_locking(y[-recent:], phase_b[-recent:])
    both = np.isfinite(phase_a) & np.isfinite(phase_b)
    seen = seen._replace(
        shared=float(both.any() and np.abs(phase_a - phase_b)[both].max() < SHARED),
        breath=float(np.fmax(_breath(phase_a[-recent:]), _breath(phase_b[-recent:]))),
        locking_a=lock_a.strength,
        angle_a=lock_a.angle,
        locking_b=lock_b.strength,
        angle_b=lock_b.angle,
    )
    if not both.any():
        return seen
    if x.size >= recent + MAX_LAG_S * GRID_HZ:
        apart = _against_chance(without_pacer(x, phase_a), without_pacer(y, phase_b), recent).surrogates
        seen = seen._replace(apart_p=tail(seen.z, apart, apart.size * STEP_S / INDEPENDENT_S))
    if x.size < PARTIAL_MIN_S * GRID_HZ:
        return seen
    left = _against_chance(beyond_pacer(x, phase_a, GRID_HZ), beyond_pacer(y, phase_b, GRID_HZ), recent)
    return seen._replace(
        partial_z=left.z,
        partial_lag=left.lag,
        partial_low=left.low,
        partial_high=left.high,
        partial_percentile=left.percentile,
        partial_p=left.p,
    )


def _against_chance(x: Floats, y: Floats, recent: int) -> Chance:
    return chance(x, y, GRID_HZ, recent / GRID_HZ, MAX_LAG_S)


def _breath(phase: Floats) -> float:
    """Period (s) of the pacer; NaN where none runs."""
    known = phase[np.isfinite(phase)]
    return 2 * pi * (known.size - 1) / (known[-1] - known[0]) / GRID_HZ if known.size > 1 else nan

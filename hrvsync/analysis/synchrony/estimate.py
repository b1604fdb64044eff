"""What is between two people now: the newest minute by itself, and against the last ten."""

from math import floor, nan, pi, tanh
from typing import NamedTuple

import numpy as np

from hrvsync.analysis.grid import GRID_HZ, rr_series
from hrvsync.analysis.measure import Window
from hrvsync.analysis.synchrony.chance import INDEPENDENT_S, NO_CHANCE, STEP_S, Chance, best_lag, chance, tail
from hrvsync.analysis.synchrony.lead import LagInterval, dominant_period, lag_interval
from hrvsync.analysis.synchrony.pacer import Locking, beyond_pacer, pacer_locking, without_pacer
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
    """The newest minute against its chance level, `chance`, with the interval of its best lag, `lead`.

    The band `r0_low` .. `r0_high` is that of chance for correlations at lag 0. `period` (s): of a wave both series
    repeat, NaN where there is none.

    What the pacer explains (NaN without one): how each follows it, `locking_a` and `locking_b`; `breath` (s), the
    longer of the two paced breaths; `shared`: 1 with one pacer for both, else 0. `apart_p`: probability that two who do
    not follow it together reach the synchrony that this pair shows with it. `partial`: what is left with the pacer
    taken out.
    """

    chance: Chance
    lead: LagInterval
    r0_low: float
    r0_high: float
    period: float
    shared: float = nan
    breath: float = nan
    locking_a: Locking = Locking(nan, nan, 0)
    locking_b: Locking = Locking(nan, nan, 0)
    apart_p: float = nan
    partial: Chance = NO_CHANCE


def estimate(a: Beats, b: Beats, window: Window) -> PairEstimate:
    """Hold the window's correlation at the best lag against surrogates from the same phase, and against the pacer."""
    seconds = window.end - window.start
    t, x, y = _series(a, b, window.end, PAST_S + MAX_LAG_S)
    phase = window.guide.phase
    begun = int(np.searchsorted(t, phase.t)) if phase else 0
    found = chance(x, y, GRID_HZ, seconds, MAX_LAG_S, since=begun / GRID_HZ)
    recent = round(seconds * GRID_HZ)
    seen = PairEstimate(
        found,
        lag_interval(x, y, GRID_HZ, seconds, MAX_LAG_S),
        r0_low=tanh(found.low0),
        r0_high=tanh(found.high0),
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
    both = np.isfinite(phase_a) & np.isfinite(phase_b)
    seen = seen._replace(
        shared=float(both.any() and np.abs(phase_a - phase_b)[both].max() < SHARED),
        breath=float(np.fmax(_breath(phase_a[-recent:]), _breath(phase_b[-recent:]))),
        locking_a=pacer_locking(x[-recent:], phase_a[-recent:]),
        locking_b=pacer_locking(y[-recent:], phase_b[-recent:]),
    )
    if not both.any():
        return seen
    if x.size >= recent + MAX_LAG_S * GRID_HZ:
        apart = _against_chance(without_pacer(x, phase_a), without_pacer(y, phase_b), recent).surrogates
        seen = seen._replace(apart_p=tail(seen.chance.z, apart, apart.size * STEP_S / INDEPENDENT_S))
    if x.size < PARTIAL_MIN_S * GRID_HZ:
        return seen
    left = beyond_pacer(x, phase_a, GRID_HZ), beyond_pacer(y, phase_b, GRID_HZ)
    return seen._replace(partial=_against_chance(*left, recent))


def _against_chance(x: Floats, y: Floats, recent: int) -> Chance:
    return chance(x, y, GRID_HZ, recent / GRID_HZ, MAX_LAG_S)


def _breath(phase: Floats) -> float:
    """Period (s) of the pacer; NaN where none runs."""
    known = phase[np.isfinite(phase)]
    return 2 * pi * (known.size - 1) / (known[-1] - known[0]) / GRID_HZ if known.size > 1 else nan

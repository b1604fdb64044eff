"""What is between two people now: the newest minute by itself, against the last ten, and how sure its best lag is."""

from functools import cache
from math import ceil, floor, nan, pi, tanh
from typing import NamedTuple

import msgspec
import numpy as np

from hrvsync.analysis.grid import GRID_HZ, rr_series
from hrvsync.analysis.measure import Window
from hrvsync.analysis.synchrony.chance import (
    INDEPENDENT_S,
    MIN_SHIFT_S,
    MIN_SURROGATES,
    NO_CHANCE,
    STEP_S,
    Chance,
    band,
    best_lag,
    chance,
    tail,
)
from hrvsync.analysis.synchrony.lagged import centred, pair_of, samples, sizes
from hrvsync.analysis.synchrony.pacer import Locking, beyond_pacer, pacer_locking, without_pacer
from hrvsync.beats import ArrayLike, Beats, Floats, covered

MAX_LAG_S = 5.0
PAST_S = 600.0  # the chance level looks back so far
FRESH_S = 3.0
NEWEST_S = 2.0  # so much of the newest is not known yet: an interval stands at its middle
EDGE_S = 8.0  # beats this much earlier give the first samples a neighbour
PARTIAL_MIN_S = 180.0  # with less of one pacer, taking it out takes too much: false alarms reach 11 % (bench_synchrony)
SHARED = 0.05  # pacers whose phases (radians) differ by less are one
BLOCK_S = 5.0
RESAMPLES = 200
PERIODIC = 0.7  # autocorrelation of a series that is one wave, for which earlier and later look alike


class LagInterval(msgspec.Struct, frozen=True):
    """90 % of resampled best lags lie within `low` .. `high` (s, positive: A leads); NaN with too little data."""

    low: float
    high: float


def lag_interval(a: ArrayLike, b: ArrayLike, rate: float, window: float = 60.0, max_lag: float = 5.0) -> LagInterval:
    """Estimate a 90 % interval of the best lag of the newest window by resampling.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length that end now; NaN where data is missing.
    rate : float
        Samples per second.
    window : float, s
        Length of the newest window.
    max_lag : float, s
        Lags from -max_lag to max_lag are searched.

    Returns
    -------
    LagInterval
        s, positive: A leads. NaN with too little data.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    Block bootstrap (blocks of 5 s) of the products of the standardised windows. The 200 draws are the same each time,
    so the result is a function of the data. Half a sample is added on each side. (Künsch 1989)
    """
    x, y = pair_of(a, b)
    width, reach, _ = sizes(rate, window, max_lag, 1.0)
    block = samples(BLOCK_S, rate, "a block")
    if x.size < width + reach or width < 2 * block:
        return LagInterval(nan, nan)
    x, y = x[-width - reach :], y[-width - reach :]
    windows = np.lib.stride_tricks.sliding_window_view
    leading, following = windows(x, width), windows(y, width)
    lag = np.arange(-reach, reach + 1)
    ahead, behind = reach - np.maximum(lag, 0), reach + np.minimum(lag, 0)
    if np.isfinite(x).all() and np.isfinite(y).all():  # then a window's scores are the same at every lag
        scores = (_standard(one, np.isfinite(one)) for one in (leading, following))
        first, second = (one[at] for one, at in zip(scores, (ahead, behind), strict=True))
    else:
        first, second = leading[ahead], following[behind]
        both = np.isfinite(first) & np.isfinite(second)
        first, second = _standard(first, both), _standard(second, both)
    products = first * second
    blocks = np.add.reduceat(products, np.arange(0, width, block), axis=1)
    best = np.argmax(_draws(blocks.shape[1]) @ blocks.T, axis=1) - reach
    if not np.any(products):
        return LagInterval(nan, nan)
    low, high = band(best)
    return LagInterval(float(low - 0.5) / rate, float(high + 0.5) / rate)


def dominant_period(a: ArrayLike, b: ArrayLike, rate: float, longest: float) -> float:
    """Find the period (s, up to `longest`) after which both series repeat themselves; NaN if they do not.

    `a`, `b` at `rate` samples per second, NaN where data is missing. The highest local peak of the mean of the two
    autocorrelations, if it reaches PERIODIC: then at a lag of half the period ahead and behind look alike.
    """
    x, y = pair_of(a, b)
    max_lag = min(samples(longest, rate, "longest"), x.size // 2)
    repeats = np.mean([_autocorrelation(centred(one), max_lag + 1) for one in (x, y)], axis=0)
    inner = repeats[1:-1]
    peaks = np.flatnonzero((inner >= repeats[:-2]) & (inner >= repeats[2:]) & (inner >= PERIODIC)) + 1
    return float(peaks[np.argmax(repeats[peaks])] / rate) if peaks.size else nan


def _standard(rows: Floats, both: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Floats:
    count = np.maximum(both.sum(axis=1, keepdims=True), 1)
    filled = np.where(both, rows, 0.0)
    from_mean = np.where(both, rows - filled.sum(axis=1, keepdims=True) / count, 0.0)
    size = np.sqrt((from_mean * from_mean).sum(axis=1, keepdims=True))
    return from_mean / np.where(size > 0, size, 1.0)


@cache
def _draws(blocks: int) -> Floats:
    chances = np.full(blocks, 1 / blocks)
    return np.random.default_rng(blocks).multinomial(blocks, chances, size=RESAMPLES).astype(np.float64)


def _autocorrelation(x: Floats, max_lag: int) -> Floats:
    """Correlation of a series with itself 0 .. `max_lag` samples later, over the samples that are known both times."""
    known = np.isfinite(x).astype(np.float64)
    filled = np.where(np.isfinite(x), x, 0.0)
    squares, beyond = filled * filled, np.zeros(max_lag)
    shared, earlier, later = (
        np.correlate(np.concatenate((later, beyond)), one)
        for one, later in ((filled, filled), (squares, known), (known, squares))
    )
    size = earlier * later
    return np.where(size > 0, shared / np.sqrt(np.where(size > 0, size, 1.0)), nan)


class LatestWindow(NamedTuple):
    """The newest minute: correlation at lag 0 (`r0`, Fisher `z0`), highest Fisher `z` of all lags and its `lag` (s)."""

    r0: float
    z0: float
    z: float
    lag: float


def latest_window(a: Beats, b: Beats, window: Window) -> LatestWindow:
    """Correlate the window of two people at every lag.

    Parameters
    ----------
    a, b : Beats
        The beats of the two people.
    window : Window
        The span of session time (s), the seats and the guide.

    Returns
    -------
    LatestWindow
        Correlation at lag 0, Fisher z there and at the best lag (s, positive: A leads); NaN without enough good data.
    """
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
    taken out, with its own `partial_lead`, `partial_r0_low` .. `partial_r0_high` and `partial_period`.
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
    partial_lead: LagInterval = LagInterval(nan, nan)
    partial_r0: float = nan
    partial_r0_low: float = nan
    partial_r0_high: float = nan
    partial_period: float = nan


def estimate(a: Beats, b: Beats, window: Window) -> PairEstimate:
    """Compare the correlation of a window at its best lag with surrogates and with the pacer.

    Parameters
    ----------
    a, b : Beats
        The beats of the two people.
    window : Window
        The span of session time (s), the seats and the guide.

    Returns
    -------
    PairEstimate
        The surrogates are from the same phase, without a pacer also from all time before it without one. NaN where
        there is not enough good data; what the pacer explains is NaN without one.
    """
    seconds = window.end - window.start
    t, x, y = _series(a, b, window.end, PAST_S + MAX_LAG_S)
    phase = window.guide.phase
    alike = np.searchsorted(t, window.guide.alike)
    begun = int(alike[-1, 0])
    stretches: list[tuple[float, float]] = (alike / GRID_HZ).tolist()
    found = chance(x, y, GRID_HZ, seconds, MAX_LAG_S, alike=stretches)
    recent = round(seconds * GRID_HZ)
    seen = PairEstimate(
        found,
        lag_interval(x, y, GRID_HZ, seconds, MAX_LAG_S),
        r0_low=tanh(found.low0),
        r0_high=tanh(found.high0),
        period=_period(x, y, recent),
    )
    if phase is None or not phase.pacers:
        return seen
    t, x, y = t[begun:], x[begun:], y[begun:]
    phase_a, phase_b = (window.guide.breath_phase(t, who) for who in window.people)
    return _with_pacer(seen, x, y, phase_a, phase_b, recent)


def still_needed(a: Beats, b: Beats, window: Window) -> float:
    """Count the seconds of good data of both that are still missing until the newest minute has a chance level.

    Parameters
    ----------
    a, b : Beats
        The beats of the two people.
    window : Window
        Its `end` is now (s of session time), its length that of the newest window; the guide.

    Returns
    -------
    float, s
        0 where nothing is missing: then there is a word, or the newest minute has gaps. With a pacer until the word on
        what is beyond it. Of the past that counts, each stretch must hold a whole window with its lags.
    """
    now, seconds = window.end, window.end - window.start
    alike = [(max(start, now - PAST_S), min(end, now)) for start, end in window.guide.alike]
    *earlier, present = (
        min(covered(one, *stretch) for one in (a, b)) if stretch[1] > stretch[0] else 0.0 for stretch in alike
    )
    whole = seconds + MAX_LAG_S
    surrogates = sum(
        floor((stretch - whole - MAX_LAG_S) / STEP_S) for stretch in earlier if stretch >= whole + MAX_LAG_S
    )
    few = ceil(MIN_SURROGATES * INDEPENDENT_S / STEP_S / 2) - surrogates
    needed = whole if few <= 0 else whole + MIN_SHIFT_S + (few - 1) * STEP_S
    phase = window.guide.phase
    if phase is not None and "" in phase.pacers:
        needed = max(needed, PARTIAL_MIN_S)
    return max(0.0, needed + NEWEST_S - present)


def _series(a: Beats, b: Beats, end: float, seconds: float) -> tuple[Floats, Floats, Floats]:
    """Session time (s) and the RR intervals of both for `seconds` s, none before 0, up to the newest known of both.

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
    partial = _against_chance(*left, recent)
    return seen._replace(
        partial=partial,
        partial_lead=lag_interval(*left, GRID_HZ, recent / GRID_HZ, MAX_LAG_S),
        partial_r0=tanh(partial.z0),
        partial_r0_low=tanh(partial.low0),
        partial_r0_high=tanh(partial.high0),
        partial_period=_period(*left, recent),
    )


def _period(x: Floats, y: Floats, recent: int) -> float:
    return dominant_period(x[-recent:], y[-recent:], GRID_HZ, 3 * MAX_LAG_S)


def _against_chance(x: Floats, y: Floats, recent: int) -> Chance:
    return chance(x, y, GRID_HZ, recent / GRID_HZ, MAX_LAG_S)


def _breath(phase: Floats) -> float:
    """Period (s) of the pacer; NaN where none runs."""
    known = phase[np.isfinite(phase)]
    return 2 * pi * (known.size - 1) / (known[-1] - known[0]) / GRID_HZ if known.size > 1 else nan

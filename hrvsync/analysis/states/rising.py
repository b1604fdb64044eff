"""Whether a heart has just gone up: in two steps, 'rising' within seconds of it and 'up' once it has lasted.

A level over 30 s is late. What hides a rise of 10 bpm for its first seconds is the breath, which moves a heart as much.
Two things are free of it: what an autoregressive model of the minutes before does not predict, and the mean over whole
breaths.
"""

from math import isnan, nan
from typing import Literal

import msgspec
import numpy as np

from hrvsync.beats import Beats, Floats

GRID_HZ = 2
ORDER = 24
"""12 s: the slowest breath that somebody keeps to a pacer with."""
FIT_S, LEAST_FIT_S, BACK_S = 150, 60, 15
"""Seconds of heart rate behind a model, at least, and how long before now they end, so that no rise is learnt."""
FIT_EVERY = 5.0
NOISE = (1.02, 0.15)
"""Factor and summand (bpm^2) of the variance: a model of less than that would take beats for signal."""
RAMP_S = 8.0
SINCE_S = (3.0, 20.0)
"""A rise takes 8 s and began 3 to 20 s ago."""
MEAN_S = 60
LEAST_KNOWN = 0.75

CLEAR = 4.5
"""Standard errors by which a rise stands out ..."""
REACHED = 2.0
"""... that has come this far above baseline (spreads, at least 6 bpm) ..."""
MEAN_ABOVE = 1.0
"""... while the mean over whole breaths is this far above it (spreads, at least 3 bpm)."""
ALONE = 2.67
"""A mean over whole breaths this far above baseline (spreads, at least 8 bpm) is a rise by itself."""
NEW_PACER_S = 90.0
"""Seconds after a change of pacer in which the mean over whole breaths alone counts."""
BREATHS_S = 10.0
"""Whole breaths with a pacer last about as long (s) together; without one nobody knows which are whole."""
STALE = 10.0
"""Seconds since the newest beat after which nothing is known."""

HIGH, HIGH_AFTER = 2.5, 10.0
"""'Up' is confirmed by a mean over whole breaths this far above baseline (spreads), this long (s) after onset ..."""
LASTING, LASTING_AFTER, RISING_FOR = 2.17, 14.0, 8.0
"""... or by a lower one later, this long (s) after 'rising' began: who only shifts in the seat is back by then."""
FALLS = 0.1
"""A mean that has fallen by more (spreads) since the last second confirms nothing: it comes back."""
GIVE_UP = 15.0
"""Seconds of 'rising' after which it ends where it was not confirmed."""
ENDED, ENDED_SHARE, ENDED_MOST, ENDED_FOR = 1.0, 0.5, 2.0, 1.0
"""'Up' ends below ENDED (spreads), or that share of the peak if more, but no more than ENDED_MOST, for ENDED_FOR s."""
MOVED_S = 15.0
"""Seconds after a movement of the body in which no rise counts: a shift in the seat quickens the heart as long."""


class Model(msgspec.Struct, frozen=True):
    """A linear prediction of a heart's rate and what each onset in SINCE_S would leave of it.

    `error`: coefficients of the prediction error, the newest sample first. `ramps` (onsets, samples): the error of a
    ramp to 1. `sizes`: what a ramp of 1 has reached by now. `sigma`: SD of the error (bpm).
    """

    error: Floats
    ramps: Floats
    sizes: Floats
    sigma: float


AGES = np.arange(SINCE_S[0], SINCE_S[1] + 0.1, 1 / GRID_HZ)
SAMPLES = round(SINCE_S[1] * GRID_HZ)
_BACK = np.arange(SAMPLES + ORDER - 1, -1, -1) / GRID_HZ
RAMPS = np.lib.stride_tricks.sliding_window_view(
    np.clip((AGES[:, np.newaxis] - _BACK) / RAMP_S, 0, 1), ORDER + 1, axis=1
)
"""Ramps of each onset in AGES, the ORDER samples before each sample with it (onsets, samples, ORDER + 1)."""
DISTANCE = np.abs(np.subtract.outer(np.arange(ORDER), np.arange(ORDER)))


class Now(msgspec.Struct, frozen=True):
    """What the last breaths say: `above`, their mean heart rate in spreads from baseline, NaN without enough beats.

    `onset`: when the rise began that stands out (s, session time), NaN where none does. `end`: the newest beat (s).
    `breaths`: how long they are together (s). `moved`: whether the body moved a moment ago.
    """

    end: float = nan
    above: float = nan
    onset: float = nan
    breaths: float = BREATHS_S
    moved: bool = False


NOT_KNOWN = Now()


def whole_breaths(rate: float) -> float:
    """How long (s) some whole breaths at `rate` a minute are together, as near to BREATHS_S as can be."""
    return max(1, round(BREATHS_S * rate / 60)) * 60 / rate


def mean_rate(beats: Beats, end: float, seconds: float) -> float:
    """Mean of the heart rate (bpm) over time in the `seconds` before the beat at `end`; NaN where half is missing."""
    start = end - seconds
    first, last = beats.t.searchsorted((start, end), "right").tolist()
    good, rr = beats.good[first:last], beats.rr_ms[first:last] / 1000
    good = good & (rr > 0)
    inside = np.minimum(rr, beats.t[first:last] - start)[good]
    known = float(inside.sum())
    return 60 * float((inside / rr[good]).sum()) / known if known >= seconds / 2 else nan


def rates(beats: Beats, end: float, seconds: float) -> Floats:
    """Heart rate (bpm) at GRID_HZ in the `seconds` up to the beat at `end`: of the interval that each time lies in.

    Held where intervals are missing or artefacts; shorter where the beats begin later.
    """
    since = max(end - seconds, float(beats.t[0]))
    t = end - np.arange(int((end - since) * GRID_HZ), -1, -1) / GRID_HZ
    at = np.minimum(beats.t.searchsorted(t - 1e-9), len(beats) - 1)
    known = beats.good[at] & (beats.rr_ms[at] > 0) & (beats.t[at] - beats.rr_ms[at] / 1000 <= t)
    if np.count_nonzero(known[-SAMPLES - ORDER :]) < LEAST_KNOWN * (SAMPLES + ORDER):
        return np.empty(0)
    held = np.maximum.accumulate(np.where(known, np.arange(len(t)), np.argmax(known)))
    return 60_000 / beats.rr_ms[at[held]]


def model(rate: Floats) -> Model:
    """Predict heart rate from the ORDER samples before it (Yule 1927, Walker 1931), and see what ramps leave."""
    level = rate - rate.mean()
    lags = np.array([level[lag:] @ level[: len(level) - lag] for lag in range(ORDER + 1)]) / len(level)
    lags[0] = lags[0] * NOISE[0] + NOISE[1]
    weights = np.linalg.solve(lags[DISTANCE], lags[1:])
    error = np.concatenate([[1.0], -weights])
    ramps = RAMPS @ error[::-1]
    return Model(error, ramps, np.minimum(AGES / RAMP_S, 1.0), float(np.sqrt(lags[0] - weights @ lags[1:])))


def rise(rate: Floats, known: Model) -> tuple[float, float, float]:
    """How much a rise stands out (standard errors), what rate it has come to (bpm), and how long ago it began (s)."""
    mean = float(rate[-MEAN_S * GRID_HZ :].mean())
    error = np.convolve(rate[-SAMPLES - ORDER :] - mean, known.error, "valid")
    squares = np.einsum("ij,ij->i", known.ramps, known.ramps)
    fits = known.ramps @ error
    clear = fits / np.sqrt(squares) / known.sigma
    best = int(clear.argmax())
    return float(clear[best]), mean + float(fits[best] / squares[best] * known.sizes[best]), float(AGES[best])


type Step = Literal["", "rising", "up"]


class Rise(msgspec.Struct, frozen=True):
    """Where a heart is on its way up: nowhere, rising, or up for sure.

    `onset`: when it began (s). `since`: since when it is 'rising' or 'up', or neither any more (s). `peak`: the highest
    mean over whole breaths so far (spreads from baseline), `above`: the last one. `below`: since when that has been too
    low for 'up' (s). `until`: when 'up' ended (s). `ready`: whether what fired before is over, so that it can again.
    """

    step: Step = ""
    onset: float = nan
    since: float = nan
    peak: float = nan
    above: float = nan
    below: float = nan
    until: float = nan
    ready: bool = True


LEVEL = Rise()


def climb(rise: Rise, t: float, now: Now) -> Rise:
    """Take in what the last breaths say at time `t` (s), which must be known: step up, or back."""
    fires = not now.moved and (not isnan(now.onset) or now.above > ALONE)
    if rise.step == "up":
        return _stay(rise, t, now, fires)
    if rise.step == "":
        if not (fires and rise.ready):
            return Rise(since=rise.since, ready=rise.ready or not fires, above=now.above)
        onset = now.end - RAMP_S if isnan(now.onset) else now.onset
        rise = Rise("rising", onset, t, above=now.above)
    if not now.moved and _lasts(rise, t, now):
        return Rise("up", rise.onset, rise.since, peak=now.above, above=now.above)
    if t - rise.since > GIVE_UP or now.moved:
        return Rise(ready=not fires, above=now.above)
    return Rise("rising", rise.onset, rise.since, above=now.above)


def _lasts(rise: Rise, t: float, now: Now) -> bool:
    since = now.end - rise.onset
    if now.above > HIGH and since >= HIGH_AFTER:
        return True
    lasted = since >= LASTING_AFTER and t - rise.since >= RISING_FOR
    return now.above > LASTING and lasted and now.above >= rise.above - FALLS


def _stay(rise: Rise, t: float, now: Now, fires: bool) -> Rise:
    peak = max(rise.peak, now.above)
    if now.above >= min(max(ENDED, ENDED_SHARE * peak), ENDED_MOST):
        return Rise("up", rise.onset, rise.since, peak, now.above)
    below = t if isnan(rise.below) else rise.below
    if t - below < ENDED_FOR:
        return Rise("up", rise.onset, rise.since, peak, now.above, below)
    return Rise(since=t, above=now.above, until=now.end - now.breaths / 2, ready=not fires)

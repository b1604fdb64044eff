"""Many sessions as one: a mean over sessions, a share of minutes, a place among sessions, and how long repair took.

Each session counts once: what differs between evenings is in every interval.
"""

import math
from math import inf, nan, sqrt
from typing import Literal

import msgspec
import numpy as np
import scipy

from hrvsync.analysis.over_days import LEAST_DAYS, LEAST_SESSIONS, MONTH, MOST_POINTS, Z95, Trend
from hrvsync.beats import Bools, Floats

type Led = Literal["free", "paced"]
ALIKE_BY_CHANCE: dict[Led, float] = {"free": 0.05, "paced": 0.075}
"""Share of the minutes in which strangers are more alike than by chance: as set, and as measured with a pacer."""
ALIKE_AT_MOST: dict[Led, float] = {"free": 0.07, "paced": 0.1}
"""The most that strangers of any kind show: below it, months of minutes would make a claim of a trifle."""
LEAST_PLACED = 7
"""Among fewer sessions before it one has no place."""


class Pooled(msgspec.Struct, frozen=True):
    """The mean of a value over `sessions` with its interval; NaN ends below LEAST_SESSIONS of them."""

    value: float = nan
    low: float = nan
    high: float = nan
    sessions: int = 0

    @property
    def known(self) -> bool:
        """Whether there is an interval."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def clear(self) -> bool:
        """Whether the interval holds no 0."""
        return self.known and not self.low <= 0 <= self.high


def pooled(values: Floats, weights: Floats | None = None, beyond: float = 0.025) -> Pooled:
    """Take the mean of one value a session with Student's interval over sessions; NaNs do not count.

    With `weights` it is a ratio of sums, and so is its error (see `alike`); of equal ones the plain mean. `beyond`: how
    often the truth may lie beyond each end.
    """
    weights = np.ones(len(values)) if weights is None else weights
    some = np.isfinite(values) & (weights > 0)
    values, weights = values[some], weights[some]
    n, total = len(values), float(np.sum(weights))
    mean = float(np.sum(weights * values)) / total if n else nan
    if n < LEAST_SESSIONS:
        return Pooled(mean, sessions=n)
    reach = _reach(values - mean, weights, beyond)
    return Pooled(mean, mean - reach, mean + reach, n)


def _reach(stray: Floats, weights: Floats, beyond: float = 0.025) -> float:
    """How far an interval over sessions reaches, of a ratio of sums (Cochran 1977, sec. 6.4).

    Where some weigh much more than others, the number of equal ones that say as much counts (Kish 1965, sec. 11.7).
    """
    total = float(np.sum(weights))
    n = total**2 / float(np.sum(weights**2))
    if n <= 1:
        return inf
    error = sqrt(n / (n - 1) * float(np.sum((weights * stray) ** 2))) / total
    return float(scipy.special.stdtrit(n - 1, 1 - beyond)) * error


class Alike(msgspec.Struct, frozen=True):
    """In how many of the minutes of `sessions` two were more alike than by chance.

    `minutes` of `of`; `share` with its 95 % interval over sessions, NaN ends below LEAST_SESSIONS of them. `led`:
    whether a pacer led the breath.
    """

    led: Led = "free"
    minutes: int = 0
    of: int = 0
    sessions: int = 0
    share: float = nan
    low: float = nan
    high: float = nan

    @property
    def by_chance(self) -> float:
        """In how many minutes two strangers would be."""
        return ALIKE_BY_CHANCE[self.led] * self.of

    @property
    def known(self) -> bool:
        """Whether there is an interval."""
        return math.isfinite(self.low)

    @property
    def clear(self) -> bool:
        """Whether the two were so in clearly more minutes than any strangers (ALIKE_AT_MOST)."""
        return self.known and self.low > ALIKE_AT_MOST[self.led]


def alike(minutes: Floats, of: Floats, led: Led = "free") -> Alike:
    """Sum up minutes, one number a session; the interval is that of a ratio over sessions."""
    minutes, of = minutes[of > 0], of[of > 0]
    n, total = len(of), float(np.sum(of))
    if not n:
        return Alike(led)
    share = float(np.sum(minutes)) / total
    made = Alike(led, round(float(np.sum(minutes))), round(total), n, share)
    if n < LEAST_SESSIONS:
        return made
    reach = _reach(minutes / of - share, of)
    return msgspec.structs.replace(made, low=max(0.0, share - reach), high=min(1.0, share + reach))


class Place(msgspec.Struct, frozen=True):
    """Where the newest session lies among those before it: above `below` of `of`, ties half.

    `share` (0..1) with its 95 % interval: in how many of this person's own sessions the value is lower.
    """

    value: float
    below: float
    of: int
    share: float
    low: float
    high: float


def place(values: Floats) -> Place | None:
    """Place the last value among those before it; None below LEAST_PLACED of them, or where it is not known.

    The interval is that of Clopper & Pearson (1934, Biometrika 26:404): it is wide where the sessions are few.
    """
    newest = float(values[-1]) if len(values) else nan
    before = values[:-1][np.isfinite(values[:-1])]
    n = len(before)
    if n < LEAST_PLACED or not math.isfinite(newest):
        return None
    below = float(np.count_nonzero(before < newest)) + float(np.count_nonzero(before == newest)) / 2
    low = float(scipy.special.betaincinv(below, n - below + 1, 0.025)) if below > 0 else 0.0
    high = float(scipy.special.betaincinv(below + 1, n - below, 0.975)) if below < n else 1.0
    return Place(newest, below, n, below / n, low, high)


def censored_trend(days: Floats, seconds: Floats, back: Bools) -> Trend:
    """Fit how a time changes over days where some were not over when they were last seen (`back` false).

    The Theil-Sen slope of censored values (Akritas, Murphy & LaValley 1995, JASA 90:170): the one at which Kendall's S
    of what is left is 0. The ends are those at which S leaves 1.96 standard errors (Daniels 1944, Biometrika 33:129);
    infinite where too few ended to bound it. NaN below 6 times or within 14 days. The newest 300 times count.
    """
    order = np.argsort(days, kind="stable")[-MOST_POINTS:]
    x, y, over = days[order], seconds[order], back[order]
    span = float(x[-1] - x[0]) if len(x) else 0.0
    if len(x) < LEAST_SESSIONS or span < LEAST_DAYS or not over.any():
        return Trend(nan, nan, nan, len(x), span)
    i, j = np.triu_indices(len(x), 1)
    some = (x[j] > x[i]) & (over[i] | over[j])
    i, j = i[some], j[some]
    slopes = (y[j] - y[i]) / (x[j] - x[i])
    by_slope = np.argsort(slopes, kind="stable")
    slopes = slopes[by_slope]
    drops = np.where(over[i] & over[j], 2, 1)[by_slope]
    after = np.count_nonzero(over[i]) - np.cumsum(drops)  # Kendall's S just above each slope
    reach = Z95 * sqrt(_variance(x, y, over))
    low = np.flatnonzero(after >= reach)
    high = np.flatnonzero(after <= -reach)
    ends = slopes[low[-1]] if len(low) else -inf, slopes[high[0]] if len(high) else inf
    middle = np.flatnonzero(after <= 0)
    slope = inf
    if len(middle):
        first = middle[0]
        slope = slopes[first]
        if after[first] == 0 and first + 1 < len(slopes):
            slope = (slope + slopes[first + 1]) / 2
    slope, bottom, top = (float(MONTH * one) for one in (slope, *ends))
    return Trend(slope, bottom, top, len(x), span)


def _variance(x: Floats, y: Floats, over: Bools) -> float:
    """Variance of Kendall's S over all orders of the times, ties and those not over counted as they are."""
    n = len(x)
    later = np.sign(x[None, :] - x[:, None])
    longer = np.where(over[:, None] & ((y[None, :] > y[:, None]) | ((y[None, :] == y[:, None]) & ~over[None, :])), 1, 0)
    longer = longer - longer.T
    squares = [float(np.sum(one**2)) for one in (later, longer)]
    rows = [float(np.sum(np.sum(one, axis=1) ** 2)) for one in (later, longer)]
    first = 4 / (n * (n - 1) * (n - 2)) * (rows[0] - squares[0]) * (rows[1] - squares[1])
    return (first + 2 / (n * (n - 1)) * squares[0] * squares[1]) / 4

"""Where a value stands over many sessions and how it changes over months, each with its uncertainty.

Practice shows slowly, and a few sessions show nothing.
"""

from math import floor, sqrt

import msgspec
import numpy as np

from hrvsync.beats import Floats

MONTH = 30.0
LEAST_SESSIONS = 6
LEAST_DAYS = 14.0
MOST_POINTS = 300  # beyond them neighbouring sessions are joined: the pairs grow with the square
Z95 = 1.959963984540054


class Trend(msgspec.Struct, frozen=True):
    """Change per 30 days with its 95 % interval, from `sessions` over `days`; NaN where there is too little to tell."""

    per_month: float
    low: float
    high: float
    sessions: int
    days: float

    @property
    def clear(self) -> bool:
        """Whether the change is clearly different from none: the interval leaves out 0."""
        return self.low > 0 or self.high < 0


class Middle(msgspec.Struct, frozen=True):
    """The median of `sessions` values with its interval of at least 95 %, NaN below 6 of them."""

    value: float
    low: float
    high: float
    sessions: int


def trend(days: Floats, values: Floats) -> Trend:
    """Fit the change of `values` over `days` by the Theil-Sen slope with Sen's 95 % interval (Sen 1968, JASA 63:1379).

    Sessions without a value do not count. NaN with fewer than 6 of them or within 14 days. A single odd session moves
    the median of slopes little. Of more than 300 sessions, the medians of 300 equal stretches in order of time count.
    """
    valid = np.isfinite(days) & np.isfinite(values)
    order = np.argsort(days[valid], kind="stable")
    x, y = days[valid][order], values[valid][order]
    span = float(x[-1] - x[0]) if len(x) else 0.0
    if len(x) < LEAST_SESSIONS or span < LEAST_DAYS:
        return Trend(np.nan, np.nan, np.nan, len(x), span)
    slope, low, high = (MONTH * one for one in _theil_sen(*_joined(x, y)))
    return Trend(slope, low, high, len(x), span)


def middle(values: Floats) -> Middle:
    """Take the median and its interval from the order of the values (Conover 1999, sec. 3.2); NaNs do not count."""
    known = np.sort(values[np.isfinite(values)])
    n = len(known)
    if n < LEAST_SESSIONS:
        return Middle(float(np.median(known)) if n else np.nan, np.nan, np.nan, n)
    rank = max(1, floor((n + 1 - Z95 * sqrt(n)) / 2))
    return Middle(float(np.median(known)), float(known[rank - 1]), float(known[n - rank]), n)


def _joined(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    if len(x) <= MOST_POINTS:
        return x, y
    parts = zip(np.array_split(x, MOST_POINTS), np.array_split(y, MOST_POINTS), strict=True)
    pairs = np.array([(np.median(a), np.median(b)) for a, b in parts])
    return pairs[:, 0], pairs[:, 1]


def _theil_sen(x: Floats, y: Floats) -> tuple[float, float, float]:
    """Return the median of the slopes of all pairs with x apart, and Sen's interval with ties, as SciPy has it."""
    i, j = np.triu_indices(len(x), 1)
    apart = x[j] != x[i]
    slopes = np.sort((y[j] - y[i])[apart] / (x[j] - x[i])[apart])
    n = len(x)
    variance = n * (n - 1) * (2 * n + 5)
    for one in (x, y):
        ties = np.unique(one, return_counts=True)[1]
        variance -= int(np.sum(ties * (ties - 1) * (2 * ties + 5)))
    half = Z95 * sqrt(max(0, variance) / 18)
    low = max(round((len(slopes) - half) / 2) - 1, 0)
    high = min(round((len(slopes) + half) / 2), len(slopes) - 1)
    return float(np.median(slopes)), float(slopes[low]), float(slopes[high])

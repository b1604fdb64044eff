"""One person over days: what is usual for them, and how it changes over weeks and months.

A baseline is what every change of a person is read against. Of the readings there is one a day; days are whole numbers
(date.toordinal), in order, each once. Practice shows slowly, and a few sessions show nothing.
"""

import math
from math import floor, sqrt

import msgspec
import numpy as np

from hrvsync.beats import Bools, Floats, Ints

LEAST_SECONDS = 30
"""Fewer valid seconds than this make no baseline."""
LEAST_HR_SPREAD = 3.0
"""Heart rate (bpm) drifts at least this much within a quiet quarter of an hour; two still minutes show less."""
LEAST_LN_RMSSD_SPREAD = 0.3
"""Within 5 minutes, ln RMSSD of 30 s scatters this much (two Holters of hrv.md 9.2: SD 0.23 and 0.35)."""


class Baseline(msgspec.Struct, frozen=True):
    """What is usual for a person: mean and spread (SD) of heart rate (bpm) and of ln RMSSD (RMSSD in ms).

    `seconds`: how many valid seconds it rests on. `ln_sdrr`: ln of the SD of RR within 30 s (ms), NaN where only days
    before are known. `quiet`: whether the beginning that made it was; if not, the lowest minute stood in for it.
    `until`: when that beginning was over (s), NaN for other days. NaN everywhere with too few seconds.
    """

    hr: float
    hr_spread: float
    ln_rmssd: float
    ln_rmssd_spread: float
    seconds: int
    ln_sdrr: float = math.nan
    quiet: bool = True
    until: float = math.nan

    @property
    def known(self) -> bool:
        """Whether there were enough data for a baseline."""
        return not math.isnan(self.hr)


UNKNOWN = Baseline(hr=math.nan, hr_spread=math.nan, ln_rmssd=math.nan, ln_rmssd_spread=math.nan, seconds=0)


def settling_baseline(hr: Floats, rmssd: Floats) -> Baseline:
    """Take the baseline of a person from the 1 Hz series of a settling phase.

    `hr` (bpm) and `rmssd` (ms) of equal length; seconds where one is NaN do not count. Centre: the median, which a
    short disturbance does not move. Spread: 1.4826 x the median absolute deviation, not below what a quiet person shows
    within a session, since overlapping windows of a few still minutes scatter too little. UNKNOWN below LEAST_SECONDS.
    """
    valid = np.isfinite(hr) & np.isfinite(rmssd) & (rmssd > 0)
    seconds = int(np.count_nonzero(valid))
    if seconds < LEAST_SECONDS:
        return UNKNOWN
    centre_hr, spread_hr = _centre_and_spread(hr[valid])
    centre_ln, spread_ln = _centre_and_spread(np.log(rmssd[valid]))
    return Baseline(
        hr=centre_hr,
        hr_spread=max(spread_hr, LEAST_HR_SPREAD),
        ln_rmssd=centre_ln,
        ln_rmssd_spread=max(spread_ln, LEAST_LN_RMSSD_SPREAD),
        seconds=seconds,
    )


def _centre_and_spread(values: Floats) -> tuple[float, float]:
    centre = float(np.median(values))
    return centre, 1.4826 * float(np.median(np.abs(values - centre)))


WEEK = 7
SEASON = 60
LEAST_FOR_MEAN = 3  # Plews 2014: three valid days a week are enough for its mean
LEAST_FOR_VARIATION = 5  # Flatt & Esco 2015: five for its variation
LEAST_FOR_RANGE = 7
STUDENT = np.array([np.nan, np.nan, np.nan, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912])
"""Student's t at 97.5 % for a mean of 0 to 7 readings; one of fewer than 3 is not shown."""


def weekly_mean(days: Ints, values: Floats) -> Floats:
    """Mean of each day and the six before it; NaN with fewer than 3 valid readings in them (Plews 2014)."""
    n, mean, _ = _trailing(days, values, WEEK)
    return np.where(n >= LEAST_FOR_MEAN, mean, np.nan)


def weekly_interval(days: Ints, values: Floats) -> tuple[Floats, Floats]:
    """95 % interval of the weekly mean, mean +- t SD / sqrt(n); NaN with fewer than 3 valid readings."""
    n, mean, sd = _trailing(days, values, WEEK)
    half = STUDENT[n] * sd / np.sqrt(np.maximum(n, 1))
    return mean - half, mean + half


def readings_within(days: Ints, values: Floats, span: int) -> Ints:
    """Count the valid readings of each day and the `span` - 1 days before it."""
    return _trailing(days, values, span)[0]


def weekly_variation(days: Ints, values: Floats) -> Floats:
    """Coefficient of variation (%) of each day and the six before, 100 SD / mean; NaN below 5 valid readings."""
    n, mean, sd = _trailing(days, values, WEEK)
    return np.where((n >= LEAST_FOR_VARIATION) & (mean != 0), 100 * sd / np.where(mean == 0, np.nan, mean), np.nan)


def worthwhile_change(days: Ints, values: Floats) -> tuple[Floats, Floats]:
    """Band in which the weekly mean has not changed: mean +- 0.5 SD of the last 60 days, NaN below 7 readings.

    The smallest worthwhile change of Hopkins, as HRV4Training draws it.
    """
    return _band(days, values, 0.5)


def normal_range(days: Ints, values: Floats) -> tuple[Floats, Floats]:
    """A person's own usual values: mean +- 1 SD of the 60 days up to each day; NaN below 7 readings."""
    return _band(days, values, 1.0)


def baseline_over_days(days: Ints, hr: Floats, ln_rmssd: Floats, seconds: int) -> Baseline:
    """Take the baseline of a person from earlier days: the last 60 up to the newest, UNKNOWN below 7 readings of both.

    `seconds`: how many seconds the readings lasted together.
    """
    known = np.isfinite(hr) & np.isfinite(ln_rmssd)
    if np.count_nonzero(known) < LEAST_FOR_RANGE:
        return UNKNOWN
    n, mean_hr, sd_hr = _trailing(days[known], hr[known], SEASON)
    _, mean_ln, sd_ln = _trailing(days[known], ln_rmssd[known], SEASON)
    if n[-1] < LEAST_FOR_RANGE:
        return UNKNOWN
    return Baseline(float(mean_hr[-1]), float(sd_hr[-1]), float(mean_ln[-1]), float(sd_ln[-1]), seconds)


def position(value: float, low: float, high: float) -> float:
    """Where a value lies in a person's own range: 0 at its middle, -1 and 1 at its ends; NaN where there is none."""
    half = (high - low) / 2
    return (value - (high + low) / 2) / half if half > 0 else math.nan


def _band(days: Ints, values: Floats, width: float) -> tuple[Floats, Floats]:
    n, mean, sd = _trailing(days, values, SEASON)
    known = n >= LEAST_FOR_RANGE
    return np.where(known, mean - width * sd, np.nan), np.where(known, mean + width * sd, np.nan)


def _trailing(days: Ints, values: Floats, span: int) -> tuple[Ints, Floats, Floats]:
    """Count, mean and SD (ddof 1) of the valid values of each day and the `span` - 1 days before it."""
    back = np.arange(len(days))[:, None] - np.arange(min(span, len(days)))  # days are each there once
    inside = (back >= 0) & (days[back] > days[:, None] - span) & np.isfinite(values[back])
    n = np.count_nonzero(inside, axis=1)
    some = np.maximum(n, 1)
    mean = np.where(inside, values[back], 0.0).sum(axis=1) / some
    off = np.where(inside, values[back] - mean[:, None], 0.0)
    sd = np.sqrt((off**2).sum(axis=1) / np.maximum(some - 1, 1))
    return n, np.where(n > 0, mean, np.nan), np.where(n > 1, sd, np.nan)


MONTH = 30.0
LEAST_SESSIONS = 6
LEAST_DAYS = 14.0
MOST_POINTS = 300  # beyond them neighbouring sessions are joined: the pairs grow with the square
Z95 = 1.959963984540054


class Trend(msgspec.Struct, frozen=True):
    """Change per 30 days with its 95 % interval, from `sessions` over `days`; NaN with too few sessions."""

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


class Repairs(msgspec.Struct, frozen=True):
    """How long it took to come back: `back` of `of` did; the median (s) with its 95 % interval counts the others, too.

    NaN where it lies beyond what was seen; no interval of fewer than 6.
    """

    of: int
    back: int
    median: float
    low: float
    high: float


def repairs(seconds: Floats, back: Bools) -> Repairs:
    """Estimate the median time to come back where some had not by the time they were last seen (`back` false).

    Kaplan & Meier (1958, JASA 53:457); interval of Brookmeyer & Crowley (1982, Biometrics 38:29) on the log-log scale
    with Greenwood's variance.
    """
    at, ends = np.unique(seconds[back], return_counts=True)
    seen = np.array([np.count_nonzero(seconds >= one) for one in at.tolist()], np.float64)
    left = np.cumprod(1 - ends / np.maximum(seen, 1))
    variance = np.cumsum(ends / np.maximum(seen * (seen - ends), 1e-12))
    with np.errstate(divide="ignore", invalid="ignore"):
        half = Z95 * np.sqrt(variance) / np.abs(np.log(left))
        lower, upper = (np.where(left > 0, left ** np.exp(sign * half), 0.0) for sign in (1, -1))
    low, median, high = (
        float(at[np.argmax(curve <= 0.5)]) if (curve <= 0.5).any() else np.nan for curve in (lower, left, upper)
    )
    if len(seconds) < LEAST_SESSIONS:
        low = high = np.nan
    return Repairs(len(seconds), int(np.count_nonzero(back)), median, low, high)


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

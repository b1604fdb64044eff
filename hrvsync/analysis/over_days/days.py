"""A person's readings over days: the weekly mean, the change worth noticing, and their own normal range.

One reading a day; days are whole numbers (date.toordinal), in order, each once. The values are ln RMSSD or heart rate.
"""

import math

import numpy as np

from hrvsync.analysis.over_days.baseline import UNKNOWN, Baseline
from hrvsync.beats import Floats, Ints

WEEK = 7
SEASON = 60
LEAST_FOR_MEAN = 3  # Plews 2014: three valid days a week are enough for its mean
LEAST_FOR_VARIATION = 5  # Flatt & Esco 2015: five for its variation
LEAST_FOR_RANGE = 7
STUDENT = np.array([np.nan, np.nan, np.nan, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912])
"""Student's t at 97.5 % for a mean of 0 to 7 readings; one of fewer than 3 is not told."""


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
    kept = np.isfinite(hr) & np.isfinite(ln_rmssd)
    if np.count_nonzero(kept) < LEAST_FOR_RANGE:
        return UNKNOWN
    n, mean_hr, sd_hr = _trailing(days[kept], hr[kept], SEASON)
    _, mean_ln, sd_ln = _trailing(days[kept], ln_rmssd[kept], SEASON)
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

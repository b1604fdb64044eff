"""A person's readings over days: the weekly mean, the change worth noticing, and their own normal range.

One reading a day; days are whole numbers (date.toordinal), in order, each once. The values are ln RMSSD or heart rate.
"""

import math

import numpy as np

from hrvsync.analysis.baseline import UNKNOWN, Baseline
from hrvsync.analysis.beats import Floats, Ints

WEEK = 7
SEASON = 60
LEAST_FOR_MEAN = 3  # Plews 2014: three valid days a week are enough for its mean
LEAST_FOR_VARIATION = 5  # Flatt & Esco 2015: five for its variation
LEAST_FOR_RANGE = 7


def weekly_mean(days: Ints, values: Floats) -> Floats:
    """Mean of each day and the six before it; NaN with fewer than 3 valid readings in them (Plews 2014)."""
    n, mean, _ = _trailing(days, values, WEEK)
    return np.where(n >= LEAST_FOR_MEAN, mean, np.nan)


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
    first = np.searchsorted(days, days - span, side="right")
    n = np.zeros(len(days), np.int64)
    mean = np.full(len(days), np.nan)
    sd = np.full(len(days), np.nan)
    for i, start in enumerate(first):
        window = values[start : i + 1]
        valid = window[np.isfinite(window)]
        n[i] = len(valid)
        if len(valid):
            mean[i] = valid.mean()
        if len(valid) > 1:
            sd[i] = valid.std(ddof=1)
    return n, mean, sd

"""Windowed lagged cross-correlation (Boker, Xu, Rotondo & King 2002) of two people's RR intervals."""

from typing import NamedTuple

import numpy as np

from hrvsync.analysis.beats import Beats, Floats
from hrvsync.analysis.grid import GRID_HZ, grid_times, rr_at
from hrvsync.analysis.measure import Window

MAX_LAG_S = 5
MIN_SHARE = 0.8  # of a window's samples that both people must have
MAX_R = 1 - 1e-12  # keeps Fisher's z of a perfect correlation finite


class Correlation(NamedTuple):
    """Fisher z at the best lag, that lag (s, positive: the first person leads), and Fisher z at lag 0."""

    z: float
    lag: float
    z0: float


def lagged_correlation(a: Beats, b: Beats, window: Window) -> Correlation:
    """Correlate both RR series (4 Hz) in the window for lags of -5 to 5 s; NaN where under 80 % of samples are shared.

    At lag k > 0 the window of b is compared with that of a ending k earlier, at k < 0 the other way round: no value
    needs the future. r is Pearson's over the samples both have, z = atanh(r). The best lag has the largest signed z.
    """
    t = grid_times(window.start - MAX_LAG_S, window.end)
    z = correlogram(rr_at(a, t), rr_at(b, t), MAX_LAG_S * GRID_HZ)
    lag0 = MAX_LAG_S * GRID_HZ
    if np.all(np.isnan(z)):
        return Correlation(np.nan, np.nan, np.nan)
    best = int(np.nanargmax(z))
    return Correlation(float(z[best]), (best - lag0) / GRID_HZ, float(z[lag0]))


def correlogram(x: Floats, y: Floats, max_lag: int) -> Floats:
    """Fisher z of trailing windows for lags -max_lag to max_lag samples (positive: x leads).

    `x` and `y` (n) hold `max_lag` samples before the window; NaN samples are left out pairwise. NaN where fewer than
    80 % of the window's samples are shared or one of the two does not vary.
    """
    size = len(x) - max_lag
    if size < 2:
        return np.full(2 * max_lag + 1, np.nan)
    leads = _against_past(y[max_lag:], x, size)  # x from the past: row j is lag j
    follows = _against_past(x[max_lag:], y, size)
    return np.concatenate([follows[:0:-1], leads])


def _against_past(now: Floats, past: Floats, size: int) -> Floats:
    """Fisher z of `now` (size) with each window of `past`, from the latest back."""
    has_now = np.isfinite(now)
    has_past = np.isfinite(past)
    if not (np.any(has_now) and np.any(has_past)):
        return np.full(len(past) - size + 1, np.nan)
    now = np.where(has_now, now - np.mean(now[has_now]), 0.0)
    past = np.where(has_past, past - np.mean(past[has_past]), 0.0)
    ones = has_now.astype(float)
    windows = np.lib.stride_tricks.sliding_window_view(past, size)[::-1]
    masks = np.lib.stride_tricks.sliding_window_view(has_past.astype(float), size)[::-1]
    n = masks @ ones
    shared = n >= MIN_SHARE * size
    n = np.where(shared, n, np.nan)
    sum_past, sum_now = windows @ ones, masks @ now
    cov = windows @ now - sum_past * sum_now / n
    var_past = (windows * windows) @ ones - sum_past * sum_past / n
    var_now = masks @ (now * now) - sum_now * sum_now / n
    spread = np.sqrt(np.maximum(var_past, 0.0) * np.maximum(var_now, 0.0))
    flat = ~(spread > 1e-9 * n)
    r = cov / np.where(flat, np.nan, spread)
    return np.arctanh(np.clip(r, -MAX_R, MAX_R))

"""Windowed cross-correlation as R rMEA 1.2.2 (MEAccf) lays it out: forward windows, A leads at positive lag."""

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.synchrony.lagged import centred, correlations, pair_of, sizes
from hrvsync.beats import Floats

Z_LIMIT = 10.0


class RmeaSummary(msgspec.Struct, frozen=True):
    """rMEA's summaries of each window: means of z over all, A-leading and B-leading lags, z at lag 0, best lag (s)."""

    all_lags: Floats
    s1_lead: Floats
    s2_lead: Floats
    lag_zero: Floats
    best_lag: Floats


def rmea(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    window: float,
    max_lag: float,
    hop: float,
    absolute: bool = True,
) -> Floats:
    """Correlate forward windows of two series at lags -`max_lag` .. `max_lag`, as rMEA's MEAccf with r2Z.

    Returns Fisher z clipped to ±10 (their absolute values where `absolute`), windows x lags; A leads at positive lags.
    Lengths in seconds, `rate` in samples per second; ceiling((N - window - max_lag + 1) / hop) rows.
    NaN samples are left out pairwise; a cell is NaN with more than half of them missing. Raises ValueError for unfit
    arguments. (Kleinbub & Ramseyer 2020)
    """
    x, y = pair_of(a, b)
    width, reach, step = sizes(rate, window, max_lag, hop)
    base = np.arange(0, x.size - width - reach + 1, step)
    lags = np.arange(-reach, reach + 1)
    if not base.size:
        return np.empty((0, lags.size))
    x, y = centred(x), centred(y)
    r = correlations(x, y, lags, base - np.minimum(lags, 0)[:, None], width, width / 2)
    with np.errstate(divide="ignore"):
        z = np.clip(np.arctanh(r), -Z_LIMIT, Z_LIMIT)
    return np.abs(z) if absolute else z


def rmea_summary(table: ArrayLike, rate: float) -> RmeaSummary:
    """Sum up each row of a table of `rmea` as rMEA does; a window without any value gives NaN."""
    z = np.asarray(table, dtype=np.float64)
    reach = z.shape[1] // 2
    known = np.isfinite(z)
    best = np.where(known, z, -np.inf).argmax(axis=1)
    return RmeaSummary(
        all_lags=_means(z),
        s1_lead=_means(z[:, reach + 1 :]),
        s2_lead=_means(z[:, :reach]),
        lag_zero=z[:, reach],
        best_lag=np.where(known.any(axis=1), (best - reach) / rate, np.nan),
    )


def _means(z: Floats) -> Floats:
    known = np.isfinite(z)
    n = known.sum(axis=1)
    return np.where(n > 0, np.where(known, z, 0.0).sum(axis=1) / np.maximum(n, 1), np.nan)

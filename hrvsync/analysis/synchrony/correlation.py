"""Correlation of whole series: as they are (Pearson), of their slopes (concordance), of ln RMSSD (co-modulation)."""

from math import isnan, log, nan, sqrt

import msgspec
import numpy as np
import scipy

from hrvsync.analysis.synchrony.lagged import centred, correlations, fisher_z, pair_of, samples
from hrvsync.beats import ArrayLike, Bools, Floats

LONGEST = 5  # autocorrelations count up to this part of the length


class Pearson(msgspec.Struct, frozen=True):
    """Pearson's `r` of `n` samples, its Fisher `z`, and its two-sided `p` by Student's t with `n_eff` of them.

    Heart rates are smooth: 245 s at 4 Hz are worth 80 to 144 samples, not 980, and a test that takes them for 980 calls
    half of all strangers synchronous. NaN with fewer than 3 (effective) samples or without variance.
    """

    r: float
    z: float
    n: int
    n_eff: float
    p: float


def pearson(a: ArrayLike, b: ArrayLike) -> Pearson:
    """Correlate two series, with a test that accounts for their smoothness.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing. Samples present in both count.

    Returns
    -------
    Pearson
        r, Fisher z, the number of samples, the effective number and the two-sided p. NaN with fewer than 3 (effective)
        samples or without variance.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long.

    Notes
    -----
    n_eff = n / (1 + 2 sum over k of (1 - k/n) rho_a(k) rho_b(k)), k up to n / 5, at most n (Bartlett 1935; Pyper &
    Peterman 1998, Can. J. Fish. Aquat. Sci. 55:2127); t = r sqrt(df / (1 - r²)), df = n_eff - 2.
    """
    both, x, y = _paired(a, b)
    n, r = int(np.count_nonzero(both)), _r(x, y)
    if n < 3 or isnan(r):
        return Pearson(nan, nan, n, nan, nan)
    n_eff = effective_samples(x, y, both.astype(np.float64))
    df = n_eff - 2
    p = nan if df < 1 else 2 * float(scipy.special.stdtr(df, -abs(r) * sqrt(df / (1 - r * r)))) if abs(r) < 1 else 0.0
    return Pearson(r, float(fisher_z(r)), n, n_eff, p)


def correlation(a: Floats, b: Floats) -> float:
    """Correlate two series as `pearson` does, at a tenth of its cost: without the test."""
    both, x, y = _paired(a, b)
    return _r(x, y) if np.count_nonzero(both) > 2 else nan


def _paired(a: ArrayLike, b: ArrayLike) -> tuple[Bools, Floats, Floats]:
    """Where both have a sample, and each series there around its mean, 0 elsewhere."""
    x, y = pair_of(a, b)
    both = np.isfinite(x) & np.isfinite(y)
    x, y = (np.where(both, centred(np.where(both, one, nan)), 0.0) for one in (x, y))
    return both, x, y


def _r(x: Floats, y: Floats) -> float:
    size = sqrt(float(x @ x) * float(y @ y))
    return min(max(float(x @ y) / size, -1.0), 1.0) if size > 0 else nan


def effective_samples(x: Floats, y: Floats, known: Floats) -> float:
    """Number of independent samples two series share; mean taken away, 0 where missing, `known` 1 where not."""
    n = float(known.sum())
    max_lag = max(1, round(n / LONGEST))
    pairs = _products(known, max_lag)
    rho_x, rho_y = (_products(one, max_lag) / float(one @ one) * n / np.maximum(pairs, 1.0) for one in (x, y))
    total = float(np.sum((1 - np.arange(1, max_lag + 1) / n) * (rho_x * rho_y)[1:]))
    return float(min(n, n / max(1 + 2 * total, 1e-9)))


def _products(x: Floats, max_lag: int) -> Floats:
    """Sums of products of a series with itself 0 .. `max_lag` samples later."""
    n = 1 << (x.size + max_lag).bit_length()  # far enough that no end meets the other
    return np.fft.irfft(np.abs(np.fft.rfft(x, n)) ** 2, n)[: max_lag + 1]


LIMIT = 10.0  # where there is no agreement, or no disagreement, at all


class Concordance(msgspec.Struct, frozen=True):
    """Single session index: ln of the sum of positive over that of negative correlations of slopes.

    `ssi`: 0 is balance, above more in the same direction, within ±10. `share`: part of the windows with a positive
    correlation. `r`: correlation of each window. NaN without any window.
    """

    ssi: float
    share: float
    r: Floats


def concordance(
    a: ArrayLike, b: ArrayLike, rate: float, slope: float = 5.0, window: float = 15.0, hop: float = 1.0
) -> Concordance:
    """Compute the single session index of two series.

    The index compares how much the two change in the same direction with how much they change in opposite ones.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing.
    rate : float
        Samples per second.
    slope : float, s
        Length over which each slope is fitted by least squares; all of its samples are needed.
    window : float, s
        Length over which slopes are correlated; four fifths of its slopes are needed.
    hop : float, s
        Distance between slopes, and between windows.

    Returns
    -------
    Concordance
        `ssi`: 0 is balance, within ±10; `share` and the correlation of each window. NaN without any window.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    ln of the sum of the positive over the sum of the negative correlations. A trend that both share makes it positive,
    and breathing makes up most of a 5 s slope of RR: smooth first, and compare with surrogates. (Marci & Orr 2006,
    Appl. Psychophysiol. Biofeedback 31:115)
    """
    x, y = pair_of(a, b)
    size, step = samples(slope, rate, "slope", minimum=2), samples(hop, rate, "hop")
    rows = samples(window, 1 / hop, "window", minimum=3)
    slopes_a, slopes_b = _slopes(x, size)[::step], _slopes(y, size)[::step]
    starts = np.arange(0, slopes_a.size - rows + 1)[None, :]
    r = correlations(slopes_a, slopes_b, np.zeros(1, np.int64), starts, rows, 0.8 * rows)[:, 0]
    known = r[np.isfinite(r)]
    if not known.size:
        return Concordance(nan, nan, r)
    up, down = float(known[known > 0].sum()), float(-known[known < 0].sum())
    ssi = log(max(up, 1e-300)) - log(max(down, 1e-300)) if up or down else 0.0
    return Concordance(min(max(ssi, -LIMIT), LIMIT), float(np.mean(known > 0)), r)


def _slopes(x: Floats, size: int) -> Floats:
    """Least-squares slope of each `size` neighbours; NaN where one is missing."""
    if x.size < size:
        return np.empty(0)
    ramp = np.arange(size) - (size - 1) / 2
    return np.correlate(centred(x), ramp / float(ramp @ ramp), "valid")


class Comodulation(msgspec.Struct, frozen=True):
    """Correlation `r` of two series of overlapping windows, its Fisher `z`, and its two-sided `p`.

    `independent`: the number of windows that do not overlap, which alone count in the test: 10 in 5 minutes, so that r
    must reach 0.63. NaN with fewer than 4 of them.
    """

    r: float
    z: float
    independent: float
    p: float


def comodulation(a: ArrayLike, b: ArrayLike, every: float, window: float = 30.0) -> Comodulation:
    """Correlate two series of ln RMSSD, each with its straight line taken off.

    Parameters
    ----------
    a, b : array_like, shape (n,), ln of ms
        Two series of equal length; NaN where there was too little data. Values present in both count.
    every : float, s
        Distance between values.
    window : float, s
        Length of the window of each value.

    Returns
    -------
    Comodulation
        r, Fisher z and the two-sided p. NaN with fewer than 4 windows that do not overlap.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or `every` is not above 0 and at most `window`.

    Notes
    -----
    Pearson's r; Student's t with as many samples as there are windows that do not overlap. (trend taken off as in Helm,
    Miller, Kahle, Troxel & Hastings 2018, Psychophysiology 56)
    """
    x, y = pair_of(a, b)
    if not 0 < every <= window:
        raise ValueError(f"every = {every} s must be above 0 and at most window = {window} s")
    both = np.isfinite(x) & np.isfinite(y)
    independent = float(np.count_nonzero(both)) * every / window
    df = independent - 3  # the lines take one degree of freedom more
    if df < 1:
        return Comodulation(nan, nan, independent, nan)
    t = np.flatnonzero(both).astype(np.float64)
    u, v = without_line(t, x[both]), without_line(t, y[both])
    r = _r(u, v)
    if isnan(r):
        return Comodulation(nan, nan, independent, nan)
    p = 2 * float(scipy.special.stdtr(df, -abs(r) * sqrt(df / (1 - r * r)))) if abs(r) < 1 else 0.0
    return Comodulation(r, float(fisher_z(r)), independent, p)


def without_line(t: Floats, values: Floats) -> Floats:
    """Take the straight line off values at times `t`; what rounding leaves of it becomes 0."""
    from_middle = t - t.mean()
    from_mean = values - values.mean()
    left = from_mean - from_middle * float(from_middle @ from_mean) / float(from_middle @ from_middle)
    return np.where(np.abs(left) <= 1e-12 * np.abs(values).max(), 0.0, left)

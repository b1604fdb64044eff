"""Plain correlation with the number of independent samples that it is really worth."""

from math import nan, sqrt

import msgspec
import numpy as np
import scipy
from numpy.typing import ArrayLike

from hrvsync.analysis.synchrony.lagged import centred, fisher_z, pair_of
from hrvsync.beats import Floats

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
    """Correlate two equally long series, NaN where data is missing; pairs of samples present in both count.

    n_eff = n / (1 + 2 sum over k of (1 - k/n) rho_a(k) rho_b(k)), k up to n / 5, at most n (Bartlett 1935; Pyper &
    Peterman 1998, Can. J. Fish. Aquat. Sci. 55:2127); t = r sqrt(df / (1 - r²)), df = n_eff - 2. Raises ValueError
    unless both are one-dimensional and equally long.
    """
    x, y = pair_of(a, b)
    both = np.isfinite(x) & np.isfinite(y)
    n = int(np.count_nonzero(both))
    x, y = (centred(np.where(both, one, nan)) for one in (x, y))
    x, y = np.where(both, x, 0.0), np.where(both, y, 0.0)
    size = sqrt(float(x @ x) * float(y @ y))
    if n < 3 or size <= 0:
        return Pearson(nan, nan, n, nan, nan)
    r = float(np.clip(x @ y / size, -1.0, 1.0))
    n_eff = effective_samples(x, y, both.astype(np.float64))
    df = n_eff - 2
    p = nan if df < 1 else 2 * float(scipy.special.stdtr(df, -abs(r) * sqrt(df / (1 - r * r)))) if abs(r) < 1 else 0.0
    return Pearson(r, float(fisher_z(r)), n, n_eff, p)


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
    n = 1 << (2 * x.size - 1).bit_length()
    power = np.abs(np.fft.rfft(x, n)) ** 2
    return np.fft.irfft(power, n)[: max_lag + 1]

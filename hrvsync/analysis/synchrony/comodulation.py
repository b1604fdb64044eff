"""Co-modulation: whether the vagal tone of two people, by ln RMSSD, goes up and down together over minutes."""

from math import nan, sqrt

import msgspec
import numpy as np
import scipy
from numpy.typing import ArrayLike

from hrvsync.analysis.synchrony.lagged import fisher_z, pair_of
from hrvsync.beats import Floats


class Comodulation(msgspec.Struct, frozen=True):
    """Correlation `r` of two series of overlapping windows, its Fisher `z`, and its two-sided `p`.

    `independent`: so many windows do not overlap, and the test counts only those: 10 in 5 minutes, so that r must reach
    0.63. NaN with fewer than 4 of them.
    """

    r: float
    z: float
    independent: float
    p: float


def comodulation(a: ArrayLike, b: ArrayLike, every: float, window: float = 30.0) -> Comodulation:
    """Correlate two series of ln RMSSD over `window` s, one value every `every` s, with their straight lines taken off.

    `a`, `b`: equally long, NaN where there was too little data. Pearson on the values present in both; Student's t with
    as many samples as there are windows side by side. Raises ValueError for unfit arguments. (trend taken off as in
    Helm, Miller, Kahle, Troxel & Hastings 2018, Psychophysiology 56)
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
    u, v = _flattened(t, x[both]), _flattened(t, y[both])
    size = sqrt(float(u @ u) * float(v @ v))
    if size <= 0:
        return Comodulation(nan, nan, independent, nan)
    r = float(np.clip(u @ v / size, -1.0, 1.0))
    p = 2 * float(scipy.special.stdtr(df, -abs(r) * sqrt(df / (1 - r * r)))) if abs(r) < 1 else 0.0
    return Comodulation(r, float(fisher_z(r)), independent, p)


def _flattened(t: Floats, values: Floats) -> Floats:
    """Take the straight line off; what rounding leaves of it becomes 0."""
    from_middle = t - t.mean()
    from_mean = values - values.mean()
    left = from_mean - from_middle * float(from_middle @ from_mean) / float(from_middle @ from_middle)
    return np.where(np.abs(left) <= 1e-12 * np.abs(values).max(), 0.0, left)

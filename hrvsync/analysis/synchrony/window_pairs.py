"""Pearson's r of windows of one series with many windows of another: the kernel of the chance level."""

from typing import NamedTuple

import msgspec
import numpy as np

from hrvsync.analysis.synchrony.lagged import FLAT, MIN_VALID
from hrvsync.beats import Floats, Ints


class Summed(msgspec.Struct, frozen=True):
    """A series with its prefix sums, each one longer than the series: of presence, values and their squares.

    `present` is 1 where there is a sample, else 0; `values` are 0 there.
    """

    values: Floats
    squares: Floats
    present: Floats
    counts: Floats
    sums: Floats
    sums_of_squares: Floats

    @property
    def flat(self) -> float:
        """A sum of squares that cannot be told from rounding."""
        return FLAT * float(self.sums_of_squares[-1])


def summed(x: Floats) -> Summed:
    """Prepare a series (centred, NaN where data is missing)."""
    here = np.isfinite(x)
    values = np.where(here, x, 0.0)
    squares, present = values * values, here.astype(np.float64)
    return Summed(values, squares, present, *(_prefix(one) for one in (present, values, squares)))


def window_correlations(a: Summed, b: Summed, a_ends: Ints, b_ends: Ints, width: int) -> Floats:
    """Pearson's r of each window of `a` (rows) with each of `b` (columns), given by ends in samples; pairwise complete.

    NaN where either misses more than 1 - MIN_VALID of its samples, or is flat.
    """
    a_count, b_count = _between(a.counts, a_ends, width), _between(b.counts, b_ends, width)
    shared = _products(a.values, b.values, a_ends, b_ends, width)
    marred = np.flatnonzero(b_count != width) if (a_count == width).all() else np.arange(b_ends.size)
    if marred.size == b_ends.size:
        r = _pearson(shared, _masked_sums(a, b, a_ends, b_ends, width), a.flat, b.flat)
    else:
        r = _pearson(shared, _whole_sums(a, b, a_ends, b_ends, width), a.flat, b.flat)
    if 0 < marred.size < b_ends.size:
        sums = _masked_sums(a, b, a_ends, b_ends[marred], width)
        r[:, marred] = _pearson(shared[:, marred], sums, a.flat, b.flat)
    r[a_count < MIN_VALID * width] = np.nan
    r[:, b_count < MIN_VALID * width] = np.nan
    return r


def _products(a: Floats, b: Floats, a_ends: Ints, b_ends: Ints, width: int) -> Floats:
    """Sum of products of each window of `a` with each of `b`."""
    start = int(b_ends.min()) - width
    reach = b[start : int(b_ends.max())]
    return np.stack([np.correlate(reach, a[end - width : end]) for end in a_ends.tolist()])[:, b_ends - width - start]


class _Sums(NamedTuple):
    """Over each pair of windows: samples both have, and their sums and sums of squares on either side."""

    n: Floats | float
    a: Floats
    aa: Floats
    b: Floats
    bb: Floats


def _whole_sums(a: Summed, b: Summed, a_ends: Ints, b_ends: Ints, width: int) -> _Sums:
    """Sums of windows that miss nothing: those of each by itself."""
    of_a = (_between(sums, a_ends, width)[:, None] for sums in (a.sums, a.sums_of_squares))
    of_b = (_between(sums, b_ends, width)[None, :] for sums in (b.sums, b.sums_of_squares))
    return _Sums(float(width), *of_a, *of_b)


def _masked_sums(a: Summed, b: Summed, a_ends: Ints, b_ends: Ints, width: int) -> _Sums:
    """Sums over the samples that both windows have."""
    pairs = (
        (a.present, b.present),
        (a.values, b.present),
        (a.squares, b.present),
        (a.present, b.values),
        (a.present, b.squares),
    )
    return _Sums(*(_products(one, other, a_ends, b_ends, width) for one, other in pairs))


def _pearson(shared: Floats, sums: _Sums, a_flat: float, b_flat: float) -> Floats:
    count = np.maximum(sums.n, 1.0)
    a_var, b_var = sums.aa - sums.a * sums.a / count, sums.bb - sums.b * sums.b / count
    a_size = np.sqrt(np.where(a_var > a_flat, a_var, np.nan))
    b_size = np.sqrt(np.where(b_var > b_flat, b_var, np.nan))
    r = sums.a * (sums.b / count)
    np.subtract(shared, r, out=r)
    r /= a_size * b_size
    return np.clip(r, -1.0, 1.0, out=r)


def _between(prefix: Floats, ends: Ints, width: int) -> Floats:
    return prefix[ends] - prefix[ends - width]


def _prefix(values: Floats) -> Floats:
    total = np.zeros(values.size + 1)
    np.cumsum(values, out=total[1:])
    return total

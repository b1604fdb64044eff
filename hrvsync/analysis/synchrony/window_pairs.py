"""Pearson's r of a window of one series with many windows of another: the kernel of the chance level."""

import msgspec
import numpy as np

from hrvsync.analysis.synchrony.lagged import FLAT, MIN_VALID
from hrvsync.beats import Floats


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


def window_correlations(a: Summed, b: Summed, end: int, first: int, last: int, width: int) -> Floats:
    """Pearson's r of the window of `a` that ends at `end` with each of `b` that ends at `first` .. `last` (samples).

    Pairwise complete, within ±1 but for rounding. NaN where either misses more than 1 - MIN_VALID of its samples, or
    is flat.
    """
    mine, theirs = slice(end - width, end), slice(first - width, last)

    def own(prefix: Floats) -> float:
        return float(prefix[end] - prefix[end - width])

    def each(prefix: Floats) -> Floats:
        return prefix[first : last + 1] - prefix[first - width : last + 1 - width]

    def products(of_a: Floats, of_b: Floats) -> Floats:
        return np.correlate(of_b[theirs], of_a[mine])

    a_count, b_count = own(a.counts), each(b.counts)
    if a_count < MIN_VALID * width:
        return np.full(b_count.size, np.nan)
    # Where one misses nothing, what both have is what the other has: prefix sums give it.
    n, b_sum, b_square = b_count, each(b.sums), each(b.sums_of_squares)
    if a_count < width:
        n, b_sum, b_square = (products(a.present, of_b) for of_b in (b.present, b.values, b.squares))
    a_sum, a_square = own(a.sums), own(a.sums_of_squares)
    whole = b_count == width
    if not whole.all():
        a_sum = np.where(whole, a_sum, products(a.values, b.present))
        a_square = np.where(whole, a_square, products(a.squares, b.present))
    n = np.maximum(n, 1.0)
    a_var, b_var = a_square - a_sum * a_sum / n, b_square - b_sum * b_sum / n
    good = (b_count >= MIN_VALID * width) & (a_var > a.flat) & (b_var > b.flat)
    scale = np.sqrt(a_var * b_var, out=np.full(b_count.size, np.nan), where=good)
    return (products(a.values, b.values) - a_sum * b_sum / n) / scale


def _prefix(values: Floats) -> Floats:
    total = np.zeros(values.size + 1)
    np.cumsum(values, out=total[1:])
    return total

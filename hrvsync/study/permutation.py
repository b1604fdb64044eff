"""Tests of a study: everybody gets another partner, conditions change places within dyads, moderators between dyads.

All pairs share their members, so that tests of independent values are wrong for them. Here what is drawn by lot is what
the question says could have been otherwise, and the same is computed again. Values of pairs stand in a matrix of people
by people: those of dyad i are i and n + i.
"""

from collections.abc import Sequence
from itertools import combinations

import msgspec
import numpy as np

from hrvsync.beats import ArrayLike, Floats, Ints

RE_PAIRINGS = 9_999
BOOTSTRAPS = 4_000
TIE = 1e-12
"""Sums of the same numbers in another order differ by less."""
CELLS = 1 << 21
"""Pairs looked up at a time."""


class Tested(msgspec.Struct, frozen=True):
    """What chance makes of some statistics: `observed` by statistic, `drawn` a row a draw and a column a statistic.

    `p`: share of draws, the observed one among them, that reach it. `corrected`: the same for the furthest standing of
    all statistics, so that 5 % hold for all of them together.
    """

    observed: Floats
    drawn: Floats
    p: Floats
    corrected: Floats

    def standing(self, i: int) -> float:
        """By how many SD of what was drawn a statistic stands above its mean; NaN where all draws are alike."""
        spread = float(self.drawn[:, i].std())
        return (float(self.observed[i]) - float(self.drawn[:, i].mean())) / spread if spread > TIE else float("nan")


class Interval(msgspec.Struct, frozen=True):
    """A mean with its interval of 95 %."""

    mean: float
    low: float
    high: float


def pairings(rng: np.random.Generator, blocks: Sequence[int], draws: int, *, by_role: bool) -> tuple[Ints, Ints]:
    """Draw partners for everybody.

    Parameters
    ----------
    rng : Generator
        Source of chance.
    blocks : sequence of int, one a dyad
        Dyads are only mixed with those of the same number (session type).
    draws : int
        How often.
    by_role : bool
        Whether the second of a dyad is exchanged for the second of another; else anybody may be with anybody.

    Returns
    -------
    tuple of ndarray, each of shape (draws, dyads)
        People by their number: the k-th of the first is with the k-th of the second. True pairs are among the draws
        as often as chance puts them together: only then is the test exact.
    """
    n, block = len(blocks), np.asarray(blocks)
    first, second = (np.tile(np.arange(part, part + n), (draws, 1)) for part in (0, n))
    for one in np.unique(block):
        dyads = np.flatnonzero(block == one)
        if by_role:
            second[:, dyads] = rng.permuted(second[:, dyads], axis=1)
        else:
            everybody = np.concatenate((dyads, dyads + n))
            mixed = rng.permuted(np.tile(everybody, (draws, 1)), axis=1)
            first[:, dyads], second[:, dyads] = mixed[:, : dyads.size], mixed[:, dyads.size :]
    return first, second


def re_paired(matrices: Floats, partners: tuple[Ints, Ints], sign: float = 1.0) -> Tested:
    """Hold the means of the true pairs against those of drawn ones, one-sided.

    Parameters
    ----------
    matrices : ndarray, shape (statistics, people, people)
        Values of every pair that may be drawn, in one order; NaN where there is none.
    partners : tuple of ndarray
        As `pairings` draws them.
    sign : float
        1 where more is expected of true pairs, -1 where less is.

    Returns
    -------
    Tested
        Means over the dyads, a column a matrix. p = (1 + number >= observed) / (1 + draws). NaN counts in no mean.
    """
    first, second = partners
    n = first.shape[1]
    true = np.arange(n)
    observed = _means(matrices, true[None], true[None] + n)[0]
    each = max(1, CELLS // max(1, n * len(matrices)))
    parts = [_means(matrices, first[i : i + each], second[i : i + each]) for i in range(0, len(first), each)]
    return _tested(observed, np.concatenate(parts), sign)


def excess(matrices: Floats, blocks: Sequence[int], *, by_role: bool) -> Floats:
    """What each dyad has beyond its own people with partners of other dyads of its block; by statistic and dyad."""
    n, block = matrices.shape[1] // 2, np.asarray(blocks)
    own = np.tile(np.arange(n), 2)
    other = (own[:, None] != own) & (np.tile(block, 2)[:, None] == np.tile(block, 2))
    if by_role:
        second = np.arange(2 * n) >= n
        other &= ~second[:, None] & second
    found = np.empty((len(matrices), n))
    for out, matrix in zip(found, matrices, strict=True):
        usable = other & np.isfinite(matrix)
        values = np.where(usable, matrix, 0.0)
        total = values.sum(axis=0) + values.sum(axis=1)
        count = usable.sum(axis=0) + usable.sum(axis=1)
        total, count = total[:n] + total[n:], count[:n] + count[n:]
        chance = np.divide(total, count, out=np.full(n, np.nan), where=count > 0)
        out[:] = matrix[np.arange(n), np.arange(n) + n] - chance
    return found


def swapped(rng: np.random.Generator, differences: Floats, draws: int) -> Tested:
    """Hold mean differences within dyads against those where conditions change places by lot, two-sided.

    `differences`: by statistic and dyad; NaN where a dyad lacks one of the two. All statistics of a dyad change sign
    together.
    """
    signs = 1 - 2.0 * rng.integers(0, 2, (draws, differences.shape[1]))
    known = np.isfinite(differences)
    values, count = np.where(known, differences, 0.0), np.maximum(known.sum(axis=1), 1)
    return _two_sided(values.sum(axis=1) / count, signs @ values.T / count)


def moderated(
    rng: np.random.Generator, values: Floats, moderators: Floats, blocks: Sequence[int], draws: int
) -> Tested:
    """Hold rank correlations of values with moderators against those where moderators change dyads by lot, two-sided.

    `values`, `moderators`: by statistic and dyad, and by moderator and dyad; NaN where unknown. Statistics run over the
    values first: that of value i and moderator k is i * moderators + k.
    """
    lots, block = rng.random((draws, values.shape[1])), np.asarray(blocks)
    tested = [_moderated(value, one, lots, block) for value in values for one in moderators]
    return _two_sided(np.array([observed for observed, _ in tested]), np.column_stack([drawn for _, drawn in tested]))


def _moderated(value: Floats, moderator: Floats, lots: Floats, block: Ints) -> tuple[float, Floats]:
    """Rank correlation over the dyads that have both, and those where the order of lots gives them to others."""
    known = np.flatnonzero(np.isfinite(value) & np.isfinite(moderator))
    if known.size < 3:
        return float("nan"), np.zeros(len(lots))
    x, y = _ranks(value[known]), _ranks(moderator[known])
    drawn = np.tile(y, (len(lots), 1))
    for one in np.unique(block[known]):
        dyads = np.flatnonzero(block[known] == one)
        drawn[:, dyads] = y[dyads][np.argsort(lots[:, known[dyads]], axis=1)]
    return float(_pearson(x, y[None])[0]), _pearson(x, drawn)


def bootstrapped(rng: np.random.Generator, values: ArrayLike, draws: int = BOOTSTRAPS) -> Interval:
    """Return the mean of the dyads' values with the interval of 95 % that dyads drawn again give.

    Percentiles, widened by sqrt(n / (n - 1)) for what a small sample lacks (Hesterberg 2015, Am. Stat. 69:371). NaN
    with fewer than 3 dyads.
    """
    known = np.asarray(values, dtype=np.float64)
    known = known[np.isfinite(known)]
    n = known.size
    if n < 3:
        return Interval(float(known.mean()) if n else float("nan"), float("nan"), float("nan"))
    means = known[rng.integers(0, n, (draws, n))].mean(axis=1)
    mean, wider = float(known.mean()), (n / (n - 1)) ** 0.5
    low, high = np.quantile(means, (0.025, 0.975)).tolist()
    return Interval(mean, mean + wider * (low - mean), mean + wider * (high - mean))


def contrasts(conditions: int) -> list[tuple[int, int]]:
    """Return every two conditions."""
    return list(combinations(range(conditions), 2))


def _means(matrices: Floats, first: Ints, second: Ints) -> Floats:
    """Mean of the pairs of each draw (a row) in each matrix (a column)."""
    found = np.empty((len(first), len(matrices)))
    for out, matrix in zip(found.T, matrices, strict=True):
        values = matrix[first, second]
        known = np.isfinite(values)
        count = known.sum(axis=1)
        total = np.where(known, values, 0.0).sum(axis=1)
        np.divide(total, count, out=out, where=count > 0)
        out[count == 0] = np.nan
    return found


def _ranks(x: Floats) -> Floats:
    """Ranks; equal values share the mean of theirs."""
    _, place, count = np.unique(x, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return (last - (count - 1) / 2)[place]


def _pearson(x: Floats, y: Floats) -> Floats:
    """Correlate a series with each row of others; 0 where one is flat."""
    x, y = x - x.mean(), y - y.mean(axis=1, keepdims=True)
    scale = np.sqrt((x * x).sum() * (y * y).sum(axis=1))
    return np.divide(y @ x, scale, out=np.zeros(len(y)), where=scale > TIE)


def _two_sided(observed: Floats, drawn: Floats) -> Tested:
    """As `_tested`, of how far from 0 each statistic is; `observed` and `drawn` keep their signs."""
    sized = _tested(np.abs(observed), np.abs(drawn), 1.0, around_zero=True)
    return Tested(observed, drawn, sized.p, sized.corrected)


def _tested(observed: Floats, drawn: Floats, sign: float, *, around_zero: bool = False) -> Tested:
    far, all_far = sign * observed, sign * drawn
    reached = (all_far >= far - TIE).sum(axis=0)
    p = np.where(np.isfinite(observed), (1 + reached) / (1 + len(drawn)), np.nan)
    known = np.isfinite(all_far)
    count = np.maximum(known.sum(axis=0), 1)
    middle = np.zeros(far.size) if around_zero else np.where(known, all_far, 0.0).sum(axis=0) / count
    spread = np.sqrt(np.where(known, (all_far - middle) ** 2, 0.0).sum(axis=0) / count)
    scale = np.where(spread > TIE, spread, np.inf)
    furthest = np.fmax.reduce((all_far - middle) / scale, axis=1)
    beyond = (furthest[:, None] >= (far - middle) / scale - TIE).sum(axis=0)
    return Tested(observed, drawn, p, np.where(np.isfinite(observed), (1 + beyond) / (1 + len(drawn)), np.nan))

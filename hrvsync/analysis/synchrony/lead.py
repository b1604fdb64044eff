"""Who is ahead: the best lag with its interval, and every reason not to speak of it."""

from functools import cache
from math import nan

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.synchrony.lagged import centred, pair_of, samples, sizes
from hrvsync.beats import Floats

BLOCK_S = 5.0
RESAMPLES = 200
PERIODIC = 0.7  # autocorrelation of a series that is one wave, for which earlier and later look alike


class LagInterval(msgspec.Struct, frozen=True):
    """90 % of resampled best lags lie within `low` .. `high` (s, positive: A leads); NaN with too little data."""

    low: float
    high: float


def lag_interval(a: ArrayLike, b: ArrayLike, rate: float, window: float = 60.0, max_lag: float = 5.0) -> LagInterval:
    """Find how far the best lag of the newest window moves when its 5 s blocks are drawn again.

    `a`, `b` at `rate` samples per second, ending now; NaN where data is missing; lengths in seconds. Block bootstrap of
    the products of the standardised windows; the 200 draws are the same each time, so the answer is a function of the
    data. Half a sample is added on each side. Raises ValueError for unfit arguments. (Künsch 1989)
    """
    x, y = pair_of(a, b)
    width, reach, _ = sizes(rate, window, max_lag, 1.0)
    block = samples(BLOCK_S, rate, "a block")
    if x.size < width + reach or width < 2 * block:
        return LagInterval(nan, nan)
    x, y = x[-width - reach :], y[-width - reach :]
    windows = np.lib.stride_tricks.sliding_window_view
    leading, following = windows(x, width), windows(y, width)
    first = np.concatenate((np.repeat(leading[-1:], reach, axis=0), leading[::-1]))
    second = np.concatenate((following[:-1], np.repeat(following[-1:], reach + 1, axis=0)))
    both = np.isfinite(first) & np.isfinite(second)
    products = _standard(first, both) * _standard(second, both)
    blocks = np.add.reduceat(products, np.arange(0, width, block), axis=1)
    best = np.argmax(_draws(blocks.shape[1]) @ blocks.T, axis=1) - reach
    if not np.any(products):
        return LagInterval(nan, nan)
    low, high = np.quantile(best, (0.05, 0.95))
    return LagInterval(float(low - 0.5) / rate, float(high + 0.5) / rate)


def dominant_period(a: ArrayLike, b: ArrayLike, rate: float, longest: float) -> float:
    """Find the period (s, up to `longest`) after which both series repeat themselves; NaN if they do not.

    `a`, `b` at `rate` samples per second, NaN where data is missing. The highest local peak of the mean of the two
    autocorrelations, if it reaches PERIODIC: then a lag of half the period cannot tell ahead from behind.
    """
    x, y = pair_of(a, b)
    max_lag = min(samples(longest, rate, "longest"), x.size // 2)
    repeats = np.mean([_autocorrelation(centred(one), max_lag + 1) for one in (x, y)], axis=0)
    inner = repeats[1:-1]
    peaks = np.flatnonzero((inner >= repeats[:-2]) & (inner >= repeats[2:]) & (inner >= PERIODIC)) + 1
    return float(peaks[np.argmax(repeats[peaks])] / rate) if peaks.size else nan


def _standard(rows: Floats, both: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> Floats:
    count = np.maximum(both.sum(axis=1, keepdims=True), 1)
    filled = np.where(both, rows, 0.0)
    from_mean = np.where(both, rows - filled.sum(axis=1, keepdims=True) / count, 0.0)
    size = np.sqrt((from_mean * from_mean).sum(axis=1, keepdims=True))
    return from_mean / np.where(size > 0, size, 1.0)


@cache
def _draws(blocks: int) -> Floats:
    chances = np.full(blocks, 1 / blocks)
    return np.random.default_rng(blocks).multinomial(blocks, chances, size=RESAMPLES).astype(np.float64)


def _autocorrelation(x: Floats, max_lag: int) -> Floats:
    """Correlation of a series with itself 0 .. `max_lag` samples later, over the samples that are known both times."""
    known = np.isfinite(x).astype(np.float64)
    filled = np.where(np.isfinite(x), x, 0.0)
    squares, beyond = filled * filled, np.zeros(max_lag)
    shared, earlier, later = (
        np.correlate(np.concatenate((later, beyond)), one)
        for one, later in ((filled, filled), (squares, known), (known, squares))
    )
    size = earlier * later
    return np.where(size > 0, shared / np.sqrt(np.where(size > 0, size, 1.0)), nan)

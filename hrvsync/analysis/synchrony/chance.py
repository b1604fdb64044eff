"""The chance level: the best lag of now against the best lag of moments that do not belong together."""

from math import inf, nan, sqrt

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.beats import Floats, Ints
from hrvsync.analysis.synchrony.lagged import FLAT, MIN_VALID, centred, fisher_z, pair_of, samples, sizes

MIN_SHIFT_S = 10.0
STEP_S = 1.0
INDEPENDENT_S = 12.0  # surrogates this far apart count as independent; calibrated on uncoupled pairs (bench_synchrony)
PLENTY = 30.0  # with fewer independent surrogates, counting them says too much
ONE_THREAD = 2**18  # larger products wake OpenBLAS's threads, which costs a live tick four times what it brings
LEAST = 2.0  # with fewer than this there is no chance level: that takes 87 s with 60 s windows


class Chance(msgspec.Struct, frozen=True):
    """The newest window of two series against their time-shift surrogates.

    `z`: highest signed Fisher z over the lags, `lag` (s, positive: A leads) where it stands, `z0`: Fisher z at lag 0.
    `low`, `high`: 5 and 95 % of the surrogates' highest z; `low0`, `high0`: the same of their z at lag 0.
    `percentile`: share (%) of surrogates below `z`. `p`: one-sided; small where `z` is higher than chance.
    `curve`: z by lag. `surrogates`: their highest z, each one second from the next.
    NaN: not enough good data; `p`, `percentile` and the bands also with too short a past.
    """

    z: float
    lag: float
    z0: float
    low: float
    high: float
    low0: float
    high0: float
    percentile: float
    p: float
    curve: Floats
    surrogates: Floats


def chance(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    window: float = 60.0,
    max_lag: float = 5.0,
    min_shift: float = MIN_SHIFT_S,
    since: float = 0.0,
) -> Chance:
    """Hold the newest window of two series against windows of each with the other's own past.

    `a`, `b`: equally long series at `rate` samples per second that end now, NaN where data is missing; lengths in
    seconds. What lies before `since` (s from the first sample) belongs to another phase or pacer and gives no
    surrogates. Surrogates: the newest window of one with the windows of the other that end `min_shift` or more earlier,
    one a second, both ways round; the same best-of-all-lags is taken in each, so searching the lags costs nothing.
    p = (1 + number of surrogates >= z) / (1 + their number); see `tail` for a short past.
    All surrogates there are, none drawn at random: the same past gives the same answer. Raises ValueError for unfit
    arguments. (time-shift surrogates: Moulder, Boker, Ramseyer & Tschacher 2018)
    """
    x, y = pair_of(a, b)
    width, reach, step = sizes(rate, window, max_lag, STEP_S)
    shift = samples(min_shift, rate, "min_shift", least=0)
    now = x.size
    if now < width + reach:
        return Chance(nan, nan, nan, nan, nan, nan, nan, nan, nan, np.full(2 * reach + 1, nan), np.empty(0))
    x, y = centred(x), centred(y)
    earliest = min(now, round(since * rate) + width + reach)
    ends = np.arange(now, earliest - 1, -step)
    forward, lag0, curve = best_over_lags(x, y, now, ends, width, reach)
    backward, back0, _ = best_over_lags(y, x, now, ends, width, reach)
    far = ends <= now - shift
    surrogates = _known(forward[far], backward[far])
    z = float(forward[0])
    lag = float(np.nanargmax(curve) - reach) / rate if np.isfinite(z) else nan
    p = tail(z, surrogates, surrogates.size * STEP_S / INDEPENDENT_S)
    low, high, low0, high0, percentile = nan, nan, nan, nan, nan
    if np.isfinite(p):
        low, high = np.quantile(surrogates, (0.05, 0.95))
        low0, high0 = np.quantile(_known(lag0[far], back0[far]), (0.05, 0.95))
        percentile = 100 * (surrogates < z).mean()
    return Chance(
        z=z,
        lag=lag,
        z0=float(lag0[0]),
        low=float(low),
        high=float(high),
        low0=float(low0),
        high0=float(high0),
        percentile=float(percentile),
        p=p,
        curve=curve,
        surrogates=surrogates,
    )


def tail(observed: float, surrogates: Floats, independent: float) -> float:
    """Probability of a surrogate as high as `observed`.

    Neighbouring surrogates are alike: they are worth `independent` ones. With PLENTY of these they are counted. With
    fewer the answer is at least that of a normal law whose mean and SD are known from that few only (Student's t for
    one more value). NaN with less than LEAST.
    """
    from scipy.special import stdtr

    if not np.isfinite(observed) or independent < LEAST:
        return nan
    counted = (1 + int((surrogates >= observed).sum())) / (1 + surrogates.size)
    if independent >= PLENTY:
        return counted
    spread = float(surrogates.std(ddof=1)) * sqrt(1 + 1 / independent)
    distance = (observed - float(surrogates.mean())) / spread if spread > 0 else inf
    return max(counted, float(stdtr(independent - 1, -distance)))


def best_over_lags(a: Floats, b: Floats, now: int, ends: Ints, width: int, reach: int) -> tuple[Floats, Floats, Floats]:
    """Pretend that b's windows ending at `ends` are simultaneous with a's ending at `now`, and search all lags.

    Returns for each end the highest signed z and the z at lag 0, and for the first end z by lag (-reach .. reach;
    positive: a leads). Samples; windows are trailing as in `lagged`; NaN where a window misses too much.
    """
    behind = fisher_z(window_correlations(a, b, now - np.arange(reach + 1), ends, width))
    back = np.arange(int(ends.min()) - reach, int(ends.max()) + 1)
    ahead = fisher_z(window_correlations(a, b, np.array([now]), back, width))[0]
    earlier = np.lib.stride_tricks.sliding_window_view(ahead, reach + 1)[ends - int(ends.min())]
    curves = np.concatenate((earlier[:, :-1], behind.T), axis=1)
    whole = window_sums(np.isfinite(b).astype(np.float64), ends, width) >= MIN_VALID * width
    curves[~whole | (np.isfinite(a[now - width : now]).mean() < MIN_VALID)] = nan
    known = np.isfinite(curves)
    best = np.where(known, curves, -inf).max(axis=1)
    return np.where(known.any(axis=1), best, nan), curves[:, reach], curves[0]


def window_correlations(a: Floats, b: Floats, a_ends: Ints, b_ends: Ints, width: int) -> Floats:
    """Pearson's r of each window of `a` with each of `b`, given by their ends in samples, pairwise complete.

    NaN where either misses more than 1 - MIN_VALID of its samples, or is flat.
    """
    here, there = np.isfinite(a), np.isfinite(b)
    x, y = np.where(here, a, 0.0), np.where(there, b, 0.0)
    m, n = here.astype(np.float64), there.astype(np.float64)
    of_a = [window_sums(values, a_ends, width)[:, None] for values in (m, x, x * x)]
    of_b = [window_sums(values, b_ends, width)[None, :] for values in (n, y, y * y)]
    enough = (of_a[0] >= MIN_VALID * width) & (of_b[0] >= MIN_VALID * width)
    count, (sx, sxx), (sy, syy) = np.minimum(of_a[0], of_b[0]), of_a[1:], of_b[1:]
    if not (of_b[0] == width).all():
        count, sx, sxx = (window_products(values, n, a_ends, b_ends, width) for values in (m, x, x * x))
    if not (of_a[0] == width).all():
        sy, syy = (window_products(m, values, a_ends, b_ends, width) for values in (y, y * y))
    safe = np.maximum(count, 1.0)
    vx, vy = sxx - sx * sx / safe, syy - sy * sy / safe
    good = enough & (vx > FLAT * (x @ x)) & (vy > FLAT * (y @ y))
    scale = np.sqrt(np.where(good, vx * vy, 1.0))
    shared = window_products(x, y, a_ends, b_ends, width)
    return np.where(good, np.clip((shared - sx * sy / safe) / scale, -1.0, 1.0), nan)


def window_sums(values: Floats, ends: Ints, width: int) -> Floats:
    """Sum of the `width` values before each end."""
    prefix = np.concatenate(([0.0], np.cumsum(values)))
    return prefix[ends] - prefix[ends - width]


def window_products(a: Floats, b: Floats, a_ends: Ints, b_ends: Ints, width: int) -> Floats:
    """Sum of products of each window of `a` with each of `b`."""
    if a_ends.size == 1:
        start = int(b_ends.min()) - width
        row = np.correlate(b[start : int(b_ends.max())], a[a_ends[0] - width : a_ends[0]])
        return row[None, b_ends - width - start]
    windows = np.lib.stride_tricks.sliding_window_view
    rows, others = windows(a, width)[a_ends - width], windows(b, width)
    few = max(1, ONE_THREAD // rows.size)
    parts = (b_ends[i : i + few] - width for i in range(0, b_ends.size, few))
    return np.concatenate([rows @ others[part].T for part in parts], axis=1)


def _known(*parts: Floats) -> Floats:
    together = np.concatenate(parts)
    return together[np.isfinite(together)]

"""The chance level: the best lag of now against the best lag of moments that do not belong together."""

from collections.abc import Sequence
from math import inf, isfinite, nan, sqrt

import msgspec
import numpy as np
import scipy

from hrvsync.analysis.synchrony.lagged import (
    Summed,
    centred,
    fisher_z,
    pair_of,
    samples,
    sizes,
    summed,
    window_correlations,
)
from hrvsync.beats import ArrayLike, Bools, Floats, Ints

MIN_SHIFT_S = 10.0
STEP_S = 2.5
INDEPENDENT_S = 12.0  # surrogates this far apart count as independent; calibrated on uncoupled pairs (bench_synchrony)
PLENTY = 30.0  # with fewer independent surrogates, counting them says too much
MIN_SURROGATES = 2.0  # with fewer than this there is no chance level: that takes 87 s with 60 s windows


class Best(msgspec.Struct, frozen=True):
    """The newest window of two series: highest signed Fisher `z` over the lags, its `lag` (s, positive: A leads).

    `z0`: Fisher z at lag 0. `curve`: z by lag, -max_lag .. max_lag. NaN: not enough good data.
    """

    z: float
    lag: float
    z0: float
    curve: Floats

    @property
    def lowest(self) -> float:
        """The lowest z over the lags."""
        return float(np.fmin.reduce(self.curve)) if self.curve.size else nan


class Chance(Best, frozen=True):
    """The newest window of two series, as in Best, against their time-shift surrogates.

    `low`, `high`: 5 and 95 % of the surrogates' highest z; `low0`, `high0`: the same of their z at lag 0.
    `percentile`: share (%) of surrogates below `z`. `p`: one-sided; small where `z` is higher than chance.
    `p_opposite`: small where z falls lower, at one lag, than chance: when one is up the other is down.
    `surrogates`: their highest z, 2.5 s from one to the next.
    NaN: not enough good data; `p`, `percentile` and the bands also with too short a past.
    """

    low: float
    high: float
    low0: float
    high0: float
    percentile: float
    p: float
    p_opposite: float
    surrogates: Floats


NO_CHANCE = Chance(nan, nan, nan, np.empty(0), nan, nan, nan, nan, nan, nan, nan, np.empty(0))


def chance(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    window: float = 60.0,
    max_lag: float = 5.0,
    min_shift: float = MIN_SHIFT_S,
    alike: Sequence[tuple[float, float]] = ((0.0, inf),),
) -> Chance:
    """Compare the newest window of two series with windows of each and the other's own past.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length that end now; NaN where data is missing.
    rate : float
        Samples per second.
    window : float, s
        Length of the newest window.
    max_lag : float, s
        Lags from -max_lag to max_lag are searched.
    min_shift : float, s
        Surrogate windows end at least this much earlier.
    alike : sequence of (from, to), s from the first sample
        Stretches breathed as now, in order; the others belong to another pacer. Surrogates lie in one of them each, the
        newest window in the last.

    Returns
    -------
    Chance
        Fisher z at the best lag (s, positive: A leads) and at lag 0, with the bands and p of the surrogates. NaN where
        there is not enough good data, or too short a past.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    Surrogates: the newest window of one with the windows of the other that end `min_shift` or more earlier, one every
    2.5 s, and the same with the two exchanged. Each is searched over as many lags, so the search itself cannot make z
    significant. p = (1 + number of surrogates >= z) / (1 + number of surrogates); see `tail` for a short past. All
    possible surrogates are used and none is drawn at random: the same past gives the same result. (time-shift
    surrogates: Moulder, Boker, Ramseyer & Tschacher 2018)
    """
    x, y = pair_of(a, b)
    width, reach, step = sizes(rate, window, max_lag, STEP_S)
    shift = samples(min_shift, rate, "min_shift", minimum=0)
    one, other = summed(centred(x)), summed(centred(y))
    best = _newest(one, other, width, reach, rate)
    ends = np.arange(x.size - max(shift, reach), width + reach - 1, -step)
    if x.size - width - reach < round(alike[-1][0] * rate):
        ends = ends[:0]
    ends = ends[np.any([_inside(ends, width, reach, start * rate, end * rate) for start, end in alike], axis=0)]
    surrogates, lowest, lag0 = np.empty(0), np.empty(0), np.empty(0)
    if isfinite(best.z) and ends.size:
        forward, backward = _pretended(one, other, ends, width, reach), _pretended(other, one, ends, width, reach)
        surrogates, lowest, lag0 = (_known(*parts) for parts in zip(forward, backward, strict=True))
    independent = surrogates.size * STEP_S / INDEPENDENT_S
    p, p_opposite = tail(best.z, surrogates, independent), tail(-best.lowest, -lowest, independent)
    low = high = low0 = high0 = percentile = nan
    if isfinite(p):
        (low, high), (low0, high0) = band(surrogates), band(lag0)
        percentile = 100 * (surrogates < best.z).mean()
    return Chance(
        z=best.z,
        lag=best.lag,
        z0=best.z0,
        low=float(low),
        high=float(high),
        low0=float(low0),
        high0=float(high0),
        percentile=float(percentile),
        p=p,
        p_opposite=p_opposite,
        curve=best.curve,
        surrogates=surrogates,
    )


def best_lag(a: ArrayLike, b: ArrayLike, rate: float, window: float = 60.0, max_lag: float = 5.0) -> Best:
    """Find the lag at which the newest windows of two series correlate most, as `chance` does."""
    x, y = pair_of(a, b)
    width, reach, _ = sizes(rate, window, max_lag, STEP_S)
    return _newest(summed(centred(x)), summed(centred(y)), width, reach, rate)


def tail(observed: float, surrogates: Floats, independent: float) -> float:
    """Probability of a surrogate as high as `observed`.

    Neighbouring surrogates are alike: they are worth `independent` ones. With PLENTY of these they are counted. With
    fewer the place between two of them counts as well, and the answer is at least that of a normal law whose mean and
    SD are known from that few only (Student's t for one more value). NaN with less than MIN_SURROGATES.
    """
    if not np.isfinite(observed) or independent < MIN_SURROGATES:
        return nan
    if independent >= PLENTY:
        return (1 + int((surrogates >= observed).sum())) / (1 + surrogates.size)
    spread = float(surrogates.std(ddof=1)) * sqrt(1 + 1 / independent)
    distance = (observed - float(surrogates.mean())) / spread if spread > 0 else inf
    return max(among(observed, surrogates), float(scipy.special.stdtr(independent - 1, -distance)))


def among(observed: float, surrogates: Floats) -> float:
    """Probability of a surrogate as high, from where `observed` stands among them.

    (1 + number as high) / (1 + number), less by how far it is on its way from the one below to the one above: of few
    surrogates the steps would be too coarse for a level of 5 % to be wrong in 5 %.
    """
    higher, lower = surrogates[surrogates >= observed], surrogates[surrogates < observed]
    way = 0.0
    if higher.size and lower.size:
        below, above = float(lower.max()), float(higher.min())
        way = (observed - below) / (above - below)
    return (1 + higher.size - way) / (1 + surrogates.size)


def _newest(a: Summed, b: Summed, width: int, reach: int, rate: float) -> Best:
    now, unknown = a.values.size, Best(nan, nan, nan, np.full(2 * reach + 1, nan))
    if now < width + reach:
        return unknown
    ahead, behind = (window_correlations(*two, now, now - reach, now, width) for two in ((a, b), (b, a)))
    curve = fisher_z(np.concatenate((ahead, behind[-2::-1])))
    if not isfinite(ahead[-1]):
        return unknown
    at = int(np.argmax(np.where(np.isfinite(curve), curve, -inf)))
    return Best(float(curve[at]), (at - reach) / rate, float(curve[reach]), curve)


def _inside(ends: Ints, width: int, reach: int, first: float, last: float) -> Bools:
    """Which windows that end there, moved by all lags, lie between two samples."""
    return (ends - width - reach >= round(first)) & (ends + reach <= last)


def _pretended(a: Summed, b: Summed, ends: Ints, width: int, reach: int) -> tuple[Floats, Floats, Floats]:
    """Pretend that b's windows ending at `ends` (falling) are simultaneous with a's newest, and search as many lags.

    Returns for each end the highest and the lowest Fisher z and that at lag 0; NaN where a window misses too much. Here
    b moves both ways, whereas now the leader moves back: of moments that do not belong together the same.
    """
    first = int(ends[-1]) - reach
    r = window_correlations(a, b, a.values.size, first, int(ends[0]) + reach, width)
    around = np.lib.stride_tricks.sliding_window_view(r, 2 * reach + 1)[ends - reach - first]
    known = np.isfinite(around[:, reach])
    highest, lowest = (fisher_z(np.where(known, best.reduce(around, axis=1), nan)) for best in (np.fmax, np.fmin))
    return highest, lowest, fisher_z(around[:, reach])


def band(values: Floats | Ints) -> Floats:
    """5 and 95 %, as np.quantile gives them at ten times the cost."""
    ordered = np.sort(values)
    return np.interp((0.05 * (values.size - 1), 0.95 * (values.size - 1)), np.arange(values.size), ordered)


def _known(*parts: Floats) -> Floats:
    together = np.concatenate(parts)
    return together[np.isfinite(together)]

"""Granger's question: does the past of one tell more of the other's next value than that one's own past?"""

from math import log, nan

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.beats import Floats
from hrvsync.analysis.synchrony.lagged import centred, pair_of, samples

PER_COEFFICIENT = 10  # samples for each coefficient of the larger model


class Granger(msgspec.Struct, frozen=True):
    """How much of the unexplained variance of one goes when the other's past is known.

    `a_to_b`: ln(variance of B from its own past / from both pasts), at least 0; `p_a_to_b`: its F test. `order`: so
    many past samples count. Forecast is not influence: a common cause that reaches A first looks the same. NaN with too
    little data.
    """

    a_to_b: float
    b_to_a: float
    p_a_to_b: float
    p_b_to_a: float
    order: int


def granger(a: ArrayLike, b: ArrayLike, rate: float, longest: float = 8.0) -> Granger:
    """Compare forecasts of each of two series from its own past with those from the past of both.

    `a`, `b`: equally long series at `rate` samples per second, NaN where data is missing; at 1 to 2 samples a second,
    since interpolated ones forecast themselves. The past reaches back up to `longest` s; its order is that of the least
    AIC of the joint model. A sample counts if the whole past of both is present; NaN with fewer than 10 samples for
    each coefficient. Raises ValueError for unfit arguments. (Granger 1969, Econometrica 37:424)
    """
    x, y = (centred(one) for one in pair_of(a, b))
    most = samples(longest, rate, "longest")
    past = _past(x, y, most)
    usable = np.isfinite(past).all(axis=1) & np.isfinite(x[most:]) & np.isfinite(y[most:])
    past, next_x, next_y = past[usable], x[most:][usable], y[most:][usable]
    n = len(past)
    orders = [order for order in range(1, most + 1) if n >= PER_COEFFICIENT * 4 * order]
    if not orders or not next_x.any() or not next_y.any():
        return Granger(nan, nan, nan, nan, 0)
    order = min(orders, key=lambda k: _akaike(past, next_x, next_y, k, most))
    own_x, own_y, both = _columns(order, most)
    to_b, p_to_b = _gain(past, next_y, own_y, both)
    to_a, p_to_a = _gain(past, next_x, own_x, both)
    return Granger(to_b, to_a, p_to_b, p_to_a, order)


def _past(x: Floats, y: Floats, most: int) -> Floats:
    """One row a sample: x and then y of 1 .. `most` samples before."""
    if x.size <= most:
        return np.empty((0, 2 * most))
    windows = [np.lib.stride_tricks.sliding_window_view(one, most)[:-1, ::-1] for one in (x, y)]
    return np.concatenate(windows, axis=1)


def _columns(order: int, most: int) -> tuple[list[int], list[int], list[int]]:
    own_x, own_y = list(range(order)), list(range(most, most + order))
    return own_x, own_y, own_x + own_y


def _residuals(past: Floats, target: Floats, columns: list[int]) -> Floats:
    design = np.concatenate((np.ones((len(past), 1)), past[:, columns]), axis=1)
    return target - design @ np.linalg.lstsq(design, target, rcond=None)[0]


def _akaike(past: Floats, next_x: Floats, next_y: Floats, order: int, most: int) -> float:
    _, _, both = _columns(order, most)
    u, v = (_residuals(past, target, both) for target in (next_x, next_y))
    spread = float(u @ u) * float(v @ v) - float(u @ v) ** 2
    return len(past) * log(max(spread, 1e-300)) + 8 * order


def _gain(past: Floats, target: Floats, own: list[int], both: list[int]) -> tuple[float, float]:
    """Gain of knowing both pasts, and its p by the F test."""
    from scipy.special import fdtrc

    apart, together = (_residuals(past, target, columns) for columns in (own, both))
    before, after = float(apart @ apart), float(together @ together)
    if after <= 1e-20 * float(target @ target):
        return nan, nan  # a series that forecasts itself without error leaves nothing to explain
    more, free = len(both) - len(own), len(past) - len(both) - 1
    return max(0.0, log(before / after)), float(fdtrc(more, free, max(0.0, (before - after) / more / (after / free))))

"""Granger's question: does the past of one predict the other's next value better than that one's own past alone?"""

from math import log, nan

import msgspec
import numpy as np
import scipy

from hrvsync.analysis.synchrony.lagged import centred, pair_of, samples
from hrvsync.beats import ArrayLike, Floats

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

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing.
    rate : float
        Samples per second; 1 to 2, since interpolated samples forecast themselves.
    longest : float, s
        The past goes back at most this far.

    Returns
    -------
    Granger
        ln ratio of the variances and p of the F test in both directions. NaN with fewer than 10 samples for each
        coefficient.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    The order is that of the smallest AIC of the joint model. A sample counts if the whole past of both is present.
    (Granger 1969, Econometrica 37:424)
    """
    x, y = (centred(one) for one in pair_of(a, b))
    max_order = samples(longest, rate, "longest")
    table = _past_and_present(x, y, max_order)
    table = table[np.isfinite(table).all(axis=1)]
    n = len(table)
    orders = [order for order in range(1, max_order + 1) if n >= max(PER_COEFFICIENT * 4 * order, table.shape[1])]
    if not orders or not table[:, -2].any() or not table[:, -1].any():
        return Granger(nan, nan, nan, nan, 0)
    r: Floats = np.linalg.qr(table, mode="r")  # regressions on it have the residual sums of those on the table
    order = min(orders, key=lambda k: _akaike(r, k, n))
    to_b, p_to_b = _gain(r, -1, order, n)
    to_a, p_to_a = _gain(r, -2, order, n)
    return Granger(to_b, to_a, p_to_b, p_to_a, order)


def _past_and_present(x: Floats, y: Floats, max_order: int) -> Floats:
    """One row a sample: 1, then x and y of 1, 2 .. `max_order` samples before, last x and y themselves."""
    if x.size <= max_order:
        return np.empty((0, 2 * max_order + 3))
    windows = np.lib.stride_tricks.sliding_window_view
    past = np.stack([windows(one, max_order)[:-1, ::-1] for one in (x, y)], axis=2).reshape(x.size - max_order, -1)
    return np.column_stack((np.ones(len(past)), past, x[max_order:], y[max_order:]))


def _akaike(r: Floats, order: int, n: int) -> float:
    """AIC of the joint model of an order: what is left below its rows."""
    left = r[1 + 2 * order :, -2:]
    return n * log(max(float(np.linalg.det(left.T @ left)), 1e-300)) + 8 * order


def _gain(r: Floats, target: int, order: int, n: int) -> tuple[float, float]:
    """Gain of knowing both pasts, and its p by the F test."""
    own = [0, *range(3 + target, 1 + 2 * order, 2)]  # x stands before y
    before = _left(r, target, own)
    after = float(r[1 + 2 * order :, target] @ r[1 + 2 * order :, target])
    if after <= 1e-20 * float(r[:, target] @ r[:, target]):
        return nan, nan  # a series that forecasts itself without error leaves nothing to explain
    free = n - 1 - 2 * order
    f = max(0.0, (before - after) / order / (after / free))
    return max(0.0, log(before / after)), float(scipy.special.fdtrc(order, free, f))


def _left(r: Floats, target: int, columns: list[int]) -> float:
    """Sum of squares of the target that those columns leave."""
    left = r[:, target] - r[:, columns] @ np.linalg.lstsq(r[:, columns], r[:, target], rcond=None)[0]
    return float(left @ left)

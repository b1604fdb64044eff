"""Intervals predicted from those around them, by what one heart has done in the beats nearby.

A deep breath moves the heart far, but smoothly: three intervals before and three after predict the one between. They do
not predict a premature beat. So each heart sets its own limits, be it a child's, an athlete's or a tired one's.
"""

from typing import NamedTuple

import numpy as np

from hrvsync.beats import Bools, Floats, Ints

BLOCK = 64
"""Beats that share a model, counted from the first beat of all ..."""
SPAN = 128
"""... which is fitted to this many beats around them."""
RIDGE = 0.01
"""Share of the variance that is added to its diagonal: few or steady beats then predict their mean."""
ODD = 0.06, 4.0
"""For the fit, a beat is odd that lies off a smooth curve by this share, and by this many of the usual distances ..."""
ODD_WEIGHT = 0.02
"""... and beats seen together with an odd one count this little."""
NEAR = np.arange(-3, 5)
"""A model sees eight intervals, of which it predicts the fourth, or the fourth and fifth ..."""
SELF = 3
BESIDE_ONE = np.array((0, 1, 2, 4, 5, 6))
BESIDE_TWO = np.array((0, 1, 2, 5, 6, 7))
"""... from the three on either side."""
CURVE = np.linalg.pinv(NEAR[BESIDE_ONE][:, None] ** (0.0, 1.0, 2.0))[0]
"""Weights of the three on either side for a parabola through them."""


class Predicted(NamedTuple):
    """What the intervals around predict for n places, all in ms.

    `beside` (n, 6): the three intervals on either side, `level` (n) their mean. `one` (n): the interval itself. `two`
    (n, 2): it and the next, from the three before and the three after both. `scale` (n): the model's usual (median)
    error for one.
    """

    beside: Floats
    level: Floats
    one: Floats
    two: Floats
    scale: Floats


class Model:
    """Linear predictions of the intervals at `places`, one model a block.

    Parameters
    ----------
    rr_ms : ndarray, shape (n,), ms
        Intervals, those set aside filled.
    aside : ndarray of bool, shape (n,)
        Which are set aside; the fit hardly counts them, as it does what is odd.
    first, last : ndarray of int, shape (n,)
        The first and the last interval that each may be compared with; beyond them, these are repeated.
    places : ndarray of int, shape (p,)
        Where predictions will be asked for.

    Notes
    -----
    Ridge regression on the six intervals around, from the weighted covariance of eight neighbours over SPAN beats.
    """

    def __init__(self, rr_ms: Floats, aside: Bools, first: Ints, last: Ints, places: Ints) -> None:
        self._first, self._last = first, last
        blocks = np.unique(places // BLOCK)
        self._of_block = np.zeros(rr_ms.size // BLOCK + 1, np.int64)
        self._of_block[blocks] = np.arange(blocks.size)
        start = np.maximum(np.minimum(blocks * BLOCK - (SPAN - BLOCK) // 2, rr_ms.size - SPAN), 0)
        beats = start[:, None] + np.arange(min(SPAN, rr_ms.size))
        seen = rr_ms[self._near(beats)]
        odd = aside[beats] | _odd(seen, aside[beats])
        weight = np.where(_any_near(odd), ODD_WEIGHT, 1.0)
        weight /= weight.sum(axis=1, keepdims=True)
        self._mean = (weight * seen[:, :, SELF]).sum(axis=1)
        seen -= self._mean[:, None, None]
        covariance = (seen * weight[:, :, None]).transpose(0, 2, 1) @ seen
        variance = covariance.trace(axis1=1, axis2=2) / NEAR.size
        # A flat heart has no variance at all, but a mean.
        covariance += (RIDGE * variance + 1e-9)[:, None, None] * np.eye(NEAR.size)
        self._weights = np.zeros((blocks.size, NEAR.size, 3))
        self._weights[:, BESIDE_ONE, :1] = _regression(covariance, BESIDE_ONE, np.array([SELF]))
        self._weights[:, BESIDE_TWO, 1:] = _regression(covariance, BESIDE_TWO, np.array([SELF, SELF + 1]))
        error = np.abs(seen[:, :, SELF] - (seen @ self._weights[:, :, :1])[:, :, 0])
        self._scale = median(np.where(odd, np.nan, error), 1)

    def _near(self, beats: Ints) -> Ints:
        """Places (..., 8) of the intervals around each beat."""
        near = np.maximum(beats[..., None] + NEAR, self._first[beats][..., None])
        return np.minimum(near, self._last[beats][..., None], out=near)

    def at(self, rr_ms: Floats, places: Ints) -> Predicted:
        """Predict the intervals (ms) at some of the places from the filled series `rr_ms`."""
        block = self._of_block[places // BLOCK]
        seen = rr_ms[self._near(places)]
        mean = self._mean[block][:, None]
        beside = seen[:, BESIDE_ONE]
        seen -= mean
        predicted = np.einsum("pk,pkj->pj", seen, self._weights[block]) + mean
        return Predicted(beside, beside.mean(axis=1), predicted[:, 0], predicted[:, 1:], self._scale[block])


def _odd(seen: Floats, aside: Bools) -> Bools:
    """Which beats (k, m) lie off the curve through their neighbours, of what each sees (k, m, 8)."""
    beside = seen[:, :, BESIDE_ONE]
    curve = np.minimum(np.maximum(beside @ CURVE, beside.min(axis=2)), beside.max(axis=2))
    off = np.abs(seen[:, :, SELF] - curve)
    usual = median(np.where(aside, np.nan, off), 1)[:, None]
    return (off > ODD[0] * curve) & (off > ODD[1] * usual)


def _any_near(odd: Bools) -> Bools:
    """Which beats (k, m) see an odd one."""
    count = np.zeros((odd.shape[0], odd.shape[1] + NEAR.size), np.int64)
    count[:, 1 - NEAR[0] : -NEAR[-1]] = odd
    count = count.cumsum(axis=1)
    return count[:, NEAR.size :] > count[:, : -NEAR.size]


def _regression(covariance: Floats, given: Ints, wanted: Ints) -> Floats:
    """Coefficients (k, given, wanted) of some of eight neighbours on others."""
    return np.linalg.solve(covariance[:, given[:, None], given], covariance[:, given[:, None], wanted])


def median(rows: Floats, minimum: int) -> Floats:
    """Return the median of the finite values of each row, NaN for fewer than `minimum`."""
    ordered = np.sort(rows, axis=1)
    size = rows.shape[1]
    if not np.isnan(ordered[:, -1]).any():
        return (ordered[:, (size - 1) // 2] + ordered[:, size // 2]) / 2
    count = np.isfinite(rows).sum(axis=1)
    row = np.arange(len(rows))
    value = (ordered[row, np.maximum(count - 1, 0) // 2] + ordered[row, np.minimum(count // 2, size - 1)]) / 2
    return np.where(count >= minimum, value, np.nan)

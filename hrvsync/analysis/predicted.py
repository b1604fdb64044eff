"""Intervals predicted from those around them, by what one heart has done in the beats nearby.

A deep breath moves the heart far, but smoothly: three intervals before and three after predict the one between. They do
not predict a premature beat. So each heart sets its own limits, be it a child's, an athlete's or a tired one's.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from hrvsync.beats import Bools, Floats, Ints

BLOCK = 64
"""Beats that share a model, counted from the first beat of all ..."""
SPAN = 128
"""... which is fitted to this many beats around them."""
AROUND = (SPAN + BLOCK) // 2
"""From the first beat of a block on, its model sees this many."""
SETTLED = 32
"""What is made of a beat, from those around it alone, is settled when this many later ones are known."""
STRIDE = 16
"""Models take notice of new beats by this many at a time."""
MARGIN = 4
"""A model sees this many beats beside those it is fitted to."""
FEW = 2 * SPAN
"""Of fewer beats all are seen, and the models fitted again with each."""
KEPT = 8
"""Models of this many blocks are kept: older ones are not asked for again."""
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


class Fit(NamedTuple):
    """The model of one block: the beats it was fitted to, their mean (ms), weights (8, 3) and usual error (ms)."""

    seen: tuple[int, int]
    mean: float
    weights: Floats
    scale: float


class Models:
    """Models of the blocks of a growing series, each fitted once to the beats it sees.

    A model sees SPAN beats around its block, but none of the newest SETTLED, of which little is known yet, and takes
    notice of others every STRIDE beats. Of fewer than FEW all are seen.
    """

    def __init__(self) -> None:
        self._fits: dict[int, Fit] = {}
        self._beats = self._stop = 0

    def grow(self, beats: int) -> int:
        """Let the models see what is settled of this many beats; return the first beat whose model is another now."""
        before, self._stop = self._stop, beats if beats < FEW else (beats - SETTLED) // STRIDE * STRIDE
        unsettled = self._beats < FEW
        self._beats = beats
        if unsettled:
            self._fits.clear()
            return 0
        return beats if self._stop == before else (max(before - AROUND, 0) // BLOCK + 1) * BLOCK

    def forget(self, first: int) -> None:
        """Drop the models that see beats from `first` on: these have changed."""
        self._fits = {block: fit for block, fit in self._fits.items() if fit.seen[1] + MARGIN <= first}
        self._stop = min(self._stop, max(0, first - MARGIN))
        self._beats = min(self._beats, first)

    def needed_from(self, places: Ints, start: int) -> int:
        """Return the first beat that has to be known to fit the models of these places, `start` at the latest."""
        unfitted = self._unfitted(np.unique(places // BLOCK))
        return min([start, *(max(0, self.span(block)[0] - SETTLED) for block in unfitted)])

    def _unfitted(self, blocks: Ints) -> list[int]:
        """Return those of the blocks whose model sees other beats than it was fitted to."""
        return [b for b in blocks.tolist() if b not in self._fits or self._fits[b].seen != self.span(b)]

    def span(self, block: int) -> tuple[int, int]:
        """Return the first beat that the model of a block sees, and the one after the last."""
        start = max(min(block * BLOCK - (SPAN - BLOCK) // 2, self._stop - SPAN), 0)
        return start, min(start + SPAN, self._stop)

    def model(self, rr_ms: Floats, aside: Bools, first: Ints, last: Ints, places: Ints, start: int = 0) -> "Model":
        """Return the models of some places, and fit those that are not fitted yet.

        Parameters
        ----------
        rr_ms : ndarray, shape (n,), ms
            The intervals from `start` on, those set aside filled.
        aside : ndarray of bool, shape (n,)
            Which are set aside; the fit hardly counts them, as it does what is odd.
        first, last : ndarray of int, shape (n,)
            The first and the last interval that each may be compared with; beyond them, these are repeated.
        places : ndarray of int, shape (p,)
            Where predictions will be asked for, counted from `start`.

        Notes
        -----
        Ridge regression on the six intervals around, from the weighted covariance of eight neighbours over SPAN beats.
        """
        blocks = np.unique((places + start) // BLOCK)
        unfitted = self._unfitted(blocks)
        if unfitted:
            spans = [self.span(block) for block in unfitted]
            beats = np.array(spans)[:, :1] - start + np.arange(spans[0][1] - spans[0][0])
            found = _fitted(rr_ms[_near(beats, first, last)], aside[beats])
            for block, seen, *fit in zip(unfitted, spans, *found, strict=True):
                self._fits[block] = Fit(seen, *fit)
        fits = [self._fits[block] for block in blocks.tolist()]
        for block in sorted(self._fits)[:-KEPT]:
            del self._fits[block]
        return Model(first, last, start, blocks, fits)


class Model:
    """Linear predictions of intervals from those around, by the model of each block."""

    def __init__(self, first: Ints, last: Ints, start: int, blocks: Ints, fits: Sequence[Fit]) -> None:
        self._first, self._last, self._start, self._blocks = first, last, start, blocks
        self._mean = np.array([fit.mean for fit in fits])
        self._weights = np.array([fit.weights for fit in fits])
        self._scale = np.array([fit.scale for fit in fits])

    def at(self, rr_ms: Floats, places: Ints) -> Predicted:
        """Predict the intervals (ms) at some of the places from the filled series `rr_ms`."""
        block = self._blocks.searchsorted((places + self._start) // BLOCK)
        seen = rr_ms[_near(places, self._first, self._last)]
        mean = self._mean[block][:, None]
        beside = seen[:, BESIDE_ONE]
        seen -= mean
        predicted = np.einsum("pk,pkj->pj", seen, self._weights[block]) + mean
        return Predicted(beside, beside.mean(axis=1), predicted[:, 0], predicted[:, 1:], self._scale[block])


def _near(beats: Ints, first: Ints, last: Ints) -> Ints:
    """Places (..., 8) of the intervals around each beat."""
    near = np.maximum(beats[..., None] + NEAR, first[beats][..., None])
    return np.minimum(near, last[beats][..., None], out=near)


def _fitted(seen: Floats, aside: Bools) -> tuple[Floats, Floats, Floats]:
    """Means (k), weights (k, 8, 3) and usual errors (k) of models that see these beats (k, m, 8)."""
    odd = aside | _odd(seen, aside)
    weight = np.where(_any_near(odd), ODD_WEIGHT, 1.0)
    weight /= weight.sum(axis=1, keepdims=True)
    mean = (weight * seen[:, :, SELF]).sum(axis=1)
    seen = seen - mean[:, None, None]
    covariance = (seen * weight[:, :, None]).transpose(0, 2, 1) @ seen
    variance = covariance.trace(axis1=1, axis2=2) / NEAR.size
    # A flat heart has no variance at all, but a mean.
    covariance += (RIDGE * variance + 1e-9)[:, None, None] * np.eye(NEAR.size)
    weights = np.zeros((len(seen), NEAR.size, 3))
    weights[:, BESIDE_ONE, :1] = _regression(covariance, BESIDE_ONE, np.array([SELF]))
    weights[:, BESIDE_TWO, 1:] = _regression(covariance, BESIDE_TWO, np.array([SELF, SELF + 1]))
    error = np.abs(seen[:, :, SELF] - (seen @ weights[:, :, :1])[:, :, 0])
    return mean, weights, median(np.where(odd, np.nan, error), 1)


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

"""Concordance: whether two people rise and fall together, from the slopes of their series (Marci & Orr)."""

from math import log, nan

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.synchrony.lagged import centred, correlations, pair_of, samples
from hrvsync.beats import Floats

LIMIT = 10.0  # where there is no agreement, or no disagreement, at all


class Concordance(msgspec.Struct, frozen=True):
    """Single session index: ln of the sum of positive over that of negative correlations of slopes.

    `ssi`: 0 is balance, above more in the same direction, within ±10. `share`: part of the windows with a positive
    correlation. `r`: correlation of each window. NaN without any window.
    """

    ssi: float
    share: float
    r: Floats


def concordance(
    a: ArrayLike, b: ArrayLike, rate: float, slope: float = 5.0, window: float = 15.0, hop: float = 1.0
) -> Concordance:
    """Single session index of two series: do they change in the same direction more than in opposite ones?

    `a`, `b`: equally long series at `rate` samples per second, NaN where data is missing; lengths in seconds. Slopes by
    least squares over `slope`, every `hop`; Pearson's r of the slopes over `window`, every `hop`. A slope needs all of
    its samples, a correlation four fifths of its slopes. A trend that both share makes it positive, and breathing makes
    up most of a 5 s slope of RR: smooth first, and compare with surrogates. Raises ValueError for unfit arguments.
    (Marci & Orr 2006, Appl. Psychophysiol. Biofeedback 31:115)
    """
    x, y = pair_of(a, b)
    size, step = samples(slope, rate, "slope", minimum=2), samples(hop, rate, "hop")
    rows = samples(window, 1 / hop, "window", minimum=3)
    slopes_a, slopes_b = _slopes(x, size)[::step], _slopes(y, size)[::step]
    starts = np.arange(0, slopes_a.size - rows + 1)[None, :]
    if not starts.size:
        return Concordance(nan, nan, np.empty(0))
    r = correlations(centred(slopes_a), centred(slopes_b), np.zeros(1, np.int64), starts, rows, 0.8 * rows)[:, 0]
    known = r[np.isfinite(r)]
    if not known.size:
        return Concordance(nan, nan, r)
    up, down = float(known[known > 0].sum()), float(-known[known < 0].sum())
    ssi = log(max(up, 1e-300)) - log(max(down, 1e-300)) if up or down else 0.0
    return Concordance(min(max(ssi, -LIMIT), LIMIT), float(np.mean(known > 0)), r)


def _slopes(x: Floats, size: int) -> Floats:
    """Least-squares slope of each `size` neighbours; NaN where one is missing."""
    if x.size < size:
        return np.empty(0)
    ramp = np.arange(size) - (size - 1) / 2
    return np.lib.stride_tricks.sliding_window_view(centred(x), size) @ (ramp / float(ramp @ ramp))

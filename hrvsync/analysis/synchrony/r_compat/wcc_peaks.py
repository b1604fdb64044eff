"""The peak nearest to lag 0 in each window, as R wcc 0.4.1 (wccPeakPick) finds it. Positive lag: B leads."""

from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.synchrony.lagged import samples
from hrvsync.beats import Floats, Ints

CELL = 0.2  # share of a local fit's points that a cell of loess may hold without being halved
MARGIN = 0.005  # share of the range by which the outermost cells of loess reach beyond it
MIN_NEAR = 4  # points of a local fit: a parabola, and the farthest has no weight


class WccPeaks(msgspec.Struct, frozen=True):
    """The peak nearest to lag 0 in each window: its lag (s, in steps of half a sample, positive: B leads) and height r.

    wcc's maxIndex is lag * 2 * rate, its maxValue is `r`. NaN in both where there is no peak.
    """

    lag: Floats
    r: Floats


def wcc_peaks(table: ArrayLike, rate: float, ahead: float = 1.0, span: float = 0.25) -> WccPeaks:
    """Pick the peak nearest to lag 0 in each row of a table of `wcc`, as wccPeakPick with type "Max" does.

    A row (one window, all lags) is smoothed by loess of degree 2, `span` of the lags in each local fit, and read every
    half sample along a cubic spline. Both sides of lag 0 are searched outwards at once until nothing higher comes for
    `ahead` seconds (wcc's Lsize in half samples: its 8 is 1 s at 4 samples a second). NaN for a row with NaN, and for a
    peak nearer than `ahead` to the largest lag. Type "Min" is this on -table with `r` negated. `rate` in samples per
    second. Raises ValueError for unfit arguments.
    (Boker, Xu, Rotondo & King 2002; R wcc 0.4.1, Apache-2.0)
    """
    r = np.asarray(table, dtype=np.float64)
    if r.ndim != 2 or r.shape[1] % 2 == 0:
        raise ValueError(f"table must have a row a window and a column a lag, from -max_lag to max_lag, not {r.shape}")
    lags = r.shape[1]
    steps = samples(ahead, 2 * rate, "ahead")
    if steps > lags // 2:
        raise ValueError(f"ahead = {ahead} s must be at most half of the largest lag, {lags // 2 / rate} s")
    if not 0 < span <= 1 or _near(lags, span) < MIN_NEAR:
        raise ValueError(f"span = {span} must be at most 1 and hold at least {MIN_NEAR} of {lags} lags")
    lag, height = np.full((2, len(r)), np.nan)
    known = np.isfinite(r).all(axis=1)
    place, value = _search(r[known] @ _smoother(lags, span).T, steps)
    inside = np.abs(place) <= lags - 1 - steps
    lag[known] = np.where(inside, place / (2 * rate), np.nan)
    height[known] = np.where(inside, value, np.nan)
    return WccPeaks(lag, height)


def _search(curves: Floats, steps: int) -> tuple[Ints, Floats]:
    """Place (points from the middle) and height of the highest point of each curve before `steps` without a higher."""
    reach = curves.shape[1] // 2
    widths = np.arange(reach + 1)
    highest = np.maximum.accumulate(np.maximum(curves[:, reach:], curves[:, reach::-1]), axis=1)
    rises = np.diff(highest, axis=1, prepend=np.inf) > 0
    newest = np.maximum.accumulate(np.where(rises, widths, 1), axis=1)
    done = (widths - newest >= steps) | (widths == reach)
    stop = done.argmax(axis=1)[:, None]
    top = np.take_along_axis(highest, stop, axis=1)
    places = np.arange(-reach, reach + 1)
    return places[((curves == top) & (np.abs(places) <= stop)).argmax(axis=1)], top[:, 0]


@lru_cache
def _smoother(n: int, span: float) -> Floats:
    """The matrix that smooths `n` even values as R's loess does and reads them at 2 n - 1 points: both are linear.

    The spline's third derivative at either end is that of the cubic through the four values there. (Forsythe, Malcolm
    & Moler 1977)
    """
    smooth = _loess(n, span)
    bends, right = np.eye(n, k=-1) + 4 * np.eye(n) + np.eye(n, k=1), np.zeros((n, n))
    bends[[0, -1]] = 0
    bends[[0, 0, -1, -1], [0, 1, -2, -1]] = -1, 1, -1, 1
    right[[0, -1]] = np.diff(smooth, 3, axis=0)[[0, -1]]
    right[1:-1] = 6 * np.diff(smooth, 2, axis=0)
    bend = np.linalg.solve(bends, right)
    matrix = np.empty((2 * n - 1, n))
    matrix[::2] = smooth
    matrix[1::2] = (smooth[:-1] + smooth[1:]) / 2 - (bend[:-1] + bend[1:]) / 16
    return matrix


def _loess(n: int, span: float) -> Floats:
    """The matrix of loess of degree 2 on `n` even values: parabolas fitted at a few places, cubics between these.

    Each parabola is weighed by (1 - (distance / farthest of the `span` nearest)^3)^3; its height and slope at its place
    hold the cubics. (Cleveland & Grosse 1991, Stat. Comput. 1:47)
    """
    x = np.arange(n)
    places = _cuts(n, span)
    height, slope = np.zeros((2, places.size, n))
    for row, place in enumerate(places):
        distance = x - place
        farthest = np.sort(np.abs(distance))[_near(n, span) - 1]
        root = np.sqrt(np.clip(1 - np.abs(distance / farthest) ** 3, 0, None) ** 3)
        height[row], slope[row], _ = np.linalg.pinv(root[:, None] * np.vander(distance, 3, increasing=True)) * root
    piece = np.searchsorted(places, x, side="right") - 1
    width = np.diff(places)[piece, None]
    s = (x - places[piece])[:, None] / width
    low, high = height[piece], height[piece + 1]
    rise, fall = slope[piece] * width, slope[piece + 1] * width
    return low + s * (rise + s * (3 * (high - low) - 2 * rise - fall + s * (2 * (low - high) + rise + fall)))


def _near(n: int, span: float) -> int:
    return int(n * span + 1e-5)


def _cuts(n: int, span: float) -> Floats:
    """Where loess fits: cells are halved at their middle point until they hold few enough, both ends lie outside."""
    few = int(n * (span * CELL))
    ends = (-MARGIN * (n - 1), (1 + MARGIN) * (n - 1))
    cuts = list(ends)
    cells = [(0, n, *ends)]
    for first, last, low, high in cells:  # grows while it is walked
        middle = (first + last - 1) // 2
        if last - first > few and middle not in (low, high):
            cuts.append(middle)
            cells += [(first, middle + 1, low, middle), (middle + 1, last, middle, high)]
    return np.sort(cuts)

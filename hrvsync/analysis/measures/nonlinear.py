"""Detrended fluctuation analysis and sample entropy of RR intervals. Nothing raises; too little data gives NaN."""

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from hrvsync.analysis.measures.series import Windows, as_rr, whole
from hrvsync.beats import ArrayLike, Bools, Floats, Ints

type Matches = Literal["richman", "kubios"]

ALPHA1_BOXES = (4, 16)
ALPHA2_BOXES = (16, 64)
KUBIOS_ALPHA1_BOXES = (4, 12)
KUBIOS_ALPHA2_BOXES = (13, 64)

FLAT_MS2 = 1e-9
"""Not more than rounding leaves of a box without variability."""

ROWS = 128
"""Templates compared at a time; a block of 128 rows of 16-bit ranks stays in the cache."""
COLUMNS = 8192


def box_sums(rr_ms: Floats, boxes: tuple[int, int]) -> Iterator[tuple[int, Floats, Floats, Floats]]:
    """Yield each box size with the sums that a straight line needs of the boxes that begin at each beat.

    Sums of the profile y (ms), of its sums so far, and of y². The profile counts from the first beat of its box: offset
    and slope fall out, and so does the mean that DFA subtracts. The arrays change when the next size is asked for.
    """
    profile, total, again, square, product = np.zeros((5, rr_ms.size))
    for place in range(1, min(boxes[1], rr_ms.size)):
        begins = rr_ms.size - place
        profile, total, again, square, product = (one[:begins] for one in (profile, total, again, square, product))
        profile += rr_ms[place:]
        profile -= rr_ms[:begins]
        total += profile
        again += total
        square += np.multiply(profile, profile, out=product)
        if place + 1 >= boxes[0]:
            yield place + 1, total, again, square


def off_the_line(size: int | Ints, total: Floats, again: Floats, square: Floats) -> Floats:
    """Return the mean squared residual (ms²) of boxes of `size` beats about their line, from `box_sums`."""
    tilt = (size + 1) / 2 * total - again
    return (square - total * total / size - tilt * tilt * (12 / (size * (size * size - 1)))) / size


def squared_fluctuations(rr_ms: Floats, windows: Windows, boxes: tuple[int, int]) -> Floats:
    """Return F² (ms²) for every box size of `boxes` in each window, sizes by windows.

    Boxes do not overlap, start at the window's first beat, the remainder is dropped, and so is a box with an unused
    beat; F² is the mean squared residual of the summed profile about its straight line. NaN without a box.
    """
    result = np.full((boxes[1] - boxes[0] + 1, windows.start.size), np.nan)
    if not windows.start.size:
        return result
    first, beyond = int(windows.start.min()), int(windows.stop.max())
    rr_ms, windows = rr_ms[first:beyond], Windows(windows.start - first, windows.stop - first)
    if windows.start.size > 1:
        for size, *sums in box_sums(rr_ms, boxes):
            result[size - boxes[0]] = means_of_boxes(off_the_line(size, *sums), windows, size)
        return result
    # In one window few boxes are meant, and all their residuals come from one sweep.
    meant = [
        (size, [one[: rr_ms.size // size * size : size].copy() for one in sums])
        for size, *sums in box_sums(rr_ms, boxes)
    ]
    if meant:
        number = np.array([sums[0].size for _, sums in meant])
        size = np.repeat([size for size, _ in meant], number)
        residual = off_the_line(size, *(np.concatenate(one) for one in zip(*(sums for _, sums in meant), strict=True)))
        good = np.isfinite(residual)
        edge = np.append(0, np.cumsum(number)[:-1])
        count = np.add.reduceat(good, edge, dtype=np.float64)
        mass = np.add.reduceat(np.where(good, residual, 0.0), edge)
        result[: len(meant), 0] = np.divide(mass, count, out=np.full(len(meant), np.nan), where=count > 0)
    return result


def means_of_boxes(values: Floats, windows: Windows, size: int) -> Floats:
    """Return the mean in each window of the finite ones among `values`, given for the box that begins at each beat."""
    boxes = (windows.stop - windows.start) // size
    good = np.isfinite(values)
    # Sums over boxes that follow each other without overlap: one prefix sum in steps of `size` for every phase.
    width = -(-values.size // size) * size + size
    total = np.zeros(width)
    number = np.zeros(width)
    total[size : size + values.size] = np.where(good, values, 0.0)
    number[size : size + values.size] = good
    total = total.reshape(-1, size).cumsum(axis=0).ravel()
    number = number.reshape(-1, size).cumsum(axis=0).ravel()
    some = boxes > 0
    begin, end = windows.start[some], (windows.start + boxes * size)[some]
    mass, weight = total[end] - total[begin], number[end] - number[begin]
    result = np.full(boxes.size, np.nan)
    result[some] = np.divide(mass, weight, out=np.full(mass.size, np.nan), where=weight > 0)
    return result


def dfa_in(rr_ms: Floats, windows: Windows, boxes: tuple[int, int]) -> Floats:
    """DFA exponent in each window, see `dfa`."""
    square = squared_fluctuations(rr_ms, windows, boxes)
    flat = ~(square > FLAT_MS2).all(axis=0)
    log_f = 0.5 * np.log(np.where(flat, 1.0, square))
    log_n = np.log(np.arange(boxes[0], boxes[1] + 1))
    log_n -= log_n.mean()
    return np.where(flat, np.nan, log_n @ log_f / (log_n @ log_n))


def dfa(rr_ms: ArrayLike, boxes: tuple[int, int] = ALPHA1_BOXES) -> float:
    """Compute a scaling exponent by detrended fluctuation analysis.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms
        RR intervals in order; NaN where not used. Nothing is joined over a NaN.
    boxes : tuple of int
        Smallest and largest box (beats); every size between them is used. The range is part of the value: Kubios uses
        4-12 and 13-64.

    Returns
    -------
    float, without a unit
        Slope of log F(n) over log n. NaN unless every size has a box and the series varies.

    Notes
    -----
    Profile y = cumsum(x - mean). The boxes do not overlap and begin with the first beat; the remainder is dropped, and
    so are boxes with an unused beat. A straight line is taken off each box; F(n) = sqrt(mean squared residual). (Peng
    1995, doi 10.1063/1.166141)
    """
    rr = as_rr(rr_ms)
    return float(dfa_in(rr, whole(rr), boxes)[0])


def dfa_alpha1(rr_ms: ArrayLike, boxes: tuple[int, int] = ALPHA1_BOXES) -> float:
    """Compute DFA alpha-1, the short-term exponent: `dfa` with boxes of 4 to 16 beats.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used
    boxes : tuple of int, smallest and largest box (beats)

    Returns
    -------
    float, without a unit; NaN as in `dfa`
    """
    return dfa(rr_ms, boxes)


def dfa_alpha2(rr_ms: ArrayLike, boxes: tuple[int, int] = ALPHA2_BOXES) -> float:
    """Compute DFA alpha-2, the long-term exponent: `dfa` with boxes of 16 to 64 beats.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used
    boxes : tuple of int, smallest and largest box (beats)

    Returns
    -------
    float, without a unit; NaN as in `dfa`
    """
    return dfa(rr_ms, boxes)


def dfa_alpha1_altini(rr_ms: ArrayLike) -> float:
    """Compute DFA alpha-1 as FatMaxxer and Altini's notebook do.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, without a unit
        NaN for fewer than 30 beats, for any unused beat and for a constant series.

    Notes
    -----
    30 log-spaced sizes between 3 and 15 with repeats (a repeated size weighs more in the fit), boxes from the start and
    from the end, F = sqrt(mean squared residual over both), fit of log2 F on log2 n.
    """
    rr = as_rr(rr_ms)
    sizes = np.array([3, *[4] * 4, *[5] * 4, *[6] * 3, *[7] * 3, 8, 8, 9, 9, 9, 10, 10, 11, 12, 12, 13, 13, 14, 15, 15])
    if rr.size < 2 * sizes[-1] or not np.isfinite(rr).all():
        return float("nan")
    # Boxes from the end are, size by size, those from the start of what is left when the remainder is cut off there.
    both = Windows(np.append(0, rr.size % np.arange(3, 16)), np.full(14, rr.size))
    square = squared_fluctuations(rr, both, (3, 15))
    fluctuation = ((square[:, 0] + square[np.arange(13), np.arange(1, 14)]) / 2)[sizes - 3]
    if not (fluctuation > FLAT_MS2).all():
        return float("nan")
    log_n = np.log2(sizes)
    log_n -= log_n.mean()
    return float(log_n @ (0.5 * np.log2(fluctuation)) / (log_n @ log_n))


def sample_entropy(rr_ms: ArrayLike, tolerance: float = 0.2, matches: Matches = "richman") -> float:
    """Compute the sample entropy.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms
        RR intervals in order; NaN where not used. Nothing is joined over a NaN. Templates with an unused beat are left
        out.
    tolerance : float
        Two templates match if no coordinate differs by more than tolerance times the standard deviation (ddof 1).
    matches : {"richman", "kubios"}
        "richman" uses the same N - m templates for both lengths (Richman & Moorman 2000, doi
        10.1152/ajpheart.2000.278.6.H2039; NeuroKit2, hrv-analysis). "kubios" uses all N - m + 1 and N - m templates,
        with A and B as shares of their pairs, which reproduces Kubios.

    Returns
    -------
    float, without a unit
        NaN without matches and for a constant series.

    Notes
    -----
    -ln(A / B), where B and A are the numbers of matching templates of m = 2 and m + 1 = 3 intervals. Self-matches do
    not count.
    """
    rr = as_rr(rr_ms)
    used = rr[np.isfinite(rr)]
    if used.size < 4:
        return float("nan")
    spread = float(used.std(ddof=1))
    if not spread > 1e-9:
        return float("nan")
    radius = tolerance * spread * (1 + 1e-9)
    templates = sliding_window_view(rr, 3)
    templates = templates[np.isfinite(templates).all(axis=1)]
    a, b = matching_pairs(templates, radius)
    if matches == "richman":
        return float(-np.log(a / b)) if a and b else float("nan")
    # A template of two intervals that ends a run has no successor: it counts among the short ones only.
    short = sliding_window_view(rr, 2)
    ends = np.isfinite(short).all(axis=1) & ~np.append(np.isfinite(rr[2:]), False)
    b += pairs_with(short[ends], templates[:, :2], radius)
    n_long, n_short = len(templates), len(templates) + int(ends.sum())
    return float(-np.log(a / (n_long * (n_long - 1)) * (n_short * (n_short - 1)) / b)) if a and b else float("nan")


def pairs_with(added: Floats, templates: Floats, radius: float) -> int:
    """Count the matches of `added` templates with `templates` and with each other."""
    count = 0
    for k, one in enumerate(added):
        count += int((np.abs(templates - one) <= radius).all(axis=1).sum())
        count += int((np.abs(added[:k] - one) <= radius).all(axis=1).sum())
    return count


def matching_pairs(templates: Floats, radius: float) -> tuple[int, int]:
    """Count the pairs of templates (rows of three) that match in all three coordinates, and in the first two.

    Rows are sorted by the first coordinate, so each meets only a band of rows; the other coordinates are compared as
    ranks: |a - b| <= radius is one subtraction and one comparison of small unsigned integers.
    """
    if len(templates) < 2:
        return 0, 0
    ordered = templates[np.argsort(templates[:, 0], kind="stable")].T
    stop = np.searchsorted(ordered[0], ordered[0] + radius, side="right")
    distinct = np.unique(ordered)
    small = np.uint16 if distinct.size < 2**16 else np.uint32
    rank = np.searchsorted(distinct, ordered).astype(small)
    low = np.searchsorted(distinct, ordered - radius, side="left")
    width = (np.searchsorted(distinct, ordered + radius, side="right") - low).astype(small)[:, :, None]
    low = low.astype(small)[:, :, None]

    def count(rows: slice, columns: slice, allowed: Bools | None = None) -> Ints:
        two = (rank[1, columns] - low[1, rows]) < width[1, rows]
        if allowed is not None:
            two &= allowed
        three = (rank[2, columns] - low[2, rows]) < width[2, rows]
        three &= two
        return np.array([np.count_nonzero(three), np.count_nonzero(two)])

    total = np.zeros(2, np.int64)
    for first in range(0, stop.size, ROWS):
        beyond = min(first + ROWS, stop.size)
        rows = slice(first, beyond)
        place = np.arange(first, beyond)
        total += count(rows, rows, (place > place[:, None]) & (place < stop[rows, None]))
        full = max(int(stop[first]), beyond)
        for left in range(beyond, full, COLUMNS):
            total += count(rows, slice(left, min(left + COLUMNS, full)))
        fringe = slice(full, max(int(stop[beyond - 1]), full))
        total += count(rows, fringe, np.arange(fringe.start, fringe.stop) < stop[rows, None])
    return int(total[0]), int(total[1])

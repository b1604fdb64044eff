"""Cross-recurrence: when one is where the other is, was or will be, and whether they stay so for a while."""

from math import nan

import msgspec
import numpy as np

from hrvsync.analysis.synchrony.lagged import pair_of, samples
from hrvsync.beats import ArrayLike, Bools, Floats, Ints

LONGEST = 8000  # samples: a plot of 64 million cells
BLOCK = 64  # of its rows at once: their distances would take half a gigabyte


class Recurrence(msgspec.Struct, frozen=True):
    """Cross-recurrence quantification, as R crqa names it: shares in %, lengths in samples.

    `rr`: cells that recur. `det`: those of them in diagonal lines (both go the same way); `lines`, `longest`, `mean`,
    `entropy` (nats): number, longest, mean and entropy of those lines. `lam`: cells in vertical lines (B stays where A
    once was), `trapping`: their mean length. `rr0` (not in crqa): recurrence on the line of synchrony, where each is
    where the other is at the same time. NaN without data, and where there are no lines to speak of.
    """

    rr: float
    det: float
    lines: int
    longest: float
    mean: float
    entropy: float
    lam: float
    trapping: float
    rr0: float


def cross_recurrence(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    delay: float = 1.0,
    embed: int = 3,
    radius: float = 0.8,
    least_line: int = 2,
) -> Recurrence:
    """Quantify the cross-recurrence of two series, each standardised (SD over n - 1).

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length, at most 8000 samples; NaN where data is missing. Points with a missing sample recur
        with none and are not counted.
    rate : float
        Samples per second.
    delay : float, s
        Distance between the samples of a point.
    embed : int
        Samples in a point.
    radius : float, SD
        Points recur if their Euclidean distance is at most this.
    least_line : int
        Fewest cells in a line.

    Returns
    -------
    Recurrence
        Shares in %, lengths in samples, entropy in nats. NaN without data, and where there are no lines.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, have more than 8000 samples, or a parameter is out of
        range.

    Notes
    -----
    (Marwan, Romano, Thiel & Kurths 2007; Coco & Dale 2014, crqa)
    """
    x, y = pair_of(a, b)
    if x.size > LONGEST:
        raise ValueError(f"cross-recurrence of {x.size} samples needs too much memory: at most {LONGEST}, take fewer")
    step = samples(delay, rate, "delay")
    if embed < 1 or radius < 0 or least_line < 1:
        raise ValueError(f"embed and least_line must be 1 or more, radius 0 or more: {embed}, {least_line}, {radius}")
    n = max(0, x.size - (embed - 1) * step)
    x, y = _standardised(x), _standardised(y)
    points_x, points_y = (np.stack([one[i * step : i * step + n] for i in range(embed)]) for one in (x, y))
    counted = int(_known(points_x).sum() * _known(points_y).sum())
    if not counted:
        return Recurrence(nan, nan, 0, nan, nan, nan, nan, nan, nan)
    sheared = np.zeros((n, 2 * n), np.bool_)
    columns: list[Ints] = []
    for rows in (slice(first, first + BLOCK) for first in range(0, n, BLOCK)):
        square = np.zeros((points_x[0, rows].size, n))
        for one, other in zip(points_x, points_y, strict=True):
            square += (one[rows, None] - other) ** 2
        recurs = square <= radius**2  # NaN compares as no
        columns.append(_lines(recurs, least_line))
        sheared[rows, :n] = recurs[:, ::-1]
    cells = int(np.count_nonzero(sheared))
    # Cut into rows of one cell less, each begins one cell later: what lay on a diagonal now lies in a column. All
    # diagonals follow one another, each ends with a cell that does not recur.
    diagonals = sheared.ravel()[: n * (2 * n - 1)].reshape(n, 2 * n - 1).T
    diagonal = np.concatenate([_lines(diagonals[i : i + BLOCK], least_line) for i in range(0, 2 * n - 1, BLOCK)])
    vertical = np.concatenate(columns)
    known = _known(points_x) & _known(points_y)
    det, lam = (100 * float(lengths.sum()) / cells if cells else nan for lengths in (diagonal, vertical))
    return Recurrence(
        rr=100 * cells / counted,
        det=det,
        lines=diagonal.size,
        longest=float(diagonal.max(initial=0)),
        mean=float(diagonal.mean()) if diagonal.size else nan,
        entropy=_entropy(diagonal) if diagonal.size else nan,
        lam=lam,
        trapping=float(vertical.mean()) if vertical.size else nan,
        rr0=100 * float(diagonals[n - 1][known].mean()) if known.any() else nan,
    )


def _standardised(x: Floats) -> Floats:
    known = x[np.isfinite(x)]
    sd = float(known.std(ddof=1)) if known.size > 1 else 0.0
    return (x - known.mean()) / sd if sd > 1e-12 * np.abs(known).max(initial=0.0) else np.full(x.size, nan)


def _known(points: Floats) -> Bools:
    """Where no sample of a point is missing."""
    return np.isfinite(points).all(axis=0)


def _lines(rows: Bools, minimum: int) -> Ints:
    """Lengths of the runs of cells that recur along each row, those of at least `minimum`."""
    padded = np.zeros((rows.shape[0], rows.shape[1] + 1), np.bool_)
    padded[:, :-1] = rows
    edges = np.flatnonzero(np.diff(np.concatenate(([False], padded.ravel())).view(np.int8)))
    lengths = np.diff(edges.reshape(-1, 2), axis=1)[:, 0]
    return lengths[lengths >= minimum]


def _entropy(lengths: Ints) -> float:
    _, counts = np.unique(lengths, return_counts=True)
    share = counts / counts.sum()
    return float(-(share * np.log(share)).sum())

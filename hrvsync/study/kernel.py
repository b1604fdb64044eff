"""Windowed lagged correlation of every row with every column of a tile of people, by matrix products.

`lagged` does a pair; this does all pairs of two groups at once and gives the same numbers. Series lie in columns, one a
person, so that the samples of a block of time are one piece of memory for BLAS.
"""

from collections.abc import Iterator
from math import gcd

import msgspec
import numpy as np
from numpy.typing import DTypeLike

from hrvsync.analysis.measures import mean
from hrvsync.analysis.synchrony.lagged import (
    FLAT,
    LIMIT,
    MIN_VALID,
    Lagged,
    centred,
    fisher_z,
    lagged,
    peaks,
    sizes,
)
from hrvsync.beats import Floats, Ints

AT_ONCE = 12
"""Quotients multiplied before one logarithm is taken of them: 12 of the largest (2e15) stay below the largest float."""
CELLS = 1 << 17
"""Windows x rows x columns worked on at a time: what one lag needs of them fits a core's cache, and bounds memory."""


class Windows(msgspec.Struct, frozen=True):
    """How two series are compared: samples a second, and length, largest lag and step of the windows (s)."""

    rate: float = 4.0
    window: float = 60.0
    max_lag: float = 5.0
    hop: float = 30.0
    min_valid: float = MIN_VALID


USUAL = Windows()


class Pairs(msgspec.Struct, frozen=True):
    """What a tile says of every pair, rows by columns; NaN where a pair has not one good window.

    `z0`, `z`: means over the windows of Fisher z at lag 0 and at the best lag. `size`: mean of |z| over windows and
    lags. `windows`: how many were good.
    """

    z0: Floats
    z: Floats
    size: Floats
    windows: Ints


class _Side(msgspec.Struct, frozen=True):
    """Some people by samples: values (0 where missing), their squares, 1 where missing; and which sums are flat."""

    values: Floats
    squares: Floats
    missing: Floats
    flat: Floats


class _Sums(msgspec.Struct, frozen=True):
    """The six sums under Pearson's r by window, row and column; of what is alike for all of these, one."""

    n: Floats
    x: Floats
    xx: Floats
    y: Floats
    yy: Floats
    xy: Floats


def compare(rows: Floats, columns: Floats, how: Windows = USUAL, dtype: DTypeLike = np.float64) -> Pairs:
    """Compare every series of `rows` with every one of `columns`.

    Parameters
    ----------
    rows, columns : ndarray, shape (n, people)
        Series of equal length, one a column, aligned at their beginning; NaN where data is missing.
    how : Windows
        Rate (1/s) and windows (s).
    dtype : dtype
        float64; float32 is quicker, with z right to 1e-5 but where a window hardly varies.

    Returns
    -------
    Pairs
        Arrays of rows by columns, in Fisher z. NaN where no window has enough good data.

    Raises
    ------
    ValueError
        If a length is too short at this rate.

    Notes
    -----
    The means that the registry takes of `lagged`, for all pairs: the sums under Pearson's r are matrix products of
    values, squares and masks, block by block and lag by lag. (Boker, Xu, Rotondo & King 2002)
    """
    shape = rows.shape[1], columns.shape[1]
    z0, z, size = (np.zeros(shape) for _ in range(3))
    n0, n, cells = (np.zeros(shape, np.int64) for _ in range(3))
    for chunk in _chunks(rows, columns, how, dtype):
        best, quotient, logs = None, None, 0.0
        for i, (lag, r) in enumerate(chunk):
            known = np.isfinite(r)
            cells += known.sum(axis=0)
            if lag == 0:
                n0 += known.sum(axis=0)
                z0 += np.where(known, fisher_z(r), 0.0).sum(axis=0)
            best = r.copy() if best is None else np.fmax(best, r, out=best)
            ratio = _quotient(r)
            quotient = ratio if quotient is None else np.multiply(quotient, ratio, out=quotient)
            if i % AT_ONCE == AT_ONCE - 1:
                logs, quotient = logs + np.log(quotient).sum(axis=0), None
        if best is not None:
            known = np.isfinite(best)
            n += known.sum(axis=0)
            z += np.where(known, fisher_z(best), 0.0).sum(axis=0)
            size += (logs + (0.0 if quotient is None else np.log(quotient).sum(axis=0))) / 2
    return Pairs(_mean(z0, n0), _mean(z, n), _mean(size, cells), n)


def pair_table(one: Floats, other: Floats, how: Windows = USUAL) -> Lagged:
    """Return `lagged` of one pair."""
    return lagged(one, other, how.rate, how.window, how.max_lag, how.hop, how.min_valid)


def means_of(table: Lagged) -> dict[str, float]:
    """Return what `compare` says of a pair, of its table: z, z0 and size."""
    z0 = fisher_z(table.r[:, table.lags.size // 2])
    return {"z": mean(peaks(table).z), "z0": mean(z0), "size": mean(np.abs(table.z))}


def tables(rows: Floats, columns: Floats, how: Windows = USUAL, dtype: DTypeLike = np.float64) -> Floats:
    """Return r of every pair by window, lag, row and column: `Lagged.r` of all of them, for tests and few people."""
    chunks = [np.array([r.copy() for _, r in chunk]) for chunk in _chunks(rows, columns, how, dtype)]
    return np.concatenate(chunks, axis=1).swapaxes(0, 1)


def _chunks(rows: Floats, columns: Floats, how: Windows, dtype: DTypeLike) -> Iterator[Iterator[tuple[int, Floats]]]:
    """Yield, for some windows at a time, each lag (samples, positive: the row leads) with r by window, row, column."""
    width, reach, hop = sizes(how.rate, how.window, how.max_lag, how.hop)
    base = np.arange(reach, len(rows) - width + 1, hop)
    one, other = _side(rows, dtype), _side(columns, dtype)
    at_once = max(1, CELLS // max(1, rows.shape[1] * columns.shape[1]))
    for first in range(0, base.size, at_once):
        yield _by_lag(one, other, base[first : first + at_once], (width, reach, hop), how.min_valid)


def _by_lag(
    one: _Side, other: _Side, base: Ints, lengths: tuple[int, int, int], min_valid: float
) -> Iterator[tuple[int, Floats]]:
    width, reach, hop = lengths
    block = gcd(hop, width)
    starts = range(int(base[0]), int(base[-1]) + width, block)
    little_x = _share(one, base, width)[:, :, None] < min_valid
    little_y = _share(other, base, width)[:, None, :] < min_valid
    least = np.float64(
        max((2 * min_valid - 1) * width, 3.0)
    )  # of NumPy, so that counts in float32 are not rounded to it
    for lag in range(-reach, reach + 1):
        of_x, of_y = -max(lag, 0), min(lag, 0)
        blocks = [_block(one, other, start + of_x, start + of_y, block) for start in starts]
        sums = _windowed(blocks, width // block, hop // block)
        mean_y = sums.y / np.maximum(sums.n, 1)
        vx = sums.xx - sums.x * sums.x / np.maximum(sums.n, 1)
        vy = sums.yy - sums.y * mean_y
        vx[(vx <= one.flat[:, None]) | little_x | (sums.n < least)] = np.nan
        vy[(vy <= other.flat) | little_y] = np.nan
        r = sums.xy
        r -= sums.x * mean_y
        r /= np.sqrt(vx, out=vx) * np.sqrt(vy, out=vy)
        yield lag, np.clip(r, -1.0, 1.0, out=r)


def _block(one: _Side, other: _Side, x_start: int, y_start: int, length: int) -> _Sums:
    """Sum up one block; of those who miss something in it, what the others have there is taken away."""
    mine, theirs = slice(x_start, x_start + length), slice(y_start, y_start + length)
    x, xx, no_x = one.values[mine], one.squares[mine], one.missing[mine]
    y, yy, no_y = other.values[theirs], other.squares[theirs], other.missing[theirs]
    lost_x, lost_y = no_x.any(axis=0).nonzero()[0], no_y.any(axis=0).nonzero()[0]
    xy, ones = x.T @ y, np.ones(length, x.dtype)
    sx, sxx, sy, syy = ((ones @ each) for each in (x, xx, y, yy))
    n = np.full((1, 1), length, x.dtype)
    x_sum, x_squares, y_sum, y_squares = sx[:, None], sxx[:, None], sy[None], syy[None]
    if lost_x.size or lost_y.size:
        n = (length - ones @ no_x)[:, None] - (ones @ no_y)[None]
    if lost_y.size:
        gaps = no_y[:, lost_y]
        x_sum, x_squares = (np.repeat(each, y.shape[1], axis=1) for each in (x_sum, x_squares))
        x_sum[:, lost_y] -= x.T @ gaps
        x_squares[:, lost_y] -= xx.T @ gaps
    if lost_x.size:
        gaps = no_x[:, lost_x].T
        y_sum, y_squares = (np.repeat(each, x.shape[1], axis=0) for each in (y_sum, y_squares))
        y_sum[lost_x] -= gaps @ y
        y_squares[lost_x] -= gaps @ yy
    if lost_x.size and lost_y.size:
        n[np.ix_(lost_x, lost_y)] += no_x[:, lost_x].T @ no_y[:, lost_y]
    return _Sums(n, x_sum, x_squares, y_sum, y_squares, xy)


def _windowed(blocks: list[_Sums], width: int, hop: int) -> _Sums:
    """Add blocks up to windows of `width` blocks, `hop` blocks apart."""
    count = (len(blocks) - width) // hop + 1
    return _Sums(
        *(_added([getattr(one, name) for one in blocks], count, width, hop) for name in _Sums.__struct_fields__)
    )


def _added(blocks: list[Floats], count: int, width: int, hop: int) -> Floats:
    shape = np.broadcast_shapes(*(one.shape for one in blocks))
    total = np.empty((count, *shape), blocks[0].dtype)
    for i in range(count):
        total[i] = blocks[i * hop]
        for one in blocks[i * hop + 1 : i * hop + width]:
            total[i] += one
    return total


def _quotient(r: Floats) -> Floats:
    """(1 + |r|) / (1 - |r|), whose logarithm is twice |z|; 1 where r is unknown."""
    size = np.abs(r)
    np.fmax(size, 0.0, out=size)
    np.minimum(size, LIMIT if r.dtype == np.float64 else np.float32(1 - 1e-6), out=size)
    rest = 1 - size
    size += 1
    size /= rest
    return size.astype(np.float64, copy=False)


def _mean(total: Floats, count: Ints) -> Floats:
    return np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0)


def _side(series: Floats, dtype: DTypeLike) -> _Side:
    series = np.where(np.isfinite(series), series, np.nan)
    known = np.isfinite(series)
    values = np.where(known, np.column_stack([centred(one) for one in series.T]), 0.0)
    squares = values * values
    flat = FLAT * squares.sum(axis=0)
    return _Side(*(np.ascontiguousarray(one, dtype) for one in (values, squares, ~known, flat)))


def _share(side: _Side, base: Ints, width: int) -> Floats:
    """The share of each window (a row) that each person (a column) has."""
    missing = np.zeros((len(side.missing) + 1, side.missing.shape[1]))
    np.cumsum(side.missing, axis=0, out=missing[1:], dtype=np.float64)
    return 1 - (missing[base + width] - missing[base]) / width

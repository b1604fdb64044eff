"""Windowed lagged correlation: the kernels under every lagged measure. Positive lag: A leads."""

from math import gcd

import msgspec
import numpy as np

from hrvsync.beats import ArrayLike, Floats, Ints

MIN_VALID = 0.8
LIMIT = 1.0 - 1e-15  # keeps Fisher z finite
FLAT = 1e-11  # share of the whole sum of squares below which prefix sums cannot distinguish a variance from rounding


class Lagged(msgspec.Struct, frozen=True):
    """Correlations by window and lag: `r` and `z` (Fisher) have one row a window, one column a lag.

    `t`: end of each window (s from the first sample). `lags` (s): positive means A leads.
    NaN: not enough good data in that window.
    """

    t: Floats
    lags: Floats
    r: Floats

    @property
    def z(self) -> Floats:
        return fisher_z(self.r)


class Peak(msgspec.Struct, frozen=True):
    """The highest signed correlation of each window: its lag (s, positive: A leads) and its Fisher z."""

    lag: Floats
    z: Floats


def fisher_z(r: ArrayLike) -> Floats:
    """Transform correlations to Fisher z.

    Parameters
    ----------
    r : array_like, any shape, -1 to 1, NaN where unknown

    Returns
    -------
    ndarray, the shape of r; NaN stays NaN

    Notes
    -----
    atanh(r), kept finite at |r| = 1. (Fisher 1915)

    Examples
    --------
    >>> fisher_z([0.0, 0.5]).round(4)
    array([0.    , 0.5493])
    """
    return np.arctanh(np.minimum(np.maximum(np.asarray(r, dtype=np.float64), -LIMIT), LIMIT))


def pair_of(a: ArrayLike, b: ArrayLike) -> tuple[Floats, Floats]:
    """Take two series as arrays of floats, infinity as NaN; raise ValueError unless both are flat and equally long."""
    x, y = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if x.ndim != 1 or x.shape != y.shape:
        raise ValueError(f"a and b must be one-dimensional and equally long, not {x.shape} and {y.shape}")
    return _finite(x), _finite(y)


def samples(seconds: float, rate: float, name: str, minimum: int = 1) -> int:
    """Turn a length in seconds into whole samples; raise ValueError if that is fewer than `minimum`."""
    if not rate > 0:
        raise ValueError(f"rate must be above 0 samples per second, not {rate}")
    n = round(seconds * rate)
    if n < minimum:
        needed = f"at least {minimum} are needed"
        raise ValueError(f"{name} = {seconds} s is too short at {rate} samples per second: {needed}")
    return n


def correlations(a: Floats, b: Floats, lags: Ints, a_starts: Ints, width: int, minimum: float) -> Floats:
    """Correlate a[s : s + width] with b[s + lag : s + lag + width] for each lag and each s of its row of `a_starts`.

    The starts of a row are evenly spaced, the same in every row. Pearson on the samples present in both, all lags at
    once; NaN where they are fewer than `minimum` or either is flat. One row a window, one column a lag.
    """
    if not a_starts.size:
        return np.empty((0, lags.size))
    count = a_starts.shape[1]
    hop = int(a_starts[0, 1] - a_starts[0, 0]) if count > 1 else width
    block = gcd(hop, width)  # windows are made of whole blocks, each summed up once
    span = hop * (count - 1) + width
    ones = np.ones(block)

    def under(x: Floats, starts: Ints) -> Floats:
        """What lies under all windows of a lag, one row a lag."""
        return np.ndarray((x.size - span + 1, span), x.dtype, x, strides=x.strides * 2)[starts]

    def shared(x: Floats, y: Floats) -> Floats:
        """Sums of a product over each window; one row a lag."""
        blocks = ((x * y).reshape(-1, block) @ ones).reshape(len(x), -1)
        prefix = np.zeros((len(x), blocks.shape[1] + 1))
        np.cumsum(blocks, axis=1, out=prefix[:, 1:])
        return prefix[:, width // block :: hop // block] - prefix[:, : -(width // block) : hop // block]

    here, there = np.isfinite(a), np.isfinite(b)
    filled_a, filled_b = (np.where(known, centred(one), 0.0) for known, one in ((here, a), (there, b)))
    of_a, of_b = a_starts[:, 0], a_starts[:, 0] + lags
    x, y = under(filled_a, of_a), under(filled_b, of_b)
    # Where one misses nothing, what both have is what the other has.
    if here.all():
        n, sy, syy = (_sums(one, a_starts + lags[:, None], width) for one in (there, filled_b, filled_b * filled_b))
    else:
        m = under(here.astype(np.float64), of_a)
        n, sy, syy = (shared(m, one) for one in (under(there.astype(np.float64), of_b), y, y * y))
    if there.all():
        sx, sxx = (_sums(one, a_starts, width) for one in (filled_a, filled_a * filled_a))
    else:
        k = under(there.astype(np.float64), of_b)
        sx, sxx = (shared(one, k) for one in (x, x * x))
    safe = np.maximum(n, 1.0)
    vx, vy = sxx - sx * sx / safe, syy - sy * sy / safe
    good = (n >= max(minimum, 3.0)) & (vx > FLAT * (filled_a @ filled_a)) & (vy > FLAT * (filled_b @ filled_b))
    scale = np.sqrt(np.where(good, vx * vy, 1.0))
    r = (shared(x, y) - sx * sy / safe) / scale
    return np.where(good, np.minimum(np.maximum(r, -1.0), 1.0), np.nan).T


def lagged(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    window: float = 60.0,
    max_lag: float = 5.0,
    hop: float = 1.0,
    min_valid: float = MIN_VALID,
) -> Lagged:
    """Correlate trailing windows of two series at every lag within ±`max_lag`.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing.
    rate : float
        Samples per second.
    window : float, s
        Length of the windows.
    max_lag : float, s
        Lags from -max_lag to max_lag.
    hop : float, s
        Distance between windows.
    min_valid : float, 0 to 1
        A window counts if this share of its samples is present in each series.

    Returns
    -------
    Lagged
        Correlations, windows by lags (s, positive: A leads). NaN where a window has not enough good data.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    r(k) = Pearson(a[t-W-k, t-k), b[t-W, t)) for k >= 0, mirrored for k < 0. The window of the follower ends at t, that
    of the leader earlier by the lag: nothing reaches into the future. (Boker, Xu, Rotondo & King 2002)
    """
    x, y = pair_of(a, b)
    width, reach, step = sizes(rate, window, max_lag, hop)
    lags = np.arange(-reach, reach + 1)
    base = np.arange(reach, x.size - width + 1, step)
    r = correlations(x, y, lags, base - np.maximum(lags, 0)[:, None], width, (2 * min_valid - 1) * width)
    enough = (_share(x, base, width) >= min_valid) & (_share(y, base, width) >= min_valid)
    r[~enough] = np.nan
    return Lagged(t=(base + width) / rate, lags=lags / rate, r=r)


def peaks(table: Lagged) -> Peak:
    """Find the lag of the highest signed z in each row.

    Parameters
    ----------
    table : Lagged, k windows by lags

    Returns
    -------
    Peak, lag (s, positive: A leads) and z, each of shape (k,); NaN for a row without a value
    """
    known = np.isfinite(table.r)
    best = np.where(known, table.r, -np.inf).argmax(axis=1)
    some, r = known.any(axis=1), table.r[np.arange(len(best)), best]
    return Peak(lag=np.where(some, table.lags[best], np.nan), z=fisher_z(r))


def sizes(rate: float, window: float, max_lag: float, hop: float) -> tuple[int, int, int]:
    """Window, largest lag and hop in samples."""
    return (
        samples(window, rate, "window", minimum=3),
        samples(max_lag, rate, "max_lag", minimum=0),
        samples(hop, rate, "hop"),
    )


def centred(x: Floats) -> Floats:
    """Take the mean of the samples present away, so that sums of squares keep their digits; rounding becomes 0."""
    present = x[np.isfinite(x)]
    if not present.size:
        return x
    mean = present.sum() / present.size
    away = x - mean
    away[np.abs(away) <= 1e-12 * abs(mean)] = 0.0
    return away


def _finite(x: Floats) -> Floats:
    return np.where(np.isinf(x), np.nan, x) if np.isinf(x).any() else x


def _share(x: Floats, starts: Ints, width: int) -> Floats:
    return _sums(np.isfinite(x).astype(np.float64), starts, width) / width


def _sums(values: Floats, starts: Ints, width: int) -> Floats:
    prefix = _prefix(values)
    return prefix[starts + width] - prefix[starts]


class Summed(msgspec.Struct, frozen=True):
    """A series with its prefix sums, each one longer than the series: of presence, values and their squares.

    `present` is 1 where there is a sample, else 0; `values` are 0 there. `whole`: whether none is missing.
    """

    whole: bool
    values: Floats
    squares: Floats
    present: Floats
    counts: Floats
    sums: Floats
    sums_of_squares: Floats

    @property
    def flat(self) -> float:
        """A sum of squares that cannot be distinguished from rounding."""
        return FLAT * float(self.sums_of_squares[-1])


def summed(x: Floats) -> Summed:
    """Prepare a series (centred, NaN where data is missing)."""
    here = np.isfinite(x)
    whole, present = bool(here.all()), here.astype(np.float64)
    values = x if whole else np.where(here, x, 0.0)
    squares = values * values
    return Summed(whole, values, squares, present, *(_prefix(one) for one in (present, values, squares)))


def window_correlations(a: Summed, b: Summed, end: int, first: int, last: int, width: int) -> Floats:
    """Pearson's r of the window of `a` that ends at `end` with each of `b` that ends at `first` .. `last` (samples).

    Pairwise complete, within ±1 but for rounding. NaN where either misses more than 1 - MIN_VALID of its samples, or
    is flat.
    """
    mine, theirs = slice(end - width, end), slice(first - width, last)

    def own(prefix: Floats) -> float:
        return float(prefix[end] - prefix[end - width])

    def each(prefix: Floats) -> Floats:
        return prefix[first : last + 1] - prefix[first - width : last + 1 - width]

    def products(of_a: Floats, of_b: Floats) -> Floats:
        return np.correlate(of_b[theirs], of_a[mine])

    a_sum, a_square = own(a.sums), own(a.sums_of_squares)
    b_sum, b_square = each(b.sums), each(b.sums_of_squares)
    n, enough = float(width), True
    if not (a.whole and b.whole):
        a_count, n = own(a.counts), each(b.counts)
        enough = (n >= MIN_VALID * width) & (a_count >= MIN_VALID * width)
        missing = n < width
        # Where one misses nothing, what both have is what the other has: prefix sums give it.
        if a_count < width:
            n, b_sum, b_square = (products(a.present, of_b) for of_b in (b.present, b.values, b.squares))
        if missing.any():
            low, high = missing.nonzero()[0][[0, -1]].tolist()
            there = b.present[first - width + low : first + high]
            a_sum, a_square = np.full(missing.size, a_sum), np.full(missing.size, a_square)
            a_sum[low : high + 1] = np.correlate(there, a.values[mine])
            a_square[low : high + 1] = np.correlate(there, a.squares[mine])
        n = np.maximum(n, 1.0)
    a_var, b_var = a_square - a_sum * a_sum / n, b_square - b_sum * b_sum / n
    good = (a_var > a.flat) & (b_var > b.flat) & enough
    scale = np.sqrt(a_var * b_var, out=np.full(b_var.size, np.nan), where=good)
    return (products(a.values, b.values) - a_sum * b_sum / n) / scale


def _prefix(values: Floats) -> Floats:
    prefix = np.zeros(values.size + 1)
    values.cumsum(out=prefix[1:])
    return prefix

"""Whether a whole stretch shows more synchrony than its two series give when they are slid against each other."""

from math import ceil, floor, nan
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from hrvsync.analysis.synchrony.chance import INDEPENDENT_S, MIN_SURROGATES
from hrvsync.analysis.synchrony.lagged import LIMIT, MIN_VALID, Summed, centred, pair_of, samples, summed
from hrvsync.beats import ArrayLike, Bools, Complexes, Floats, Ints

AT_ONCE = 16
"""Windows at once, or fewer: the product of more odds would not stay in a float."""
FAR = 4096
"""Distances at once, or more where windows are long or lie apart: too many would not stay in the processor's cache."""
VALUES, PRESENT, SQUARES = range(3)

type Spectra = Complexes


class _Windows(NamedTuple):
    """Windows of a series: samples they have, the mean of these, 1 / root sum of squares around it.

    `scales` is 0 where too much is missing or nothing varies.
    """

    counts: Floats
    means: Floats
    scales: Floats


class _Sums(NamedTuple):
    """Over each pair of windows: products, samples both have, and their sums and sums of squares on either side."""

    products: Floats
    n: Floats
    a: Floats
    a_squares: Floats
    b: Floats
    b_squares: Floats


def mean_by_shift(a: Summed, b: Summed, width: int, step: int) -> tuple[Floats, int]:
    """Mean Fisher z of a's windows with b's that lie d samples later, round the end, for d = 0 .. n - 1.

    Windows of `width` samples, one every `step`; pairwise complete, with MIN_VALID of their samples. Also how many such
    windows a has. NaN where half of them have no partner.
    """
    n = a.values.size
    if n < width:
        return np.full(n, np.nan), 0
    of_a, of_b = _Windows(*(x[::step, None] for x in _windows(a, width))), _windows(b, width)
    # Sums of products are convolutions, block by block: some windows of a, each at its own place, and b sliding by.
    at_once = min(AT_ONCE, max(1, FAR // (4 * step)), of_a.scales.size)
    span = (at_once - 1) * step + width
    far = ceil(n / ceil(n / max(FAR, 3 * span)))
    size = _fast(far + span - 1)
    place = np.arange(span) - step * np.arange(at_once)[:, None]
    inside = (place >= 0) & (place < width)
    moments = np.stack([_round(x, n, size) for x in (b.values, b.present, b.squares)])
    scales = _round(of_b.scales, n, size)
    gaps = (_round(of_b.counts, n, size) < width) & (scales > 0)
    slid_scales, slid_fit = sliding_window_view(scales, far), sliding_window_view(scales > 0, far)
    sums_of_b = [sliding_window_view(_round(x[width:] - x[:-width], n, size), far) for x in _prefixes(b)]
    total, count = np.zeros(n), np.zeros(n)
    for first in range(0, n - width + 1, at_once * step):
        counts, means, scale = (x[first // step :][:at_once] for x in of_a)
        gap = ((counts < width) & (scale > 0)).any()
        own = slice(first, first + span)
        here = inside[: scale.size, : n - first] * a.present[own]
        values = (a.values[own] - means) * here * scale
        some = np.stack((values, here, values * values) if gap or gaps.any() else (values,))
        spectra = np.fft.rfft(some, size).conj()
        for d in range(0, n, far):
            shifts = slice(d, min(d + far, n))
            start, wide = first + d, shifts.stop - d
            places = slice(start, start + scale.size * step, step)
            known = slid_fit[places, :wide] & (scale > 0)
            if gap:
                block = np.fft.rfft(moments[:, start : start + size])
                sums = _sums(spectra, block, size, wide)
                r, known = _pearson(sums, known, a.flat * scale**2, b.flat)
            elif gaps[start : start + span + wide].any():
                block = np.fft.rfft(moments[:SQUARES, start : start + size])
                sums = _sums_of_whole(spectra, block, size, [slid[places, :wide] for slid in sums_of_b])
                r, known = _pearson(sums, known, a.flat * scale**2, b.flat)
            else:
                block = np.fft.rfft(moments[VALUES, start : start + size])
                r = np.fft.irfft(spectra[VALUES] * block, size)[:, :wide] * slid_scales[places, :wide]
            np.clip(r, -LIMIT, LIMIT, out=r)
            # A sum of atanh(r) is half the logarithm of the product of (1 + r) / (1 - r).
            total[shifts] += np.log(np.multiply.reduce(1 + r) / np.multiply.reduce(1 - r)) / 2
            count[shifts] += np.add.reduce(known.view(np.uint8), dtype=np.uint8)
    enough = int((of_a.counts >= MIN_VALID * width).sum())
    return np.where(count >= max(1, enough / 2), total / np.maximum(count, 1), np.nan), enough


def _prefixes(x: Summed) -> tuple[Floats, Floats, Floats]:
    return x.counts, x.sums, x.sums_of_squares


def _windows(x: Summed, width: int) -> _Windows:
    """Describe the windows that begin with each sample."""
    counts, sums, squares = (prefix[width:] - prefix[:-width] for prefix in _prefixes(x))
    means = sums / np.maximum(counts, 1)
    around = squares - sums * means
    fit = (counts >= MIN_VALID * width) & (around > x.flat)
    return _Windows(counts, means, fit / np.sqrt(np.where(fit, around, 1)))


def _fast(minimum: int) -> int:
    """Smallest size from `minimum` that the fast Fourier transform is fast with."""
    top = 8 << max(0, (minimum - 1).bit_length() - 3)
    return next(size for size in (top * 5 // 8, top * 6 // 8, top * 7 // 8, top) if size >= minimum)


def _round(x: Floats, n: int, more: int) -> Floats:
    """Twice the same `n` samples, 0 where x has none, and some more zeros."""
    once = np.concatenate((x, np.zeros(n - x.size)))
    return np.concatenate((once, once, np.zeros(more)))


def _sums(a: Spectra, b: Spectra, size: int, wide: int) -> _Sums:
    """Sum up over the samples that both have."""
    pairs = (
        (VALUES, VALUES),
        (PRESENT, PRESENT),
        (VALUES, PRESENT),
        (SQUARES, PRESENT),
        (PRESENT, VALUES),
        (PRESENT, SQUARES),
    )
    return _Sums(*(np.fft.irfft(a[i] * b[j], size)[:, :wide] for i, j in pairs))


def _sums_of_whole(a: Spectra, b: Spectra, size: int, of_b: list[Floats]) -> _Sums:
    """The same where a's windows miss nothing, so that number, sums and squares of b are those of its own windows."""
    n, b_sums, b_squares = of_b
    pairs = ((VALUES, VALUES), (VALUES, PRESENT), (SQUARES, PRESENT))
    products, a_sums, a_squares = (np.fft.irfft(a[i] * b[j], size)[:, : n.shape[1]] for i, j in pairs)
    return _Sums(products, n, a_sums, a_squares, b_sums, b_squares)


def _pearson(sums: _Sums, known: Bools, a_flat: Floats, b_flat: float) -> tuple[Floats, Bools]:
    """Pearson's r, 0 where it is not known, and where it is."""
    n = sums.n
    a_var, b_var = n * sums.a_squares - sums.a**2, n * sums.b_squares - sums.b**2
    known = known & (a_var > n * a_flat) & (b_var > n * b_flat)
    return (n * sums.products - sums.a * sums.b) / np.sqrt(np.where(known, a_var * b_var, np.inf)), known


MIN_WINDOWS = 10
"""With fewer the mean over windows is one accident."""


class Significance(msgspec.Struct, frozen=True):
    """A stretch of two series against the same two slid apart.

    `z`: highest mean Fisher z of the windows over the lags; `lag` (s, positive: A leads) where it stands, `z0`: the
    mean at lag 0. `low`, `high`: 5 and 95 % of what the surrogates reach, `standing`: how many of their SD `z` stands
    above their mean. `p`: one-sided. `windows`, `surrogates`: how many there are. `curve`: mean z by lag.
    NaN: not enough good data, or too short a stretch.
    """

    z: float
    lag: float
    z0: float
    low: float
    high: float
    standing: float
    p: float
    windows: int
    surrogates: int
    curve: Floats


def significance(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    window: float = 30.0,
    max_lag: float = 5.0,
    surrogates: int = 999,
    min_shift: float = 20.0,
    hop: float | None = None,
    breath: float | None = None,
    strangers: tuple[ArrayLike, ...] = (),
) -> Significance:
    """Test whether the windows of two series correlate more, at one lag, than when the two are slid apart.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length from ONE phase; NaN where data is missing.
    rate : float
        Samples per second.
    window : float, s
        Length of the windows.
    max_lag : float, s
        Lags from -max_lag to max_lag are searched.
    surrogates : int
        At most this many, spread evenly, so nothing is random.
    min_shift : float, s
        Each surrogate slides b by at least this, wrapping at its end.
    hop : float, s, optional
        Distance between windows; half a window by default.
    breath : float, s, optional
        Length of a breath of a shared pacer. Windows are then whole breaths, the stretch begins with one, and whole
        breaths are slid, so that all surrogates keep in step with the pacer.
    strangers : tuple of array_like, each of shape (n,)
        Series of others in the same phase on the same pacer. Each takes the place of b and is slid in turn.

    Returns
    -------
    Significance
        z, its lag (s, positive: A leads), the band of the surrogates and the one-sided p. NaN with fewer than 10
        windows or too few surrogates.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    The statistic is the highest signed mean over windows of Fisher z within ±`max_lag`; each surrogate searches as many
    lags. Sliding keeps all that each series does by itself, also over many windows. p = (1 + number >= z) / (1 +
    number), where surrogates closer together than INDEPENDENT_S count for less than one each. (data sliding: Moulder,
    Boker, Ramseyer & Tschacher 2018)
    """
    x, y = pair_of(a, b)
    width = samples(window, rate, "window", minimum=3)
    reach = samples(max_lag, rate, "max_lag", minimum=0)
    apart = samples(min_shift, rate, "min_shift")
    cycle = 1.0 if breath is None else breath * rate
    width = round(np.ceil(width / cycle) * cycle)
    step = max(1, width // 2) if hop is None else samples(hop, rate, "hop")
    begin = x.size - round(np.floor(x.size / cycle + 1e-9) * cycle)
    one, others = summed(centred(x[begin:])), (summed(centred(pair_of(x, each)[1][begin:])) for each in (y, *strangers))
    n = one.values.size
    slid = [mean_by_shift(one, other, width, step) for other in others]
    by_shift, windows = slid[0]
    lags, shifts = np.arange(-reach, reach + 1), _shifts(n, apart, cycle, surrogates)
    reached = np.concatenate([_best_around(each, shifts, reach) for each, _ in slid])
    reached = reached[np.isfinite(reached)]
    # Surrogates that overlap are alike and count for less than one each.
    worth = min(1.0, (n - 2 * apart) / rate / max(1, shifts.size) / INDEPENDENT_S)
    if windows < MIN_WINDOWS or worth * reached.size < MIN_SURROGATES or not np.isfinite(by_shift[lags]).all():
        return Significance(nan, nan, nan, nan, nan, nan, nan, windows, 0, np.full(lags.size, nan))
    z = float(by_shift[lags].max())
    low, high = np.quantile(reached, (0.05, 0.95))
    return Significance(
        z=z,
        lag=float(lags[by_shift[lags].argmax()]) / rate,
        z0=float(by_shift[0]),
        low=float(low),
        high=float(high),
        standing=float((z - reached.mean()) / reached.std()),
        p=(1 + worth * int((reached >= z).sum())) / (1 + worth * reached.size),
        windows=windows,
        surrogates=reached.size,
        curve=by_shift[lags],
    )


def _shifts(n: int, apart: int, cycle: float, max_count: int) -> Ints:
    """Distances (samples) to slide by: whole cycles, at least `apart` both ways round, no more than `max_count`."""
    cycles = np.arange(ceil(apart / cycle), floor((n - apart) / cycle) + 1)
    if cycles.size > max_count:
        cycles = cycles[np.round(np.linspace(0, cycles.size - 1, max_count)).astype(np.int64)]
    return np.round(cycles * cycle).astype(np.int64)


def _best_around(by_shift: Floats, shifts: Ints, reach: int) -> Floats:
    """Highest value within `reach` on either side of each shift, NaN where one is unknown."""
    return by_shift[(shifts[:, None] + np.arange(-reach, reach + 1)) % by_shift.size].max(axis=1)

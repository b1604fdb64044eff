"""Windowed cross-correlation and surrogate synchrony as R packages compute them, digit for digit.

rMEA 1.2.2 (MEAccf): forward windows, A leads at positive lag. wcc 0.4.1 (wccCalc, wccPeakPick): trailing windows, B
leads at positive lag. SUSY 0.1.0: all pairings of segments as the pseudo values.
"""

from functools import lru_cache

import msgspec
import numpy as np

from hrvsync.analysis.synchrony.lagged import correlations, fisher_z, pair_of, samples, sizes
from hrvsync.beats import ArrayLike, Floats, Ints

Z_LIMIT = 10.0


class RmeaSummary(msgspec.Struct, frozen=True):
    """rMEA's summaries of each window: means of z over all, A-leading and B-leading lags, z at lag 0, best lag (s)."""

    all_lags: Floats
    s1_lead: Floats
    s2_lead: Floats
    lag_zero: Floats
    best_lag: Floats


def rmea(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    window: float,
    max_lag: float,
    hop: float,
    absolute: bool = True,
) -> Floats:
    """Correlate forward windows of two series at every lag, as rMEA's MEAccf with r2Z.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing.
    rate : float
        Samples per second. NaN samples are left out pairwise.
    window : float, s
        Length of the windows.
    max_lag : float, s
        Lags from -max_lag to max_lag.
    hop : float, s
        Distance between windows.
    absolute : bool
        Whether to return absolute values.

    Returns
    -------
    ndarray, shape (windows, lags)
        Fisher z clipped to ±10; A leads at positive lags. NaN with more than half of the samples of a cell missing.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    There are ceiling((N - window - max_lag + 1) / hop) rows. (Kleinbub & Ramseyer 2020)
    """
    x, y = pair_of(a, b)
    width, reach, step = sizes(rate, window, max_lag, hop)
    base = np.arange(0, x.size - width - reach + 1, step)
    lags = np.arange(-reach, reach + 1)
    r = correlations(x, y, lags, base - np.minimum(lags, 0)[:, None], width, width / 2)
    with np.errstate(divide="ignore"):
        z = np.clip(np.arctanh(r), -Z_LIMIT, Z_LIMIT)
    return np.abs(z) if absolute else z


def rmea_summary(table: ArrayLike, rate: float) -> RmeaSummary:
    """Summarise each row of a table of `rmea` as rMEA does.

    Parameters
    ----------
    table : array_like, shape (windows, lags), Fisher z, NaN where unknown
    rate : float, samples per second

    Returns
    -------
    RmeaSummary, arrays of shape (windows,), z and s; NaN for a window without any value
    """
    z = np.asarray(table, dtype=np.float64)
    reach = z.shape[1] // 2
    known = np.isfinite(z)
    best = np.where(known, z, -np.inf).argmax(axis=1)
    return RmeaSummary(
        all_lags=_means(z),
        s1_lead=_means(z[:, reach + 1 :]),
        s2_lead=_means(z[:, :reach]),
        lag_zero=z[:, reach],
        best_lag=np.where(known.any(axis=1), (best - reach) / rate, np.nan),
    )


def _means(z: Floats) -> Floats:
    known = np.isfinite(z)
    n = known.sum(axis=1)
    return np.where(n > 0, np.where(known, z, 0.0).sum(axis=1) / np.maximum(n, 1), np.nan)


def wcc(a: ArrayLike, b: ArrayLike, rate: float, window: float, max_lag: float, hop: float) -> Floats:
    """Correlate windows of two series at every lag, in the convention of R wcc.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing.
    rate : float
        Samples per second. NaN samples are left out pairwise.
    window : float, s
        Length of the windows.
    max_lag : float, s
        Lags from -max_lag to max_lag.
    hop : float, s
        Distance between windows.

    Returns
    -------
    ndarray, shape (windows, lags)
        Correlations, lags ascending: B LEADS at positive lags, the opposite of `lagged`. NaN with fewer than 3 pairs of
        samples, or without variance in either.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    The column of lag k is cor(a[t], b[t - k]). Window i begins at max_lag + i * hop; there are floor((N - window -
    max_lag) / hop) rows. (Boker, Xu, Rotondo & King 2002)
    """
    x, y = pair_of(a, b)
    width, reach, step = sizes(rate, window, max_lag, hop)
    base = reach + step * np.arange(max(0, (x.size - width - reach) // step))
    lags = np.arange(-reach, reach + 1)
    return correlations(x, y, -lags, base + np.minimum(lags, 0)[:, None], width, 3)


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

    Parameters
    ----------
    table : array_like, shape (windows, lags)
        Correlations; type "Min" is this on -table with `r` negated.
    rate : float
        Samples per second.
    ahead : float, s
        How long nothing higher may follow (wcc's Lsize in half samples: its 8 is 1 s at 4 samples per second).
    span : float, 0 to 1
        Share of the lags in each local fit.

    Returns
    -------
    WccPeaks
        Lag (s, positive: B leads) and height, each of shape (windows,). NaN for a row with a NaN, and for a peak nearer
        than `ahead` to the largest lag.

    Raises
    ------
    ValueError
        If the table has no middle column, or `ahead` or `span` does not fit it.

    Notes
    -----
    A row (one window, all lags) is smoothed by loess of degree 2 and read every half sample along a cubic spline. Both
    sides of lag 0 are searched outwards at once until nothing higher comes for `ahead` seconds. (Boker, Xu, Rotondo &
    King 2002; R wcc 0.4.1, Apache-2.0)
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


class Susy(msgspec.Struct, frozen=True):
    """What SUSY prints, under plain names; every `z` is a mean of |Fisher z| unless it says `signed`.

    `es` divides by the SD over LAGS of the pseudo curve, so it is large by chance (41 to 71 % of unrelated pairs):
    a number for comparison with other papers, not a verdict. `lead1`: lags < 0, where A leads in SUSY's convention.
    The arrays `by_lag_*` go from -max_lag to max_lag, `by_segment_*` hold mean |r| of each segment.
    """

    segments: int
    lags: int
    z: float
    z_pseudo: float
    sd_z: float
    sd_z_pseudo: float
    above_pseudo_pct: float
    es: float
    z_lead1: float
    z_lead2: float
    es_lead1: float
    es_lead2: float
    z_in_phase: float
    z_anti_phase: float
    lags_in_phase: int
    lags_anti_phase: int
    z_signed: float
    z_pseudo_signed: float
    above_pseudo_signed_pct: float
    es_signed: float
    by_lag_z: Floats
    by_lag_z_pseudo: Floats
    by_lag_z_signed: Floats
    by_lag_z_pseudo_signed: Floats
    by_lag_r: Floats
    by_lag_r_pseudo: Floats
    by_segment: Floats
    by_segment_pseudo: Floats


def susy(a: ArrayLike, b: ArrayLike, rate: float, segment: float, max_lag: float) -> Susy:
    """Compare the segments of two series that belong together with all that do not, as SUSY defines it.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing.
    rate : float
        Samples per second.
    segment : float, s
        Length of the segments; a remainder is dropped.
    max_lag : float, s
        Lags from -max_lag to max_lag.

    Returns
    -------
    Susy
        Means of Fisher z, pseudo values and effect sizes. Fewer than 2 good segments leave the pseudo values NaN, none
        leaves all NaN.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate, or max_lag is not
        shorter than segment.

    Notes
    -----
    r(k) is biased: mean and SD of the whole segment, sum over the overlap divided by the segment's length. A segment
    with a NaN or without variance in either series is left out (SUSY itself would join the halves of a gap). (Tschacher
    & Meier 2020)
    """
    x, y = pair_of(a, b)
    width = samples(segment, rate, "segment", minimum=3)
    reach = samples(max_lag, rate, "max_lag", minimum=1)
    if reach >= width:
        raise ValueError(f"max_lag = {max_lag} s must be shorter than segment = {segment} s")
    count = x.size // width
    rows_x, good_x = _standardised(x[: count * width].reshape(count, width))
    rows_y, good_y = _standardised(y[: count * width].reshape(count, width))
    good = good_x & good_y
    rows_x, rows_y, n = rows_x[good], rows_y[good], int(good.sum())
    lags = range(-reach, reach + 1)
    curves = np.full((6, len(lags)), np.nan)
    by_segment = np.zeros((2, n))
    pairings = n * (n - 1) or np.nan
    for i, k in enumerate(lags if n else ()):
        r = (rows_x[:, k:] @ rows_y[:, : width - k].T if k >= 0 else rows_x[:, :k] @ rows_y[:, -k:].T) / width
        z = fisher_z(r)
        size_r, size_z = np.abs(r), np.abs(z)
        for j, table in enumerate((size_z, z, size_r)):
            own = np.trace(table)
            curves[2 * j : 2 * j + 2, i] = own / n, (table.sum() - own) / pairings
        own_r = np.diagonal(size_r)
        by_segment += (own_r, (size_r.sum(axis=1) - own_r) / (pairings / n))
    by_segment /= len(lags)
    z, pseudo, signed, pseudo_signed, mean_r, mean_r_pseudo = curves
    lead1, lead2 = slice(0, reach), slice(reach + 1, None)
    in_phase, anti_phase = signed > 0, signed < 0
    return Susy(
        segments=n,
        lags=len(lags),
        z=float(z.mean()),
        z_pseudo=float(pseudo.mean()),
        sd_z=float(z.std(ddof=1)),
        sd_z_pseudo=float(pseudo.std(ddof=1)),
        above_pseudo_pct=float(100 * (z > pseudo).mean()) if n > 1 else np.nan,
        es=_effect(z, pseudo),
        z_lead1=float(z[lead1].mean()),
        z_lead2=float(z[lead2].mean()),
        es_lead1=_effect(z[lead1], pseudo[lead1]),
        es_lead2=_effect(z[lead2], pseudo[lead2]),
        z_in_phase=float(signed[in_phase].mean()) if in_phase.any() else np.nan,
        z_anti_phase=float(signed[anti_phase].mean()) if anti_phase.any() else np.nan,
        lags_in_phase=int(in_phase.sum()),
        lags_anti_phase=int(anti_phase.sum()),
        z_signed=float(signed.mean()),
        z_pseudo_signed=float(pseudo_signed.mean()),
        above_pseudo_signed_pct=float(100 * (signed > pseudo_signed).mean()) if n > 1 else np.nan,
        es_signed=_effect(signed, pseudo_signed),
        by_lag_z=z,
        by_lag_z_pseudo=pseudo,
        by_lag_z_signed=signed,
        by_lag_z_pseudo_signed=pseudo_signed,
        by_lag_r=mean_r,
        by_lag_r_pseudo=mean_r_pseudo,
        by_segment=by_segment[0],
        by_segment_pseudo=by_segment[1],
    )


def _standardised(rows: Floats) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    whole = np.isfinite(rows).all(axis=1)
    filled = np.where(whole[:, None], rows, 0.0)
    centred = filled - filled.mean(axis=1, keepdims=True)
    sd = centred.std(axis=1, keepdims=True)
    good = whole & (sd[:, 0] > 1e-9 * np.maximum(np.abs(filled).max(axis=1), 1e-300))
    return centred / np.where(good[:, None], sd, 1.0), good


def _effect(real: Floats, pseudo: Floats) -> float:
    if real.size < 2:
        return np.nan
    spread = pseudo.std(ddof=1)
    return float((real.mean() - pseudo.mean()) / spread) if spread > 0 else np.nan

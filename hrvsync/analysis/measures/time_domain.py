"""Time-domain measures of RR intervals.

Each measure stands once, over any windows of a series (`..._in`, prefix sums), and once for a whole array.
NaN intervals are not used and break the neighbourhood: a difference counts only between two used neighbours.
Nothing raises; too little data gives NaN. Definitions: Task Force 1996 (doi 10.1161/01.CIR.93.5.1043).
"""

from collections.abc import Callable
from typing import Concatenate, Literal

import numpy as np

from hrvsync.analysis.measures.series import Windows, as_rr, between, filled, sums, whole
from hrvsync.beats import ArrayLike, Floats, Ints

type Base = Literal["differences", "intervals"]

HISTOGRAM_BIN_MS = 1000 / 128


def ratio(top: Floats | float, bottom: Floats | Ints) -> Floats:
    """Return top / bottom, NaN where the bottom is not positive."""
    return top / np.where(bottom > 0, bottom, np.nan)


def counts(values: Floats, windows: Windows) -> Floats:
    """Count the finite values in each window.

    Parameters
    ----------
    values : ndarray, shape (n,), any unit
    windows : Windows, k windows over the values

    Returns
    -------
    ndarray, shape (k,), 0 for an empty window
    """
    used = np.isfinite(values)
    if used.all():
        return (windows.stop - windows.start).astype(np.float64)
    return sums(used.astype(np.float64), windows)


def means(values: Floats, windows: Windows) -> Floats:
    """Return the mean of the finite values in each window, NaN where there is none."""
    used = np.isfinite(values)
    if used.all():
        return ratio(sums(values, windows), windows.stop - windows.start)
    return ratio(sums(np.where(used, values, 0.0), windows), sums(used.astype(np.float64), windows))


def deviations(values: Floats, windows: Windows, ddof: int = 1) -> Floats:
    """Return the standard deviation of the finite values in each window, NaN for ddof or fewer of them."""
    used = np.isfinite(values)
    # Centred on a whole number, the squares of RR in ticks stay exact and their prefix sums do not drift.
    centre = np.round(values[used].mean()) if used.any() else 0.0
    centred = filled(values - centre)
    count = counts(values, windows)
    total = sums(centred, windows)
    square = sums(centred * centred, windows) - ratio(total * total, count)
    return np.sqrt(ratio(np.maximum(square, 0.0), count - ddof))


def usable_in(rr_ms: Floats, windows: Windows) -> Floats:
    """Return the share (%) of used intervals in each window, NaN without any."""
    return 100 * ratio(counts(rr_ms, windows), (windows.stop - windows.start).astype(np.float64))


def mean_hr_in(rr_ms: Floats, windows: Windows) -> Floats:
    """Mean heart rate (beats/min) in each window, see `mean_hr`."""
    return ratio(60000.0, means(rr_ms, windows))


def mean_hr_of_beats_in(rr_ms: Floats, windows: Windows) -> Floats:
    """Mean of the beats' heart rates (beats/min) in each window, see `mean_hr_of_beats`."""
    return means(60000.0 / rr_ms, windows)


def rmssd_in(rr_ms: Floats, windows: Windows) -> Floats:
    """RMSSD (ms) in each window, see `rmssd`."""
    step = rr_ms[1:] - rr_ms[:-1]
    return np.sqrt(means(step * step, between(windows)))


def ln_rmssd_in(rr_ms: Floats, windows: Windows) -> Floats:
    """Compute the natural logarithm of RMSSD in each window, see `ln_rmssd`.

    Parameters
    ----------
    rr_ms : ndarray, shape (n,), ms, NaN where not used
    windows : Windows, k windows over the intervals

    Returns
    -------
    ndarray, shape (k,), ln of ms; NaN without a pair of neighbours and where RMSSD is 0
    """
    value = rmssd_in(rr_ms, windows)
    return np.log(value, out=np.full(value.shape, np.nan), where=value > 0)


def sdsd_in(rr_ms: Floats, windows: Windows, ddof: int = 1) -> Floats:
    """SDSD (ms) in each window, see `sdsd`."""
    return deviations(np.diff(rr_ms), between(windows), ddof)


def pnn_in(rr_ms: Floats, windows: Windows, threshold_ms: float = 50.0, over: Base = "differences") -> Floats:
    """pNNx (%) in each window, see `pnn`."""
    step = np.abs(rr_ms[1:] - rr_ms[:-1])
    pairs = between(windows)
    larger = sums((step > threshold_ms).astype(np.float64), pairs)
    pair_count = counts(step, pairs)
    base = pair_count if over == "differences" else counts(rr_ms, windows)
    return np.where(pair_count > 0, 100 * ratio(larger, base), np.nan)


def cvnn_in(rr_ms: Floats, windows: Windows, ddof: int = 1) -> Floats:
    """CVNN (%) in each window, see `cvnn`."""
    return 100 * deviations(rr_ms, windows, ddof) / means(rr_ms, windows)


def sd1_in(rr_ms: Floats, windows: Windows, ddof: int = 1) -> Floats:
    """SD1 (ms) in each window, see `sd1`."""
    return sdsd_in(rr_ms, windows, ddof) / np.sqrt(2)


def sd2_in(rr_ms: Floats, windows: Windows, ddof: int = 1) -> Floats:
    """SD2 (ms) in each window, see `sd2`."""
    return deviations(rr_ms[1:] + rr_ms[:-1], between(windows), ddof) / np.sqrt(2)


def sd1_sd2_in(rr_ms: Floats, windows: Windows, ddof: int = 1) -> Floats:
    """SD1 / SD2 in each window, see `sd1_sd2`."""
    return ratio(sd1_in(rr_ms, windows, ddof), sd2_in(rr_ms, windows, ddof))


def mean_rr(rr_ms: ArrayLike) -> float:
    """Compute the mean RR interval.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, ms; NaN without a beat

    Examples
    --------
    >>> mean_rr([800, 850, float("nan"), 750])
    800.0
    """
    return _of_all(means, rr_ms)


def mean_hr(rr_ms: ArrayLike) -> float:
    """Compute the mean heart rate.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, beats per minute; NaN without a beat

    Notes
    -----
    60000 / mean RR, as Kubios, NeuroKit2 and heartpy. See `mean_hr_of_beats` for the other definition.

    Examples
    --------
    >>> mean_hr([1000, 500])
    80.0
    """
    return _of_all(mean_hr_in, rr_ms)


def mean_hr_of_beats(rr_ms: ArrayLike) -> float:
    """Compute the mean of the heart rates of the beats.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, beats per minute; NaN without a beat

    Notes
    -----
    mean(60000 / RR), as pyHRV, hrv-analysis and systole. Never below `mean_hr`.

    Examples
    --------
    >>> mean_hr_of_beats([1000, 500])
    90.0
    """
    return _of_all(mean_hr_of_beats_in, rr_ms)


def sdnn(rr_ms: ArrayLike, ddof: int = 1) -> float:
    """Compute SDNN, the standard deviation of the intervals.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used
    ddof : int, 1 by default; the divisor is the count minus ddof

    Returns
    -------
    float, ms; NaN for fewer than ddof + 1 beats
    """
    return _of_all(deviations, rr_ms, ddof)


def rmssd(rr_ms: ArrayLike) -> float:
    """Compute RMSSD, the root mean square of successive differences.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, ms; NaN without a pair of neighbours

    Notes
    -----
    sqrt(sum d² / number of d), d the differences of neighbours. (Task Force 1996, doi 10.1161/01.CIR.93.5.1043)

    Examples
    --------
    >>> rmssd([800, 830, 790])
    35.35533905932738
    """
    return _of_all(rmssd_in, rr_ms)


def ln_rmssd(rr_ms: ArrayLike) -> float:
    """Compute the natural logarithm of RMSSD.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, ln of ms; NaN without a pair of neighbours and where RMSSD is 0
    """
    return _of_all(ln_rmssd_in, rr_ms)


def sdsd(rr_ms: ArrayLike, ddof: int = 1) -> float:
    """Compute SDSD, the standard deviation of the differences of neighbours.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used
    ddof : int, 1 by default; the divisor is the count minus ddof

    Returns
    -------
    float, ms; NaN for fewer than ddof + 1 differences
    """
    return _of_all(sdsd_in, rr_ms, ddof)


def pnn(rr_ms: ArrayLike, threshold_ms: float = 50.0, over: Base = "differences") -> float:
    """Compute pNNx, the share of neighbours that differ by more than a threshold.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used
    threshold_ms : float, ms
        Differences strictly larger than this are counted.
    over : {"differences", "intervals"}
        What the share is of: the number of differences (Kubios, pyHRV, systole) or of intervals (the wording of the
        Task Force, NeuroKit2).

    Returns
    -------
    float, %
        NaN without a pair of neighbours.

    Examples
    --------
    >>> pnn([800, 860, 850])
    50.0
    """
    return _of_all(pnn_in, rr_ms, threshold_ms, over)


def pnn50(rr_ms: ArrayLike) -> float:
    """Compute pNN50: `pnn` at 50 ms.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, %; NaN without a pair of neighbours
    """
    return pnn(rr_ms, 50.0)


def pnn20(rr_ms: ArrayLike) -> float:
    """Compute pNN20: `pnn` at 20 ms.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, %; NaN without a pair of neighbours
    """
    return pnn(rr_ms, 20.0)


def cvnn(rr_ms: ArrayLike, ddof: int = 1) -> float:
    """Compute CVNN, the coefficient of variation.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used
    ddof : int, 1 by default; the divisor is the count minus ddof

    Returns
    -------
    float, %; NaN for fewer than ddof + 1 beats

    Notes
    -----
    100 SDNN / mean RR.
    """
    return _of_all(cvnn_in, rr_ms, ddof)


def triangular_index(rr_ms: ArrayLike) -> float:
    """Compute the triangular index.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, without a unit; NaN without a beat

    Notes
    -----
    Number of intervals / height of their histogram in bins of 1/128 s.
    """
    rr = as_rr(rr_ms)
    rr = rr[np.isfinite(rr)]
    if not rr.size:
        return float("nan")
    _, height = np.unique(np.floor(rr / HISTOGRAM_BIN_MS), return_counts=True)
    return float(rr.size / height.max())


def sd1(rr_ms: ArrayLike, ddof: int = 1) -> float:
    """Compute SD1, the spread of the Poincaré plot across the line of identity.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used
    ddof : int, 1 by default; the divisor is the count minus ddof

    Returns
    -------
    float, ms; NaN for fewer than ddof + 1 pairs

    Notes
    -----
    Standard deviation of (x[i+1] - x[i]) / sqrt 2.
    """
    return _of_all(sd1_in, rr_ms, ddof)


def sd2(rr_ms: ArrayLike, ddof: int = 1) -> float:
    """Compute SD2, the spread of the Poincaré plot along the line of identity.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used
    ddof : int, 1 by default; the divisor is the count minus ddof

    Returns
    -------
    float, ms; NaN for fewer than ddof + 1 pairs

    Notes
    -----
    Standard deviation of (x[i+1] + x[i]) / sqrt 2 over the pairs themselves, as Kubios. The short form sqrt(2 SDNN² -
    SDSD²/2) differs in how the first and the last interval count.
    """
    return _of_all(sd2_in, rr_ms, ddof)


def sd1_sd2(rr_ms: ArrayLike, ddof: int = 1) -> float:
    """Compute SD1 / SD2.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used
    ddof : int, 1 by default; the divisor is the count minus ddof

    Returns
    -------
    float, without a unit; NaN for too few pairs and where SD2 is 0
    """
    return _of_all(sd1_sd2_in, rr_ms, ddof)


def _of_all[**Definitions](
    measure: Callable[Concatenate[Floats, Windows, Definitions], Floats],
    rr_ms: ArrayLike,
    *definitions: Definitions.args,
    **named: Definitions.kwargs,
) -> float:
    """Compute a measure of all intervals as one window."""
    rr = as_rr(rr_ms)
    return float(measure(rr, whole(rr), *definitions, **named)[0])

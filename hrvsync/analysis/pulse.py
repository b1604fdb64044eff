"""Beats of a pulse wave (PPG, BVP, blood pressure): which swellings are heartbeats, and when each of them rose."""

import numpy as np

from hrvsync.analysis.qrs import beats_among
from hrvsync.analysis.waves import band_pass
from hrvsync.beats import ArrayLike, Floats, Ints

LEAST_RATE = 20.0  # samples a second; a band up to 8 Hz needs more than 16
LEAST_S = 5.0  # of a run
BEAT_HZ = (0.5, 3.5)  # a heartbeat is one swelling, its dicrotic notch smoothed away
TIME_HZ = (0.5, 8.0)  # what its rise looks like
NEAR_S = 0.12  # the steepest rise is so near to that of the swelling
FARTHEST = 20.0  # usual swings: what lies farther out is a jerk
WINDOW_S, PERIOD_S = 8.0, (0.27, 1.8)
ALIKE, SHORTEST_OF = 0.25, 0.85  # how much of itself a heartbeat repeats, and the best of several periods it may be
LONGEST_S = 3.0  # between two beats: more is a gap
TOO_SOON = 0.55  # of a period: what follows so soon and is less steep is the dicrotic wave


def pulse_rises(wave: ArrayLike, rate: float) -> tuple[Floats, ...]:
    """Find when the pulse wave rises most steeply at each heartbeat.

    Parameters
    ----------
    wave : array_like, shape (n,)
        Evenly spaced samples in any unit, either way up. NaN is a gap: what lies before and after are searched apart.
    rate : float, 1/s
        Samples a second, at least 20.

    Returns
    -------
    tuple of ndarray, s
        Times from the first sample on, between samples, ascending; an array for each stretch without a gap, without
        noise in which nothing repeats itself, and without 3 s between two beats. Intervals are those of the pulse wave
        (PRV), not of the heart.

    Raises
    ------
    ValueError
        If `wave` has not one dimension, or `rate` is below 20 or not finite.

    Notes
    -----
    Swellings in the band 0.5-3.5 Hz are chosen by how steeply they rise, with the rules of `r_peaks`: a threshold
    between beats and noise that follows both. What comes within 0.55 of the period of a steeper one is its dicrotic
    wave; the period is what repeats itself best around there. A beat is timed by the steepest rise in the band 0.5-8
    Hz, which noise and the shape of the summit move least (Peralta et al. 2019, Physiol Meas 40: 025007), by a parabola
    through three samples. A wave that falls faster than it rises is turned over.
    """
    x = np.asarray(wave, np.float64)
    if x.ndim != 1:
        raise ValueError(f"wave must have one dimension, not {x.ndim}")
    if not LEAST_RATE <= rate < np.inf:
        raise ValueError(f"rate must be at least {LEAST_RATE:g} samples a second, not {rate:g}")
    bounds = np.flatnonzero(np.diff(np.isfinite(x), prepend=False, append=False)).tolist()
    runs = [(a, x[a:b]) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if b - a >= LEAST_S * rate]
    return tuple(start / rate + part for start, run in runs for part in _rises_of_run(run, rate))


def _rises_of_run(x: Floats, rate: float) -> list[Floats]:
    x = x - np.median(x)
    spread = float(np.quantile(np.abs(x), 0.9))
    if not spread:
        return []
    x = np.clip(x, -FARTHEST * spread, FARTHEST * spread)
    slope, coarse = (np.gradient(band_pass(x, rate, band)) for band in (TIME_HZ, BEAT_HZ))
    if float(np.mean(slope**3)) < 0:
        slope, coarse = -slope, -coarse
    tops = np.flatnonzero((coarse[1:-1] > coarse[:-2]) & (coarse[1:-1] >= coarse[2:]) & (coarse[1:-1] > 0)) + 1
    tops = tops[beats_among(tops / rate, coarse[tops])]
    period = _periods(coarse, rate)
    if not np.isfinite(period).any():
        return []
    tops = tops[_apart(tops, coarse[tops], TOO_SOON * np.nan_to_num(period[tops]) * rate)]
    near = max(1, round(NEAR_S * rate))
    tops = tops[(tops > near) & (tops < len(slope) - near - 1)]
    steepest = tops - near + slope[tops[:, np.newaxis] + np.arange(-near, near + 1)].argmax(axis=1)
    t = np.unique(steepest + _shift(slope, steepest)) / rate
    sure = np.isfinite(period[np.rint(t * rate).astype(np.int64)])
    ends = np.flatnonzero((np.diff(t) > LONGEST_S) | ~(sure[1:] & sure[:-1])) + 1
    parts = zip(np.split(t, ends), np.split(sure, ends), strict=True)
    return [part for part, good in parts if part.size > 1 and good.all()]


def _periods(slope: Floats, rate: float) -> Floats:
    """Return how long (s) a heartbeat lasts around each sample, by what repeats itself best within 8 s.

    NaN where nothing does: there are no beats to rely upon.
    """
    size, least, most = round(WINDOW_S * rate), round(PERIOD_S[0] * rate), round(PERIOD_S[1] * rate)
    starts = np.arange(0, max(1, len(slope) - size // 2), max(1, size // 2))
    found = np.full(starts.size, np.nan)
    for k, start in enumerate(starts.tolist()):
        x = slope[start : start + size]
        spectrum = np.abs(np.fft.rfft(x, 2 * len(x))) ** 2
        alike = np.fft.irfft(spectrum)[: most + 1] / np.maximum(1, len(x) - np.arange(most + 1))
        inner = alike[least:-1]
        tops = np.flatnonzero((inner > alike[least - 1 : -2]) & (inner >= alike[least + 1 :])) + least
        good = tops[alike[tops] > ALIKE * alike[0]]
        if good.size:  # twice the period repeats itself as well
            found[k] = good[alike[good] >= SHORTEST_OF * alike[good].max()][0] / rate
    window = np.rint((np.arange(len(slope)) - size / 2) / max(1, size // 2)).astype(np.int64)
    return found[np.clip(window, 0, starts.size - 1)]


def _apart(tops: Ints, height: Floats, least: Floats) -> Ints:
    """Return which of some places to keep, the higher ones first where two are nearer than `least` there."""
    keep = np.ones(tops.size, np.bool_)
    for i in np.argsort(height)[::-1].tolist():
        if keep[i]:
            first, last = np.searchsorted(tops, (tops[i] - least[i], tops[i] + least[i]), side="right")
            keep[first:last] = False
            keep[i] = True
    return np.flatnonzero(keep)


def _shift(y: Floats, i: Ints) -> Floats:
    """Return how far from `i` the parabola through three samples has its summit; 0 where there is none."""
    before, top, after = y[i - 1], y[i], y[i + 1]
    bend = before - 2 * top + after
    shift = np.divide(0.5 * (before - after), bend, out=np.zeros(len(i)), where=bend != 0)
    return np.where(np.abs(shift) <= 1, shift, 0.0)

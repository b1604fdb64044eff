"""R peaks of an ECG: which humps of its energy are heartbeats, and when each of them was."""

from collections import deque
from collections.abc import Iterator

import numpy as np
import scipy

from hrvsync.analysis.waves import band_pass
from hrvsync.beats import ArrayLike, Floats, Ints

LEAST_RATE = 64.0  # samples a second; a band up to 25 Hz needs more than 50
LEAST_S = 2.0  # of a run
BLOCK_S, MARGIN_S = 600.0, 3.0  # filtered at a time, and what filters need on both sides of it

ENERGY_HZ = (5.0, 20.0)  # where a QRS complex has its power
HUMP_S = 0.14  # a wide QRS complex is still one hump
TIME_HZ = (5.0, 25.0)  # what an R peak looks like without baseline and mains
NEAR_S = 0.06  # an R peak is so near to its hump

RECENT = 8  # humps that say how high beats and noise are
USUAL = slice(2, 4)  # of them in order: a lower third, for in bigeminy every second beat is twice as high
THRESHOLD = 0.45  # share of the way from noise to beats
CAP = 1.5  # one beat lifts what is usual by at most this factor
REFRACTORY_S = 0.25
T_WAVE_S, T_WAVE = 0.36, 0.5  # a hump so soon after a beat and below this share of it is its T wave
PAUSE = 1.6  # usual intervals without a beat: one may have been missed
FIRST_S, FIRST = 12, 0.5  # the first seconds of a run, which say how high its beats are; some may be half as high


def r_peaks(ecg: ArrayLike, rate: float) -> Floats:
    """Find the R peaks of an ECG.

    Parameters
    ----------
    ecg : array_like, shape (n,)
        Evenly spaced samples in any unit, either way up, on any baseline. NaN is a gap: what lies before and what lies
        after are searched apart.
    rate : float, 1/s
        Samples a second, at least 64.

    Returns
    -------
    ndarray, shape (m,), s
        Time of each R peak from the first sample on, between samples, ascending. Empty where there is none, and in runs
        shorter than 2 s. `ecg_quality` says where peaks cannot be relied upon.

    Raises
    ------
    ValueError
        If `ecg` has not one dimension, or `rate` is below 64 or not finite.

    Notes
    -----
    The energy is the root of the mean over 0.14 s of the squared slope of the band 5-20 Hz (after Pan & Tompkins 1985;
    here without a shift). Its maxima are candidates. S is the mean of the third and fourth lowest of the last 8 beats,
    each counted as 1.5 S at most; N is the median of the last 8 others. A beat is higher than N + 0.45 (S - N). Of two
    within 0.25 s the higher one stays. Within 0.36 s of a beat, what is less than half as high is its T wave. Where 1.6
    usual intervals hold none, the highest candidate above half that threshold is one. The time of a beat is the summit
    of the band 5-25 Hz within 0.06 s, of the sign that most beats of the run have, by a parabola through three samples.

    Filters see 10 min at a time, so that a day needs little more memory than its samples.

    Examples
    --------
    >>> beat = np.exp(-(((np.arange(250) - 125) / 5) ** 2))  # a second at 250 Hz
    >>> r_peaks(np.tile(beat, 5), 250).round(3)
    array([0.5, 1.5, 2.5, 3.5, 4.5])
    """
    found = [start / rate + _peaks_of_run(run, rate) for start, run in runs_without_gaps(ecg, rate)]
    return np.concatenate([np.empty(0), *found])


def runs_without_gaps(ecg: ArrayLike, rate: float) -> list[tuple[int, Floats]]:
    """Split an ECG where it is NaN: the place of the first sample of each run that is long enough, and its samples."""
    x = np.asarray(ecg)
    if x.ndim != 1:
        raise ValueError(f"ecg must have one dimension, not {x.ndim}")
    if not LEAST_RATE <= rate < np.inf:
        raise ValueError(f"rate must be at least {LEAST_RATE:g} samples a second, not {rate:g}")
    bounds = np.flatnonzero(np.diff(np.isfinite(x), prepend=False, append=False)).tolist()
    return [(a, x[a:b]) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if b - a >= LEAST_S * rate]


def blocks(x: Floats, rate: float) -> Iterator[tuple[slice, int, Floats]]:
    """Cut a run into blocks with margins: the block within that piece, the place of the piece, and its samples.

    Samples lie around 0, for a filter leaves crumbs of a large constant, other ones on other processors.
    """
    step, margin = round(BLOCK_S * rate), round(MARGIN_S * rate)
    for start in range(0, len(x), step):
        first = max(0, start - margin)
        piece = np.array(x[first : start + step + margin], np.float64)
        piece -= (piece.min() + piece.max()) / 2
        yield slice(start - first, start - first + step), first, piece


def energy_of(x: Floats, rate: float) -> Floats:
    """How steep the ECG is around each sample, whichever way, in the band of QRS complexes."""
    slope = np.gradient(band_pass(x, rate, ENERGY_HZ))
    return np.sqrt(np.maximum(scipy.ndimage.uniform_filter1d(slope**2, round(HUMP_S * rate)), 0))


def _peaks_of_run(x: Floats, rate: float) -> Floats:
    """The times (s) of the R peaks of a run, from its first sample on."""
    humps = np.concatenate([_humps(piece, rate, own, first) for own, first, piece in blocks(x, rate)])
    place, energy, up, highest, down, lowest = humps.T
    beat = beats_among(place / rate, energy)
    upright = not beat.size or np.median(highest[beat] + lowest[beat]) >= 0
    # Two humps may lead to one summit.
    return np.unique((up if upright else down)[beat]) / rate


def _humps(x: Floats, rate: float, own: slice, first: int) -> Floats:
    """The maxima of the energy in a block, a row each: place, energy, place and height of the summits up and down."""
    energy = energy_of(x, rate)
    rises = energy[1:] > energy[:-1]
    at = np.flatnonzero(rises[:-1] & ~rises[1:]) + 1
    near = round(NEAR_S * rate)
    at = at[(at >= own.start) & (at < own.stop) & (at > near) & (at < len(x) - near - 1)]
    y = band_pass(x, rate, TIME_HZ)
    around = y[at[:, np.newaxis] + np.arange(-near, near + 1)]
    up, down = at - near + around.argmax(axis=1), at - near + around.argmin(axis=1)
    columns = (first + at, energy[at], first + up + _shift(y, up), y[up], first + down + _shift(y, down), y[down])
    return np.stack(columns, axis=1, dtype=np.float64)


def _shift(y: Floats, i: Ints) -> Floats:
    """How far from `i` the parabola through three samples has its summit; 0 where there is none."""
    before, top, after = y[i - 1], y[i], y[i + 1]
    bend = before - 2 * top + after
    shift = np.divide(0.5 * (before - after), bend, out=np.zeros(len(i)), where=bend != 0)
    return np.where(np.abs(shift) <= 1, shift, 0.0)


def beats_among(t: Floats, energy: Floats) -> Ints:
    """Choose the humps (times in s, ascending) that are heartbeats: their places in `t`, ascending."""
    times, heights = t.tolist(), energy.tolist()
    usual = deque([_at_first(t, energy)] * RECENT, RECENT)
    noise = deque([0.0] * RECENT, RECENT)
    intervals = deque[float](maxlen=RECENT)
    beats: list[int] = []
    others: list[int] = []  # since the last beat

    def accept(i: int, most: float) -> None:
        if beats:
            intervals.append(times[i] - times[beats[-1]])
        beats.append(i)
        usual.append(min(heights[i], most))
        others[:] = [k for k in others if k > i]

    def t_wave(i: int) -> bool:
        last = beats[-1]
        return times[i] - times[last] < T_WAVE_S and heights[i] < T_WAVE * heights[last]

    for i, (now, height) in enumerate(zip(times, heights, strict=True)):
        signal = sum(sorted(usual)[USUAL]) / 2
        quiet = _median(noise)
        threshold = quiet + THRESHOLD * (signal - quiet)
        while len(intervals) > 1 and now - times[beats[-1]] > PAUSE * _median(intervals):
            missed = [
                k
                for k in others
                if heights[k] > threshold / 2
                and min(now - times[k], times[k] - times[beats[-1]]) > REFRACTORY_S
                and not t_wave(k)
            ]
            if not missed:
                break
            accept(max(missed, key=heights.__getitem__), CAP * signal)
        if beats and now - times[beats[-1]] < REFRACTORY_S:
            if height > heights[beats[-1]]:
                if intervals:
                    intervals[-1] += now - times[beats[-1]]
                usual[-1] = min(height, CAP * signal)
                beats[-1] = i
        elif height > threshold and not (beats and t_wave(i)):
            accept(i, CAP * signal)
        else:
            others.append(i)
            noise.append(height)
    return np.array(beats, np.int64)


def _at_first(t: Floats, energy: Floats) -> float:
    """How high beats may be at the beginning: half of the median of the highest hump of each second."""
    if not t.size:
        return 0.0
    second = (t - t[0]).astype(np.int64)
    return FIRST * float(np.median([energy[second == i].max() for i in np.unique(second[second < FIRST_S])]))


def _median(some: deque[float]) -> float:
    ordered = sorted(some)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2

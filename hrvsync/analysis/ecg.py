"""Heartbeats in an ECG: R peaks finer than its samples, and what they say about a strap's own intervals."""

import msgspec
import numpy as np

from hrvsync.analysis.beats import Beats, Floats, Label
from hrvsync.analysis.waves import Samples

BAND_HZ = (5.0, 25.0)  # where a QRS complex has its power
REFRACTORY_S = 0.25
THRESHOLD = 0.35  # share of the usual height of R peaks
NEARBY = 8  # peaks that say what is usual
SEARCH_S = 4.5  # a strap's intervals are no later than that (polar-ble-sdk#227)
SAME_MS = 40.0  # an interval and the one between two R peaks are the same within this


def r_peaks(ecg: Samples) -> Floats:
    """Find the R peaks of an ECG: their times (s), between samples; empty where there are none.

    Each run apart: band-pass 5-25 Hz, forwards and backwards so that nothing is shifted; peaks of its size at least
    0.25 s apart and at least 0.35 of the median of their neighbours; the top of a parabola through three samples.
    """
    found = [_peaks(ecg.t[ecg.run == run], ecg.x[ecg.run == run, 0]) for run in np.unique(ecg.run)]
    return np.concatenate([np.empty(0), *found])


def _peaks(t: Floats, x: Floats) -> Floats:
    from scipy.ndimage import median_filter  # half a second to import, and the window can be up without it
    from scipy.signal import butter, find_peaks, sosfiltfilt

    if len(t) < 64 or np.ptp(x) == 0:
        return np.empty(0)
    rate = (len(t) - 1) / (t[-1] - t[0])
    y = sosfiltfilt(butter(2, BAND_HZ, "bandpass", fs=rate, output="sos"), x)
    y = y if np.quantile(y, 0.999) >= -np.quantile(y, 0.001) else -y  # the electrodes may be the other way round
    candidates, _ = find_peaks(y, distance=max(1, round(REFRACTORY_S * rate)), height=float(y.std()))
    usual = median_filter(y[candidates], size=2 * NEARBY + 1, mode="nearest")
    i = candidates[y[candidates] >= THRESHOLD * usual]
    before, top, after = y[i - 1], y[i], y[i + 1]
    shift = 0.5 * (before - after) / np.minimum(before - 2 * top + after, -np.finfo(float).tiny)
    return np.interp(i + shift, np.arange(len(t)), t)


class Check(msgspec.Struct, frozen=True):
    """What an ECG says of a strap's beats. `latency` (s): how much later than its R peak a beat of `beats.t` lies.

    `in_heart` has a value for each beat: 1 where the ECG shows the same interval, 0 where it shows another one (the
    strap was wrong), NaN where it shows nothing.
    """

    latency: float
    in_heart: Floats


def check(beats: Beats, peaks: Floats) -> Check:
    """Hold a strap's intervals against the R peaks (s) of the same heart.

    The latency is the shift at which most intervals agree: each of `beats` is held against the peak nearest to its
    shifted time. NaN with fewer than 8 beats or peaks. An artefact label on an interval that the ECG shows too means
    that the heart really did it (an ectopic beat), not the strap.
    """
    nothing = np.full(len(beats.t), np.nan)
    if len(beats.t) < NEARBY or len(peaks) < NEARBY:
        return Check(np.nan, nothing)
    rr_ms = np.diff(peaks) * 1000
    ends = peaks[1:]
    shifts = np.arange(-SEARCH_S, SEARCH_S, 0.02)
    sure = beats.label == Label.NORMAL
    if not sure.any():
        sure = np.ones(len(beats.t), bool)
    score = [_agreeing(beats.t[sure] - shift, beats.rr_ms[sure], ends, rr_ms) for shift in shifts]
    best = shifts[np.flatnonzero(np.array(score) == max(score))]
    nearest = _nearest(ends, beats.t - np.median(best))
    latency = float(np.median((beats.t - ends[nearest])[sure]))
    nearest = _nearest(ends, beats.t - latency)
    seen = np.abs(beats.t - latency - ends[nearest]) < 0.5 * np.median(rr_ms) / 1000
    same = np.abs(beats.rr_ms - rr_ms[nearest]) <= SAME_MS
    return Check(latency, np.where(seen, same.astype(float), nothing))


def _agreeing(t: Floats, rr_ms: Floats, ends: Floats, peaks_ms: Floats) -> float:
    near = _nearest(ends, t)
    close = np.abs(t - ends[near]) < 0.15
    return float((close & (np.abs(rr_ms - peaks_ms[near]) <= SAME_MS)).sum())


def _nearest(ends: Floats, t: Floats) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    after = np.clip(np.searchsorted(ends, t), 1, len(ends) - 1)
    return after - (t - ends[after - 1] < ends[after] - t)

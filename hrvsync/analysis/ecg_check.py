"""A strap's intervals held against the ECG of the same heart."""

from collections.abc import Iterable

import msgspec
import numpy as np

from hrvsync.analysis.ecg import ecg_beats
from hrvsync.analysis.waves import Samples
from hrvsync.beats import Beats, Floats, Label

SEARCH_S = 4.5  # a strap's intervals are no later than that (polar-ble-sdk#227)
SAME_MS = 40.0  # an interval and the one between two R peaks are the same within this
LEAST = 8  # beats and peaks that can be held against each other


class Check(msgspec.Struct, frozen=True):
    """What an ECG says of a strap's beats. `latency` (s): how much later than its R peak a beat of `beats.t` lies.

    `heart_ms` is the interval that the ECG shows in place of each beat's (ms), NaN where it shows nothing. `in_heart`
    is 1 where the two are the same, 0 where they are not (the strap was wrong), NaN where the ECG shows nothing.
    """

    latency: float
    in_heart: Floats
    heart_ms: Floats


def check(beats: Beats, runs: Iterable[Floats]) -> Check:
    """Hold a strap's intervals against the R peaks (s) of the same heart, whose intervals lie within one of `runs`.

    The latency is the shift at which most intervals agree: each of `beats` is held against the peak nearest to its
    shifted time. NaN with fewer than 8 beats or 7 intervals. An artefact label on an interval that the ECG shows too
    means that the heart really did it (an ectopic beat), not the strap.
    """
    nothing = np.full(len(beats.t), np.nan)
    runs = tuple(runs)
    rr_ms = np.concatenate([np.empty(0), *(np.diff(run) * 1000 for run in runs)])
    ends = np.concatenate([np.empty(0), *(run[1:] for run in runs)])
    if len(beats.t) < LEAST or len(ends) < LEAST - 1:
        return Check(np.nan, nothing, nothing)
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
    return Check(latency, np.where(seen, same.astype(float), nothing), np.where(seen, rr_ms[nearest], nothing))


class EcgCheck(msgspec.Struct, frozen=True):
    """An ECG against a strap's beats in numbers: R `peaks` found, the strap's `latency` (s) and whose artefacts are.

    `agree_pct`: share of the intervals that the ECG saw and shows alike. `heart`, `strap`, `unseen`: artefacts that are
    the heart's own, those that the strap made, and those where the ECG shows nothing. `unsure_s`: seconds of the ECG
    that are noise or a flat line and show nothing. `inverted`: it is upside down.
    """

    peaks: int
    latency: float
    agree_pct: float
    heart: int
    strap: int
    unseen: int
    unsure_s: float
    inverted: bool


def check_beats(beats: Beats, ecg: Samples) -> EcgCheck:
    """Check a strap's beats against an ECG; percentages are NaN where it shows nothing."""
    found = ecg_beats(ecg)
    checked = check(beats, found.runs)
    seen = ~np.isnan(checked.in_heart)
    agree = 100 * float(checked.in_heart[seen].mean()) if seen.any() else np.nan
    artefacts = checked.in_heart[~beats.good]
    whose = (int(np.count_nonzero(kind)) for kind in (artefacts == 1, artefacts == 0, np.isnan(artefacts)))
    peaks = sum(map(len, found.runs))
    return EcgCheck(peaks, checked.latency, agree, *whose, unsure_s=found.unsure_s, inverted=found.inverted)


def _agreeing(t: Floats, rr_ms: Floats, ends: Floats, peaks_ms: Floats) -> float:
    near = _nearest(ends, t)
    close = np.abs(t - ends[near]) < 0.15
    return float((close & (np.abs(rr_ms - peaks_ms[near]) <= SAME_MS)).sum())


def _nearest(ends: Floats, t: Floats) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    after = np.clip(np.searchsorted(ends, t), 1, len(ends) - 1)
    return after - (t - ends[after - 1] < ends[after] - t)

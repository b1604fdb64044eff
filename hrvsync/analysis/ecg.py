"""Heartbeats in an ECG: R peaks finer than its samples, as the beats of a session, and as a check of a strap's."""

from collections.abc import Iterable

import msgspec
import numpy as np
import scipy

from hrvsync.analysis.waves import Samples, band_pass, peaks_of, runs_of, samples
from hrvsync.beats import Beats, Floats, Label
from hrvsync.events import AnyEvent, Packet, Strap, Wave

BAND_HZ = (5.0, 25.0)  # where a QRS complex has its power
REFRACTORY_S = 0.25
THRESHOLD = 0.35  # share of the usual height of R peaks
NEARBY = 8  # peaks that say what is usual
MICROSECONDS = 1_000_000  # what intervals of an ECG are counted in


def r_peaks(ecg: Samples) -> Floats:
    """Find the R peaks of an ECG: their times (s), between samples; empty where there are none.

    Each run apart: band-pass 5-25 Hz, forwards and backwards so that nothing is shifted; peaks of its size at least
    0.25 s apart and at least 0.35 of the median of their neighbours; the top of a parabola through three samples.
    """
    return np.concatenate([np.empty(0), *_runs_of_peaks(ecg)])


def _runs_of_peaks(ecg: Samples) -> list[Floats]:
    return [_peaks(t, x[:, 0]) for t, x in runs_of(ecg)]


def _peaks(t: Floats, x: Floats) -> Floats:
    if len(t) < 64 or np.ptp(x) == 0:
        return np.empty(0)
    rate = (len(t) - 1) / (t[-1] - t[0])
    y = band_pass(x, rate, BAND_HZ)
    y = y if np.quantile(y, 0.999) >= -np.quantile(y, 0.001) else -y  # the electrodes may be the other way round
    candidates = peaks_of(y, max(1, round(REFRACTORY_S * rate)), float(y.std()))
    usual = scipy.ndimage.median_filter(y[candidates], size=2 * NEARBY + 1, mode="nearest")
    i = candidates[y[candidates] >= THRESHOLD * usual]
    before, top, after = y[i - 1], y[i], y[i + 1]
    shift = 0.5 * (before - after) / np.minimum(before - 2 * top + after, -np.finfo(float).tiny)
    return np.interp(i + shift, np.arange(len(t)), t)


def with_ecg_beats(events: Iterable[AnyEvent]) -> tuple[AnyEvent, ...]:
    """Replace the beats of a session by those its ECG shows, for everything that works on events.

    Whoever has an ECG gets, in place of the strap's packets, one packet for each R peak, at its time, with the interval
    since the peak before in microseconds: finer than a strap's 1/1024 s. Peaks on both sides of a gap in the ECG make
    no interval. Who has none keeps the strap's packets. In order of time.
    """
    events = tuple(events)
    seats = sorted({event.who for event in events if isinstance(event, Wave) and event.kind == "ecg"})
    beats: list[AnyEvent] = []
    for who in seats:
        for peaks in _runs_of_peaks(samples(events, who, "ecg")):
            for t, rr in zip(peaks[1:].tolist(), np.diff(peaks).tolist(), strict=True):
                beats.append(Packet(t, who, (round(rr * MICROSECONDS),), round(60 / rr), per_second=MICROSECONDS))
    others = [event for event in events if not (isinstance(event, Packet) and event.who in seats)]
    # An ECG is placed by its own clock: there is no latency to take off.
    others = [
        msgspec.structs.replace(event, latency=None, spread=None)
        if isinstance(event, Strap) and event.who in seats
        else event
        for event in others
    ]
    return tuple(sorted([*others, *beats], key=lambda event: event.t))


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


def check(beats: Beats, peaks: Floats) -> Check:
    """Hold a strap's intervals against the R peaks (s) of the same heart.

    The latency is the shift at which most intervals agree: each of `beats` is held against the peak nearest to its
    shifted time. NaN with fewer than 8 beats or peaks. An artefact label on an interval that the ECG shows too means
    that the heart really did it (an ectopic beat), not the strap.
    """
    nothing = np.full(len(beats.t), np.nan)
    if len(beats.t) < LEAST or len(peaks) < LEAST:
        return Check(np.nan, nothing, nothing)
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
    return Check(latency, np.where(seen, same.astype(float), nothing), np.where(seen, rr_ms[nearest], nothing))


class EcgCheck(msgspec.Struct, frozen=True):
    """An ECG against a strap's beats in numbers: R `peaks` found, the strap's `latency` (s) and whose artefacts are.

    `agree_pct`: share of the intervals that the ECG saw and shows alike. `heart`, `strap`, `unseen`: artefacts that are
    the heart's own, those that the strap made, and those where the ECG shows nothing.
    """

    peaks: int
    latency: float
    agree_pct: float
    heart: int
    strap: int
    unseen: int


def check_beats(beats: Beats, ecg: Samples) -> EcgCheck:
    """Check a strap's beats against an ECG; percentages are NaN where it shows nothing."""
    peaks = r_peaks(ecg)
    checked = check(beats, peaks)
    seen = ~np.isnan(checked.in_heart)
    agree = 100 * float(checked.in_heart[seen].mean()) if seen.any() else np.nan
    artefacts = checked.in_heart[~beats.good]
    whose = (int(np.count_nonzero(kind)) for kind in (artefacts == 1, artefacts == 0, np.isnan(artefacts)))
    return EcgCheck(len(peaks), checked.latency, agree, *whose)


def _agreeing(t: Floats, rr_ms: Floats, ends: Floats, peaks_ms: Floats) -> float:
    near = _nearest(ends, t)
    close = np.abs(t - ends[near]) < 0.15
    return float((close & (np.abs(rr_ms - peaks_ms[near]) <= SAME_MS)).sum())


def _nearest(ends: Floats, t: Floats) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    after = np.clip(np.searchsorted(ends, t), 1, len(ends) - 1)
    return after - (t - ends[after - 1] < ends[after] - t)

"""Heartbeats in an ECG: R peaks finer than its samples, and a session with these as its beats."""

from collections.abc import Iterable

import msgspec
import numpy as np
import scipy

from hrvsync.analysis.filters import band_pass, peaks_of
from hrvsync.analysis.waves import Samples, samples
from hrvsync.beats import Floats
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
    bounds = np.flatnonzero(np.diff(ecg.run)) + 1
    return [_peaks(t, x) for t, x in zip(np.split(ecg.t, bounds), np.split(ecg.x[:, 0], bounds), strict=True)]


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
    kept = [event for event in events if not (isinstance(event, Packet) and event.who in seats)]
    # An ECG is placed by its own clock: there is no latency to take off.
    kept = [
        msgspec.structs.replace(event, latency=None, spread=None)
        if isinstance(event, Strap) and event.who in seats
        else event
        for event in kept
    ]
    return tuple(sorted([*kept, *beats], key=lambda event: event.t))

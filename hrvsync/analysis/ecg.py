"""Heartbeats in the ECG of a session: on the session clock, and as the beats of a session."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec
import numpy as np

from hrvsync.analysis.ecg_quality import EcgQuality, quality_at
from hrvsync.analysis.qrs import LEAST_RATE, r_peaks
from hrvsync.analysis.waves import Samples, runs_of, samples
from hrvsync.beats import Floats
from hrvsync.events import AnyEvent, Packet, Strap, Wave

MICROSECONDS = 1_000_000  # what intervals of an ECG are counted in


class EcgBeats(msgspec.Struct, frozen=True):
    """R peaks of an ECG on the session clock.

    `runs`: times (s) of the peaks, an array for each stretch without a gap or an unsure stretch: two peaks make an
    interval only within one. `unsure_s`: seconds of noise or of a flat line, whose peaks are left out. `inverted`: most
    of the ECG is upside down.
    """

    runs: tuple[Floats, ...]
    unsure_s: float
    inverted: bool


def ecg_beats(ecg: Samples) -> EcgBeats:
    """Find the R peaks of a recorded ECG that can be relied upon; each of its runs apart, see `r_peaks`."""
    runs: list[Floats] = []
    unsure = upright = 0.0
    for t, x in runs_of(ecg):
        rate = (len(t) - 1) / (t[-1] - t[0]) if len(t) > 1 else 0.0
        if rate < LEAST_RATE:
            continue
        peaks = r_peaks(x[:, 0], rate)
        quality = quality_at(peaks, x[:, 0], rate)
        unsure += sum(stretch.end - stretch.start for stretch in quality.unsure)
        upright += -len(peaks) if quality.inverted else len(peaks)
        runs += [np.interp(run * rate, np.arange(len(t)), t) for run in sure(peaks, quality)]
    return EcgBeats(tuple(runs), unsure, inverted=upright < 0)


def sure(peaks: Floats, quality: EcgQuality) -> list[Floats]:
    """The peaks (s) outside of unsure stretches, split at these."""
    bounds = [-np.inf, *(t for stretch in quality.unsure for t in (stretch.start, stretch.end)), np.inf]
    parts = [peaks[(peaks >= a) & (peaks < b)] for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    return [part for part in parts if part.size]


def with_ecg_beats(events: Iterable[AnyEvent]) -> tuple[AnyEvent, ...]:
    """Replace the beats of a session by those its ECG shows, for everything that works on events.

    Whoever has an ECG gets, in place of the strap's packets, one packet for each R peak, at its time, with the interval
    since the peak before in microseconds: finer than a strap's 1/1024 s. Peaks on both sides of a gap or of an unsure
    stretch of the ECG make no interval. Who has none keeps the strap's packets. In order of time.
    """
    events = tuple(events)
    seats = sorted({event.who for event in events if isinstance(event, Wave) and event.kind == "ecg"})
    beats: list[AnyEvent] = []
    for who in seats:
        for run in ecg_beats(samples(events, who, "ecg")).runs:
            for before, t in pairwise(run.tolist()):
                beats.append(
                    Packet(
                        t, who, (round((t - before) * MICROSECONDS),), round(60 / (t - before)), per_second=MICROSECONDS
                    )
                )
    others = [event for event in events if not (isinstance(event, Packet) and event.who in seats)]
    # An ECG is placed by its own clock: there is no latency to take off.
    others = [
        msgspec.structs.replace(event, latency=None, spread=None)
        if isinstance(event, Strap) and event.who in seats
        else event
        for event in others
    ]
    return tuple(sorted([*others, *beats], key=lambda event: event.t))

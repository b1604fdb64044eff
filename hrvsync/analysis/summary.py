"""A whole recording in numbers: its people one by one, and the two together."""

from collections.abc import Iterable
from math import floor, log, nan, sqrt
from typing import Literal

import msgspec
import numpy as np

from hrvsync.analysis.beats import Beats, Floats, covered, gaps
from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measure import measure
from hrvsync.analysis.synchrony import SYNCHRONY
from hrvsync.events import AnyEvent, Packet, Pause, Phase

type Artefacts = Literal["auto", "exclude", "none"]
WINDOW_S = 60.0
SAME_S = 1e-6


class PersonSummary(msgspec.Struct, frozen=True):
    """One person: counts of beats and of those labelled artefacts, gaps with their length (s), measures by name."""

    beats: int
    artefacts: int
    artefact_policy: str
    gaps: int
    gap_seconds: float
    usable_pct: float
    metrics: dict[str, float]


class PairSummary(msgspec.Struct, frozen=True):
    """The two together: the median of each measure over so many `windows` of a minute, side by side."""

    windows: int
    metrics: dict[str, float]


class Summary(msgspec.Struct, frozen=True):
    """A recording of `seconds`; `pair` is None with fewer than two people."""

    seconds: float
    people: dict[str, PersonSummary]
    pair: PairSummary | None


def summarise(events: Iterable[AnyEvent], artefacts: Artefacts = "auto") -> Summary:
    """Sum up a recording from its events.

    With the policy "exclude", intervals labelled artefacts are left out and never bridged; with "none" all count.
    "auto" excludes, except where every packet came exactly at the end of its intervals: that is no strap but a bare
    series of intervals, chosen and cleaned by whoever exported it, and counts as it is.
    """
    told = tuple(events)
    beats = rebuild(told)
    seconds = told[-1].t if told else 0.0
    people: dict[str, PersonSummary] = {}
    for who, theirs in beats.items():
        policy = artefacts
        if policy == "auto":
            bare = _is_bare([event for event in told if isinstance(event, Packet) and event.who == who])
            policy = "none" if bare else "exclude"
        people[who] = _person(theirs, policy)
    guide = tuple(event for event in told if isinstance(event, Phase | Pause))
    return Summary(seconds, people, _pair(beats, seconds, guide) if len(beats) == 2 else None)


def _is_bare(packets: list[Packet]) -> bool:
    length = np.array([sum(packet.rr) / packet.per_second for packet in packets])
    arrival = np.array([packet.t for packet in packets])
    return bool(np.all(np.abs(np.diff(arrival) - length[1:]) < SAME_S))


def _person(beats: Beats, policy: str) -> PersonSummary:
    used = beats.good if policy == "exclude" else np.ones(len(beats), np.bool_)
    rr_ms = beats.rr_ms[used]
    neighbours = (np.diff(beats.run) == 0) & used[1:] & used[:-1]
    start, end = gaps(beats)
    span = float(beats.t[-1] - beats.t[0] + beats.rr_ms[0] / 1000) if len(beats) else 0.0
    return PersonSummary(
        beats=len(beats),
        artefacts=int(np.count_nonzero(~beats.good)),
        artefact_policy=policy,
        gaps=len(start),
        gap_seconds=float(np.sum(end - start)),
        usable_pct=min(100.0, 100 * covered(beats, -np.inf, np.inf) / span) if span else nan,
        metrics=_time_domain(rr_ms, np.diff(beats.rr_ms)[neighbours]),
    )


def _time_domain(rr_ms: Floats, steps: Floats) -> dict[str, float]:
    """Task Force 1996: RMSSD sqrt(mean of squared steps), SDNN with ddof 1, heart rate 60000 / mean RR."""
    mean = float(np.mean(rr_ms)) if len(rr_ms) else nan
    rmssd = sqrt(float(np.mean(steps * steps))) if len(steps) else nan
    return {
        "mean_rr_ms": mean,
        "mean_hr_bpm": 60_000 / mean if mean else nan,
        "sdnn_ms": float(np.std(rr_ms, ddof=1)) if len(rr_ms) > 1 else nan,
        "rmssd_ms": rmssd,
        "ln_rmssd": log(rmssd) if rmssd > 0 else nan,
    }


def _pair(beats: dict[str, Beats], seconds: float, guide: tuple[Phase | Pause, ...]) -> PairSummary:
    ends = [WINDOW_S * n for n in range(1, floor(seconds / WINDOW_S) + 1)]
    rows = [measure(SYNCHRONY, {who: _until(one, end) for who, one in beats.items()}, end, guide) for end in ends]
    table = {metric.name: np.array([row[metric.name] for row in rows]) for metric in SYNCHRONY}
    valid = max((int(np.count_nonzero(~np.isnan(values))) for values in table.values()), default=0)
    medians = {
        name: float(np.nanmedian(values)) if not np.all(np.isnan(values)) else nan for name, values in table.items()
    }
    return PairSummary(valid, medians)


def _until(beats: Beats, t: float) -> Beats:
    i = int(np.searchsorted(beats.t, t, side="right"))
    return Beats(beats.t[:i], beats.rr_ms[:i], beats.label[:i], beats.run[:i])

"""A whole recording in numbers: its people one by one, and the two together."""

from collections.abc import Iterable
from math import floor, nan
from typing import Literal

import msgspec
import numpy as np

from hrvsync.analysis.artefacts import label_artefacts
from hrvsync.analysis.beats import Beats, Label, covered, gaps
from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measure import measure
from hrvsync.analysis.metrics.hrv import hrv
from hrvsync.analysis.metrics.presets import Policy
from hrvsync.analysis.synchrony import SYNCHRONY
from hrvsync.events import AnyEvent, Packet, Pause, Phase

type Artefacts = Literal["auto", "exclude", "correct", "none"]
WINDOW_S = 60.0
SAME_S = 1e-6
SAID = {"beats", "duration_s", "usable_pct"}
"""What `hrv` tells besides measures and a summary tells better."""


class PersonSummary(msgspec.Struct, frozen=True):
    """One person: counts of beats and of those labelled artefacts, gaps with their length (s), measures by name.

    `usable_pct` is the share of the time inside normal intervals; `preset`, `artefact_policy` and `rhythm` are those of
    `hrv`, which computes the measures.
    """

    beats: int
    artefacts: int
    gaps: int
    gap_seconds: float
    usable_pct: float
    preset: str
    artefact_policy: str
    rhythm: str
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


def summarise(events: Iterable[AnyEvent], preset: str = "default", artefacts: Artefacts = "auto") -> Summary:
    """Sum up a recording from its events, with the definitions of a preset.

    `artefacts` is the policy of `hrv`. "auto" is that of the preset, except where every packet came exactly at the end
    of its intervals: that is no strap but a bare series of intervals, chosen and cleaned by whoever exported it, and
    counts as it is.
    """
    told = tuple(events)
    beats = rebuild(told)
    seconds = told[-1].t if told else 0.0
    people: dict[str, PersonSummary] = {}
    for who, theirs in beats.items():
        policy = None if artefacts == "auto" else artefacts
        if policy is None and _is_bare([event for event in told if isinstance(event, Packet) and event.who == who]):
            policy = "none"
        people[who] = _person(theirs, preset, policy)
    guide = tuple(event for event in told if isinstance(event, Phase | Pause))
    return Summary(seconds, people, _pair(beats, seconds, guide) if len(beats) == 2 else None)


def _is_bare(packets: list[Packet]) -> bool:
    length = np.array([sum(packet.rr) / packet.per_second for packet in packets])
    arrival = np.array([packet.t for packet in packets])
    return bool(np.all(np.abs(np.diff(arrival) - length[1:]) < SAME_S))


def _person(beats: Beats, preset: str, policy: Policy | None) -> PersonSummary:
    broken = np.flatnonzero(np.diff(beats.run)) + 1
    rr_ms = np.insert(beats.rr_ms, broken, nan)  # nothing is joined across a gap
    measures = hrv(rr_ms, preset, policy)
    start, end = gaps(beats)
    span = float(beats.t[-1] - beats.t[0] + beats.rr_ms[0] / 1000) if len(beats) else 0.0
    return PersonSummary(
        beats=len(beats),
        artefacts=int(np.count_nonzero(label_artefacts(rr_ms) != Label.NORMAL)) - len(broken),
        gaps=len(start),
        gap_seconds=float(np.sum(end - start)),
        usable_pct=min(100.0, 100 * covered(beats, -np.inf, np.inf) / span) if span else nan,
        preset=str(measures["preset"]),
        artefact_policy=str(measures["artefacts"]),
        rhythm=str(measures["rhythm"]),
        metrics={name: value for name, value in measures.items() if isinstance(value, float) and name not in SAID},
    )


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

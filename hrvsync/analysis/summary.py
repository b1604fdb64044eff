"""A whole recording in numbers: its people one by one, and the two together."""

from collections.abc import Iterable
from math import floor, nan
from typing import Literal

import msgspec
import numpy as np

from hrvsync.analysis.artefacts import label_artefacts
from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measures.hrv import hrv_of_beats
from hrvsync.analysis.measures.presets import Policy, Preset
from hrvsync.analysis.synchrony import LIVE, latest
from hrvsync.beats import Beats, Label, covered, gaps
from hrvsync.events import AnyEvent
from hrvsync.guide import Guide, guide_of

type Artefacts = Literal["auto", "exclude", "correct", "none"]
WINDOW_S = 60.0
OVER_MINUTES = {row.key for row in LIVE if row.phase}
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


def summarise(
    events: Iterable[AnyEvent], preset: str | Preset = "default", artefacts: Artefacts = "auto", *, bare: bool = False
) -> Summary:
    """Sum up a recording from its events, with the definitions of a preset.

    `artefacts` is the policy of `hrv`. "auto" is that of the preset, but "none" where the recording is `bare`: a series
    of intervals that someone chose and exported counts as it is.
    """
    told = tuple(events)
    beats = rebuild(told)
    seconds = told[-1].t if told else 0.0
    policy = artefacts
    if policy == "auto":
        policy = "none" if bare else None
    people = {who: _person(theirs, preset, policy) for who, theirs in beats.items()}
    guide = guide_of(told)
    return Summary(seconds, people, _pair(beats, seconds, guide) if len(beats) == 2 else None)


def _person(beats: Beats, preset: str | Preset, policy: Policy | None) -> PersonSummary:
    measures = hrv_of_beats(beats, preset, policy)
    start, end = gaps(beats)
    span = float(beats.t[-1] - beats.t[0] + beats.rr_ms[0] / 1000) if len(beats) else 0.0
    return PersonSummary(
        beats=len(beats),
        artefacts=int(np.count_nonzero(label_artefacts(beats.rr_ms, beats.run) != Label.NORMAL)),
        gaps=len(start),
        gap_seconds=float(np.sum(end - start)),
        usable_pct=min(100.0, 100 * covered(beats, -np.inf, np.inf) / span) if span else nan,
        preset=str(measures["preset"]),
        artefact_policy=str(measures["artefacts"]),
        rhythm=str(measures["rhythm"]),
        metrics={name: value for name, value in measures.items() if isinstance(value, float) and name not in SAID},
    )


def _pair(beats: dict[str, Beats], seconds: float, guide: Guide) -> PairSummary:
    ends = [WINDOW_S * n for n in range(1, floor(seconds / WINDOW_S) + 1)]
    rows = [latest({who: _until(one, end) for who, one in beats.items()}, end, so_far(guide, end)) for end in ends]
    table = {measure.key: np.array([getattr(row, measure.key) for row in rows]) for measure in LIVE}
    of_the_minute = [values for name, values in table.items() if name not in OVER_MINUTES]
    valid = max((int(np.count_nonzero(~np.isnan(values))) for values in of_the_minute), default=0)
    medians = {
        name: float(np.nanmedian(values)) if not np.all(np.isnan(values)) else nan for name, values in table.items()
    }
    return PairSummary(valid, medians)


def so_far(guide: Guide, t: float) -> Guide:
    """Return what the guide had said by `t` (s)."""
    return guide_of(fact for fact in (*guide.phases, *guide.pauses) if fact.t <= t)


def _until(beats: Beats, t: float) -> Beats:
    i = int(np.searchsorted(beats.t, t, side="right"))
    return Beats(beats.t[:i], beats.rr_ms[:i], beats.label[:i], beats.run[:i])

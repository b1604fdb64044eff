"""The summary of a session: everything of this room put together, the same for the app, the report and the files."""

from collections.abc import Sequence
from math import ceil, floor, isnan

import msgspec
import numpy as np

from hrvsync.analysis.over_days.baseline import Baseline
from hrvsync.analysis.states.changes import Shift, joint_shifts
from hrvsync.analysis.states.course import Course, course, session_baseline
from hrvsync.analysis.states.cues import CueResponse, cue_responses
from hrvsync.analysis.states.dynamics import Dynamic, Lending, Share, dynamics, lendings, lendings_by_chance, shares
from hrvsync.analysis.states.levels import WINDOW, levels
from hrvsync.analysis.states.minutes import Minutes, minutes
from hrvsync.analysis.states.reactivity import Difference, Reactivity, differences, reactivity
from hrvsync.analysis.states.repair import Rupture, ruptures
from hrvsync.analysis.states.state import State
from hrvsync.analysis.states.tolerance import Tolerance, tolerance
from hrvsync.beats import Beats
from hrvsync.events import AnyEvent, Mark
from hrvsync.guide import Guide, Span, guide_of


class PersonSummary(msgspec.Struct, frozen=True):
    """One person: baseline, share of time in each state, window of tolerance, and each phase against baseline."""

    baseline: Baseline
    states: dict[str, Share]
    tolerance: Tolerance
    phases: tuple[Reactivity, ...]
    differences: tuple[Difference, ...]


class PairSummary(msgspec.Struct, frozen=True):
    """The two: share of time in each dynamic, whole and by phase, and what happened between them."""

    dynamics: dict[str, Share]
    phases: tuple[tuple[str, dict[str, Share]], ...]
    lendings: tuple[Lending, ...]
    lendings_by_chance: float
    shifts: tuple[Shift, ...]
    ruptures: tuple[Rupture, ...]
    cues: tuple[CueResponse, ...]


class Relating(msgspec.Struct, frozen=True):
    """The summary of a session; `pair` is None unless there were two people with a baseline."""

    people: dict[str, PersonSummary]
    pair: PairSummary | None
    minutes: Minutes


def summary(
    beats: dict[str, Beats],
    events: Sequence[AnyEvent],
    baselines: dict[str, Baseline] | None = None,
    seed: int = 0,
) -> Relating:
    """Sum up a session from the beats of each seat and its Phase and Mark events in order of time.

    `baselines` by seat come from days before; without one the settling phase of this session makes it. The intervals
    depend on the data and `seed` alone. People without beats are left out.
    """
    guide = guide_of(events)
    marks = [event for event in events if isinstance(event, Mark)]
    kept, courses = follow_session(beats, guide, baselines)
    told = [one for who, one in courses.items() if kept[who].known]
    spans = guide.spans_until(max((float(one.t[-1]) + 1 for one in courses.values()), default=0.0))
    return Relating(
        people={who: _person(who, one, kept[who], spans, seed) for who, one in courses.items()},
        pair=_pair(courses, marks, spans) if len(told) == len(courses) == 2 else None,
        minutes=minutes(told) if told else Minutes(float("nan"), float("nan")),
    )


def follow_session(
    beats: dict[str, Beats], guide: Guide, baselines: dict[str, Baseline] | None = None
) -> tuple[dict[str, Baseline], dict[str, Course]]:
    """Follow each person through a session: their baselines and their courses on one common grid of whole seconds."""
    worn = {who: one for who, one in beats.items() if len(one)}
    if not worn:
        return {}, {}
    first = floor(min(float(one.t[0]) for one in worn.values()))
    last = ceil(max(float(one.t[-1]) for one in worn.values()))
    grid = np.arange(first, last + WINDOW // 2 + 1, dtype=np.float64)
    series = {who: levels(one, grid) for who, one in worn.items()}
    kept = {who: session_baseline(one, guide) for who, one in series.items()} | {
        who: baseline for who, baseline in (baselines or {}).items() if who in worn
    }
    return kept, {who: course(one, kept[who]) for who, one in series.items()}


def plain(relating: Relating) -> dict[str, object]:
    """Turn a summary into dicts, lists and numbers for JSON; what is not known is None."""
    return {key: _plain(value) for key, value in msgspec.to_builtins(relating, str_keys=True).items()}


def _plain(value: object) -> object:
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case float() if isnan(value):
            return None
        case _:
            return value


def _person(who: str, one: Course, baseline: Baseline, spans: Sequence[Span], seed: int) -> PersonSummary:
    return PersonSummary(
        baseline=baseline,
        states=shares(one.state, State),
        tolerance=tolerance(one),
        phases=tuple(reactivity(one, baseline, span, who) for span in spans),
        differences=differences(one, baseline, spans, who, seed),
    )


def _pair(courses: dict[str, Course], marks: Sequence[Mark], spans: Sequence[Span]) -> PairSummary:
    one, other = courses.values()
    codes = dynamics(one.state, other.state)
    shifts = joint_shifts(
        one.t, {who: c.distance for who, c in courses.items()}, {who: c.jump for who, c in courses.items()}
    )
    return PairSummary(
        dynamics=shares(codes, Dynamic),
        phases=tuple((span.name, shares(codes[(one.t >= span.start) & (one.t < span.end)], Dynamic)) for span in spans),
        lendings=lendings(courses),
        lendings_by_chance=lendings_by_chance(courses),
        shifts=shifts,
        ruptures=ruptures(courses, marks, shifts),
        cues=cue_responses(courses, marks),
    )

"""Everything a report tells, measured by the analysis: nothing is computed anew here but means of what it gives."""

from math import exp, inf, nan

import msgspec
import numpy as np

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measures.breathing.session import Breathing, breathing_of
from hrvsync.analysis.measures.registry import MEASURES
from hrvsync.analysis.over_days.baseline import Baseline
from hrvsync.analysis.states.course import Course
from hrvsync.analysis.states.summary import PairSummary, Relating, follow_session, summary
from hrvsync.analysis.summary import PersonSummary, Summary, so_far, summarise
from hrvsync.analysis.synchrony import LIVE, latest
from hrvsync.analysis.synchrony import Together as Reading
from hrvsync.analysis.synchrony import together as read_minute
from hrvsync.beats import Beats, Floats
from hrvsync.events import Mark, Strap
from hrvsync.guide import Guide, guide_of
from hrvsync.storage.notes import Notes, with_notes
from hrvsync.storage.recording import Header, Recording

MINUTE = 60.0
MINUTES = tuple(row for row in LIVE if not row.phase)


class Person(msgspec.Struct, frozen=True):
    """One person: beats, measures of the whole session, and their course second by second."""

    who: str
    name: str
    strap: str
    beats: Beats
    measures: PersonSummary
    course: Course
    baseline: Baseline


class Span(msgspec.Struct, frozen=True):
    """A phase of the guide from `start` to `end` (s), and whether one pacer led the breath of both."""

    name: str
    start: float
    end: float
    paced: bool
    shared: bool


class Pair(msgspec.Struct, frozen=True):
    """Two people minute by minute: end of each (s), its reading, and correlations at the best lag and without lag.

    `chance`: the correlation at the best lag below which 95 in 100 minutes of two unrelated courses stay.
    """

    people: tuple[str, ...]
    summary: PairSummary | None
    t: Floats
    readings: tuple[Reading, ...]
    r: Floats
    r0: Floats
    chance: Floats


class Facts(msgspec.Struct, frozen=True):
    """A session as the report tells it; `pairs` holds every two."""

    header: Header
    notes: Notes
    summary: Summary
    relating: Relating
    people: dict[str, Person]
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    pairs: tuple[Pair, ...]
    breathing: dict[str, Breathing]

    @property
    def seconds(self) -> float:
        """How long the recording is."""
        return self.summary.seconds


def gather(recording: Recording, notes: Notes) -> Facts:
    """Measure a recording with the default definitions; raises FileError where its events cannot be read."""
    events = tuple(with_notes(recording.events(), notes))
    header = recording.header
    beats = rebuild(events)
    guide = guide_of(events)
    whole = summarise(events, bare=header.bare)
    baselines, courses = follow_session(beats, guide)
    straps = {event.who: event for event in events if isinstance(event, Strap)}
    people = {
        who: Person(
            who,
            header.people.get(who) or who,
            straps[who].model if who in straps else "",
            beats[who],
            whole.people[who],
            courses[who],
            baselines[who],
        )
        for who in courses
    }
    relating = summary(beats, events)
    return Facts(
        header=header,
        notes=notes,
        summary=whole,
        relating=relating,
        people=people,
        spans=tuple(
            Span(span.name, span.start, span.end, bool(span.phase.pacers), "" in span.phase.pacers)
            for span in guide.spans_until(whole.seconds)
        ),
        marks=tuple(event for event in events if isinstance(event, Mark)),
        pairs=_pairs(
            {who: one.beats for who, one in people.items()},
            guide,
            whole.seconds,
            tuple(straps[who].spread if who in straps else None for who in people),
            relating.pair,
        ),
        breathing=breathing_of(events, beats),
    )


def level(one: Person, start: float = -inf, end: float = inf) -> tuple[float, float]:
    """Mean heart rate (bpm) and geometric mean of RMSSD (ms) of the 30 s levels in a span; NaN without any."""
    inside = (one.course.t >= start) & (one.course.t < end)
    hr, rmssd = one.course.hr[inside], one.course.rmssd[inside]
    hr, rmssd = hr[np.isfinite(hr)], rmssd[np.isfinite(rmssd) & (rmssd > 0)]
    return (
        float(np.mean(hr)) if hr.size else nan,
        exp(float(np.mean(np.log(rmssd)))) if rmssd.size else nan,
    )


def why_missing(measures: PersonSummary, name: str, seconds: float) -> str:
    """Say why a measure of the whole session is not known."""
    row = next(row for row in MEASURES if row.key == name)
    if measures.rhythm == "not suited" and not row.any_rhythm:
        return "too many irregular beats"
    if seconds < row.min_seconds:
        return (
            f"needs {row.min_seconds / MINUTE:g} min" if row.min_seconds >= MINUTE else f"needs {row.min_seconds:g} s"
        )
    return f"needs {row.min_beats} beats and {row.min_share:.0%} of the time usable"


def _pairs(
    beats: dict[str, Beats],
    guide: Guide,
    seconds: float,
    spreads: tuple[float | None, ...],
    between: PairSummary | None,
) -> tuple[Pair, ...]:
    if len(beats) != 2:
        return ()
    ends = np.arange(MINUTE, seconds + 1e-9, MINUTE)
    readings = tuple(
        read_minute(latest(beats, end, so_far(guide, end), MINUTES), tuple(beats), spreads) for end in ends.tolist()
    )
    r, r0, chance = (
        np.tanh(np.array([pick(reading) for reading in readings], np.float64)) for pick in (_best, _no_lag, _chance)
    )
    return (Pair(tuple(beats), between, ends, readings, r, r0, chance),)


def _best(reading: Reading) -> float:
    return reading.z


def _no_lag(reading: Reading) -> float:
    return reading.z0


def _chance(reading: Reading) -> float:
    return reading.band[1]

"""The two together, phase by phase: minute by minute as live, and each phase as a whole against chance."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import floor, isfinite, nan

import msgspec
import numpy as np

from hrvsync.analysis.grid import grid_times
from hrvsync.analysis.measure import Values
from hrvsync.analysis.synchrony import (
    LIVE,
    PAIR_MEASURES,
    Measured,
    Together,
    Window,
    against_chance,
    against_pseudo_pairs,
    latest,
    lead_sentence,
    shared_breath,
    together,
)
from hrvsync.analysis.synchrony.pseudo_pairs import shifted
from hrvsync.beats import Beats, within
from hrvsync.events import AnyEvent, Pacer, Strap
from hrvsync.guide import Guide, Span, guide_of

MINUTE_S = 60.0
MINUTELY = tuple(row for row in LIVE if not row.phase)
WHOLE = tuple(row for row in PAIR_MEASURES if row.phase)


class PairPhase(msgspec.Struct, frozen=True):
    """Two people in a phase that began at `start` and lasted `seconds` s; without phases, in the whole recording.

    `minutes`: so many of its whole minutes had enough good data; `metrics`: medians over them of what frames show.
    `sentence` says in words how they moved, `lead` who was ahead or why that cannot be said. `measures`: the phase as a
    whole, each with its chance level where there is one; `against_strangers`: those with a chance level again, against
    pseudo-pairs with so many `strangers`.
    """

    name: str
    start: float
    seconds: float
    minutes: int
    sentence: str
    lead: str
    metrics: dict[str, float]
    measures: dict[str, Measured]
    strangers: int = 0
    against_strangers: dict[str, Measured] = {}


class Stranger(msgspec.Struct, frozen=True):
    """Somebody else in a phase of another session, which began at `start` and lasted `seconds` s of its time."""

    phase: str
    pacer: Pacer | None
    start: float
    seconds: float
    beats: Beats


def strangers_in(beats: dict[str, Beats], events: Sequence[AnyEvent]) -> list[Stranger]:
    """Everybody of a session, phase by phase, as strangers to the people of another one."""
    return [
        Stranger(span.name, span.pacer(who), span.start, span.seconds, within(one, span.start, span.end))
        for span in guide_of(events).spans_until(events[-1].t if events else 0.0)
        for who, one in beats.items()
    ]


def pair_phases(
    beats: dict[str, Beats], events: Sequence[AnyEvent], strangers: Sequence[Stranger] = ()
) -> Iterator[PairPhase]:
    """Measure two people in each phase of a recording, one after the other, from their beats and its events.

    `strangers` who were as long in a phase of the same name with the same pacer make pseudo-pairs with each of the two.
    """
    if len(beats) != 2 or not events:
        return
    guide = guide_of(events)
    spreads = {event.who: event.spread for event in events if isinstance(event, Strap)}
    for span in guide.parts(events[-1].t):
        alike = [one for one in strangers if _alike(one, span, tuple(beats))]
        yield _phase(span, beats, guide.before(span.end), tuple(spreads.get(who) for who in beats), alike)


def _alike(stranger: Stranger, span: Span, people: tuple[str, ...]) -> bool:
    """Whether a stranger did in their phase what both did in this one."""
    same = stranger.phase == span.name and all(span.pacer(who) == stranger.pacer for who in people)
    return same and stranger.seconds >= span.seconds - 2


def _phase(
    span: Span,
    beats: dict[str, Beats],
    guide: Guide,
    spreads: tuple[float | None, ...],
    strangers: Sequence[Stranger],
) -> PairPhase:
    start, end, people = span.start, span.end, tuple(beats)
    rows: list[Values] = []
    for minute in range(1, floor((end - start) / MINUTE_S) + 1):
        at = start + MINUTE_S * minute
        rows.append(latest({who: within(one, -np.inf, at) for who, one in beats.items()}, at, guide, MINUTELY))
    readings = [together(row, people, spreads) for row in rows]
    window = Window(start, end, people, guide)
    breath = shared_breath(grid_times(start, end), window)
    others = [shifted(one.beats, one.start, one.start + end - start, start) for one in strangers]
    return PairPhase(
        name=span.name,
        start=start,
        seconds=end - start,
        minutes=sum(isfinite(row.wcc_z) for row in rows),
        sentence=words_of(readings),
        lead=lead_of(readings),
        metrics={measure.key: _median([getattr(row, measure.key) for row in rows]) for measure in MINUTELY},
        measures=against_chance(WHOLE, beats, window, breath),
        strangers=len(strangers),
        against_strangers=against_pseudo_pairs(WHOLE, beats, window, others) if others else {},
    )


def words_of(readings: Sequence[Together]) -> str:
    """Count in words how two people moved minute by minute, and how often that was more than the pacer explains."""
    words = Counter(reading.word for reading in readings)
    known = len(readings) - words[""]
    if not known:
        return "not enough data"
    minutes = "minute" if known == 1 else "minutes"
    said = (("together", "clearly together"), ("some", "some synchrony"), ("apart", "like breathing apart"))
    counted = ", ".join(f"{text} in {words[word]}" for word, text in said if words[word])
    judged = [reading for reading in readings if reading.beyond is not None]
    beyond = sum(reading.beyond is True for reading in judged)
    pacer = f"; more than the pacer explains in {beyond} of {len(judged)}" if judged else ""
    return f"of {known} {minutes}: {counted}{pacer}"


def lead_of(readings: Sequence[Together]) -> str:
    """Say who was ahead in how many minutes, or why most often that cannot be said."""
    leads = Counter(reading.leads for reading in readings if reading.leads)
    if not leads:
        withheld = Counter(lead_sentence(reading) for reading in readings if reading.withheld)
        return withheld.most_common(1)[0][0] if withheld else ""
    parts: list[str] = []
    for who, count in leads.most_common():
        lag = _median([abs(reading.lag) for reading in readings if reading.leads == who])
        parts.append(f"{who} leads by {lag:.1f} s in {count} {'minute' if count == 1 else 'minutes'}")
    return ", ".join(parts)


def _median(values: Sequence[float]) -> float:
    known = [value for value in values if isfinite(value)]
    return float(np.median(known)) if known else nan

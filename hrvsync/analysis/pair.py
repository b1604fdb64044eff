"""Two people of a session: minute by minute as in frames, and each phase as a whole against chance."""

from collections import Counter
from collections.abc import Sequence
from math import floor, inf, isfinite
from typing import Any

import msgspec
import numpy as np

from hrvsync.analysis.grid import grid_times
from hrvsync.analysis.measure import Row, Values
from hrvsync.analysis.measures import median
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
    sentence,
    shared_breath,
    together,
)
from hrvsync.analysis.synchrony.estimate import MAX_LAG_S
from hrvsync.analysis.synchrony.surrogates import left_out, pieces, shifted
from hrvsync.analysis.synchrony.words import SENTENCES
from hrvsync.beats import Beats, within
from hrvsync.events import Pacer
from hrvsync.guide import Guide, Span
from hrvsync.i18n import Message, joined

MINUTE_S = 60.0
MIN_STRANGERS = 10
"""Fewer people are no chance level: each is in two pseudo-pairs, which are alike."""
MINUTELY = tuple(row for row in LIVE if not row.phase)
WHOLE = tuple(row for row in PAIR_MEASURES if row.phase)
WORDS = {
    str(text): text
    for text in (
        Message("clearly together"),
        Message("clearly together beyond the pacer"),
        Message("some synchrony"),
        Message("some synchrony beyond the pacer"),
        Message("no more alike than by chance"),
        Message("no more alike than by chance beyond the pacer"),
        Message("opposite waves"),
        Message("opposite waves beyond the pacer"),
        Message("both follow the pacer and no more than that"),
        Message("both follow the pacer and no more than that yet"),
    )
}
"""What `sentence` says of a minute, by the text itself."""
PIECES = (
    "too long to be measured as a whole: means over {n} times ten minutes, one an hour, without angles and single tests"
)


class Minute(msgspec.Struct, frozen=True):
    """A minute of two people that ends at `t` (s): the `values` that frames show, and how they read in words."""

    t: float
    values: Values
    reading: Together

    @property
    def known(self) -> bool:
        """Whether both had enough good data."""
        return isfinite(self.values.wcc_z)


class PairMinutes(msgspec.Struct, frozen=True):
    """Two people in a whole recording: medians of each measure over the `windows`, minutes with enough good data."""

    windows: int
    metrics: dict[str, float]


class PairPhase(msgspec.Struct, frozen=True):
    """Two people in a phase that began at `start` and lasted `seconds` s; without phases, in the whole recording.

    `minutes`: the number of its whole minutes with enough good data; `metrics`: medians over them of what frames show.
    `sentence` says in words how they moved, `lead` who was ahead or why that is not clear. `measures`: the phase as a
    whole, each with its chance level where there is one; `against_strangers`: those with a chance level again, against
    pseudo-pairs with `strangers` people, from 10 on. `pieces`: 0 where the phase was measured as a whole, else
    the number of ten minutes, one an hour, that stand for a longer one; then the measures of `left_out` are not known.
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
    pieces: int = 0
    left_out: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """What was not measured as a whole, "" where all was."""
        return PIECES.format(n=self.pieces) if self.pieces else ""


class Stranger(msgspec.Struct, frozen=True):
    """Somebody else, on seat `who`, in a phase of another session."""

    who: str
    span: Span
    pacer: Pacer | None
    beats: Beats


def minutes_of(
    beats: dict[str, Beats], guide: Guide, span: Span, spreads: tuple[float | None, ...]
) -> tuple[Minute, ...]:
    """Measure two people in each whole minute of a stretch of the session, counted from its beginning.

    A minute knows what a frame at its end knows. Measures over more than a minute are NaN where their window would
    begin before the stretch. `spreads`: timing uncertainty (s) of each one's strap.
    """
    guide, minutes = guide.before(span.end), list[Minute]()
    for n in range(1, floor(span.seconds / MINUTE_S) + 1):
        t = span.start + MINUTE_S * n
        rows = tuple(row for row in LIVE if row.min_seconds <= MINUTE_S * n)
        values = latest({who: within(one, -inf, t) for who, one in beats.items()}, t, guide, rows)
        minutes.append(Minute(t, values, together(values, tuple(beats), spreads)))
    return tuple(minutes)


def over_minutes(minutes: Sequence[Minute]) -> PairMinutes:
    """Take the medians of the minutes of a recording."""
    return PairMinutes(sum(one.known for one in minutes), _medians(minutes, LIVE))


def phase_measures(beats: dict[str, Beats], guide: Guide, span: Span) -> dict[str, Measured]:
    """Measure two people over a phase as a whole, against chance: seconds of work."""
    window = Window(span.start, span.end, tuple(beats), guide.before(span.end))
    return against_chance(WHOLE, beats, window, shared_breath(grid_times(span.start, span.end), window))


def pair_phase(
    span: Span, minutes: Sequence[Minute], measures: dict[str, Measured], events: Sequence[float] = ()
) -> PairPhase:
    """Put together what is known of a phase; `events`: when (s) something happened to both."""
    readings = [one.reading for one in minutes]
    n = len(pieces(Window(span.start, span.end)))
    return PairPhase(
        name=span.name,
        start=span.start,
        seconds=span.seconds,
        minutes=sum(one.known for one in minutes),
        sentence=str(words_of(readings, around(minutes, events))),
        lead=lead_of(readings),
        metrics=_medians(minutes, MINUTELY),
        measures=measures,
        pieces=n if n > 1 else 0,
        left_out=tuple(row.key for row in WHOLE if left_out(row)) if n > 1 else (),
    )


def with_strangers(
    phase: PairPhase, beats: dict[str, Beats], guide: Guide, span: Span, strangers: Sequence[Stranger]
) -> PairPhase:
    """Hold a phase against pseudo-pairs with strangers who were as long in a phase like it, with the same pacer.

    With fewer than MIN_STRANGERS they are only counted.
    """
    alike = [
        one
        for one in strangers
        if one.span.name == span.name
        and one.span.seconds >= span.seconds - 2
        and all(span.pacer(who) == one.pacer for who in beats)
    ]
    if len(alike) < MIN_STRANGERS:
        return msgspec.structs.replace(phase, strangers=len(alike))
    window = Window(span.start, span.end, tuple(beats), guide.before(span.end))
    others = [shifted(one.beats, one.span.start, one.span.start + span.seconds, span.start) for one in alike]
    return msgspec.structs.replace(
        phase, strangers=len(alike), against_strangers=against_pseudo_pairs(WHOLE, beats, window, others)
    )


def around(minutes: Sequence[Minute], events: Sequence[float]) -> int:
    """Count the minutes in which two were alike while something happened to both, at `events` (s).

    A shared event, such as standing up together, makes strangers alike as well.
    """
    alike = [one.t for one in minutes if one.reading.word in ("some", "together")]
    return sum(any(t - MINUTE_S - MAX_LAG_S < event <= t for event in events) for t in alike)


def words_of(readings: Sequence[Together], shared: int = 0) -> Message:
    """Count in words how two people moved minute by minute, with one pacer for both beyond it.

    `shared`: in how many of the minutes in which they were alike something happened to both.
    """
    known = sorted((one for one in readings if one.word or one.follow), key=_alike, reverse=True)
    if not known:
        return Message("not enough data")
    counted = [Message("{text} in {n}", text=WORDS[text], n=n) for text, n in Counter(map(sentence, known)).items()]
    if len(known) == 1:
        text = Message("of 1 minute, {counted}", counted=joined(counted))
    else:
        text = Message("of {n} minutes, {counted}", n=len(known), counted=joined(counted))
    if not shared:
        return text
    return Message(
        "{text}; in {n} of the alike ones something happened to both (a mark or a joint shift), which makes strangers "
        "alike too",
        text=text,
        n=shared,
    )


def _alike(reading: Together) -> tuple[int, bool]:
    """How much two were alike, to begin with what is strongest."""
    return (*SENTENCES,).index(reading.word), reading.follow


def lead_of(readings: Sequence[Together]) -> str:
    """Write who was ahead in how many minutes, or the most frequent reason why that is not clear."""
    withheld = Counter(lead_sentence(reading) for reading in readings if reading.withheld)
    return ", ".join(
        f"{who} leads by {lag:.1f} s in {count} {'minute' if count == 1 else 'minutes'}"
        for who, (count, lag) in ahead(readings).items()
    ) or next((reason for reason, _ in withheld.most_common(1)), "")


def ahead(readings: Sequence[Together]) -> dict[str, tuple[int, float]]:
    """Count the minutes in which each was ahead, with the median lag (s) of these; who was most often comes first."""
    leads = Counter(reading.leads for reading in readings if reading.leads)
    lags = {who: np.array([abs(reading.lag) for reading in readings if reading.leads == who]) for who in leads}
    return {who: (count, median(lags[who])) for who, count in leads.most_common()}


def _medians(minutes: Sequence[Minute], rows: Sequence[Row[Any]]) -> dict[str, float]:
    return {row.key: median(np.array([getattr(one.values, row.key) for one in minutes])) for row in rows}

"""The tiles below the picture of a session: one figure each, with a dot a minute in order of time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import floor, isfinite

import msgspec

from hrvsync.analysis.measures.breathing.chest import chest_rates
from hrvsync.analysis.measures.breathing.pieces import GRID_HZ
from hrvsync.analysis.measures.breathing.resonance import LOCKED, NEAR_BPM
from hrvsync.analysis.measures.breathing.session import MIN_SHARE, look
from hrvsync.analysis.measures.frequency import on_grid
from hrvsync.analysis.measures.series import used
from hrvsync.analysis.rhythm import rhythm
from hrvsync.analysis.session import PairResult, PersonResult
from hrvsync.analysis.story.cards import by_chance
from hrvsync.analysis.story.minutes import Minutes
from hrvsync.analysis.synchrony import pacer_locking
from hrvsync.beats import covered, within
from hrvsync.guide import Span
from hrvsync.i18n import Message

MINUTE = 60.0
ONE_WAVE = 1.0
"""From this coherence on one wave is larger than all others together."""
LEAST_MINUTES = 3
"""Fewer minutes against chance say nothing."""

LEAST_KEPT = 2
"""Fewer minutes with the disc at its end are not mentioned."""


class Tile(msgspec.Struct, frozen=True):
    """What is measured, one `figure`, and what to know of it; `minutes`: whether each was so, None where not known.

    `who`: the seat it is about, "" where it is about two.
    """

    title: Message
    figure: Message
    caption: Message = Message()
    minutes: Minutes = ()
    who: str = ""


def pair_tiles(pair: PairResult, settled: Minutes, alike: Minutes, chance: float) -> Iterator[Tile]:
    """The tiles of two: settled together, with the disc, and moving together beyond chance; each where it is known.

    `chance`: in how many minutes strangers move together. A tile that counts fewer minutes than there were says so.
    """
    data = pair.session.data
    if any(one is not None for one in settled):
        yield Tile(Message("Settled together"), _of(settled), _not_known(settled), settled)
    people = [pair.session.people[who] for who in pair.people]
    followed = with_the_disc(people)
    if any(one is not None for one in followed):
        yield Tile(_title(people, several=True), _of(followed), _without(followed), followed)
    known = [one for one in alike if one is not None]
    if known:
        caption = by_chance(chance) if len(known) >= LEAST_MINUTES else Message("too few to tell")
        if rest := _not_known(alike):
            caption = Message("{caption}; {rest}", caption=caption, rest=rest)
        minutes = _in_session(alike, [one.t for one in pair.minutes], data.seconds)
        yield Tile(Message("Moved together beyond chance"), _of(alike), caption, minutes)


def person_tiles(one: PersonResult, settled: Minutes) -> Iterator[Tile]:
    """The tiles of one person: swing and one clear wave where a disc led the breath, else two levels of a reading."""
    paced = [phase for phase in one.breathing.phases if isfinite(phase.pacer_bpm) and isfinite(phase.hr_swing_bpm)]
    if paced:
        longest = max(paced, key=lambda phase: phase.end - phase.start)
        caption = Message("with the disc at {rate:.1f} a minute", rate=longest.pacer_bpm)
        swing = Message("{n:.0f} bpm", n=longest.hr_swing_bpm)
        yield Tile(Message("Swing with the breath"), swing, caption, who=one.who)
        waves = one_clear_wave(one)
        if any(minute is not None for minute in waves):
            yield Tile(Message("One clear wave"), _of(waves), _without(waves), waves, one.who)
    else:
        hr, rmssd = (one.measures.metrics.get(name, float("nan")) for name in ("mean_hr_bpm", "rmssd_ms"))
        if isfinite(hr):
            yield Tile(Message("Heart rate"), Message("{n:.0f} a minute", n=hr), Message("mean"), who=one.who)
        if isfinite(rmssd):
            caption = Message("variability from beat to beat (RMSSD)")
            yield Tile(Message("Variability"), Message("{n:.0f} ms", n=rmssd), caption, who=one.who)
    if any(minute is not None for minute in settled):
        yield Tile(Message("Settled"), _of(settled), _not_known(settled), settled, one.who)


def _not_known(minutes: Minutes) -> Message:
    """The minutes that are not among those counted."""
    n = minutes.count(None)
    return Message("{n} not known", n=n) if n else Message()


def _without(minutes: Minutes) -> Message:
    """The minutes that are not among those in which a disc led the breath all along."""
    n = minutes.count(None)
    return Message("{n} without the disc, or not known", n=n) if n else Message()


def _of(minutes: Minutes) -> Message:
    known = [one for one in minutes if one is not None]
    return Message("{n} of {of} {of:minute|minutes}", n=sum(known), of=len(known))


def _title(people: Sequence[PersonResult], *, several: bool) -> Message:
    """What followed the disc: the breath where the chest was recorded, else the heart."""
    chest = people[0].session.data.chest
    if all(one.who in chest for one in people):
        return Message("Breath followed the disc")
    return Message("Hearts followed the disc") if several else Message("Heart followed the disc")


def with_the_disc(people: Sequence[PersonResult]) -> Minutes:
    """Say minute by minute whether all followed their pacer; None where it did not run all along, or nothing is known.

    A chest does that breathes within half a breath a minute of it; without one, a heart whose waves keep a steady phase
    to it (`pacer_locking`).
    """
    each = [_minute_by_minute(one, followed_by(one)) for one in people]
    return tuple(None if None in minute else all(minute) for minute in zip(*each, strict=True))


def rhythm_line(name: str, followed: Minutes) -> Message:
    """Say from when on a heart kept to the disc until the disc ended; nothing where it did not for two minutes."""
    known = [n for n, minute in enumerate(followed) if minute is not None]
    away = [n for n in known if not followed[n]]
    kept = [n for n in known if not away or n > away[-1]]
    if len(kept) < LEAST_KEPT:
        return Message()
    if not away:
        return Message("{name}'s heart kept to the disc all along.", name=name)
    after = kept[0] - known[0]
    return Message(
        "{name}'s heart found the rhythm of the disc after {n} {n:minute|minutes}, and kept to it.", name=name, n=after
    )


def followed_by(one: PersonResult) -> Callable[[float, float], bool | None]:
    """Return what says of a stretch (s) whether a person followed the pacer in it."""
    data, guide = one.session.data, one.session.data.guide
    chest = chest_rates(data.chest[one.who]) if one.who in data.chest else None

    def followed(start: float, end: float) -> bool | None:
        span = guide.span_at(end - 1)
        pacer = span.pacer(one.who) if span else None
        if pacer is None:
            return None
        if chest is not None:
            ends, bpm, _ = chest
            known = bpm[(ends > start + MINUTE / 2) & (ends <= end + 1) & (bpm > 0)]
            # A rate that changes has no one number: then the heart decides.
            if known.size and pacer.rate_end in (None, pacer.rate):
                return bool(abs(float(known.mean()) - pacer.rate) <= NEAR_BPM)
        t, rr = on_grid(used(within(one.beats, start, end)), GRID_HZ)
        strength = pacer_locking(rr, guide.breath_phase(t, one.who)).strength
        return bool(strength >= LOCKED) if isfinite(strength) else None

    return followed


def one_clear_wave(one: PersonResult) -> Minutes:
    """Say minute by minute of paced breathing whether one wave of the heart was larger than all others together."""

    def clear(start: float, end: float) -> bool | None:
        coherence = look(used(within(one.beats, start, end))).coherence
        return coherence >= ONE_WAVE if isfinite(coherence) else None

    return _minute_by_minute(one, clear)


def _minute_by_minute(one: PersonResult, judge: Callable[[float, float], bool | None]) -> Minutes:
    """Judge every whole minute in which the pacer of a person ran all along, and whose beats are known."""
    data = one.session.data
    found: list[bool | None] = []
    for n in range(floor(data.seconds / MINUTE)):
        start, end = MINUTE * n, MINUTE * (n + 1)
        clean = covered(one.beats, start, end) >= MIN_SHARE * MINUTE
        paced = any(_paced(span, one.who, start, end) for span in data.spans)
        sound = clean and paced and rhythm(within(one.beats, start, end)) != "not suited"
        found.append(judge(start, end) if sound else None)
    return tuple(found)


def _paced(span: Span, who: str, start: float, end: float) -> bool:
    return span.pacer(who) is not None and span.start <= start + 1 and end <= span.end + 1


def _in_session(known: Minutes, ends: Sequence[float], seconds: float) -> Minutes:
    """Put minutes that end at these times (s), counted within phases, in the minutes of the session."""
    by_minute: Mapping[int, bool | None] = {
        floor((end - MINUTE / 2) / MINUTE): one for one, end in zip(known, ends, strict=True)
    }
    return tuple(by_minute.get(n) for n in range(max([floor(seconds / MINUTE), *(n + 1 for n in by_minute)])))

"""What is worth watching again: the minutes in which something happened; none where nothing stands out."""

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

import msgspec

from hrvsync.analysis.pair import Minute
from hrvsync.analysis.story.cards import more_than_chance
from hrvsync.analysis.story.minutes import Minutes
from hrvsync.analysis.story.moments import Moment
from hrvsync.i18n import Message

MOST = 2
LENGTH = 60.0
"""Seconds that are watched."""
SHORTEST = 120.0
"""Of a session shorter than this (s) all is seen at a glance."""
BEFORE = 20.0
"""Watching begins so long (s) before what is to be seen."""


class Watch(msgspec.Struct, frozen=True):
    """A minute to watch again from `t` (s) on, and what is seen in it."""

    t: float
    title: Message


def watches(
    found: Sequence[Moment],
    names: Mapping[str, str],
    minutes: Sequence[Minute],
    alike: Minutes,
    chance: float,
    seconds: float,
) -> tuple[Watch, ...]:
    """Choose at most two minutes of a session, in order of time, none of them twice.

    The strongest moments come first, one of a kind; where both moved together in more minutes than the `chance` of
    strangers gives, the minute in which they did so most.
    """
    if seconds < SHORTEST:
        return ()
    chosen: list[Watch] = []
    for one in (*_of_moments(found, names), *_in_step(minutes, alike, chance)):
        at = max(0.0, min(one.t, seconds - LENGTH))
        if len(chosen) < MOST and all(abs(at - other.t) >= LENGTH for other in chosen):
            chosen.append(Watch(at, one.title))
    return tuple(sorted(chosen, key=lambda one: one.t))


def _of_moments(found: Sequence[Moment], names: Mapping[str, str]) -> Iterator[Watch]:
    kinds = set[str]()
    for moment in found:
        if moment.kind in kinds or moment.stayed:
            continue
        kinds.add(moment.kind)
        name = names[moment.who[0]] if moment.who else ""
        match moment.kind:
            case "rupture":
                yield Watch(moment.t - BEFORE, Message("The rupture, and after it"))
            case "shift":
                yield Watch(moment.t - BEFORE, Message("Something shifts in both of you"))
            case "both_up":
                yield Watch(moment.t - BEFORE, Message("Both of you are unsettled"))
            case "steadied":
                yield Watch(moment.until - 2 * BEFORE, Message("{name} comes back", name=name))
            case "one_up":
                yield Watch(moment.t - BEFORE, Message("{name} is unsettled", name=name))
        if moment.kind in ("rupture", "shift", "both_up") and isfinite(moment.until):
            yield Watch(moment.until - 2 * BEFORE, Message("You find back"))


def _in_step(minutes: Sequence[Minute], alike: Minutes, chance: float) -> Iterator[Watch]:
    together = [one for one, known in zip(minutes, alike, strict=True) if known]
    if together and more_than_chance(alike, chance):
        most = max(together, key=lambda one: one.reading.z)
        yield Watch(most.t - LENGTH, Message("In step"))

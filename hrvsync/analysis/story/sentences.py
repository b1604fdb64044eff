"""Sentences about moments, as a person would say them: times, names, what came of it; never a cause, never a grade.

Each is a Message, so that it reads in the language of who reads it.
"""

from collections.abc import Mapping
from math import isfinite

from hrvsync.analysis.story.moments import Moment
from hrvsync.i18n import Message

type Names = Mapping[str, str]

A_MINUTE = 50.0, 75.0
"""A time (s) between these is called a minute; a shorter one is counted in seconds, of a longer one the end is said."""


def clock(t: float) -> str:
    """Write a session time (s) as m:ss or h:mm:ss."""
    hours, rest = divmod(max(0, round(t)), 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def later(seconds: float, t: float) -> Message:
    """Say how long (s) after something the time `t` (s) is."""
    if seconds < A_MINUTE[0]:
        return Message("{n} seconds later", n=round(seconds)) if round(seconds) != 1 else Message("a second later")
    return Message("a minute later") if seconds < A_MINUTE[1] else Message("from {at} on", at=clock(t))


def sentence_of(moment: Moment, names: Names) -> Message:
    """Say what happened, with names by seat."""
    match moment.kind:
        case "rupture" | "shift":
            return _rupture(moment, names)
        case "steadied":
            return Message(
                "{went}; {other} stayed settled, and {later} you both were.",
                went=_went(moment, names),
                other=names[moment.steady],
                later=later(moment.seconds, moment.until),
            )
        case "both_up":
            return _both_up(moment)
        case "one_up":
            return _one_up(moment, names)


def _went(moment: Moment, names: Names) -> Message:
    who, at = names[moment.who[0]], clock(moment.t)
    if not moment.up:
        return Message("{who} was unsettled from {at}", who=who, at=at)
    if moment.asked:
        return Message("{who} was up from {at}, as the phase asks", who=who, at=at)
    return Message("{who} was up from {at}", who=who, at=at)


def _both_up(moment: Moment) -> Message:
    at = clock(moment.t)
    if moment.up and moment.asked:
        went = Message("Both of you were up from {at}, as the phase asks", at=at)
    elif moment.up:
        went = Message("Both of you were up from {at}", at=at)
    else:
        went = Message("Both of you were unsettled from {at}", at=at)
    if moment.end == "settled":
        return Message(
            "{went}; {later} you were both settled again.", went=went, later=later(moment.seconds, moment.until)
        )
    return Message("{went}, and were not yet both settled {when}.", went=went, when=_when(moment))


def _one_up(moment: Moment, names: Names) -> Message:
    went = _went(moment, names)
    if moment.end == "settled" and len(names) == 1:
        return Message("{went}, and {later} settled again.", went=went, later=later(moment.seconds, moment.until))
    if moment.end == "settled":
        return Message(
            "{went}; {later} you were both settled again.", went=went, later=later(moment.seconds, moment.until)
        )
    if moment.steady:
        return Message(
            "{went}, and not yet settled {when}; {other} stayed settled.",
            went=went,
            when=_when(moment),
            other=names[moment.steady],
        )
    return Message("{went}, and not yet settled {when}.", went=went, when=_when(moment))


def _when(moment: Moment) -> Message:
    return Message("when the session ended") if moment.end == "session" else Message("when the beats broke off")


def _rupture(moment: Moment, names: Names) -> Message:
    at = clock(moment.t)
    began = (
        Message("A rupture was marked at {at}", at=at)
        if moment.kind == "rupture"
        else Message("Something shifted in both of you at {at}", at=at)
    )
    if moment.stayed:
        return Message("{began}; both of you stayed in range.", began=began)
    if moment.end == "settled":
        then = later(moment.seconds, moment.until)
        return Message("{began}; {later} you were both back in range.", began=began, later=then)
    if moment.end == "missing" and not moment.who:
        return Message("{began}; too much is missing there to say more.", began=began)
    return _not_repaired(moment, names, began)


def _not_repaired(moment: Moment, names: Names, began: Message) -> Message:
    when = _when(moment)
    back = [who for who, seconds in moment.back.items() if isfinite(seconds)]
    gone = [who for who in moment.who if who not in back]
    if len(back) == 1 and gone:
        one, other, seconds = names[back[0]], names[gone[0]], moment.back[back[0]]
        if seconds == 0:
            return Message(
                "{began}; {one} stayed in range, {other} was not yet back {when}.",
                began=began,
                one=one,
                other=other,
                when=when,
            )
        return Message(
            "{began}; {one} was back in range after {n} s, {other} not yet {when}.",
            began=began,
            one=one,
            other=other,
            n=round(seconds),
            when=when,
        )
    if len(gone) == len(names):
        return Message("{began}; neither of you was back in range {when}.", began=began, when=when)
    return Message("{began}; you were not yet both back in range {when}.", began=began, when=when)

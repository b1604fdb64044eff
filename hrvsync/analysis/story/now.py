"""The present moment of two people in words: their states and how they move, and what has just happened to them.

Live from frames alone: the sentence follows the states without a delay of its own.
"""

from collections.abc import Mapping
from math import inf, isnan, nan
from typing import Literal

import msgspec

from hrvsync.analysis.live import Frame, PairFrame
from hrvsync.analysis.states import Reading, State
from hrvsync.analysis.states.course import TOGETHER
from hrvsync.i18n import Message

type Place = Literal["", "settled", "dampened", "rising", "up"]
type What = Literal["shift", "back", "both_back"]

JUST_S = 20.0
"""What happened is said for so long."""
LEAST_UP = 15.0
"""Somebody comes back who was up for so long (s)."""


def place_of(reading: Reading) -> Place:
    """Where a body is, in a word; "" where that is not known."""
    if reading.up:
        return "up"
    if reading.state == State.UNKNOWN:
        return ""
    return "rising" if reading.rising else "settled" if reading.state == State.SETTLED else "dampened"


def in_words(frame: Frame, names: Mapping[str, str]) -> Message:
    """Join the states of two and how they move in one sentence.

    Parameters
    ----------
    frame : Frame
    names : mapping of str to str
        Names by seat.

    Returns
    -------
    Message, empty where the states are not known, or say nothing that goes before how the two move
    """
    if frame.pair is None:
        return Message()
    places: dict[str, Place] = {who: place_of(person.state) for who, person in frame.people.items()}
    (one, a), (other, b) = places.items()
    if "" in (a, b):
        return Message()
    if {a, b} <= {"up", "rising"}:
        if a == b == "up" and asked(frame):
            return Message("Both of you are up, as this phase asks")
        return _both_up(frame.pair) if a == b == "up" else Message("Both hearts are going up")
    turns: tuple[tuple[str, Place, str, Place], ...] = (one, a, other, b), (other, b, one, a)
    for who, here, partner, there in turns:
        if here in ("up", "rising"):
            return _one_up(names.get(who, who), here, names.get(partner, partner), there)
    return _settled(frame.pair) if a == b == "settled" else Message()


def asked(frame: Frame) -> bool:
    """Whether the present phase asks for a stressor, so that being up says nothing of the two."""
    return frame.phase is not None and frame.phase.stressor


def _both_up(pair: PairFrame) -> Message:
    if pair.together.word in ("some", "together"):
        return Message("Both of you are up, and moving together")
    return Message("Both of you are up")


def _one_up(who: str, here: Place, other: str, there: Place) -> Message:
    if here == "rising":
        if there == "settled":
            return Message("{other} is settled, {who}'s heart is going up", other=other, who=who)
        return Message("{who}'s heart is going up", who=who)
    if there == "settled":
        return Message("{other} is settled, {who} is up", other=other, who=who)
    return Message("{who} is up", who=who)


def _settled(pair: PairFrame) -> Message:
    together = pair.together
    if together.opposite:
        return Message("Both settled, moving in opposite directions")
    beyond = together.null == "pacer"
    match together.word:
        case "together":
            return (
                Message("Both settled, moving together beyond the pacer")
                if beyond
                else Message("Both settled, moving together")
            )
        case "some":
            return (
                Message("Both settled, moving together a little beyond the pacer")
                if beyond
                else Message("Both settled, moving together a little")
            )
        case "apart" if together.follow:
            return Message("Both settled, following the pacer; no more than that")
        case "apart":
            return Message("Settled, each in your own rhythm")
        case _:
            return Message()


class Happening(msgspec.Struct, frozen=True):
    """What was noticed at `t` (s), of something that began at `since`.

    A joint "shift"; one, `who`, is coming "back" while the other stayed settled; or they are "both_back".
    """

    t: float
    what: What
    since: float
    who: str = ""
    other: str = ""

    def in_words(self, names: Mapping[str, str]) -> Message:
        """Say it, with names by seat."""
        who, other = names.get(self.who, self.who), names.get(self.other, self.other)
        match self.what:
            case "shift":
                return Message("Something shifted here for both")
            case "back":
                return Message("{who} is coming back, {other} stayed settled", who=who, other=other)
            case "both_back":
                return Message("Both of you are settled again")


class Happenings:
    """Follows the frames of two in order of time, and notices each thing once; going back in time begins again."""

    def __init__(self) -> None:
        self.all: list[Happening] = []
        self._t = -inf
        self._since: dict[str, float] = {}  # when each who is up went up (s)
        self._both_since = nan  # since when both were up, until both are settled again
        self._steady: set[str] = set()  # who has not been up since somebody went up

    def follow(self, frame: Frame) -> Happening | None:
        """Take the next frame; return what it shows to have happened."""
        if frame.pair is None or frame.t == self._t:
            return None
        if frame.t < self._t:
            self.__init__()
        self._t = frame.t
        places: dict[str, Place] = {who: place_of(person.state) for who, person in frame.people.items()}
        if "" in places.values():  # what happens meanwhile is not seen
            self._since, self._both_since, self._steady = {}, nan, set()
            return None
        found = [self._turned(who, place, places, frame.t) for who, place in places.items()]
        if asked(frame):
            found = [one for one in found if one is None or one.what != "shift"]
        if not isnan(self._both_since) and set(places.values()) == {"settled"}:
            found.append(Happening(frame.t, "both_back", self._both_since))
            self._both_since = nan
        self.all += (new := [one for one in found if one is not None])
        return new[-1] if new else None

    def just(self, t: float) -> Happening | None:
        """What happened within the last JUST_S before `t` (s)."""
        return next((one for one in reversed(self.all) if one.t <= t < one.t + JUST_S), None)

    def _turned(self, who: str, place: Place, places: Mapping[str, Place], t: float) -> Happening | None:
        if place == "up" and who not in self._since:
            return self._went_up(who, places, t)
        if place in ("settled", "dampened") and who in self._since:
            return self._came_back(who, places, t)
        return None

    def _went_up(self, who: str, places: Mapping[str, Place], t: float) -> Happening | None:
        if not self._since:
            self._steady = {one for one, place in places.items() if place == "settled"}
        self._steady.discard(who)
        self._since[who] = t
        if len(self._since) < len(places):
            return None
        first = min(self._since.values())
        self._both_since = first if isnan(self._both_since) else self._both_since
        return Happening(t, "shift", first) if t - first <= TOGETHER else None

    def _came_back(self, who: str, places: Mapping[str, Place], t: float) -> Happening | None:
        since = self._since.pop(who)
        (other,) = (one for one in places if one != who)
        if t - since >= LEAST_UP and other in self._steady and places[other] == "settled":
            return Happening(t, "back", since, who, other)
        return None

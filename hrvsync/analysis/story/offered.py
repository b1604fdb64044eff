"""What followed when two who were both up were offered to breathe together: did they, and when were both settled?"""

from collections.abc import Iterator, Mapping, Sequence
from math import inf

import msgspec
import numpy as np

from hrvsync.analysis.states import Course
from hrvsync.analysis.states.course import at_ease
from hrvsync.analysis.story.sentences import clock
from hrvsync.guide import Span
from hrvsync.i18n import Message

ANSWERED_S = 60.0
"""An interlude that begins no later than this after an offer (s) is a yes to it."""


class Followed(msgspec.Struct, frozen=True):
    """What followed the offer at `t` (s).

    `accepted`: whether they breathed together. `seconds`: from the offer until both were settled; where they were not
    (`settled` false), how long they were watched: until the next offer or interlude, or the last known second.
    """

    t: float
    accepted: bool
    seconds: float
    settled: bool


def followed(offers: Sequence[float], spans: Sequence[Span], courses: Mapping[str, Course]) -> tuple[Followed, ...]:
    """Measure what followed each offer.

    Parameters
    ----------
    offers : sequence of float, s
        When it was offered, in order of time.
    spans : sequence of Span
        The phases.
    courses : mapping of str to Course
        The courses of the two by seat, on one grid.

    Returns
    -------
    tuple of Followed
        Of each offer after which both states were known for a second.
    """
    t = next(iter(courses.values())).t
    both = np.minimum.reduce([at_ease(one.state) for one in courses.values()])
    known = t[both >= 0]
    asked = [span.start for span in spans if span.phase.interlude]
    found: list[Followed] = []
    for n, offer in enumerate(offers):
        following = offers[n + 1] if n + 1 < len(offers) else inf
        answer = next((start for start in asked if offer <= start < min(offer + ANSWERED_S, following)), None)
        since = offer if answer is None else answer
        end = min([following, *(start for start in asked if start > since)])
        seen = known[(known >= offer) & (known < end)]
        settled = t[(both == 1) & (t >= offer) & (t < end)]
        if len(settled):
            found.append(Followed(offer, answer is not None, float(settled[0]) - offer, settled=True))
        elif len(seen):
            found.append(Followed(offer, answer is not None, float(seen[-1]) + 1 - offer, settled=False))
    return tuple(found)


def offered_lines(found: Sequence[Followed]) -> Iterator[Message]:
    """Say of each offer whether they took it, and when both were settled."""
    for one in found:
        offered = Message("At {at} you were offered to breathe together", at=clock(one.t))
        did = (
            Message("{offered}, and you did", offered=offered)
            if one.accepted
            else Message("{offered}, and you went on without it", offered=offered)
        )
        if one.settled:
            yield Message("{did}; {n} s after the offer you were both settled.", did=did, n=round(one.seconds))
        else:
            yield Message("{did}; within {n} s you were not yet both settled.", did=did, n=round(one.seconds))

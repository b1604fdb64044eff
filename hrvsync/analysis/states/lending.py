"""Lending: one body is settled and the other is not, and then both are. How often in a session, and by chance.

The series of somebody who may have been steadied says when they came back, that of the other whether they were settled
then. So all that two series of states can give, and all that they would give shifted in time, is quick to count.
"""

from itertools import permutations
from math import floor, inf

import msgspec
import numpy as np

from hrvsync.analysis.measures import mean
from hrvsync.analysis.states.course import Course, at_ease
from hrvsync.analysis.states.state import WINDOW, Codes
from hrvsync.beats import Bools, Ints

CHANGED = 2.0
"""A body that moved this many spreads on the plane has changed."""
LEAST_LENDING = 15
"""A shorter mismatch (s) is two people leaving or coming back not quite at once."""
LEAST_SHIFTED = 10 * WINDOW
"""Fewer seconds are too few to shift two people against each other."""


class Lending(msgspec.Struct, frozen=True):
    """A mismatch that turned into both settled: from `start` for `seconds` s.

    `settled` is the seat that was settled throughout. `changes`: how far each body moved on the plane from the middle
    of it to after its end (spreads); `changed` are the seats that moved by at least CHANGED.
    """

    start: float
    seconds: float
    settled: str
    changes: dict[str, float]
    changed: tuple[str, ...]


def comebacks(state: Codes) -> tuple[Ints, Ints]:
    """Find where somebody came back at once from LEAST_LENDING or more seconds out of range: first row out, first back.

    Rows are seconds. Seconds of unknown state in between make none.
    """
    ease = at_ease(state)
    firsts = np.concatenate([[0], np.flatnonzero(np.diff(ease)) + 1, [len(ease)]])
    left, back = firsts[:-1], firsts[1:]
    within = back < len(ease)
    left, back = left[within], back[within]
    found = (ease[left] == 0) & (ease[back] == 1) & (back - left >= LEAST_LENDING)
    return left[found], back[found]


def steady(state: Codes) -> Bools:
    """Whether somebody is settled in each row (second) and was so all through the LEAST_LENDING before it."""
    settled = np.concatenate([[0], np.cumsum(at_ease(state) == 1)])
    found = np.zeros(len(state), np.bool_)
    found[LEAST_LENDING:] = settled[LEAST_LENDING + 1 :] - settled[: -LEAST_LENDING - 1] == LEAST_LENDING + 1
    return found


def lendings(courses: dict[str, Course], since: float = -inf) -> tuple[Lending, ...]:
    """Find the episodes in which one was settled, the other was not and then came to be so, in order of time.

    An episode begins when the other is out of range and the one settled, and lasts LEAST_LENDING or longer. Only those
    count in which the other left at `since` (s) or later: within its baseline phase everybody comes to be settled.
    """
    found: list[Lending] = []
    for (seat, one), (_, other) in permutations(courses.items(), 2):
        held, settled, t = steady(one.state), at_ease(one.state) == 1, one.t
        for left, back in zip(*comebacks(other.state), strict=True):
            if held[back] and t[left] >= since:
                unsettled = np.flatnonzero(~settled[left:back])
                start = left + (int(unsettled[-1]) + 1 if len(unsettled) else 0)
                changes = {who: _moved(course, float(t[start]), float(t[back])) for who, course in courses.items()}
                changed = tuple(who for who, moved in changes.items() if moved >= CHANGED)
                found.append(Lending(float(t[start]), float(back - start), seat, changes, changed))
    return tuple(sorted(found, key=lambda lending: lending.start))


def lendings_by_chance(courses: dict[str, Course], since: float = -inf) -> float:
    """Mean number of `lendings` over all shifts of the two against each other in time, from `since` (s) on.

    Two people show this many who do not influence each other and keep to no common schedule. Whoever comes back meets
    every second of the other equally often: comebacks of each times the share of seconds in which the other is steady.
    NaN for fewer than LEAST_SHIFTED seconds.
    """
    later = next(iter(courses.values())).t >= since
    if np.count_nonzero(later) < LEAST_SHIFTED:
        return float("nan")
    return sum(
        float(np.count_nonzero(later[comebacks(other.state)[0]]) * np.mean(steady(one.state)[later]))
        for one, other in permutations(courses.values(), 2)
    )


def _moved(course: Course, start: float, end: float) -> float:
    """Way on the plane (spreads) from the middle of a span (s) to the first seconds whose window lies behind it."""
    t, third = course.t, (end - start) / 3
    # Courses are on whole seconds, and the last second of either span counts.
    within = (t >= start + third) & (t < floor(end - third) + 1)
    behind = (t >= end + WINDOW / 2) & (t < end + WINDOW + 1)
    ways = [mean(values[behind]) - mean(values[within]) for values in (course.hr_z, course.rmssd_z)]
    return float(np.hypot(ways[0], ways[1]))

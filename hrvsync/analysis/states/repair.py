"""Rupture and repair: from a mark or a joint shift until both bodies are back in range."""

from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np

from hrvsync.analysis.states.changes import Shift
from hrvsync.analysis.states.course import Course, Run, at_ease, runs
from hrvsync.analysis.states.state import Codes
from hrvsync.beats import Floats
from hrvsync.events import Mark

REACTION = 30.0
"""Seconds after a rupture within which a body that leaves its range is taken to answer it."""
SAME = 45.0
"""A joint shift this near a mark (s) is the marked rupture itself."""


type Outcome = Literal["stayed", "back", "not_back", "not_seen"]


class Rupture(msgspec.Struct, frozen=True):
    """A rupture at `t` (s), from a mark of the people or a joint shift.

    `seconds` maps a seat to the time until that person was seen back in range: 0 where they never left it, NaN where
    they were not back by the end or data are missing in which they may have left it. `pair_seconds`: until both were
    back at the same time. `outcome`: whether both stayed in range, both came back within the session, not both did, or
    it was not seen for want of data; `repaired`: stayed or back. `marked_repair`: time until the people
    marked the repair themselves, NaN without such a mark before the next rupture.
    """

    t: float
    source: Literal["mark", "shift"]
    seconds: dict[str, float]
    pair_seconds: float
    outcome: Outcome
    repaired: bool
    marked_repair: float


def ruptures(
    courses: dict[str, Course], marks: Sequence[Mark] = (), shifts: Sequence[Shift] = ()
) -> tuple[Rupture, ...]:
    """Find the ruptures of a session in order of time, and how each was repaired.

    A rupture is a mark of kind "rupture", or a joint shift away from both baselines with no such mark near.
    """
    marked = [mark.t for mark in marks if mark.kind == "rupture"]
    seen = [shift.t for shift in shifts if shift.away and all(abs(shift.t - t) > SAME for t in marked)]
    told = sorted([*((t, "mark") for t in marked), *((t, "shift") for t in seen)])
    repairs = [mark.t for mark in marks if mark.kind == "repair"]
    ease = {who: at_ease(course.state) for who, course in courses.items()}
    t = next(iter(courses.values())).t
    both = np.minimum.reduce(list(ease.values()))
    found: list[Rupture] = []
    for i, (at, source) in enumerate(told):
        following = told[i + 1][0] if i + 1 < len(told) else float("inf")
        pair = back_in_range(t, both, at)
        outcome = _outcome(t, both, at, pair)
        found.append(
            Rupture(
                t=at,
                source="mark" if source == "mark" else "shift",
                seconds={who: back_in_range(t, codes, at) for who, codes in ease.items()},
                pair_seconds=pair,
                outcome=outcome,
                repaired=outcome in ("stayed", "back"),
                marked_repair=next((r - at for r in repairs if at <= r < following), float("nan")),
            )
        )
    return tuple(found)


def back_in_range(t: Floats, ease: Codes, at: float) -> float:
    """Seconds from `at` until a series of at-ease codes (1, 0, -1 unknown; 1 Hz times `t`) is seen to be 1 again.

    0 where it was 1 throughout REACTION. NaN where it did not come back, or seconds of REACTION are unknown.
    """
    later = [run for run in runs(t, ease) if run.end > at]
    out = _next(later, 0)
    if out is None or out.start > at + REACTION:
        reaction = ease[(t >= at) & (t <= at + REACTION)]
        return 0.0 if len(reaction) and (reaction == 1).all() else float("nan")
    back = _next([run for run in later if run.start >= out.end], 1)
    return float("nan") if back is None else back.start - at


def _outcome(t: Floats, ease: Codes, at: float, seconds: float) -> Outcome:
    if not np.isnan(seconds):
        return "stayed" if seconds == 0 else "back"
    return "not_back" if (ease[(t >= at) & (t <= at + REACTION)] == 0).any() else "not_seen"


def _next(told: list[Run], code: int) -> Run | None:
    return next((run for run in told if run.code == code), None)

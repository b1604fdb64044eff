"""What happened in a session, as moments with times and seats: ruptures, and stretches in which somebody was unsettled.

An episode is a stretch of seconds in which not all are settled (settled or lively, see `at_ease`). Who was unsettled in
it, who was not, and how it ended makes it one kind of moment or another.
"""

from collections.abc import Mapping, Sequence
from math import inf, isfinite, nan
from typing import Literal

import msgspec
import numpy as np
from msgspec.structs import replace

from hrvsync.analysis.states import Course, Rupture, State
from hrvsync.analysis.states.course import Run, at_ease, runs
from hrvsync.analysis.states.lending import LEAST_LENDING
from hrvsync.analysis.states.pair import REACTION, SAME
from hrvsync.beats import Bools
from hrvsync.guide import Span, stressor_at

type Kind = Literal["rupture", "steadied", "shift", "both_up", "one_up"]
type End = Literal["settled", "session", "missing"]

LEAST_OUT = float(LEAST_LENDING)
"""Somebody is unsettled in an episode who is so for this many of its seconds."""
LEAST_ALONE = 30.0
"""A shorter stretch (s) of one alone, that nobody steadied, is no moment."""
LEAST_DAMPENED = 60.0
"""Nor is a shorter one (s) in which no heart was up: variability over 30 s scatters below its range by itself."""
NEAR_END = 30.0
"""Beats that end no longer than this before the session (s) end with it."""
ORDER: tuple[Kind, ...] = ("rupture", "steadied", "shift", "both_up", "one_up")
"""The strongest first; a rupture is one that was marked, a shift one that was seen."""


class Moment(msgspec.Struct, frozen=True):
    """Something that happened from `t` until `until` (s), when all were settled again; NaN where that was not seen.

    `who`: the seats that were unsettled, whoever was first comes first; of a rupture those that left their range.
    `steady`: the seat that stayed settled meanwhile, "" where none did. `up`: whether the heart was up for most of it.
    `end`: whether all were settled at its end, or the session ended before, or beats are missing. `back`: of a rupture,
    seconds until each seat was back in range, 0 where it stayed in it, NaN where it was not seen back. `stayed`: if
    nobody left their range at a rupture. `repair_marked`: seconds until people marked its repair, NaN without a mark.
    `asked`: whether the phase in which it began asked for a stressor.
    """

    kind: Kind
    t: float
    until: float = nan
    who: tuple[str, ...] = ()
    steady: str = ""
    up: bool = True
    end: End = "settled"
    back: dict[str, float] = {}
    stayed: bool = False
    repair_marked: float = nan
    asked: bool = False

    @property
    def seconds(self) -> float:
        """How long it lasted; infinite where its end was not seen."""
        return self.until - self.t if isfinite(self.until) else inf


def moments(
    courses: Mapping[str, Course],
    ruptures: Sequence[Rupture],
    since: float,
    seconds: float,
    spans: Sequence[Span] = (),
) -> tuple[Moment, ...]:
    """Find the moments of one or two people, the strongest first.

    Parameters
    ----------
    courses : mapping of str to Course
        The courses by seat, on one grid.
    ruptures : sequence of Rupture
        The ruptures of two; none of one person.
    since : float, s
        When the baselines were over: before that everybody comes to be settled.
    seconds : float
        The length of the session.
    spans : sequence of Span
        The phases, which know where a stressor was asked for.

    Returns
    -------
    tuple of Moment
        In the order of ORDER, of one kind the longest first, and last what was asked for. An episode near a rupture is
        part of it.
    """
    torn = [_torn(one, courses, seconds) for one in ruptures]
    found = [
        replace(one, asked=stressor_at(spans, one.t))
        for one in episodes(courses, since, seconds)
        if not any(one.t - SAME <= rupture.t <= one.t + min(one.seconds, seconds) for rupture in torn)
    ]
    return tuple(sorted([*torn, *found], key=lambda one: (one.asked, ORDER.index(one.kind), -one.seconds, one.t)))


def _torn(rupture: Rupture, courses: Mapping[str, Course], seconds: float) -> Moment:
    t = next(iter(courses.values())).t
    near = (t >= rupture.t) & (t <= rupture.t + REACTION)
    left = tuple(who for who, one in courses.items() if (at_ease(one.state)[near] == 0).any())
    unseen = any(not isfinite(back) and who not in left for who, back in rupture.seconds.items())
    known = rupture.outcome in ("stayed", "back") or not unseen
    end: End = "settled" if rupture.repaired else "session" if known and _to_the_end(courses, seconds) else "missing"
    return Moment(
        kind="rupture" if rupture.source == "mark" else "shift",
        t=rupture.t,
        until=rupture.t + rupture.pair_seconds,
        who=left,
        end="missing" if rupture.outcome == "not_seen" else end,
        back=rupture.seconds,
        stayed=rupture.outcome == "stayed",
        repair_marked=rupture.marked_repair,
    )


def _to_the_end(courses: Mapping[str, Course], seconds: float) -> bool:
    """Whether everybody's state is known until the session ends."""
    return all((one.state >= 0).any() and one.t[one.state >= 0][-1] > seconds - NEAR_END for one in courses.values())


def episodes(courses: Mapping[str, Course], since: float, seconds: float) -> list[Moment]:
    """Find the episodes of one or two people from `since` (s) on, in order of time."""
    t = next(iter(courses.values())).t
    ease = {who: at_ease(one.state) for who, one in courses.items()}
    lowest = np.minimum.reduce(list(ease.values()))
    stretches, found = runs(t, lowest), list[Moment]()
    for n, run in enumerate(stretches):
        if run.code == 0 and run.start >= since:
            following = stretches[n + 1].code if n + 1 < len(stretches) else None
            last = run.end > seconds - NEAR_END
            end: End = "settled" if following == 1 else "session" if last else "missing"
            found += _episode(courses, {who: one == 0 for who, one in ease.items()}, run, end)
    return found


def _episode(courses: Mapping[str, Course], out: Mapping[str, Bools], run: Run, end: End) -> list[Moment]:
    """Name what an episode was; nothing where it was too short to be anything."""
    t = next(iter(courses.values())).t
    inside = (t >= run.start) & (t < run.end)
    rows = {who: np.flatnonzero(one & inside) for who, one in out.items()}
    who = sorted((one for one in rows if len(rows[one]) >= LEAST_OUT), key=lambda one: rows[one][0])
    if not who:
        return []
    steady = next((one for one in rows if not len(rows[one])), "")
    together = np.count_nonzero(np.logical_and.reduce(list(out.values())) & inside)
    if len(courses) > 1 and together >= LEAST_OUT:
        kind: Kind = "both_up"
    elif steady and end == "settled":
        kind = "steadied"
    else:
        who = [max(who, key=lambda one: len(rows[one]))]
        kind = "one_up"
        if run.seconds < LEAST_ALONE:
            return []
    activated = np.concatenate([courses[one].state[rows[one]] == State.ACTIVATED for one in who])
    up = bool(np.mean(activated) >= 0.5)
    if not up and run.seconds < LEAST_DAMPENED:
        return []
    return [Moment(kind, run.start, run.end if end == "settled" else nan, tuple(who), steady, up, end)]

"""The schedule of a guided session: when each phase begins and ends, given what people did so far."""

import math
from collections.abc import Sequence

import msgspec

from hrvsync.events import Pause, Phase
from hrvsync.guide.pauses import Intervals, pause_intervals
from hrvsync.guide.protocol import PhasePlan, Protocol


class Skip(msgspec.Struct, frozen=True):
    """At session time `t` (s) the people went on to the next phase."""

    t: float


type Action = Skip | Pause


class Step(msgspec.Struct, frozen=True):
    """A phase of the session: its event, its plan, and its end (s, session time; infinite while that is open)."""

    phase: Phase
    plan: PhasePlan
    end: float


class Schedule(msgspec.Struct, frozen=True):
    """The phases that have begun or will begin at a known time, in order; `end` is the end of the session."""

    steps: tuple[Step, ...]
    end: float


def schedule(protocol: Protocol, start: float, actions: Sequence[Action] = ()) -> Schedule:
    """Lay the phases of `protocol` from session time `start` (s) on, as `actions` in order of time changed them.

    A skip ends the present phase there; a pause delays everything behind it. Actions after the end of the session
    change nothing. The same actions give the same schedule, and a later action never changes what has ended before it.
    """
    pauses = pause_intervals(action for action in actions if isinstance(action, Pause))
    skips = [action.t for action in actions if isinstance(action, Skip) and action.t >= start]
    steps: list[Step] = []
    for plan in protocol.phases:
        if start == math.inf:
            break
        end = _after(start, math.inf if plan.seconds is None else plan.seconds, pauses)
        if skips and skips[0] < end:
            end = skips.pop(0)
        phase = Phase(t=start, name=plan.name, seconds=plan.seconds, pacers=plan.pacers, prompt=plan.prompt)
        steps.append(Step(phase, plan, end))
        start = end
    return Schedule(tuple(steps), start)


def _after(start: float, seconds: float, pauses: Intervals) -> float:
    """Session time at which `seconds` of guide time have passed since session time `start`."""
    end = next((until for since, until in pauses if since <= start < until), start) + seconds
    for since, until in pauses:
        if start < since < end:
            end += until - since
    return end

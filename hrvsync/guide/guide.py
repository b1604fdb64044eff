"""The guide of a session: its phases and pauses as one value, and the schedule that a protocol gives them.

Guide time is session time with the pauses taken out, the clock of the pacer and of the phases.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import inf, nan

import msgspec
import numpy as np
from msgspec.structs import replace

from hrvsync.beats import Floats
from hrvsync.events import AnyEvent, Pacer, Pause, Phase
from hrvsync.guide.pacer import breath_phase, pacer_for
from hrvsync.guide.protocol import PhasePlan, Protocol

type Intervals = tuple[tuple[float, float], ...]


def pause_intervals(pauses: Iterable[Pause]) -> Intervals:
    """Turn Pause events in order of time into intervals [from, to) of session time (s).

    An interval still open ends at infinity. A second pause within a pause, or a going-on without one, changes nothing.
    """
    turns: list[float] = []  # an odd number of them: paused
    for pause in pauses:
        if pause.paused != len(turns) % 2:
            turns.append(pause.t)
    return tuple(zip(turns[::2], [*turns[1::2], inf], strict=False))


def guide_time(t: float, pauses: Intervals = ()) -> float:
    """Map session time `t` (s) to guide time (s): the paused time before `t` does not count."""
    return t - sum(max(0.0, min(t, end) - start) for start, end in pauses)


def guide_times(t: Floats, pauses: Intervals = ()) -> Floats:
    """Map an array of session times (s) to guide times (s), as `guide_time` does one."""
    out = np.array(t, dtype=np.float64)
    for start, end in pauses:
        out -= np.maximum(0.0, np.minimum(t, end) - start)
    return out


DATED_EARLY_S = 15.0

WHOLE = Phase(0.0, "")
"""Stands for the phase of a session without any."""


class Span(msgspec.Struct, frozen=True):
    """A phase until the next one begins, at `end` (s, session time; infinite while it is open)."""

    phase: Phase
    end: float

    @property
    def name(self) -> str:
        """The name of the phase, "" outside of any."""
        return self.phase.name

    @property
    def start(self) -> float:
        """When it begins (s)."""
        return self.phase.t

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.phase.t

    def pacer(self, who: str) -> Pacer | None:
        """The pacer of a seat in this phase."""
        return pacer_for(self.phase, who)


def stressor_at(spans: Iterable[Span], t: float) -> bool:
    """Whether what began at session time `t` (s) was asked for: a phase asked for a stressor then, or soon after.

    States are read from windows of 30 s, so that a change is dated up to half of one too early.
    """
    return any(span.phase.stressor and span.start - DATED_EARLY_S <= t < span.end for span in spans)


class Guide(msgspec.Struct, frozen=True, dict=True):
    """The phases and the pauses of a session, or of what has passed of it, each in order of time."""

    phases: tuple[Phase, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def plus(self, event: Phase | Pause) -> "Guide":
        """The guide with one more event, later than those before."""
        return guide_of((*self.phases, *self.pauses, event))

    def before(self, t: float) -> "Guide":
        """What of the guide lies before session time `t` (s)."""
        return guide_of(event for event in (*self.phases, *self.pauses) if event.t < t)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Each phase until the next one; the last is open. A phase that lasted no time is left out."""
        ends = (*(phase.t for phase in self.phases[1:]), inf)
        return tuple(Span(phase, end) for phase, end in zip(self.phases, ends, strict=False) if end > phase.t)

    def spans_until(self, end: float) -> tuple[Span, ...]:
        """Each phase until the next one, or until the end of the session (s)."""
        return tuple(Span(span.phase, min(span.end, end)) for span in self.spans if span.start < end)

    def parts(self, end: float) -> tuple[Span, ...]:
        """The phases of a session of `end` s; without any, the whole of it."""
        return self.spans_until(end) if self.phases else (Span(WHOLE, end),)

    def stretches(self, end: float) -> tuple[Span, ...]:
        """Every moment of a session of `end` s once: its phases, and a nameless stretch before the first of them."""
        first = self.phases[0].t if self.phases else inf
        before = (Span(WHOLE, min(first, end)),) if min(first, end) > 0 else ()
        return (*before, *self.spans_until(end))

    def span_at(self, t: float) -> Span | None:
        """The phase at session time `t` (s), None before the first."""
        return next((span for span in reversed(self.spans) if span.start <= t), None)

    @property
    def phase(self) -> Phase | None:
        """The latest phase."""
        return self.phases[-1] if self.phases else None

    @cached_property
    def alike(self) -> Intervals:
        """Intervals [from, to) of session time (s) that are breathed as now, the last of them open.

        Under a pacer the present phase, without one all time without one; neighbours are one interval.
        """
        if self.phase is None or self.phase.pacers:
            return ((self.phase.t if self.phase else 0.0, inf),)
        paced = [(span.start, span.end) for span in self.spans if span.phase.pacers]
        edges = [0.0, *(edge for interval in paced for edge in interval), inf]
        return tuple((start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start)

    @property
    def paused(self) -> bool:
        """Whether the latest pause is still open."""
        return bool(self.pauses) and self.pauses[-1].paused

    @cached_property
    def paused_intervals(self) -> Intervals:
        """Intervals [from, to) of session time (s) in which the guide was paused."""
        return pause_intervals(self.pauses)

    def elapsed(self, since: float, t: float) -> float:
        """Seconds of guide time between two session times (s): pauses do not count."""
        return guide_time(t, self.paused_intervals) - guide_time(since, self.paused_intervals)

    def breath_phase(self, t: Floats, who: str) -> Floats:
        """Breath phase (radians, 0 where each phase begins) that the pacer showed `who` at session times `t` (s).

        Any shape; NaN where no pacer ran or the guide was paused.
        """
        out = np.full(np.shape(t), nan)
        guided = guide_times(t, self.paused_intervals)
        running = np.ones(np.shape(t), dtype=np.bool_)
        for start, end in self.paused_intervals:
            running &= (t < start) | (t >= end)
        for span in self.spans:
            pacer = span.pacer(who)
            if pacer is not None:
                within = (t >= span.start) & (t < span.end) & running
                out[within] = breath_phase(pacer, guided[within] - guide_time(span.start, self.paused_intervals))
        return out


UNGUIDED = Guide()


def guide_of(events: Iterable[AnyEvent]) -> Guide:
    """Make the guide of a session from its events in order of time."""
    facts = [event for event in events if isinstance(event, Phase | Pause)]
    return Guide(
        tuple(fact for fact in facts if isinstance(fact, Phase)),
        tuple(fact for fact in facts if isinstance(fact, Pause)),
    )


class Skip(msgspec.Struct, frozen=True):
    """At session time `t` (s) the people went on to the next phase."""

    t: float


class Interlude(msgspec.Struct, frozen=True):
    """At session time `t` (s) people breathe to one pacer for `seconds`, and then go back to the phase they were in."""

    t: float
    name: str
    seconds: float = 60.0
    pacer: Pacer = Pacer()
    prompt: str = ""


type Action = Skip | Pause | Interlude


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

    A skip ends the present phase there, a pause delays everything behind it, an interlude takes its time before the
    rest of the phase it is in; a skip ends it, too. Actions after the end of the session change nothing. The same
    actions give the same schedule, and a later action never changes what has ended before it.
    """
    pauses = pause_intervals(action for action in actions if isinstance(action, Pause))
    turns = [action for action in actions if not isinstance(action, Pause) and action.t >= start]
    steps: list[Step] = []
    for plan in protocol.phases:
        left = plan.seconds
        while start < inf:
            end = _after(start, inf if left is None else left, pauses)
            turn = turns.pop(0) if turns and turns[0].t < end else None
            stop = end if turn is None else turn.t
            steps.append(Step(plan.begun(start, left), plan, stop))
            start, begun = stop, start
            if not isinstance(turn, Interlude):
                break
            left = None if left is None else left - guide_time(start, pauses) + guide_time(begun, pauses)
            step = _interlude(turn, start, plan, pauses)
            inside = [other for other in turns if other.t < step.end]
            skip = next((other for other in inside if isinstance(other, Skip)), None)
            start = step.end if skip is None else skip.t
            turns = turns[len(inside) if skip is None else turns.index(skip) + 1 :]
            steps.append(Step(step.phase, step.plan, start))
    return Schedule(tuple(steps), start)


def _interlude(turn: Interlude, start: float, plan: PhasePlan, pauses: Intervals) -> Step:
    pacers, baseline = {"": turn.pacer}, None if plan.baseline is None else False
    made = PhasePlan(turn.name, turn.seconds, pacers, turn.prompt, plan.audio, baseline)
    return Step(replace(made.begun(start), interlude=True), made, _after(start, turn.seconds, pauses))


def _after(start: float, seconds: float, pauses: Intervals) -> float:
    """Session time at which `seconds` of guide time have passed since session time `start`."""
    end = next((until for since, until in pauses if since <= start < until), start) + seconds
    for since, until in pauses:
        if start < since < end:
            end += until - since
    return end

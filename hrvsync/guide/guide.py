"""The guide of a session: its phases and pauses as one value, and everything that follows from them."""

from collections.abc import Iterable
from functools import cached_property
from math import inf, nan

import msgspec
import numpy as np
from numpy.typing import NDArray

from hrvsync.events import AnyEvent, Pacer, Pause, Phase
from hrvsync.guide.pacer import breath_phase, pacer_for
from hrvsync.guide.pauses import Intervals, guide_time, guide_times, pause_intervals

type Floats = NDArray[np.float64]

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


class Guide(msgspec.Struct, frozen=True, dict=True):
    """The phases and the pauses of a session, or of what has passed of it, each in order of time."""

    phases: tuple[Phase, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def plus(self, event: Phase | Pause) -> "Guide":
        """The guide with one more event, later than those before."""
        if isinstance(event, Phase):
            return Guide((*self.phases, event), self.pauses)
        return Guide(self.phases, (*self.pauses, event))

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

"""A live session with a guide: its phases, and what people request, take their place among the other events."""

from collections.abc import AsyncGenerator, AsyncIterable
from math import inf

from msgspec.structs import replace

from hrvsync.events import AnyEvent, Mark, Offer, Pause, Phase
from hrvsync.guide import Action, Interlude, Protocol, Schedule, Skip, schedule

type Request = Mark | Offer | Pause | Skip | Interlude

GAP = 1.0  # s: the longest time between two events


class LiveGuide:
    """Guides one session by `protocol`, if there is one; belongs to the session's thread."""

    def __init__(self, protocol: Protocol | None = None) -> None:
        self._protocol = protocol
        self._requests: list[Request] = []
        self._actions: list[Action] = []
        self._phases = 0  # how many have begun: a later action never changes those
        self._t = 0.0  # session time (s) of the last event

    def request(self, what: Request) -> None:
        """Take a request; it takes effect with the next event, within a second."""
        self._requests.append(what)

    async def guide(self, events: AsyncIterable[AnyEvent]) -> AsyncGenerator[AnyEvent, None]:
        """Yield `events` with phases, marks and pauses among them, in order of time; end with the protocol."""
        plan = self._schedule()
        async for event in events:
            for what in self._due(event.t):
                for phase in self._begun(plan, what.t):
                    yield phase
                if not isinstance(what, Mark | Offer):
                    self._actions.append(what)
                    plan = self._schedule()
                if isinstance(what, Pause | Mark | Offer):
                    yield what
                self._t = what.t
            for phase in self._begun(plan, event.t):
                yield phase
            yield event
            self._t = event.t
            if event.t >= plan.end:
                return

    def pending(self) -> list[Mark | Offer | Pause]:
        """Return the marks, offers and pauses of the last moment, after which there was no event."""
        return [what for what in self._due(self._t + GAP) if isinstance(what, Mark | Offer | Pause)]

    def _due(self, t: float) -> list[Request]:
        """Take what was requested up to now, in order, between the last event and `t` (s)."""
        due = [replace(what, t=max(min(what.t, t), self._t)) for what in self._requests]
        self._requests.clear()
        return sorted(due, key=lambda what: what.t)

    def _begun(self, plan: Schedule, t: float) -> list[Phase]:
        """Return the phases that have begun by `t` (s) and were not returned before."""
        begun = [step.phase for step in plan.steps[self._phases :] if step.phase.t <= t]
        self._phases += len(begun)
        return begun

    def _schedule(self) -> Schedule:
        return schedule(self._protocol, 0.0, self._actions) if self._protocol else Schedule((), inf)

"""A live session with a guide: what people ask for is told between the facts, and the phases that come of it."""

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator

from msgspec.structs import replace

from hrvsync.events import AnyEvent, Mark, Pause, Phase
from hrvsync.guide import Extend, Protocol, Skip, schedule

MOMENT = 1.0  # s: so far apart are two events at the most


class Guide:
    """Takes marks, pauses, skips and extensions while the session runs; belongs to its thread."""

    def __init__(self, protocol: Protocol | None = None) -> None:
        self.protocol = protocol
        self.told = 0.0  # session time (s) up to which the session was told
        self._asked: deque[Mark | Pause | Skip | Extend] = deque()

    def ask(self, what: Mark | Pause | Skip | Extend) -> None:
        """Take what someone asked for at session time `what.t` (s)."""
        self._asked.append(what)

    def due(self, t: float) -> list[Mark | Pause | Skip | Extend]:
        """Give what was asked up to now, at times not later than `t` (s), in order."""
        given = sorted((replace(what, t=min(what.t, t)) for what in self._asked), key=lambda what: what.t)
        self._asked.clear()
        return given

    def left(self) -> list[Mark | Pause]:
        """Give the marks and pauses of the last moment, which no event came after."""
        due = self.due(self.told + MOMENT)
        return [replace(what, t=max(what.t, self.told)) for what in due if isinstance(what, Mark | Pause)]


async def guided(events: AsyncIterator[AnyEvent], guide: Guide) -> AsyncGenerator[AnyEvent, None]:
    """Tell `events` with the guide's phases and what people asked for, in order of time.

    Ends with the protocol. Whatever is asked for takes effect with the next event, within a second.
    """
    actions: list[Pause | Skip | Extend] = []
    plan = schedule(guide.protocol, 0.0) if guide.protocol else None
    guide.told, phases = 0.0, 0

    def begun(t: float) -> tuple[Phase, ...]:
        """The phases due up to `t` that were not told yet: what has begun never changes, so a count is enough."""
        nonlocal phases
        due = () if plan is None else tuple(step.phase for step in plan.steps[phases:] if step.phase.t <= t)
        phases += len(due)
        return due

    async for event in events:
        for asked in guide.due(event.t):
            now = replace(asked, t=max(asked.t, guide.told))
            for phase in begun(now.t):
                yield phase
            if not isinstance(now, Mark):
                actions.append(now)
                plan = schedule(guide.protocol, 0.0, actions) if guide.protocol else None
            if isinstance(now, Mark | Pause):
                yield now
            guide.told = now.t
        for phase in begun(event.t):
            yield phase
        yield event
        guide.told = event.t
        if plan and event.t >= plan.end:
            return

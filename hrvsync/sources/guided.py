"""A live session with a guide: what people ask for is told between the facts, and the phases that come of it."""

from collections import deque
from collections.abc import AsyncIterator

from msgspec.structs import replace

from hrvsync.events import AnyEvent, Mark, Pause
from hrvsync.guide import Extend, Protocol, Skip, schedule


class Guide:
    """Takes marks, pauses, skips and extensions while the session runs; belongs to its thread."""

    def __init__(self, protocol: Protocol | None = None) -> None:
        self.protocol = protocol
        self._asked: deque[Mark | Pause | Skip | Extend] = deque()

    def ask(self, what: Mark | Pause | Skip | Extend) -> None:
        """Take what someone asked for at session time `what.t` (s)."""
        self._asked.append(what)

    def due(self, t: float) -> list[Mark | Pause | Skip | Extend]:
        """Give what was asked up to now, at times not later than `t` (s), in order."""
        given = sorted((replace(what, t=min(what.t, t)) for what in self._asked), key=lambda what: what.t)
        self._asked.clear()
        return given


async def guided(events: AsyncIterator[AnyEvent], guide: Guide) -> AsyncIterator[AnyEvent]:
    """Tell `events` with the guide's phases and what people asked for, in order of time.

    Ends with the protocol. Whatever is asked for takes effect with the next event, within a second.
    """
    actions: list[Pause | Skip | Extend] = []
    plan = schedule(guide.protocol, 0.0) if guide.protocol else None
    told, begun = 0.0, -1.0
    async for event in events:
        for asked in guide.due(event.t):
            now = replace(asked, t=max(asked.t, told))
            if plan:
                for phase in plan.begun(begun, now.t):
                    yield phase
                begun = max(begun, now.t)
            if not isinstance(now, Mark):
                actions.append(now)
                plan = schedule(guide.protocol, 0.0, actions) if guide.protocol else None
            if isinstance(now, Mark | Pause):
                yield now
            told = now.t
        if plan:
            for phase in plan.begun(begun, event.t):
                yield phase
            begun = max(begun, event.t)
        yield event
        told = event.t
        if plan and event.t >= plan.end:
            return

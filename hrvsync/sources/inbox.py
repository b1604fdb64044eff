"""Where the events of a live session meet: whoever has one puts it in, and one stream comes out, in order of time."""

import asyncio
from collections.abc import AsyncGenerator

from hrvsync.events import AnyEvent, Tick

TICK_EVERY = 1.0


class Inbox:
    """The session clock and the queue of a live session; belongs to the loop it was made in.

    The queue has no bound: an event is never lost, and two straps with ECG make about ten events a second.
    """

    def __init__(self) -> None:
        self._clock = asyncio.get_running_loop().time
        self._start = self._clock()
        self._queue: asyncio.Queue[AnyEvent] = asyncio.Queue()

    def now(self) -> float:
        """Session time (s)."""
        return self.at(self._clock())

    def at(self, time: float) -> float:
        """Session time (s) of a moment of the loop's clock."""
        return time - self._start

    def put(self, event: AnyEvent) -> None:
        """Take an event whose `t` is now() of the same turn of the loop: then the order is that of time."""
        self._queue.put_nowait(event)

    async def events(self) -> AsyncGenerator[AnyEvent, None]:
        """Yield the events as they come, in order of time, and a Tick on every whole second."""
        tick = TICK_EVERY
        while True:
            try:
                async with asyncio.timeout_at(self._start + tick):
                    event = await self._queue.get()
            except TimeoutError:
                yield Tick(tick)
                tick += TICK_EVERY
                continue
            while event.t > tick:
                yield Tick(tick)
                tick += TICK_EVERY
            yield event

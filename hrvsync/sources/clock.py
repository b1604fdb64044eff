"""Pace a stream of events on the loop's clock, with speed, pause and seek: plays recordings and simulations."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from math import inf

from hrvsync.events import AnyEvent

SLOWEST, FASTEST = 0.25, 60.0
MAX_UNBROKEN = 32  # events in a row before the loop may do something else


class Transport:
    """Speed, pause and position of a player: change them in the thread of its loop; they act at once.

    `t` is the session time of the last event (s).
    """

    def __init__(self, speed: float = 1.0, paused: bool = False) -> None:
        self.t, self.rewound = 0.0, False
        self._speed, self._paused = _checked(speed), paused
        self._goal, self._seeking = 0.0, True  # up to this session time nothing is waited for
        self._from_t = self._from_time = 0.0  # session time and loop time of the last change
        self._changed = asyncio.Event()

    @property
    def speed(self) -> float:
        """Session seconds per second: 0.25 to 60, or infinite for as fast as possible. Raises ValueError for others."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        speed = _checked(speed)
        self._count_from_here()
        self._speed = speed

    @property
    def paused(self) -> bool:
        """Whether the player stands still."""
        return self._paused

    @paused.setter
    def paused(self, paused: bool) -> None:
        self._count_from_here()
        self._paused = paused

    def seek(self, t: float) -> None:
        """Go to session time `t` (s); events before it come without waiting.

        Forwards the stream goes on. Backwards it ends with `rewound` set, and the next stream goes from the start to
        `t` at once.
        """
        self._goal = max(0.0, t)
        self._seeking = True
        self.rewound = self._goal < self.t
        self._changed.set()

    @property
    def rushing(self) -> bool:
        """Whether events come without waiting, on the way to where someone sought."""
        return self._seeking and self._goal > 0.0 and self.t <= self._goal

    async def changed(self) -> None:
        """Wait for the next change."""
        self._changed.clear()
        await self._changed.wait()

    def begin(self) -> None:
        """Start a stream: at the goal of a seek, else at 0."""
        self.t = 0.0
        self.rewound = False
        self._seeking = True

    def due(self, t: float) -> float:
        """Return the loop time at which an event of session time `t` is due: -inf is at once, inf is not yet."""
        if self._seeking and t <= self._goal:
            return -inf
        if self._seeking:
            self._seeking = False
            self._from_t, self._from_time = self._goal, asyncio.get_running_loop().time()
            self._goal = 0.0
        return inf if self._paused else self._from_time + (t - self._from_t) / self._speed

    def _count_from_here(self) -> None:
        """Let what changes now act from this moment on."""
        time = asyncio.get_running_loop().time()
        if not self._paused:
            self._from_t = self.t if self._speed == inf else self._from_t + (time - self._from_time) * self._speed
        self._from_time = time
        self._changed.set()


def _checked(speed: float) -> float:
    if not (SLOWEST <= speed <= FASTEST or speed == inf):
        raise ValueError(f"a speed of {speed:g} is not between {SLOWEST:g} and {FASTEST:g}, nor infinite")
    return speed


async def pace(events: Iterable[AnyEvent], transport: Transport) -> AsyncIterator[AnyEvent]:
    """Yield each event when its session time has come; end early where someone seeks back."""
    time = asyncio.get_running_loop().time
    transport.begin()
    unbroken = 0
    for event in events:
        while (due := transport.due(event.t)) > time() or unbroken >= MAX_UNBROKEN:
            unbroken = 0
            try:
                async with asyncio.timeout_at(None if due == inf else due):
                    await transport.changed()
            except TimeoutError:
                pass
            if transport.rewound:
                return
        unbroken += 1
        transport.t = event.t
        yield event
        if transport.rewound:
            return


async def replay(
    events: Callable[[], Iterable[AnyEvent]], transport: Transport, stay: bool = False
) -> AsyncIterator[AsyncIterator[AnyEvent]]:
    """Yield a stream of the recorded events, and another one from the start each time someone seeks back.

    Feed each stream to an analyser of its own: then seeking undoes nothing anywhere. `events()` starts the recording
    again. With `stay` it waits at the end for someone to seek back, until it is cancelled.
    """
    while True:
        yield pace(events(), transport)
        while stay and not transport.rewound:
            await transport.changed()
        if not transport.rewound:
            return

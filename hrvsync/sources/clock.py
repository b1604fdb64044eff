"""Pace a stream of facts on the loop's clock, with speed, pause and seek: plays recordings and simulations."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from math import inf

from hrvsync.events import AnyEvent

SLOWEST, FASTEST = 0.25, 60.0
STRETCH = 32  # events told without waiting before the loop may do something else


class Transport:
    """The knobs of a player: turn them in the thread of its loop; they act at once.

    `t` is the session time of the last event told (s).
    """

    def __init__(self, speed: float = 1.0, paused: bool = False) -> None:
        self.t = 0.0
        self.rewound = False
        self._speed = _checked(speed)
        self._paused = paused
        self._goal = 0.0  # up to this session time nothing is waited for
        self._hurrying = True
        self._from_t = 0.0  # session time and loop time since the last turn of a knob
        self._from_time = 0.0
        self._turned = asyncio.Event()

    @property
    def speed(self) -> float:
        """Session seconds per second: 0.25 to 60, or infinite for as fast as possible. Raises ValueError for others."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._speed, old = _checked(speed), self._speed
        self._turn(old, self._paused)

    @property
    def paused(self) -> bool:
        """Whether it is held."""
        return self._paused

    @paused.setter
    def paused(self, paused: bool) -> None:
        self._paused, old = paused, self._paused
        self._turn(self._speed, old)

    def seek(self, t: float) -> None:
        """Go to session time `t` (s), telling what lies before it without waiting.

        Forwards the stream goes on. Backwards it ends with `rewound` set, and the next stream hurries from the start
        to `t`.
        """
        self._goal = max(0.0, t)
        self._hurrying = True
        self.rewound = self._goal < self.t
        self._turned.set()

    async def turned(self) -> None:
        """Wait until a knob is turned."""
        self._turned.clear()
        await self._turned.wait()

    def begin(self) -> None:
        """Start a stream: at the goal of a seek, else at 0."""
        self.t = 0.0
        self.rewound = False
        self._hurrying = True

    def due(self, t: float) -> float:
        """Return the loop time at which an event of session time `t` is to be told; -inf is at once, inf is not yet."""
        if self._hurrying and t <= self._goal:
            return -inf
        if self._hurrying:
            self._hurrying = False
            self._from_t, self._from_time = self._goal, asyncio.get_running_loop().time()
            self._goal = 0.0
        if self._paused:
            return inf
        return self._from_time + (t - self._from_t) / self._speed

    def _turn(self, speed: float, paused: bool) -> None:
        time = asyncio.get_running_loop().time()
        if not paused:
            self._from_t = self.t if speed == inf else self._from_t + (time - self._from_time) * speed
        self._from_time = time
        self._turned.set()


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
        while (due := transport.due(event.t)) > time() or unbroken >= STRETCH:
            unbroken = 0
            try:
                async with asyncio.timeout_at(None if due == inf else due):
                    await transport.turned()
            except TimeoutError:
                pass
            if transport.rewound:
                return
        unbroken += 1
        transport.t = event.t
        yield event
        if transport.rewound:
            return

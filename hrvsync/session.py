"""A session: every event is recorded first, then analysed; the frames go to whoever shows them."""

from collections.abc import AsyncIterable, Callable, Iterable
from typing import Protocol

import msgspec

from hrvsync.analysis.frame import Frame
from hrvsync.events import AnyEvent


async def run(
    events: AsyncIterable[AnyEvent],
    record: Callable[[AnyEvent], None],
    analyse: Callable[[AnyEvent], Iterable[Frame]],
    show: Callable[[Frame], None],
) -> None:
    """Pass each event through `record`, then `analyse`, and every frame that comes of it to `show`."""
    async for event in events:
        record(event)
        for frame in analyse(event):
            show(frame)


class Steer(Protocol):
    """What steers a replay. Called in the session's own thread."""

    def pause(self, paused: bool) -> None:
        """Stand still, or go on."""
        ...

    def set_speed(self, speed: float) -> None:
        """Play at `speed` times real time."""
        ...

    def seek(self, t: float) -> None:
        """Go on from session time `t` (s)."""
        ...


class Plan(msgspec.Struct, frozen=True):
    """A session that is ready to run: all that a window or a terminal has to know of it.

    `names` maps a seat to the name that person chose. `steer` and `seconds` are there for recordings only; `tell` puts
    an event (a mark, a pause) into a live session. `close` ends the recording and is called once, whatever happened.
    """

    title: str
    names: dict[str, str]
    events: Callable[[], AsyncIterable[AnyEvent]]
    record: Callable[[AnyEvent], None]
    analyse: Callable[[AnyEvent], Iterable[Frame]]
    close: Callable[[], None] = lambda: None
    tell: Callable[[AnyEvent], None] | None = None
    steer: Steer | None = None
    seconds: float | None = None

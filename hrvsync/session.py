"""A session: every event is recorded first, then analysed; the frames go to whoever shows them."""

import typing
from collections.abc import AsyncIterable, Callable, Iterable
from pathlib import Path

import msgspec

from hrvsync.analysis.frame import Frame
from hrvsync.events import AnyEvent, Mark, Pause
from hrvsync.guide import Extend, Protocol, Skip

type Asked = Mark | Pause | Skip | Extend


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


class Knobs(typing.Protocol):
    """What steers a replay; turned in the session's own thread."""

    @property
    def speed(self) -> float:
        """Session seconds per second."""
        ...

    @speed.setter
    def speed(self, speed: float) -> None: ...

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        ...

    @paused.setter
    def paused(self, paused: bool) -> None: ...

    def seek(self, t: float) -> None:
        """Go on from session time `t` (s)."""
        ...


class Plan(msgspec.Struct, frozen=True):
    """A session that is ready to run: all that a window or a terminal has to know of it.

    `names` maps each seat to the name that person chose. `takes` yields one stream of events; a replay yields
    another one from the start each time someone seeks back, and each is analysed by a new `analyser()`. `knobs`,
    `events` (the whole, told anew) and `seconds` are there for recordings only; `tell` puts what people ask for
    into a live session, which runs at `speed` times real time (simulated ones only). `path()` is the file it is
    read from, or written to (`kept` unless it is only to try), and `protocol` what guides it. `trouble` says in one
    sentence what is wrong with the recording being made. At the end `left` gives what was asked for and not told yet,
    and `close` is called once.
    """

    title: str
    names: dict[str, str]
    takes: Callable[[], AsyncIterable[AsyncIterable[AnyEvent]]]
    analyser: Callable[[], Callable[[AnyEvent], Iterable[Frame]]]
    record: Callable[[AnyEvent], None] = lambda event: None
    trouble: Callable[[], str | None] = lambda: None
    left: Callable[[], Iterable[AnyEvent]] = lambda: ()
    close: Callable[[], None] = lambda: None
    tell: Callable[[Asked], None] | None = None
    speed: float = 1.0
    path: Callable[[], Path | None] = lambda: None
    kept: bool = True
    protocol: Protocol | None = None
    knobs: Knobs | None = None
    events: Callable[[], Iterable[AnyEvent]] | None = None
    seconds: float | None = None


async def follow(
    plan: Plan, show: Callable[[Frame], None], hear: Callable[[AnyEvent], None] = lambda event: None
) -> None:
    """Run `plan` to its end: `hear` gets every event as it comes, `show` every frame."""
    try:
        async for events in plan.takes():
            analyse = plan.analyser()

            def note(event: AnyEvent) -> None:
                plan.record(event)
                hear(event)

            await run(events, note, analyse, show)
    finally:
        for event in plan.left():
            plan.record(event)
            hear(event)
        plan.close()

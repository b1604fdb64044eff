"""A session with one strap, to which things happen."""

import asyncio
from collections.abc import AsyncGenerator, Callable

from support.virtual_time import run

from devices.polar_pmd import Kind
from hrvsync.events import AnyEvent
from hrvsync.reasons import link_message
from hrvsync.sources import ble
from hrvsync.sources.ble.strap_store import StrapStore
from virtual.proof import assert_no_sentences, links
from virtual.room import Room, room
from virtual.strap import VirtualStrap, Wear


async def steady(strap: VirtualStrap, rr: tuple[int, ...] = (1024,), bpm: int = 60, after: float = 0.3) -> None:
    """Beat once a second, for ever, `after` (s) the whole second."""
    await asyncio.sleep(after)
    while True:
        await asyncio.sleep(1)
        await strap.beat(rr, bpm)


async def until(
    seconds: float,
    stream: AsyncGenerator[AnyEvent],
    *life: asyncio.Task[None],
) -> list[AnyEvent]:
    """Follow a stream for a number of seconds, and end it."""
    events: list[AnyEvent] = []
    try:
        async for event in stream:
            events.append(event)
            if event.t >= seconds:
                break
    finally:
        await stream.aclose()
        for task in life:
            task.cancel()
        await asyncio.gather(*life, return_exceptions=True)
    assert_no_sentences(events)
    return events


def follow(
    seconds: float,
    wear: Wear,
    streams: frozenset[Kind] = frozenset(),
    happens: Callable[[Room], object] | None = None,
    wanted: str = "",
    memory: StrapStore | None = None,
    rr: tuple[int, ...] = (1024,),
    notes: list[str] | None = None,
    after: float = 0.3,
    spare: frozenset[Kind] = frozenset(),
) -> tuple[list[AnyEvent], VirtualStrap]:
    """Run a session with one strap; `happens` may start tasks in the room."""

    async def main() -> tuple[list[AnyEvent], VirtualStrap]:
        async with room(wear) as here:
            strap = here.straps[0]
            life = [asyncio.ensure_future(steady(strap, rr, after=after))]
            started = happens(here) if happens else None
            if isinstance(started, asyncio.Task):
                life.append(started)
            noted: list[str] = [] if notes is None else notes
            stream = ble.events({"A": wanted or wear.serial}, streams, memory, noted.append, spare)
            return await until(seconds, stream, *life), strap

    return run(main())


def reasons(events: list[AnyEvent]) -> list[str]:
    return [link.reason for link in links(events, "A")]


def texts(events: list[AnyEvent]) -> list[str]:
    return [link_message(link) for link in links(events, "A")]


def states(events: list[AnyEvent]) -> list[str]:
    return [link.state for link in links(events, "A")]

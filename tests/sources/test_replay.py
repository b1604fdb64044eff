import asyncio
from math import inf

from support.virtual_time import run

from hrvsync.events import AnyEvent, Packet, Tick
from hrvsync.sources.clock import Transport
from hrvsync.sources.replay import streams

EVENTS: list[AnyEvent] = [Packet(0.5, "A", (900,)), Tick(1.0), Packet(1.25, "A", (901, 902)), Tick(2.0)]


def test_tells_what_was_recorded_once() -> None:
    async def main() -> list[list[AnyEvent]]:
        return [[event async for event in stream] async for stream in streams(lambda: EVENTS, Transport(inf))]

    assert run(main()) == [EVENTS]


def test_seeking_back_gives_a_second_stream_from_the_start() -> None:
    async def main() -> list[list[AnyEvent]]:
        transport = Transport()
        asyncio.get_running_loop().call_at(1.5, transport.seek, 1.0)
        return [[event async for event in stream] async for stream in streams(lambda: EVENTS, transport)]

    assert run(main()) == [EVENTS[:3], EVENTS]


def test_at_the_end_it_can_wait_for_someone_to_seek_back() -> None:
    async def main() -> list[tuple[int, float]]:
        transport = Transport()
        loop = asyncio.get_running_loop()
        loop.call_at(50.0, setattr, transport, "speed", 2.0)
        loop.call_at(60.0, transport.seek, 0.0)
        notes: list[tuple[int, float]] = []
        async for stream in streams(lambda: EVENTS, transport, stay=True):
            notes.append((len([event async for event in stream]), loop.time()))
            if len(notes) == 2:
                return notes
        raise AssertionError

    assert run(main()) == [(4, 2.0), (4, 61.0)]

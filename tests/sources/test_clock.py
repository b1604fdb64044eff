import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from functools import partial
from math import inf

import pytest
from support.virtual_time import run

from hrvsync.events import AnyEvent, Packet, Tick
from hrvsync.sources.clock import Transport, pace, replay

TICKS = [Tick(float(t)) for t in range(11)]
EVENTS: list[AnyEvent] = [Packet(0.5, "A", (900,)), Tick(1.0), Packet(1.25, "A", (901, 902)), Tick(2.0)]


type Note = Callable[[tuple[float, float]], None]


async def note_times(events: Iterable[AnyEvent], transport: Transport, note: Note) -> None:
    """Note the session time of each event and the loop time at which it arrived."""
    loop = asyncio.get_running_loop()
    async for event in pace(events, transport):
        note((event.t, loop.time()))


def turn(transport: Transport, control: str, value: float) -> None:
    if control == "seek":
        transport.seek(value)
    else:
        setattr(transport, control, value)


def play(transport: Transport, *controls: tuple[float, str, float]) -> list[tuple[float, float]]:
    """Play ten seconds; at each loop time turn a control."""

    async def main() -> list[tuple[float, float]]:
        notes: list[tuple[float, float]] = []
        loop = asyncio.get_running_loop()
        for at, control, value in controls:
            loop.call_at(at, partial(turn, transport, control, value))
        await note_times(TICKS, transport, notes.append)
        return notes

    return run(main())


@pytest.mark.parametrize("speed", [0.25, 1.0, 10.0, 60.0])
def test_each_event_comes_when_its_time_has_come(speed: float) -> None:
    assert play(Transport(speed)) == [(t, pytest.approx(t / speed)) for t in range(11)]


def test_as_fast_as_possible_takes_no_time() -> None:
    assert play(Transport(inf)) == [(t, 0.0) for t in range(11)]


@pytest.mark.parametrize("speed", [0.0, -1.0, 0.2, 61.0, float("nan")])
def test_refuses_other_speeds(speed: float) -> None:
    with pytest.raises(ValueError, match="speed"):
        Transport(speed)


def test_says_how_it_is_set() -> None:
    transport = Transport(4.0, paused=True)
    assert (transport.speed, transport.paused) == (4.0, True)


def test_a_new_speed_acts_at_once() -> None:
    notes = play(Transport(0.25), (2.0, "speed", 10.0))
    assert notes[1] == (1.0, pytest.approx(2.05))
    assert notes[10] == (10.0, pytest.approx(2.95))


def test_from_infinite_to_a_real_speed() -> None:
    async def main() -> list[float]:
        transport = Transport(inf)
        times: list[float] = []
        async for event in pace(TICKS, transport):
            if event.t == 4.0:
                transport.speed = 2.0
            times.append(asyncio.get_running_loop().time())
        return times

    assert run(main())[4:] == pytest.approx([0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0])


def test_a_pause_holds_the_session_time() -> None:
    notes = play(Transport(), (2.5, "paused", True), (4.0, "speed", 2.0), (100.0, "paused", False))
    assert notes[2:5] == [(2.0, 2.0), (3.0, 100.25), (4.0, 100.75)]


def test_begins_paused() -> None:
    assert play(Transport(paused=True), (7.0, "paused", False))[:2] == [(0.0, 0.0), (1.0, 8.0)]


def test_seeking_forward_yields_everything_before_at_once() -> None:
    notes = play(Transport(), (1.5, "seek", 8.0))
    assert notes == [(0, 0), (1, 1), *((t, 1.5) for t in range(2, 9)), (9, 2.5), (10, 3.5)]


def test_seeking_while_paused_shows_that_moment_and_stays_paused() -> None:
    notes = play(Transport(paused=True), (1.0, "seek", 5.0), (50.0, "paused", False))
    assert notes[5:7] == [(5.0, 1.0), (6.0, 51.0)]


def test_seeking_back_ends_the_stream_and_the_next_one_hurries_there() -> None:
    async def main() -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
        transport = Transport()
        asyncio.get_running_loop().call_at(6.5, transport.seek, 3.0)
        first: list[tuple[float, float]] = []
        second: list[tuple[float, float]] = []
        await note_times(TICKS, transport, first.append)
        assert transport.rewound
        await note_times(TICKS, transport, second.append)
        assert not transport.rewound
        return first, second

    first, second = run(main())
    assert first == [(t, t) for t in range(7)]
    assert second == [*((t, 6.5) for t in range(4)), *((t, 3.5 + t) for t in range(4, 11))]


def test_the_listener_may_seek_back() -> None:
    async def main() -> list[float]:
        transport = Transport(inf)
        times: list[float] = []
        async for event in pace(TICKS, transport):
            times.append(event.t)
            if event.t == 2.0:
                transport.seek(-5.0)
        return times

    assert run(main()) == [0.0, 1.0, 2.0]


def test_other_tasks_run_while_it_plays_as_fast_as_possible() -> None:
    async def main() -> int:
        transport = Transport(inf)
        stream: AsyncIterator[AnyEvent] = pace((Tick(float(t)) for t in range(100_000)), transport)
        asyncio.get_running_loop().call_soon(transport.seek, -1.0)
        return len([event async for event in stream])

    assert run(main()) < 100


def test_cancels_cleanly() -> None:
    async def main() -> list[tuple[float, float]]:
        notes: list[tuple[float, float]] = []
        task = asyncio.ensure_future(note_times(TICKS, Transport(), notes.append))
        await asyncio.sleep(2.5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return notes

    assert run(main()) == [(0, 0), (1, 1), (2, 2)]


def test_yields_what_was_recorded_once() -> None:
    async def main() -> list[list[AnyEvent]]:
        return [[event async for event in stream] async for stream in replay(lambda: EVENTS, Transport(inf))]

    assert run(main()) == [EVENTS]


def test_seeking_back_gives_a_second_stream_from_the_start() -> None:
    async def main() -> list[list[AnyEvent]]:
        transport = Transport()
        asyncio.get_running_loop().call_at(1.5, transport.seek, 1.0)
        return [[event async for event in stream] async for stream in replay(lambda: EVENTS, transport)]

    assert run(main()) == [EVENTS[:3], EVENTS]


def test_at_the_end_it_can_wait_for_someone_to_seek_back() -> None:
    async def main() -> list[tuple[int, float]]:
        transport = Transport()
        loop = asyncio.get_running_loop()
        loop.call_at(50.0, setattr, transport, "speed", 2.0)
        loop.call_at(60.0, transport.seek, 0.0)
        notes: list[tuple[int, float]] = []
        async for stream in replay(lambda: EVENTS, transport, stay=True):
            notes.append((len([event async for event in stream]), loop.time()))
            if len(notes) == 2:
                return notes
        raise AssertionError

    assert run(main()) == [(4, 2.0), (4, 61.0)]

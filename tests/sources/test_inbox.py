"""The stream of a live session: facts in order of time, a Tick on every whole second."""

import asyncio

from support.virtual_time import run

from hrvsync.events import AnyEvent, Mark, Tick
from hrvsync.sources.inbox import Inbox


def follow(count: int, *puts: tuple[float, float]) -> list[AnyEvent]:
    """The first events of an inbox into which marks are put: (when, with which time)."""

    async def main() -> list[AnyEvent]:
        await asyncio.sleep(7.5)
        inbox = Inbox()
        for when, t in puts:
            asyncio.get_running_loop().call_later(when, lambda t=t: inbox.put(Mark(t, "note")))
        stream = inbox.events()
        got = [await anext(stream) for _ in range(count)]
        await stream.aclose()
        assert inbox.now() >= got[-1].t
        return got

    return run(main())


def test_ticks_when_nothing_else_happens() -> None:
    assert follow(3) == [Tick(1.0), Tick(2.0), Tick(3.0)]


def test_facts_between_ticks() -> None:
    assert follow(4, (0.25, 0.25), (1.5, 1.5)) == [Mark(0.25, "note"), Tick(1.0), Mark(1.5, "note"), Tick(2.0)]


def test_a_reader_that_was_away_gets_everything_in_order() -> None:
    async def main() -> list[AnyEvent]:
        inbox = Inbox()
        stream = inbox.events()
        first = await anext(stream)
        await asyncio.sleep(1.5)
        inbox.put(Mark(inbox.now(), "note"))
        await asyncio.sleep(2)
        inbox.put(Mark(inbox.now(), "note"))
        got = [first] + [await anext(stream) for _ in range(5)]
        await stream.aclose()
        return got

    assert run(main()) == [Tick(1.0), Tick(2.0), Mark(2.5, "note"), Tick(3.0), Tick(4.0), Mark(4.5, "note")]

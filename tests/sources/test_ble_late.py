"""Somebody joins later, in virtual time: the session begins with one strap, and goes on looking for the other."""

import asyncio
from itertools import pairwise

from support.virtual_time import run
from virtual.living import Fault, hearts, session
from virtual.one import steady
from virtual.proof import assert_nothing_lost_or_doubled, heard
from virtual.room import room
from virtual.scripts import GARMIN, H10
from virtual.strap import VirtualStrap

from hrvsync.analysis.live import LiveAnalyser
from hrvsync.analysis.session import analyse, session_data
from hrvsync.analysis.story import story
from hrvsync.events import AnyEvent, Link, Packet
from hrvsync.sources import ble

LATE = 100.0
SECONDS = 260.0
FOUND_WITHIN = 15.0  # s: two looks of the one radio, and the rests between them


def joined_late() -> list[AnyEvent]:
    """A session in which the right strap is put on after LATE s."""

    async def main() -> list[AnyEvent]:
        async with room(H10, GARMIN) as here:
            await here.straps[1].hush()
            events = await session(here, hearts(SECONDS, seed=3), [Fault(LATE, "walk", 1, 0.0)], SECONDS)
            assert_nothing_lost_or_doubled(events, here.straps)
            return events

    return run(main())


def test_who_joins_later_is_recorded_as_facts_and_analysed_from_the_first_beat_on() -> None:
    events = joined_late()
    links = [(event.t, event.state, event.reason) for event in events if isinstance(event, Link) and event.who == "B"]
    assert links[0][1:] == ("off", "looking")
    assert ("off", "out_of_range") in [link[1:] for link in links]
    live = next(t for t, state, _ in links if state == "live")
    assert LATE < live < LATE + FOUND_WITHIN
    assert heard(events, "A")[0][0] < 10
    assert heard(events, "B")[0][0] >= LATE
    gaps = [event.t for event in events if isinstance(event, Packet) and event.who == "A"]
    assert max(later - earlier for earlier, later in pairwise(gaps)) < 5

    analyser = LiveAnalyser()
    frames = [frame for event in events for frame in analyser.feed(event)]
    before = [frame for frame in frames if 10 < frame.t < LATE]
    assert {frame.people["B"].link for frame in before} == {"off"}
    assert all(frame.people["A"].link == "live" for frame in before)
    assert frames[-1].people["B"].link == "live"
    assert frames[-1].pair is not None

    result = analyse(session_data(events, {"A": "Ada", "B": "Ben"}))
    assert result.people["A"].baseline.known
    assert result.people["B"].beats.t[0] > LATE - 3  # beats are older than their packets
    assert " joined at 1:" in str(story(result).sentence)
    assert str(story(result).sentence).startswith("Ben joined at 1:")


async def wakeful(strap: VirtualStrap) -> None:
    """Advertise again a second after every loss, as a strap that is worn does."""
    while True:
        await asyncio.sleep(1)
        await strap.advertise_again()


def test_a_strap_on_a_seat_is_listened_to_and_then_free_for_the_session() -> None:
    async def main() -> tuple[list[Packet], list[AnyEvent]]:
        async with room(H10) as here:
            life = [asyncio.create_task(job(here.straps[0])) for job in (steady, wakeful)]
            found = None
            async for straps in ble.scan(4.0):
                found = next(iter(straps.values()), None) or found
            assert found is not None
            packets: list[Packet] = []
            stream = ble.listen(found)
            async for packet in stream:
                packets.append(packet)
                if len(packets) == 5:
                    break
            await stream.aclose()
            events: list[AnyEvent] = []
            session = ble.events({"A": found.own})
            async for event in session:
                events.append(event)
                if sum(isinstance(one, Packet) for one in events) == 5:
                    break
            await session.aclose()
            for task in life:
                task.cancel()
            return packets, events

    packets, events = run(main())
    assert [packet.rr for packet in packets] == [(1024,)] * 5
    assert [event.rr for event in events if isinstance(event, Packet)] == [(1024,)] * 5
    assert not [event for event in events if isinstance(event, Link) and event.state == "lost"]


def test_a_strap_that_goes_away_while_it_is_listened_to_ends_it() -> None:
    async def main() -> int:
        async with room(H10) as here:
            life = asyncio.create_task(steady(here.straps[0]))
            found = None
            async for straps in ble.scan(2.0):
                found = next(iter(straps.values()), None) or found
            assert found is not None
            count = 0
            async for _ in ble.listen(found):
                count += 1
                if count == 3:
                    here.straps[0].lose()
            life.cancel()
            return count

    assert run(main()) in (3, 4)

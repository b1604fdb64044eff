"""Two straps, one radio: they take turns, and neither waits for what is wrong with the other."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from itertools import pairwise

import pytest
from bleak import BleakClient
from bleak.exc import BleakDBusError, BleakError
from support.virtual_time import run
from virtual.backend import VirtualScanner
from virtual.one import reasons, steady
from virtual.proof import assert_nothing_lost_or_doubled, links
from virtual.room import Room, room
from virtual.strap import Wear

from devices.polar_pmd import Kind
from hrvsync.events import AnyEvent, Link, Strap
from hrvsync.sources import ble
from hrvsync.sources.ble import StrapStore, radio
from hrvsync.sources.ble.errors import Problem, ServiceSilent, describe_error

B = Wear(name="HRM-Dual:000123", serial="000123", manufacturer=b"", pmd=False)
A_ADDRESS = "F0:00:00:00:00:01"


async def follow(here: Room, seconds: float, stream: AsyncGenerator[AnyEvent]) -> list[AnyEvent]:
    life = [asyncio.create_task(steady(strap)) for strap in here.straps]
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
    return events


def back_after(lost: float, away: float = 2.0) -> tuple[float, list[AnyEvent]]:
    """Let B go at `lost` (s) while A is in sight but makes trouble; seconds from B's advertising to its link."""

    async def main() -> tuple[float, list[AnyEvent]]:
        async with room(Wear(), B) as here:
            strap = here.straps[1]

            async def walk() -> None:
                await asyncio.sleep(lost)
                await strap.hush()
                strap.lose()
                await asyncio.sleep(away)
                await strap.wake()

            walking = asyncio.create_task(walk())
            events = await follow(here, lost + 30, ble.events({"A": "0000000A", "B": "000123"}))
            await walking
            again = next(link.t for link in links(events, "B") if link.state == "waiting" and link.t > lost)
            return again - strap.woken[0], events

    return run(main())


@pytest.mark.parametrize("lost", [20.0, 33.0, 38.0, 47.0])
def test_a_lost_strap_does_not_wait_for_the_others_rest(lost: float, monkeypatch: pytest.MonkeyPatch) -> None:
    original = BleakClient.connect

    async def refuse(self: BleakClient) -> None:
        if self.address == A_ADDRESS:
            raise BleakError("failed to discover services, device disconnected")
        await original(self)

    monkeypatch.setattr(BleakClient, "connect", refuse)
    took, events = back_after(lost)
    assert took <= 5
    assert [link.state for link in links(events, "A")].count("connecting") >= 4


@pytest.mark.parametrize("lost", [18.0, 33.0, 45.0, 58.0])
def test_a_lost_strap_does_not_wait_for_the_others_answer(lost: float, monkeypatch: pytest.MonkeyPatch) -> None:
    original = BleakClient.connect

    async def hang(self: BleakClient) -> None:
        if self.address == A_ADDRESS:
            await asyncio.sleep(3600)
        await original(self)

    monkeypatch.setattr(BleakClient, "connect", hang)
    took, events = back_after(lost)
    assert took <= 5
    assert "no_answer" in reasons(events)


def test_a_slow_computer_is_given_time(monkeypatch: pytest.MonkeyPatch) -> None:
    original = BleakClient.connect

    async def slow(self: BleakClient) -> None:
        await asyncio.sleep(20)
        await original(self)

    monkeypatch.setattr(BleakClient, "connect", slow)

    async def main() -> list[AnyEvent]:
        async with room(Wear()) as here:
            return await follow(here, 120, ble.events({"A": "0000000A"}))

    assert links(run(main()), "A")[-1].state == "live"


def test_while_both_are_missing_neither_takes_the_radio_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[str, float]] = []

    async def hang(self: BleakClient) -> None:
        begun.append((self.address, asyncio.get_running_loop().time()))
        await asyncio.sleep(3600)

    monkeypatch.setattr(BleakClient, "connect", hang)

    async def main() -> None:
        async with room(Wear(), B) as here:
            await follow(here, 300, ble.events({"A": "0000000A", "B": "000123"}))

    run(main())
    times = [t for _, t in begun]
    assert max(b - a for a, b in pairwise(times)) < 15.5
    assert {address for address, _ in begun[-4:]} == {A_ADDRESS, "F0:00:00:00:00:02"}


def test_who_looks_around_and_a_session_take_turns() -> None:
    async def main() -> tuple[int, bool, str]:
        async with room(Wear(), B) as here:
            looking = asyncio.create_task(_look())
            events = await follow(here, 30, ble.events({"A": "0000000A", "B": "000123"}))
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)
            return here.adapter.most_scanners, here.adapter.scanned_while_connecting, links(events, "B")[-1].state

    assert run(main()) == (1, False, "live")


async def _look() -> None:
    while True:
        async for _ in ble.scan(1.0):
            pass


def test_a_service_that_does_not_answer_is_reported_while_it_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    original = VirtualScanner.start
    tries: list[float] = []

    async def slow(self: VirtualScanner) -> None:
        tries.append(asyncio.get_running_loop().time())
        await asyncio.sleep(3600 if len(tries) == 1 else 0)
        await original(self)

    monkeypatch.setattr(VirtualScanner, "start", slow)

    async def main() -> list[Link]:
        async with room(Wear()) as here:
            return links(await follow(here, 20, ble.events({"A": "0000000A"})), "A")

    found = run(main())
    assert [(link.state, link.reason) for link in found[1:3]] == [("off", "waiting"), ("off", "does_not_answer")]
    assert found[1].t == pytest.approx(2, abs=0.1)
    assert found[2].t == pytest.approx(10, abs=0.1)
    assert found[-1].state == "live"


def test_a_service_that_does_not_answer_is_no_fault_of_the_strap(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang(_self: VirtualScanner) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr(VirtualScanner, "start", hang)

    async def main() -> Problem | None:
        async with room():
            return await ble.trouble()

    assert run(main()) == describe_error(ServiceSilent())


@pytest.mark.parametrize(
    ("program", "key"),
    [("import os; os.abort()", "ended_by_system"), ("", None), ("import time; time.sleep(60)", None)],
)
def test_a_system_that_ends_who_uses_bluetooth(program: str, key: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS does so, without an exception; the child that goes first is a real one, ended by the same signal."""
    monkeypatch.setattr(radio, "SYSTEM", "darwin")
    monkeypatch.setattr(radio, "PROGRAM", program)
    monkeypatch.setattr(radio, "PERMISSION_TIMEOUT", 0.3 if program.endswith("(60)") else 30)

    async def main() -> Problem | None:
        async with room():
            return await ble.trouble()

    found = asyncio.run(main())
    assert (found and found.key) == key
    if found:
        assert "Privacy & Security > Bluetooth" in found.sentence
        assert found.lasting


def test_a_child_that_came_through_need_not_go_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(radio, "SYSTEM", "darwin")
    monkeypatch.setattr(radio, "PROGRAM", "pass")
    asyncio.run(radio.go_first())

    async def no_child(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(asyncio, "create_subprocess_exec", no_child)
    asyncio.run(radio.go_first())


TWIN = Wear(name="Decathlon Dual HR", serial="", manufacturer=b"", pmd=False)


@pytest.mark.parametrize(
    "worn",
    [
        {"A": "F0:00:00:00:00:01", "B": "F0:00:00:00:00:02"},
        {"A": "Decathlon Dual HR", "B": "F0:00:00:00:00:02"},
        {"A": "F0:00:00:00:00:01", "B": "Decathlon Dual HR"},
    ],
)
def test_twins_stay_with_their_partners(worn: dict[str, str]) -> None:
    store = StrapStore()

    async def main() -> None:
        async with room(TWIN, TWIN) as here:

            async def walk() -> None:
                for number, at in ((0, 8.5), (1, 6.0), (0, 6.0)):
                    await asyncio.sleep(at)
                    await here.straps[number].hush()
                    here.straps[number].lose()
                    other = here.straps[1 - number]
                    await asyncio.sleep(2)
                    other.lose()
                    await asyncio.sleep(1)
                    await other.wake()
                    await asyncio.sleep(2)
                    await here.straps[number].wake()

            walking = asyncio.create_task(walk())
            events = await follow(here, 60, ble.events(worn, store=store))
            await walking
            assert_nothing_lost_or_doubled(events, here.straps)

    run(main())
    assert store.straps == dict.fromkeys("AB", TWIN.name)


@pytest.mark.parametrize("wanted", ["Decathlon Dual HR", "F0:00:00:00:00:01"])
@pytest.mark.parametrize(("serial", "found_again"), [("0000000A", True), ("0000000C", False)])
def test_a_strap_that_changed_its_address_is_known_by_name_and_serial(
    wanted: str, serial: str, found_again: bool
) -> None:
    """The same strap under another address is another one to the radio; a stranger's twin has another serial number."""

    async def main() -> tuple[list[AnyEvent], list[tuple[float, bytes]]]:
        async with room(replace(TWIN, serial="0000000A"), replace(TWIN, serial=serial)) as here:
            first, second = here.straps
            await second.hush()

            async def change() -> None:
                await asyncio.sleep(20.5)
                await first.hush()
                first.lose()
                await asyncio.sleep(3)
                await second.wake()

            changing = asyncio.create_task(change())
            events = await follow(here, 60, ble.events({"A": wanted}))
            await changing
            return events, second.delivered

    events, heard_of_second = run(main())
    assert bool(heard_of_second) is found_again
    assert (links(events, "A")[-1].state == "live") is found_again
    assert {event.id for event in events if isinstance(event, Strap)} == {"", "0000000A"}


def gone_and_come(*lost: int, partners: int = 1, nearby: tuple[int, ...] = ()) -> tuple[list[AnyEvent], list[bool]]:
    """Twins without any id, 0 and 1 worn (or 0 alone): those `lost` come back as 2 and 3; which were heard.

    Strangers are `nearby` all the time.
    """

    async def main() -> tuple[list[AnyEvent], list[bool]]:
        async with room(*[TWIN] * 5) as here:
            for number in {1, 2, 3, 4} - set(range(partners)) - set(nearby):
                await here.straps[number].hush()

            async def change() -> None:
                await asyncio.sleep(20.5)
                for number in lost:
                    await here.straps[number].hush()
                    here.straps[number].lose()
                await asyncio.sleep(2)
                for number in lost:
                    await here.straps[number + 2].wake()

            changing = asyncio.create_task(change())
            worn = {who: f"F0:00:00:00:00:{number:02X}" for number, who in enumerate("AB"[:partners], 1)}
            events = await follow(here, 80, ble.events(worn))
            await changing
            return events, [bool(strap.delivered) for strap in here.straps]

    return run(main())


def test_a_strap_without_any_id_is_found_again_as_the_only_one_of_its_kind() -> None:
    events, heard = gone_and_come(0)
    assert heard == [True, False, True, False, False]
    assert "by_kind" in {link.reason for link in links(events, "A")}
    assert links(events, "A")[-1].state == "live"


@pytest.mark.parametrize("lost", [0, 1])
def test_it_cannot_be_the_partners_whose_strap_is_connected(lost: int) -> None:
    events, heard = gone_and_come(lost, partners=2)
    assert heard == [True, True, lost == 0, lost == 1, False]
    assert {links(events, who)[-1].state for who in "AB"} == {"live"}


def test_what_could_be_the_partners_is_not_taken() -> None:
    events, heard = gone_and_come(0, 1, partners=2)
    assert heard == [True, True, False, False, False]
    for who in "AB":
        assert (links(events, who)[-1].state, links(events, who)[-1].reason) == ("lost", "unsure")


def test_what_was_in_sight_before_is_a_strangers() -> None:
    events, heard = gone_and_come(0, nearby=(4,))
    assert heard == [True, False, True, False, False]
    assert links(events, "A")[-1].state == "live"


@pytest.mark.parametrize("ecg", [True, False])
def test_scanning_rests_while_a_partner_streams(ecg: bool) -> None:
    async def main() -> float:
        async with room(Wear(), B) as here:
            await here.straps[1].hush()
            scanning: list[bool] = []

            async def sample() -> None:
                while True:
                    await asyncio.sleep(0.25)
                    scanning.append(bool(here.adapter.scanners))

            sampling = asyncio.create_task(sample())
            waves = frozenset[Kind](("ecg",) if ecg else ())
            await follow(here, 120, ble.events({"A": "0000000A", "B": "000123"}, waves))
            sampling.cancel()
            return sum(scanning) / len(scanning)

    share = run(main())
    assert 0.5 < share < 0.75 if ecg else share > 0.9


def test_an_attempt_is_not_cut_off_once_the_strap_has_answered() -> None:
    async def main() -> list[AnyEvent]:
        async with room(Wear()) as here:
            here.adapter.answer_s = 0.3  # a weak link: discovery takes longer than the first attempts may
            return await follow(here, 20, ble.events({"A": "0000000A"}))

    events = run(main())
    assert [link.state for link in links(events, "A")] == ["off", "found", "connecting", "waiting", "live"]


ENDED = {
    "it does not come back by itself": ("org.freedesktop.DBus.Error.ServiceUnknown", "The name org.bluez was not"),
    "another one is started": ("org.freedesktop.DBus.Error.UnknownObject", 'Method "ReadValue" does not exist'),
    "its place stays empty": ("org.freedesktop.DBus.Error.NameHasNoOwner", "Could not get owner of name"),
}


@pytest.mark.parametrize(("name", "text"), ENDED.values(), ids=ENDED.keys())
def test_a_service_that_is_killed_is_blamed_in_both_seats_and_no_electrode_is(name: str, text: str) -> None:
    killed, back = 10.6, 30.0
    notes: list[str] = []

    async def main() -> list[AnyEvent]:
        async with room(Wear(), B) as here:
            awake = [asyncio.create_task(strap.stay_awake()) for strap in here.straps]
            loop = asyncio.get_running_loop()
            loop.call_later(killed, here.adapter.kill, BleakDBusError(name, [text]))
            loop.call_later(back, setattr, here.adapter, "broken", None)
            events = await follow(here, 60, ble.events({"A": "0000000A", "B": "000123"}, diagnose=notes.append))
            for task in awake:
                task.cancel()
            return events

    events = run(main())
    for who in "AB":
        said = [link for link in links(events, who) if killed < link.t < back]
        assert {link.reason for link in said} == {"does_not_answer"}
        assert said[0].t < killed + 2.5
        assert links(events, who)[-1].state == "live"
        assert any(f"{who} looking failed: BleakDBusError (does_not_answer, {name})" in note for note in notes)

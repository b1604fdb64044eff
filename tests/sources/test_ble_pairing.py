"""A strap that asks to be paired: it is called that, its beats go on, and Windows pairs as people found to work."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import pairwise

import pytest
from bleak.exc import BleakDBusError, BleakError, BleakGATTProtocolError
from bleak.uuids import normalize_uuid_str
from support.virtual_time import run as virtual_run
from virtual.one import follow, reasons, states, texts
from virtual.proof import links
from virtual.room import Room, room
from virtual.strap import Wear

from devices import heart_rate_service as heart, polar_pmd
from devices.polar_pmd import Kind
from hrvsync.events import AnyEvent, Battery, Packet, Wave
from hrvsync.sources.ble import connection, describe_error, inspect, radio, scan_and_check, streams
from hrvsync.sources.ble.errors import ServiceSilent
from hrvsync.sources.ble.streams import Streams

ECG: frozenset[Kind] = frozenset(("ecg",))
PMD = (polar_pmd.CONTROL, polar_pmd.DATA)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(radio, "SYSTEM", "win32")


def secured(
    *uuids: str, agent: bool = True, pairs: bool = True, then: Callable[[Room], None] | None = None
) -> Callable[[Room], asyncio.Task[None]]:
    """A room whose strap wants to be paired before it shows these."""

    def lay(here: Room) -> asyncio.Task[None]:
        here.adapter.secured = frozenset(normalize_uuid_str(uuid) for uuid in uuids)
        here.adapter.agent, here.adapter.pairs = agent, pairs
        if then:
            then(here)

        async def live() -> None:
            await asyncio.gather(here.straps[0].stay_awake(), here.straps[0].stream_waves())

        return asyncio.create_task(live())

    return lay


def longest_gap(times: list[float]) -> float:
    return max(b - a for a, b in pairwise(times))


def beats(events: list[AnyEvent]) -> list[float]:
    return [event.t for event in events if isinstance(event, Packet)]


def test_waves_that_nobody_can_pair_for_are_given_up_and_the_beats_go_on() -> None:
    events, _ = follow(180, Wear(), ECG, secured(*PMD, agent=False), rr=(917,))
    said = next(link.t for link in links(events, "A") if link.reason == "pairing_wanted")
    assert said - beats(events)[0] < 5
    assert longest_gap(beats(events)) < 4
    assert states(events).count("lost") == 1
    assert "silent" not in reasons(events)
    assert (states(events)[-1], reasons(events)[-1]) == ("live", "pairing_wanted")
    assert "or pair it with `bluetoothctl pair`" in texts(events)[-1]


REFUSALS = {
    "by the strap": BleakGATTProtocolError(0x05),
    "not paired, as BlueZ says it": BleakDBusError("org.bluez.Error.NotPermitted", ["Not paired"]),
    "not authorised, as BlueZ says it": BleakDBusError("org.bluez.Error.NotAuthorized", ["Operation Not Authorized"]),
    "of macOS": BleakError("Encryption is insufficient."),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
def test_waves_that_are_refused_are_given_up_at_once_and_no_beat_is_missed(refusal: BleakError) -> None:
    def refuse(here: Room) -> None:
        here.adapter.refusal = refusal

    events, strap = follow(120, Wear(), ECG, secured(*PMD, then=refuse), rr=(917,))
    said = next(link.t for link in links(events, "A") if link.reason == "pairing_wanted")
    assert said - beats(events)[0] < 1
    assert len(beats(events)) == len(strap.delivered)
    assert "lost" not in states(events)
    assert (states(events)[-1], reasons(events)[-1]) == ("live", "pairing_wanted")


def test_a_start_that_is_refused_is_not_tried_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[float] = []

    async def start(_streams: Streams, _kind: Kind) -> None:
        begun.append(asyncio.get_running_loop().time())
        raise BleakGATTProtocolError(0x0F)

    monkeypatch.setattr(Streams, "_start", start)
    events, _ = follow(200, Wear(), ECG, secured(), rr=(917,))
    assert len(begun) == 1
    assert (states(events)[-1], reasons(events)[-1]) == ("live", "pairing_wanted")


def freezing(monkeypatch: pytest.MonkeyPatch, after: float) -> Callable[[Room], asyncio.Task[None]]:
    """The Bluetooth service freezes for a while, as one that is stopped: neither a strap nor a ping is answered."""
    rooms: list[Room] = []

    async def ping() -> None:
        if rooms[0].adapter.frozen:
            raise ServiceSilent

    for module in (connection, streams):
        monkeypatch.setattr(module, "require_service", ping)

    def lay(here: Room) -> None:
        rooms.append(here)
        for at, frozen in ((after, True), (after + 60, False)):
            asyncio.get_running_loop().call_later(at, setattr, here.adapter, "frozen", frozen)

    return secured(then=lay)


@pytest.mark.parametrize("after", [0.0, 2.6, 30.0])
def test_a_service_that_has_frozen_is_no_strap_that_wants_pairing(
    after: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    events, _ = follow(120, Wear(), ECG, freezing(monkeypatch, after), rr=(917,))
    assert "does_not_answer" in reasons(events)
    assert not {"pairing_wanted", "silent", "no_answer"} & set(reasons(events))
    assert (states(events)[-1], reasons(events)[-1]) == ("live", "")
    assert any(isinstance(event, Wave) and event.t > 100 for event in events)


def test_a_heart_rate_that_nobody_can_pair_for_is_called_that() -> None:
    events, _ = follow(90, Wear(), ECG, secured(heart.MEASUREMENT, agent=False))
    assert "no_answer" not in reasons(events)
    assert reasons(events)[-1] == "pairing_wanted"


def test_facts_that_nobody_can_pair_for_cost_no_beats() -> None:
    events, _ = follow(120, Wear(), ECG, secured(heart.MODEL, heart.BATTERY, agent=False), rr=(917,))
    assert longest_gap(beats(events)) < 4
    assert (states(events)[-1], reasons(events)[-1]) == ("live", "pairing_wanted")
    assert not any(isinstance(event, Battery) for event in events)


def test_a_person_who_answers_the_question_in_time_gets_the_waves() -> None:
    def agree(here: Room) -> None:
        asyncio.get_running_loop().call_later(12, here.adapter.agreed.set)

    events, _ = follow(40, Wear(), ECG, secured(*PMD, agent=False, then=agree), rr=(917,))
    assert "pairing_wanted" in reasons(events)
    assert states(events).count("lost") == 0
    assert any(isinstance(event, Wave) for event in events)
    assert reasons(events)[-1] == ""


@pytest.mark.usefixtures("windows")
def test_windows_pairs_for_the_waves_and_unpairs_before_hanging_up() -> None:
    rooms: list[Room] = []

    def walk(here: Room) -> None:
        rooms.append(here)
        asyncio.get_running_loop().call_later(30, here.straps[0].lose)

    events, _ = follow(60, Wear(), ECG, secured(*PMD, then=walk), rr=(917,))
    adapter = rooms[0].adapter
    assert adapter.paired == [False, True, True]
    assert adapter.bonds == set()
    assert any(isinstance(event, Wave) and event.t > 40 for event in events)
    assert (states(events)[-1], reasons(events)[-1]) == ("live", "")


@pytest.mark.usefixtures("windows")
def test_a_bond_that_was_kept_is_ended_on_windows() -> None:
    def bond(here: Room) -> None:
        here.adapter.bonds.add("F0:00:00:00:00:01")

    events, _ = follow(60, Wear(), ECG, secured(*PMD, then=bond), rr=(917,))
    assert (states(events)[-1], reasons(events)[-1]) == ("live", "")


@pytest.mark.usefixtures("windows")
def test_whoever_refuses_to_pair_on_windows_keeps_the_beats() -> None:
    events, _ = follow(60, Wear(), ECG, secured(*PMD, pairs=False), rr=(917,))
    assert "pairing_failed" in reasons(events)
    assert (states(events)[-1], reasons(events)[-1]) == ("live", "pairing_wanted")
    assert longest_gap(beats(events)) < 10


@pytest.mark.usefixtures("windows")
def test_windows_pairs_for_the_heart_rate() -> None:
    events, _ = follow(30, Wear(), happens=secured(heart.MEASUREMENT))
    assert "pairing_wanted" in reasons(events)
    assert states(events)[-1] == "live"


@pytest.mark.usefixtures("windows")
def test_services_are_asked_for_again_from_the_second_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    rooms: list[Room] = []

    def fail_once(here: Room) -> None:
        rooms.append(here)
        here.adapter.unplug(BleakError("Could not get GATT services: Unreachable"))
        asyncio.get_running_loop().call_later(3, setattr, here.adapter, "broken", None)
        asyncio.get_running_loop().call_later(15, here.straps[0].lose)

    follow(30, Wear(), happens=secured(then=fail_once))
    cached = [options["winrt"].get("use_cached_services", True) for options in rooms[0].adapter.options]
    assert cached == [True, False]


def alone(wanted: frozenset[str], work: Callable[[], Awaitable[object]]) -> object:
    """What comes of it in a room whose strap wants to be paired, and nobody answers."""

    async def main() -> object:
        async with room(Wear()) as here:
            here.adapter.secured, here.adapter.agent = wanted, False
            return await work()

    return virtual_run(main())


def test_asking_a_strap_that_nobody_can_pair_ends_and_says_why() -> None:
    with pytest.raises(BleakError) as caught:
        alone(frozenset((heart.MODEL,)), lambda: inspect("0000000A"))
    assert describe_error(caught.value).key == "pairing_wanted"


def test_a_check_says_that_a_strap_wants_to_be_paired() -> None:
    async def check() -> list[str]:
        return [strap.why async for found in scan_and_check(1) for strap in found.values()]

    why = alone(frozenset((heart.MEASUREMENT,)), check)
    assert isinstance(why, list)
    assert "wants to be paired once" in why[-1]

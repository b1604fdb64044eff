"""One strap, and everything that can happen to its link; virtual straps, virtual time."""

import asyncio
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from bleak import BleakClient
from bleak.backends.device import BLEDevice
from bleak.exc import BleakDBusError
from bumble import hci
from bumble.device import Connection, Device
from bumble.gatt import Characteristic
from support.virtual_time import run
from virtual.one import follow, reasons, states, steady, texts, until
from virtual.proof import assert_nothing_lost_or_doubled, delivered, heard, links
from virtual.room import Room, room
from virtual.strap import Wear

from devices import polar_pmd
from devices.polar_pmd import Kind
from hrvsync.analysis.chain import rebuild
from hrvsync.events import AnyEvent, Battery, Link, Packet, Strap
from hrvsync.sources import ble
from hrvsync.sources.ble import connection
from hrvsync.sources.ble.strap_store import StrapStore

ECG: frozenset[Kind] = frozenset(("ecg",))
type Heard = Callable[[Any, bytearray], None]


def test_the_states_a_person_sees() -> None:
    events, strap = follow(5, Wear())
    assert states(events) == ["off", "found", "connecting", "waiting", "live"]
    assert [event for event in events if isinstance(event, Strap)] == [
        Strap(links(events, "A")[3].t, "A", "Polar H10", "0000000A", 2.6, 0.4)
    ]
    assert [event.percent for event in events if isinstance(event, Battery)] == [87]
    assert not strap.connected


def test_battery_is_polled() -> None:
    def drain(here: Room) -> None:
        asyncio.get_running_loop().call_later(100, lambda: setattr(here.straps[0].wear, "battery", 40))

    events, _ = follow(320, Wear(), happens=drain)
    assert [event.percent for event in events if isinstance(event, Battery)] == [87, 40]


@pytest.mark.parametrize(("decoder", "note"), [("decode", "heart rate packet failed"), ("kind_of", "frame failed")])
def test_what_breaks_a_decoder_is_noted_and_breaks_nothing(
    decoder: str, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    notes: list[str] = []

    def junk(here: Room) -> asyncio.Task[None]:
        async def send() -> None:
            await asyncio.sleep(4)
            if decoder == "kind_of":
                monkeypatch.setattr(polar_pmd, decoder, broken)
                await here.straps[0].send_frame(b"\0" * 20)
            else:
                monkeypatch.setattr(connection.Connection, "_beat", broken)

        return asyncio.create_task(send())

    events, _ = follow(6, Wear(), ECG, junk, notes=notes)
    assert any(f"{note}: ZeroDivisionError" in line for line in notes)
    assert states(events)[-1] == "live"


def test_no_intervals_for_ten_seconds() -> None:
    events, _ = follow(15, Wear(), rr=())
    times = [link.t for link in links(events, "A") if link.reason == "no_intervals"]
    first = next(event.t for event in events if isinstance(event, Packet))
    assert 10 <= times[0] - first <= 11.5
    assert states(events)[-1] == "waiting"


def test_intervals_made_of_heart_rate_are_seen_through() -> None:
    events, _ = follow(30, Wear(), rr=(1024,))
    assert "Its RR intervals are computed from heart rate, not measured." in texts(events)


def test_nothing_heard_is_reported_and_then_hung_up() -> None:
    def mute(here: Room) -> None:
        asyncio.get_running_loop().call_later(5.5, lambda: setattr(here.straps[0], "loss", 1.0))
        asyncio.get_running_loop().call_later(17.5, lambda: setattr(here.straps[0], "loss", 0.0))

    def wake(here: Room) -> asyncio.Task[None]:
        mute(here)
        return asyncio.create_task(here.straps[0].stay_awake())

    events, strap = follow(25, Wear(), happens=wake)
    last = max(event.t for event in events if isinstance(event, Packet) and event.t < 10)
    lost = [link for link in links(events, "A") if link.state == "lost"]
    assert lost[0].t == pytest.approx(last + 2.5, abs=0.11)
    assert lost[0].reason == "silent"
    again = next(link.t for link in links(events, "A") if link.state == "found" and link.t > 5)
    assert again - last == pytest.approx(11.5, abs=1)
    assert states(events)[-1] == "live"
    assert_nothing_lost_or_doubled(events, [strap])


def test_echoes_of_an_ended_link_are_not_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    callbacks: list[Heard] = []
    original = BleakClient.start_notify

    async def listening(self: BleakClient, uuid: str, callback: Heard, **more: Any) -> None:
        callbacks.append(callback)
        await original(self, uuid, callback, **more)

    monkeypatch.setattr(BleakClient, "start_notify", listening)

    def walk(here: Room) -> asyncio.Task[None]:
        async def away() -> None:
            await asyncio.sleep(5.5)
            here.straps[0].lose()
            await asyncio.sleep(0.5)
            await here.straps[0].wake()
            await asyncio.sleep(3)
            callbacks[0](None, bytearray(b"\x10\x3c\x00\x04"))

        return asyncio.create_task(away())

    events, strap = follow(12, Wear(), happens=walk)
    assert len(callbacks) == 2
    assert_nothing_lost_or_doubled(events, [strap])


def test_a_straps_last_words_while_hanging_up_are_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "HANG_UP_AFTER", 3.0)
    original = BleakClient.disconnect

    async def slow(self: BleakClient) -> None:
        await asyncio.sleep(2.2)
        await original(self)

    monkeypatch.setattr(BleakClient, "disconnect", slow)

    def late(here: Room) -> asyncio.Task[None]:
        async def hold() -> None:
            await asyncio.sleep(5.5)
            here.straps[0].held = []
            await asyncio.sleep(3.5)
            await here.straps[0].release()
            await here.straps[0].stay_awake()

        return asyncio.create_task(hold())

    events, strap = follow(20, Wear(), happens=late)
    assert heard(events, "A") == [row for row in delivered(strap) if row[0] < 20]
    assert states(events)[-1] == "live"


def test_hanging_up_takes_bounded_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang(_self: BleakClient) -> None:
        await asyncio.sleep(3600)

    monkeypatch.setattr(BleakClient, "disconnect", hang)
    notes: list[str] = []

    async def main() -> float:
        async with room(Wear(), Wear(name="Polar H10 0000000B", serial="0000000B")) as here:
            life = [asyncio.create_task(steady(strap)) for strap in here.straps]
            stream = ble.events({"A": "0000000A", "B": "0000000B"}, diagnose=notes.append)
            async for event in stream:
                if event.t > 5:
                    break
            began = asyncio.get_running_loop().time()
            await stream.aclose()
            for task in life:
                task.cancel()
            return asyncio.get_running_loop().time() - began

    assert run(main()) < 5.1
    assert sum("hanging up failed: TimeoutError" in note for note in notes) == 2


def test_windows_giving_up_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    original = BleakClient.connect
    attempts: list[float] = []

    async def fickle(self: BleakClient) -> None:
        attempts.append(asyncio.get_running_loop().time())
        if len(attempts) <= 5:
            raise asyncio.CancelledError
        await original(self)

    monkeypatch.setattr(BleakClient, "connect", fickle)
    events, _ = follow(45, Wear())
    assert "gave_up" in reasons(events)
    rests = [b - a for a, b in pairwise(attempts)]
    assert rests == pytest.approx([1, 2, 4, 8, 15], abs=0.2)
    assert states(events)[-1] == "live"


def keep_the_radio_busy(here: Room) -> asyncio.Task[None]:
    """Let no connection through for six seconds."""

    async def block() -> None:
        await asyncio.sleep(0.05)
        async with here.adapter.connecting:
            await asyncio.sleep(6)

    return asyncio.create_task(block())


def test_an_attempt_that_is_ended_hangs_up(monkeypatch: pytest.MonkeyPatch) -> None:
    hung_up: list[bool] = []
    original = BleakClient.disconnect

    async def counted(self: BleakClient) -> None:
        hung_up.append(True)
        await original(self)

    monkeypatch.setattr(BleakClient, "disconnect", counted)

    events, _ = follow(2, Wear(), happens=keep_the_radio_busy)
    assert states(events)[-1] == "connecting"
    assert hung_up == [True]


def test_no_answer() -> None:
    events, _ = follow(20, Wear(), happens=keep_the_radio_busy)
    assert "no_answer" in reasons(events)
    assert states(events)[-1] == "live"


def test_a_device_without_heart_rate_says_so() -> None:
    events, _ = follow(6, Wear(heart_rate=False))
    assert "no_heart_rate" in reasons(events)


def test_a_strap_that_advertises_no_service_is_found_too() -> None:
    events, _ = follow(10, Wear(services=()))
    assert states(events)[-1] == "live"
    assert 4 <= links(events, "A")[1].t <= 5


def test_a_strap_that_this_computer_already_holds() -> None:
    def held(here: Room) -> asyncio.Task[None]:
        strap = here.straps[0]
        address = strap.device.random_address
        details = {"address": hci.Address(address.to_string(False)), "props": {}}
        device = BLEDevice(address.to_string(False), strap.wear.name, details)
        here.adapter.held = [device]
        return asyncio.create_task(steady(strap))

    events, _ = follow(3, Wear(services=()), happens=held)
    assert links(events, "A")[1].t < 1
    assert states(events)[-1] == "live"


@pytest.mark.parametrize("wanted", ["decathlon dual hr", "F0:00:00:00:00:01"])
def test_a_name_without_an_id_takes_the_serial_number(wanted: str) -> None:
    memory = StrapStore()
    wear = Wear(name="Decathlon Dual HR", serial="SN-77", manufacturer=b"", pmd=False)
    events, _ = follow(5, wear, wanted=wanted, memory=memory)
    assert [event.id for event in events if isinstance(event, Strap)] == ["", "SN-77"]
    assert memory.straps == {"A": "Decathlon Dual HR"}


def test_a_strap_that_reports_nothing_of_itself() -> None:
    events, _ = follow(5, Wear(information=False))
    assert states(events)[-1] == "live"
    assert [event.id for event in events if isinstance(event, Strap)] == ["0000000A"]


def test_other_devices_are_passed_over() -> None:
    events, _ = follow(5, Wear(name="Headphones", services=("180f",), manufacturer=b""), wanted="Headphones")
    assert states(events) == ["off"]


def test_out_of_range_is_reported_after_a_while() -> None:
    events, _ = follow(10, Wear(name="Headphones", services=("180f",), manufacturer=b""), wanted="FFFFFFFF")
    assert links(events, "A")[-1] == Link(8.0, "A", "off", "out_of_range")


def test_whatever_breaks_in_one_link_the_session_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    original = connection.Connection.last
    broken: list[bool] = []

    async def last(self: connection.Connection) -> None:
        if not broken:
            broken.append(True)
            await asyncio.sleep(2)
            raise ZeroDivisionError
        await original(self)

    monkeypatch.setattr(connection.Connection, "last", last)

    def awake(here: Room) -> asyncio.Task[None]:
        return asyncio.create_task(here.straps[0].stay_awake())

    events, _ = follow(8, Wear(), happens=awake)
    assert any(link.values == {"error": "ZeroDivisionError"} for link in links(events, "A"))
    assert states(events)[-1] == "live"


def test_a_link_that_breaks_in_the_middle_of_discovery_is_tried_again() -> None:
    def fickle(here: Room) -> asyncio.Task[None]:
        strap = here.straps[0]

        def connected(connection: Connection) -> None:
            connection.once(Connection.EVENT_CONNECTION_ATT_MTU_UPDATE, strap.lose)

        strap.device.once(Device.EVENT_CONNECTION, connected)
        return asyncio.create_task(strap.stay_awake())

    notes: list[str] = []
    events, _ = follow(8, Wear(), happens=fickle, notes=notes)
    assert "dropped" in reasons(events)
    assert any("connecting failed: BleakError (dropped)" in note for note in notes)
    assert states(events)[-1] == "live"


def test_a_link_that_breaks_while_the_strap_is_asked_for_itself() -> None:
    def fickle(here: Room) -> asyncio.Task[None]:
        strap = here.straps[0]

        def subscribed(*_: object) -> None:
            asyncio.get_running_loop().call_later(0.01, strap.lose)

        strap.slow_to_tell = 1.0
        strap.measurement.once(Characteristic.EVENT_SUBSCRIPTION, subscribed)
        return asyncio.create_task(strap.stay_awake())

    notes: list[str] = []
    events, _ = follow(8, Wear(), happens=fickle, notes=notes)
    assert "dropped" in reasons(events)
    assert any("the link is over: dropped" in note for note in notes)
    assert states(events)[-1] == "live"


def test_what_another_program_makes_arrive_twice_is_recorded_twice_and_counted_once() -> None:
    def listen(here: Room) -> None:
        here.adapter.others = 1

    events, _ = follow(60, Wear(), happens=listen)
    packets = [event for event in events if isinstance(event, Packet)]
    assert len(packets) >= 2 * 55
    assert len(rebuild(events)["A"]) == len(packets) // 2


@pytest.mark.parametrize("rhythm", [2.0, 3.0])
def test_a_strap_with_a_slow_rhythm_is_not_lost_between_its_packets(rhythm: float) -> None:
    def slowly(here: Room) -> asyncio.Task[None]:
        async def beat() -> None:
            while True:
                await asyncio.sleep(rhythm)
                await here.straps[0].beat((1024,) * round(rhythm), 60)

        return asyncio.create_task(beat())

    async def main() -> list[AnyEvent]:
        async with room(Wear()) as here:
            life = slowly(here)
            return await until(60, ble.events({"A": "0000000A"}), life)

    assert states(run(main())).count("lost") <= 2  # before its second packet nobody knows


def test_a_strap_that_was_slow_only_once_is_lost_as_soon_as_any() -> None:
    async def main() -> list[AnyEvent]:
        async def beat(here: Room) -> None:
            for wait in (2.0, 2.8, 0.7):
                await asyncio.sleep(wait)
                await here.straps[0].beat((1024,), 60)

        async with room(Wear()) as here:
            life = asyncio.create_task(beat(here))
            return await until(12, ble.events({"A": "0000000A"}), life)

    events = run(main())
    last = max(event.t for event in events if isinstance(event, Packet))
    lost = [event.t for event in events if isinstance(event, Link) and event.state == "lost" and event.t > last]
    assert lost[0] - last == pytest.approx(2.5, abs=0.1)


def test_a_wrong_id_names_the_straps_in_sight() -> None:
    events, _ = follow(12, Wear(), wanted="0000000F")
    assert "A's strap is not in range. Put it on, or correct its id: in sight are 0000000A." in texts(events)


def test_the_diagnostics_keep_the_reason() -> None:
    notes: list[str] = []
    follow(12, Wear(), wanted="0000000F", notes=notes)
    assert any(line.endswith("A off others_in_sight") for line in notes)


def test_a_service_that_ends_in_a_session_is_not_called_missing() -> None:
    gone = BleakDBusError("org.freedesktop.DBus.Error.ServiceUnknown", ["The name org.bluez was not provided"])

    def end(here: Room) -> None:
        asyncio.get_running_loop().call_later(5, here.adapter.unplug, gone)

    events, _ = follow(20, Wear(), happens=end)
    assert "does_not_answer" in reasons(events)
    assert "not_installed" not in reasons(events)


@pytest.mark.parametrize("paired", [False, True])
def test_a_phantom_is_forgotten_after_three_failures_unless_it_is_paired(paired: bool) -> None:
    rooms: list[Room] = []
    address = "F0:00:00:00:00:01"

    def haunt(here: Room) -> None:
        rooms.append(here)
        here.adapter.phantoms.add(address)
        here.adapter.paired_with |= {address} if paired else set()

    events, _ = follow(90, Wear(), happens=haunt)
    assert [link.reason for link in links(events, "A")].count("no_answer") >= 3
    assert rooms[0].adapter.removed == ([] if paired else [address])
    assert (states(events)[-1] == "live") is not paired


def test_a_strap_that_linux_is_paired_with_is_connected_while_it_scans() -> None:
    def pair(here: Room) -> None:
        here.adapter.deaf_to_bonded = True
        here.adapter.paired_with.add("F0:00:00:00:00:01")

    events, _ = follow(30, Wear(), happens=pair)
    assert reasons(events).count("no_answer") == 1
    assert states(events)[-1] == "live"

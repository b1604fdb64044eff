"""What goes on in a living room: hearts beat, and things happen to the straps."""

import asyncio
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bleak.exc import BleakBluetoothNotAvailableError, BleakBluetoothNotAvailableReason
from bumble import hci

from hrvsync.events import AnyEvent, Packet
from hrvsync.sources import ble
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from virtual.room import Room
from virtual.strap import VirtualStrap


def hearts(seconds: float, seed: int) -> dict[str, list[Packet]]:
    """Packets of the simulator's hearts in two healthy straps, by seat."""
    two = {"A": Heart(bpm=64, resonance=5.5), "B": Heart(bpm=71, breaths=16)}
    events = simulate(
        Scenario("room", seconds, two, {"A": SimulatedStrap(), "B": SimulatedStrap("Garmin HRM-Dual")}, seed=seed)
    ).events
    packets = [event for event in events if isinstance(event, Packet)]
    return {who: [packet for packet in packets if packet.who == who] for who in two}


def to_bytes(packet: Packet) -> bytes:
    """The packet as a strap sends it."""
    contact = {None: 0, False: 4, True: 6}[packet.contact]
    flags = contact | (0x10 if packet.rr else 0)
    return bytes((flags, packet.bpm or 0)) + b"".join(n.to_bytes(2, "little") for n in packet.rr)


@dataclass(frozen=True)
class Fault:
    """Something that happens to strap number `strap` at `at` (s) and lasts `seconds`.

    walk: out of range and back. leave: the strap itself hangs up, and advertises again later. loss: packets are lost
    inside the strap. late: packets come later, in one burst. mute: connected, but silent. unplug: no Bluetooth at all.
    """

    at: float
    kind: str
    strap: int = 0
    seconds: float = 1.0


async def play(strap: VirtualStrap, packets: Iterable[Packet]) -> None:
    """Let the strap send each packet when its time comes."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    for packet in packets:
        await asyncio.sleep(start + packet.t - loop.time())
        await strap.send(to_bytes(packet))


async def walk_about(strap: VirtualStrap, chance: random.Random) -> None:
    """Go out of range now and then, for ever."""
    while True:
        await asyncio.sleep(chance.uniform(20, 60))
        await strap.hush()
        strap.lose()
        await asyncio.sleep(chance.uniform(1, 20))
        await strap.wake()


async def happen(room: Room, faults: Sequence[Fault]) -> None:
    """Let each fault happen when its time comes."""
    await asyncio.gather(*(_happen(room, fault) for fault in faults))


async def _happen(room: Room, fault: Fault) -> None:
    await asyncio.sleep(fault.at)
    strap = room.straps[fault.strap]
    match fault.kind:
        case "walk" | "leave":
            await strap.hush()
            if fault.kind == "walk":
                strap.lose()
            else:
                strap.controller.lose(hci.HCI_ErrorCode.REMOTE_USER_TERMINATED_CONNECTION_ERROR)
            await asyncio.sleep(fault.seconds)
            await strap.wake()
        case "loss":
            strap.loss = 0.3
            await asyncio.sleep(fault.seconds)
            strap.loss = 0.0
        case "late":
            strap.held = []
            await asyncio.sleep(fault.seconds)
            await strap.release()
        case "mute":
            strap.loss = 1.0
            await asyncio.sleep(fault.seconds)
            strap.loss = 0.0
        case _:
            assert fault.kind == "unplug"
            room.adapter.unplug(
                BleakBluetoothNotAvailableError(
                    "No Bluetooth adapters found.", BleakBluetoothNotAvailableReason.NO_BLUETOOTH
                )
            )
            for strap in room.straps:
                await strap.advertise_again()
            await asyncio.sleep(fault.seconds)
            room.adapter.broken = None
            for strap in room.straps:
                await strap.wake()


async def session(
    room: Room, hearts: dict[str, list[Packet]], faults: Sequence[Fault], seconds: float
) -> list[AnyEvent]:
    """Record a session of these hearts and faults; straps sit in their seats by their own ids."""
    seats = dict(zip("AB", room.straps, strict=False))
    life = [asyncio.create_task(play(strap, hearts[who])) for who, strap in seats.items()]
    life.append(asyncio.create_task(happen(room, faults)))
    recorded: list[AnyEvent] = []
    stream = ble.events({who: strap.wear.serial for who, strap in seats.items()})
    try:
        async for event in stream:
            if event.t >= seconds:
                break
            recorded.append(event)
    finally:
        await stream.aclose()
        for task in life:
            task.cancel()
        results = await asyncio.gather(*life, return_exceptions=True)
        for error in results:
            if isinstance(error, Exception):
                raise error
    return recorded


def random_faults(chance: random.Random, seconds: float, count: int) -> list[Fault]:
    """A script of faults that follow or overlap each other by chance."""
    kinds = ("walk", "walk", "leave", "loss", "late", "mute", "unplug")
    return [
        Fault(
            at=chance.uniform(0, seconds),
            kind=chance.choice(kinds),
            strap=chance.randrange(2),
            seconds=chance.choice((0.0, 0.1, 1.0, chance.uniform(0, 8), chance.uniform(0, 20))),
        )
        for _ in range(count)
    ]

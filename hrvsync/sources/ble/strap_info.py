"""One strap looked at closely: what it is, what it can send, and whether it serves two listeners at once."""

import asyncio
from contextlib import suppress

import msgspec
from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic

from devices import heart_rate_service as heart
from devices import polar, polar_pmd
from hrvsync.sources.ble.connection import GOODBYE_LIMIT
from hrvsync.sources.ble.discovered import Sighting, held, watch
from hrvsync.sources.ble.errors import TRANSPORT_ERRORS, problem
from hrvsync.sources.ble.radio import turn
from hrvsync.sources.ble.strap_link import MOST_PATIENCE, Seat
from hrvsync.sources.ble.strap_store import StrapStore
from hrvsync.sources.ble.streams import ANSWER_LIMIT, NOTIFY, Streams
from hrvsync.sources.inbox import Inbox

LOOK = 8.0


class StrapError(Exception):
    """It cannot be done, for a reason that is told in a sentence."""


class StrapInfo(msgspec.Struct, frozen=True):
    """What a strap tells of itself. `battery` (%) is None where it does not tell.

    `second_connection`: whether it lets two programs, phones or watches listen at once; None where it has no such
    switch. `stopped`: it was still sending a wave for an earlier session, and was told to stop.
    """

    name: str
    id: str
    model: str
    calls_itself: str
    serial: str
    firmware: str
    battery: int | None
    sends: tuple[polar_pmd.Kind, ...]
    second_connection: bool | None
    stopped: bool


async def inspect(wanted: str, second_connection: bool | None = None, memory: StrapStore | None = None) -> StrapInfo:
    """Connect to the strap with this own id, name or address and ask it; then hang up.

    `second_connection` turns its switch on or off first. Raises StrapError, and what bleak raises.
    """
    memory = memory or StrapStore()
    sighting = await _find(wanted)
    client = BleakClient(sighting.device)
    try:
        async with turn(), asyncio.timeout(MOST_PATIENCE):
            await client.connect()
        stopped = memory.left_streaming(sighting.own)
        if stopped:
            await _streams(client, sighting, memory).begin()
        if second_connection is not None:
            await _switch(client, second_connection)
        model, serial, firmware = [
            heart.text(await _read(client, uuid)) for uuid in (heart.MODEL, heart.SERIAL, sighting.strap.firmware)
        ]
        return StrapInfo(
            name=sighting.name,
            id=sighting.id or serial,
            model=sighting.strap.model,
            calls_itself=model,
            serial=serial,
            firmware=firmware,
            battery=heart.battery(await _read(client, heart.BATTERY)),
            sends=tuple(sorted(polar_pmd.features(await _read(client, polar_pmd.CONTROL)))),
            second_connection=await _asked(client),
            stopped=stopped,
        )
    finally:
        with suppress(*TRANSPORT_ERRORS):
            async with asyncio.timeout(GOODBYE_LIMIT):
                await client.disconnect()


async def _find(wanted: str) -> Sighting:
    found: asyncio.Future[Sighting] = asyncio.get_running_loop().create_future()

    def seen(sighting: Sighting) -> None:
        if sighting.answers_to(wanted) and not found.done():
            found.set_result(sighting)

    for sighting in await held():
        seen(sighting)
    if not found.done():
        async with watch(seen, by_service=False):
            await asyncio.wait({found}, timeout=LOOK)
    if not found.done():
        raise StrapError(problem("out of range", f"Strap {wanted}").sentence)
    return found.result()


def _streams(client: BleakClient, sighting: Sighting, memory: StrapStore) -> Streams:
    seat = Seat("A", sighting.own, frozenset(), Inbox(), lambda _: None, memory)
    return Streams(client, seat, sighting.own, frozenset(), lambda _t, _measured: None, lambda _what, _why: None)


async def _read(client: BleakClient, uuid: str) -> bytes:
    """Read a characteristic; empty where the strap has none such."""
    if client.services.get_characteristic(uuid) is None:
        return b""
    return bytes(await client.read_gatt_char(uuid))


async def _switch(client: BleakClient, on: bool) -> None:
    if not polar.two_connections_supported(await _read(client, polar.FEATURES)):
        raise StrapError("This strap has no switch for a second connection. Polar's H10 has one.")
    reply = await _command(client, polar.ALLOW_TWO_CONNECTIONS if on else polar.ALLOW_ONE_CONNECTION)
    if not polar.change_accepted(reply):
        raise StrapError(f"The strap did not take the change: {polar.refusal(reply)}.")


async def _asked(client: BleakClient) -> bool | None:
    if not polar.two_connections_supported(await _read(client, polar.FEATURES)):
        return None
    return polar.two_connections(await _command(client, polar.ASK_CONNECTIONS))


async def _command(client: BleakClient, command: bytes) -> bytes:
    """Write a command to the features' control point and wait for its reply."""
    replies: asyncio.Queue[bytes] = asyncio.Queue()

    def told(_characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        replies.put_nowait(bytes(data))

    await client.start_notify(polar.FEATURES_CONTROL, told, bluez=NOTIFY)
    try:
        async with asyncio.timeout(ANSWER_LIMIT):
            await client.write_gatt_char(polar.FEATURES_CONTROL, command, response=True)
            while (reply := await replies.get())[1:2] != command[:1]:
                pass
        return reply
    finally:
        await client.stop_notify(polar.FEATURES_CONTROL)

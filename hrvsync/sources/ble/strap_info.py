"""One strap looked at closely: what it is, what it can send, and whether it serves two listeners at once."""

import asyncio

import msgspec
from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic

from devices import MODELS, polar, polar_pmd
from devices import heart_rate_service as heart
from hrvsync.reasons import message
from hrvsync.sources.ble.radio import connected, held, read, watch
from hrvsync.sources.ble.strap_link import StrapLink
from hrvsync.sources.ble.strap_store import StrapStore
from hrvsync.sources.ble.streams import ANSWER_LIMIT, NOTIFY, Streams
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.inbox import Inbox

LOOK = 8.0


class StrapError(Exception):
    """It cannot be done; the text is a sentence that says why."""


class StrapInfo(msgspec.Struct, frozen=True):
    """What a strap says about itself. `battery` (%) is None where it does not say.

    `second_connection`: whether it lets two programs, phones or watches listen at once; None where it has no such
    switch. `stopped`: it was still sending a wave for an earlier session, and was stopped.
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


async def inspect(wanted: str, second_connection: bool | None = None, store: StrapStore | None = None) -> StrapInfo:
    """Connect to the strap with this own id, name or address and ask it; then hang up.

    `second_connection` turns its switch on or off first. Raises StrapError, and what bleak raises.
    """
    store = store or StrapStore()
    found = await _find(wanted)
    async with connected(found) as client:
        stopped = found.own in store.streaming
        if stopped:
            await _streams(client, found.own, store).begin()
        if second_connection is not None:
            await _switch(client, second_connection)
        model, serial, firmware = [
            heart.text(await read(client, uuid)) for uuid in (heart.MODEL, heart.SERIAL, MODELS[found.model].firmware)
        ]
        return StrapInfo(
            name=found.name,
            id=found.id or serial,
            model=found.model,
            calls_itself=model,
            serial=serial,
            firmware=firmware,
            battery=heart.battery(await read(client, heart.BATTERY)),
            sends=tuple(sorted(polar_pmd.features(await read(client, polar_pmd.CONTROL)))),
            second_connection=await _asked(client),
            stopped=stopped,
        )


def _streams(client: BleakClient, own: str, store: StrapStore) -> Streams:
    link = StrapLink("A", own, frozenset(), Inbox(), lambda _: None, store)
    return Streams(client, link, own, frozenset(), lambda _t, _measured: None, lambda _what, _why: None)


async def _find(wanted: str) -> DiscoveredStrap:
    found: asyncio.Future[DiscoveredStrap] = asyncio.get_running_loop().create_future()

    def seen(strap: DiscoveredStrap) -> None:
        if strap.answers_to(wanted) and not found.done():
            found.set_result(strap)

    for strap in await held():
        seen(strap)
    if not found.done():
        async with watch(seen, by_service=False):
            await asyncio.wait({found}, timeout=LOOK)
    if not found.done():
        raise StrapError(message("out_of_range", {}, f"Strap {wanted}"))
    return found.result()


async def _switch(client: BleakClient, on: bool) -> None:
    if not polar.two_connections_supported(await read(client, polar.FEATURES)):
        raise StrapError("This strap has no switch for a second connection. Polar's H10 has one.")
    reply = await _command(client, polar.ALLOW_TWO_CONNECTIONS if on else polar.ALLOW_ONE_CONNECTION)
    if not polar.change_accepted(reply):
        raise StrapError(f"The strap did not take the change: {polar.refusal(reply)}.")


async def _asked(client: BleakClient) -> bool | None:
    if not polar.two_connections_supported(await read(client, polar.FEATURES)):
        return None
    return polar.two_connections(await _command(client, polar.ASK_CONNECTIONS))


async def _command(client: BleakClient, command: bytes) -> bytes:
    """Write a command to the features' control point and wait for its reply."""
    replies: asyncio.Queue[bytes] = asyncio.Queue()

    def on_reply(_characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        replies.put_nowait(bytes(data))

    await client.start_notify(polar.FEATURES_CONTROL, on_reply, bluez=NOTIFY)
    try:
        async with asyncio.timeout(ANSWER_LIMIT):
            await client.write_gatt_char(polar.FEATURES_CONTROL, command, response=True)
            while (reply := await replies.get())[1:2] != command[:1]:
                pass
        return reply
    finally:
        await client.stop_notify(polar.FEATURES_CONTROL)

"""Looking around without a session: which straps are in sight, what each is and is worth, whether Bluetooth works."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Iterable
from contextlib import suppress

import msgspec
from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic

from devices import MODELS, Advertisement, heart_rate_service as heart, polar, polar_pmd, recognise, verdict
from devices.strap import own_id
from hrvsync.i18n import Message
from hrvsync.reasons import message
from hrvsync.sources.ble.errors import TRANSPORT_ERRORS, Problem, describe_error
from hrvsync.sources.ble.radio import connected, held, read, watch
from hrvsync.sources.ble.strap_link import StrapLink
from hrvsync.sources.ble.strap_store import StrapStore
from hrvsync.sources.ble.streams import ANSWER_LIMIT, NOTIFY, Streams, answered
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.inbox import Inbox

REDRAW_EVERY = 0.5
LOOK = 8.0
"""Seconds of looking for one strap."""
CHECK_FOR = 30.0
"""Seconds of beats that it takes to see made-up intervals."""


async def scan(seconds: float, by_service: bool = False) -> AsyncGenerator[dict[str, DiscoveredStrap], None]:
    """Yield all straps seen so far, by address, twice a second for `seconds`. Raises what bleak raises."""
    seen = {strap.address: strap for strap in await held()}
    end = asyncio.get_running_loop().time() + seconds
    async with watch(lambda strap: seen.update({strap.address: strap}), by_service):
        while (left := end - asyncio.get_running_loop().time()) > 0:
            await asyncio.sleep(min(REDRAW_EVERY, left))
            sharing = Counter(strap.own for strap in seen.values())
            yield {
                address: strap if sharing[strap.own] == 1 else msgspec.structs.replace(strap, own=address)
                for address, strap in seen.items()
            }


async def scan_and_check(
    seconds: float, store: StrapStore | None = None
) -> AsyncGenerator[dict[str, DiscoveredStrap], None]:
    """As scan; then connect to one strap after the other and listen for 30 s to judge what it is worth.

    The straps of a session that runs, as `store` knows, are left alone: to listen to them would double their beats.
    """
    found: dict[str, DiscoveredStrap] = {}
    async for found in scan(seconds):
        yield found
    for address, strap in tuple(found.items()):
        if store is not None and _in_session(strap, store):
            found = found | {address: msgspec.structs.replace(strap, why=message("in_session", {}))}
            yield found
            continue
        found = found | {address: msgspec.structs.replace(strap, verdict="checking", why="")}
        yield found
        found = found | {address: await _check(strap)}
        yield found


async def trouble() -> Problem | None:
    """Try whether this computer's Bluetooth works; what is wrong if it does not."""
    try:
        async with watch(lambda _: None):
            return None
    except Exception as error:
        return describe_error(error)


async def _check(strap: DiscoveredStrap) -> DiscoveredStrap:
    """Listen to a strap for a while and judge it."""
    heard: list[tuple[float, heart.Measurement]] = []
    row = MODELS[strap.model]
    time = asyncio.get_running_loop().time
    percent: int | None = None
    over = asyncio.Event()

    def on_heart(_characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        heard.append((time(), row.decode(bytes(data))))

    found = strap
    try:
        with suppress(StrapError):  # BlueZ forgets a device unseen for 30 s, and so long the one before was listened to
            found = await _find(strap.address)
        async with connected(found, lambda _: over.set()) as client:
            with suppress(TimeoutError):
                async with asyncio.timeout(CHECK_FOR):
                    await answered(client.start_notify(heart.MEASUREMENT, on_heart, bluez=NOTIFY))
                    percent = heart.battery(await _read(client, heart.BATTERY))
                    await over.wait()
        judged = verdict.judge(heard)
        why = message(judged.reason, {}) if judged.reason else ""
    except TRANSPORT_ERRORS as error:
        judged, why = verdict.Verdict("no data"), describe_error(error).sentence
    # A band sends its beats in a stream of its own, late: half a minute of its heart rate does not show them.
    by_model = row.beats == "ppi" and judged.worth == "heart rate only"
    last = heard[-1][1] if heard else heart.Measurement()
    return msgspec.structs.replace(
        strap,
        bpm=last.bpm or None,
        worn=strap.worn if last.contact is None else last.contact,
        battery=percent,
        verdict=strap.verdict if by_model else judged.worth,
        why=strap.why if by_model else why,
        checked=not by_model,
    )


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
    if _in_session(found, store):
        raise StrapError(message("in_session", {}, f"Strap {wanted}"))
    async with connected(found) as client:
        stopped = found.own in store.streaming
        if stopped:
            await _streams(client, found.own, store).begin()
        if second_connection is not None:
            await _switch(client, second_connection)
        model, serial, firmware = [
            heart.text(await _read(client, uuid)) for uuid in (heart.MODEL, heart.SERIAL, MODELS[found.model].firmware)
        ]
        return StrapInfo(
            name=found.name,
            id=found.id or serial,
            model=found.model,
            calls_itself=model,
            serial=serial,
            firmware=firmware,
            battery=heart.battery(await _read(client, heart.BATTERY)),
            sends=tuple(sorted(polar_pmd.features(await _read(client, polar_pmd.CONTROL)))),
            second_connection=await _asked(client),
            stopped=stopped,
        )


def in_session(wanted: Iterable[str], store: StrapStore) -> Message | None:
    """Say which of the wanted straps a session of another program uses; None where it is none."""
    used = set(map(_shortest, store.in_session))
    own = next((own for own in wanted if _shortest(own) in used), None)
    return None if own is None else message("in_session", {}, Message("Strap {id}", id=own))


def _shortest(wanted: str) -> str:
    """Return the id in a strap's name, or whatever it is asked for by."""
    strap = recognise(Advertisement(wanted))
    return (own_id(strap, wanted) if strap else "").casefold() or wanted.casefold()


def _in_session(strap: DiscoveredStrap, store: StrapStore) -> bool:
    return any(map(strap.answers_to, store.in_session))


def _streams(client: BleakClient, own: str, store: StrapStore) -> Streams:
    link = StrapLink("A", own, frozenset(), Inbox(), lambda _: None, store)
    return Streams(client, link, own, frozenset(), lambda _t, _measured: None, lambda _what, _why: None)


async def _find(wanted: str) -> DiscoveredStrap:
    found: asyncio.Future[DiscoveredStrap] = asyncio.get_running_loop().create_future()
    others: set[str] = set()

    def seen(strap: DiscoveredStrap) -> None:
        others.add(strap.own)
        if strap.answers_to(wanted) and not found.done():
            found.set_result(strap)

    for strap in await held():
        seen(strap)
    if not found.done():
        async with watch(seen, by_service=False):
            await asyncio.wait({found}, timeout=LOOK)
    if not found.done():
        raise StrapError(
            message("others_in_sight", {"others": tuple(sorted(others))}, f"Strap {wanted}")
            if others
            else message("out_of_range", {}, f"Strap {wanted}")
        )
    return found.result()


async def _read(client: BleakClient, uuid: str) -> bytes:
    return await answered(read(client, uuid))


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

    def on_reply(_characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        replies.put_nowait(bytes(data))

    await answered(client.start_notify(polar.FEATURES_CONTROL, on_reply, bluez=NOTIFY))
    try:
        async with asyncio.timeout(ANSWER_LIMIT):
            await answered(client.write_gatt_char(polar.FEATURES_CONTROL, command, response=True))
            while (reply := await replies.get())[1:2] != command[:1]:
                pass
        return reply
    finally:
        await client.stop_notify(polar.FEATURES_CONTROL)

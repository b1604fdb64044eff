"""Looking around without a session: which straps are in sight, what each is worth, and whether Bluetooth works."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import suppress

import msgspec
from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic

from devices import heart_rate_service as heart
from devices import verdict
from devices.heart_rate_service import Measurement
from hrvsync.sources.ble.connection import GOODBYE_LIMIT
from hrvsync.sources.ble.discovered import Sighting, held, watch
from hrvsync.sources.ble.errors import TRANSPORT_ERRORS, Problem, describe_error
from hrvsync.sources.ble.radio import turn
from hrvsync.sources.ble.strap_link import MOST_PATIENCE
from hrvsync.sources.ble.streams import NOTIFY

REDRAW_EVERY = 0.5
TRY_FOR = 30.0
"""Seconds of beats that it takes to see made-up intervals."""


class Found(msgspec.Struct, frozen=True):
    """A strap in sight, for people to choose from. `verdict` is an expectation by its model until `checked`.

    `own` is what to call it by: its own id, else its name, else (of twins that share a name) its address.
    """

    name: str
    id: str
    model: str
    rssi: int | None = None
    bpm: int | None = None
    worn: bool | None = None
    battery: str = ""
    verdict: str = ""
    why: str = ""
    own: str = ""
    held: bool = False
    checked: bool = False


async def scan(seconds: float, by_service: bool = False) -> AsyncGenerator[dict[str, Found], None]:
    """Yield all straps seen so far, by address, twice a second for so many seconds. Raises what bleak raises."""
    async for sightings in _sightings(seconds, by_service):
        yield _all_found(sightings)


async def scan_and_check(seconds: float) -> AsyncGenerator[dict[str, Found], None]:
    """As scan; then connect to one strap after the other and listen 30 s, to tell what it is worth."""
    sightings: dict[str, Sighting] = {}
    async for sightings in _sightings(seconds, by_service=False):
        yield _all_found(sightings)
    found = _all_found(sightings)
    for address, sighting in sightings.items():
        found[address] = msgspec.structs.replace(found[address], verdict="checking", why="")
        yield dict(found)
        found[address] = msgspec.structs.replace(await _try_out(sighting), own=found[address].own)
        yield dict(found)


async def trouble() -> Problem | None:
    """Try whether this computer's Bluetooth works; what is wrong if it does not."""
    try:
        async with watch(lambda _: None):
            return None
    except Exception as error:
        return describe_error(error)


async def _sightings(seconds: float, by_service: bool) -> AsyncGenerator[dict[str, Sighting], None]:
    seen: dict[str, Sighting] = {sighting.device.address: sighting for sighting in await held()}
    end = asyncio.get_running_loop().time() + seconds

    def sight(sighting: Sighting) -> None:
        seen[sighting.device.address] = sighting

    async with watch(sight, by_service):
        while (left := end - asyncio.get_running_loop().time()) > 0:
            await asyncio.sleep(min(REDRAW_EVERY, left))
            yield dict(seen)


def _all_found(sightings: dict[str, Sighting]) -> dict[str, Found]:
    owns = {address: sighting.own or address for address, sighting in sightings.items()}
    called = Counter(owns.values())
    return {
        address: msgspec.structs.replace(_found(sighting), own=owns[address] if called[owns[address]] == 1 else address)
        for address, sighting in sightings.items()
    }


def _found(sighting: Sighting) -> Found:
    told, strap = sighting.broadcast, sighting.strap
    battery = {None: "", True: "low", False: "ok"}[told.battery_low]
    return Found(
        name=sighting.name,
        id=sighting.id,
        model=strap.model,
        rssi=sighting.rssi,
        bpm=told.bpm,
        worn=told.worn,
        battery=battery,
        verdict=verdict.expected(strap.rr, strap.beats == "ppi"),
        why=strap.advice,
        held=sighting.rssi is None,
    )


async def _try_out(sighting: Sighting) -> Found:
    """Listen to a strap for a while and judge it."""
    heard: list[tuple[float, Measurement]] = []
    time = asyncio.get_running_loop().time
    percent: int | None = None
    over = asyncio.Event()

    def on_heart(_characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        t = time()
        heard.append((t, sighting.strap.decode(bytes(data))))

    client = BleakClient(sighting.device, lambda _: over.set())
    try:
        async with turn(), asyncio.timeout(MOST_PATIENCE):
            await client.connect()
            await client.start_notify(heart.MEASUREMENT, on_heart, bluez=NOTIFY)
            if client.services.get_characteristic(heart.BATTERY):
                percent = heart.battery(bytes(await client.read_gatt_char(heart.BATTERY)))
        with suppress(TimeoutError):
            async with asyncio.timeout(TRY_FOR):
                await over.wait()
        judged = verdict.judge(heard)
    except TRANSPORT_ERRORS as error:
        judged = verdict.Verdict("no data", str(describe_error(error).sentence))
    finally:
        with suppress(*TRANSPORT_ERRORS):
            async with asyncio.timeout(GOODBYE_LIMIT):
                await client.disconnect()
    found = _found(sighting)
    # A band tells its beats in a stream of its own, late: half a minute of its heart rate does not show them.
    by_model = sighting.strap.beats == "ppi" and judged.worth == "heart rate only"
    last = heard[-1][1] if heard else Measurement()
    return msgspec.structs.replace(
        found,
        bpm=last.bpm or None,
        worn=found.worn if last.contact is None else last.contact,
        battery=found.battery if percent is None else f"{percent} %",
        verdict=found.verdict if by_model else judged.worth,
        why=found.why if by_model else judged.why,
        checked=not by_model,
    )

"""Looking around without a session: which straps are in sight, what each is worth, and whether Bluetooth works."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import suppress

from bleak.backends.characteristic import BleakGATTCharacteristic
from msgspec.structs import replace

import devices
from devices import heart_rate_service as heart
from devices import verdict
from devices.heart_rate_service import Measurement
from hrvsync.reasons import message
from hrvsync.sources.ble.errors import TRANSPORT_ERRORS, Problem, describe_error
from hrvsync.sources.ble.radio import connected, held, read, watch
from hrvsync.sources.ble.streams import NOTIFY
from hrvsync.sources.discovered import DiscoveredStrap

REDRAW_EVERY = 0.5
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
                address: strap if sharing[strap.own] == 1 else replace(strap, own=address)
                for address, strap in seen.items()
            }


async def scan_and_check(seconds: float) -> AsyncGenerator[dict[str, DiscoveredStrap], None]:
    """As scan; then connect to one strap after the other and listen 30 s, to tell what it is worth."""
    found: dict[str, DiscoveredStrap] = {}
    async for found in scan(seconds):
        yield found
    for address, strap in tuple(found.items()):
        found = found | {address: replace(strap, verdict="checking", why="")}
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
    heard: list[tuple[float, Measurement]] = []
    row = devices.MODELS[strap.model]
    time = asyncio.get_running_loop().time
    percent: int | None = None
    over = asyncio.Event()

    def on_heart(_characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        heard.append((time(), row.decode(bytes(data))))

    try:
        async with connected(strap, lambda _: over.set()) as client:
            with suppress(TimeoutError):
                async with asyncio.timeout(CHECK_FOR):
                    await client.start_notify(heart.MEASUREMENT, on_heart, bluez=NOTIFY)
                    percent = heart.battery(await read(client, heart.BATTERY))
                    await over.wait()
        judged = verdict.judge(heard)
        why = message(judged.reason, {}) if judged.reason else ""
    except TRANSPORT_ERRORS as error:
        judged, why = verdict.Verdict("no data"), describe_error(error).sentence
    # A band tells its beats in a stream of its own, late: half a minute of its heart rate does not show them.
    by_model = row.beats == "ppi" and judged.worth == "heart rate only"
    last = heard[-1][1] if heard else Measurement()
    return replace(
        strap,
        bpm=last.bpm or None,
        worn=strap.worn if last.contact is None else last.contact,
        battery=percent,
        verdict=strap.verdict if by_model else judged.worth,
        why=strap.why if by_model else why,
        checked=not by_model,
    )

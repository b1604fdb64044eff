"""The one radio of this computer: scanning and connecting, one at a time.

BlueZ stumbles over a scan during a connect (bleak#694), and one connect at a time is all that any system does well.
"""

import asyncio
import logging
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any
from weakref import WeakKeyDictionary

import bleak
from bleak import BleakClient
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from devices import UNKNOWN, Advertisement, Strap, heart_rate_service, recognise, verdict
from devices.strap import Broadcast, own_id
from hrvsync.sources.ble.bluez import adapter
from hrvsync.sources.ble.errors import TRANSPORT_ERRORS, EndedBySystem, ServiceSilent
from hrvsync.sources.discovered import DiscoveredStrap

SCAN_TIMEOUT = 10.0
"""Seconds that starting or stopping a scan may take: a dead Bluetooth service never answers."""
MAX_CONNECT_TIMEOUT = 30.0
DISCONNECT_TIMEOUT = 5.0
SYSTEM = sys.platform
PROGRAM = """
import asyncio, bleak
async def main():
    async with bleak.BleakScanner():
        pass
asyncio.run(main())
"""
PERMISSION_TIMEOUT = 30.0
"""Seconds: the system may be asking the person for permission meanwhile."""

for library in ("bleak", "dbus_fast"):
    logging.getLogger(library).addHandler(logging.NullHandler())  # else their tracebacks go to the terminal

_allowed: set[str] = set()
_LOCKS: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


def radio_lock() -> asyncio.Lock:
    """Return the lock to hold while scanning or connecting; there is one for each loop."""
    return _LOCKS.setdefault(asyncio.get_running_loop(), asyncio.Lock())


async def _adapter() -> Any:
    """Return which adapter bleak is to use. Of several it would take any that is on, now this one, now that."""
    name = await adapter()
    return {"adapter": name} if name else {}


def _left_behind(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Pass over what the D-Bus library leaves behind when it is cut off: whoever waited has had the error."""
    if not isinstance(context.get("exception"), TRANSPORT_ERRORS):
        loop.default_exception_handler(context)


def discovered(
    device: BLEDevice, name: str, strap: Strap, rssi: int | None = None, broadcast: Broadcast | None = None
) -> DiscoveredStrap:
    """Put together what is known of a strap in sight. Its address never stands for it: macOS makes it up."""
    broadcast = broadcast or Broadcast()
    strap_id = own_id(strap, name)
    return DiscoveredStrap(
        own=strap_id or name or device.address,
        model=strap.model,
        rssi=rssi,
        bpm=broadcast.bpm,
        worn=broadcast.worn,
        low_battery=broadcast.battery_low,
        name=name,
        id=strap_id,
        address=device.address,
        verdict=verdict.expected(strap.rr, strap.beats == "ppi"),
        why=strap.advice,
        device=device,
    )


async def go_first() -> None:
    """Let a child use Bluetooth first, once a run, on macOS only. Raises EndedBySystem where that is the child's end.

    macOS ends a program that uses Bluetooth without permission, with no exception to catch. The permission is that of
    the terminal (or app) that started us, so what happens to a child would happen to us. An app of its own (a frozen
    build) declares what it needs, and is asked for.
    """
    if SYSTEM != "darwin" or getattr(sys, "frozen", False) or PROGRAM in _allowed:
        return
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, stdout=DEVNULL, stderr=DEVNULL)
    try:
        async with asyncio.timeout(PERMISSION_TIMEOUT):
            if await child.wait() < 0:
                raise EndedBySystem("a child that used Bluetooth was ended by a signal")
    except TimeoutError:
        child.kill()
        await child.wait()
    _allowed.add(PROGRAM)


@asynccontextmanager
async def watch(seen: Callable[[DiscoveredStrap], None], by_service: bool = True) -> AsyncGenerator[None, None]:
    """Call `seen` for each strap that advertises while the context lasts.

    `by_service` asks the system for heart rate straps only; some advertise that service late or never, so look without
    it too. Raises what bleak raises where there is no Bluetooth.
    """

    def detected(device: BLEDevice, advertised: AdvertisementData) -> None:
        name = advertised.local_name or device.name or ""
        strap = recognise(Advertisement(name, tuple(advertised.service_uuids), advertised.manufacturer_data))
        if strap is not None:
            seen(discovered(device, name, strap, advertised.rssi, strap.broadcast(advertised.manufacturer_data)))

    services = [heart_rate_service.SERVICE] if by_service else None
    scanner = bleak.BleakScanner(detected, services, bluez=await _adapter())
    await go_first()
    asyncio.get_running_loop().set_exception_handler(_left_behind)
    async with radio_lock():
        try:
            async with asyncio.timeout(SCAN_TIMEOUT):
                await scanner.start()
        except TimeoutError:
            raise ServiceSilent from None
        try:
            yield
        finally:
            with suppress(*TRANSPORT_ERRORS):
                async with asyncio.timeout(SCAN_TIMEOUT):
                    await scanner.stop()


async def held() -> list[DiscoveredStrap]:
    """Return the straps that the system already holds: they do not advertise. Empty where it does not know."""
    system = getattr(bleak, "BleakAdapter", None)  # since bleak 3.1
    if system is None:
        return []
    try:
        async with asyncio.timeout(SCAN_TIMEOUT):
            opened = await system.get(bluez=await _adapter())
            found: list[BLEDevice] = await opened.get_connected_devices([heart_rate_service.SERVICE])
    except (*TRANSPORT_ERRORS, NotImplementedError):  # bleak raises this where the system cannot list what it holds
        return []
    named = [(device, device.name or "") for device in found]
    return [discovered(device, name, recognise(Advertisement(name)) or UNKNOWN) for device, name in named]


def bonded(device: BLEDevice) -> bool | None:
    """Return whether BlueZ is paired with a device, by whoever did that; None where there is no BlueZ."""
    return bool(device.details["props"].get("Paired")) if isinstance(device.details, dict) else None


@asynccontextmanager
async def scanning(wanted: bool) -> AsyncGenerator[None, None]:
    """Scan while the context lasts, where that is wanted and the radio is held already."""
    if not wanted:
        yield
        return
    async with bleak.BleakScanner(bluez=await _adapter()):
        yield


@asynccontextmanager
async def connected(
    found: DiscoveredStrap, on_lost: Callable[[BleakClient], None] | None = None
) -> AsyncGenerator[BleakClient, None]:
    """Connect to a strap for a while. Raises what bleak raises."""
    assert found.device
    client = BleakClient(found.device, on_lost)
    try:
        async with radio_lock(), asyncio.timeout(MAX_CONNECT_TIMEOUT):
            await client.connect()
        yield client
    finally:
        with suppress(*TRANSPORT_ERRORS):
            async with asyncio.timeout(DISCONNECT_TIMEOUT):
                await client.disconnect()


async def read(client: BleakClient, uuid: str) -> bytes:
    """Read a characteristic; empty where the strap has none such."""
    if client.services.get_characteristic(uuid) is None:
        return b""
    return bytes(await client.read_gatt_char(uuid))

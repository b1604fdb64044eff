"""The one radio of this computer: scanning and connecting, one at a time.

BlueZ stumbles over a scan during a connect (bleak#694), and one connect at a time is all that any system does well.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from weakref import WeakKeyDictionary

import bleak
from bleak import BleakClient
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

import devices
from devices import Advertisement, Strap, heart_rate_service
from devices.strap import Broadcast, own_id
from devices.verdict import expected
from hrvsync.sources.ble.errors import TRANSPORT_ERRORS, ServiceSilent
from hrvsync.sources.ble.permission import go_first
from hrvsync.sources.discovered import DiscoveredStrap

SCAN_TIMEOUT = 10.0
"""Seconds that starting or stopping a scan may take: a dead Bluetooth service never answers."""
MAX_CONNECT_TIMEOUT = 30.0
DISCONNECT_TIMEOUT = 5.0

_LOCKS: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


def radio_lock() -> asyncio.Lock:
    """Return the lock to hold while scanning or connecting; there is one for each loop."""
    return _LOCKS.setdefault(asyncio.get_running_loop(), asyncio.Lock())


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
        verdict=expected(strap.rr, strap.beats == "ppi"),
        why=strap.advice,
        device=device,
    )


@asynccontextmanager
async def watch(seen: Callable[[DiscoveredStrap], None], by_service: bool = True) -> AsyncGenerator[None, None]:
    """Call `seen` for each strap that advertises while the context lasts.

    `by_service` asks the system for heart rate straps only; some advertise that service late or never, so look without
    it too. Raises what bleak raises where there is no Bluetooth.
    """

    def detected(device: BLEDevice, advertised: AdvertisementData) -> None:
        name = advertised.local_name or device.name or ""
        strap = devices.recognise(Advertisement(name, tuple(advertised.service_uuids), advertised.manufacturer_data))
        if strap is not None:
            seen(discovered(device, name, strap, advertised.rssi, strap.broadcast(advertised.manufacturer_data)))

    scanner = bleak.BleakScanner(detected, service_uuids=[heart_rate_service.SERVICE] if by_service else None)
    await go_first()
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
    """Return the straps that the system already holds: they do not advertise. Empty where it cannot tell."""
    adapter = getattr(bleak, "BleakAdapter", None)  # since bleak 3.1
    if adapter is None:
        return []
    try:
        async with asyncio.timeout(SCAN_TIMEOUT):
            found: list[BLEDevice] = await (await adapter.get()).get_connected_devices([heart_rate_service.SERVICE])
    except (*TRANSPORT_ERRORS, NotImplementedError):
        return []
    named = [(device, device.name or "") for device in found]
    return [
        discovered(device, name, devices.recognise(Advertisement(name)) or devices.UNKNOWN) for device, name in named
    ]


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

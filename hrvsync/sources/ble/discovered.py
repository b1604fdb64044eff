"""Straps in sight: who advertises, and which straps this computer already holds."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress

import bleak
import msgspec
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

import devices
from devices import Advertisement, Strap, heart_rate_service
from devices.strap import Broadcast, own_id
from hrvsync.sources.ble.errors import TRANSPORT_ERRORS, ServiceSilent
from hrvsync.sources.ble.permission import go_first
from hrvsync.sources.ble.radio import turn

LIMIT = 10.0
"""Seconds that starting or stopping a scan may take: a dead Bluetooth service never answers."""


class Sighting(msgspec.Struct, frozen=True):
    """A strap in sight. `rssi` (dBm) is None and `broadcast` empty for one that this computer already holds."""

    device: BLEDevice
    strap: Strap
    name: str
    id: str
    rssi: int | None = None
    broadcast: Broadcast = Broadcast()

    @property
    def own(self) -> str:
        """What the strap is remembered by: its own id, else its name. Never its address, which macOS makes up."""
        return self.id or self.name

    def answers_to(self, wanted: str) -> bool:
        """Tell whether `wanted` is this strap's own id, its name or its address."""
        return wanted.casefold() in {self.id.casefold(), self.name.casefold(), self.device.address.casefold()} - {""}


def recognise(device: BLEDevice, advertised: AdvertisementData) -> Sighting | None:
    """Tell which strap advertises; None is no strap."""
    name = advertised.local_name or device.name or ""
    strap = devices.recognise(Advertisement(name, tuple(advertised.service_uuids), advertised.manufacturer_data))
    if strap is None:
        return None
    told = strap.broadcast(advertised.manufacturer_data) or Broadcast()
    return Sighting(device, strap, name, own_id(strap, name), advertised.rssi, told)


@asynccontextmanager
async def watch(seen: Callable[[Sighting], None], by_service: bool = True) -> AsyncGenerator[None, None]:
    """Call `seen` for each strap that advertises while the context lasts.

    `by_service` asks the system for heart rate straps only; some advertise that service late or never, so look without
    it too. Raises what bleak raises where there is no Bluetooth.
    """

    def detected(device: BLEDevice, advertised: AdvertisementData) -> None:
        if sighting := recognise(device, advertised):
            seen(sighting)

    scanner = bleak.BleakScanner(detected, service_uuids=[heart_rate_service.SERVICE] if by_service else None)
    await go_first()
    async with turn():
        try:
            async with asyncio.timeout(LIMIT):
                await scanner.start()
        except TimeoutError:
            raise ServiceSilent from None
        try:
            yield
        finally:
            with suppress(*TRANSPORT_ERRORS):
                async with asyncio.timeout(LIMIT):
                    await scanner.stop()


async def held() -> list[Sighting]:
    """Return the straps that the system already holds: they do not advertise. Empty where it cannot tell."""
    adapter = getattr(bleak, "BleakAdapter", None)  # since bleak 3.1
    if adapter is None:
        return []
    try:
        async with asyncio.timeout(LIMIT):
            found: list[BLEDevice] = await (await adapter.get()).get_connected_devices([heart_rate_service.SERVICE])
    except (*TRANSPORT_ERRORS, NotImplementedError):
        return []
    named = [(device, device.name or "") for device in found]
    straps = [(device, name, devices.recognise(Advertisement(name)) or devices.UNKNOWN) for device, name in named]
    return [Sighting(device, strap, name, own_id(strap, name)) for device, name, strap in straps]

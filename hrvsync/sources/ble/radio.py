"""The one radio of this computer: whoever scans or connects holds its lock.

BlueZ stumbles over a scan during a connect (bleak#694), and one connect at a time is all that any system does well.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from weakref import WeakKeyDictionary

from bleak import BleakClient

from hrvsync.sources.ble.errors import TRANSPORT_ERRORS
from hrvsync.sources.discovered import DiscoveredStrap

MAX_CONNECT_TIMEOUT = 30.0
DISCONNECT_TIMEOUT = 5.0

_LOCKS: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


def radio_lock() -> asyncio.Lock:
    """Return the lock to hold while scanning or connecting; there is one for each loop."""
    return _LOCKS.setdefault(asyncio.get_running_loop(), asyncio.Lock())


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

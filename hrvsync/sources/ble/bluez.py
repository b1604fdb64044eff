"""What bleak does not ask BlueZ, the Bluetooth service of Linux: whether it answers, and which adapter to use."""

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path

import bleak
from bleak.backends import BleakBackend

from hrvsync.sources.ble.errors import ServiceSilent

ADAPTERS = Path("/sys/class/bluetooth")
CHOSEN = "HRVSYNC_ADAPTER"
"""The environment variable that names the adapter to use."""
SYSTEM = sys.platform
ANSWER_LIMIT = 2.0


def adapters() -> list[str]:
    """Return the names of this computer's adapters; none where the system chooses, which is anywhere but on Linux."""
    with suppress(OSError):  # hci0:11 is a connection
        return sorted(path.name for path in ADAPTERS.iterdir() if path.name.startswith("hci") and ":" not in path.name)
    return []


def chosen_adapter() -> str:
    """Return the adapter that the person chose; empty where they chose none."""
    return os.environ.get(CHOSEN, "")


def use_adapter(name: str) -> None:
    """Use this adapter from now on; none in particular where it is empty."""
    os.environ[CHOSEN] = name


async def adapter() -> str:
    """Return the adapter to use: the chosen one, or of several the first that is on; empty where there is no choice.

    Raises ServiceSilent.
    """
    names = adapters()
    if (chosen := chosen_adapter()) or len(names) < 2:
        return chosen
    for name in names:
        question = ("org.freedesktop.DBus.Properties", "Get", "ss", "org.bluez.Adapter1", "Powered")
        if await _ask(f"/org/bluez/{name}", *question):
            return name
    return ""


async def require_service() -> None:
    """Raise ServiceSilent where BlueZ has frozen: while it only waits for a strap it answers a ping at once."""
    await _ask("/", "org.freedesktop.DBus.Peer", "Ping")


async def _ask(path: str, interface: str, member: str, signature: str = "", *body: str) -> bool:
    """Return whether BlueZ answers with True; raise ServiceSilent where it does not answer."""
    if SYSTEM != "linux" or bleak.BleakScanner().backend_id != BleakBackend.BLUEZ_DBUS:
        return False
    from dbus_fast import BusType, Message as Call, MessageFlag  # bleak brings it, on Linux only
    from dbus_fast.aio import MessageBus

    flags = MessageFlag.NO_AUTOSTART
    question = Call("org.bluez", path, interface, member, flags=flags, signature=signature, body=list(body))
    try:
        async with asyncio.timeout(ANSWER_LIMIT):
            bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
            try:
                answer = await bus.call(question)
            finally:
                bus.disconnect()
    except TimeoutError:
        raise ServiceSilent from None
    except Exception:  # whatever is wrong with the bus, it is not that BlueZ is silent
        return False
    return bool(answer and answer.signature == "v" and answer.body[0].value is True)

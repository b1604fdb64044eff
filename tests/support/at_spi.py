"""The window of another program as a screen reader has it: found and pressed by what each part is named.

Qt puts its parts on the bus named by AT_SPI_BUS_ADDRESS; nothing else of a desktop is needed for that.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus
from virtual.bus_daemon import message_bus

ACCESSIBLE, ROOT_PATH = "org.a11y.atspi.Accessible", "/org/a11y/atspi/accessible/root"
SHOWING_BIT = 25  # of AT-SPI's states


@dataclass(frozen=True)
class Part:
    """One part of a window. `place`: its middle on the screen (px)."""

    name: str
    role: str
    shown: bool
    place: tuple[int, int]


class Screen:
    """All windows of programs that speak on this bus. `environment` is what such a program must be started with."""

    def __init__(self, bus: MessageBus, address: str) -> None:
        self._bus = bus
        self.environment = {"AT_SPI_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}

    async def find(self, name: str, role: str = "", seconds: float = 60.0) -> Part:
        """Wait until a part whose name begins so is shown."""
        end, seen = time.monotonic() + seconds, set[str]()
        while time.monotonic() < end:
            seen.clear()
            async for part in self.parts():
                seen.add(f"{part.role} “{part.name}”")
                if part.shown and part.name.startswith(name) and role in ("", part.role):
                    return part
            await asyncio.sleep(0.2)
        raise AssertionError(f"nothing named “{name}”: {sorted(seen)}")

    async def parts(self) -> AsyncIterator[Part]:
        """Yield every part of every window."""
        owners = await self._call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")
        for owner in owners[0]:
            if owner.startswith(":") and owner != self._bus.unique_name:
                async for part in self._below(owner, ROOT_PATH):
                    yield part

    async def _below(self, owner: str, path: str) -> AsyncIterator[Part]:
        for _, child in (await self._call(owner, path, ACCESSIBLE, "GetChildren") or [[]])[0]:
            part = await self._part(owner, child)
            if part is not None:
                yield part
                async for below in self._below(owner, child):
                    yield below

    async def _part(self, owner: str, path: str) -> Part | None:
        name = await self._call(owner, path, "org.freedesktop.DBus.Properties", "Get", "ss", [ACCESSIBLE, "Name"])
        role = await self._call(owner, path, ACCESSIBLE, "GetRoleName")
        states = await self._call(owner, path, ACCESSIBLE, "GetState")
        box = await self._call(owner, path, "org.a11y.atspi.Component", "GetExtents", "u", [0])
        if not (name and role and states and box):
            return None
        left, top, width, height = box[0]
        shown = bool(states[0][0] >> SHOWING_BIT & 1)
        return Part(name[0].value, role[0], shown, (left + width // 2, top + height // 2))

    async def _call(
        self, owner: str, path: str, interface: str, member: str, signature: str = "", body: list[Any] | None = None
    ) -> list[Any]:
        """Return what a program answers; nothing where the part has just gone."""
        call = Message(owner, path, interface, member, signature=signature, body=body or [])
        try:
            async with asyncio.timeout(10):
                reply = await self._bus.call(call)
        except TimeoutError:
            return []
        return [] if reply.message_type == MessageType.ERROR else reply.body


@asynccontextmanager
async def screen(folder: Path) -> AsyncGenerator[Screen]:
    """Start a bus for it; its socket lies in `folder`."""
    with message_bus(folder / "at-spi") as address:
        bus = await MessageBus(bus_address=address).connect()
        bus.add_message_handler(_registry)
        await bus.request_name("org.a11y.atspi.Registry")
        try:
            yield Screen(bus, address)
        finally:
            bus.disconnect()


def _registry(call: Message) -> Message | None:
    """Answer as the registry of a desktop does: whoever embeds itself is welcome."""
    if call.member == "Embed":
        return Message.new_method_return(call, "(so)", [["", ROOT_PATH]])
    if call.member == "GetRegisteredEvents":
        return Message.new_method_return(call, "a(ss)", [[]])
    return None

"""A private system message bus with a BlueZ that can be told to fail: every error that Linux has, without root."""

import asyncio
import io
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dbus_fast import Message, Variant
from dbus_fast._private.unmarshaller import Unmarshaller

ADAPTER = "/org/bluez/hci0"
DEVICE = ADAPTER + "/dev_F0_00_00_00_00_01"


@dataclass
class Bluez:
    """How the bus and its BlueZ behave. `fails` maps a method to the error (name, text) it answers with, `silent` are
    methods that it never answers.
    """

    reject: bool = False
    hang_up: bool = False
    adapters: tuple[Mapping[str, Any], ...] = ({"Powered": True, "Roles": ["central"]},)
    device: bool = False
    fails: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    silent: tuple[str, ...] = ()
    called: list[str] = field(default_factory=list[str])
    scanned: list[str] = field(default_factory=list[str])


def off() -> Bluez:
    """An adapter that is switched off."""
    return Bluez(adapters=({"Powered": False, "Roles": ["central"]},))


@asynccontextmanager
async def bus(path: Path, bluez: Bluez) -> AsyncGenerator[str]:
    """Serve a bus at `path` (a Unix socket); yields its address."""

    open_wires: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_wires.append(writer)
        try:
            await _converse(reader, writer, bluez)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_unix_server(serve, path)
    try:
        yield f"unix:path={path}"
    finally:
        server.close()
        for wire in open_wires:
            wire.close()


async def _converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, bluez: Bluez) -> None:
    while (line := (await reader.readuntil(b"\r\n")).strip(b"\0\r\n")) != b"BEGIN":
        if line.startswith(b"AUTH") and bluez.reject:
            writer.write(b"REJECTED EXTERNAL\r\n")
        elif line.startswith(b"NEGOTIATE"):
            writer.write(b"AGREE_UNIX_FD\r\n")
        else:
            writer.write(b"OK 0123456789abcdef0123456789abcdef\r\n")
    while True:
        head = await reader.readexactly(16)
        size = int.from_bytes(head[4:8], "little")
        fields = -(-int.from_bytes(head[12:16], "little") // 8) * 8
        whole: Any = io.BytesIO(head + await reader.readexactly(fields + size))
        if bluez.hang_up:
            return
        call = Unmarshaller(whole).unmarshall()
        if call is not None and call.member not in bluez.silent:
            reply = _answer(call, bluez)
            reply.serial = 1
            writer.write(reply._marshall(False))  # pyright: ignore[reportPrivateUsage]


def _answer(call: Message, bluez: Bluez) -> Message:
    method = call.member or ""
    bluez.called.append(method)
    if method == "StartDiscovery":
        bluez.scanned.append(call.path or "")
    if method in bluez.fails:
        name, text = bluez.fails[method]
        return Message.new_error(call, name, text)
    if method == "Hello":
        return Message.new_method_return(call, "s", [":1.1"])
    if method == "Get":
        _, name = call.body
        adapter = bluez.adapters[int((call.path or "").removeprefix("/org/bluez/hci"))]
        return Message.new_method_return(call, "v", [Variant("b", adapter[name])])
    if method == "GetManagedObjects":
        return Message.new_method_return(call, "a{oa{sa{sv}}}", [_objects(bluez)])
    return Message.new_method_return(call)


def _objects(bluez: Bluez) -> dict[str, dict[str, dict[str, Variant]]]:
    signatures = {"Powered": "b", "Roles": "as"}
    objects = {
        f"/org/bluez/hci{number}": {
            "org.bluez.Adapter1": {name: Variant(signatures[name], value) for name, value in adapter.items()}
        }
        for number, adapter in enumerate(bluez.adapters)
    }
    if bluez.device:
        objects[DEVICE] = {
            "org.bluez.Device1": {
                "Address": Variant("s", "F0:00:00:00:00:01"),
                "AddressType": Variant("s", "random"),
                "Alias": Variant("s", "Polar H10 0000000A"),
                "Name": Variant("s", "Polar H10 0000000A"),
                "Adapter": Variant("o", ADAPTER),
                "Connected": Variant("b", False),
                "ServicesResolved": Variant("b", False),
                "Paired": Variant("b", False),
                "UUIDs": Variant("as", ["0000180d-0000-1000-8000-00805f9b34fb"]),
                "RSSI": Variant("n", -50),
            }
        }
    return objects

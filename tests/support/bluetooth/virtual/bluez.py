"""A BlueZ on a message bus of its own whose radio is the virtual straps: for programs that take no injection.

bleak's own backend for Linux talks to it, as the frozen program has it.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bleak import BleakClient, BleakScanner
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData
from bleak.exc import BleakError, BleakGATTProtocolError
from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from virtual.bus_daemon import message_bus

ADAPTER_PATH = "/org/bluez/hci0"
ADAPTER, DEVICE = "org.bluez.Adapter1", "org.bluez.Device1"
SERVICE, CHARACTERISTIC = "org.bluez.GattService1", "org.bluez.GattCharacteristic1"
MANAGER, PROPERTIES = "org.freedesktop.DBus.ObjectManager", "org.freedesktop.DBus.Properties"


@asynccontextmanager
async def bluez(socket: Path) -> AsyncGenerator[str]:
    """Start a message bus that everybody may use at `socket`, with this BlueZ on it; yields its address.

    The radio is the adapter that `virtual.backend` has injected into this process.
    """
    with message_bus(socket) as address:
        bus = await MessageBus(bus_address=address).connect()
        service = Bluez(bus)
        await bus.request_name("org.bluez")
        try:
            yield address
        finally:
            await service.stop()
            bus.disconnect()


class Bluez:
    """Answers as BlueZ does. `objects`: properties by path and interface."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._scanner = BleakScanner(self._advertised)
        self._searching: set[str] = set()
        self._found: dict[str, BLEDevice] = {}
        self._clients: dict[str, BleakClient] = {}
        self._characteristics: dict[str, BleakGATTCharacteristic] = {}
        self._answers: set[asyncio.Task[None]] = set()
        self.objects: dict[str, dict[str, dict[str, Variant]]] = {
            ADAPTER_PATH: {
                ADAPTER: {
                    "Address": Variant("s", "F0:00:00:00:01:00"),
                    "Powered": Variant("b", True),
                    "Roles": Variant("as", ["central"]),
                }
            }
        }
        bus.add_message_handler(self._called)

    async def stop(self) -> None:
        """Stop searching and hang up."""
        if self._searching:
            await self._scanner.stop()
        for client in tuple(self._clients.values()):
            await client.disconnect()

    def _called(self, call: Message) -> bool:
        """Answer a call in a task of its own; leave those to the bus that every service answers alike."""
        ours = {ADAPTER, DEVICE, CHARACTERISTIC, MANAGER, PROPERTIES}
        if call.message_type != MessageType.METHOD_CALL or call.interface not in ours:
            return False
        answer = asyncio.get_running_loop().create_task(self._answer(call))
        self._answers.add(answer)
        answer.add_done_callback(self._answers.discard)
        return True

    async def _answer(self, call: Message) -> None:
        try:
            if call.path != "/" and call.path not in self.objects:
                reply = Message.new_error(call, "org.freedesktop.DBus.Error.UnknownObject", f"{call.path} is not here")
            else:
                reply = Message.new_method_return(call, *await self._do(call))
        except BleakGATTProtocolError as error:
            text = f"Operation failed with ATT error: 0x{int(error.code):02x}"
            reply = Message.new_error(call, "org.bluez.Error.Failed", text)
        except (BleakError, TimeoutError) as error:
            reply = Message.new_error(call, "org.bluez.Error.Failed", str(error) or "le-connection-abort-by-local")
        if self._bus.connected:
            await self._bus.send(reply)

    async def _do(self, call: Message) -> tuple[str, list[Any]]:
        """Do what a call asks for; returns the signature and values of the answer."""
        path, member, body = call.path or "", call.member, call.body
        match member:
            case "GetManagedObjects":
                return "a{oa{sa{sv}}}", [self.objects]
            case "Get":
                return "v", [self.objects[path][body[0]][body[1]]]
            case "Set":
                self._change(path, body[0], **{body[1]: body[2]})
            case "StartDiscovery":
                await self._search(call.sender or "")
            case "StopDiscovery":
                await self._search_no_more(call.sender or "")
            case "Connect":
                await self._connect(path)
            case "Disconnect":
                if client := self._clients.get(path):
                    await client.disconnect()
            case "ReadValue":
                value = await self._client(path).read_gatt_char(self._characteristics[path])
                return "ay", [bytes(value)]
            case "WriteValue":
                await self._client(path).write_gatt_char(self._characteristics[path], body[0], response=True)
            case "StartNotify":
                await self._client(path).start_notify(
                    self._characteristics[path],
                    lambda _, value: self._change(path, CHARACTERISTIC, Value=Variant("ay", bytes(value))),
                )
            case "StopNotify":
                await self._client(path).stop_notify(self._characteristics[path])
            case "SetDiscoveryFilter" | "RemoveDevice":
                pass
            case _:
                raise BleakError(f"{member} is not known here")
        return "", []

    async def _search(self, who: str) -> None:
        if not self._searching:
            await self._scanner.start()
        self._searching.add(who)

    async def _search_no_more(self, who: str) -> None:
        self._searching.discard(who)
        if not self._searching:
            await self._scanner.stop()

    def _advertised(self, device: BLEDevice, advertised: AdvertisementData) -> None:
        path = f"{ADAPTER_PATH}/dev_{device.address.replace(':', '_')}"
        self._found[path] = device
        rssi = Variant("n", advertised.rssi)
        if path in self.objects:
            self._change(path, DEVICE, RSSI=rssi)
            return
        name = advertised.local_name or device.address
        makers = {maker: Variant("ay", data) for maker, data in advertised.manufacturer_data.items()}
        self._add(
            path,
            DEVICE,
            Adapter=Variant("o", ADAPTER_PATH),
            Address=Variant("s", device.address),
            AddressType=Variant("s", "random"),
            Alias=Variant("s", name),
            Name=Variant("s", name),
            Connected=Variant("b", False),
            Paired=Variant("b", False),
            ServicesResolved=Variant("b", False),
            UUIDs=Variant("as", advertised.service_uuids),
            ManufacturerData=Variant("a{qv}", makers),
            RSSI=rssi,
        )

    async def _connect(self, path: str) -> None:
        if path in self._clients:
            return
        client = BleakClient(self._found[path], lambda _: self._lost(path))
        await client.connect()
        self._clients[path] = client
        self._change(path, DEVICE, Connected=Variant("b", True))
        for service in client.services:
            above = f"{path}/service{service.handle:04x}"
            self._add(
                above,
                SERVICE,
                UUID=Variant("s", service.uuid),
                Device=Variant("o", path),
                Primary=Variant("b", True),
            )
            for one in service.characteristics:
                self._characteristics[f"{above}/char{one.handle:04x}"] = one
                self._add(
                    f"{above}/char{one.handle:04x}",
                    CHARACTERISTIC,
                    UUID=Variant("s", one.uuid),
                    Service=Variant("o", above),
                    Flags=Variant("as", one.properties),
                    MTU=Variant("q", client.mtu_size),
                )
        self._change(path, DEVICE, ServicesResolved=Variant("b", True))

    def _client(self, path: str) -> BleakClient:
        """The connection that a characteristic is reached by."""
        return self._clients[path.partition("/service")[0]]

    def _lost(self, path: str) -> None:
        if self._clients.pop(path, None) is None:
            return
        self._change(path, DEVICE, Connected=Variant("b", False), ServicesResolved=Variant("b", False))
        for gone in [one for one in self.objects if one.startswith(f"{path}/")]:
            self._characteristics.pop(gone, None)
            self._say("/", MANAGER, "InterfacesRemoved", "oas", [gone, list(self.objects.pop(gone))])

    def _add(self, path: str, interface: str, **properties: Variant) -> None:
        self.objects[path] = {interface: properties}
        self._say("/", MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, self.objects[path]])

    def _change(self, path: str, interface: str, **properties: Variant) -> None:
        self.objects[path][interface].update(properties)
        self._say(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", [interface, properties, []])

    def _say(self, path: str, interface: str, member: str, signature: str, body: list[Any]) -> None:
        if self._bus.connected:
            self._bus.send(Message.new_signal(path, interface, member, signature, body))

"""A bleak backend on a bumble host: scans, connects and listens as bleak's own backends do."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from math import inf
from typing import Any

import bleak
from bleak.args import SizedBuffer
from bleak.assigned_numbers import gatt_char_props_to_strs
from bleak.backends.adapter import BaseBleakAdapter
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient, NotifyCallback
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bleak.exc import BleakDeviceNotFoundError, BleakError, BleakGATTProtocolError
from bleak.uuids import normalize_uuid_str
from bumble import att, core, hci
from bumble.core import AdvertisingData
from bumble.device import Advertisement, Connection, Device, Peer

_UUIDS = (
    AdvertisingData.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
    AdvertisingData.INCOMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
    AdvertisingData.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS,
    AdvertisingData.INCOMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS,
)
FORGOTTEN_AFTER = 30.0


class Adapter:
    """This computer's Bluetooth adapter, opened when first used.

    Faults: `broken` is raised by every scan and connect; `held` are devices the OS already holds, `mtu` the packets it
    asks a strap for. BlueZ's traps are laid here too: a client that was lost and never told to disconnect() goes on
    listening, so that its successor hears everything twice (bleak#2002), reading a characteristic that notifies calls
    its callback, and a device out of sight for 30 s is forgotten. An answer of a strap takes `answer_s`. With `others`
    (programs that listen too) each notification comes that often again, 0.1 ms apart.

    BlueZ's `phantoms` never answer until they are removed (`removed`). With `deaf_to_bonded` (Linux 6.15), an
    attempt to connect one of the `paired_with` lasts until something scans (bluez#2503).

    A `frozen` service passes nothing on and answers nothing.

    `secured` characteristics need pairing: without it they fail with a `refusal`, or, as on a Linux without an `agent`,
    hang, and 30 s later nothing is heard any more. The person may have `agreed` meanwhile; `pairs` is whether they let
    a program pair. A bond that is kept makes the next
    subscription hang (bleak#1943). `options` are those of each client that was made,
    `paired` whether each connect was to pair.
    """

    def __init__(self, plug_in: Callable[[], Awaitable[Device]], pull_out: Callable[[], None] = lambda: None) -> None:
        self._plug_in, self._pull_out = plug_in, pull_out
        self._device: Device | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.connecting = asyncio.Lock()
        self.scanners: set[VirtualScanner] = set()
        self.clients: set[VirtualClient] = set()
        self.broken: Exception | None = None
        self.held: list[BLEDevice] = []
        self.mtu = 517
        self.others = 0
        self.answer_s = 0.0
        self.sighted: dict[str, float] = {}
        self.abandoned: dict[str, int] = {}
        self.phantoms: set[str] = set()
        self.removed: list[str] = []
        self.paired_with: set[str] = set()
        self.deaf_to_bonded = False
        self.secured: frozenset[str] = frozenset()
        self.agent = self.pairs = True
        self.refusal: BleakError = BleakGATTProtocolError(0x05)
        self.frozen = False
        self.agreed = asyncio.Event()
        self.bonds: set[str] = set()
        self.options: list[dict[str, Any]] = []
        self.paired: list[bool] = []
        self.most_scanners = 0
        self.scanned_while_connecting = False

    async def device(self) -> Device:
        if self.broken:
            raise self.broken
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, self._device, self.connecting = loop, None, asyncio.Lock()
            self.scanners.clear()
            self.clients.clear()
            self.sighted.clear()
        if self._device is None:
            self._device = await self._plug_in()
            self._device.on(Device.EVENT_ADVERTISEMENT, self._advertised)
        return self._device

    def _advertised(self, advertisement: Advertisement) -> None:
        for scanner in tuple(self.scanners):
            scanner.advertised(advertisement)

    def unplug(self, error: Exception | None) -> None:
        """Take the dongle out: all links end, nothing works until `broken` is None (again)."""
        self.broken, self._device = error, None
        self._pull_out()
        self.scanners.clear()
        for client in tuple(self.clients):
            client.gone()

    def kill(self, error: Exception) -> None:
        """End the Bluetooth service under all links: none of them hears of it, and whatever is asked fails."""
        self.broken, self._device = error, None
        for client in self.clients:
            client.orphaned = error
        self.clients.clear()
        self.scanners.clear()
        self._pull_out()

    async def open(self, address: hci.Address) -> Connection:
        """Connect; when cancelled, take the attempt back from the controller too."""
        device = await self.device()
        attempt = asyncio.ensure_future(device.connect(address, timeout=None))
        try:
            return await asyncio.shield(attempt)
        except asyncio.CancelledError:
            with contextlib.suppress(Exception):
                await device.send_sync_command(hci.HCI_LE_Create_Connection_Cancel_Command())
            with contextlib.suppress(core.ConnectionError, asyncio.CancelledError):
                await (await attempt).disconnect()
            raise


class VirtualScanner(BaseBleakScanner):
    def __init__(self, detection_callback: Any, service_uuids: list[str] | None, adapter: Adapter) -> None:
        super().__init__(detection_callback, service_uuids)
        self._adapter = adapter

    async def start(self) -> None:
        self.seen_devices = {}
        device = await self._adapter.device()
        self._adapter.scanned_while_connecting |= self._adapter.connecting.locked()
        if not self._adapter.scanners:
            await device.start_scanning(legacy=True, active=False)
        self._adapter.scanners.add(self)
        self._adapter.most_scanners = max(self._adapter.most_scanners, len(self._adapter.scanners))

    async def stop(self) -> None:
        if self._adapter.scanners == {self}:
            await (await self._adapter.device()).stop_scanning(legacy=True)
        self._adapter.scanners.discard(self)

    def advertised(self, advertisement: Advertisement) -> None:
        uuids = [
            normalize_uuid_str(str(uuid).removeprefix("UUID-16:").split(" ")[0])
            for kind in _UUIDS
            for group in advertisement.data.get_all(kind)
            for uuid in group
        ]
        if not self.is_allowed_uuid(uuids):
            return
        name = advertisement.data.get(AdvertisingData.COMPLETE_LOCAL_NAME)
        maker = advertisement.data.get(AdvertisingData.MANUFACTURER_SPECIFIC_DATA)
        address = advertisement.address.to_string(False)
        data = AdvertisementData(
            local_name=name,
            manufacturer_data={maker[0]: maker[1]} if maker else {},
            service_data={},
            service_uuids=uuids,
            tx_power=None,
            rssi=advertisement.rssi,
            platform_data=(),
        )
        self._adapter.sighted[address] = asyncio.get_running_loop().time()
        details = {"address": advertisement.address, "props": {"Paired": address in self._adapter.paired_with}}
        found = self.create_or_update_device(address, address, name, details, data)
        self.call_detection_callbacks(found, data)


class VirtualClient(BaseBleakClient):
    def __init__(self, address_or_ble_device: BLEDevice | str, adapter: Adapter, **kwargs: Any) -> None:
        super().__init__(
            address_or_ble_device,
            disconnected_callback=kwargs["disconnected_callback"],
            timeout=kwargs["timeout"],
        )
        self._adapter = adapter
        adapter.options.append(kwargs)
        self._stale_bond = self._deaf = False
        self.orphaned: Exception | None = None
        self._target = address_or_ble_device
        self._peer: Peer | None = None
        self._over: asyncio.Future[None] | None = None
        self._callbacks: dict[int, NotifyCallback] = {}

    @property
    def name(self) -> str:
        return (self._target.name if isinstance(self._target, BLEDevice) else None) or self.address

    @property
    def mtu_size(self) -> int:
        return self._peer.connection.att_mtu if self._peer else 23

    @property
    def is_connected(self) -> bool:
        return self._peer is not None

    async def connect(self, pair: bool, **kwargs: Any) -> None:
        if not isinstance(self._target, BLEDevice):
            raise BleakDeviceNotFoundError(self._target, f"Device with address {self._target} was not found.")
        await self._adapter.device()
        unseen = asyncio.get_running_loop().time() - self._adapter.sighted.get(self.address, -inf)
        if unseen > FORGOTTEN_AFTER and self.address not in {device.address for device in self._adapter.held}:
            raise BleakError(f"device 'dev_{self.address.replace(':', '_')}' not found")
        self._adapter.paired.append(pair)
        self._stale_bond = self.address in self._adapter.bonds
        if pair:
            await self.pair()
        async with asyncio.timeout(self._timeout):
            if self.address in self._adapter.phantoms:
                await asyncio.Event().wait()
            while self._adapter.deaf_to_bonded and self.address in self._adapter.paired_with:
                if self._adapter.scanners:
                    break
                await asyncio.sleep(0.1)
            async with self._adapter.connecting:
                connection = await self._adapter.open(self._target.details["address"])
            self._over = asyncio.get_running_loop().create_future()
            connection.once(Connection.EVENT_DISCONNECTION, self.gone)
            self._peer = Peer(connection)
            self._adapter.clients.add(self)
            try:
                await self._while_connected(self._discover(self._peer))
            except BaseException:
                self._disconnected_callback = None
                await self.disconnect()
                raise

    async def _discover(self, peer: Peer) -> None:
        await peer.request_mtu(self._adapter.mtu)
        await peer.discover_services()
        found = BleakGATTServiceCollection()
        for service in peer.services:
            await service.discover_characteristics()
            row = BleakGATTService(service, service.handle, normalize_uuid_str(_plain(service.uuid)))
            found.add_service(row)
            for characteristic in service.characteristics:
                await asyncio.sleep(self._adapter.answer_s)
                found.add_characteristic(
                    BleakGATTCharacteristic(
                        characteristic,
                        characteristic.handle,
                        normalize_uuid_str(_plain(characteristic.uuid)),
                        list(gatt_char_props_to_strs(int(characteristic.properties))),
                        lambda: self.mtu_size - 3,
                        row,
                    )
                )
        self.services = found

    def gone(self, _reason: int = 0) -> None:
        """The link ended, whoever ended it."""
        if self.orphaned:
            return
        self._adapter.clients.discard(self)
        self._peer = self.services = None
        if self._over and not self._over.done():
            self._over.set_result(None)
            if self._disconnected_callback:
                self._disconnected_callback()

    async def disconnect(self) -> None:
        error, self.orphaned = self.orphaned, None
        if error:
            self.gone()
            raise error
        if self._peer:
            with contextlib.suppress(core.BaseError, hci.HCI_Error):
                await self._peer.connection.disconnect()
        self.gone()
        if self._callbacks:
            self._callbacks.clear()
            self._adapter.abandoned[self.address] -= 1

    async def pair(self, *args: Any, **kwargs: Any) -> None:
        if not self._adapter.pairs:
            raise BleakError("Could not pair with device: REJECTED_BY_HANDLER")
        self._adapter.bonds.add(self.address)

    async def unpair(self) -> None:
        self._adapter.bonds.discard(self.address)
        self._adapter.phantoms.discard(self.address)
        self._adapter.removed.append(self.address)

    async def _permitted(self, characteristic: BleakGATTCharacteristic) -> None:
        """Go on where the characteristic needs no pairing, or has it."""
        if self.orphaned:
            raise self.orphaned
        if self._stale_bond or self._adapter.frozen:
            await asyncio.Event().wait()
        if characteristic.uuid not in self._adapter.secured or self.address in self._adapter.bonds:
            return
        if self._adapter.agent:
            raise self._adapter.refusal
        asyncio.get_running_loop().call_later(30, self._go_deaf)
        await self._adapter.agreed.wait()

    def _go_deaf(self) -> None:
        self._deaf = not self._adapter.agreed.is_set()

    async def _while_connected[T](self, operation: Awaitable[T]) -> T:
        """Await a GATT operation; a link lost meanwhile is a BleakError, as with bleak's own backends."""
        assert self._over is not None
        task = asyncio.ensure_future(operation)
        try:
            await asyncio.wait({task, self._over}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if not task.done():
                task.cancel()
        if self._over.done() or task.cancelled():
            await asyncio.gather(task, return_exceptions=True)
            raise BleakError(
                "failed to discover services, device disconnected" if not self.services else "disconnected"
            )
        try:
            return task.result()
        except att.ATT_Error as error:
            raise BleakGATTProtocolError(int(error.error_code)) from error

    async def read_gatt_char(self, characteristic: BleakGATTCharacteristic, **kwargs: Any) -> bytearray:
        await self._while_connected(self._permitted(characteristic))
        value = await self._while_connected(characteristic.obj.read_value())
        if callback := self._callbacks.get(characteristic.handle):
            callback(bytearray(value))
        return bytearray(value)

    async def write_gatt_char(self, characteristic: BleakGATTCharacteristic, data: SizedBuffer, response: bool) -> None:
        await self._while_connected(self._permitted(characteristic))
        await self._while_connected(characteristic.obj.write_value(bytes(data), with_response=response))

    async def read_gatt_descriptor(self, descriptor: BleakGATTDescriptor, **kwargs: Any) -> bytearray:
        raise NotImplementedError

    async def write_gatt_descriptor(self, descriptor: BleakGATTDescriptor, data: SizedBuffer) -> None:
        raise NotImplementedError

    async def start_notify(
        self, characteristic: BleakGATTCharacteristic, callback: NotifyCallback, **kwargs: Any
    ) -> None:
        await self._while_connected(self._permitted(characteristic))
        times = 1 + self._adapter.abandoned.get(self.address, 0)
        if not self._callbacks:
            self._adapter.abandoned[self.address] = times
        else:
            times -= 1
        self._callbacks[characteristic.handle] = callback

        def heard(value: bytes) -> None:
            for _ in range(0 if self._deaf or self._adapter.frozen else times):
                callback(bytearray(value))
            for again in range(1, self._adapter.others + 1):
                asyncio.get_running_loop().call_later(again * 1e-4, callback, bytearray(value))

        await self._while_connected(characteristic.obj.subscribe(heard))

    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:
        await self._while_connected(characteristic.obj.unsubscribe())


def _plain(uuid: core.UUID) -> str:
    return uuid.to_hex_str("-").lower()


def inject(adapter: Adapter) -> Callable[[], None]:
    """Make bleak use `adapter` in place of the system's Bluetooth; returns the undoing. The one place of injection."""

    class Held(BaseBleakAdapter):
        @classmethod
        async def get(cls, **kwargs: Any) -> "Held":
            await adapter.device()
            return cls()

        async def get_connected_devices(self, service_uuids: frozenset[str]) -> list[BLEDevice]:
            return adapter.held

    def scanner(detection_callback: Any, service_uuids: list[str] | None, *_: Any, **__: Any) -> VirtualScanner:
        return VirtualScanner(detection_callback, service_uuids, adapter)

    def client(address_or_ble_device: BLEDevice | str, **kwargs: Any) -> VirtualClient:
        return VirtualClient(address_or_ble_device, adapter, **kwargs)

    names = ("scanner", "client", "adapter")
    originals = {name: getattr(bleak, f"get_platform_{name}_backend_type") for name in names}
    for name, made in zip(names, (scanner, client, Held), strict=True):
        setattr(bleak, f"get_platform_{name}_backend_type", lambda made=made: (made, "virtual"))

    def undo() -> None:
        for name, original in originals.items():
            setattr(bleak, f"get_platform_{name}_backend_type", original)

    return undo

"""A virtual strap: the GATT services of a Polar H10 (or of a plain strap), and the faults a living room makes."""

import asyncio
import math
import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from bumble import att
from bumble.core import UUID, AdvertisingData
from bumble.device import Connection, Device
from bumble.gatt import Characteristic, CharacteristicValue, Service

from devices import heart_rate_service as heart, polar, polar_pmd
from virtual.air import Radio

_NOTIFY = Characteristic.Properties.NOTIFY
_READ = Characteristic.Properties.READ
_WRITE = Characteristic.Properties.WRITE
_INDICATE = Characteristic.Properties.INDICATE
_MAY = Characteristic.Permissions.READABLE | Characteristic.Permissions.WRITEABLE

POLAR_FEATURES = "6217ff4b-fb31-1140-ad5a-a45545d7ecf3"
DEVICE_EPOCH = 599_616_000_000_000_000
"""2019-01-01 in nanoseconds since 2000: where the clock of an H10 starts."""


def ecg(t: float, rr: float = 0.9) -> int:
    """A heart once every `rr` s, in microvolt: P, QRS and T waves as bumps, at time `t` (s)."""
    x = t % rr
    bumps = ((0.16, 120, 0.020), (0.29, -150, 0.008), (0.32, 1100, 0.010), (0.35, -250, 0.009), (0.55, 280, 0.040))
    return round(sum(height * math.exp(-((x - at) ** 2) / (2 * width**2)) for at, height, width in bumps))


def acc(t: float, breaths: float = 12.0) -> tuple[int, int, int]:
    """A chest that breathes, in milli-g."""
    swing = math.sin(2 * math.pi * breaths / 60 * t)
    return round(20 * swing), round(-970 + 5 * swing), round(200 + 30 * swing)


ECG_PACKET = 232
ECG_SETTINGS = bytes.fromhex("F00100000000018200010 10E00".replace(" ", ""))
ACC_SETTINGS = bytes.fromhex("F00102000000041900320064 00C800010110000203020004000800".replace(" ", ""))


@dataclass
class Wear:
    """How a strap behaves: what it advertises, offers and refuses; `falls_after_start`: it breaks the link so long
    after a stream began (s). `second_connection`: its switch, None where it has none. `ignores`: the next commands that
    it neither follows nor answers.
    """

    name: str = "Polar H10 0000000A"
    services: tuple[str, ...] = ("180d",)
    manufacturer: bytes = b"\x32\x00\x48"
    serial: str = "0000000A"
    battery: int = 87
    pmd: bool = True
    refuse_pmd: int = 0
    refuse_start: int = 0
    features: int = 0x05
    heart_rate: bool = True
    information: bool = True
    second_connection: bool | None = False
    refuse_change: int = 0
    falls_after_start: float | None = None
    answers: bool = True
    ignores: int = 0


@dataclass
class VirtualStrap:
    """A strap on the air.

    `delivered` holds every heart rate packet that went out to a listener, with its time; `woken` the times at which it
    began to advertise. `commands` (at `commanded`, s) are what its control point received, `answers` how many of them
    it answered and was heard. `loss` is the share of packets that get lost inside it, `held` what waits for a burst.
    """

    device: Device
    controller: Radio
    wear: Wear
    delivered: list[tuple[float, bytes]] = field(default_factory=list[tuple[float, bytes]])
    woken: list[float] = field(default_factory=list[float])
    streams: set[str] = field(default_factory=set[str])
    commands: list[bytes] = field(default_factory=list[bytes])
    commanded: list[float] = field(default_factory=list[float])
    answers: int = 0
    held: list[bytes] | None = None
    loss: float = 0.0
    slow_to_tell: float = 0.0
    away: bool = False
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def __post_init__(self) -> None:
        def constant(value: bytes) -> CharacteristicValue[bytes]:
            async def read(_connection: Connection) -> bytes:
                await asyncio.sleep(self.slow_to_tell)
                return value

            return CharacteristicValue(read=read)

        self.measurement = Characteristic(heart.MEASUREMENT, _NOTIFY, _MAY, b"")
        self.battery = Characteristic(
            heart.BATTERY,
            _READ | _NOTIFY,
            _MAY,
            CharacteristicValue(read=lambda _connection: bytes((self.wear.battery,))),
        )
        self.control = Characteristic(
            polar_pmd.CONTROL,
            _READ | _WRITE | _INDICATE,
            _MAY,
            CharacteristicValue(read=self._read_control, write=self._write_control),
        )
        self.data = Characteristic(polar_pmd.DATA, _NOTIFY, _MAY, b"")
        texts = {
            heart.MODEL: b"H10\0",
            heart.SERIAL: self.wear.serial.encode(),
            heart.FIRMWARE: b"5.0.0",
            heart.SOFTWARE: b"3.2.0",
        }
        information = [Characteristic(uuid, _READ, _MAY, constant(text)) for uuid, text in texts.items()]
        self.features = Characteristic(
            polar.FEATURES_CONTROL, _WRITE | _INDICATE, _MAY, CharacteristicValue(write=self._set_up)
        )
        features = [Characteristic(polar.FEATURES, _READ, _MAY, constant(b"\x81\x01")), self.features]
        self.device.add_services(
            [
                *([Service(heart.SERVICE, [self.measurement])] if self.wear.heart_rate else []),
                Service(heart.BATTERY_SERVICE, [self.battery]),
                *([Service(heart.INFORMATION_SERVICE, information)] if self.wear.information else []),
                *([Service(polar_pmd.SERVICE, [self.control, self.data])] if self.wear.pmd else []),
                *([Service(POLAR_FEATURES, features)] if self.wear.second_connection is not None else []),
            ]
        )

    async def advertise(self) -> None:
        """Be found; connecting ends it, as on a real strap with one link."""
        name = self.wear.name.encode()
        parts: list[tuple[int, bytes]] = [(AdvertisingData.COMPLETE_LOCAL_NAME, name)]
        if self.wear.services:
            uuids = b"".join(UUID(uuid).to_pdu_bytes() for uuid in self.wear.services)
            parts.append((AdvertisingData.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS, uuids))
        if self.wear.manufacturer:
            company = polar.COMPANY.to_bytes(2, "little")
            parts.append((AdvertisingData.MANUFACTURER_SPECIFIC_DATA, company + self.wear.manufacturer))
        await self.device.start_advertising(
            advertising_data=bytes(AdvertisingData(parts)), advertising_interval_min=100, advertising_interval_max=100
        )

    async def wake(self) -> None:
        """Come within reach again: advertise, unless connected."""
        self.away = False
        if not self.connected:
            self.woken.append(asyncio.get_running_loop().time())
            await self.advertise_again()

    async def advertise_again(self) -> None:
        """Advertise, unless it already does, is connected, or is out of range."""
        if not (self.connected or self.device.is_advertising or self.away):
            await self.advertise()

    async def stay_awake(self) -> None:
        """Advertise a second after every loss, for ever."""
        await self.advertise()
        while True:
            await asyncio.sleep(1)
            await self.advertise_again()

    async def stream_waves(self) -> None:
        """Send the streams that were started, in the frames of an H10, for ever."""
        made: dict[polar_pmd.Kind, int] = {"ecg": 0, "acc": 0}
        every: dict[polar_pmd.Kind, tuple[int, float]] = {"ecg": (73, 130.0), "acc": (36, 50.0)}
        start = asyncio.get_running_loop().time()
        while True:
            await asyncio.sleep(0.05)
            now = asyncio.get_running_loop().time() - start
            for kind, (count, rate) in every.items():
                while (made[kind] + count) / rate <= now:
                    first, made[kind] = made[kind], made[kind] + count
                    times = [n / rate for n in range(first, made[kind])]
                    samples = [ecg(t) for t in times] if kind == "ecg" else [v for t in times for v in acc(t)]
                    await self.wave(kind, DEVICE_EPOCH + round(times[-1] * 1e9), samples)

    async def hush(self) -> None:
        """Be out of range, or asleep."""
        self.away = True
        await self.device.stop_advertising()

    def lose(self) -> None:
        """Lose the link without a word, as when someone walks away."""
        self.controller.lose()

    @property
    def connected(self) -> bool:
        return bool(self.device.connections)

    @property
    def heard(self) -> bool:
        """Whether someone is subscribed to the heart rate."""
        return self._subscribed(self.measurement)

    def _subscribed(self, characteristic: Characteristic[bytes]) -> bool:
        return any(characteristic.handle in who for who in self.device.gatt_server.subscribers.values())

    async def send(self, packet: bytes) -> None:
        """Send a heart rate packet to whoever listens; one that nobody hears is gone (HRS: time-sensitive data)."""
        if not self.heard or self.chance.random() < self.loss:
            return
        if self.held is not None:
            self.held.append(packet)
            return
        self.delivered.append((asyncio.get_running_loop().time(), packet))
        await self.device.notify_subscribers(self.measurement, packet)

    async def release(self) -> None:
        """Send what was held back, in one burst."""
        held, self.held = self.held or [], None
        for packet in held:
            await self.send(packet)

    async def beat(self, rr: Iterable[int], bpm: int = 60) -> None:
        """Send the intervals (1/1024 s) of about a second."""
        ticks = tuple(rr)
        flags = 0x10 if ticks else 0x00
        await self.send(bytes((flags, bpm)) + b"".join(interval.to_bytes(2, "little") for interval in ticks))

    async def wave(self, kind: polar_pmd.Kind, device_ns: int, samples: Iterable[int]) -> None:
        """Send a frame of ECG or acceleration if that stream was started."""
        if kind not in self.streams or not self._subscribed(self.data):
            return
        size, layout = (3, 0) if kind == "ecg" else (2, 1)
        content = b"".join(sample.to_bytes(size, "little", signed=True) for sample in samples)
        header = bytes((polar_pmd.TYPES[kind],)) + device_ns.to_bytes(8, "little") + bytes((layout,))
        await self.device.notify_subscribers(self.data, header + content)

    async def send_frame(self, frame: bytes) -> None:
        """Send a frame of measurement data as it is."""
        await self.device.notify_subscribers(self.data, frame)

    async def _set_up(self, _connection: Connection, command: bytes) -> None:
        query = command[0] == polar.ASK_CONNECTIONS[0]
        status = 1 if query else self.wear.refuse_change or 1
        if not query and status == 1:
            self.wear.second_connection = bool(command[1])
        reply = bytes((0xF0, command[0], status)) + (bytes((bool(self.wear.second_connection),)) if query else b"")
        asyncio.get_running_loop().call_soon(
            lambda: asyncio.ensure_future(self.device.indicate_subscribers(self.features, reply))
        )

    def _read_control(self, _connection: Connection) -> bytes:
        if self.wear.refuse_pmd:
            raise att.ATT_Error(att.ErrorCode(self.wear.refuse_pmd))
        return bytes((0x0F, self.wear.features)).ljust(17, b"\0")

    async def _write_control(self, connection: Connection, command: bytes) -> None:
        if self.wear.refuse_pmd:
            raise att.ATT_Error(att.ErrorCode(self.wear.refuse_pmd))
        self.commands.append(command)
        self.commanded.append(asyncio.get_running_loop().time())
        if self.wear.ignores:
            self.wear.ignores -= 1
            return
        operation, kind = command[0], polar_pmd.KINDS[command[1]]
        error, more = 0, b""
        if operation == 1:
            answer = ECG_SETTINGS if kind == "ecg" else ACC_SETTINGS
            more = answer[5:]
        elif operation == 2:
            error = self.wear.refuse_start or (polar_pmd.ALREADY if kind in self.streams else 0)
            if kind == "ecg" and connection.att_mtu < ECG_PACKET:
                error = 10
            if not error:
                self.streams.add(kind)
                if self.wear.falls_after_start is not None:
                    asyncio.get_running_loop().call_later(self.wear.falls_after_start, self.lose)
        else:
            error = 0 if kind in self.streams else 12
            self.streams.discard(kind)
        reply = bytes((0xF0, operation, command[1], error, 0)) + more
        if self.wear.answers:
            asyncio.get_running_loop().call_soon(lambda: asyncio.ensure_future(self._answer(reply)))

    async def _answer(self, reply: bytes) -> None:
        await self.device.indicate_subscribers(self.control, reply)
        self.answers += 1


async def strap(controller: Radio, address: str, wear: Wear) -> VirtualStrap:
    """Return a strap on the air, silent until it advertises."""
    from virtual.air import device

    return VirtualStrap(await device(controller, wear.name, address), controller, wear)

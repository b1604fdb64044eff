"""One connection to one strap, from connecting to hanging up: what it says becomes events.

A fresh client for every connection, and disconnect() always awaited on the old one: otherwise every beat arrives two,
three, four times after a reconnect on Linux (hbldh/bleak#2002).
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bleak import BleakClient
from bleak.args.bluez import BlueZNotifyArgs
from bleak.backends.characteristic import BleakGATTCharacteristic

from devices import heart_rate_service as heart
from devices import polar_pmd
from devices.heart_rate_service import Measurement
from devices.verdict import judge
from hrvsync.events import Battery, Packet, Wave
from hrvsync.sources.ble.problems import TROUBLE, explain, problem
from hrvsync.sources.ble.seat import Seat
from hrvsync.sources.ble.sighting import Sighting

LOST_AFTER = 2.5
"""Seconds without a packet (they come about once a second) after which the strap counts as lost."""
LOOK_AGAIN = 0.1
HANG_UP_AFTER = 10.0
"""Seconds without a packet after which the link is torn down: a killed Bluetooth service ends no link by itself."""
PAUSE_BEFORE_STREAMS = 0.7
"""Seconds between the first heart rate packet and the start of a stream: sooner, some straps drop the link."""
BATTERY_EVERY = 300.0
JUDGE_EVERY = 1.0
JUDGED_OVER = 60.0
ANSWER_LIMIT = 5.0
GOODBYE_LIMIT = 5.0

# StartNotify, not AcquireNotify: the latter broke straps in bleak 2.0 to 3.0.1 (bleak#1885, #1951), and it ignores what
# comes before the subscription is confirmed. Its known price, doubled callbacks after a reconnect (bleak#2002), is paid
# by the disconnect that always ends a connection.
NOTIFY: BlueZNotifyArgs = {"use_start_notify": True}


class Connection:
    """`open` it, `last` until the link is over, then always `close` it."""

    def __init__(self, seat: Seat, sighting: Sighting) -> None:
        self._seat, self._sighting, self._strap = seat, sighting, sighting.strap
        self._over = asyncio.Event()
        self._first = asyncio.Event()
        self._heard = seat.inbox.now()
        self._beating = self._ended = self._closed = False
        self._advice = ""
        self._recent: deque[tuple[float, Measurement]] = deque(maxlen=256)
        self._replies: asyncio.Queue[polar_pmd.Reply] = asyncio.Queue()
        self._streams: dict[polar_pmd.Kind, tuple[float, float]] = {}
        beats: set[polar_pmd.Kind] = {"ppi"} if self._strap.beats == "ppi" else set()
        self._wanted = frozenset((seat.streams & set(self._strap.streams)) | beats)
        self._facts_wanted = (heart.MODEL, heart.SERIAL, self._strap.firmware)
        services = [heart.SERVICE, heart.BATTERY_SERVICE, heart.INFORMATION_SERVICE]
        if self._strap.streams:
            services.append(polar_pmd.SERVICE)
        self._client = BleakClient(sighting.device, lambda _: self._over.set(), services=services)

    async def open(self) -> None:
        """Connect and subscribe to the heart rate within the seat's patience; raises what bleak raises."""
        async with asyncio.timeout(self._seat.patience):
            await self._client.connect()
            self._seat.wears(self._sighting)
            self._seat.say("waiting")
            await self._client.start_notify(heart.MEASUREMENT, self._on_heart, bluez=NOTIFY)
        self._heard = self._seat.inbox.now()

    async def last(self) -> None:
        """Stay connected until the link is over, and say why it is."""
        care = asyncio.create_task(self._care())
        try:
            key = await self._watch()
            self._ended = True
            self._seat.say("lost", problem(key, self._seat.called).sentence)
        finally:
            care.cancel()
            await asyncio.gather(care, return_exceptions=True)

    async def close(self) -> None:
        """Stop the streams and hang up, in bounded time, whatever state the link is in."""
        if self._streams and self._client.is_connected:
            await self._attempt(self._stop)
        try:
            async with asyncio.timeout(GOODBYE_LIMIT):
                await self._client.disconnect()
        except TROUBLE as error:
            self._seat.note(f"hanging up failed: {type(error).__name__}")
        finally:
            self._closed = True

    async def _stop(self) -> None:
        """Stop the streams: left on, they would empty the strap's battery."""
        async with asyncio.timeout(ANSWER_LIMIT):
            for kind in self._streams:
                await self._client.write_gatt_char(polar_pmd.CONTROL, polar_pmd.stop(kind), response=True)
        self._seat.memory.streams(self._sighting.own, False)

    async def _watch(self) -> str:
        """Wait for the end of the link, and call it lost where packets stop; returns the problem."""
        while True:
            quiet = self._seat.inbox.now() - self._heard
            if quiet >= HANG_UP_AFTER:
                return "silent"
            if quiet >= LOST_AFTER:
                self._seat.say("lost", problem("silent", self._seat.called).sentence)
            with suppress(TimeoutError):
                async with asyncio.timeout(max(LOST_AFTER - quiet, LOOK_AGAIN)):
                    await self._over.wait()
                    return "dropped"

    async def _care(self) -> None:
        """Look after the link while it lasts: facts, streams, battery, and whether the beats are worth anything."""
        await self._attempt(self._facts)
        await self._first.wait()
        if self._wanted or self._seat.memory.left_streaming(self._sighting.own):
            await asyncio.sleep(PAUSE_BEFORE_STREAMS)
            await self._attempt(self._streaming)
        battery_due = self._seat.inbox.now() + BATTERY_EVERY
        while True:
            await asyncio.sleep(JUDGE_EVERY)
            self._judge()
            if self._seat.inbox.now() >= battery_due:
                battery_due += BATTERY_EVERY
                await self._attempt(self._battery)

    async def _attempt(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do what the session can live without: a strap may lack it, or go away meanwhile."""
        try:
            await work()
        except TROUBLE as error:
            self._seat.note(f"{work.__name__.strip('_')} failed: {type(error).__name__}")
            if (trouble := explain(error, self._seat.called)).key == "pairing wanted":
                self._advise(trouble.sentence)

    async def _facts(self) -> None:
        """Read what the strap tells about itself; its name may hold no id of its own, then its serial number is it."""
        model, serial, firmware = [heart.text(await self._read(uuid)) for uuid in self._facts_wanted]
        self._seat.note(f"strap {self._strap.model}, calls itself {model!r}, firmware {firmware!r}")
        self._seat.wears(self._sighting, serial)
        await self._battery()

    async def _battery(self) -> None:
        percent = heart.battery(await self._read(heart.BATTERY))
        if percent is not None:
            self._seat.put(Battery(self._seat.inbox.now(), self._seat.who, percent))

    async def _read(self, uuid: str) -> bytes:
        """Read a characteristic; empty where the strap has none such."""
        if self._client.services.get_characteristic(uuid) is None:
            return b""
        return bytes(await self._client.read_gatt_char(uuid))

    async def _streaming(self) -> None:
        """Stop what an earlier crash left streaming, then start what is wanted and the strap is able to send."""
        await self._client.start_notify(polar_pmd.CONTROL, self._on_reply, bluez=NOTIFY)
        await self._client.start_notify(polar_pmd.DATA, self._on_frame, bluez=NOTIFY)
        able = polar_pmd.features(bytes(await self._client.read_gatt_char(polar_pmd.CONTROL)))
        for kind in sorted(able):
            await self._command(polar_pmd.stop(kind))
        self._seat.memory.streams(self._sighting.own, False)
        for kind in sorted(self._wanted & able):
            offered = await self._command(polar_pmd.ask_settings(kind))
            command, rate = polar_pmd.start(kind, offered.settings)
            self._streams[kind] = (rate, 1.0)
            self._seat.memory.streams(self._sighting.own, True)
            reply = await self._command(command)
            self._streams[kind] = (rate, reply.factor)
            self._seat.note(f"{kind} at {rate}/s: {reply.meaning}")
            if not reply.ok:
                self._advise(f"{self._seat.called} does not send {kind}: {reply.meaning}.")

    async def _command(self, command: bytes) -> polar_pmd.Reply:
        """Write a command and wait for its own reply."""
        await self._client.write_gatt_char(polar_pmd.CONTROL, command, response=True)
        async with asyncio.timeout(ANSWER_LIMIT):
            while True:
                reply = await self._replies.get()
                if bytes((reply.operation, reply.type)) == command[:2]:
                    return reply

    def _on_heart(self, _characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        t = self._seat.inbox.now()
        try:
            measured = self._strap.decode(bytes(data))
            if measured.bpm is not None:
                self._heard = t
                self._first.set()
                self._beat(t, measured)
        except Exception as error:  # a callback's exception would vanish in the Bluetooth library
            self._seat.note(f"heart rate packet failed: {type(error).__name__}")

    def _on_frame(self, _characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        t = self._seat.inbox.now()
        try:
            kind = polar_pmd.kind_of(bytes(data))
            rate, factor = self._streams.get(kind, (0, 1.0)) if kind else (0, 1.0)
            match polar_pmd.decode(bytes(data), factor):
                case polar_pmd.Frame() as frame if rate:
                    self._seat.put(Wave(t, self._seat.who, frame.kind, rate, frame.device_ns, frame.samples))
                case polar_pmd.PulseIntervals() as told:
                    self._beat(t, Measurement(told.bpm, told.contact, rr=told.ppi_ms, per_second=1000))
                case _:
                    self._seat.note("a frame of an unknown kind")
        except Exception as error:
            self._seat.note(f"frame failed: {type(error).__name__}")

    def _on_reply(self, _characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        if reply := polar_pmd.reply(bytes(data)):
            self._replies.put_nowait(reply)

    def _beat(self, t: float, measured: Measurement) -> None:
        seat = self._seat
        if self._closed:
            return  # what still comes now is an echo: the link has ended, and its successor hears the strap
        seat.put(Packet(t, seat.who, measured.rr, measured.bpm, measured.contact, measured.per_second))
        self._recent.append((t, measured))
        self._beating |= bool(measured.rr)
        if not self._ended:
            seat.say("live" if self._beating else "waiting", self._advice)

    def _judge(self) -> None:
        since = self._seat.inbox.now() - JUDGED_OVER
        verdict = judge([row for row in self._recent if row[0] >= since])
        self._advise(verdict.why)

    def _advise(self, text: str) -> None:
        self._advice = text
        if self._seat.state in ("waiting", "live"):
            self._seat.say(self._seat.state, text)

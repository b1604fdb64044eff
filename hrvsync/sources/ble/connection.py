"""One connection to one strap, from connecting to hanging up: what it sends becomes events.

A fresh client for every connection, and disconnect() always awaited on the old one: otherwise every beat arrives two,
three, four times after a reconnect on Linux (hbldh/bleak#2002).
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.exc import BleakDeviceNotFoundError

from devices import MODELS, heart_rate_service as heart, polar_pmd, verdict
from hrvsync.events import Battery, Packet
from hrvsync.sources.ble.bluez import require_service
from hrvsync.sources.ble.errors import SERVICE_ENDED, TRANSPORT_ERRORS, ServiceSilent, Unanswered, describe_error
from hrvsync.sources.ble.radio import DISCONNECT_TIMEOUT, bonded, read
from hrvsync.sources.ble.strap_link import NOTHING, Reason, StrapLink
from hrvsync.sources.ble.streams import NOTIFY, Streams, answered, in_order
from hrvsync.sources.discovered import DiscoveredStrap

LATE = 1.5
"""Seconds that a packet may be overdue before its strap counts as lost: after 2.5 s of silence where one is sent each
second."""
RHYTHM, MAX_RHYTHM = 6, 5.0
"""Packets that say how often a strap sends, and the longest time (s) between two that is a rhythm."""
MIN_WAIT = 0.1
HANG_UP_AFTER = 10.0
"""Seconds without a packet after which the link is torn down: a killed Bluetooth service ends no link by itself."""
ASK_EVERY, ASK_LIMIT = 0.5, 2.0
"""Seconds between two questions to a Bluetooth service under a silent strap, and for its answer."""
PAUSE_BEFORE_STREAMS = 0.7
"""Seconds between the first heart rate packet and the start of a stream: sooner, some straps drop the link."""
BATTERY_EVERY = 300.0
JUDGE_EVERY = 1.0
JUDGED_OVER = 60.0
SPARED_OVER, SPARED_AFTER, SPARED_SHARE = 40.0, 20.0, 0.9
"""Seconds of beats, at most and at least, and the share of them within intervals below which spare waves stop."""


class Connection:
    """`open` it, `last` until the link is over, then always `close` it."""

    def __init__(self, link: StrapLink, found: DiscoveredStrap) -> None:
        self._link, self._found, self._strap = link, found, MODELS[found.model]
        assert found.device
        self._device = found.device
        self._over = asyncio.Event()
        self._first = asyncio.Event()
        self._heard = link.inbox.now()
        self._beating = self._ended = self._closed = False
        self._verdict = NOTHING
        self._why: Reason = ("dropped", {})
        self._lacks: dict[str, Reason] = {}
        self._recent: deque[tuple[float, heart.Measurement]] = deque(maxlen=256)
        # Of two sources of beats one is taken: a band's pulse intervals, not the smoothed ones beside its heart rate.
        self._by_pulse = self._strap.beats == "ppi" and not link.beats_only
        self._wanted = self._waves() | (
            frozenset[polar_pmd.Kind](("ppi",)) if self._by_pulse else frozenset[polar_pmd.Kind]()
        )
        self._spare = frozenset[polar_pmd.Kind](() if self._lacks else link.spare & set(self._strap.streams))
        self._facts_wanted = (heart.MODEL, heart.SERIAL, self._strap.firmware)
        services = [heart.SERVICE, heart.BATTERY_SERVICE, heart.INFORMATION_SERVICE]
        if self._strap.streams:
            services.append(polar_pmd.SERVICE)
        self._pairs = link.pairs
        self._client = BleakClient(
            found.device,
            lambda _: self._over.set(),
            services=services,
            pair=self._pairs,
            winrt={"use_cached_services": False} if link.tried else {},  # bleak#2017
        )
        link.tried = True
        self._streams = Streams(self._client, link, found.own, self._wanted, self._on_pulse, self._lack, self._spare)

    def _waves(self) -> frozenset[polar_pmd.Kind]:
        """What waves to ask this strap for: none where they cost beats."""
        if self._link.beats_only:
            self._lacks["pairing"] = describe_error(Unanswered()).reason
            return frozenset()
        waves = frozenset(self._link.streams & set(self._strap.streams))
        if not waves or self._link.may_stream:
            return waves
        self._lacks["waves"] = ("beats_only", {"what": in_order(waves)})
        return frozenset()

    async def open(self) -> None:
        """Connect and subscribe to the heart rate; raises what bleak raises."""
        await self._client.connect()
        if self._link.moved(self._found) and heart.text(await self._read(heart.SERIAL)) != self._link.serial:
            self._link.strangers.add(self._found.address)
            raise BleakDeviceNotFoundError(self._found.address)
        self._link.report_strap(self._found)
        self._link.report("waiting")
        await answered(self._client.start_notify(heart.MEASUREMENT, self._on_heart, bluez=NOTIFY), self._lack)
        self._heard = self._link.inbox.now()

    @property
    def stands(self) -> bool:
        """Whether the strap has answered, though there may be much left to ask it."""
        return self._client.is_connected

    async def last(self) -> None:
        """Stay connected until the link is over, and say why it is."""
        tasks = [asyncio.create_task(self._care()), asyncio.create_task(self._mind_service())]
        try:
            reason = await self._watch()
            self._ended = True
            self._link.log(f"the link is over: {reason[0]}")
            if reason != self._lacks.get("pairing", reason):  # perhaps it was the request for pairing that broke it
                self._link.beats_only = True
            if self._streams.waves_since is not None:
                self._link.broke_after(self._link.inbox.now() - self._streams.waves_since)
            self._link.report("lost", reason)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def close(self) -> None:
        """Stop the streams and hang up, in bounded time, whatever state the link is in."""
        try:
            if self._streams.running and self._client.is_connected:
                await self._attempt("stopping the streams", self._streams.stop)
        finally:
            try:
                async with asyncio.timeout(DISCONNECT_TIMEOUT):
                    if self._pairs:  # a bond that is kept makes the next subscription hang (bleak#1943)
                        await self._attempt("unpairing", self._client.unpair)
                    await self._client.disconnect()
            except TRANSPORT_ERRORS as error:
                self._link.log_error("hanging up failed", error)
            finally:
                self._closed = True

    async def forget(self) -> None:
        """Let BlueZ forget the strap, unless it is paired with it: it may hold a phantom that no attempt reaches."""
        if bonded(self._device) is False:
            await self._attempt("forgetting the strap", self._client.unpair)

    async def _watch(self) -> Reason:
        """Wait for the end of the link, and call it lost where packets stop; return the reason."""
        while True:
            quiet = self._link.inbox.now() - self._heard
            every = self._rhythm()
            if quiet >= max(HANG_UP_AFTER, 3 * every):
                return "silent", {}
            lost_after = every + LATE
            if quiet >= lost_after:
                self._link.report("lost", "silent")
            soonest = self._strap.every + LATE  # the next packet may show that the strap is no slower than its model
            with suppress(TimeoutError):
                async with asyncio.timeout(max(min(lost_after - quiet, soonest), MIN_WAIT)):
                    await self._over.wait()
                    return self._why

    async def _mind_service(self) -> None:
        """End the link where the Bluetooth service has ended: that answers at once, unlike a strap that is away."""
        await self._first.wait()
        while not self._link.beats_only:
            await asyncio.sleep(ASK_EVERY)
            if self._link.inbox.now() - self._heard < self._rhythm() + ASK_EVERY:
                continue
            try:
                await require_service()
                async with asyncio.timeout(ASK_LIMIT):
                    await read(self._client, heart.BATTERY)
                    await read(self._client, heart.MODEL)
            except TRANSPORT_ERRORS as error:
                if (problem := self._link.problem(error)).key in SERVICE_ENDED:
                    self._why = problem.reason
                    self._over.set()

    def _rhythm(self) -> float:
        """Seconds between packets: as its model sends, or as often at most as this strap did lately."""
        gaps = (b - a for (a, _), (b, _) in pairwise(list(self._recent)[-RHYTHM:]))
        return max(self._strap.every, min(MAX_RHYTHM, *gaps)) if len(self._recent) > 1 else self._strap.every

    async def _care(self) -> None:
        """Look after the link while it lasts: facts, streams, battery, and whether the beats are worth anything."""
        asks = not self._link.beats_only
        if asks:
            await self._attempt("facts", self._facts)
        await self._first.wait()
        if asks and (self._wanted or self._spare or self._found.own in self._link.store.streaming):
            await asyncio.sleep(PAUSE_BEFORE_STREAMS)
            await self._attempt("streams", self._streams.begin)
        self._by_pulse &= "ppi" in self._streams.running
        battery_due = self._link.inbox.now() + BATTERY_EVERY
        while True:
            await asyncio.sleep(JUDGE_EVERY)
            self._judge()
            if asks and self._link.inbox.now() >= battery_due:
                battery_due += BATTERY_EVERY
                await self._attempt("battery", self._battery)
            await self._attempt("reviving a stream", self._streams.revive)
            if self._link.spare & self._streams.running and self._misses_beats():
                self._link.give_up_spare()
                await self._attempt("stopping what can be spared", self._streams.stop_spare)

    def _misses_beats(self) -> bool:
        """Whether beats of a heart that is felt have gone missing since waves came, by the last SPARED_OVER s."""
        since = max(self._streams.waves_since or 0.0, self._link.inbox.now() - SPARED_OVER)
        recent = [(t, measured) for t, measured in self._recent if t >= since]
        if not recent or recent[-1][0] - recent[0][0] < SPARED_AFTER or not all(measured.bpm for _, measured in recent):
            return False
        seconds = recent[-1][0] - recent[0][0]
        beats_s = sum(sum(measured.rr) / measured.per_second for _, measured in recent[1:])
        return beats_s < SPARED_SHARE * seconds

    async def _attempt(self, what: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do what the session can live without: a strap may lack it, or go away meanwhile."""
        try:
            await work()
        except TRANSPORT_ERRORS as error:
            self._link.log_error(f"{what} failed", error)
            problem = describe_error(error)
            if isinstance(error, ServiceSilent):
                self._why = problem.reason
                self._over.set()
            if problem.key == "pairing_wanted":
                self._lack("pairing", problem.reason)
                if self._link.wants_pairing(isinstance(error, Unanswered)):
                    self._why = problem.reason
                    self._over.set()

    async def _facts(self) -> None:
        """Read what the strap is; where its name holds no id of its own, its serial number is it."""
        model, serial, firmware = [heart.text(await self._read(uuid)) for uuid in self._facts_wanted]
        self._link.log(f"strap {self._strap.model}, calls itself {model!r}, firmware {firmware!r}")
        self._link.report_strap(self._found, serial)
        await self._battery()

    async def _battery(self) -> None:
        percent = heart.battery(await self._read(heart.BATTERY))
        if percent is not None:
            self._link.inbox.put(Battery(self._link.inbox.now(), self._link.who, percent))

    async def _read(self, uuid: str) -> bytes:
        return await answered(read(self._client, uuid), self._lack)

    def _on_heart(self, _characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        t = self._link.inbox.now()
        try:
            measured = self._strap.decode(bytes(data))
            if self._by_pulse:
                measured = replace(measured, rr=())
            if measured.bpm is not None:
                self._heard = t
                self._first.set()
                self._beat(t, measured)
        except Exception as error:  # a callback's exception would vanish in the Bluetooth library
            self._link.log(f"heart rate packet failed: {type(error).__name__}")

    def _on_pulse(self, t: float, measured: heart.Measurement) -> None:
        self._heard = t
        self._beat(t, measured)

    def _beat(self, t: float, measured: heart.Measurement) -> None:
        link = self._link
        if self._closed:
            return  # what still comes now is an echo: the link has ended, and its successor hears the strap
        link.inbox.put(Packet(t, link.who, measured.rr, measured.bpm, measured.contact, measured.per_second))
        self._recent.append((t, measured))
        self._beating |= bool(measured.rr)
        if not self._ended:
            link.report("live" if self._beating else "waiting", self._advice)

    @property
    def _advice(self) -> Reason:
        """What the wearer should know now: first of the beats, then of what the strap does not send."""
        return self._verdict if self._verdict != NOTHING else next(iter(self._lacks.values()), NOTHING)

    def _judge(self) -> None:
        since = self._link.inbox.now() - JUDGED_OVER
        judged = verdict.judge([row for row in self._recent if row[0] >= since], self._strap.first_beats)
        self._verdict = (judged.reason, {})
        self._report_advice()

    def _lack(self, what: str, reason: Reason) -> None:
        self._lacks = {key: other for key, other in self._lacks.items() if key != what}
        if reason != NOTHING:
            self._lacks[what] = reason
        self._report_advice()

    def _report_advice(self) -> None:
        if self._link.state in ("waiting", "live"):
            self._link.report(self._link.state, self._advice)

"""The devices of LSL in a session: looked for, taken in, missed and found again, each in its seat."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from typing import Any

from hrvsync.events import Link, Packet, Strap
from hrvsync.i18n import Message
from hrvsync.sources.inbox import Inbox
from hrvsync.sources.lsl.inlet import Inlet, Samples
from hrvsync.sources.lsl.samples import WaveBlocks, beats, packets, rates
from hrvsync.sources.lsl.scan import LOOK_EVERY, PREFIX, Device, Resolver, devices
from hrvsync.sources.lsl.stream import Stream

SILENT = 2.0
"""Seconds without a sample after which a stream out of sight is lost, whatever its connection says."""
STAMP_EARLY, STAMP_LATE = 0.05, 30.0
"""Seconds by which a stamp may lie after and before the arrival; others are of no clock of LSL, and not believed."""
AGAIN_AFTER = 3.0
"""Seconds in which a stream that broke off is not tried again: until then one that is dead may seem to be in sight."""
MOST_WRONG = 20
"""Samples in a row that hold no beat after which that is said."""
HEART_RATE_EVERY = 1.0

type Feed = Callable[[Inbox], Coroutine[Any, Any, None]]


def feed(seats: Mapping[str, str], notice: Callable[[Message], None] = lambda _: None) -> Feed:
    """Return what puts the events of the devices in these seats (seat: name, with or without PREFIX) into an inbox.

    One that is not there is reported as a Link and taken as soon as it is. What is wrong with a stream goes to
    `notice`, once, in one sentence. Raises LabError where there is no LSL.
    """

    async def put(inbox: Inbox) -> None:
        resolver = await asyncio.to_thread(Resolver)
        places = [_Seat(who, own.removeprefix(PREFIX), inbox, notice) for who, own in seats.items()]
        try:
            while True:
                sight = await asyncio.to_thread(resolver.look)
                streams = [stream for stream, _ in sight.values()]
                infos = {uid: info for uid, (_, info) in sight.items()}
                for place in places:
                    place.look(streams, infos, {other.host_and_name for other in places if other is not place})
                await asyncio.sleep(LOOK_EVERY)
        finally:
            for place in places:
                place.close()
            resolver.close()

    return put


async def listen(own: str) -> AsyncGenerator[Packet]:
    """Yield what a device sends, before a session; close the generator to hear no more of it."""
    inbox = Inbox()
    feeding = asyncio.create_task(feed({"A": own})(inbox))
    try:
        async for event in inbox.events():
            if isinstance(event, Packet):
                yield event
    finally:
        feeding.cancel()
        await asyncio.gather(feeding, return_exceptions=True)


class _Seat:
    """A person's device over a whole session."""

    def __init__(self, who: str, wanted: str, inbox: Inbox, notice: Callable[[Message], None]) -> None:
        self._who, self._wanted, self._inbox, self._notice = who, wanted, inbox, notice
        self._device: Device | None = None  # the last one, also while it is lost
        self._inlets: list[Inlet] = []
        self._state: tuple[str, str] = ("", "")
        self._heard = self._last_stamp = self._last_rate = self._lost_at = -AGAIN_AFTER
        self._broken = set[str]()  # the uids that were lost last
        self._fresh = True  # whether what comes may be what came before a loss
        self._bpm: int | None = None
        self._wrong = 0
        self._said: set[str] = set()
        self._report("off", "lsl_looking")

    @property
    def host_and_name(self) -> tuple[str, str] | None:
        """The device that is taken in now."""
        return (self._device.host, self._device.name) if self._device and self._inlets else None

    def look(self, streams: list[Stream], infos: Mapping[str, Any], taken: set[tuple[str, str] | None]) -> None:
        """Take the wanted device where it is in sight; find out whether the present one is lost."""
        if self._inlets:
            uids = {stream.uid for stream in streams}
            silent = self._inbox.now() - self._heard > SILENT
            if silent and self._inlets[0].stream.uid not in uids:
                self._lost()
            return
        device = self._find(streams, taken)
        if device is not None and device.beats is not None:
            self._open(device, device.beats, infos)

    def _find(self, streams: list[Stream], taken: set[tuple[str, str] | None]) -> Device | None:
        """Find the device: by the id of its stream once that is known, by its name before."""
        again = self._lost_at + AGAIN_AFTER <= self._inbox.now()
        streams = [stream for stream in streams if again or stream.uid not in self._broken]
        free = [one for one in devices(streams) if one.beats is not None and (one.host, one.name) not in taken]
        if self._device is not None and (known := self._device.beats) is not None:
            return next((one for one in free if one.beats is not None and one.beats.same(known)), None)
        wanted = self._wanted.casefold()
        return next(
            (
                one
                for one in free
                if wanted
                in {one.name.casefold(), *(name.casefold() for s in one.streams for name in (s.name, s.source))}
            ),
            None,
        )

    def _open(self, device: Device, stream: Stream, infos: Mapping[str, Any]) -> None:
        new = self._device is None
        self._device = device
        self._report("connecting")
        self._heard, self._fresh = self._inbox.now(), not new
        self._inlets = [Inlet(stream, infos[stream.uid], lambda got: self._beats(stream, got), self._lost)]
        rate = next((one for one in device.streams if one.kind == "hr" and one is not stream), None)
        if rate is not None:
            self._inlets.append(self._beside(rate, infos, self._rates))
        for wave in device.waves:
            blocks = WaveBlocks(wave, self._who)
            self._inlets.append(self._beside(wave, infos, lambda _, got, blocks=blocks: self._waves(blocks, got)))
        if new:
            model = f"LSL {device.name}"
            self._inbox.put(Strap(self._inbox.now(), self._who, model, pulse=stream.kind == "pp"))

    def _beside(self, stream: Stream, infos: Mapping[str, Any], take: Callable[[Stream, Samples], None]) -> Inlet:
        """Open a stream whose end is not the end of the beats."""
        return Inlet(stream, infos[stream.uid], lambda got: take(stream, got), lambda: None)

    def _beats(self, stream: Stream, got: Samples) -> None:
        t = self._heard = self._inbox.now()
        if self._state[0] != "live":
            self._report("live", "lsl_clock", {"ms": f"{1000 * got.uncertainty:.2g}"}, t)
        if stream.kind == "hr":
            self._rates(stream, got)
            return
        found, wrong = beats(stream, got.values, got.stamps)
        if self._fresh:  # a source that comes back may send again what it sent before
            found = [beat for beat in found if beat.stamp > self._last_stamp]
            self._fresh = not found
        self._wrong = 0 if found else self._wrong + wrong
        if self._wrong > MOST_WRONG:
            self._say(Message("{name} sends no intervals that can be true.", name=stream.name))
        if found:
            self._last_stamp = max(self._last_stamp, *(beat.stamp for beat in found))
        for packet in packets(t, self._who, found, self._ended, self._bpm):
            self._inbox.put(packet)

    def _rates(self, stream: Stream, got: Samples) -> None:
        """Take heart rates: beside intervals they go with the next packet, alone they are packets without beats."""
        for bpm in rates(stream, got.values):
            self._bpm = bpm
        t = self._inbox.now()
        alone = self._device is not None and self._device.beats is stream
        if alone and self._bpm is not None and t - self._last_rate >= HEART_RATE_EVERY:
            self._last_rate = t
            self._inbox.put(Packet(t, self._who, bpm=self._bpm))

    def _waves(self, blocks: WaveBlocks, got: Samples) -> None:
        for wave in blocks.feed(self._inbox.now(), got.values, got.stamps, self._inbox.at):
            self._inbox.put(wave)
        if blocks.wrong:
            self._say(blocks.wrong)

    def _ended(self, stamp: float) -> float | None:
        """Return the session time of a stamp; None where it cannot be one of LSL's clock."""
        ended = self._inbox.at(stamp)
        return ended if -STAMP_EARLY <= self._inbox.now() - ended <= STAMP_LATE else None

    def _say(self, what: Message) -> None:
        if what not in self._said:
            self._said.add(what)
            self._notice(what)

    def _lost(self) -> None:
        self._broken, self._lost_at = {inlet.stream.uid for inlet in self._inlets}, self._inbox.now()
        self.close()
        self._report("lost", "lsl_gone")

    def close(self) -> None:
        """Take in nothing more."""
        for inlet in self._inlets:
            inlet.close()
        self._inlets = []

    def _report(
        self,
        state: Any,
        reason: str = "",
        values: dict[str, str | tuple[str, ...]] | None = None,
        t: float | None = None,
    ) -> None:
        if (state, reason) != self._state:
            self._state = (state, reason)
            self._inbox.put(Link(self._inbox.now() if t is None else t, self._who, state, reason, values or {}))

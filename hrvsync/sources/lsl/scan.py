"""Which streams are in sight, and which devices they make: what a strap streams is one device, however many streams."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from typing import Any

import msgspec

from hrvsync.i18n import Message, listed
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.lsl.library import OWN, pylsl
from hrvsync.sources.lsl.stream import MOST_CHANNELS, Kind, Stream, describe

PREFIX = "LSL "
"""How the name of a device of LSL begins where straps of Bluetooth have names, too."""
LOOK_EVERY = 0.25
FORGET = 2.0
"""Seconds after which a stream that nobody hears any more is out of sight."""
DESCRIBE_LIMIT = 1.0
BEATS: tuple[Kind, ...] = ("rr", "pp", "hr")
WAVES: tuple[Kind, ...] = ("ecg", "acc")
MOST_STREAMS = 256


class Device(msgspec.Struct, frozen=True):
    """The streams of one device on one computer, the best for beats first; one of each kind."""

    name: str
    host: str
    streams: tuple[Stream, ...]

    @property
    def beats(self) -> Stream | None:
        """The stream that says when the heart beats; None where there is none."""
        return next((stream for kind in BEATS for stream in self.streams if stream.kind == kind), None)

    @property
    def waves(self) -> tuple[Stream, ...]:
        """ECG and acceleration that go with the beats."""
        return tuple(stream for stream in self.streams if stream.kind in WAVES)

    @property
    def good_for(self) -> Message:
        """What it is good for."""
        return listed([stream.good_for for stream in (self.beats, *self.waves) if stream is not None])


class Resolver:
    """The streams in sight now, each described once; `look` may block for a moment and belongs in a thread."""

    def __init__(self) -> None:
        self._resolver: Any = pylsl().ContinuousResolver(forget_after=FORGET)
        self._known: dict[str, tuple[Stream, Any]] = {}

    def look(self) -> dict[str, tuple[Stream, Any]]:
        """Return them by uid, with the info that an inlet is opened by."""
        now: dict[str, tuple[Stream, Any]] = {}
        found: list[Any] = self._resolver.results() if self._resolver is not None else []
        for info in found[:MOST_STREAMS]:
            uid = str(info.uid())
            if uid not in OWN:
                now[uid] = self._known.get(uid) or (_described(info), info)
        self._known = now
        return now

    def close(self) -> None:
        """Look no more: its sockets are closed with it."""
        self._resolver = None


def _described(info: Any) -> Stream:
    """Describe a stream with what it says of its channels, where that can be had."""
    if info.channel_count() > MOST_CHANNELS:
        return describe(info)
    try:
        full = pylsl().StreamInlet(info, max_buflen=1, recover=False).info(DESCRIBE_LIMIT)
    except Exception:  # it went, or speaks another dialect: what is known of it has to do
        full = None
    return describe(info, full)


def devices(streams: Iterable[Stream]) -> list[Device]:
    """Group streams that can be taken by their device and computer; of two of a kind the first by name counts."""
    found: dict[tuple[str, str], dict[Kind, Stream]] = {}
    for stream in sorted(streams, key=lambda one: (one.name, one.uid)):
        if not stream.wrong and stream.kind in (*BEATS, *WAVES):
            found.setdefault((stream.device, stream.host), {}).setdefault(stream.kind, stream)
    return [Device(name, host, tuple(by_kind.values())) for (name, host), by_kind in found.items()]


async def scan(seconds: float) -> AsyncGenerator[list[Stream]]:
    """Yield all streams in sight, a few times a second for `seconds`. Raises LabError where there is no LSL."""
    resolver = await asyncio.to_thread(Resolver)
    time = asyncio.get_running_loop().time
    end = time() + seconds
    try:
        while time() < end:
            await asyncio.sleep(min(LOOK_EVERY, max(0.0, end - time())))
            yield [stream for stream, _ in (await asyncio.to_thread(resolver.look)).values()]
    finally:
        resolver.close()


async def discovered(found: Callable[[DiscoveredStrap], None]) -> None:
    """Report devices with beats as straps in sight until cancelled; one that goes is away."""
    resolver = await asyncio.to_thread(Resolver)
    before: dict[str, DiscoveredStrap] = {}
    try:
        while True:
            streams = [stream for stream, _ in (await asyncio.to_thread(resolver.look)).values()]
            now = {strap.own: strap for strap in map(as_strap, devices(streams)) if strap is not None}
            for own in before.keys() - now.keys():
                found(msgspec.structs.replace(before[own], away=True))
            for strap in now.values():
                found(strap)
            before = now
            await asyncio.sleep(1.0)
    finally:
        resolver.close()


def as_strap(device: Device) -> DiscoveredStrap | None:
    """Return a device as a strap in sight, named by PREFIX; None where it has no beats."""
    if device.beats is None:
        return None
    verdict = {"rr": "good", "pp": "pulse only", "hr": "heart rate only"}[device.beats.kind]
    own = f"{PREFIX}{device.name}"
    return DiscoveredStrap(own, own, name=device.name, verdict=verdict, why=device.good_for, checked=True)


def is_lsl(own: str) -> bool:
    """Return whether a name is that of a device of LSL."""
    return own.startswith(PREFIX)

"""The beats of a session as they come, each once, with the time at which the heart beat."""

from collections.abc import Iterator

import msgspec

from hrvsync.analysis.chain import Chain
from hrvsync.deliveries import Deliveries
from hrvsync.events import AnyEvent, Link, Packet, Person, Strap

KNOWN_S = 120.0
"""Seconds of beats behind the newest that are enough to find it."""


class Beat(msgspec.Struct, frozen=True):
    """A beat of `who` at session time `t` (s), the end of an interval (ms), that `arrived` (s) in a packet."""

    who: str
    t: float
    rr_ms: float
    arrived: float
    bpm: int | None = None


class Beats:
    """Turns events in order of time into beats: their times are those of the analysis when they came.

    What this computer delivered twice comes once; packets in doubt are held until they are certain.
    """

    def __init__(self) -> None:
        self._chains: dict[str, tuple[Deliveries, Chain]] = {}

    def feed(self, event: AnyEvent) -> Iterator[Beat]:
        """Take the next event; yield the beats that are certain now."""
        if not isinstance(event, Packet | Strap | Link | Person):
            return
        deliveries, chain = self._chains.setdefault(event.who, (Deliveries(), Chain()))
        for certain in [event] if isinstance(event, Person) else deliveries.feed(event):
            chain.feed(certain)
            if isinstance(certain, Packet) and certain.rr:
                yield from _newest(chain, certain)


def _newest(chain: Chain, packet: Packet) -> Iterator[Beat]:
    """Yield the beats of a packet that the chain has just taken."""
    n = len(packet.rr)
    times = chain.beats(packet.t - KNOWN_S).t[-n:].tolist()
    rr_ms = [count * 1000 / packet.per_second for count in packet.rr]
    end = packet.t if packet.ended is None else packet.ended
    if len(times) < n:  # beats far from their arrival: a stall
        times = [end - sum(rr_ms[i + 1 :]) / 1000 for i in range(n)]
    for t, rr in zip(times, rr_ms, strict=True):
        yield Beat(packet.who, t, rr, packet.t, packet.bpm)

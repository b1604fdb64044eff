"""From outlet to inlet, bare and through hrvsync, in turn in one process: `lsl_latency.py SAMPLES`.

Prints two medians (ms).

Bare: pylsl pushes a number and another thread pulls it. Ours: the sink pushes a beat, and it comes out of the feed that
takes it in as an event in the loop of a session.
"""

import asyncio
import sys
import threading
import time
from statistics import median
from typing import Any

import pylsl

from hrvsync.events import Link, Packet
from hrvsync.sinks import LslOut
from hrvsync.sources.inbox import Inbox
from hrvsync.sources.lsl import feed
from hrvsync.sources.lsl.library import OWN

EVERY = 0.25


class Two:
    """As much of a session as the sink asks for."""

    def __init__(self) -> None:
        self.names, self.transport, self.speed = {"A": "A"}, None, 1.0


class Timed(LslOut):
    """Notes when each interval is pushed."""

    def __init__(self) -> None:
        super().__init__()
        self.pushed: dict[float, float] = {}

    def _push(self, key: str, who: str, values: list[Any], t: float) -> None:
        if key == "rr":
            self.pushed[round(values[0], 3)] = time.perf_counter()
        super()._push(key, who, values, t)


def bare(samples: int) -> list[float]:
    """Seconds from push to pull of pylsl alone."""
    outlet = pylsl.StreamOutlet(pylsl.StreamInfo("bare", "Bare", 1, 0, pylsl.cf_double64, "bare"))
    inlet = pylsl.StreamInlet(pylsl.resolve_byprop("name", "bare", timeout=10)[0])
    inlet.open_stream(5)
    late: list[float] = []

    def pull() -> None:
        while len(late) < samples:
            values, _ = inlet.pull_sample(timeout=5)
            late.append(time.perf_counter() - values[0])

    pulling = threading.Thread(target=pull)
    pulling.start()
    for _ in range(samples):
        time.sleep(EVERY)
        outlet.push_sample([time.perf_counter()])
    pulling.join()
    return late


async def ours(samples: int) -> list[float]:
    """Seconds from event to event through sink and source."""
    out, session, inbox = Timed(), Two(), Inbox()
    whole: Any = session
    out.begin(whole)
    OWN.clear()  # here, what is sent is what is taken in
    feeding = asyncio.create_task(feed({"A": "RR-A"})(inbox))
    given = out.pushed
    late: list[float] = []
    events = inbox.events()
    sending: asyncio.Task[None] | None = None

    async def send() -> None:
        for i in range(samples):
            await asyncio.sleep(EVERY)
            rr = 250_000 + i  # each another interval, so that it is known again
            out.on_event(Packet(inbox.now(), "A", (rr,), per_second=1_000_000))

    async def keep_alive() -> None:
        while not late:
            out.on_event(Packet(inbox.now(), "A", (260,), per_second=1000))
            await asyncio.sleep(0.26)

    first = asyncio.create_task(keep_alive())
    async for event in events:
        if isinstance(event, Link) and event.state == "live":
            first.cancel()
            sending = asyncio.create_task(send())
        if isinstance(event, Packet):
            for rr in event.rr:
                begun = given.pop(round(rr * 1000 / event.per_second, 3), None)
                if begun is not None:
                    late.append(time.perf_counter() - begun)
        if sending is not None and sending.done() and not given:
            break
        if sending is not None and sending.done():
            await asyncio.sleep(0)
            if len(late) >= samples - 2:
                break
    feeding.cancel()
    await asyncio.gather(feeding, return_exceptions=True)
    out.close()
    return late


if __name__ == "__main__":
    number = int(sys.argv[1])
    print(1000 * median(bare(number)), 1000 * median(asyncio.run(ours(number))))

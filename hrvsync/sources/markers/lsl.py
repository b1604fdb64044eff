"""Markers by LSL, as PsychoPy, Presentation and most stimulus programs send them: words, or numbers for codes."""

import asyncio
from collections.abc import Callable
from typing import Any

from hrvsync.sources.lsl.inlet import Inlet, Samples
from hrvsync.sources.lsl.scan import Resolver
from hrvsync.sources.lsl.stream import Stream
from hrvsync.sources.markers.marker import Gate, Notice, Take

LOOK_EVERY = 0.5
MOST_STREAMS = 8
FUTURE, PAST = 0.05, 30.0
"""Seconds by which a stamp may lie after and before the arrival; others are of no clock of LSL, and not believed."""


async def take_lsl(take: Take, notice: Notice) -> Callable[[], None]:
    """Take the markers of all marker streams in sight, with the times of their stamps; return what ends that.

    Raises LabError where there is no LSL.
    """
    resolver = await asyncio.to_thread(Resolver)
    inlets: dict[str, Inlet] = {}
    gates: dict[str, Gate] = {}

    def hear(gate: Gate, stream: Stream, got: Samples) -> None:
        now = asyncio.get_running_loop().time()
        for sample, stamp in zip(got.values, got.stamps, strict=True):
            time = stamp if -FUTURE <= now - stamp <= PAST else now
            gate.pass_on(time, _text(sample[stream.column]))

    async def look() -> None:
        while True:
            sight = await asyncio.to_thread(resolver.look)
            for uid, (stream, info) in sight.items():
                if stream.kind == "markers" and not stream.wrong and uid not in inlets and len(inlets) < MOST_STREAMS:
                    gate = gates.setdefault(stream.name, Gate(f"LSL: {stream.name}", take, notice))

                    def taken(got: Samples, gate: Gate = gate, stream: Stream = stream) -> None:
                        hear(gate, stream, got)

                    def lost(uid: str = uid) -> None:
                        inlets.pop(uid, None)

                    inlets[uid] = Inlet(stream, info, taken, lost)
            await asyncio.sleep(LOOK_EVERY)

    looking = asyncio.create_task(look())

    def end() -> None:
        looking.cancel()
        for inlet in inlets.values():
            inlet.close()
        resolver.close()

    return end


def _text(value: Any) -> str:
    """Write a sample as text; a code that came as a float is a whole number all the same."""
    if isinstance(value, bytes):
        return value[:4096].decode("utf-8", "replace")
    number = float(value)
    return str(int(number)) if number.is_integer() else f"{number:g}"

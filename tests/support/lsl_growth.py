"""Hours of two straps through LSL at SPEED times their rate: `lsl_growth.py send|take HOURS SPEED`.

Prints how many beats were sent or taken, and the memory (MB) after each tenth of the time.
"""

import asyncio
import sys
import time
from itertools import takewhile

from hrvsync.app.sessions import LiveSession
from hrvsync.events import AnyEvent, Packet
from hrvsync.sinks import LslOut
from hrvsync.sources import ble
from hrvsync.sources.clock import Transport, pace
from hrvsync.sources.lsl import feed
from hrvsync.sources.simulate import SCENARIOS
from support.endless import endless, resident_mb

COUPLED = next(scenario for scenario in SCENARIOS if scenario.name == "coupled")


TENTHS = 10


async def send(seconds: float, speed: float) -> tuple[int, list[float]]:
    """Send; the session is given to the sink alone, for what is analysed has a test of its own."""
    session = LiveSession(ble.events({}), {"A": "A", "B": "B"}, speed=speed)
    out, beats, memory = LslOut(), 0, list[float]()
    out.begin(session)
    await asyncio.sleep(6.0)  # until the other side has found the streams
    async for event in pace(takewhile(lambda event: event.t < seconds, endless(COUPLED)), Transport(speed)):
        out.on_event(event)
        beats += len(event.rr) if isinstance(event, Packet) else 0
        if event.t > seconds * (len(memory) + 1) / TENTHS:
            memory.append(resident_mb())
    await asyncio.sleep(3.0)
    memory.append(resident_mb())
    out.close()
    return beats, memory


async def take(seconds: float, speed: float) -> tuple[int, list[float]]:
    """Take in until nothing more comes."""
    begun, last, memory, beats = time.monotonic(), time.monotonic(), list[float](), 0
    event: AnyEvent
    async for event in ble.events({}, beside=[feed({"A": "RR-A", "B": "RR-B"})]):
        now = time.monotonic()
        if isinstance(event, Packet):
            last, beats = now, beats + len(event.rr)
        if len(memory) < TENTHS - 1 and now - begun > 6 + seconds / speed * (len(memory) + 1) / TENTHS:
            memory.append(resident_mb())
        if (beats and now - last > 5) or now - begun > 60 + 1.2 * seconds / speed:
            break
    return beats, [*memory, resident_mb()]


if __name__ == "__main__":
    what, hours, times = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
    sent_or_taken, resident = asyncio.run((send if what == "send" else take)(3600 * hours, times))
    print(sent_or_taken, *resident)

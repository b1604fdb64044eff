"""A session of two with ECG does not grow: eight hours at twenty times their rate, half an hour at the real one."""

import asyncio
import threading
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.endless import endless, resident_mb
from support.sockets import internet_sockets

from hrvsync.analysis.live import Frame
from hrvsync.app.sessions import LiveSession
from hrvsync.events import AnyEvent
from hrvsync.session import follow
from hrvsync.sources.clock import Transport, pace
from hrvsync.sources.simulate import SCENARIOS
from hrvsync.storage import Header, Recorder, jsonl

COUPLED = next(scenario for scenario in SCENARIOS if scenario.name == "coupled")
MOST_MB = 30.0


@pytest.mark.parametrize(("hours", "speed"), [(8.0, 20.0), (0.5, 1.0)])
def test_memory_files_and_threads_stay_as_they_were(tmp_path: Path, hours: float, speed: float) -> None:
    path, seconds = tmp_path / "long.jsonl", 3600 * hours
    session = LiveSession(
        played(speed), {"A": "Ada", "B": "Ben"}, Recorder(path, Header()), seconds=seconds, speed=speed
    )
    held: list[tuple[float, int, int]] = []

    def measure(frame: Frame) -> None:
        if frame.t % (seconds // 16) == 0:
            held.append((resident_mb(), len(list(Path("/proc/self/fd").iterdir())), threading.active_count()))
            assert internet_sockets() == []

    asyncio.run(follow(session, measure))
    assert len(held) >= 16
    assert held[-1][0] - held[2][0] < MOST_MB, held
    for early, late in ((max(one[kind] for one in half) for half in (held[1:8], held[8:])) for kind in (1, 2)):
        assert late <= early, held
    times = [event.t for event in jsonl.read(path).events()]
    assert times == sorted(times)
    assert times[-1] >= seconds - 1


async def played(speed: float) -> AsyncGenerator[AnyEvent]:
    """Play the session that never ends at a speed."""
    async for event in pace(endless(replace(COUPLED, waves=("ecg",))), Transport(speed)):
        yield event

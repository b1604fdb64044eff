"""Replay of a one-hour pair as fast as possible, from a file through every measure to frames."""

import asyncio
import sys
import tempfile
import time
from math import inf
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.lag_error import session
from support.workload import workloads

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.session import run
from hrvsync.sources.clock import Transport, pace
from hrvsync.sources.simulate import SimulatedStrap
from hrvsync.storage.formats import read
from hrvsync.storage.recorder import Recorder
from hrvsync.storage.recording import Header

SECONDS = 3600.0
ROUNDS = 3


def main() -> None:
    """Print how many times faster than real time it is, best of three, and by CPU time where others share the cores."""
    belt = SimulatedStrap(late=0.01, lost=0.002, missed=0.1, dropouts=((900.0, 960.0),))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hour.jsonl"
        recorder = Recorder(path, Header())
        for event in session(belt, belt, SECONDS, 1).events:
            recorder(event)
        recorder.close()
        rounds = [_replay(path) for _ in range(ROUNDS)]
    wall, cpu = (min(times) for times in zip(*rounds, strict=True))
    print(f"one hour of a pair replayed in {wall:.2f} s: {SECONDS / wall:.0f} times real time (bound: 500)")
    print(f"                    CPU time {cpu:.2f} s, {workloads(cpu)}: {SECONDS / cpu:.0f} times real time")


def _replay(path: Path) -> tuple[float, float]:
    """Wall and CPU seconds of one replay."""
    frames: list[Frame] = []
    start, cpu = time.perf_counter(), time.process_time()
    asyncio.run(run(pace(read(path).events(), Transport(inf)), lambda _event: None, LiveAnalyser().feed, frames.append))
    taken = time.perf_counter() - start, time.process_time() - cpu
    assert len(frames) == SECONDS + 1
    return taken


if __name__ == "__main__":
    main()

"""What recording costs the session's thread, and how fast files are read: `python tests/bench/bench_storage.py`."""

import asyncio
import json
import tempfile
from collections.abc import Callable
from math import inf
from pathlib import Path
from time import perf_counter

import numpy as np

from hrvsync.events import AnyEvent, Packet, Tick, Wave
from hrvsync.sources.clock import Transport, pace
from hrvsync.storage.formats import rr_text
from hrvsync.storage.jsonl import read
from hrvsync.storage.recorder import Recorder, new_header


def session(seconds: int, ecg: bool) -> list[AnyEvent]:
    """Two people, a packet each a second, with or without ECG."""
    samples = tuple(np.random.default_rng(1).integers(-900, 900, 130).tolist())
    events: list[AnyEvent] = []
    for t in range(seconds):
        events += [Packet(t + 0.3, who, (900 + t % 60,), bpm=66, contact=True) for who in "AB"]
        if ecg:
            events += [Wave(t + 0.6, who, "ecg", 130.0, t * 10**9, samples) for who in "AB"]
        events.append(Tick(t + 1.0))
    return events


def best(work: Callable[[], object], times: int = 5) -> float:
    """Shortest of some runs (s)."""
    taken: list[float] = []
    for _ in range(times):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return min(taken)


def main() -> None:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:  # the real disk, not a tmpfs
        for ecg in (False, True):
            path = Path(folder) / f"{ecg}.jsonl"
            recorder = Recorder(path, new_header({"A": "", "B": ""}, "bench"))
            costs: list[float] = []
            for event in session(600, ecg):
                begun = perf_counter()
                recorder(event)
                costs.append(perf_counter() - begun)
            recorder.close()
            median, p99, most = (1e3 * float(np.quantile(costs, q)) for q in (0.5, 0.99, 1.0))
            size = path.stat().st_size * 6 / 1e6
            what = "RR and ECG" if ecg else "RR alone  "
            print(f"record {what}: {median:.3f} ms an event, p99 {p99:.3f}, most {most:.1f}; {size:.1f} MB an hour")

        hour = Path(folder) / "hour.jsonl"
        recorder = Recorder(hour, new_header({"A": "", "B": ""}, "bench"))
        for event in session(3600, ecg=False):
            recorder(event)
        recorder.close()
        lines = hour.read_bytes().splitlines()
        bare = best(lambda: [json.loads(line) for line in lines])
        ours = best(lambda: list(read(hour).events()))
        print(f"read an hour of a pair: {ours * 1e3:.0f} ms, json.loads alone {bare * 1e3:.0f} ms: {ours / bare:.2f} x")

        events = list(read(hour).events())

        async def play() -> None:
            async for _ in pace(events, Transport(inf)):
                pass

        print(
            f"play it as fast as possible, events only: {3600 / best(lambda: asyncio.run(play())):,.0f} times real time"
        )

        day = Path(folder) / "day.txt"
        day.write_text("\n".join(str(700 + i % 300) for i in range(100_000)))
        print(f"read 24 h of RR text: {best(lambda: list(rr_text.read(day).events()), 2):.2f} s")


if __name__ == "__main__":
    main()

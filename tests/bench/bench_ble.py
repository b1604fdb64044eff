"""Latency from the notification callback to the recorded event: two straps, ECG at 130 Hz and acceleration on both.

And the longest step of the loop in such a session: while it lasts no packet gets its time.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support" / "bluetooth"))
from support.virtual_time import run
from virtual.backend import inject
from virtual.far import far_adapter
from virtual.living import hearts, play
from virtual.nearby import straps_nearby
from virtual.room import room
from virtual.strap import Wear

from devices.polar_pmd import Kind
from hrvsync.analysis.live import LiveAnalyser
from hrvsync.app.sessions import LiveSession
from hrvsync.events import AnyEvent, Packet, Wave
from hrvsync.session import follow
from hrvsync.sources import ble
from hrvsync.storage.recorder import Recorder, new_header

SECONDS = 20.0
MEDIAN_MS, P99_MS = 1.0, 10.0
LONG_S, STEP_MS = 180.0, 50.0
WAVES: frozenset[Kind] = frozenset(("ecg", "acc"))


async def latencies(path: Path, analyse: Callable[[AnyEvent], object]) -> dict[str, list[float]]:
    """Record a session; seconds from the callback's stamp to the return of the recorder, by kind of event."""
    recorder = Recorder(path, new_header({"A": "", "B": ""}, "bench"))
    now_s = asyncio.get_running_loop().time
    took: dict[str, list[float]] = {"heart rate": [], "ECG and acceleration": []}
    try:
        async with aclosing(ble.events({"A": "0000000A", "B": "0000000B"}, WAVES)) as events:
            start = now_s()
            async for event in events:
                recorder(event)
                now = now_s() - start
                match event:
                    case Packet():
                        took["heart rate"].append(now - event.t)
                    case Wave():
                        took["ECG and acceleration"].append(now - event.t)
                    case _:
                        pass
                analyse(event)
                if event.t >= SECONDS:
                    break
    finally:
        recorder.close()
    return took


async def session(path: Path, steps: list[float]) -> None:
    """Run a session of three minutes, in virtual time, and note how long (s) each step of the loop took once it ran."""
    beside = Wear(name="Polar H10 0000000B", serial="0000000B")
    run_step = asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        begun = time.perf_counter()
        run_step(handle)
        steps.append(time.perf_counter() - begun)

    async with room(Wear(), beside) as here:
        beating = hearts(LONG_S, seed=8)
        lives = [play(strap, beating[who]) for strap, who in zip(here.straps, "AB", strict=True)]
        tasks = [asyncio.ensure_future(life) for life in (*lives, *(strap.stream_waves() for strap in here.straps))]
        recorder = Recorder(path, new_header({"A": "", "B": ""}, "bench"))
        source = ble.events({"A": "0000000A", "B": "0000000B"}, WAVES)
        live = LiveSession(source, {"A": "", "B": ""}, recorder, seconds=LONG_S)
        try:
            await follow(live, lambda frame: None, lambda event: setattr(asyncio.Handle, "_run", timed))
        finally:
            asyncio.Handle._run = run_step
            for task in tasks:
                task.cancel()


def main() -> None:
    """Print median, 99th percentile and maximum in milliseconds, with and without the analysis in the same loop."""
    print(f"bounds: median below {MEDIAN_MS:g} ms, 99th percentile below {P99_MS:g} ms")
    print(f"{'':44} {'events':>7} {'median':>8} {'p99':>8} {'max':>8}  ms")
    with straps_nearby() as port, tempfile.TemporaryDirectory() as folder:
        ways: dict[str, Callable[[AnyEvent], object]] = {"recorded": id, "recorded and analysed": LiveAnalyser().feed}
        for name, analyse in ways.items():
            undo = inject(far_adapter(port))
            took = asyncio.run(latencies(Path(folder) / f"{name}.jsonl", analyse))
            undo()
            for kind, seconds in took.items():
                ms = 1000 * np.array(seconds)
                median, p99 = np.quantile(ms, [0.5, 0.99])
                met = "met" if median < MEDIAN_MS and p99 < P99_MS else "NOT MET"
                print(f"{name + ', ' + kind:44} {len(ms):7} {median:8.3f} {p99:8.3f} {ms.max():8.3f}  {met}")
        steps: list[float] = []
        run(session(Path(folder) / "steps.jsonl", steps))
        longest = 1000 * max(steps)
        met = "met" if longest <= STEP_MS else "NOT MET"
        print(f"longest step of the loop in {LONG_S:g} s with ECG: {longest:.1f} ms, bound {STEP_MS:g} ms  {met}")


if __name__ == "__main__":
    main()

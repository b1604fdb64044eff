"""Latency from the notification callback to the recorded event: two straps, ECG at 130 Hz and acceleration on both."""

import asyncio
import sys
import tempfile
from collections.abc import Callable
from contextlib import aclosing
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "support" / "bluetooth"))
from virtual.backend import inject
from virtual.far import far_adapter
from virtual.nearby import straps_nearby

from devices.polar_pmd import Kind
from hrvsync.analysis.live import LiveAnalyser
from hrvsync.events import AnyEvent, Packet, Wave
from hrvsync.sources import ble
from hrvsync.storage.recorder import Recorder, new_header

SECONDS = 20.0
MEDIAN_MS, P99_MS = 1.0, 10.0
WAVES: frozenset[Kind] = frozenset(("ecg", "acc"))


async def latencies(path: Path, analyse: Callable[[AnyEvent], object]) -> dict[str, list[float]]:
    """Record a session; seconds from the callback's stamp to the return of the recorder, by kind of event."""
    recorder = Recorder(path, new_header({"A": "", "B": ""}, "bench"))
    time = asyncio.get_running_loop().time
    took: dict[str, list[float]] = {"heart rate": [], "ECG and acceleration": []}
    try:
        async with aclosing(ble.events({"A": "0000000A", "B": "0000000B"}, WAVES)) as events:
            start = time()
            async for event in events:
                recorder(event)
                now = time() - start
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


if __name__ == "__main__":
    main()

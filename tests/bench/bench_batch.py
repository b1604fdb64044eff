"""500 five-minute recordings of a pair, measured by one process and by one on every core, in one run."""

import os
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from hrvsync.analysis.session import DEFAULTS
from hrvsync.cli.analyse import measured
from hrvsync.cli.batch import measure_folder
from hrvsync.events import AnyEvent, Packet, Tick
from hrvsync.storage.jsonl import line
from hrvsync.storage.recording import Header

FILES = 500
SECONDS = 300.0
FASTER = 1.7


def make(folder: Path) -> None:
    """Write the recordings: two hearts with a breath of ten seconds and noise."""
    rng = np.random.default_rng(1)
    for n in range(FILES):
        events: list[AnyEvent] = [Tick(float(second)) for second in range(int(SECONDS) + 1)]
        for who in "AB":
            t = 0.3
            while t < SECONDS:
                rr = int(900 + 50 * np.sin(0.628 * t) + rng.normal(0, 20))
                t += rr / 1024
                events.append(Packet(t, who, (rr,)))
        events.sort(key=lambda event: event.t)
        lines = [line(Header({"A": "", "B": ""})), *map(line, events)]
        (folder / f"{n:03d}.jsonl").write_bytes(b"".join(lines))


def main() -> None:
    cores = os.cpu_count() or 1
    with TemporaryDirectory() as place:
        folder = Path(place) / "in"
        folder.mkdir()
        make(folder)
        took = {jobs: seconds(folder, Path(place) / f"{jobs}.csv", jobs) for jobs in (1, cores)}
        same = (Path(place) / "1.csv").read_bytes() == (Path(place) / f"{cores}.csv").read_bytes()
    for jobs, wall in took.items():
        print(f"{FILES} recordings of {SECONDS:.0f} s, {jobs} processes: {wall:.1f} s")
    faster = took[1] / took[cores]
    fine = "met" if same and (faster >= FASTER or cores < 2) else "NOT MET"
    print(f"{cores} processes against one: {faster:.2f} times as fast (bound {FASTER}), tables equal: {same}  {fine}")


def seconds(folder: Path, out: Path, jobs: int) -> float:
    begun = time.perf_counter()
    failures = measure_folder(folder, out, partial(measured, definitions=DEFAULTS), "bench", jobs)
    assert not failures, failures[:3]
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()

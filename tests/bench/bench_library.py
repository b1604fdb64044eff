"""A library of 10,000 sessions, and a day of beats in every format: `python tests/bench/bench_library.py`."""

import math
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.evenings import BASELINE_S, evening, kept
from support.workload import workloads

from hrvsync.analysis.chain import rebuild
from hrvsync.events import AnyEvent, Packet, Tick
from hrvsync.history import describe, reading_trends, readings, together
from hrvsync.storage import index, library
from hrvsync.storage.formats import WRITABLE, read, write
from hrvsync.storage.index import Entry, Index, PersonEntry, PhaseEntry
from hrvsync.storage.jsonl import End, line
from hrvsync.storage.recording import Header, Recording

SESSIONS = 10_000
BEATS = 70
DAY_BEATS = 100_000
OPENS_S = 0.2
IMPORTS_S = 1.0
EVENINGS = 200
POOLS_S = 1.0


def met(holds: bool) -> str:
    """The last word of a row."""
    return "met" if holds else "NOT MET"


def best(work: Callable[[], object], times: int = 5) -> float:
    """Shortest of some runs (s of this process, which does all the work in one thread)."""
    taken: list[float] = []
    for _ in range(times):
        begun = process_time()
        work()
        taken.append(process_time() - begun)
    return min(taken)


def main() -> None:
    with TemporaryDirectory(dir=Path.cwd()) as place:  # the real disk, not a tmpfs
        days_of_beats(Path(place, "day"))
        opening(Path(place, "full"))
        pooling(Path(place, "evenings"))
        indexing(Path(place, "library"))


def opening(folder: Path) -> None:
    """Open the history of a library whose index is up to date: look for changes, query, line up, estimate trends."""
    folder.mkdir()
    with index.open_index(folder) as base:
        for n in range(SESSIONS):
            path = folder / f"{n:05d}.jsonl"
            path.touch()
            state = path.stat()
            base.put(entry(n, path.name), f"{state.st_size}:{state.st_mtime_ns}")
    for name, view in (("one person", partial(solo, folder)), ("two people", partial(pair, folder))):
        seconds = best(view)
        print(
            f"history of {name}, {SESSIONS} sessions indexed: {1e3 * seconds:.0f} ms, {workloads(seconds)} "
            f"(bound {1e3 * OPENS_S:.0f} ms)  {met(seconds < OPENS_S)}"
        )


def pooling(folder: Path) -> None:
    """Say who steadied whom over sessions of half an hour, from the index alone."""
    folder.mkdir()
    random = np.random.default_rng(0)
    with index.open_index(folder) as base:
        for n in range(EVENINGS):
            found = kept(*evening(random))
            people = {
                who: PersonEntry(name, 99.0, states=states, baseline_end=BASELINE_S)
                for who, name, states in zip("AB", ("Mia", "Jon"), found.states, strict=True)
            }
            phases = tuple(PhaseEntry(t, "phase") for t in found.phases)
            base.put(msgspec.structs.replace(entry(2 * n + 1, f"{n}.jsonl"), people=people, phases=phases), "")

    def look() -> None:
        with closing(Index(folder)) as base:
            assert together(base.entries("Mia"), "Mia", "Jon").steadied["Mia"].sessions == EVENINGS

    seconds = best(look)
    print(
        f"who steadied whom over {EVENINGS} sessions: {1e3 * seconds:.0f} ms, {workloads(seconds)} "
        f"(bound {1e3 * POOLS_S:.0f} ms)  {met(seconds < POOLS_S)}"
    )


def entry(n: int, file: str) -> Entry:
    """A session a day, alone and together in turns."""
    metrics = {"mean_hr_bpm": 60.0 + n % 9, "rmssd_ms": 40.0 + n % 7, "ln_rmssd": 3.7 + n % 5 / 10, "sdnn_ms": 55.0}
    people = {"A": PersonEntry("Mia", 99.0, metrics)} | ({"B": PersonEntry("Jon", 98.0, metrics)} if n % 2 else {})
    names: tuple[str, ...] = ("settled_share", "repair_s", "beyond_z", "recovery_s", "wcc_z")
    between: dict[str, float] = dict.fromkeys(names, 0.3 + n % 11 / 20) if n % 2 else {}
    created = f"{date(1999, 1, 1) + timedelta(n)}T07:00:00+01:00"
    phases = tuple(PhaseEntry(60.0 * i, f"phase {i}") for i in range(6))
    return Entry(file, created, 600.0, "paired breathing", people, between, phases, ("lying",))


def solo(folder: Path) -> None:
    """What the history of one person needs."""
    library.reindex(folder, describe)
    with closing(Index(folder)) as base:
        days = readings(base.entries("Mia"), "Mia")
    reading_trends(days)


def pair(folder: Path) -> None:
    """What the history of two people needs."""
    library.reindex(folder, describe)
    with closing(Index(folder)) as base:
        together(base.entries("Mia"), "Mia", "Jon")


def indexing(folder: Path) -> None:
    """Index sessions of a minute from nothing: killed in the middle, by two at once, and to the end."""
    folder.mkdir()
    for n in range(SESSIONS):
        write_session(folder / f"{n:05d}.jsonl", n)
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=read_all, args=(str(folder),))
    child.start()
    while known(folder) < SESSIONS // 10:
        sleep(0.05)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    left = known(folder)
    progress: list[tuple[int, int]] = []
    begun = perf_counter()
    other = context.Process(target=read_all, args=(str(folder),))
    other.start()
    unreadable = library.reindex(folder, describe, lambda done, of: progress.append((done, of)))
    other.join()
    seconds = perf_counter() - begun
    library.reindex(folder, describe)
    fine = not unreadable and other.exitcode == 0 and known(folder) == SESSIONS and left < SESSIONS
    print(
        f"reindex of {SESSIONS} sessions: killed with {left} known, the rest by two at once in {seconds:.0f} s, "
        f"progress reported {len(progress)} times up to {progress[-1]}, {known(folder)} known in the end  {met(fine)}"
    )


def read_all(folder: str) -> None:
    """What another process does."""
    library.reindex(Path(folder), describe)


def known(folder: Path) -> int:
    """How many sessions the index knows."""
    with closing(Index(folder)) as base:
        return len(base.stamps())


def write_session(path: Path, n: int) -> None:
    """Write a minute of one heart."""
    t, lines = 0.0, [line(Header({"A": "Mia"}, created=f"{date(1999, 1, 1) + timedelta(n)}T07:00:00+01:00"))]
    for i in range(BEATS):
        rr = 880 + (37 * i + n) % 60
        t += rr / 1024
        lines.append(line(Packet(t, "A", (rr,))))
    path.write_bytes(b"".join([*lines, line(Tick(t)), line(End(BEATS + 1))]))


def days_of_beats(folder: Path) -> None:
    """Read 24 hours from each format that is written, and from the layouts of other apps."""
    folder.mkdir()
    rr = [round(885 + 80 * math.sin(i / 3)) for i in range(DAY_BEATS)]
    ends = [0.0] * DAY_BEATS
    t = 0.0
    for i, n in enumerate(rr):
        t += n / 1024
        ends[i] = t
    events: list[AnyEvent] = [Packet(t, "A", (n,)) for t, n in zip(ends, rr, strict=True)]
    recording = Recording(Header({"A": "Mia"}, created="2026-01-02T03:04:05+00:00"), lambda: iter(events))
    beats = rebuild(events)
    files: dict[str, Path] = {}
    for form in WRITABLE:
        write(folder / f"x{form.suffix}", recording, beats)
        files[form.name] = folder / ("x.beats.csv" if form.suffix == ".csv" else f"x{form.suffix}")
    start = datetime(2026, 1, 2, 3, 4, 5)
    clock = [(start + timedelta(seconds=t)).isoformat(timespec="milliseconds") for t in ends]
    layouts = {
        "HRV Logger": ("timestamp, rr, since_start \n\n", "{epoch},{rr},{ms}\n"),
        "Polar Sensor Logger": ("Phone timestamp;RR-interval [ms]\n", "{clock};{rr}\n"),
        "OpenHRV": ("event,value,timestamp\n", "IBI,{rr},{clock}\n"),
        "two columns": ("", "{s:.3f},{rr}\n"),
    }
    for name, (head, row) in layouts.items():
        files[name] = folder / f"{name}.csv"
        rows = (
            row.format(rr=n, s=t, ms=round(1000 * t), epoch=1_622_959_867_016 + round(1000 * t), clock=at)
            for n, t, at in zip(rr, ends, clock, strict=True)
        )
        files[name].write_text(head + "".join(rows))
    print(f"24 h import, {DAY_BEATS} beats (bound {IMPORTS_S:.0f} s)")
    for name, file in files.items():
        seconds = best(lambda file=file: sum(1 for _ in read(file).events()), 2)
        print(f"  {name:22} {seconds:5.2f} s, {workloads(seconds)}  {met(seconds < IMPORTS_S)}")


if __name__ == "__main__":
    sys.exit(main())

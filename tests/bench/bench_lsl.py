"""LSL in figures: `bench_lsl.py [latency|recorded|clocks|restart|growth] [SECONDS]`; by default all, briefly."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from click.testing import CliRunner
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.frames import as_bytes
from support.lab import send_and_record
from support.lab_runs import clock_errors, growth, latency, marker_errors, restart

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.cli import cli
from hrvsync.events import Packet
from hrvsync.storage import read

RECORDING = Path(__file__).parents[2] / "recordings" / "coupled.jsonl"


def show_latency(folder: Path, seconds: float) -> None:
    """Outlet to inlet, beside bare pylsl in the same run; bound: 1 ms above it."""
    bare, ours = latency(folder, round((seconds or 15.0) / 0.25))
    print(
        f"latency: bare pylsl {bare:.2f} ms, outlet to event {ours:.2f} ms, above it {ours - bare:.2f} ms (bound 1 ms)"
    )


def show_recorded(folder: Path, seconds: float) -> None:
    """Live against what another program recorded from the inlets as XDF; `seconds` are those it may take."""
    speed = min(60.0, 480.0 / (seconds or 48.0))  # a replay that cannot keep pace stamps when things happen
    heard = send_and_record(folder, RECORDING, speed, 11)
    beats = [
        [(event.t, event.who, event.rr, event.per_second) for event in read(path).events() if isinstance(event, Packet)]
        for path in (RECORDING, heard)
    ]
    here, there = ([row for row in rows if row[2]] for rows in beats)
    print(f"recorded: {sum(a == b for a, b in zip(here, there, strict=True))} of {len(here)} packets equal to the tick")
    off_ms = 1000 * max(map(abs, marker_errors(RECORDING, heard, speed)))
    print(f"recorded: markers within {off_ms:.2f} ms (bound 5 ms)")
    numbers = [numbers_of(path) for path in (RECORDING, heard)]
    off = [abs(value - numbers[1][key]) / max(1.0, abs(value)) for key, value in numbers[0].items()]
    print(f"recorded: {len(off)} numbers of analyse, largest difference {max(off):.1e} (bound 1e-9)")
    frames = [[as_bytes(frame) for frame in made_of(path)] for path in (RECORDING, heard)]
    same = sum(a == b for a, b in zip(*frames, strict=True))
    print(f"recorded: {same} of {len(frames[0])} frames equal (battery and contact are not sent)")


def numbers_of(path: Path) -> dict[str, float]:
    """All numbers of `analyse`, by their path."""

    def leaves(value: object, name: str = "") -> Iterator[tuple[str, float]]:
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, one in inner:
            yield from leaves(one, f"{name}/{key}")
        if isinstance(value, float):
            yield name, value

    return dict(leaves(json.loads(CliRunner().invoke(cli, ["analyse", str(path), "--json"]).stdout)))


def made_of(path: Path) -> Iterator[Frame]:
    """The frames of a recording, without what is not sent."""
    analyser = LiveAnalyser()
    for event in read(path).events():
        for frame in analyser.feed(event):
            blank = {"battery_pct": None, "contact": None}
            people = {who: replace(person, **blank) for who, person in frame.people.items()}
            yield replace(frame, people=people)


def show_clocks(folder: Path, seconds: float) -> None:
    """Two processes whose clocks are 37 s apart and drift by 60 ppm (libfaketime); bound: beats within 10 ms."""
    for who, errors in clock_errors(folder, seconds or 40.0).items():
        clock = "its clock is ours" if who == "A" else "37 s apart, 60 ppm"
        ms = 1000 * np.abs(errors[np.isfinite(errors)])
        print(
            f"clocks: {clock}: {ms.size} beats, median {np.median(ms):.2f} ms, largest {ms.max():.2f} ms (bound 10 ms)"
        )


def show_restart(folder: Path, _seconds: float) -> None:
    """An outlet that is killed and started again; bounds: greyed in 3 s, back in 5 s, nothing doubled."""
    found = restart(folder)
    print(f"restart: greyed after {found.greyed:.2f} s, back after {found.back:.2f} s, {found.doubled} beats twice")


def show_growth(folder: Path, seconds: float) -> None:
    """Beats of two at 20 times their rate; 8 hours take `seconds` = 1440."""
    hours = (seconds or 60.0) * 20 / 3600
    for what, (beats, memory) in growth(folder, hours, 20.0).items():
        tenths = " ".join(f"{mb:.1f}" for mb in memory)
        print(f"growth: {what}: {hours:.2f} h, {beats} beats; MB after each tenth: {tenths}")


FIGURES: dict[str, Callable[[Path, float], None]] = {
    "latency": show_latency,
    "recorded": show_recorded,
    "clocks": show_clocks,
    "restart": show_restart,
    "growth": show_growth,
}

if __name__ == "__main__":
    chosen, *rest = sys.argv[1:] or [""]
    for name, figure in FIGURES.items():
        if chosen in ("", name):
            with TemporaryDirectory() as place:
                figure(Path(place), float(rest[0]) if rest else 0.0)

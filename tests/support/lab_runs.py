"""Runs of LSL whose figures the bench prints and the soak tests hold: clocks, a killed outlet, hours of beats."""

import json
import shutil
import signal
import time
from pathlib import Path

import msgspec
import numpy as np
import pyxdf
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from hrvsync.events import Link, Mark, Packet, Phase
from hrvsync.storage import read
from support.lab import script

AT_A_TIME = 9
APART_S, DRIFT = -37.0, 60e-6
LAG_S = 0.1
"""Seconds after the end of an interval at which the outlet of the tests sends it."""


class Restart(msgspec.Struct, frozen=True):
    """After an outlet was killed: when it was greyed and back (s), and how many beats came twice."""

    greyed: float
    back: float
    doubled: int


def fake_clock() -> str:
    """Return for libfaketime a clock that is APART_S from this computer's and drifts by DRIFT."""
    if not shutil.which("faketime"):
        raise SystemExit("faketime is missing: install the package `faketime`.")
    return f"{time.monotonic() - time.time() + APART_S:.3f}s x{1 + DRIFT:.6f}"


def clock_errors(folder: Path, seconds: float) -> dict[str, NDArray[np.float64]]:
    """Return by how much (s) the beats of two outlets lie off their truth: A's clock is ours, B's is apart and drifts.

    Truth: an outlet prints when it sent each beat on its own clock; what arrived then was sent that long after its end.
    What a busy machine hands on late has no wrong time: of AT_A_TIME beats the one counts that arrived soonest.
    """
    path = folder / "clocks.jsonl"
    outlets = {
        "A": script(folder, "lsl_outlet", "RR A", "a", 1, seconds + 60),
        "B": script(folder, "lsl_outlet", "RR B", "b", 2, seconds + 60, clock=fake_clock()),
    }
    script(folder, "lsl_take", path, seconds, "A=RR A", "B=RR B").communicate(timeout=seconds + 60)
    errors: dict[str, NDArray[np.float64]] = {}
    for who, outlet in outlets.items():
        outlet.kill()
        rows = [tuple(map(float, line.split())) for line in outlet.communicate()[0].splitlines()]
        packets = [event for event in read(path).events() if isinstance(event, Packet) and event.who == who]
        heard = [round(1000 * packet.rr[0] / packet.per_second, 3) for packet in packets]
        sent_rr = [round(rr, 3) for _, rr, _ in rows]
        first = next(k for k in range(len(rows)) if sent_rr[k : k + len(heard)] == heard)
        found = [
            packet.t - packet.ended - (sent - end)
            for packet, (end, _, sent) in list(zip(packets, rows[first:], strict=False))[
                2:
            ]  # two wait for the connection
            if packet.ended is not None
        ]
        errors[who] = sliding_window_view(np.array(found), AT_A_TIME).min(axis=1)
    return errors


def restart(folder: Path) -> Restart:
    """Kill an outlet and start it again, with the same source id, while a session takes it in."""
    path = folder / "restart.jsonl"
    outlet = script(folder, "lsl_outlet", "RR A", "a", 1, 60)
    taking = script(folder, "lsl_take", path, 16, "A=RR A")
    while not path.exists() or path.read_text().count('"rr"') < 4:
        time.sleep(0.05)
    outlet.send_signal(signal.SIGKILL)
    killed = time.monotonic()
    outlet.communicate()
    again = script(folder, "lsl_outlet", "RR A", "a", 1, 60)  # the same beats, so that one sent twice would be seen
    back = greyed = 0.0
    while not back and time.monotonic() < killed + 30:
        links = [event.state for event in read(path).events() if isinstance(event, Link)]
        greyed = greyed or (time.monotonic() - killed if "lost" in links else 0.0)
        back = time.monotonic() - killed if links.count("live") == 2 else 0.0
        time.sleep(0.05)
    taking.communicate(timeout=60)
    again.kill()
    again.communicate()
    ends = [event.ended for event in read(path).events() if isinstance(event, Packet)]
    return Restart(greyed, back, len(ends) - len(set(ends)))


def marker_errors(recording: Path, heard: Path, speed: float) -> list[float]:
    """Return by how much (s, LSL clock) the stamps of markers in an XDF lie off the marks and phases of a recording."""
    streams, _ = pyxdf.load_xdf(heard, dejitter_timestamps=False)
    found = {one["info"]["name"][0]: one for one in streams}
    facts = [json.loads(text) for (text,) in found["Session"]["time_series"]]
    stamps = found["Session"]["time_stamps"].tolist()
    zero = min(stamp - fact["t"] / speed for stamp, fact in zip(stamps, facts, strict=True) if fact["k"] == "tick")
    wanted = [event.t / speed for event in read(recording).events() if isinstance(event, Mark | Phase)]
    came = found["Markers"]["time_stamps"].tolist()
    return [stamp - zero - t for stamp, t in zip(came, wanted, strict=True)]


def growth(folder: Path, hours: float, speed: float) -> dict[str, tuple[int, list[float]]]:
    """Return for both ends the number of beats, and the memory (MB) after each tenth of the time."""
    ends = {what: script(folder, "lsl_growth", what, hours, speed) for what in ("take", "send")}
    found: dict[str, tuple[int, list[float]]] = {}
    for what, end in ends.items():
        beats, *memory = end.communicate(timeout=3600 * hours / speed * 1.5 + 120)[0].split()
        found[what] = int(beats), [float(mb) for mb in memory]
    return found


def latency(folder: Path, samples: int) -> tuple[float, float]:
    """Return the median (ms) from outlet to inlet of bare pylsl, and from outlet to event through hrvsync."""
    measuring = script(folder, "lsl_latency", samples)
    bare, ours = measuring.communicate(timeout=samples * 1.0 + 60)[0].split()
    return float(bare), float(ours)

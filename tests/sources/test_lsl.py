"""LSL as a source, in processes of its own: taken in, lost and found again; live, replayed and read alike."""

import asyncio
import subprocess
import time
from collections.abc import Iterator
from math import inf
from pathlib import Path

import pytest
from support.frames import as_bytes
from support.lab import script
from support.virtual_time import run

from hrvsync.analysis.live import LiveAnalyser
from hrvsync.events import Link, Packet, Strap
from hrvsync.session import run as run_session
from hrvsync.sources.clock import Transport, pace
from hrvsync.storage import read

SECONDS = 10.0
type Sent = list[tuple[float, float]]
"""End (s, LSL clock) and interval (ms) of each beat."""


def sent(process: subprocess.Popen[str]) -> Sent:
    process.kill()
    rows = [line.split() for line in process.communicate()[0].splitlines()]
    return [(float(end), float(rr)) for end, rr, _ in rows]


def wait_for(path: Path, packets: int) -> None:
    """Wait until this many packets of A are recorded."""
    for _ in range(200):
        if path.exists() and path.read_text().count('"who":"A","rr"') >= packets:
            return
        time.sleep(0.1)
    raise AssertionError("no beats came")


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, Sent], list[str]]]:
    """A session of two outlets; A's is killed halfway and started again, and one of the same name is in sight, too."""
    folder = tmp_path_factory.mktemp("lsl")
    path = folder / "lsl.jsonl"
    outlets = {
        "A": script(folder, "lsl_outlet", "RR Polar H10 A", "strap-a", 1, 60),
        "B": script(folder, "lsl_outlet", "R-R_B", "strap-b", 2, 60),
        "text": script(folder, "lsl_outlet", "RR-JSON Polar H10 A", "other", 3, 60),
    }
    taking = script(folder, "lsl_take", path, SECONDS, "A=RR Polar H10 A", "B=strap-b")
    wait_for(path, 3)
    first = sent(outlets["A"])
    outlets["A"] = script(folder, "lsl_outlet", "RR Polar H10 A", "strap-a", 4, 60)
    said = taking.communicate(timeout=60)[0].splitlines()
    yield path, {"A": first + sent(outlets["A"]), "B": sent(outlets["B"])}, said
    sent(outlets["text"])


def test_beats_come_with_the_times_of_their_stamps_and_none_comes_twice(
    taken: tuple[Path, dict[str, Sent], list[str]],
) -> None:
    path, beats, said = taken
    assert said == []
    for who, truth in beats.items():
        packets = [event for event in read(path).events() if isinstance(event, Packet) and event.who == who]
        heard = [(packet.ended, 1000 * packet.rr[0] / packet.per_second) for packet in packets]
        assert len(heard) >= 4
        assert all(len(packet.rr) == 1 for packet in packets)
        # Intervals repeat: a beat is one of those of its length, and one shift of the clock must hold for all beats.
        shifts = [[end - ended for end, rr in truth if abs(rr - ms) < 1e-3] for ended, ms in heard if ended is not None]
        assert len(shifts) == len(heard)
        assert all(shifts)
        assert min(max(min(abs(shift - held) for shift in one) for one in shifts) for held in shifts[0]) < 0.010
        assert len({ended for ended, _ in heard}) == len(heard)


def test_a_stream_that_ends_is_greyed_and_taken_again_by_its_source(
    taken: tuple[Path, dict[str, Sent], list[str]],
) -> None:
    events = list(read(taken[0]).events())
    links = [(event.t, event.state) for event in events if isinstance(event, Link) and event.who == "A"]
    assert [state for _, state in links] == ["off", "connecting", "live", "lost", "connecting", "live"]
    lost, back = links[3][0], links[5][0]
    before = max(event.t for event in events if isinstance(event, Packet) and event.who == "A" and event.t <= lost)
    assert lost - before < 3.0
    assert back - lost < 5.0
    assert [event.state for event in events if isinstance(event, Link) and event.who == "B"] == [
        "off",
        "connecting",
        "live",
    ]
    assert [(event.who, event.pulse) for event in events if isinstance(event, Strap)].count(("A", False)) == 1


def test_frames_of_it_are_the_same_live_replayed_and_read(taken: tuple[Path, dict[str, Sent], list[str]]) -> None:
    path = taken[0]
    live = path.with_suffix(".frames").read_bytes().split(b"\n--\n")
    assert len(live) >= SECONDS - 1
    analyser = LiveAnalyser()
    assert [as_bytes(frame) for event in read(path).events() for frame in analyser.feed(event)] == live

    async def replayed() -> list[bytes]:
        frames: list[bytes] = []
        await run_session(
            pace(read(path).events(), Transport(inf)),
            lambda event: None,
            LiveAnalyser().feed,
            lambda frame: frames.append(as_bytes(frame)),
        )
        await asyncio.sleep(0)
        return frames

    assert run(replayed()) == live

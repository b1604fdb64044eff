"""frames(live) == frames(replay at any speed) == frames(file), bit for bit: nothing but the events decides them."""

import asyncio
from collections.abc import AsyncIterable
from math import inf
from pathlib import Path
from random import Random

import msgspec
import pytest
from make_recordings import recording
from support.frames import as_bytes
from support.virtual_time import run

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.events import AnyEvent
from hrvsync.session import run as run_session
from hrvsync.sources.clock import Transport, pace
from hrvsync.sources.simulate import SCENARIOS, Scenario, live
from hrvsync.storage.formats import read
from hrvsync.storage.recorder import Recorder
from hrvsync.storage.recording import Header

UGLY = next(scenario for scenario in SCENARIOS if scenario.name == "ugly")

SHORT = [scenario for scenario in SCENARIOS if scenario.name in {"coupled", "solo"}]
"""The others have their turn in `make soak`; parts of the ugly one are below."""
SPEEDS = (0.25, 1.0, 7.0, 60.0, inf)


def differences(frames: list[Frame], others: list[Frame]) -> list[float]:
    """Times (s) of the frames that differ in any bit, NaN included."""
    assert len(frames) == len(others)
    return [a.t for a, b in zip(frames, others, strict=True) if as_bytes(a) != as_bytes(b)]


def unrecorded(_event: AnyEvent) -> None:
    """Record nothing."""


async def frames_live(scenario: Scenario, path: Path, speed: float) -> list[Frame]:
    recorder = Recorder(path, Header())
    frames: list[Frame] = []
    await run_session(live(scenario, Transport(speed)), recorder, LiveAnalyser().feed, frames.append)
    recorder.close()
    return frames


async def frames_replayed(path: Path, speed: float, fidget: Random) -> list[Frame]:
    """Replay while someone fidgets with speed and pause."""
    transport = Transport(speed)

    async def play() -> list[Frame]:
        frames: list[Frame] = []
        events: AsyncIterable[AnyEvent] = pace(read(path).events(), transport)
        await run_session(events, unrecorded, LiveAnalyser().feed, frames.append)
        return frames

    playing = asyncio.create_task(play())
    while not playing.done():
        await asyncio.sleep(fidget.uniform(0.01, 200))
        transport.speed = fidget.choice(SPEEDS)
        transport.paused = fidget.random() < 0.2
    return playing.result()


def frames_read(path: Path) -> list[Frame]:
    analyser = LiveAnalyser()
    return [frame for event in read(path).events() for frame in analyser.feed(event)]


@pytest.mark.parametrize("scenario", SHORT, ids=lambda s: s.name)
def test_a_recording_gives_the_same_frames_live_replayed_and_read(scenario: Scenario, tmp_path: Path) -> None:
    same_path(scenario, tmp_path)


def same_path(scenario: Scenario, tmp_path: Path) -> None:
    """Record a scenario live, replay it and read it: the frames are the same."""
    speed = SPEEDS[scenario.seed % len(SPEEDS)]
    path = tmp_path / "live.jsonl"
    frames = run(frames_live(scenario, path, speed))
    assert len(frames) == scenario.seconds + 1
    assert differences(frames_read(recording(scenario)), frames) == []
    assert differences(run(frames_replayed(path, speed, Random(scenario.name))), frames) == []


@pytest.mark.parametrize("seed", range(8))
def test_eight_times_without_a_difference(seed: int, tmp_path: Path) -> None:
    short = msgspec.structs.replace(UGLY, seconds=75.0, seed=seed, facts=())
    path = tmp_path / "live.jsonl"
    frames = run(frames_live(short, path, SPEEDS[seed % len(SPEEDS)]))
    assert len(frames) == 76
    assert differences(frames_read(path), frames) == []
    assert differences(run(frames_replayed(path, SPEEDS[-1 - seed % len(SPEEDS)], Random(seed))), frames) == []

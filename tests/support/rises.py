"""Simulated people whose heart goes up, by itself or with a shift in the seat, followed second by second as live."""

from itertools import pairwise
from math import inf

import numpy as np
from msgspec.structs import replace

from hrvsync.analysis.chain import Chain
from hrvsync.analysis.live import CURVE_S
from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states import Movement, StateTracker
from hrvsync.analysis.states.settling import session_baseline
from hrvsync.analysis.states.state import levels
from hrvsync.beats import Beats, within
from hrvsync.events import AnyEvent, Link, Pacer, Packet, Phase, Strap, Tick, Wave
from hrvsync.guide import UNGUIDED, Guide
from hrvsync.sources.simulate import Scenario, SimulatedStrap, simulate
from support.slow_breathing import somebody, talking

SETTLE = 150.0
SECONDS_UP, FALL = 50.0, 40.0
SHIFT_MG = (-121, 0, 232)
"""What a strap on a chest that leans 15 degrees more shows on its axes."""

type Steps = list[tuple[float, str]]
"""For each second of a session, "", "rising" or "up"."""


def session(
    kind: float | str,
    seed: int,
    levels: tuple[tuple[float, float], ...] = (),
    *,
    strap: SimulatedStrap | None = None,
    seconds: float = 300.0,
    acceleration: bool = False,
) -> tuple[AnyEvent, ...]:
    """A session of one: SETTLE to arrive, then a pacer of `kind` a minute, or "free" or "talk"; `levels` in bpm."""
    chance = np.random.default_rng(seed)
    heart = somebody(chance)
    if kind == "talk":
        heart = talking(heart, chance)
    if levels:
        heart = replace(heart, bpm_levels=levels)
    pacers = {"": Pacer(rate=kind)} if isinstance(kind, float) else {}
    phases = (Phase(0.0, "Settle", SETTLE), Phase(SETTLE, "Then", seconds - SETTLE, pacers))
    belts = {"A": strap or SimulatedStrap()}
    waves = ("acc",) if acceleration else ()
    return simulate(Scenario("one", seconds, {"A": heart}, belts, None, phases, seed, waves)).events


def steps(events: tuple[AnyEvent, ...]) -> Steps:
    """Follow a session as it happens, as the frames do: each second knows what had arrived by then, and no more."""
    chain, tracker, movement = Chain(), StateTracker(who="A"), Movement()
    guide: Guide = UNGUIDED
    found: Steps = []
    for event in events:
        match event:
            case Packet() | Strap() | Link():
                chain.feed(event)
            case Wave():
                movement.feed(event)
            case Phase():
                guide = guide.plus(event)
            case Tick():
                reading = tracker.read(event.t, chain.beats(event.t - CURVE_S), guide, movement.last)
                found.append((event.t, "up" if reading.up else "rising" if reading.rising else ""))
            case _:
                pass
    return found


def steps_of(beats: Beats, guide: Guide, seconds: float) -> tuple[Steps, Baseline]:
    """Follow beats that are known as they happen, and the baseline that their beginning makes."""
    tracker = StateTracker()
    found: Steps = []
    for t in np.arange(seconds).tolist():
        reading = tracker.read(t, within(beats, -inf, t), guide)
        found.append((t, "up" if reading.up else "rising" if reading.rising else ""))
    return found, session_baseline(levels(beats, np.arange(seconds)), guide)


def first(steps: Steps, since: float, *wanted: str) -> float:
    """Seconds from `since` until one of the `wanted` steps is seen; infinite where none is."""
    return next((t - since for t, step in steps if t >= since and step in wanted), inf)


def onset(kind: float | str, seed: int, bpm: float, model: str) -> tuple[float, float, float]:
    """Seconds until 'rising' or 'up', and until 'up', are seen of a rise over 8 s; and until the fall after it is."""
    chance = np.random.default_rng((seed, 1))
    start = SETTLE + chance.uniform(110, 130)
    end = start + SECONDS_UP
    levels = ((start, 0.0), (start + 8, bpm), (end, bpm), (end + 8, 0.0))
    seen = steps(session(kind, seed, levels, strap=SimulatedStrap(model), seconds=end + FALL))
    up = first(seen, start, "up")
    return first(seen, start, "rising", "up"), up, first(seen, end, "", "rising") if up < SECONDS_UP else inf


def shift(seed: int, model: str, *, acceleration: bool = False, bpm: float = 8.0) -> set[str]:
    """What is said in the minute after a shift in the seat: `bpm` more within 3 s, gone after 15."""
    chance = np.random.default_rng((seed, 2))
    start = SETTLE + chance.uniform(110, 130)
    levels = ((start, 0.0), (start + 3, bpm), (start + 15, 0.0))
    strap = SimulatedStrap(model)
    events = session("free", seed, levels, strap=strap, seconds=start + 60, acceleration=acceleration)
    return {step for t, step in steps(leaning(events, start)) if t >= start} - {""}


def leaning(events: tuple[AnyEvent, ...], since: float) -> tuple[AnyEvent, ...]:
    """The same session with a chest that leans more from `since` (s) on."""
    return tuple(
        replace(event, samples=tuple((np.reshape(event.samples, (-1, 3)) + SHIFT_MG).ravel().tolist()))
        if isinstance(event, Wave) and event.t >= since
        else event
        for event in events
    )


def false_steps(kind: float | str, seed: int, seconds: float, strap: SimulatedStrap | None = None) -> tuple[int, int]:
    """How often 'rising', and 'up', are said of somebody whose heart does not go up."""
    seen = [step for _, step in steps(session(kind, seed, strap=strap, seconds=SETTLE + seconds))]
    begun = [(step, before) for before, step in pairwise(seen) if step != before]
    return sum(step == "rising" for step, _ in begun), sum(step == "up" for step, _ in begun)

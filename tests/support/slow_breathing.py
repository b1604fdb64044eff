"""Simulated people who settle and then breathe with a slow pacer, talk or rest; calm, or withdrawn for a while."""

import msgspec
import numpy as np

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.states import follow_session
from hrvsync.beats import Bools
from hrvsync.events import AnyEvent, Pacer, Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate

RATES = (4.5, 5.0, 5.5, 6.0, 6.5, 7.0)
SETTLE, LENGTH = 180.0, 480.0
WITHDRAWN = (SETTLE + 210.0, SETTLE + 300.0)
DEPTH = 0.4
"""What is left of all variability while withdrawn: a true 60 % less."""


def somebody(chance: np.random.Generator) -> Heart:
    """Draw a person."""
    return Heart(
        bpm=chance.uniform(55, 80),
        rsa=chance.uniform(0.025, 0.06),
        wave=chance.uniform(0.015, 0.04),
        drift=chance.uniform(0.01, 0.025),
        breaths=chance.uniform(11, 18),
        resonance=chance.uniform(4.8, 6.6),
        skill=chance.uniform(0.5, 0.95),
    )


def talking(heart: Heart, chance: np.random.Generator) -> Heart:
    """Let a person talk: turns of 10 to 30 s that quicken the heart a little and take some of its swing."""
    turns = SETTLE + np.cumsum(chance.uniform(10, 30, round(LENGTH / 10)))
    turns = turns[turns < SETTLE + LENGTH].tolist()
    bpm = [(SETTLE, 0.0), *((t, chance.uniform(-1, 4)) for t in turns)]
    rsa = [(SETTLE, 1.0), *((t, chance.uniform(0.7, 1.1)) for t in turns)]
    return msgspec.structs.replace(heart, bpm_levels=tuple(bpm), rsa_levels=tuple(rsa))


def withdrawing(heart: Heart) -> Heart:
    """Let a person's variability fall for a minute and a half."""
    start, end = WITHDRAWN
    levels = ((start - 4, 1.0), (start + 4, DEPTH), (end - 4, DEPTH), (end + 4, 1.0))
    return msgspec.structs.replace(heart, rsa_levels=levels)


def breathing(kind: float | str, seed: int, *, withdrawn: bool = False) -> tuple[AnyEvent, ...]:
    """A session of one person: SETTLE to arrive, then LENGTH of a pacer of `kind` a minute, or "free" or "talk"."""
    chance = np.random.default_rng(seed)
    heart = somebody(chance)
    if kind == "talk":
        heart = talking(heart, chance)
    if withdrawn:
        heart = withdrawing(heart)
    pacers = {"": Pacer(rate=kind)} if isinstance(kind, float) else {}
    phases = (Phase(0.0, "Settle", SETTLE), Phase(SETTLE, "Then", LENGTH, pacers))
    scenario = Scenario("one", SETTLE + LENGTH, {"A": heart}, {"A": SimulatedStrap()}, None, phases, seed)
    return simulate(scenario).events


def variability_down(events: tuple[AnyEvent, ...]) -> tuple[Bools, Bools, Bools]:
    """For each second of the second phase: whether variability was called down, known at all, and in WITHDRAWN."""
    _, courses = follow_session(rebuild(events), guide_of(events))
    course = courses["A"]
    then = (course.t >= SETTLE) & (course.t < SETTLE + LENGTH - 15)
    state, t = course.state[then], course.t[then]
    return np.isin(state, (1, 2)), state >= 0, (t >= WITHDRAWN[0]) & (t < WITHDRAWN[1])


def calm_share(kind: float | str, seed: int) -> float:
    """Share of the known seconds (%) in which somebody calm was said to have variability down."""
    down, known, _ = variability_down(breathing(kind, seed))
    return 100 * np.count_nonzero(down) / max(np.count_nonzero(known), 1)


def found(kind: float | str, seed: int) -> bool:
    """Whether a true withdrawal was seen for at least 15 s of it."""
    down, _, within = variability_down(breathing(kind, seed, withdrawn=True))
    return int(np.count_nonzero(down & within)) >= 15

"""Guided sessions played with a script: whose heart is up in which phase, what people press, what is true then."""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from hrvsync.app.sessions import SimulatedSession, self_reports
from hrvsync.events import Age, AnyEvent, Mark
from hrvsync.guide import Protocol, Schedule, Skip, schedule
from hrvsync.sources.guided import Request
from hrvsync.sources.simulate import Coupling, Heart, Scenario, SimulatedStrap

NAMES = {"A": "Ada", "B": "Ben"}
ADULTS = {"A": Heart(bpm=64, resonance=5.5), "B": Heart(bpm=70, breaths=16, resonance=6.1)}
RAMP_S = 4.0


class Up(msgspec.Struct, frozen=True):
    """A seat's heart is up by `bpm` from `start` to `end` (s) of a phase; 0 for the end is that of the phase."""

    who: str
    phase: str
    start: float = 5.0
    end: float = 0.0
    bpm: float = 15.0


class Play(msgspec.Struct, frozen=True):
    """A script: who is up, marks and skips as (phase, seconds into it, what), and what the story then says.

    `says` is how its sentence begins or what stands in it; in it and in `cards` "T" is a time.
    """

    says: str
    up: tuple[Up, ...] = ()
    marks: tuple[tuple[str, float, str], ...] = ()
    skips: tuple[tuple[str, float], ...] = ()
    hearts: dict[str, Heart] = msgspec.field(default_factory=lambda: dict(ADULTS))
    names: dict[str, str] = msgspec.field(default_factory=lambda: dict(NAMES))
    ages: dict[str, Age] = {}
    coupled: float = 0.0
    cards: dict[str, str] = {}
    seed: int = 3


def plan_of(play: Play, protocol: Protocol) -> tuple[Schedule, tuple[Skip, ...]]:
    """The schedule of a session in which people went on when the script says so."""
    skips: tuple[Skip, ...] = ()
    for phase, seconds in play.skips:
        skips = (*skips, Skip(start_of(schedule(protocol, 0.0, skips), phase) + seconds))
    return schedule(protocol, 0.0, skips), skips


def start_of(plan: Schedule, phase: str) -> float:
    """When a phase begins (s)."""
    return next(step.phase.t for step in plan.steps if step.phase.name == phase)


def scenario(play: Play, protocol: Protocol) -> Scenario:
    """The hearts of a script, which breathe as the pacers of the protocol lead them."""
    plan, _ = plan_of(play, protocol)
    hearts = {who: _scripted(play.hearts[who], who, play, plan) for who in ("A", "B")[: protocol.people]}
    coupling = Coupling(((0, 0.0), (60, play.coupled)), lag=1.0) if play.coupled else None
    straps = {who: SimulatedStrap() for who in hearts}
    return Scenario("played", plan.end + 30, hearts, straps, coupling, tuple(s.phase for s in plan.steps), play.seed)


def _scripted(heart: Heart, who: str, play: Play, plan: Schedule) -> Heart:
    bpm, rsa = [(0.0, 0.0)], [(0.0, 1.0)]
    for up in sorted(play.up, key=lambda one: (start_of(plan, one.phase), one.start)):
        if up.who != who:
            continue
        step = next(step for step in plan.steps if step.phase.name == up.phase)
        start, end = step.phase.t + up.start, step.phase.t + up.end if up.end else step.end
        bpm += [(start - RAMP_S, 0.0), (start + RAMP_S, up.bpm), (end - RAMP_S, up.bpm), (end + RAMP_S, 0.0)]
        rsa += [(start - RAMP_S, 1.0), (start + RAMP_S, 0.45), (end - RAMP_S, 0.45), (end + RAMP_S, 1.0)]
    return replace(heart, bpm_levels=tuple(bpm), rsa_levels=tuple(rsa)) if len(bpm) > 1 else heart


async def played(play: Play, protocol: Protocol) -> list[AnyEvent]:
    """Play a session to its end as the window runs one, and return what would be recorded."""
    plan, skips = plan_of(play, protocol)
    marks = (Mark(start_of(plan, phase) + seconds, kind) for phase, seconds, kind in play.marks)
    wanted: list[Request] = sorted((*skips, *marks), key=lambda one: one.t)
    names: Mapping[str, str] = {who: play.names[who] for who in ("A", "B")[: protocol.people]}
    session = SimulatedSession(
        scenario(play, protocol), None, protocol, names=names, said=self_reports((), play.ages), speed=60.0
    )
    events: list[AnyEvent] = []
    async for stream in session.streams():
        async for event in stream:
            events.append(event)
            while wanted and wanted[0].t <= event.t + 0.5:
                session.request(wanted.pop(0))
    return events

"""The simulator: hearts that beat, straps that send it, and the truth behind both. One seed, one session."""

from collections.abc import AsyncIterator
from heapq import merge
from math import floor

import msgspec
import numpy as np

from hrvsync.events import AnyEvent, Tick
from hrvsync.guide import guide_of
from hrvsync.sources.clock import Transport, pace
from hrvsync.sources.simulate.hearts import Coupling, Heart, HeartTruth, beat
from hrvsync.sources.simulate.scenarios import SCENARIOS, Scenario
from hrvsync.sources.simulate.straps import RADIOS, SimulatedStrap, StrapTruth, stream, transmit

__all__ = [
    "RADIOS",
    "SCENARIOS",
    "Coupling",
    "Heart",
    "HeartTruth",
    "Scenario",
    "SimulatedStrap",
    "Simulation",
    "StrapTruth",
    "beat",
    "live",
    "simulate",
    "stream",
    "transmit",
]


class Simulation(msgspec.Struct, frozen=True):
    """A simulated session: its `events` in order of time, with a Tick each second, and the truth by seat."""

    events: tuple[AnyEvent, ...]
    hearts: dict[str, HeartTruth]
    straps: dict[str, StrapTruth]


def simulate(scenario: Scenario) -> Simulation:
    """Play a scenario: needs no clock, and gives the same events each time."""
    hearts = beat(scenario.hearts, scenario.seconds, scenario.seed, scenario.coupling, guide_of(scenario.facts))
    series: list[list[AnyEvent]] = [list(scenario.facts)]
    straps: dict[str, StrapTruth] = {}
    for i, (who, strap) in enumerate(scenario.straps.items()):
        chance = np.random.default_rng((scenario.seed, i, 1))
        events, straps[who] = transmit(strap, who, hearts[who].t, hearts[who].ectopic, scenario.seconds, chance)
        series.append(events)
        series.extend([*stream(kind, who, hearts[who], scenario.seconds, chance)] for kind in scenario.waves)
    series.append([Tick(float(second)) for second in range(floor(scenario.seconds) + 1)])
    events = tuple(event for event in merge(*series, key=lambda event: event.t) if event.t <= scenario.seconds)
    return Simulation(events, hearts, straps)


async def live(scenario: Scenario, transport: Transport) -> AsyncIterator[AnyEvent]:
    """Yield the events of a scenario as their time comes."""
    async for event in pace(simulate(scenario).events, transport):
        yield event

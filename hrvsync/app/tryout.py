"""What *Try it now* plays: a story of two simulated hearts, so that whoever tries it sees what the app is for."""

from collections.abc import Sequence

from hrvsync.events import Mark, Phase
from hrvsync.guide import Protocol
from hrvsync.sources.simulate import Coupling, Heart, Scenario, SimulatedStrap

PROTOCOL = "rupture-and-repair"
"""The guided session whose phases it takes, in short."""
SINCE = 120.0
"""Quiet seconds that have passed already when it begins: they make the baselines."""
SETTLE, DISAGREE, REPAIR, REST = 135.0, 120.0, 75.0, 60.0
HEARTS = {
    "A": Heart(
        bpm=64,
        bpm_levels=((222, 0), (227, 16), (282, 14), (290, 0)),
        rsa_levels=((222, 1.0), (227, 0.4), (282, 0.4), (290, 1.0)),
    ),
    "B": Heart(
        bpm=70,
        breaths=16,
        resonance=6.1,
        bpm_levels=((142, 0), (148, 18), (196, 16), (203, 0), (222, 0), (228, 14), (278, 12), (286, 0)),
        rsa_levels=((142, 1.0), (148, 0.4), (196, 0.4), (203, 1.0), (222, 1.0), (228, 0.4), (278, 0.4), (286, 1.1)),
    ),
}
"""B goes up while A stays settled, and comes back; then both go up, and come back one after the other."""
RUPTURE, REPAIRED = 222.0, 276.0


def scenario(protocol: Protocol, seats: Sequence[str] = ("A", "B")) -> Scenario:
    """Make the scenario, with the phases of `protocol` (PROTOCOL in some language) in the language it is written in."""
    settle, disagree, *_, repair, rest = protocol.phases
    facts: list[Phase | Mark] = []
    t = 0.0
    for plan, seconds in ((settle, SETTLE), (disagree, DISAGREE), (repair, REPAIR), (rest, REST)):
        facts.append(plan.begun(t, seconds))
        t += seconds
    facts += [Mark(RUPTURE, "rupture"), Mark(REPAIRED, "repair")]
    coupling = Coupling(((0, 0.0), (RUPTURE, 0.0), (REPAIRED, 0.2), (REPAIRED + 20, 0.8)), lag=1.0)
    straps = {who: SimulatedStrap() for who in seats}
    return Scenario(protocol.name, t, HEARTS, straps, coupling, tuple(sorted(facts, key=lambda fact: fact.t)), seed=11)

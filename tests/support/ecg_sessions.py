"""Simulated sessions with an ECG, and what tests cut out of them."""

from functools import cache

from msgspec.structs import replace

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.waves import Samples, samples
from hrvsync.beats import Beats
from hrvsync.events import Strap
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, Simulation, simulate


@cache
def play(ectopics: float = 0.0, belt: SimulatedStrap | None = None, seed: int = 3) -> Simulation:
    """Five minutes of one heart with its ECG."""
    worn = {"A": belt or SimulatedStrap("Polar H10")}
    return simulate(Scenario("ecg", 300, {"A": Heart(bpm=64, ectopics=ectopics)}, worn, seed=seed, waves=("ecg",)))


def wave(simulation: Simulation) -> Samples:
    """The ECG of the one heart."""
    return samples(simulation.events, "A", "ecg")


def cut(ecg: Samples, a: int, b: int) -> Samples:
    """The samples from number `a` up to `b`."""
    return Samples(ecg.t[a:b], ecg.x[a:b], ecg.run[a:b])


def beats_of(simulation: Simulation) -> Beats:
    """The strap's beats without the latency taken off."""
    events = [replace(e, latency=None, spread=None) if isinstance(e, Strap) else e for e in simulation.events]
    return rebuild(events)["A"]

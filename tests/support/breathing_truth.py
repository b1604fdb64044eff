"""Simulated people whose breath is known: alone or led by a pacer, with a chest that moves or not."""

import numpy as np
from numpy.typing import NDArray

from hrvsync.events import Pacer, Phase
from hrvsync.sources.simulate import Heart, HeartTruth, Scenario, SimulatedStrap, Simulation, simulate

type Array = NDArray[np.float64]


def session(
    heart: Heart, seconds: float, seed: int, *, pacer: float | None = None, chest: bool = False, follows: bool = True
) -> tuple[Simulation, tuple[Phase, ...]]:
    """A person alone, and the phases of the guide, which a person who does not follow has not seen."""
    phases = () if pacer is None else (Phase(0.0, "Breathe", seconds, {"": Pacer(rate=pacer)}),)
    shown = phases if follows else ()
    scenario = Scenario(
        "one", seconds, {"A": heart}, {"A": SimulatedStrap()}, None, shown, seed, ("acc",) if chest else ()
    )
    return simulate(scenario), phases


def breathed(truth: HeartTruth, start: float, end: float) -> float:
    """Breaths per minute between two times (s): the turns of the breath's phase."""
    inside = (truth.breath_t >= start - 30) & (truth.breath_t <= end + 30)
    t, breath = truth.breath_t[inside], truth.breath[inside]
    f = np.fft.fftfreq(len(breath), t[1] - t[0])
    both = np.fft.fft(breath - breath.mean()) * np.where(f > 0, 2.0, 0.0)
    phase = np.unwrap(np.angle(np.fft.ifft(both)))
    a, b = np.interp([start, end], t, phase)
    return float(b - a) / (2 * np.pi) / (end - start) * 60


SWEEP = (6.5, 6.0, 5.5, 5.0, 4.5)


def sweep(
    heart: Heart, seed: int, *, follows: bool = True, chest: bool = False, rates: tuple[float, ...] = SWEEP
) -> tuple[Simulation, tuple[Phase, ...]]:
    """A resonance assessment: a minute to settle and two at each rate."""
    phases = (
        Phase(0.0, "Settle", 60.0),
        *(Phase(60 + 120.0 * i, f"{rate:g}", 120.0, {"": Pacer(rate=rate)}) for i, rate in enumerate(rates)),
        Phase(60 + 120.0 * len(rates), "Rest", 60.0),
    )
    seconds = 120 + 120.0 * len(rates)
    shown = phases if follows else ()
    scenario = Scenario(
        "sweep", seconds, {"A": heart}, {"A": SimulatedStrap()}, None, shown, seed, ("acc",) if chest else ()
    )
    return simulate(scenario), phases

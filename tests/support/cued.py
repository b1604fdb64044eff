"""Simulated sessions in which B is upset again and again, with a cue by A every second time, with or without effect."""

import msgspec
import numpy as np

from hrvsync.events import Mark, Phase
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap

SETTLE_S, CUE_AFTER_S, LASTS_S, HELPED_S = 150.0, 35.0, 40.0, 12.0


def cued(seed: int, *, helps: bool, times: int = 24) -> Scenario:
    """Let B be upset `times` times, for CUE_AFTER_S and then LASTS_S more on average; each second one has a cue.

    Where it `helps`, what is left after the cue is HELPED_S at most.
    """
    random = np.random.default_rng(seed)
    t, upset, marks = SETTLE_S + 30, [(0.0, 0.0)], list[Mark]()
    for i in range(times):
        left = float(random.exponential(LASTS_S))
        if i % 2 == 0:
            marks.append(Mark(t + CUE_AFTER_S, "cue", "voice", "A"))
            left = min(left, HELPED_S) if helps else left
        end = t + CUE_AFTER_S + left
        upset += [(t - 4, 0.0), (t + 4, 1.0), (end, 1.0), (end + 8, 0.0)]
        t = end + float(random.uniform(100, 130))
    heart = msgspec.structs.replace(
        Heart(bpm=70, breaths=16),
        bpm_levels=tuple((at, 12 * out) for at, out in upset),
        rsa_levels=tuple((at, 1 - 0.5 * out) for at, out in upset),
    )
    hearts, straps = {"A": Heart(bpm=64), "B": heart}, {who: SimulatedStrap() for who in "AB"}
    phases = Phase(0.0, "Settle", SETTLE_S), Phase(SETTLE_S, "Talk")
    return Scenario("cues", t, hearts, straps, None, (*phases, *marks), seed)

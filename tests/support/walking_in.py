"""Simulated people who come to a session quietly, or with a heart that still falls from walking."""

import msgspec
import numpy as np

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states.settling import session_baseline
from hrvsync.analysis.states.state import levels
from hrvsync.events import Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Scenario, SimulatedStrap, simulate
from support.slow_breathing import somebody

SECONDS = 360.0
FORMS = {
    "quiet": ((0, 0.0),),
    "falls for a minute": tuple((t, float(np.exp(-t / 30))) for t in range(0, 360, 5)),
    "falls for two minutes": tuple((t, float(np.exp(-t / 60))) for t in range(0, 360, 5)),
    "falls evenly for three minutes": ((0, 1.0), (180, 0.0)),
    "stays for a minute": ((0, 1.0), (60, 1.0), (120, 0.0)),
    "stays for two and a half minutes": ((0, 1.0), (150, 1.0), (210, 0.0)),
}
"""What is left of the walk at a time (s), linear between."""


def walked_in(form: str, seed: int, *, bpm: float = 15.0, settle: float = 120.0) -> tuple[Baseline, float]:
    """The baseline as it is known after 300 s, and the heart rate (bpm) somebody would have without the walk."""
    chance = np.random.default_rng(seed)
    heart = somebody(chance)
    walking = msgspec.structs.replace(heart, bpm_levels=tuple((t, bpm * left) for t, left in FORMS[form]))
    phases = (Phase(0.0, "Settle", settle), Phase(settle, "Talk", SECONDS - settle))
    events = simulate(Scenario("one", SECONDS, {"A": walking}, {"A": SimulatedStrap()}, None, phases, seed)).events
    found = session_baseline(levels(rebuild(events)["A"], np.arange(301.0)), guide_of(events))
    return found, heart.bpm

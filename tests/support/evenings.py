"""Evenings of couples as the index keeps them: two people who know nothing of each other but keep to one schedule.

Each is out of range and settled in turns whose mean lengths depend on the phase; with a quarrel most leave their range
soon after it begins, and most come back soon after it ends. A hard evening is hard for both.
"""

from itertools import pairwise

import numpy as np

from hrvsync.analysis.states.lending import comebacks, steady
from hrvsync.analysis.states.packed import LETTERS
from hrvsync.analysis.states.pooled import KeptSession
from hrvsync.analysis.states.state import Codes, State

type Both = tuple[Codes, Codes]
type Random = np.random.Generator

PHASES = ((180.0, 240.0, 60.0), (420.0, 100.0, 80.0), (300.0, 260.0, 50.0), (300.0, 400.0, 40.0))
"""Seconds of each phase, and the mean seconds settled and out of range in it."""
QUARREL = 1
"""The phase into which most are drawn together."""
BASELINE_S = 180.0
LOST = 0.1
"""How likely a strap is lost for a while in an evening."""


def evening(
    random: Random, *, calm: float = 1.0, hard: float = 0.0, open_ended: float = 0.0
) -> tuple[Both, tuple[float, ...]]:
    """One evening: the states of both, and when the phases begin (s).

    `calm`: by how much longer both stay settled. `hard`: SD of the logarithm of how hard the evening is for both.
    `open_ended`: by which share the phases differ in length from one evening to another.
    """
    lengths = np.array([length for length, _, _ in PHASES])
    lengths *= random.uniform(1 - open_ended, 1 + open_ended, len(PHASES))
    starts = [0, *np.cumsum(np.round(lengths)).astype(int).tolist()]
    hardness = float(np.exp(hard * random.normal()))
    both = _person(random, starts, calm, hardness), _person(random, starts, calm, hardness)
    for state in both:
        if random.random() < LOST:
            at = int(random.integers(len(state)))
            state[at : at + int(random.integers(20, 200))] = State.UNKNOWN
    return both, tuple(map(float, starts[:-1]))


def kept(both: Both, starts: tuple[float, ...], kind: str = "talk") -> KeptSession:
    """An evening as the index keeps it."""
    return KeptSession(kind, (_packed(both[0]), _packed(both[1])), (BASELINE_S, BASELINE_S), starts)


def steady_once_more(random: Random, both: Both) -> bool:
    """Let the first be settled around one comeback of the second at which they were not; False where there is none."""
    left, back = comebacks(both[1])
    free = back[(left >= BASELINE_S) & ~steady(both[0])[back]]
    if len(free):
        at = int(random.choice(free))
        both[0][at - 20 : at + 10] = State.SETTLED
    return bool(len(free))


def calm_first(random: Random, both: Both) -> None:
    """Let both leave their range together at any time, the first come back, and the second half a minute later."""
    at = int(random.integers(round(BASELINE_S), len(both[0]) - 160))
    first = at + int(random.integers(20, 60))
    second = first + int(random.integers(20, 60))
    for state, back in zip(both, (first, second), strict=True):
        state[at:back], state[back : second + 20] = State.ACTIVATED, State.SETTLED


def leave_together(random: Random, both: Both) -> None:
    """Let something drive both out of their range at any time; each comes back by themselves."""
    at = int(random.integers(round(BASELINE_S), len(both[0]) - 160))
    for state in both:
        back = at + int(random.integers(20, 120))
        state[at:back], state[back : back + 20] = State.ACTIVATED, State.SETTLED


def _person(random: Random, starts: list[int], calm: float, hardness: float) -> Codes:
    state = np.full(starts[-1], State.SETTLED, np.int8)
    settled = random.random() < 0.5
    for i, (_, in_range, out) in enumerate(PHASES):
        t = float(starts[i])
        if i == QUARREL and random.random() < 0.8:
            turn, settled = t + random.exponential(20), False
            state[int(t) : int(turn)], t = State.SETTLED, turn
        if i == QUARREL + 1 and not settled:
            turn, settled = t + random.exponential(30), True
            state[int(t) : int(turn)], t = State.ACTIVATED, turn
        while t < starts[i + 1]:
            turn = t + random.exponential(in_range * calm / hardness if settled else out * hardness)
            state[int(t) : int(turn)] = State.SETTLED if settled else State.ACTIVATED
            t, settled = min(turn, starts[i + 1]), settled if turn > starts[i + 1] else not settled
    return state


def _packed(state: Codes) -> str:
    bounds = [0, *(np.flatnonzero(np.diff(state)) + 1).tolist(), len(state)]
    return "0:" + "".join(f"{LETTERS[State(state[start])]}{end - start}" for start, end in pairwise(bounds))

"""Changes: when a body's levels moved, and when both moved together ('something shifted here').

The jump at a time is the way on the plane from the WINDOW seconds before it to the WINDOW seconds after it: a moving
sum (MOSUM) test of two adjacent windows (Eichinger & Kirch 2018, Bernoulli 24:526). A sudden change lies at its peak.
"""

import msgspec
import numpy as np

from hrvsync.analysis.states.levels import WINDOW
from hrvsync.analysis.states.state import Codes
from hrvsync.beats import Floats

SHIFT = 3.5
"""A jump of this many spreads is a shift."""
ABRUPT = 2.5
"""A change of state next to a jump of this many spreads is dated to its peak."""
TOGETHER = 15.0
"""Shifts of two people within this many seconds are one joint shift."""
HALF = WINDOW // 2


class Shift(msgspec.Struct, frozen=True):
    """Both bodies shifted at about `t` (s): `sizes` in spreads by seat; `away` from both baselines, or towards both.

    `away` is None where one moved away and the other towards.
    """

    t: float
    sizes: dict[str, float]
    away: bool | None


def jumps(hr_z: Floats, rmssd_z: Floats) -> Floats:
    """Size of the jump (spreads) at each second of a centred 1 Hz series on the plane; NaN at its ends and in gaps."""
    size = np.full(len(hr_z), np.nan)
    if len(hr_z) > WINDOW:
        size[HALF:-HALF] = np.hypot(hr_z[WINDOW:] - hr_z[:-WINDOW], rmssd_z[WINDOW:] - rmssd_z[:-WINDOW])
    return size


def sharpen(state: Codes, jump: Floats) -> Codes:
    """Move each change of state to the peak of the jump next to it, where that is abrupt.

    Windows blur a sudden change over their length, so that a threshold is crossed early or late. Changes stay in order;
    a state passed through only within the blur vanishes.
    """
    if not len(state):
        return state
    firsts = np.concatenate([[0], np.flatnonzero(np.diff(state)) + 1])
    starts = [0]
    for cut in firsts[1:].tolist():
        low = max(starts[-1], cut - HALF)
        near = np.nan_to_num(jump[low : cut + HALF + 1], nan=0.0)
        known = state[cut - 1] >= 0 and state[cut] >= 0
        abrupt = known and np.max(near, initial=0.0) >= ABRUPT
        starts.append(max(starts[-1], low + _peak(near, cut - low) if abrupt else cut))
    return np.repeat(state[firsts], np.diff([*starts, len(state)]))


def _peak(size: Floats, near: int) -> int:
    """Index of the highest value, of several the one next to index `near`."""
    highest = np.flatnonzero(size >= np.max(size) - 1e-9)
    return int(highest[np.argmin(np.abs(highest - near))])


def shifts(jump: Floats) -> list[int]:
    """Find the indices where one person shifted: peaks of the jump of at least SHIFT, the highest within WINDOW."""
    size = np.nan_to_num(jump, nan=0.0)
    found: list[int] = []
    while len(size) and np.max(size) >= SHIFT:
        peak = int(np.argmax(size))
        found.append(peak)
        size[max(0, peak - WINDOW) : peak + WINDOW + 1] = 0.0
    return sorted(found)


def joint_shifts(t: Floats, distances: dict[str, Floats], jump: dict[str, Floats]) -> tuple[Shift, ...]:
    """Find where two people shifted within TOGETHER seconds of each other, in order of time.

    `distances`: how far from baseline each is on the plane (spreads, 1 Hz, centred times `t`). A joint shift is dated
    to the middle of the two.
    """
    (a, at_a), (b, at_b) = ((who, shifts(size)) for who, size in jump.items())
    found: list[Shift] = []
    for i in at_a:
        near = [j for j in at_b if abs(t[i] - t[j]) <= TOGETHER]
        if near:
            j = min(near, key=lambda j: abs(t[i] - t[j]))
            outward = {bool(distances[who][at + HALF] > distances[who][at - HALF]) for who, at in ((a, i), (b, j))}
            away = outward.pop() if len(outward) == 1 else None
            found.append(Shift(float(t[i] + t[j]) / 2, {a: float(jump[a][i]), b: float(jump[b][j])}, away))
    return tuple(found)

"""Breaths: when each begins, turns and ends, told by the pacer, by a wave of respiration, or by the heart itself."""

from collections.abc import Sequence

import msgspec
import numpy as np

from hrvsync.beats import Floats
from hrvsync.events import Pause, Phase
from hrvsync.guide import Guide

FINE_S = 0.05
SHORTEST_S = 1.5
LONGEST_S = 25.0


class Breaths(msgspec.Struct, frozen=True):
    """Breaths in order of time (s): each breathes in from `start` to `turn` and out (with its rests) to `end`."""

    start: Floats
    turn: Floats
    end: Floats

    def __len__(self) -> int:
        return len(self.start)


def paced_breaths(phases: Sequence[Phase], pauses: Sequence[Pause], who: str, start: float, end: float) -> Breaths:
    """List the whole breaths that the pacer showed `who` between two session times (s)."""
    found: list[Breaths] = []
    guide = Guide(tuple(phases), tuple(pauses))
    for span in guide.spans_until(end):
        pacer, since, until = span.pacer(who), max(start, span.start), span.end
        if pacer is None or until <= since:
            continue
        t = np.arange(since, until, FINE_S)
        phi = guide.breath_phase(t, who) / (2 * np.pi)
        t, phi = t[np.isfinite(phi)], phi[np.isfinite(phi)]
        if phi.size < 2:
            continue
        whole = np.arange(np.ceil(phi[0] - 1e-9), np.floor(phi[-1]) + 1)
        begin = np.interp(whole, phi, t)
        length = np.diff(begin)
        held = (pacer.hold_in + pacer.hold_out) / np.maximum(length, SHORTEST_S)
        inhaled = pacer.inhale * (1 - np.minimum(held, 0.9)) + pacer.hold_in / np.maximum(length, SHORTEST_S)
        found.append(plausible(begin[:-1], np.interp(whole[:-1] + np.minimum(inhaled, 0.95), phi, t), begin[1:]))
    return joined(found)


def breaths_in(t: Floats, volume: Floats) -> Breaths:
    """List the whole breaths in a wave of respiration: `volume` (any unit, larger when breathed in) at times `t` (s).

    The wave should be free of drift and noise already (see `chest_wave`): a breath begins at its lowest value between
    two rises through the middle and turns at its highest.
    """
    if t.size < 4 or not np.ptp(volume) > 0:
        return NO_BREATHS
    above = volume > 0
    up = np.flatnonzero(above[1:] & ~above[:-1]) + 1
    down = np.flatnonzero(~above[1:] & above[:-1]) + 1
    if up.size < 2:
        return NO_BREATHS
    down = down[np.searchsorted(down, up[0]) :][: up.size]
    tops = np.array([a + int(volume[a:b].argmax()) for a, b in zip(up, down, strict=False)])
    bottoms = np.array([a + int(volume[a:b].argmin()) for a, b in zip(down, up[1:], strict=False)])
    n = bottoms.size - 1
    return plausible(t[bottoms[:n]], t[tops[1 : n + 1]], t[bottoms[1 : n + 1]]) if n > 0 else NO_BREATHS


def plausible(start: Floats, turn: Floats, end: Floats) -> Breaths:
    """Keep the breaths that last between 1.5 and 25 s."""
    keep = (end - start >= SHORTEST_S) & (end - start <= LONGEST_S)
    return Breaths(start[keep], turn[keep], end[keep])


def joined(parts: Sequence[Breaths]) -> Breaths:
    """Put breaths one after the other."""
    if not parts:
        return NO_BREATHS
    return Breaths(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("start", "turn", "end")))


NO_BREATHS = Breaths(np.empty(0), np.empty(0), np.empty(0))

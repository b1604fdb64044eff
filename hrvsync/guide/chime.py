"""The sound at the beginning of a phase: a few soft notes that say with closed eyes what kind of phase it is."""

import math
from typing import Literal

import numpy as np

from hrvsync.beats import Floats
from hrvsync.events import Phase

type Chime = Literal["breathe", "quiet", "talk", "stressor", "end"]

NOTES: dict[Chime, tuple[float, ...]] = {
    "breathe": (392.0, 587.3),
    "quiet": (293.7,),
    "talk": (587.3, 440.0),
    "stressor": (440.0, 440.0),
    "end": (587.3, 440.0, 293.7),
}
"""The notes (Hz) of each kind, one after the other: rising to breathe, falling to talk, one low note to be quiet."""
APART_S = 0.35
RING_S = 1.6
"""So long a note rings, so far from the next one."""
ATTACK_S = 0.03
DECAY_S = 0.35
OVERTONE = 0.15
"""Loudness of the octave above, beside that of the note: a bell, not a whistle."""


def chime_of(phase: Phase) -> Chime:
    """Return which chime begins a phase."""
    if phase.pacers:
        return "breathe"
    if phase.stressor:
        return "stressor"
    return "quiet" if phase.baseline else "talk"


def chime(kind: Chime, hz: float) -> Floats:
    """Make the samples of a chime within -1..1, `hz` a second; it begins and ends in silence, without a click."""
    notes = NOTES[kind]
    out = np.zeros(round(hz * (APART_S * (len(notes) - 1) + RING_S)))
    t = np.arange(round(hz * RING_S)) / hz
    shape = np.minimum(1.0, t / ATTACK_S) * np.exp(-t / DECAY_S) * np.clip((RING_S - t) / ATTACK_S, 0.0, 1.0)
    for n, note in enumerate(notes):
        start = round(hz * APART_S * n)
        turn = 2 * math.pi * note * t
        out[start : start + len(t)] += shape * (np.sin(turn) + OVERTONE * np.sin(2 * turn))
    return out / max(1.0, float(np.abs(out).max()))

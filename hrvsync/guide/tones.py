"""The breath pacer for closed eyes: a soft tone that rises while breathing in and falls while breathing out."""

import math

import numpy as np
from numpy.typing import NDArray

from hrvsync.events import Pacer
from hrvsync.guide.pacer import breath_phase, held_shares, rate_at

type Floats = NDArray[np.float64]

LOW_HZ, HIGH_HZ = 200.0, 400.0
FADE_S = 0.05


def tone(pacer: Pacer, s: float, samples: int, hz: float, turned: float = 0.0) -> tuple[Floats, float]:
    """Make the next `samples` of the pacer's tone, `hz` a second, from `s` seconds (guide time) after its phase began.

    Samples lie within -1..1; holds are silent, and every step fades in and out within FADE_S, so nothing ever clicks.
    `turned` is the angle (radians) the last block ended at; the new one is returned, for the next block to go on from.
    """
    t = s + np.arange(samples) / hz
    position = np.mod(breath_phase(pacer, np.maximum(t, 0.0)) / (2 * math.pi), 1.0)
    per_second = rate_at(pacer, s) / 60
    held_in, held_out = held_shares(pacer, per_second)
    top = pacer.inhale * (1 - held_in - held_out)
    bottom = 1 - held_out
    into = np.clip(position / top, 0.0, 1.0)
    out = np.clip((position - top - held_in) / (bottom - top - held_in), 0.0, 1.0)
    volume = (1 - np.cos(math.pi * np.where(position < top, into, 1 - out))) / 2
    edges = (0.0, top, top + held_in, bottom, 1.0)
    near = np.min([np.abs(position - edge) for edge in edges], axis=0) / per_second
    sounding = (position < top) | ((position >= top + held_in) & (position < bottom))
    loudness = np.where(sounding, np.clip(near / FADE_S, 0.0, 1.0), 0.0)
    angles = turned + np.cumsum(2 * math.pi * LOW_HZ * (HIGH_HZ / LOW_HZ) ** volume / hz)
    return loudness * np.sin(angles), float(np.mod(angles[-1], 2 * math.pi)) if samples else turned

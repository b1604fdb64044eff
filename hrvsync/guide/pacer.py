"""The breath pacer: where a breath stands, as a pure function of the time since its phase began, and its tone.

A rate that glides is integrated exactly, so the disc, the tones and the analysis see the same breath at the same time.
"""

import math
from bisect import bisect_right
from functools import lru_cache
from typing import Literal

import msgspec
import numpy as np

from hrvsync.beats import Floats
from hrvsync.events import Pacer, Phase

type Step = Literal["in", "hold_in", "out", "hold_out"]

STEPS: tuple[Step, ...] = ("in", "hold_in", "out", "hold_out")

MOST_HELD = 0.9
"""Holds never take more than this share of a breath: longer ones are shortened alike, so that a breath remains."""


class Breath(msgspec.Struct, frozen=True):
    """The pacer at a moment.

    `step`: breathing in, holding, breathing out, holding. `position`: share of this breath done, 0..1.
    `progress`: share of this step done, 0..1. `left`: seconds left of this step at the present rate.
    `volume`: 0 (breathed out) .. 1 (breathed in), eased: it starts and ends each step at rest. Of a pacer that fades it
    moves less and less around a half, as its `strength` goes from 1 to 0.
    `breaths`: whole breaths so far. `rate`: breaths per minute now.
    """

    step: Step
    position: float
    progress: float
    left: float
    volume: float
    breaths: int
    rate: float
    strength: float = 1.0


def breath_at(pacer: Pacer, s: float) -> Breath:
    """Return where the breath stands `s` seconds (guide time) after its phase began; before that, at its beginning."""
    rate = rate_at(pacer, s)
    cycles = cycles_at(pacer, s)
    breaths = math.floor(cycles)
    position = cycles - breaths
    edges = step_edges(pacer, rate / 60)
    at = bisect_right(edges, position, hi=len(STEPS)) - 1
    start, end = edges[at : at + 2]
    progress = (position - start) / (end - start)
    eased = (1 - math.cos(math.pi * progress)) / 2
    strength = strength_at(pacer, s)
    volume = 0.5 + ((eased, 1.0, 1 - eased, 0.0)[at] - 0.5) * strength
    return Breath(STEPS[at], position, progress, (end - position) / (rate / 60), volume, breaths, rate, strength)


def strength_at(pacer: Pacer, s: float) -> float:
    """Return how clearly the pacer shows `s` seconds (guide time) after its phase began: 1, and 0 once it has faded."""
    return 1.0 if pacer.fade <= 0 else min(1.0, max(0.0, 1 - s / pacer.fade))


def rate_at(pacer: Pacer, s: float) -> float:
    """Breaths per minute `s` seconds (guide time) after the phase began."""
    if pacer.rate_end is None:
        return pacer.rate
    if s >= pacer.glide:
        return pacer.rate_end
    return pacer.rate + (pacer.rate_end - pacer.rate) * max(s, 0.0) / pacer.glide


def cycles_at(pacer: Pacer, s: float) -> float:
    """Breaths done `s` seconds (guide time) after the phase began: the integral of the rate, 0 before it."""
    s = max(s, 0.0)
    if pacer.rate_end is None:
        return pacer.rate * s / 60
    gliding = min(s, _glide(pacer))
    return _cycles(pacer, gliding, s - gliding)


def breath_phase(pacer: Pacer, s: Floats) -> Floats:
    """Phase of the breath (radians, growing by 2 pi a breath, 0 where breathing in begins).

    `s`: seconds (guide time) since the phase began, any shape; NaN before 0 and where `s` is NaN.
    """
    s = np.where(s >= 0, s, np.nan)
    gliding = np.minimum(s, _glide(pacer))
    return 2 * math.pi * _cycles(pacer, gliding, s - gliding)


def pacer_for(phase: Phase | None, who: str) -> Pacer | None:
    """Find the pacer a seat breathes with: its own, else the shared one, else None."""
    return None if phase is None else phase.pacers.get(who, phase.pacers.get(""))


def _glide(pacer: Pacer) -> float:
    return 0.0 if pacer.rate_end is None else pacer.glide


def _cycles[N: (float, Floats)](pacer: Pacer, gliding: N, after: N) -> N:
    """Integrate the rate over `gliding` seconds of the glide and `after` seconds behind it."""
    end = pacer.rate if pacer.rate_end is None else pacer.rate_end
    mean = pacer.rate + (end - pacer.rate) / 2 * (gliding / (pacer.glide or 1.0))
    return (mean * gliding + end * after) / 60


@lru_cache(maxsize=64)  # thirty times a second for each disc, and the same as long as the rate is
def step_edges(pacer: Pacer, per_second: float) -> tuple[float, float, float, float, float]:
    """Shares of a breath at which its steps begin, and 1."""
    held = (pacer.hold_in + pacer.hold_out) * per_second
    shrink = min(1.0, MOST_HELD / held) if held > 0 else 1.0
    held_in, held_out = pacer.hold_in * per_second * shrink, pacer.hold_out * per_second * shrink
    top = pacer.inhale * (1 - held_in - held_out)
    return 0.0, top, top + held_in, 1 - held_out, 1.0


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
    edges = step_edges(pacer, per_second)
    _, top, turn, bottom, _ = edges
    into = np.clip(position / top, 0.0, 1.0)
    out = np.clip((position - turn) / (bottom - turn), 0.0, 1.0)
    volume = (1 - np.cos(math.pi * np.where(position < top, into, 1 - out))) / 2
    near = np.min([np.abs(position - edge) for edge in edges], axis=0) / per_second
    sounding = (position < top) | ((position >= turn) & (position < bottom))
    loudness = np.where(sounding, np.clip(near / FADE_S, 0.0, 1.0), 0.0)
    angles = turned + np.cumsum(2 * math.pi * LOW_HZ * (HIGH_HZ / LOW_HZ) ** volume / hz)
    return loudness * np.sin(angles), float(np.mod(angles[-1], 2 * math.pi)) if samples else turned

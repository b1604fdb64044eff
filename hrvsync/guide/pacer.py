"""The breath pacer: where a breath stands, as a pure function of the time since its phase began, and its tone.

A rate that glides is integrated exactly, so the disc, the tones and the analysis see the same breath at the same time.
"""

import math
from typing import Literal

import msgspec
import numpy as np

from hrvsync.beats import Floats
from hrvsync.events import Pacer, Phase

type Step = Literal["in", "hold_in", "out", "hold_out"]

MOST_HELD = 0.9
"""Holds never take more than this share of a breath: longer ones are shortened alike, so that a breath remains."""


class Breath(msgspec.Struct, frozen=True):
    """The pacer at a moment.

    `step`: breathing in, holding, breathing out, holding. `position`: share of this breath done, 0..1.
    `progress`: share of this step done, 0..1. `left`: seconds left of this step at the present rate.
    `volume`: 0 (breathed out) .. 1 (breathed in), eased: it starts and ends each step at rest.
    `breaths`: whole breaths so far. `rate`: breaths per minute now.
    """

    step: Step
    position: float
    progress: float
    left: float
    volume: float
    breaths: int
    rate: float


def breath_at(pacer: Pacer, s: float) -> Breath:
    """Tell where the breath stands `s` seconds (guide time) after its phase began; before that, at its beginning."""
    rate = rate_at(pacer, s)
    cycles = cycles_at(pacer, s)
    breaths = math.floor(cycles)
    position = cycles - breaths
    per_second = rate / 60
    held_in, held_out = held_shares(pacer, per_second)
    moving = 1 - held_in - held_out
    top = pacer.inhale * moving
    bottom = 1 - held_out
    if position < top:
        step, start, end = "in", 0.0, top
    elif position < top + held_in:
        step, start, end = "hold_in", top, top + held_in
    elif position < bottom:
        step, start, end = "out", top + held_in, bottom
    else:
        step, start, end = "hold_out", bottom, 1.0
    progress = (position - start) / (end - start)
    volume = {"in": _eased(progress), "hold_in": 1.0, "out": 1 - _eased(progress), "hold_out": 0.0}[step]
    return Breath(step, position, progress, (end - position) / per_second, volume, breaths, rate)


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
    if phase is None:
        return None
    return phase.pacers.get(who, phase.pacers.get(""))


def _glide(pacer: Pacer) -> float:
    return 0.0 if pacer.rate_end is None else pacer.glide


def _cycles[N: (float, Floats)](pacer: Pacer, gliding: N, after: N) -> N:
    """Integrate the rate over `gliding` seconds of the glide and `after` seconds behind it."""
    end = pacer.rate if pacer.rate_end is None else pacer.rate_end
    mean = pacer.rate + (end - pacer.rate) / 2 * (gliding / (pacer.glide or 1.0))
    return (mean * gliding + end * after) / 60


def held_shares(pacer: Pacer, per_second: float) -> tuple[float, float]:
    """Shares of a breath that the two holds take."""
    held = (pacer.hold_in + pacer.hold_out) * per_second
    shrink = min(1.0, MOST_HELD / held) if held > 0 else 1.0
    return pacer.hold_in * per_second * shrink, pacer.hold_out * per_second * shrink


def _eased(progress: float) -> float:
    return (1 - math.cos(math.pi * progress)) / 2


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

"""Waves on request: the acceleration of a breathing chest and the ECG of each beat, in blocks as a strap sends them."""

from math import radians
from typing import Literal

import msgspec
import numpy as np

from hrvsync.events import Wave
from hrvsync.sources.simulate.hearts import Floats, HeartTruth

DEVICE_EPOCH_S = 820_000_000  # the strap's clock counts from 2000-01-01; any start will do
TILT_DEG = 3.0  # a deep breath leans the strap this much to either side
RADIO_S = 0.12  # a block arrives this long after its last sample, on the average


KINDS: dict[Literal["acc", "ecg"], tuple[float, int]] = {"acc": (50.0, 36), "ecg": (130.0, 73)}
"""How a strap samples a wave: samples per second, and how many (triples) it puts in one block."""


class Bump(msgspec.Struct, frozen=True):
    """A wave of the heartbeat: where it lies from the R peak (s), its height (microvolt) and width (s)."""

    at: float
    height: float
    width: float


NORMAL = (
    Bump(-0.17, 110, 0.022),
    Bump(-0.028, -110, 0.009),
    Bump(0.0, 1100, 0.011),
    Bump(0.028, -230, 0.010),
    Bump(0.27, 280, 0.045),
)
ECTOPIC = (Bump(-0.01, 1300, 0.035), Bump(0.07, -350, 0.030), Bump(0.30, -380, 0.060))  # wide, no P, T turned over


def stream(
    kind: Literal["acc", "ecg"], who: str, truth: HeartTruth, seconds: float, chance: np.random.Generator
) -> list[Wave]:
    """Return a wave of `who` from 0 to `seconds` as blocks in order of arrival."""
    rate, block = KINDS[kind]
    t = np.arange(0, seconds, 1 / rate)
    samples = np.rint(_acc(truth, t, chance) if kind == "acc" else _ecg(truth, t, chance)).astype(np.int64)
    last = np.arange(block - 1, len(t), block)
    arrival = np.round(np.maximum.accumulate(t[last] + chance.gamma(4, RADIO_S / 4, len(last))), 6)
    device_ns = [DEVICE_EPOCH_S * 10**9 + round(at * 1e9) for at in t[last].tolist()]
    return [
        Wave(at, who, kind, rate, ns, tuple(samples[i + 1 - block : i + 1].ravel().tolist()))
        for at, i, ns in zip(arrival.tolist(), last.tolist(), device_ns, strict=True)
    ]


def _acc(truth: HeartTruth, t: Floats, chance: np.random.Generator) -> Floats:
    """Acceleration (n, 3) in milli-g: gravity that tilts with the breath, a thump each beat and noise."""
    breath = np.interp(t, truth.breath_t, truth.breath)
    lean = radians(20) + radians(TILT_DEG) * breath
    turn = radians(5) + radians(TILT_DEG / 3) * breath
    gravity = 1000 * np.stack([np.cos(lean) * np.cos(turn), np.sin(turn), np.sin(lean) * np.cos(turn)], axis=1)
    thump = 12 * _bumps((Bump(0.1, 1.0, 0.02),), truth.t, t)
    return gravity + thump[:, np.newaxis] * np.array([0.2, 0.3, 1.0]) + chance.normal(0, 4, (len(t), 3))


def _ecg(truth: HeartTruth, t: Floats, chance: np.random.Generator) -> Floats:
    """ECG (n) in microvolt: the beats, a baseline that rises and falls with the breath, and noise."""
    beats = _bumps(NORMAL, truth.t[~truth.ectopic], t) + _bumps(ECTOPIC, truth.t[truth.ectopic], t)
    return beats + 60 * np.interp(t, truth.breath_t, truth.breath) + chance.normal(0, 8, len(t))


def _bumps(bumps: tuple[Bump, ...], beats: Floats, t: Floats) -> Floats:
    """Sum of the bumps of the beats before and after each time."""
    if not len(beats):
        return np.zeros(len(t))
    after = np.clip(np.searchsorted(beats, t), 0, len(beats) - 1)
    before = np.maximum(after - 1, 0)
    total = np.zeros(len(t))
    for bump in bumps:
        near = np.exp(-0.5 * ((t - beats[after] - bump.at) / bump.width) ** 2)
        past = np.exp(-0.5 * ((t - beats[before] - bump.at) / bump.width) ** 2)
        total += bump.height * (near + np.where(before == after, 0.0, past))
    return total

"""Hearts: when they beat and how their owners breathe. Straps and packets are another layer.

Beats come from integral pulse frequency modulation (a beat each time the integral of the rate reaches the next whole
number) by breathing (respiratory sinus arrhythmia), a wave near 0.1 Hz and a 1/f drift.
"""

from math import pi
from typing import Literal

import msgspec
import numpy as np

from hrvsync.beats import Bools, Floats
from hrvsync.guide import UNGUIDED, Guide

type Levels = tuple[tuple[float, float], ...]
"""(session time, value) points, linear between them, held outside."""

STEP_S = 0.05
WARM_UP_S = 30.0  # hearts beat before the session begins, so that a partner can follow from its first second
EARLY = 0.25  # an ectopic beat comes this share of an interval early, the pause after it makes up for it


class Heart(msgspec.Struct, frozen=True):
    """A heart and its breath at rest.

    `bpm`: mean rate. `rsa`: swing of the rate with breathing, a share of the rate (0.04: about 35 ms at 70/min).
    `wave`: that of the 0.1 Hz wave, `drift`: SD of the 1/f drift. `breaths`: own breathing rate (1/min) where no pacer
    runs. `resonance`: breathing rate (1/min) at which the swing is largest, 2.5 times. `skill`: 0 to 1, how closely a
    pacer is followed. `bpm_levels` and `rsa_levels` script what is added to the rate (1/min) and what the swing is
    multiplied by. `ectopics`: early beats a minute. In bigeminy every second beat is one; in fibrillation intervals are
    random.
    """

    bpm: float = 66.0
    rsa: float = 0.04
    wave: float = 0.03
    drift: float = 0.02
    breaths: float = 14.0
    resonance: float = 5.7
    skill: float = 0.8
    bpm_levels: Levels = ()
    rsa_levels: Levels = ()
    ectopics: float = 0.0
    rhythm: Literal["sinus", "bigeminy", "fibrillation"] = "sinus"


class Coupling(msgspec.Struct, frozen=True):
    """How the second heart follows the first.

    `strength` is the share (correlation, 0 to 1) of its fluctuations that come from the first, over session time;
    `lag` (s) how much later; below 0 the first follows the second.
    """

    strength: Levels = ((0.0, 0.0),)
    lag: float = 0.0


class HeartTruth(msgspec.Struct, frozen=True):
    """What really happened: `t` of every beat (s), which were `ectopic`; `breath` (-1 out, 1 in) at `breath_t` (s)."""

    t: Floats
    ectopic: Bools
    breath_t: Floats
    breath: Floats


def beat(
    hearts: dict[str, Heart],
    seconds: float,
    seed: int,
    coupling: Coupling | None = None,
    guide: Guide = UNGUIDED,
) -> dict[str, HeartTruth]:
    """Let hearts beat from -30 s to `seconds`, breathing as the guide's pacers say; the same seed, the same beats."""
    t = np.arange(-WARM_UP_S, seconds + STEP_S, STEP_S)
    swings: dict[str, Floats] = {}
    breaths: dict[str, Floats] = {}
    chances = {who: np.random.default_rng((seed, i)) for i, who in enumerate(hearts)}
    for who, heart in hearts.items():
        swings[who], breaths[who] = _swing(heart, who, t, guide, chances[who])
    if coupling is not None:
        first, second = hearts
        leader, follower = (first, second) if coupling.lag >= 0 else (second, first)
        share = _level(coupling.strength, t, 0.0)
        led = np.interp(t - abs(coupling.lag), t, swings[leader])
        swings[follower] = np.sqrt(1 - share * share) * swings[follower] + share * led
    truth: dict[str, HeartTruth] = {}
    for who, heart in hearts.items():
        bpm = heart.bpm * np.clip(1 + swings[who], 0.4, 2.5) + _level(heart.bpm_levels, t, 0.0)
        beats, ectopic = _beats(heart, t, np.clip(bpm, 25, 220), chances[who])
        truth[who] = HeartTruth(beats, ectopic, t, breaths[who])
    return truth


def _swing(heart: Heart, who: str, t: Floats, guide: Guide, chance: np.random.Generator) -> tuple[Floats, Floats]:
    """Fluctuation of the rate (share of it) and breath (-1 to 1) on the time grid."""
    own_hz = np.maximum(heart.breaths / 60 + _wander(chance, t, 15, 0.015), 0.05)
    own = 2 * pi * np.cumsum(own_hz) * STEP_S + chance.uniform(0, 2 * pi)
    paced = guide.breath_phase(t, who)
    astray = _wander(chance, t, 15, 0.2 + 1.2 * (1 - heart.skill))
    follows = np.isfinite(paced)
    slowly = _smooth(follows.astype(np.float64), 3.0)
    paced = np.where(follows, paced, 0.0)
    paced_hz = np.where(follows, np.gradient(np.unwrap(paced)) / (2 * pi * STEP_S), 0.0)
    depth = np.clip(1 + _wander(chance, t, 25, 0.2), 0.2, None)
    breath = slowly * -np.cos(paced + astray) + (1 - slowly) * -np.cos(own)
    gain = slowly * _gain(heart, paced_hz) + (1 - slowly) * _gain(heart, own_hz)
    wave_phase = 2 * pi * np.cumsum(0.095 + _wander(chance, t, 20, 0.01)) * STEP_S + chance.uniform(0, 2 * pi)
    wave = np.sin(wave_phase) * np.clip(1 + _wander(chance, t, 30, 0.3), 0.1, None) * (1 - 0.6 * slowly)
    vagal = _level(heart.rsa_levels, t, 1.0)
    swing = vagal * (heart.rsa * gain * depth * breath + heart.wave * wave) + heart.drift * _pink(chance, t)
    return swing, breath


def _gain(heart: Heart, hz: Floats) -> Floats:
    """How much larger the swing is than at quick breathing: 2.5 at the resonance, falling off on both sides."""
    return 1 + 1.5 / (1 + ((60 * hz - heart.resonance) / 0.8) ** 2)


def _beats(heart: Heart, t: Floats, bpm: Floats, chance: np.random.Generator) -> tuple[Floats, Bools]:
    """Beat times (s) and which of them are ectopic."""
    integral = np.cumsum(bpm) * STEP_S / 60
    count = int(integral[-1])
    steps = np.ones(count)
    if heart.rhythm == "fibrillation":
        steps = np.clip(chance.lognormal(0, 0.22, count), 0.45, 2.0)
    marks = np.cumsum(steps) + chance.uniform(0, 1) - 1
    beats = np.interp(marks[(marks > integral[0]) & (marks < integral[-1])], integral, t)
    ectopic = chance.random(len(beats)) < heart.ectopics * np.diff(beats, append=beats[-1:]) / 60
    if heart.rhythm == "bigeminy":
        ectopic = np.arange(len(beats)) % 2 == 1
    ectopic[0] = False
    ectopic[1:] &= ~ectopic[:-1]
    beats[1:] -= np.where(ectopic[1:], EARLY * np.diff(beats), 0.0)
    return beats, ectopic


def _level(levels: Levels, t: Floats, default: float) -> Floats:
    if not levels:
        return np.full(len(t), default)
    at, value = zip(*levels, strict=True)
    return np.interp(t, at, value)


def _smooth(x: Floats, seconds: float) -> Floats:
    """Moving average over `seconds` that ends now."""
    n = round(seconds / STEP_S)
    total = np.cumsum(np.concatenate([np.full(n, x[0]), x]))
    return (total[n:] - total[:-n]) / n


def _wander(chance: np.random.Generator, t: Floats, tau: float, sd: float) -> Floats:
    """Ornstein-Uhlenbeck noise of correlation time `tau` (s) and SD `sd`, drawn once a second."""
    seconds = np.arange(t[0], t[-1] + 2)
    kick = chance.standard_normal(len(seconds))
    keep = float(np.exp(-1 / tau))
    x = np.empty(len(seconds))
    now = kick[0]
    for i, k in enumerate(kick.tolist()):
        now = keep * now + (1 - keep * keep) ** 0.5 * k
        x[i] = now
    return sd * np.interp(t, seconds, x)


def _pink(chance: np.random.Generator, t: Floats) -> Floats:
    """1/f noise of SD 1 between 1/300 and 0.03 Hz, drawn once a second."""
    n = max(600, int(t[-1] - t[0]) + 2)
    hz = np.fft.rfftfreq(n, 1.0)
    inside = (hz >= 1 / 300) & (hz <= 0.03)
    weight = np.where(inside, 1 / np.sqrt(np.maximum(hz, 1e-9)), 0.0)
    spectrum = weight * (chance.standard_normal(len(hz)) + 1j * chance.standard_normal(len(hz)))
    x = np.fft.irfft(spectrum, n)
    return np.interp(t, t[0] + np.arange(n), x / np.std(x))

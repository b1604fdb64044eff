"""Pairs of people who have nothing to do with each other, and coupled ones, for calibration: RR intervals at 4 Hz.

Free: 850 ms, a slow drift, a wave near 0.1 Hz and breathing at 0.20 to 0.32 Hz whose rates and sizes wander, and white
noise. Paced: each follows one pacer with a phase that wanders and an angle of their own.
"""

import numpy as np
from scipy.signal import lfilter

from hrvsync.beats import Floats

RATE = 4


def drift(rng: np.random.Generator, shape: tuple[int, int], tau: float, sd: float) -> Floats:
    """Ornstein-Uhlenbeck series (one a row): time constant `tau` (s), standard deviation `sd`."""
    keep = np.exp(-1 / (RATE * tau))
    steps = rng.standard_normal(shape) * sd * np.sqrt(1 - keep * keep)
    steps[:, 0] = sd * rng.standard_normal(shape[0])
    return np.asarray(lfilter([1.0], [1.0, -keep], steps, axis=1), dtype=np.float64)


def free(rng: np.random.Generator, people: int, seconds: float, wander: float = 0.0) -> Floats:
    """RR intervals (ms) of a number of people breathing freely, one a row.

    `wander`: SD (ms) of what has no rate of its own, beside the waves.
    """
    shape = people, round(seconds * RATE)
    return (
        850
        + drift(rng, shape, 60, 25)
        + _slow_wave(rng, shape, 25)
        + _breathing(rng, shape)
        + 5 * rng.standard_normal(shape)
        + (drift(rng, shape, 3, wander) if wander else 0)
    )


def paced(rng: np.random.Generator, people: int, seconds: float, hz: float = 0.1) -> Floats:
    """RR intervals (ms) of a number of people on one pacer of `hz`, whose phase is 0 at the first sample."""
    shape = people, round(seconds * RATE)
    angle = 2 * np.pi * hz * np.arange(shape[1]) / RATE
    own = drift(rng, shape, 15, 0.35) + 0.5 * rng.standard_normal((people, 1))
    size = 60 * (1 + drift(rng, shape, 25, 0.25))
    return (
        850
        + drift(rng, shape, 60, 25)
        + _slow_wave(rng, shape, 10)
        + size * np.cos(angle + own)
        + 5 * rng.standard_normal(shape)
    )


def _slow_wave(rng: np.random.Generator, shape: tuple[int, int], sd: float) -> Floats:
    turns = np.cumsum(0.095 + drift(rng, shape, 20, 0.012), axis=1) / RATE + rng.random((shape[0], 1))
    return sd * (1 + drift(rng, shape, 30, 0.3)) * np.sin(2 * np.pi * turns)


def _breathing(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    hz = rng.uniform(0.20, 0.32, (shape[0], 1)) + drift(rng, shape, 15, 0.02)
    return (
        25
        * (1 + drift(rng, shape, 25, 0.25))
        * np.sin(2 * np.pi * (np.cumsum(hz, axis=1) / RATE + rng.random((shape[0], 1))))
    )


def coupled(
    rng: np.random.Generator, seconds: float, share: float, lag: float, wander: float = 0.0, below: float = 2.0
) -> tuple[Floats, Floats]:
    """RR intervals (ms) of two breathing freely; that part of the second's variance is the first's, `lag` s ago.

    `below`: only of its waves slower than that (Hz).
    """
    later = round(abs(lag) * RATE)
    one, own = free(rng, 2, seconds + abs(lag), wander) - 850
    shared, lost = (slower(x, below) for x in (one, own))
    led = np.sqrt(share) * shared[: one.size - later] + (own - (1 - np.sqrt(1 - share)) * lost)[later:]
    a, b = (one[later:], led) if lag >= 0 else (led, one[later:])
    return 850 + a, 850 + b


def slower(x: Floats, hz: float) -> Floats:
    """The waves of a series that are slower than that."""
    spectrum = np.fft.rfft(x)
    spectrum[np.fft.rfftfreq(x.size, 1 / RATE) > hz] = 0
    return np.fft.irfft(spectrum, x.size)


def calming(rng: np.random.Generator, people: int, seconds: float) -> Floats:
    """RR intervals (ms) of a number of people breathing freely whose hearts slow down, each in their own time."""
    t = np.arange(round(seconds * RATE)) / RATE
    rise, tau = rng.uniform(60, 160, (people, 1)), rng.uniform(40, 150, (people, 1))
    return free(rng, people, seconds) + rise * (1 - np.exp(-t / tau))

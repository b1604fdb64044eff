"""Pulse waves drawn beat by beat: a steep rise, a summit, and a dicrotic wave after it."""

import numpy as np

from support.heart_series import Array


def drawn_pulse(
    beats: Array, rate: float, *, seconds: float, noise: float = 0.0, dicrotic: float = 0.45, seed: int = 1
) -> Array:
    """A pulse wave of `seconds` with a rise 0.13 s after each of `beats` (s), on a wandering baseline."""
    t = np.arange(round(seconds * rate)) / rate
    x = 0.5 * np.sin(2 * np.pi * 0.25 * t) + noise * np.random.default_rng(seed).standard_normal(t.size)
    for at in beats:
        for height, later, spread in ((1.0, 0.20, 0.07), (dicrotic, 0.42, 0.09)):
            near = slice(*np.searchsorted(t, (at + later - 5 * spread, at + later + 5 * spread)))
            x[near] += height * np.exp(-0.5 * ((t[near] - at - later) / spread) ** 2)
    return x

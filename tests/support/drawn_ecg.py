"""ECGs drawn beat by beat, for what a detector of R peaks may stumble over."""

import numpy as np

from support.heart_series import Array


def drawn(
    beats: Array,
    rate: float,
    *,
    seconds: float,
    heights: Array | float = 1.0,
    t_wave: float = 0.2,
    width: float = 0.012,
) -> Array:
    """An ECG (mV) of `seconds`, with R peaks at `beats` (s) and a T wave 0.28 s after each."""
    t = np.arange(round(seconds * rate)) / rate
    x = np.zeros(t.size)
    for at, height in zip(beats, np.broadcast_to(heights, beats.shape), strict=True):
        for wave, later, spread in ((1.0, 0.0, width), (-0.25, 0.03, width), (t_wave, 0.28, 0.05)):
            near = slice(*np.searchsorted(t, (at + later - 5 * spread, at + later + 5 * spread)))
            x[near] += height * wave * np.exp(-0.5 * ((t[near] - at - later) / spread) ** 2)
    return x


def regular(seconds: float, interval: float = 0.8) -> Array:
    """Beats (s) that come regularly, away from the ends."""
    return np.arange(1.0, seconds - 1, interval)

"""Curves as arrays, ready to be drawn: heart rates with their gaps, and long ones with fewer points."""

import numpy as np

from hrvsync.beats import Beats, Floats


def heart_rate(beats: Beats, start: float = 0.0, end: float = np.inf) -> tuple[Floats, Floats]:
    """Heart rate (bpm) over session time (s) from `start` to `end`; NaN where beats are missing or no normal ones."""
    shown = beats.good & (beats.t >= start) & (beats.t <= end)
    t, rate, run = beats.t[shown], 60_000 / beats.rr_ms[shown], beats.run[shown]
    apart = np.flatnonzero((np.diff(run) != 0) | (np.diff(t) > 1.5 * 60 / np.maximum(rate[1:], 1))) + 1
    return np.insert(t, apart, (t[apart] + t[apart - 1]) / 2), np.insert(rate, apart, np.nan)


def thinned(t: Floats, y: Floats, most: int) -> tuple[Floats, Floats]:
    """At most about `most` points of a long curve: the lowest and the highest of each stretch; a gap stays a gap."""
    if len(y) <= most:
        return t, y
    stretch = -(-3 * len(y) // most)
    parts = -(-len(y) // stretch)
    padded = np.full(parts * stretch, np.nan)
    padded[: len(y)] = y
    whole = padded.reshape(parts, stretch)
    known = np.isfinite(whole)
    low = np.where(known, whole, np.inf).argmin(axis=1)
    high = np.where(known, whole, -np.inf).argmax(axis=1)
    gap = ~known & (np.arange(whole.size).reshape(whole.shape) < len(y))
    hole = np.where(gap.any(axis=1), gap.argmax(axis=1), low)
    picked = np.sort(np.stack([low, high, hole], axis=1), axis=1) + stretch * np.arange(parts)[:, None]
    return t[picked.ravel()], y[picked.ravel()]

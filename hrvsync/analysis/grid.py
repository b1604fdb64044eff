"""RR intervals of one person on an even time grid: what correlation and spectra work on."""

import numpy as np
from numpy.typing import NDArray

from hrvsync.analysis.beats import Beats, Floats

GRID_HZ = 4


def grid_times(start: float, end: float) -> Floats:
    """Multiples of 1/GRID_HZ s after `start` up to `end` (s), so that windows share their samples."""
    return np.arange(np.floor(start * GRID_HZ) + 1, np.floor(end * GRID_HZ) + 1) / GRID_HZ


def rr_at(beats: Beats, t: Floats) -> Floats:
    """RR interval (ms) at times `t` (s), linear between beats; NaN beside a rejected interval, in a gap and outside.

    A time between two beats has a value only if both intervals that end there are NORMAL and neighbours in one run.
    """
    if len(beats) < 2:
        return np.full(len(t), np.nan)
    after = np.searchsorted(beats.t, t)
    inside = (after > 0) & (after < len(beats))
    valid: NDArray[np.bool_] = inside & beats.good_pairs[np.clip(after - 1, 0, len(beats) - 2)]
    return np.where(valid, np.interp(t, beats.t, beats.rr_ms), np.nan)

"""Measures of one person in the time domain, on NORMAL intervals only, never joined over a rejected one or a gap."""

from math import nan, sqrt

import numpy as np

from hrvsync.analysis.beats import Beats
from hrvsync.analysis.measure import Window


def heart_rate(beats: Beats, _window: Window) -> float:
    """Mean heart rate (1/min): 60000 / mean RR (Task Force 1996; Kubios). NaN without a NORMAL interval."""
    rr_ms = beats.rr_ms[beats.good]
    return 60_000 / float(np.mean(rr_ms)) if len(rr_ms) else nan


def rmssd(beats: Beats, _window: Window) -> float:
    """RMSSD (ms): root of the mean squared difference of neighbouring NORMAL intervals (Task Force 1996).

    Only pairs whose two intervals are both NORMAL and follow each other in one run count. NaN without such a pair.
    """
    steps = np.diff(beats.rr_ms)[beats.good_pairs]
    return sqrt(float(np.mean(steps * steps))) if len(steps) else nan

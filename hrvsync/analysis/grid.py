"""RR intervals of one person on an even time grid, what correlation works on: breaks bridged, gaps kept."""

import numpy as np

from hrvsync.analysis.beats import Beats, Floats

GRID_HZ = 4
BRIDGE_S = 4.0  # longer breaks are gaps: over them nothing is known
NEAR = 3  # so many good intervals on each side say how many beats a break holds


def grid_times(start: float, end: float) -> Floats:
    """Multiples of 1/GRID_HZ s after `start` up to `end` (s), so that windows share their samples."""
    return np.arange(np.floor(start * GRID_HZ) + 1, np.floor(end * GRID_HZ) + 1) / GRID_HZ


def rr_series(beats: Beats, t: Floats) -> Floats:
    """RR interval (ms) at times `t` (s) by PCHIP; NaN in gaps and outside the beats.

    An interval stands at its MIDDLE, so that two people with different rates are not shifted against each other.
    Rejected intervals and breaks up to BRIDGE_S are replaced by as many equal beats as fit their duration, which is
    known even where their beats are not: a lost, extra or early beat moves nothing after it. Whether enough of a window
    was really measured is for the caller to judge (`covered`).
    """
    from scipy.interpolate import PchipInterpolator

    good = beats.good
    end, rr_ms = beats.t[good], beats.rr_ms[good]
    if end.size < 2:
        return np.full(t.shape, np.nan)
    start = end - rr_ms / 1000
    hole = start[1:] - end[:-1]
    middles, values, gaps = [end - rr_ms / 2000], [rr_ms], []
    for i in np.flatnonzero(hole > 0.5 * np.minimum(rr_ms[1:], rr_ms[:-1]) / 1000):
        if hole[i] > BRIDGE_S:
            gaps.append((end[i], start[i + 1]))
            continue
        usual = np.median(rr_ms[max(0, i + 1 - NEAR) : i + 1 + NEAR]) / 1000
        beat = hole[i] / max(1, round(hole[i] / usual))
        middles.append(np.arange(end[i] + beat / 2, start[i + 1], beat))
        values.append(np.full(middles[-1].size, beat * 1000))
    at, rr_ms = np.concatenate(middles), np.concatenate(values)
    order = np.argsort(at, kind="stable")
    at, rr_ms = at[order], rr_ms[order]
    ahead = np.concatenate(([True], np.diff(np.maximum.accumulate(at)) > 0))
    at, rr_ms = at[ahead], rr_ms[ahead]
    if at.size < 2:
        return np.full(t.shape, np.nan)
    series = np.asarray(PchipInterpolator(at, rr_ms, extrapolate=False)(t), dtype=np.float64)
    for since, until in gaps:
        series[(t > since) & (t < until)] = np.nan
    return series

"""RR intervals of one person on an even time grid, what correlation works on: breaks bridged, gaps kept."""

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np

from hrvsync.beats import Beats, Floats, Ints

SIDE = 16  # neighbours looked at on either side: two waves of breath, one and a half of the slow wave
LONGEST = 2 * SIDE + 16  # intervals; beyond this distance neighbours carry no information
NOISE_MS = 2.0  # what a strap's interval says beside the heart: its resolution and its trigger


def autocovariance(rr_ms: Floats) -> Floats:
    """How alike intervals of a series (ms) are that lie 0 .. LONGEST - 1 apart (ms^2); biased, so that it is a law."""
    x = rr_ms - rr_ms.mean()
    alike = np.correlate(np.concatenate((x, np.zeros(LONGEST - 1))), x, "valid") / x.size
    alike[0] += NOISE_MS * NOISE_MS
    return alike


def impute_beats(rr_ms: Floats, at: int, count: int, total_ms: float) -> Floats:
    """Expect the `count` intervals missing before rr_ms[at], which last `total_ms` together.

    Mean of a Gaussian series with the autocovariance of `rr_ms`, given SIDE intervals before and after, and given
    the sum: where breath and slow waves go on through the break, so do these. (Kriging; Cressie 1993, ch. 3)
    """
    before, after = rr_ms[max(0, at - SIDE) : at], rr_ms[at : at + SIDE]
    alike = autocovariance(rr_ms)
    among_known, known_to_lost, among_lost = (alike[far] for far in _apart(before.size, count, after.size))
    weights = np.linalg.solve(among_known, known_to_lost).T
    unsure = among_lost.sum(axis=1) - weights @ known_to_lost.sum(axis=1)
    known = np.concatenate((before, after))
    level = known.sum() / known.size
    expected = level + weights @ (known - level)
    return expected + unsure / unsure.sum() * (total_ms - expected.sum())


@cache
def _apart(before: int, lost: int, after: int) -> tuple[Ints, Ints, Ints]:
    """How many intervals lie between the known ones, from them to the lost ones, and between these."""
    places = np.concatenate((np.arange(-before, 0), np.arange(lost, lost + after)))
    between = np.arange(lost)
    pairs = ((places, places), (places, between), (between, between))
    known, across, own = (np.abs(one[:, None] - other) for one, other in pairs)
    return known, across, own


GRID_HZ = 4
BRIDGE_S = 4.0  # longer breaks are gaps: over them nothing is known
AROUND_S = 60.0, 20.0  # beats so long before and after a break show what it lacks, whichever window asks
NEAR = 3  # good intervals on each side that show how many beats a break holds


def grid_times(start: float, end: float) -> Floats:
    """Multiples of 1/GRID_HZ s after `start` up to `end` (s), so that windows share their samples."""
    return np.arange(np.floor(start * GRID_HZ) + 1, np.floor(end * GRID_HZ) + 1) / GRID_HZ


def rr_series(beats: Beats, t: Floats) -> Floats:
    """RR interval (ms) at successive times `t` (s) of the grid by PCHIP; NaN in gaps and outside the beats.

    An interval stands at its MIDDLE, so that two people with different rates are not shifted against each other.
    Rejected intervals and breaks up to BRIDGE_S are replaced by as many beats as fit their duration, known even
    where their beats are not, each as long as its neighbours make it most likely (`impute_beats`): a lost, extra or
    early beat moves nothing after it. Whether enough of a window was really measured is for the caller to judge
    (`covered`).
    """
    known, first = _sampled(beats)
    start = round(t[0] * GRID_HZ) - first if t.size else 0
    stop = start + t.size
    if start >= 0 and stop <= known.size:
        return known[start:stop]
    series = np.full(t.size, np.nan)
    inside = known[max(start, 0) : max(stop, 0)]
    series[max(-start, 0) :][: inside.size] = inside
    return series


@lru_cache(maxsize=8)  # all windows of a pair that end now read the same beats
def _sampled(beats: Beats) -> tuple[Floats, int]:
    """RR intervals at all times of the grid within the beats, NaN in gaps; and the number of the first time."""
    curve, gaps = _bridged(beats)
    if curve is None:
        return np.empty(0), 0
    first = int(np.ceil(curve.x[0] * GRID_HZ))
    t = np.arange(first, np.floor(curve.x[-1] * GRID_HZ) + 1) / GRID_HZ
    series = curve.at(t)
    for since, until in gaps:
        series[(t > since) & (t < until)] = np.nan
    series.flags.writeable = False
    return series, first


class Pchip(NamedTuple):
    """A piecewise cubic: knots `x` and the coefficients of each piece from its left knot, the highest first."""

    x: Floats
    cubes: Floats
    squares: Floats
    slopes: Floats
    y: Floats

    def at(self, t: Floats) -> Floats:
        """Values at ascending places; NaN outside the knots."""
        x = self.x
        first, last = t.searchsorted(x[:1])[0], t.searchsorted(x[-1:], "right")[0]
        inside = t[first:last]
        piece = x[1:-1].searchsorted(inside, "right")
        s = inside - x[piece]
        series = np.full(t.shape, np.nan)
        series[first:last] = ((self.cubes[piece] * s + self.squares[piece]) * s + self.slopes[piece]) * s + self.y[
            piece
        ]
        return series


def _bridged(beats: Beats) -> tuple[Pchip | None, list[tuple[float, float]]]:
    """RR intervals as a curve over the breaks that can be bridged, None for fewer than two; and the gaps (s)."""
    good = beats.good
    end, rr_ms = beats.t[good], beats.rr_ms[good]
    if end.size < 2:
        return None, []
    start = end - rr_ms / 1000
    hole = start[1:] - end[:-1]
    middles, values, gaps = [end - rr_ms / 2000], [rr_ms], list[tuple[float, float]]()
    for i in (hole > 0.5 * np.minimum(rr_ms[1:], rr_ms[:-1]) / 1000).nonzero()[0].tolist():
        if hole[i] > BRIDGE_S:
            gaps.append((end[i], start[i + 1]))
            continue
        first, last = end.searchsorted((end[i] - AROUND_S[0], start[i + 1] + AROUND_S[1])).tolist()
        beat = _lost(rr_ms[first:last].tobytes(), i + 1 - first, float(hole[i]))
        middles.append(end[i] + (np.cumsum(beat) - beat / 2) / 1000)
        values.append(beat)
    at, rr_ms = middles[0], values[0]
    if len(middles) > 1:
        at, rr_ms = np.concatenate(middles), np.concatenate(values)
        order = np.argsort(at, kind="stable")
        at, rr_ms = at[order], rr_ms[order]
    if not (at[1:] > at[:-1]).all():
        ahead = np.concatenate(([True], np.diff(np.maximum.accumulate(at)) > 0))
        at, rr_ms = at[ahead], rr_ms[ahead]
    return pchip(at, rr_ms) if at.size > 1 else None, gaps


@lru_cache(maxsize=256)  # a break stays what it is once its neighbours are known
def _lost(around: bytes, at: int, hole: float) -> Floats:
    """The intervals (ms) that a `hole` (s) before the `at`th of the known ones holds."""
    rr_ms = np.frombuffer(around)
    near = np.sort(rr_ms[max(0, at - NEAR) : at + NEAR])
    usual = float(near[(near.size - 1) // 2] + near[near.size // 2]) / 2000  # the median, at a tenth of its cost
    return impute_beats(rr_ms, at, max(1, round(hole / usual)), 1000 * hole)


def pchip(x: Floats, y: Floats) -> Pchip:
    """Interpolate points (x ascending, two or more).

    Piecewise cubic with slopes that never overshoot: the same to rounding as SciPy's PchipInterpolator, whose set-up
    costs several times this sum for a minute of beats. (Fritsch & Butland 1984, SIAM J. Sci. Stat. Comput. 5:300)
    """
    width = x[1:] - x[:-1]
    rise = (y[1:] - y[:-1]) / width
    slope = _slopes(width, rise)
    bend = (slope[:-1] + slope[1:] - 2 * rise) / width
    return Pchip(x, bend / width, (rise - slope[:-1]) / width - bend, slope, y)


def _slopes(width: Floats, rise: Floats) -> Floats:
    """Slope at each point from the widths and rises of the intervals between."""
    if width.size == 1:
        return np.concatenate((rise, rise))
    slope = np.zeros(width.size + 1)
    left, right = rise[:-1], rise[1:]
    same = left * right > 0
    near, far = width[:-1] + 2 * width[1:], 2 * width[:-1] + width[1:]
    inner = slope[1:-1]
    np.divide(left * right * (near + far), near * right + far * left, out=inner, where=same)
    slope[0] = _edge(width[0], width[1], rise[0], rise[1])
    slope[-1] = _edge(width[-1], width[-2], rise[-1], rise[-2])
    return slope


def _edge(near: float, far: float, rise: float, next_rise: float) -> float:
    """Slope at an end by three points, held back where it would overshoot."""
    slope = ((2 * near + far) * rise - near * next_rise) / (near + far)
    if slope * rise <= 0:
        return 0.0
    return 3 * rise if rise * next_rise <= 0 and abs(slope) > 3 * abs(rise) else slope

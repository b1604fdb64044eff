"""The course of one person through a session: where on the plane and in which state, dated as it happened.

The jump at a time is the way on the plane from the WINDOW seconds before it to the WINDOW seconds after it: a moving
sum (MOSUM) test of two adjacent windows (Eichinger & Kirch 2018, Bernoulli 24:526). A sudden change lies at its peak.
"""

from math import inf, isnan, nan

import msgspec
import numpy as np

from hrvsync.analysis.over_days import UNKNOWN, Baseline
from hrvsync.analysis.states.paced import COMPARED, paced_baseline, variability_course
from hrvsync.analysis.states.rising import NOT_KNOWN, Now
from hrvsync.analysis.states.settling import LAST_REVISION, lowest_minute, session_baseline, settling_span
from hrvsync.analysis.states.state import (
    NOTHING,
    WINDOW,
    Codes,
    Levels,
    Reading,
    State,
    Track,
    level,
    plane,
    read_one,
    states,
    variability,
)
from hrvsync.analysis.states.watch import NEVER, Watch
from hrvsync.beats import Beats, Floats
from hrvsync.guide import UNGUIDED, Guide

SHIFT = 3.5
"""A jump of this many spreads is a shift."""
ABRUPT = 2.5
"""A change of state next to a jump of this many spreads is dated to its peak."""
TOGETHER = 15.0
"""Shifts of two people within this many seconds are one joint shift."""
HALF = WINDOW // 2


class Shift(msgspec.Struct, frozen=True):
    """Both bodies shifted at about `t` (s): `sizes` in spreads by seat; `away` from both baselines, or towards both.

    `away` is None where one moved away and the other towards.
    """

    t: float
    sizes: dict[str, float]
    away: bool | None


def jumps(hr_z: Floats, rmssd_z: Floats) -> Floats:
    """Size of the jump (spreads) at each second of a centred 1 Hz series on the plane; NaN at its ends and in gaps."""
    size = np.full(len(hr_z), np.nan)
    if len(hr_z) > WINDOW:
        size[HALF:-HALF] = np.hypot(hr_z[WINDOW:] - hr_z[:-WINDOW], rmssd_z[WINDOW:] - rmssd_z[:-WINDOW])
    return size


def sharpen(state: Codes, jump: Floats) -> Codes:
    """Move each change of state to the peak of the jump next to it, where that is abrupt.

    Windows blur a sudden change over their length, so that a threshold is crossed early or late. Changes stay in order;
    a state passed through only within the blur vanishes.
    """
    if not len(state):
        return state
    firsts = np.concatenate([[0], np.flatnonzero(np.diff(state)) + 1])
    starts = [0]
    for cut in firsts[1:].tolist():
        low = max(starts[-1], cut - HALF)
        near = np.nan_to_num(jump[low : cut + HALF + 1], nan=0.0)
        known = state[cut - 1] >= 0 and state[cut] >= 0
        abrupt = known and np.max(near, initial=0.0) >= ABRUPT
        starts.append(max(starts[-1], low + _peak(near, cut - low) if abrupt else cut))
    return np.repeat(state[firsts], np.diff([*starts, len(state)]))


def _peak(size: Floats, near: int) -> int:
    """Index of the highest value, of several the one next to index `near`."""
    highest = np.flatnonzero(size >= np.max(size) - 1e-9)
    return int(highest[np.argmin(np.abs(highest - near))])


def shifts(jump: Floats) -> list[int]:
    """Find the indices where one person shifted: peaks of the jump of at least SHIFT, the highest within WINDOW."""
    size = np.nan_to_num(jump, nan=0.0)
    found: list[int] = []
    while len(size) and np.max(size) >= SHIFT:
        peak = int(np.argmax(size))
        found.append(peak)
        size[max(0, peak - WINDOW) : peak + WINDOW + 1] = 0.0
    return sorted(found)


def joint_shifts(t: Floats, distances: dict[str, Floats], jump: dict[str, Floats]) -> tuple[Shift, ...]:
    """Find where two people shifted within TOGETHER seconds of each other, in order of time.

    `distances`: how far from baseline each is on the plane (spreads, 1 Hz, centred times `t`). A joint shift is dated
    to the middle of the two.
    """
    (a, at_a), (b, at_b) = ((who, shifts(size)) for who, size in jump.items())
    found: list[Shift] = []
    for i in at_a:
        near = [j for j in at_b if abs(t[i] - t[j]) <= TOGETHER]
        if near:
            j = min(near, key=lambda j: abs(t[i] - t[j]))
            outward = {bool(distances[who][at + HALF] > distances[who][at - HALF]) for who, at in ((a, i), (b, j))}
            away = outward.pop() if len(outward) == 1 else None
            found.append(Shift(float(t[i] + t[j]) / 2, {a: float(jump[a][i]), b: float(jump[b][j])}, away))
    return tuple(found)


LEAST_MEAN = 20
"""Seconds of data that make a mean level."""


class Course(Levels, frozen=True):
    """Levels, but dated to the MIDDLE of their windows, with the place on the plane, the state, and the jumps.

    `rmssd_z` is RMSSD against the baseline, `variability_z` what decides on the state (see `variability`). `state` is
    dated back to when it began, so it knows more than the frames did at the time.
    """

    hr_z: Floats
    rmssd_z: Floats
    variability_z: Floats
    state: Codes
    jump: Floats

    @property
    def distance(self) -> Floats:
        """How far from baseline on the plane (spreads)."""
        return np.hypot(self.hr_z, self.rmssd_z)

    def mean(self, start: float, end: float) -> tuple[float, float]:
        """Mean heart rate (bpm) and geometric mean of RMSSD (ms) in a span (s); NaN with fewer than LEAST_MEAN s."""
        hr, ln_rmssd = (values[(self.t >= start) & (self.t < end)] for values in (self.hr, self.ln_rmssd))
        known = [values[np.isfinite(values)] for values in (hr, ln_rmssd)]
        hr_mean, ln_mean = (float(np.mean(one)) if len(one) >= LEAST_MEAN else np.nan for one in known)
        return hr_mean, float(np.exp(ln_mean))


EMPTY = Course(*[np.empty(0)] * 7, state=np.empty(0, np.int8), jump=np.empty(0))
"""The course of nobody."""


class Run(msgspec.Struct, frozen=True):
    """A stretch of seconds with the same code: from `start` up to `end` (s)."""

    code: int
    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it lasted."""
        return self.end - self.start


def course(
    series: Levels,
    baseline: Baseline,
    guide: Guide = UNGUIDED,
    who: str = "",
    beats: Beats | None = None,
    moved: Floats = NEVER,
) -> Course:
    """Follow a person through the levels of a whole session (1 Hz), and its beats, which show a rise sooner.

    `moved`: when the body moved (s, ascending), see `movements`.
    """
    hr_z, rmssd_z = plane(series, baseline)
    variability_z = variability_course(series, baseline, guide, who)
    jump = jumps(hr_z, rmssd_z)
    watch = Watch(who)

    def listen(t: float, track: Track) -> Now:
        if beats is None:
            return NOT_KNOWN
        last = moved[: moved.searchsorted(t, "right")]
        return watch.now(t, beats, guide, baseline, track, last.item(-1) if len(last) else -inf)

    _, dated = states(series.t, hr_z, variability_z, listen)
    place = (hr_z, rmssd_z, variability_z)
    middle = series.t - WINDOW / 2
    return Course(middle, series.hr, series.rmssd, series.sdrr, *place, sharpen(dated, jump), jump)


def runs(t: Floats, codes: Codes) -> tuple[Run, ...]:
    """Split a 1 Hz series of codes into runs, unknown ones included; a second lasts from `t` to `t` + 1."""
    if not len(t):
        return ()
    starts = np.concatenate([[0], np.flatnonzero(np.diff(codes)) + 1])
    ends = np.concatenate([t[starts[1:]], t[-1:] + 1])
    return tuple(
        Run(int(code), float(start), float(end))
        for code, start, end in zip(codes[starts], t[starts], ends, strict=True)
    )


def at_ease(state: Codes) -> Codes:
    """1 where variability is kept (settled, lively), 0 where it is down (activated, withdrawn), -1 where unknown."""
    eased = (state == State.SETTLED) | (state == State.LIVELY)
    return np.where(state == State.UNKNOWN, -1, eased).astype(np.int8)


class StateTracker:
    """Follows the person of a seat through a session as it happens; asked once for every second, in order of time."""

    def __init__(self, baseline: Baseline = UNKNOWN, who: str = "") -> None:
        self._baseline, self._settled = baseline, baseline.known
        self._track, self._watch = Track(), Watch(who)
        self._levels: list[tuple[float, float, float, float]] = []
        self._paced = float("nan"), baseline  # since when a pacer leads, and what is usual under it
        self._guide: Guide | None = None
        self._first, self._lowest = nan, inf  # time of the first level (s), lowest minute since settling began (bpm)
        self._span = inf, inf

    def read(self, t: float, beats: Beats, guide: Guide, moved: float = -inf) -> Reading:
        """Read the state at `t` (s) from the beats so far; NOTHING until settling has made a baseline.

        `moved`: when the body last moved (s).
        """
        self._levels.append((t, *level(beats, t)))
        if not self._settled:
            self._settle(t, guide)
        if not self._baseline.known:
            return NOTHING
        heard = self._watch.now(t, beats, guide, self._baseline, self._track, moved)
        now, usual = self._series(-1), self._usual(t)
        if self._settled:
            del self._levels[: -round(COMPARED) - 1]
        hr_z, _ = plane(now, self._baseline)
        place = hr_z.item(), variability(now.ln_rmssd, now.ln_sdrr, usual).item()
        self._track, reading = read_one(self._track, t, *place, heard, quiet=self._baseline.quiet)
        return reading

    def _settle(self, t: float, guide: Guide) -> None:
        """Take the baseline, or a lower minute that stands in for it, while it may still change.

        Before settling is over there is none; later only another guide or a minute lower than all before changes it.
        """
        _, hr, rmssd, _ = self._levels[-1]
        self._first = t if isnan(self._first) and rmssd > 0 else self._first
        if isnan(self._first):
            return
        other = guide is not self._guide
        if other:
            self._guide, self._span = guide, settling_span(guide, self._first)
        start, end = self._span
        known = self._baseline.known
        lower = known and len(self._levels) > WINDOW and (hr + self._levels[-1 - WINDOW][1]) / 2 < self._lowest
        if lower or (other and known) or (not known and t >= end):
            series = self._series()
            found = session_baseline(series, guide)
            self._lowest = lowest_minute(series, start)
            if found != self._baseline:
                self._baseline, self._paced = found, (nan, found)
        self._settled = self._baseline.known and t >= start + LAST_REVISION

    def _series(self, first: int = 0) -> Levels:
        return Levels(*np.array(self._levels[first:]).T)

    def _usual(self, t: float) -> Baseline:
        """The baseline that variability is held against at `t` (s)."""
        start, end = next(reversed(self._watch.stretches), (np.inf, np.inf))
        if not start + COMPARED < t < end:
            return self._baseline
        if self._paced[0] != start:
            self._paced = start, paced_baseline(self._series(), start, self._baseline)
        return self._paced[1]

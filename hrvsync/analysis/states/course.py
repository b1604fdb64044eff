"""The course of one person through a session: where on the plane and in which state, dated as it happened."""

import msgspec
import numpy as np

from hrvsync.analysis.over_days.baseline import LEAST_SECONDS, UNKNOWN, Baseline, settling_baseline
from hrvsync.analysis.states.changes import jumps, sharpen
from hrvsync.analysis.states.levels import WINDOW, Levels
from hrvsync.analysis.states.state import Codes, State, plane, states
from hrvsync.beats import Floats
from hrvsync.guide import Guide

SETTLING = 120.0
"""Seconds of settling that make a baseline where the session says nothing else."""
MOST_SETTLING = 300.0
LEAST_MEAN = 20
"""Seconds of data that make a mean level."""


class Course(msgspec.Struct, frozen=True):
    """One second a row, each dated to the MIDDLE of its window: `t` (s), levels, place on the plane and state.

    `state` is dated back to when it began, so it knows more than the frames did at the time.
    """

    t: Floats
    hr: Floats
    rmssd: Floats
    hr_z: Floats
    rmssd_z: Floats
    state: Codes
    jump: Floats

    @property
    def ln_rmssd(self) -> Floats:
        """Natural logarithm of RMSSD; NaN where that is NaN or 0."""
        return Levels(self.t, self.hr, self.rmssd).ln_rmssd

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


_NONE = np.empty(0)
EMPTY = Course(_NONE, _NONE, _NONE, _NONE, _NONE, np.empty(0, np.int8), _NONE)
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


def settling_span(guide: Guide, first: float) -> tuple[float, float]:
    """Span (s) of session time that makes the baseline: the first phase, at most MOST_SETTLING long.

    `first`: time of a person's first level. Without a phase by then, or soon after, the SETTLING seconds from there.
    """
    if not guide.spans or guide.spans[0].start > first + SETTLING:
        return first - WINDOW, first + SETTLING
    opening = guide.spans[0]
    seconds = SETTLING if opening.phase.seconds is None else opening.phase.seconds
    return opening.start, min(opening.start + min(seconds, MOST_SETTLING), opening.end)


def session_baseline(series: Levels, guide: Guide) -> Baseline:
    """Take a person's baseline from the levels (1 Hz) whose whole window lies in the settling span.

    Where data were missing there, the span goes on until there are enough seconds; UNKNOWN before that.
    """
    valid = np.flatnonzero(np.isfinite(series.hr) & np.isfinite(series.ln_rmssd))
    if not len(valid):
        return UNKNOWN
    start, end = settling_span(guide, float(series.t[valid[0]]))
    valid = valid[series.t[valid] >= start + WINDOW]
    enough = valid[max(np.count_nonzero(series.t[valid] <= end), LEAST_SECONDS) - 1 :][:1]
    if not len(enough) or series.t[-1] < end:
        return UNKNOWN
    taken = valid[valid <= enough[0]]
    return settling_baseline(series.hr[taken], series.rmssd[taken])


def course(series: Levels, baseline: Baseline) -> Course:
    """Follow a person through the levels of a whole session (1 Hz)."""
    hr_z, rmssd_z = plane(series, baseline)
    jump = jumps(hr_z, rmssd_z)
    _, dated = states(series.t, hr_z, rmssd_z)
    return Course(series.t - WINDOW / 2, series.hr, series.rmssd, hr_z, rmssd_z, sharpen(dated, jump), jump)


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
    kept = (state == State.SETTLED) | (state == State.LIVELY)
    return np.where(state == State.UNKNOWN, -1, kept).astype(np.int8)

"""One person over a session: the window of tolerance, each phase against baseline, and phases against each other."""

from collections.abc import Sequence
from itertools import combinations

import msgspec
import numpy as np

from hrvsync.analysis.measures import mean
from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states.course import Course, at_ease, runs
from hrvsync.analysis.states.difference import interval
from hrvsync.analysis.states.state import State
from hrvsync.beats import Bools, Floats
from hrvsync.guide import Span


class Tolerance(msgspec.Struct, frozen=True):
    """How wide a person's range was and how they kept within it.

    `hr_low`, `hr_high` (bpm), `rmssd_low`, `rmssd_high` (ms): 5th and 95th percentile of the levels while inside;
    `hr_width` (bpm) and `rmssd_width` (ratio of high to low) between them. `inside`: seconds inside; `share`: of all
    known seconds (0..1). `exits`: how often the range was left; `longest_outside` (s). NaN without a known second.
    """

    hr_low: float
    hr_high: float
    rmssd_low: float
    rmssd_high: float
    hr_width: float
    rmssd_width: float
    inside: float
    share: float
    exits: int
    longest_outside: float


def tolerance(course: Course) -> Tolerance:
    """Measure the window of tolerance of a person over a course: inside while settled or lively.

    An exit is a change from inside to outside; data missing in between make none.
    """
    ease = at_ease(course.state)
    inside = (ease == 1) & np.isfinite(course.hr) & np.isfinite(course.rmssd)
    hr_low, hr_high = _range(course.hr[inside])
    rmssd_low, rmssd_high = _range(course.rmssd[inside])
    seconds, known = float(np.count_nonzero(ease == 1)), float(np.count_nonzero(ease >= 0))
    outside = [run.seconds for run in runs(course.t, ease) if run.code == 0]
    seen = ease[ease >= 0]
    return Tolerance(
        hr_low=hr_low,
        hr_high=hr_high,
        rmssd_low=rmssd_low,
        rmssd_high=rmssd_high,
        hr_width=hr_high - hr_low,
        rmssd_width=rmssd_high / rmssd_low if rmssd_low > 0 else float("nan"),
        inside=seconds,
        share=seconds / known if known else float("nan"),
        exits=int(np.count_nonzero((seen[:-1] == 1) & (seen[1:] == 0))),
        longest_outside=max(outside, default=0.0),
    )


def _range(values: Floats) -> tuple[float, float]:
    if not len(values):
        return float("nan"), float("nan")
    low, high = np.percentile(values, (5, 95))
    return float(low), float(high)


class Reactivity(msgspec.Struct, frozen=True):
    """One person in one phase, against their baseline.

    `hr` (bpm) and `ln_rmssd`: mean change. `peak_hr`: largest rise of heart rate (bpm). `half_recovery`: seconds from
    that peak until half of it was gone, NaN where heart rate was never up (activated or lively) or half of it stayed to
    the end of the phase. `erraticness`: changes of state a minute. `seconds` known. NaN without data.
    """

    phase: str
    who: str
    seconds: int
    hr: float
    ln_rmssd: float
    peak_hr: float
    half_recovery: float
    erraticness: float


class Difference(msgspec.Struct, frozen=True):
    """How one person differed between two phases: `other` minus `phase`.

    `hr` (bpm) and `ln_rmssd` with 95 % intervals, and erraticness (changes a minute) as it is.
    """

    phase: str
    other: str
    who: str
    hr: float
    hr_interval: tuple[float, float]
    ln_rmssd: float
    ln_rmssd_interval: tuple[float, float]
    erraticness: float


def reactivity(course: Course, baseline: Baseline, span: Span, who: str) -> Reactivity:
    """Measure how a person answered a phase: only levels whose middle lies within it."""
    inside = (course.t >= span.start) & (course.t < span.end)
    hr, ln_rmssd = _changes(course, baseline, inside)
    states = course.state[inside]
    up = (states == State.ACTIVATED) | (states == State.LIVELY)
    states = states[states != State.UNKNOWN]
    minutes = len(states) / 60
    return Reactivity(
        phase=span.name,
        who=who,
        seconds=int(np.count_nonzero(np.isfinite(hr + ln_rmssd))),
        hr=mean(hr),
        ln_rmssd=mean(ln_rmssd),
        peak_hr=float(np.nanmax(hr)) if np.isfinite(hr).any() else float("nan"),
        half_recovery=half_recovery(hr, up),
        erraticness=float(np.count_nonzero(np.diff(states))) / minutes if minutes else float("nan"),
    )


def half_recovery(rise: Floats, up: Bools) -> float:
    """Seconds (rows) from the highest `rise` while `up` until half of it is gone; NaN if never up or it stays.

    The highest of many values of somebody calm is no rise, and what follows it no recovery.
    """
    risen = np.where(up, rise, np.nan)
    if not np.isfinite(risen).any():
        return float("nan")
    peak = int(np.nanargmax(risen))
    below = np.flatnonzero(rise[peak:] <= rise[peak] / 2)
    return float(below[0]) if len(below) else float("nan")


def differences(course: Course, baseline: Baseline, spans: Sequence[Span], who: str) -> tuple[Difference, ...]:
    """Compare every two phases of a person."""
    found: list[Difference] = []
    for one, other in combinations(spans, 2):
        insides = [(course.t >= span.start) & (course.t < span.end) for span in (one, other)]
        (hr_a, ln_a), (hr_b, ln_b) = (_changes(course, baseline, inside) for inside in insides)
        a, b = (reactivity(course, baseline, span, who) for span in (one, other))
        found.append(
            Difference(
                phase=one.name,
                other=other.name,
                who=who,
                hr=b.hr - a.hr,
                hr_interval=interval(hr_a, hr_b),
                ln_rmssd=b.ln_rmssd - a.ln_rmssd,
                ln_rmssd_interval=interval(ln_a, ln_b),
                erraticness=b.erraticness - a.erraticness,
            )
        )
    return tuple(found)


def _changes(
    course: Course, baseline: Baseline, inside: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> tuple[Floats, Floats]:
    return course.hr[inside] - baseline.hr, course.rmssd_z[inside] * baseline.ln_rmssd_spread

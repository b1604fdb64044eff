"""Two conditions of a session held against each other: hand in hand and apart, for each body and for moving together.

A difference is a mean over the phases of one condition minus that over those of the other, with a 95 % interval.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import hypot, isfinite, nan, sqrt
from typing import Literal

import msgspec
import numpy as np
import scipy

from hrvsync.analysis.pair import Minute
from hrvsync.analysis.states import Course
from hrvsync.analysis.states.difference import LEAST_COMPARED, interval
from hrvsync.beats import Bools, Floats
from hrvsync.guide import Span

LEAST_MINUTES = 3
"""Fewer minutes of a condition have no interval."""


class Effect(msgspec.Struct, frozen=True):
    """One condition minus another, with its 95 % interval; NaN where there is not enough good data."""

    value: float = nan
    low: float = nan
    high: float = nan

    @property
    def known(self) -> bool:
        """Whether there is an interval."""
        return isfinite(self.low) and isfinite(self.high)

    @property
    def clear(self) -> bool:
        """Whether the interval holds no 0."""
        return self.known and not self.low <= 0 <= self.high


class Comparison(msgspec.Struct, frozen=True):
    """What was otherwise in the condition `one` than in `other`.

    `hr` (bpm) and `ln_rmssd` by seat; `together`: Fisher's z without lag of two, minute by minute. `stressor`: whether
    phases of "both", of "one" or of "none" of the two asked for a stressor.
    """

    one: str
    other: str
    hr: dict[str, Effect]
    ln_rmssd: dict[str, Effect]
    together: Effect = Effect()
    stressor: Literal["none", "one", "both"] = "none"


def conditions(spans: Sequence[Span]) -> dict[str, tuple[Span, ...]]:
    """Return the phases of each condition, in order of time; empty with fewer than two.

    Phases say their condition themselves. Where none does, but those after the baseline that are long enough have two
    names between them, and breathe alike, these names are the conditions.
    """
    named = [(span.phase.condition, span) for span in spans if span.phase.condition]
    if not named:
        said = any(span.phase.baseline for span in spans)
        planned = [span for span in spans if not span.phase.interlude]
        later = [span for n, span in enumerate(planned) if not (span.phase.baseline if said else n == 0)]
        named = [(span.name, span) for span in later if span.name and span.seconds >= LEAST_COMPARED]
        free = not any(span.phase.pacers for _, span in named)
        if not free or len({name for name, _ in named}) != 2:
            return {}
    found: dict[str, tuple[Span, ...]] = {}
    for name, span in named:
        found[name] = (*found.get(name, ()), span)
    return found if len(found) > 1 else {}


def comparisons(
    spans: Sequence[Span], courses: Mapping[str, Course], minutes: Iterable[tuple[Span, Sequence[Minute]]] = ()
) -> tuple[Comparison, ...]:
    """Compare the first condition of a session with each other one.

    Parameters
    ----------
    spans : sequence of Span
        The phases.
    courses : mapping of str to Course
        The courses by seat, on one grid.
    minutes : iterable of (Span, sequence of Minute)
        The minutes of two by phase, if there are two.

    Returns
    -------
    tuple of Comparison
        Of conditions that all ask for a stressor only what was under one counts. Heart rate and ln RMSSD with intervals
        that allow for slow bodies (see `interval`), moving together by Welch's (1947).
    """
    by_condition = conditions(spans)
    if not by_condition:
        return ()
    asked = {one: tuple(span for span in some if span.phase.stressor) for one, some in by_condition.items()}
    if all(asked.values()):  # under a stressor with under a stressor
        by_condition = asked
    (one, first), *others = by_condition.items()
    by_phase = {span.start: [minute.reading.z0 for minute in some] for span, some in minutes}
    under: tuple[Literal["none", "one", "both"], ...] = "none", "one", "both"
    return tuple(
        Comparison(
            one,
            other,
            {who: _body(course.t, course.hr, first, second) for who, course in courses.items()},
            {who: _body(course.t, course.ln_rmssd, first, second) for who, course in courses.items()},
            welch(*(np.array([z for span in some for z in by_phase.get(span.start, [])]) for some in (first, second))),
            under[bool(asked[one]) + bool(asked[other])],
        )
        for other, second in others
    )


def _body(t: Floats, values: Floats, first: Sequence[Span], second: Sequence[Span]) -> Effect:
    one, other = values[_within(t, first)], values[_within(t, second)]
    one, other = one[np.isfinite(one)], other[np.isfinite(other)]
    if min(len(one), len(other)) < LEAST_COMPARED:
        return Effect()
    return Effect(float(np.mean(one) - np.mean(other)), *interval(other, one))


def _within(t: Floats, spans: Sequence[Span]) -> Bools:
    return np.logical_or.reduce([(t >= span.start) & (t < span.end) for span in spans])


def welch(one: Floats, other: Floats) -> Effect:
    """Difference of two means with Welch's 95 % interval (1947, Biometrika 34:28); NaN below LEAST_MINUTES."""
    one, other = one[np.isfinite(one)], other[np.isfinite(other)]
    if min(len(one), len(other)) < LEAST_MINUTES:
        return Effect()
    difference = float(np.mean(one) - np.mean(other))
    errors = [float(np.std(values, ddof=1)) / sqrt(len(values)) for values in (one, other)]
    error = hypot(*errors)
    shares = sum(part**4 / (len(values) - 1) for part, values in zip(errors, (one, other), strict=True))
    if not shares:
        return Effect(difference, difference, difference)
    reach = error * float(scipy.special.stdtrit(error**4 / shares, 0.975))
    return Effect(difference, difference - reach, difference + reach)

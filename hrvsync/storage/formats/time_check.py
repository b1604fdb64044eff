"""Whether beats fit the time that their stamps span, and why they do not: one check for every reader."""

from typing import Literal, NamedTuple

import numpy as np

from hrvsync.beats import Bools, Floats
from hrvsync.i18n import Message
from hrvsync.storage.recording import FormatError

LEEWAY_S = 10.0
"""Seconds by which intervals may outlast their stamps: what was on its way at the start."""
LEEWAY = 0.1
ENOUGH = 30
EVEN = 0.02
"""Share of the step within which all steps are even."""
MOSTLY = 0.95
SHORTEST = 1e-4
"""Seconds of a step of an even rate: no app has more than 10 kHz."""
MOST = 4
"""Times that a row may stand in a table."""

type Cause = Literal["", "even", "twice", "too many"]


class TimeCheck(NamedTuple):
    """Why intervals do not fit their stamps ("" where they do), and their rate (Hz) where they are of an even one."""

    cause: Cause
    rate: float = 0.0


def time_check(t: Floats, rr_ms: Floats) -> TimeCheck:
    """Hold the sum of single intervals (ms) against the span of their stamps (s), which are in order of time.

    Intervals that last clearly longer than their stamps, or whose stamps all have the same distance while they differ,
    are no single beats, or there are too many of them.
    """
    if t.size < 2 or not (np.isfinite(t).all() and np.isfinite(rr_ms).all()):
        return TimeCheck("")
    span, total = float(t[-1] - t[0]), float(rr_ms[1:].sum()) / 1000
    too_many = total > span * (1 + LEEWAY) + LEEWAY_S
    if rate := _even_rate(t, rr_ms, abs(total - span) > 0.05 * span):
        return TimeCheck("even", rate)
    if not too_many:
        return TimeCheck("")
    keep = ~repeated(t, rr_ms)
    if (
        t.size <= keep.sum() * MOST
        and keep.sum() * 10 <= t.size * 6
        and float(rr_ms[keep][1:].sum()) / 1000 <= span * (1 + LEEWAY) + LEEWAY_S
    ):
        return TimeCheck("twice")
    return TimeCheck("too many")


def repeated(t: Floats, rr_ms: Floats) -> Bools:
    """Return which rows are the same, in stamp and interval, as one before them."""
    rows = np.stack([t, rr_ms], 1)
    _, first = np.unique(rows, axis=0, return_index=True)
    again = np.ones(t.size, np.bool_)
    again[first] = False
    return again


def refusal(found: TimeCheck, seconds: float, total_s: float) -> FormatError:
    """Return the refusal of intervals that last `total_s` where their stamps span `seconds`."""
    if found.cause == "even":
        return FormatError(
            Message(
                "its intervals were resampled to an even rate of {rate:g} Hz and are no single beats", rate=found.rate
            ),
            Message("export the RR intervals, one a beat"),
        )
    return FormatError(
        Message(
            "its intervals last {total:.0f} s where its times span {seconds:.0f} s: two people in one table, beats "
            "counted twice, or a wrong unit",
            total=total_s,
            seconds=seconds,
        ),
        Message("export one person a file, one row a beat"),
    )


def _even_rate(t: Floats, rr_ms: Floats, misfit: bool) -> float:
    """Return the rate (Hz) of stamps at even distances below differing intervals, 0 for others."""
    steps = np.diff(t)
    if t.size < ENOUGH or float(np.std(rr_ms)) < 1.0:
        return 0.0
    step = float(np.median(steps))
    if step <= SHORTEST:
        return 0.0
    near = np.abs(steps - step) <= EVEN * step
    exact = bool((np.abs(steps - step) <= 1e-6 + 1e-3 * step).all())
    regular = min(abs(step - round(step)), abs(1 / step - round(1 / step))) < 1e-3 * max(step, 1 / step)
    if (exact and regular and t.size >= 2 * ENOUGH) or (misfit and float(near.mean()) >= MOSTLY):
        mean = float(np.mean(steps[near]))
        rate = 1 / mean
        return round(rate) if abs(rate - round(rate)) < 0.02 * rate and rate > 0.9 else round(rate, 2)
    return 0.0

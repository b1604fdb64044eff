"""The baseline of a session: a quiet beginning, or, where it was not quiet, the lowest minute so far.

Somebody who has just walked in has a heart rate that falls for minutes. Taken for their baseline it hides all that
follows: whoever is upset later is then called settled.
"""

import numpy as np
from msgspec.structs import replace

from hrvsync.analysis.measures import median
from hrvsync.analysis.over_days import LEAST_SECONDS, UNKNOWN, Baseline, settling_baseline
from hrvsync.analysis.states.state import WINDOW, Levels
from hrvsync.beats import Floats
from hrvsync.guide import Guide

SETTLING = 120.0
"""Seconds of settling that make a baseline where the session says nothing else."""
MOST_SETTLING = 300.0
LAST_REVISION = 300.0
"""Seconds after the settling began until which a lower minute can replace the baseline."""
MEAN_ABOVE, MOST_ABOVE, FALLING, LATER_BELOW = 3.0, 6.0, 4.0, 5.0
"""A baseline is not quiet where its mean, or its highest 30 s, lies so much (bpm) above its lowest minute, its first
half so much above its last 30 s, or it so much above a minute that comes later."""
LOWEST_IS_LOW = 1.0
"""The lowest of several minutes of a quiet person lies so much (bpm) below their mean."""


def settling_span(guide: Guide, first: float) -> tuple[float, float]:
    """Span (s) of session time that makes the baseline, at most MOST_SETTLING long.

    The phase that says so; where none says so, the first; infinitely late while that phase is still to come. `first`:
    time of a person's first level. Without a phase by then, or soon after, the SETTLING seconds from there.
    """
    if not guide.spans or guide.spans[0].start > first + SETTLING:
        return first - WINDOW, first + SETTLING
    begun = (span for span in guide.spans if span.phase.baseline)
    opening = next(begun, None if guide.spans[0].phase.baseline is False else guide.spans[0])
    if opening is None:
        return np.inf, np.inf
    seconds = SETTLING if opening.phase.seconds is None else opening.phase.seconds
    return opening.start, min(opening.start + min(seconds, MOST_SETTLING), opening.end)


def session_baseline(series: Levels, guide: Guide) -> Baseline:
    """Take a person's baseline from the levels (1 Hz) whose whole window lies in the settling span.

    Where data were missing there, the span goes on until there are enough seconds; UNKNOWN before that. Where it was
    not quiet, the lowest minute so far stands in for it, up to LAST_REVISION.
    """
    valid = np.flatnonzero(np.isfinite(series.hr) & np.isfinite(series.ln_rmssd))
    if not len(valid):
        return UNKNOWN
    start, end = settling_span(guide, float(series.t[valid[0]]))
    valid = valid[series.t[valid] >= start + WINDOW]
    enough = valid[max(np.count_nonzero(series.t[valid] <= end), LEAST_SECONDS) - 1 :][:1]
    if not len(enough) or series.t[-1] < end:
        return UNKNOWN
    found = replace(_baseline_of(series, valid[valid <= enough[0]]), until=max(end, float(series.t[enough[0]])))
    minute = lowest_minutes(np.where(series.t >= start + WINDOW, series.hr, np.nan))
    settling = slice(valid[0], int(enough[0]) + 1)
    last = np.searchsorted(series.t, max(start + LAST_REVISION, series.t[enough[0]]), side="right")
    lowest = float(np.nanmin(minute[:last], initial=np.inf))
    if is_quiet(series.hr[settling]) and lowest > found.hr - LATER_BELOW:
        return found
    at = int(np.flatnonzero(minute[:last] == lowest)[0]) + 1
    stand_in = _baseline_of(series, np.arange(at - WINDOW - 1, at))
    return replace(stand_in if stand_in.known else found, hr=lowest + LOWEST_IS_LOW, quiet=False, until=found.until)


def is_quiet(hr: Floats) -> bool:
    """Whether the levels of heart rate (bpm, 1 Hz) of a settling show neither a fall nor a stir; NaN skipped."""
    minute = lowest_minutes(hr)
    if not np.isfinite(minute).any():
        return True
    half = len(hr) // 2
    lowest, last = np.nanmin(minute), hr[np.flatnonzero(np.isfinite(hr))[-1]]
    mean, first_half = np.nanmean(hr), np.nanmean(hr[:half]) if np.isfinite(hr[:half]).any() else last
    return bool(mean - lowest < MEAN_ABOVE and np.nanmax(hr) - lowest < MOST_ABOVE and first_half - last < FALLING)


def lowest_minute(series: Levels, start: float) -> float:
    """Mean heart rate (bpm) of the lowest minute since `start` (s); infinite without one."""
    minute = lowest_minutes(np.where(series.t >= start + WINDOW, series.hr, np.nan))
    return float(np.nanmin(minute, initial=np.inf))


def lowest_minutes(hr: Floats) -> Floats:
    """Mean heart rate (bpm) of the minute up to each second, from levels of WINDOW s (1 Hz); NaN without them."""
    minute = np.full(len(hr), np.nan)
    minute[WINDOW:] = (hr[WINDOW:] + hr[:-WINDOW]) / 2
    return minute


def _baseline_of(series: Levels, rows: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Baseline:
    found = settling_baseline(series.hr[rows], series.rmssd[rows])
    return replace(found, ln_sdrr=median(series.ln_sdrr[rows]))

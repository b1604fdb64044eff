"""What is usual for a person while they breathe with a pacer: their own beginning of it.

A slow breath changes RMSSD for reasons that have nothing to do with how somebody is, so that under a pacer the freely
breathing baseline is the wrong one to hold it against.
"""

import numpy as np
from msgspec.structs import replace

from hrvsync.analysis.over_days import LEAST_SECONDS, Baseline
from hrvsync.analysis.states.rising import BREATHS_S, NEW_PACER_S, whole_breaths
from hrvsync.analysis.states.state import LIMIT, Levels, variability
from hrvsync.beats import Floats
from hrvsync.guide import Guide, Intervals, rate_at

SETTLED_IN = 35.0
"""Seconds of a pacer after which levels show nothing but breathing with it."""
COMPARED = 95.0
"""Seconds of a pacer up to which levels make what is usual under it; later ones are held against that."""


def paced_stretches(guide: Guide, who: str) -> Intervals:
    """Find the unbroken stretches [from, to) of session time (s) in which a pacer leads a seat."""
    found: list[tuple[float, float]] = []
    for span in guide.spans:
        if span.pacer(who) is not None:
            breaks = [(start, end) for start, end in guide.paused_intervals if start < span.end and end > span.start]
            starts = [span.start, *(end for _, end in breaks)]
            ends = [*(start for start, _ in breaks), span.end]
            found += [(start, min(end, span.end)) for start, end in zip(starts, ends, strict=True) if start < end]
    return tuple(found)


def breaths_at(t: float, guide: Guide, stretches: Intervals, who: str) -> tuple[float, bool]:
    """How long (s) whole breaths of a seat are at `t` (s), see `whole_breaths`, and whether they are no longer new.

    `stretches`: the `paced_stretches` of that seat.
    """
    if not stretches:
        return BREATHS_S, True
    turned = max((turn for stretch in stretches for turn in stretch if turn <= t), default=-np.inf)
    span = guide.span_at(t) if any(start <= t < end for start, end in stretches) else None
    pacer = span and span.pacer(who)
    breaths = whole_breaths(rate_at(pacer, guide.elapsed(span.start, t))) if span and pacer else BREATHS_S
    return breaths, t - turned >= NEW_PACER_S


def paced_baseline(series: Levels, start: float, baseline: Baseline) -> Baseline:
    """Take variability as usual from the levels SETTLED_IN to COMPARED seconds after a pacer began at `start` (s).

    `baseline` itself where data are missing there, or where variability was down already.
    """
    within = (series.t >= start + SETTLED_IN) & (series.t <= start + COMPARED)
    ln_rmssd, ln_sdrr = series.ln_rmssd[within], series.ln_sdrr[within]
    known = np.isfinite(ln_rmssd + ln_sdrr)
    if np.count_nonzero(known) < LEAST_SECONDS:
        return baseline
    usual_rmssd, usual_sdrr = (np.median(values[known], keepdims=True) for values in (ln_rmssd, ln_sdrr))
    if variability(usual_rmssd, usual_sdrr, baseline) < -LIMIT:
        return baseline
    return replace(baseline, ln_rmssd=usual_rmssd.item(), ln_sdrr=usual_sdrr.item())


def variability_course(series: Levels, baseline: Baseline, guide: Guide, who: str) -> Floats:
    """Place variability on the plane (spreads) through a session, under a pacer against what is usual under it."""
    place = variability(series.ln_rmssd, series.ln_sdrr, baseline)
    for start, end in paced_stretches(guide, who):
        later = (series.t > start + COMPARED) & (series.t < end)
        if later.any():
            usual = paced_baseline(series, start, baseline)
            place[later] = variability(series.ln_rmssd[later], series.ln_sdrr[later], usual)
    return place

"""Breathing in a frame: the newest 64 s of the heart, and the pacer that leads the breath."""

from typing import NamedTuple

import numpy as np

from hrvsync.analysis.measure import Window
from hrvsync.analysis.measures.breathing.pieces import GRID_HZ
from hrvsync.analysis.measures.breathing.rate import Rate, at_the_pacer
from hrvsync.analysis.measures.breathing.windows import look
from hrvsync.analysis.measures.frequency import on_grid
from hrvsync.analysis.measures.series import Series, used
from hrvsync.analysis.rhythm import rhythm
from hrvsync.beats import Beats

BEFORE_S = 56.0
"""Whether the heart keeps to the pacer is looked at over so much more than the window: two minutes."""


class Breathing(NamedTuple):
    """Rate (1/min) with its Basis, coherence (peak/rest) and swing of the heart rate per breath (1/min)."""

    breathing_rate_bpm: float
    breathing_basis: float
    coherence: float
    hr_swing_bpm: float


NOTHING = Breathing(*[float("nan")] * 4)


def breathing_now(beats: Beats, window: Window) -> Breathing:
    """Measure the breathing of one person in the window; where a pacer leads it, the last two minutes count too.

    NaN in a rhythm that is not suited for HRV.
    """
    recent = beats.after(window.start)
    if rhythm(recent.rr_ms, recent.label) == "not suited":
        return NOTHING
    series = used(beats)
    newest = int(np.searchsorted(series.t, window.start, side="right"))
    until = int(np.searchsorted(series.t, window.end, side="right"))
    seen = look(Series(series.t[newest:until], series.rr_ms[newest:until]))
    rate = seen.rate
    if not np.isfinite(rate.bpm) and np.isfinite(rate.basis):
        rate = _led(Series(series.t[:until], series.rr_ms[:until]), window) or rate
    return Breathing(*rate, seen.coherence, seen.hr_swing_bpm)


def _led(series: Series, window: Window) -> Rate | None:
    """Rate of a heart that keeps to the pacer of the present phase; None where none runs, or not for long enough."""
    span = window.guide.span_at(window.end)
    who = window.people[0] if window.people else ""
    if span is None or span.pacer(who) is None:
        return None
    t, rr = on_grid(series, GRID_HZ)
    phase = window.guide.breath_phase(t, who)
    if not t.size or not np.isfinite(phase[-1]):
        return None
    found = at_the_pacer(rr, phase)
    return found if np.isfinite(found.basis) else None

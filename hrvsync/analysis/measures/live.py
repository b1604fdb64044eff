"""Measures in a frame: the case of one window of what `rolling` computes."""

from collections.abc import Callable

from hrvsync.analysis.measure import Window
from hrvsync.analysis.measures.frequency import NO_POWERS, NO_SPECTRUM, Powers, Recipe, Spectrum, spectrum
from hrvsync.analysis.measures.presets import DEFAULT
from hrvsync.analysis.measures.registry import evaluate, measure_named, powers_in
from hrvsync.analysis.measures.series import trailing, used
from hrvsync.analysis.rhythm import rhythm
from hrvsync.beats import Beats, covered

SPECTRUM_S = 300.0
SPECTRUM_LEAST_S = 108.0  # 90 % of the 2 minutes that LF needs (Task Force 1996)
SPECTRUM_SHOWN = Recipe(segment=120.0)  # shorter segments than those of the powers: a curve that eyes can follow


def now(name: str) -> Callable[[Beats, Window], float]:
    """Return the function of a frame for the measure of that key; NaN in a rhythm that is not suited for it."""
    row = measure_named(name)

    def value(beats: Beats, window: Window) -> float:
        if not row.any_rhythm and rhythm(beats.rr_ms, beats.label) == "not suited":
            return float("nan")
        series = used(beats)
        windows = trailing(series.t, window.end, window.end - window.start)
        return float(evaluate((row,), series, windows, DEFAULT)[name][0])

    return value


def powers_now(beats: Beats, window: Window) -> Powers:
    """The spectral measures of a frame."""
    if rhythm(beats.rr_ms, beats.label) == "not suited":
        return NO_POWERS
    series = used(beats)
    powers = powers_in(series, trailing(series.t, window.end, window.end - window.start), DEFAULT)
    return Powers(**{name: float(value[0]) for name, value in powers.items()})


def spectrum_now(beats: Beats, end: float) -> Spectrum:
    """The spectrum of the 5 minutes up to `end` (s), to be looked at: Hz and ms²/Hz.

    Empty with less than 108 s inside NORMAL intervals and in a rhythm that is not suited for it.
    """
    recent = beats.after(end - SPECTRUM_S)
    if covered(recent, end - SPECTRUM_S, end) < SPECTRUM_LEAST_S or rhythm(recent.rr_ms, recent.label) == "not suited":
        return NO_SPECTRUM
    return spectrum(used(recent), SPECTRUM_SHOWN)

"""Watches the newest beats of one person for a rise of the heart, second by second."""

from math import floor, nan

import numpy as np

from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states.paced import breaths_at, paced_stretches
from hrvsync.analysis.states.rising import (
    BACK_S,
    CLEAR,
    FIT_EVERY,
    FIT_S,
    GRID_HZ,
    LEAST_FIT_S,
    MEAN_ABOVE,
    MEAN_S,
    MOVED_S,
    NOT_KNOWN,
    ORDER,
    REACHED,
    SAMPLES,
    STALE,
    Model,
    Now,
    mean_rate,
    model,
    rates,
    rise,
)
from hrvsync.analysis.states.state import Track
from hrvsync.beats import Beats, Floats
from hrvsync.guide import Guide, Intervals

NEVER: Floats = np.empty(0)
"""When somebody moved who did not, or whose movement was not recorded."""


class Watch:
    """Watches a seat; keeps its pacers while the guide stays the same, and its model of heart rate for FIT_EVERY s."""

    def __init__(self, who: str) -> None:
        self._who = who
        self._guide: Guide | None = None
        self.stretches: Intervals = ()
        self._made = -1
        self._model: Model | None = None

    def now(self, t: float, beats: Beats, guide: Guide, baseline: Baseline, track: Track, moved: float) -> Now:
        """Say what the last breaths up to `t` (s) say of somebody with a track, who last moved at `moved` (s).

        A model is made only where it can matter: not while a heart is up, or near its baseline.
        """
        if guide is not self._guide:
            self._guide, self.stretches = guide, paced_stretches(guide, self._who)
        newest = int(beats.t.searchsorted(t, "right"))
        end = float(beats.t[newest - 1]) if newest else nan
        if not (t - end <= STALE and baseline.known):
            return NOT_KNOWN
        breaths, same_breath = breaths_at(t, guide, self.stretches, self._who)
        just_moved = end - moved < MOVED_S
        above = (mean_rate(beats, end, breaths) - baseline.hr) / baseline.hr_spread
        look = same_breath and not just_moved and track.rise.step != "up" and above > MEAN_ABOVE
        return Now(end, above, self._onset(beats, end, baseline) if look else nan, breaths, just_moved)

    def _onset(self, beats: Beats, end: float, baseline: Baseline) -> float:
        """When a rise began (s) that stands out at the beat at `end`; NaN where none does."""
        recent, made = rates(beats, end, MEAN_S), floor(end / FIT_EVERY)
        if made != self._made:
            before = rates(beats, end - BACK_S, FIT_S)
            self._made, self._model = made, model(before) if len(before) >= LEAST_FIT_S * GRID_HZ else None
        if self._model is None or len(recent) < SAMPLES + ORDER:
            return nan
        clear, rate, ago = rise(recent, self._model)
        return end - ago if clear > CLEAR and rate > baseline.hr + REACHED * baseline.hr_spread else nan

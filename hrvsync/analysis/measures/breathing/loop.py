"""The loop that somebody alone sees: the heart's wave of the last minute, and how it goes with the pacer."""

from math import isfinite, nan
from typing import Literal

import msgspec
import numpy as np

from hrvsync.analysis.measures.breathing.pieces import GRID_HZ, levelled
from hrvsync.analysis.measures.breathing.resonance import LOCKED, breath_by_breath
from hrvsync.analysis.measures.frequency import on_grid
from hrvsync.analysis.measures.series import Series, used
from hrvsync.beats import Beats, Bools, Floats, within
from hrvsync.guide import Guide, strength_at

SECONDS = 60.0
LEAST_BREATHS = 3
"""After fewer whole breaths of a phase nothing is said of them."""
CLEAR = 0.6
"""A wave is clear where a sine at the pacer explains this share of its variance."""

type Word = Literal["", "soon", "finding", "clear", "alone"]


class Loop(msgspec.Struct, frozen=True, eq=False):
    """The heart of one person about its mean over the last minute: `heart` (1/min) at `t` (s), `joined` to the next.

    `follows`: share (0 to 1) of the variance that a sine at the pacer explains in each breath, mean; `steady`: how
    steady its phase stays (0 to 1); both of the present phase, NaN below three breaths. `word`: "soon" before that,
    "finding" the rhythm, one "clear" wave, or "alone": a clear one after the pacer has faded; "" without a pacer.
    """

    t: Floats
    heart: Floats
    joined: Bools
    follows: float = nan
    steady: float = nan
    word: Word = ""

    @property
    def level(self) -> float:
        """Where the newest beat lies between the lowest (0) and the highest (1) of the minute; NaN without a swing."""
        low, high = (float(self.heart.min()), float(self.heart.max())) if len(self.heart) else (nan, nan)
        return (float(self.heart[-1]) - low) / (high - low) if high > low else nan


def loop_at(beats: Beats, guide: Guide, who: str, t: float) -> Loop:
    """Return the loop of a person at session time `t` (s).

    Parameters
    ----------
    beats : Beats
        What is known of the person's beats.
    guide : Guide
        The phases and pauses so far.
    who : str
        The seat of the person.
    t : float, s

    Returns
    -------
    Loop
        Empty without normal beats in the last minute.
    """
    series = used(within(beats, t - SECONDS, t))
    good = np.isfinite(series.rr_ms)
    # A rate stands at the middle of its interval: at its end it would come half a beat late.
    heart = Series(series.t - np.nan_to_num(series.rr_ms) / 2000, 60_000 / series.rr_ms)
    joined = good & np.append(good[1:], False)
    rate = heart.rr_ms[good]
    curve = Loop(heart.t[good], rate - rate.mean() if rate.size else rate, joined[good])
    span = guide.span_at(t)
    pacer = span.pacer(who) if span is not None else None
    if span is None or pacer is None or guide.paused:
        return curve
    follows, steady = _with_the_pacer(heart, guide, who, span.start)
    if not isfinite(follows):
        return msgspec.structs.replace(curve, word="soon")
    clear = follows >= CLEAR and steady >= LOCKED
    faded = strength_at(pacer, guide.elapsed(span.start, t)) == 0
    word: Word = ("alone" if faded else "clear") if clear else "finding"
    return msgspec.structs.replace(curve, follows=follows, steady=steady, word=word)


def _with_the_pacer(heart: Series, guide: Guide, who: str, since: float) -> tuple[float, float]:
    """Share of the variance that a sine at the pacer explains, and how steady its phase is; NaN with few breaths."""
    later = heart.t >= since
    t, hr = on_grid(Series(heart.t[later], heart.rr_ms[later]), GRID_HZ)
    if not t.size:
        return nan, nan
    phi = guide.breath_phase(t, who)
    phasors, explained, _ = breath_by_breath(heart, t, levelled(hr[np.newaxis])[0], phi)
    if phasors.size < LEAST_BREATHS:
        return nan, nan
    steady = abs((phasors / np.maximum(np.abs(phasors), 1e-12)).mean())
    return float(explained.mean()), float(steady)

"""Where the heart's slow wave stands beside the pacer: the heart quickens as one breathes in, and slows down after."""

import math

import msgspec
import numpy as np

from hrvsync.beats import Beats
from hrvsync.guide import Guide

BREATHS, LEAST_S = 2.5, 15.0  # of the newest beats are looked at, and seconds at least
LEAST_BEATS = 10
LEAST_BPM = 1.0  # a heart that swings by less than this to either side moves the dot less


class Swing(msgspec.Struct, frozen=True):
    """The wave of one breath in a heart rate: its sine and cosine part, as shares of all that the heart swings."""

    sine: float = math.nan
    cosine: float = math.nan

    def at(self, phase: float) -> float:
        """Return where the wave is at a phase of the breath (rad), from 0 (slowest) to 1 (quickest); NaN: not known."""
        if math.isnan(self.sine):
            return math.nan
        return 0.5 + 0.5 * max(-1.0, min(1.0, self.sine * math.sin(phase) + self.cosine * math.cos(phase)))

    def towards(self, other: "Swing", share: float) -> "Swing":
        """Return what lies between this and another one (`share` 0 to 1); the other one where this is not known."""
        if math.isnan(self.sine + other.sine):
            return other
        sine, cosine = (a + share * (b - a) for a, b in ((self.sine, other.sine), (self.cosine, other.cosine)))
        return Swing(sine, cosine)


def swing_now(beats: Beats, guide: Guide, who: str, t: float, rate: float) -> Swing:
    """Fit the wave of the pacer's breath to the newest beats of a person.

    Parameters
    ----------
    beats : Beats
    guide : Guide
    who : str
        Whose pacer it is.
    t : float, s
        Session time.
    rate : float, breaths a minute

    Returns
    -------
    Swing
        NaN with too few NORMAL beats while the pacer ran.

    Notes
    -----
    Least squares of a sine, a cosine and a level to the heart rate over the phase of the breath, in 2.5 breaths and
    15 s at least. It is held against sqrt(2) times the spread of the rate, which is how far a pure wave swings.
    """
    since = t - max(LEAST_S, BREATHS * 60.0 / rate)
    good = beats.good & (beats.t > since) & (beats.t <= t)
    phase = guide.breath_phase(beats.t[good], who)
    known = np.isfinite(phase)
    if np.count_nonzero(known) < LEAST_BEATS:
        return Swing()
    phase, bpm = phase[known], 60_000 / beats.rr_ms[good][known]
    wave = np.stack([np.sin(phase), np.cos(phase), np.ones(len(phase))], axis=1)
    (sine, cosine, _), *_ = np.linalg.lstsq(wave, bpm, rcond=None)
    whole = max(LEAST_BPM, math.sqrt(2) * float(np.std(bpm)))
    return Swing(float(sine) / whole, float(cosine) / whole)

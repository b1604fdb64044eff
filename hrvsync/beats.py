"""Beats: arrays of beat time, RR interval and label of one person, on the session clock."""

from enum import IntEnum
from functools import cached_property
from math import inf, nan
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import ArrayLike as ArrayLike, NDArray

type Floats = NDArray[np.float64]
type Ints = NDArray[np.int64]
type Bools = NDArray[np.bool_]
type Complexes = NDArray[np.complex128]
type Labels = NDArray[np.int8]


class Label(IntEnum):
    """What an RR interval is taken for; all but NORMAL are artefacts to the measures. BY_HAND: somebody said so."""

    NORMAL = 0
    ECTOPIC = 1
    LONG = 2
    SHORT = 3
    MISSED = 4
    EXTRA = 5
    OUT_OF_RANGE = 6
    BY_HAND = 7


class Edit(msgspec.Struct, frozen=True, omit_defaults=True):
    """A correction of one beat by hand, kept beside the recording.

    `kind`: the beat that ends at `t` (s, session time) with an interval of `rr_ms` is an `artefact` or a `good` one, or
    none at all (`remove`: its interval becomes part of the next); or a beat was missed at `t` (`insert`; `rr_ms` is 0).
    `by` whom and `at` what time (ISO 8601) it was set.
    """

    kind: Literal["artefact", "good", "insert", "remove"]
    who: str
    t: float
    rr_ms: float = 0.0
    by: str = ""
    at: str = ""


class Beats(msgspec.Struct, frozen=True, dict=True, eq=False):
    """The beats of one person in order of time; all arrays have the same length and are read-only.

    `t`: time of each beat (s), the END of its RR interval. `rr_ms`: that interval (ms), as it arrived.
    `label`: a Label for each. `run`: number of the unbroken run of beats it belongs to: two beats are neighbours
    only if they follow each other in one run; between runs lies a gap. `rhythm_disorder`: whether the person has said
    that they have a pacemaker or a rhythm disorder. `pulse`: whether they are beats of a pulse wave, not of the heart:
    their variability is PRV, not HRV. Beats are compared by identity.
    """

    t: Floats
    rr_ms: Floats
    label: Labels
    run: Ints
    rhythm_disorder: bool = False
    pulse: bool = False

    def __len__(self) -> int:
        return len(self.t)

    @cached_property
    def good(self) -> Bools:
        """True where the interval is NORMAL."""
        return self.label == int(Label.NORMAL)

    @cached_property
    def good_pairs(self) -> Bools:
        """True at i where intervals i and i + 1 are NORMAL neighbours in one run; one shorter than the beats."""
        good = self.good
        return good[1:] & good[:-1] & (self.run[1:] == self.run[:-1])

    def after(self, t: float) -> "Beats":
        """The beats later than `t` (s), as views."""
        i = int(self.t.searchsorted(t, "right"))
        return Beats(self.t[i:], self.rr_ms[i:], self.label[i:], self.run[i:], self.rhythm_disorder, self.pulse)


def empty() -> Beats:
    """No beats at all."""
    return Beats(np.empty(0), np.empty(0), np.empty(0, np.int8), np.empty(0, np.int64))


def covered(beats: Beats, start: float, end: float) -> float:
    """Seconds of the span from `start` to `end` that lie inside NORMAL intervals."""
    i = int(beats.t.searchsorted(start, "right"))
    t = beats.t[i:]
    overlap = np.minimum(t, end) - np.maximum(t - beats.rr_ms[i:] / 1000, start)
    return float(np.maximum(overlap, 0.0) @ beats.good[i:])


def usable_pct(beats: Beats) -> float:
    """The share (%) of the time from the first interval to the last beat that lies inside NORMAL intervals."""
    seconds = float(beats.t[-1] - beats.t[0] + beats.rr_ms[0] / 1000) if len(beats) else 0.0
    return min(100.0, 100 * covered(beats, -inf, inf) / seconds) if seconds else nan


def within(beats: Beats, start: float, end: float) -> Beats:
    """The beats after `start` up to `end` (s), as views; the same object where that is all of them."""
    i, j = np.searchsorted(beats.t, (start, end), side="right").tolist()
    if (i, j) == (0, beats.t.size):
        return beats
    columns = (beats.t[i:j], beats.rr_ms[i:j], beats.label[i:j], beats.run[i:j])
    return Beats(*columns, beats.rhythm_disorder, beats.pulse)


def gaps(beats: Beats) -> tuple[Floats, Floats]:
    """Start and end (s) of every gap: from the last beat of a run to the start of the next run's first interval."""
    i = np.flatnonzero(np.diff(beats.run))
    start = beats.t[i]
    return start, np.maximum(start, beats.t[i + 1] - beats.rr_ms[i + 1] / 1000)

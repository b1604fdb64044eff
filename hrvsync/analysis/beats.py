"""Beats: arrays of beat time, RR interval and label of one person, on the session clock."""

from enum import IntEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float64]
type Ints = NDArray[np.int64]
type Labels = NDArray[np.int8]


class Label(IntEnum):
    """What an RR interval is taken for. Everything but NORMAL is an artefact to the measures."""

    NORMAL = 0
    ECTOPIC = 1
    LONG = 2
    SHORT = 3
    MISSED = 4
    EXTRA = 5
    OUT_OF_RANGE = 6


class Beats(msgspec.Struct, frozen=True):
    """The beats of one person in order of time; all arrays have the same length and are read-only.

    `t`: time of each beat (s), the END of its RR interval. `rr_ms`: that interval (ms), as it arrived.
    `label`: a Label for each. `run`: number of the unbroken run of beats it belongs to: two beats are neighbours
    only if they follow each other in one run; between runs lies a gap.
    """

    t: Floats
    rr_ms: Floats
    label: Labels
    run: Ints

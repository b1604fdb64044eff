"""Whether a rhythm is suited for HRV at all: atrial fibrillation and bigeminy vary, but not by what HRV speaks of."""

from typing import Literal

import numpy as np

from hrvsync.beats import Floats, Label, Labels

type Rhythm = Literal["suited", "not suited", "unknown"]

MIN_BEATS = 20
REJECTED = 0.15
"""More rejected beats than this. 5 % of ectopic beats reject 4-13 % of 128 intervals, atrial fibrillation 20-45 %."""
IRREGULAR = 0.10
"""A typical interval this far (as a share) from the mean of its two neighbours: fibrillation 15-25 %, the strongest
breathing arrhythmia 8 %."""


def rhythm(rr_ms: Floats, label: Labels) -> Rhythm:
    """Judge the RR intervals (ms) of a window with their labels; "unknown" below 20 beats."""
    if rr_ms.size < MIN_BEATS:
        return "unknown"
    rejected = np.count_nonzero(label)  # NORMAL is 0
    if rejected > REJECTED * rr_ms.size:
        return "not suited"
    rr = rr_ms[label != Label.OUT_OF_RANGE] if rejected else rr_ms
    twice = rr[:-2] + rr[2:] - 2 * rr[1:-1]
    return "not suited" if np.count_nonzero(np.abs(twice) > 2 * IRREGULAR * rr[1:-1]) > rr.size / 2 else "suited"

"""Whether a rhythm is suited for HRV at all: fibrillation and bigeminy vary, but not by what HRV speaks of."""

from functools import lru_cache
from math import inf, nan
from typing import Literal

import numpy as np

from hrvsync.beats import Beats, Bools, Floats, Ints, Label

type Rhythm = Literal["suited", "not suited", "unknown"]

MIN_JUDGED = 20
MIN_PREDICTED = 10
REJECTED = 0.15
"""More rejected beats than this. 5 % of ectopic beats reject 4-13 % of 128 intervals, atrial fibrillation 20-45 %."""
UNPREDICTED = 0.07
"""A typical interval this far (as a share of the median) from what those around it predict: fibrillation and flutter
7 % and more, a sinus rhythm up to 5 %, that of a child or an athlete who breathes deeply and unevenly up to 6 %."""
EXTREMES = 0.02
"""This share of the intervals at either end counts as the next one inside: a missed beat says nothing of the rhythm."""
ALTERNATES = 0.10
"""Steps up and down in turn, each this large (as a share of the median): bigeminy without a rejected beat, which is
predicted."""


def rhythm(beats: Beats, since: float = -inf) -> Rhythm:
    """Judge whether the beats later than `since` (s) are suited for HRV; "unknown" below 20 of them.

    Not suited: more than 15 % of the beats are rejected; or more than half of the intervals lie far from the mean of
    their neighbours, and the intervals around do not predict them (atrial fibrillation; a deep breath is predicted), or
    go up and down in turn (bigeminy). All but those out of range count as they came; nothing is compared across a gap.
    Flutter of one steady conduction and a pacemaker are as regular as a sinus rhythm: they cannot be seen. Of a person
    who has said that they have a pacemaker or a rhythm disorder no beat is suited.
    """
    if beats.rhythm_disorder:
        return "not suited"
    first = int(beats.t.searchsorted(since, "right"))
    size = len(beats) - first
    if size < MIN_JUDGED:
        return "unknown"
    rejected = np.count_nonzero(beats.label[first:])  # NORMAL is 0
    if rejected > REJECTED * size:
        return "not suited"
    run = beats.run[first:]
    if run[0] != run[-1] and np.count_nonzero(run[4:] == run[:-4]) < MIN_PREDICTED:
        return "unknown"
    # Most hearts are not so uneven in any window: that is counted once for all of them.
    if _uneven(beats) <= (size - rejected) / 2:
        return "suited"
    some = beats.after(since)
    rr_ms, run = _inside(some)
    if _uneven(some) <= rr_ms.size / 2:
        return "suited"
    together = run[4:] == run[:-4]
    if np.count_nonzero(together) < MIN_PREDICTED:
        return "unknown"
    return "not suited" if unpredicted(rr_ms, together) > UNPREDICTED or alternates(rr_ms, together) else "suited"


def _inside(beats: Beats) -> tuple[Floats, Ints]:
    """The intervals that are in range, and their runs."""
    inside = beats.label != Label.OUT_OF_RANGE
    return (beats.rr_ms, beats.run) if inside.all() else (beats.rr_ms[inside], beats.run[inside])


@lru_cache(maxsize=4)
def _uneven(beats: Beats) -> int:
    """Count the intervals that stand far from the mean of their neighbours."""
    rr, run = _inside(beats)
    twice = rr[:-2] + rr[2:] - 2 * rr[1:-1]
    return int(np.count_nonzero((np.abs(twice) > 2 * UNPREDICTED * rr[1:-1]) & (run[2:] == run[:-2])))


def unpredicted(rr_ms: Floats, together: Bools) -> float:
    """How far a typical interval is from what the two before and the two after predict, as a share of the median.

    Least squares of each interval on the sum of its neighbours and the sum of theirs, both weights of this window;
    `together` (n - 4) says which five belong together. The median of the residuals' sizes. Breathing is predicted,
    whatever its depth.
    """
    ordered = np.sort(rr_ms)
    cut = int(EXTREMES * ordered.size)
    middle = float(ordered[ordered.size // 2])
    x = np.clip(rr_ms, ordered[cut], ordered[-1 - cut])
    x -= x.mean()
    here, near, far = x[2:-2][together], (x[1:-3] + x[3:-1])[together], (x[:-4] + x[4:])[together]
    a, b, c, p, q = near @ near, near @ far, far @ far, near @ here, far @ here
    apart = a * c - b * b
    if apart > 1e-9 * a * c:
        here = here - (c * p - b * q) / apart * near - (a * q - b * p) / apart * far
    elif a > 0:  # both sums say the same
        here = here - p / a * near
    return float(np.median(np.abs(here))) / middle if middle else inf


def alternates(rr_ms: Floats, together: Bools) -> bool:
    """Whether more than half of the intervals are steps up and down in turn."""
    step = rr_ms[1:] - rr_ms[:-1]
    large = np.where(np.abs(step) > ALTERNATES * np.median(rr_ms), np.sign(step), nan)
    turns = large[1:] == -large[:-1]
    return bool(np.count_nonzero((turns[1:] & turns[:-1])[: together.size][together]) > together.sum() / 2)

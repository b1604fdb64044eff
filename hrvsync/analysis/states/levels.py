"""Levels: heart rate and RMSSD of one person once a second, the only input of everything in this room."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from hrvsync.beats import Beats, Floats

WINDOW = 30
"""Seconds of beats behind a level: the shortest RMSSD that follows a person's own changes (hrv.md section 9)."""
LEAST_COVERED = 0.5
"""A level needs this share of its window inside normal intervals: a strap may be lost for 12 s."""


class Levels(msgspec.Struct, frozen=True):
    """Once a second: time (s), heart rate (bpm) and RMSSD (ms); NaN where there were not enough good beats.

    `t` is the END of the window behind a level, since live nothing later is known.
    """

    t: Floats
    hr: Floats
    rmssd: Floats

    @property
    def ln_rmssd(self) -> Floats:
        """Natural logarithm of RMSSD; NaN where that is NaN or 0."""
        return np.log(np.where(self.rmssd > 0, self.rmssd, np.nan))


def levels(beats: Beats, t: Floats) -> Levels:
    """Measure heart rate and RMSSD over the WINDOW seconds before each of the times `t` (s, ascending).

    Heart rate: 60000 / mean normal RR. RMSSD: root mean square of the differences of neighbouring normal RR (Task Force
    1996). Both NaN below LEAST_COVERED and without a pair of neighbours.
    """
    first = np.searchsorted(beats.t, t - WINDOW, side="right")
    last = np.searchsorted(beats.t, t, side="right")
    differences = np.where(beats.good_pairs, np.diff(beats.rr_ms), 0.0)
    last_pair = np.maximum(last - 1, first)  # the difference at i is between the beats i and i + 1
    covered_ms = _sums(np.where(beats.good, beats.rr_ms, 0.0), first, last)
    count = _sums(beats.good, first, last)
    squares = _sums(differences**2, first, last_pair)
    pairs = _sums(beats.good_pairs, first, last_pair)
    enough = (covered_ms >= LEAST_COVERED * WINDOW * 1000) & (pairs > 0)
    hr = np.full(len(t), np.nan)
    rmssd = np.full(len(t), np.nan)
    hr[enough] = 60_000 * count[enough] / covered_ms[enough]
    rmssd[enough] = np.sqrt(np.maximum(squares[enough], 0.0) / pairs[enough])
    return Levels(t, hr, rmssd)


def level(beats: Beats, t: float) -> tuple[float, float]:
    """Measure heart rate and RMSSD at one moment: the same as `levels`, to the bit for RR of ticks."""
    first, last = (int(beats.t.searchsorted(moment, "right")) for moment in (t - WINDOW, t))
    good, rr_ms = beats.good[first:last], beats.rr_ms[first:last]
    pairs = beats.good_pairs[first : max(last - 1, first)]
    covered_ms, count = float(rr_ms[good].sum()), int(np.count_nonzero(pairs))
    if covered_ms < LEAST_COVERED * WINDOW * 1000 or not count:
        return float("nan"), float("nan")
    differences = (rr_ms[1:] - rr_ms[:-1])[pairs]
    hr = 60_000 * int(np.count_nonzero(good)) / covered_ms
    return hr, float(np.sqrt((differences * differences).sum() / count))


def _sums(values: NDArray[np.float64] | NDArray[np.bool_], first: NDArray[np.intp], last: NDArray[np.intp]) -> Floats:
    """Sums of `values` from index `first` up to `last`; exact for RR of ticks, which are multiples of 1/128 ms."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    return sums[np.minimum(last, len(values))] - sums[np.minimum(first, len(values))]

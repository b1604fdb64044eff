"""The most and the least settled minute of a session, as places to look at again."""

from collections.abc import Sequence

import msgspec
import numpy as np

from hrvsync.analysis.states.course import Course

MINUTE = 60


class Minutes(msgspec.Struct, frozen=True):
    """Where the most and the least settled minute begin (s); NaN without a whole minute of data."""

    best_kept: float
    hardest: float


def minutes(courses: Sequence[Course]) -> Minutes:
    """Find the minutes in which the bodies were nearest to and furthest from their settled range.

    Strain of a body: spreads of heart rate above and of ln RMSSD below baseline, added up; of several bodies their sum.
    The minute of least, and of most, mean strain among those without missing seconds; the earlier one where they tie.
    """
    strain = np.sum([np.maximum(one.hr_z, 0) + np.maximum(-one.rmssd_z, 0) for one in courses], axis=0)
    known = np.isfinite(strain)
    whole = _rolling(known.astype(np.float64)) == MINUTE
    if not whole.any():
        return Minutes(float("nan"), float("nan"))
    mean = _rolling(np.where(known, strain, 0.0)) / MINUTE
    t = courses[0].t
    return Minutes(
        best_kept=float(t[np.argmin(np.where(whole, mean, np.inf))]),
        hardest=float(t[np.argmax(np.where(whole, mean, -np.inf))]),
    )


def _rolling(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Sums of each MINUTE values from every row on; empty for a shorter series."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    return sums[MINUTE:] - sums[:-MINUTE]

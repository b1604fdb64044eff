"""The window of tolerance: the range around baseline in which a person's state stays settled."""

import msgspec
import numpy as np

from hrvsync.analysis.states.course import Course, at_ease, runs
from hrvsync.beats import Floats


class Tolerance(msgspec.Struct, frozen=True):
    """How wide a person's range was and how they kept within it.

    `hr_low`, `hr_high` (bpm), `rmssd_low`, `rmssd_high` (ms): 5th and 95th percentile of the levels while inside;
    `hr_width` (bpm) and `rmssd_width` (ratio of high to low) between them. `inside`: seconds inside; `share`: of all
    known seconds (0..1). `exits`: how often the range was left; `longest_outside` (s). NaN without a known second.
    """

    hr_low: float
    hr_high: float
    rmssd_low: float
    rmssd_high: float
    hr_width: float
    rmssd_width: float
    inside: float
    share: float
    exits: int
    longest_outside: float


def tolerance(course: Course) -> Tolerance:
    """Measure the window of tolerance of a person over a course: inside while settled or lively.

    An exit is a change from inside to outside; data missing in between make none.
    """
    ease = at_ease(course.state)
    inside = (ease == 1) & np.isfinite(course.hr) & np.isfinite(course.rmssd)
    hr_low, hr_high = _range(course.hr[inside])
    rmssd_low, rmssd_high = _range(course.rmssd[inside])
    seconds, known = float(np.count_nonzero(ease == 1)), float(np.count_nonzero(ease >= 0))
    outside = [run.seconds for run in runs(course.t, ease) if run.code == 0]
    told = ease[ease >= 0]
    return Tolerance(
        hr_low=hr_low,
        hr_high=hr_high,
        rmssd_low=rmssd_low,
        rmssd_high=rmssd_high,
        hr_width=hr_high - hr_low,
        rmssd_width=rmssd_high / rmssd_low if rmssd_low > 0 else float("nan"),
        inside=seconds,
        share=seconds / known if known else float("nan"),
        exits=int(np.count_nonzero((told[:-1] == 1) & (told[1:] == 0))),
        longest_outside=max(outside, default=0.0),
    )


def _range(values: Floats) -> tuple[float, float]:
    if not len(values):
        return float("nan"), float("nan")
    low, high = np.percentile(values, (5, 95))
    return float(low), float(high)

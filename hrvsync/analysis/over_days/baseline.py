"""Baselines: what is usual for one person, against which every change of theirs is read."""

import math

import msgspec
import numpy as np

from hrvsync.beats import Floats

LEAST_SECONDS = 30
"""Fewer valid seconds than this make no baseline."""
LEAST_HR_SPREAD = 3.0
"""Heart rate (bpm) drifts at least this much within a quiet quarter of an hour; two still minutes show less."""
LEAST_LN_RMSSD_SPREAD = 0.3
"""Within 5 minutes, ln RMSSD of 30 s scatters this much (two Holters of hrv.md 9.2: SD 0.23 and 0.35)."""


class Baseline(msgspec.Struct, frozen=True):
    """What is usual for a person: mean and spread (SD) of heart rate (bpm) and of ln RMSSD (RMSSD in ms).

    `seconds`: how many valid seconds it rests on. NaN everywhere with too few of them.
    """

    hr: float
    hr_spread: float
    ln_rmssd: float
    ln_rmssd_spread: float
    seconds: int

    @property
    def known(self) -> bool:
        """Whether there were enough data for a baseline."""
        return not math.isnan(self.hr)


UNKNOWN = Baseline(hr=math.nan, hr_spread=math.nan, ln_rmssd=math.nan, ln_rmssd_spread=math.nan, seconds=0)


def settling_baseline(hr: Floats, rmssd: Floats) -> Baseline:
    """Take the baseline of a person from the 1 Hz series of a settling phase.

    `hr` (bpm) and `rmssd` (ms) of equal length; seconds where one is NaN do not count. Centre: the median, which a
    short disturbance does not move. Spread: 1.4826 x the median absolute deviation, not below what a quiet person shows
    within a session, since overlapping windows of a few still minutes scatter too little. UNKNOWN below LEAST_SECONDS.
    """
    valid = np.isfinite(hr) & np.isfinite(rmssd) & (rmssd > 0)
    seconds = int(np.count_nonzero(valid))
    if seconds < LEAST_SECONDS:
        return UNKNOWN
    centre_hr, spread_hr = _centre_and_spread(hr[valid])
    centre_ln, spread_ln = _centre_and_spread(np.log(rmssd[valid]))
    return Baseline(
        hr=centre_hr,
        hr_spread=max(spread_hr, LEAST_HR_SPREAD),
        ln_rmssd=centre_ln,
        ln_rmssd_spread=max(spread_ln, LEAST_LN_RMSSD_SPREAD),
        seconds=seconds,
    )


def _centre_and_spread(values: Floats) -> tuple[float, float]:
    centre = float(np.median(values))
    return centre, 1.4826 * float(np.median(np.abs(values - centre)))

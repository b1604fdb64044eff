from collections.abc import Callable

import numpy as np
import pytest

from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states.course import Course, course
from hrvsync.analysis.states.state import WINDOW, Levels
from hrvsync.beats import Floats

type MakeCourse = Callable[..., Course]

LN_40 = float(np.log(40))
BASELINE = Baseline(hr=60, hr_spread=3, ln_rmssd=LN_40, ln_rmssd_spread=0.3, seconds=120, ln_sdrr=LN_40)


@pytest.fixture
def baseline() -> Baseline:
    """60 bpm and 40 ms of both RMSSD and SDRR, with the least spreads."""
    return BASELINE


@pytest.fixture
def make_course() -> MakeCourse:
    """Builds the course of a person from levels (bpm, ms), one a second, SDRR as RMSSD; its times are 0, 1, 2 ..."""

    def make(hr: Floats | list[float], rmssd: Floats | list[float]) -> Course:
        t = np.arange(len(hr), dtype=np.float64) + WINDOW / 2
        variability = np.array(rmssd, dtype=np.float64)
        return course(Levels(t, np.array(hr, dtype=np.float64), variability, variability), BASELINE)

    return make

from collections.abc import Callable

import numpy as np
import pytest

from hrvsync.analysis.states.course import Course
from hrvsync.analysis.states.person import tolerance

type MakeCourse = Callable[..., Course]


def test_time_inside_exits_and_the_range_they_spanned(make_course: MakeCourse) -> None:
    hr = [float(58 + i % 5) for i in range(300)]
    rmssd = [40.0] * 100 + [12.0] * 40 + [40.0] * 60 + [12.0] * 20 + [40.0] * 80
    told = tolerance(make_course(hr, rmssd))
    assert (told.exits, told.inside, told.longest_outside) == (2, 240, 40)
    assert told.share == pytest.approx(0.8)
    assert (told.hr_low, told.hr_high, told.hr_width) == (58, 62, 4)
    assert (told.rmssd_low, told.rmssd_high, told.rmssd_width) == (40, 40, 1)


def test_missing_data_are_no_exit(make_course: MakeCourse) -> None:
    told = tolerance(make_course([60.0] * 100 + [np.nan] * 60 + [60.0] * 100, [40.0] * 260))
    assert told.exits == 0
    assert told.share == 1
    assert told.inside == 210  # the last state holds for ten seconds


def test_nobody_known_is_nan(make_course: MakeCourse) -> None:
    told = tolerance(make_course([np.nan] * 60, [np.nan] * 60))
    assert np.isnan([told.hr_low, told.hr_width, told.rmssd_high, told.rmssd_width, told.share]).all()
    assert (told.inside, told.exits, told.longest_outside) == (0, 0, 0)

from collections.abc import Callable

import numpy as np
import pytest

from hrvsync.analysis.states.course import Course
from hrvsync.analysis.states.person import tolerance

type MakeCourse = Callable[..., Course]


def test_time_inside_exits_and_the_range_they_spanned(make_course: MakeCourse) -> None:
    hr = [float(58 + i % 5) for i in range(300)]
    rmssd = [40.0] * 100 + [12.0] * 40 + [40.0] * 60 + [12.0] * 20 + [40.0] * 80
    result = tolerance(make_course(hr, rmssd))
    assert (result.exits, result.inside, result.longest_outside) == (2, 240, 40)
    assert result.share == pytest.approx(0.8)
    assert (result.hr_low, result.hr_high, result.hr_width) == (58, 62, 4)
    assert (result.rmssd_low, result.rmssd_high, result.rmssd_width) == (40, 40, 1)


def test_missing_data_are_no_exit(make_course: MakeCourse) -> None:
    result = tolerance(make_course([60.0] * 100 + [np.nan] * 60 + [60.0] * 100, [40.0] * 260))
    assert result.exits == 0
    assert result.share == 1
    assert result.inside == 200  # a state ends where its data end


def test_nobody_known_is_nan(make_course: MakeCourse) -> None:
    result = tolerance(make_course([np.nan] * 60, [np.nan] * 60))
    assert np.isnan([result.hr_low, result.hr_width, result.rmssd_high, result.rmssd_width, result.share]).all()
    assert (result.inside, result.exits, result.longest_outside) == (0, 0, 0)

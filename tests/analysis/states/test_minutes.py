from collections.abc import Callable

import numpy as np

from hrvsync.analysis.states.course import Course
from hrvsync.analysis.states.summary import minutes

type MakeCourse = Callable[..., Course]


def test_the_best_kept_and_the_hardest_minute_are_found(make_course: MakeCourse) -> None:
    hr = np.full(600, 64.0)
    hr[200:260] = 80
    hr[400:460] = 55
    a, b = make_course(hr, np.full(600, 40.0)), make_course(np.full(600, 60.0), np.full(600, 30.0))
    result = minutes([a, b])
    assert (result.best_kept, result.hardest) == (400, 200)
    assert minutes([a]) == result


def test_minutes_with_missing_seconds_do_not_count(make_course: MakeCourse) -> None:
    hr = np.full(300, 60.0)
    hr[100:160] = 80
    hr[130] = np.nan
    result = minutes([make_course(hr, np.full(300, 40.0))])
    assert (result.best_kept, result.hardest) == (0, 70)
    short = minutes([make_course(hr[:59], np.full(59, 40.0))])
    assert np.isnan([short.best_kept, short.hardest]).all()

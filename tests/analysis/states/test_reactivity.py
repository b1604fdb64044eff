import math
from collections.abc import Callable

import numpy as np
import pytest

from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states.course import Course
from hrvsync.analysis.states.person import (
    differences,
    half_recovery,
    reactivity,
)
from hrvsync.events import Phase
from hrvsync.guide import Span

type MakeCourse = Callable[..., Course]


def test_a_phase_is_read_against_baseline(make_course: MakeCourse, baseline: Baseline) -> None:
    hr = [60.0] * 100 + [70.0] * 40 + [64.0] * 60
    result = reactivity(make_course(hr, [40.0] * 100 + [20.0] * 100), baseline, Span(Phase(100, "talk"), 200), "A")
    assert (result.phase, result.who, result.seconds) == ("talk", "A", 100)
    assert result.hr == pytest.approx((10 * 40 + 4 * 60) / 100)
    assert result.ln_rmssd == pytest.approx(-math.log(2))
    assert (result.peak_hr, result.half_recovery) == (10, 40)
    assert result.erraticness == pytest.approx(1 / (100 / 60))  # activated, then withdrawn


def test_a_phase_without_data_is_nan(make_course: MakeCourse, baseline: Baseline) -> None:
    result = reactivity(make_course([math.nan] * 100, [math.nan] * 100), baseline, Span(Phase(0, "talk"), 100), "A")
    assert result.seconds == 0
    assert all(
        math.isnan(x) for x in (result.hr, result.ln_rmssd, result.peak_hr, result.half_recovery, result.erraticness)
    )


def test_half_recovery_needs_a_rise_and_a_fall() -> None:
    up = np.array([False, False, True, True, True, False, False])
    assert half_recovery(np.array([0, 2, 8, 6, 4.1, 4, 2]), up) == 3
    assert math.isnan(half_recovery(np.array([0, 2, 8, 6, 5.0]), up[:5]))
    assert math.isnan(half_recovery(np.array([0, 2, 1.0]), up[:2].repeat([2, 1])))
    assert math.isnan(half_recovery(np.full(3, np.nan), up[:3]))
    assert half_recovery(np.array([9, 8, 8, 3]), np.array([False, True, True, False])) == 2


def test_phases_are_compared_two_by_two(make_course: MakeCourse, baseline: Baseline) -> None:
    rng = np.random.default_rng(5)
    hr = np.concatenate([rng.normal(60, 1, 300), rng.normal(67, 1, 300), rng.normal(60, 1, 300)])
    course = make_course(hr, np.full(900, 40.0))
    spans = [Span(Phase(0, "together"), 300), Span(Phase(300, "apart"), 600), Span(Phase(600, "again"), 900)]
    first, back, last = differences(course, baseline, spans, "A")
    assert (first.phase, first.other, last.phase, last.other) == ("together", "apart", "apart", "again")
    assert first.hr == pytest.approx(7, abs=0.3)
    assert 6 < first.hr_interval[0] < first.hr < first.hr_interval[1] < 8
    assert back.hr_interval[0] < 0 < back.hr_interval[1]
    assert last.hr_interval[1] < 0
    assert first.ln_rmssd == 0
    assert first.ln_rmssd_interval == (0, 0)
    assert first.erraticness == pytest.approx(0.2)  # lively once within five minutes
    assert differences(course, baseline, spans, "A") == (first, back, last)

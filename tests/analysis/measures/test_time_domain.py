"""Time-domain measures against the plain formulas, and their laws."""

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync import analysis
from hrvsync.analysis.measures.series import Windows, trailing
from hrvsync.analysis.measures.time_domain import deviations, rmssd_in

type Measure = Callable[[list[float]], float]

ticks = st.lists(st.integers(310, 2040), min_size=3, max_size=60).map(lambda n: [k * 1000 / 1024 for k in n])
SPREADS = [analysis.sdnn, analysis.rmssd, analysis.sdsd, analysis.sd1, analysis.sd2]
ALL = [
    *SPREADS,
    analysis.mean_rr,
    analysis.mean_hr,
    analysis.mean_hr_of_beats,
    analysis.ln_rmssd,
    analysis.pnn50,
    analysis.pnn20,
    analysis.cvnn,
    analysis.triangular_index,
    analysis.sd1_sd2,
]


def plain_sd(values: list[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


@given(ticks)
def test_each_is_its_plain_formula(rr: list[float]) -> None:
    steps = [b - a for a, b in itertools.pairwise(rr)]
    sums = [a + b for a, b in itertools.pairwise(rr)]
    mean = math.fsum(rr) / len(rr)
    assert analysis.mean_rr(rr) == pytest.approx(mean)
    assert analysis.mean_hr(rr) == pytest.approx(60000 / mean)
    assert analysis.mean_hr_of_beats(rr) == pytest.approx(math.fsum(60000 / one for one in rr) / len(rr))
    assert analysis.sdnn(rr) == pytest.approx(plain_sd(rr), abs=1e-6)
    assert analysis.sdnn(rr, ddof=0) == pytest.approx(plain_sd(rr) * math.sqrt((len(rr) - 1) / len(rr)), abs=1e-6)
    assert analysis.rmssd(rr) == pytest.approx(math.sqrt(math.fsum(d * d for d in steps) / len(steps)))
    assert analysis.sdsd(rr) == pytest.approx(plain_sd(steps), abs=1e-6)
    assert analysis.sd1(rr) == pytest.approx(plain_sd(steps) / math.sqrt(2), abs=1e-6)
    assert analysis.sd2(rr) == pytest.approx(plain_sd(sums) / math.sqrt(2), abs=1e-6)
    assert analysis.cvnn(rr) == pytest.approx(100 * plain_sd(rr) / mean, abs=1e-6)
    larger = sum(abs(d) > 50 for d in steps)
    assert analysis.pnn50(rr) == pytest.approx(100 * larger / len(steps))
    assert analysis.pnn(rr, 50, "intervals") == pytest.approx(100 * larger / len(rr))
    bins = [math.floor(one * 128 / 1000) for one in rr]
    assert analysis.triangular_index(rr) == len(rr) / max(bins.count(one) for one in bins)


@given(ticks, st.integers(-200, 200), st.sampled_from([0.5, 2.0, 4.0]))
def test_a_shift_moves_no_spread_and_a_scale_scales_it(rr: list[float], shift: int, scale: float) -> None:
    for measure in SPREADS:
        value = measure(rr)
        assert measure([one + 300 + shift for one in rr]) == pytest.approx(value, abs=1e-6)
        assert measure([one * scale for one in rr]) == pytest.approx(scale * value, abs=1e-6)
    assert analysis.cvnn([one * scale for one in rr]) == pytest.approx(analysis.cvnn(rr), abs=1e-9)


@given(ticks)
def test_time_reversed_the_heart_varies_as_much(rr: list[float]) -> None:
    for measure in ALL:
        assert measure(rr[::-1]) == pytest.approx(measure(rr), abs=1e-6, nan_ok=True)


@given(ticks, st.integers(1, 59))
def test_nothing_is_joined_over_an_unused_interval(rr: list[float], place: int) -> None:
    place = 1 + place % (len(rr) - 1)
    parts = [rr[:place], rr[place:]]
    steps = [b - a for part in parts for a, b in itertools.pairwise(part)]
    holed = [*rr[:place], math.nan, *rr[place:]]
    assert analysis.mean_rr(holed) == pytest.approx(analysis.mean_rr(rr))
    assert analysis.sdnn(holed) == pytest.approx(analysis.sdnn(rr), abs=1e-6)
    expected = math.sqrt(math.fsum(d * d for d in steps) / len(steps))
    assert analysis.rmssd(holed) == pytest.approx(expected)


@pytest.mark.parametrize("measure", ALL)
def test_nothing_gives_nothing(measure: Measure) -> None:
    for rr in ([], [math.nan], [math.nan, math.nan], [math.inf, -5.0, 0.0]):
        assert math.isnan(measure(rr))


def test_one_beat_has_a_rate_and_no_variability() -> None:
    assert analysis.mean_rr([800.0]) == 800
    assert analysis.mean_hr([800.0]) == 75
    for measure in (*SPREADS, analysis.ln_rmssd, analysis.pnn50, analysis.cvnn, analysis.sd1_sd2):
        assert math.isnan(measure([800.0]))


def test_two_beats_have_one_difference() -> None:
    assert analysis.rmssd([800.0, 850.0]) == 50
    assert analysis.sdnn([800.0, 850.0]) == pytest.approx(50 / math.sqrt(2))
    assert math.isnan(analysis.sdsd([800.0, 850.0]))
    assert math.isnan(analysis.sd1([800.0, 850.0]))


def test_a_constant_heart_has_none() -> None:
    rr = [800.0] * 50
    assert [measure(rr) for measure in SPREADS] == [0, 0, 0, 0, 0]
    assert math.isnan(analysis.ln_rmssd(rr))
    assert math.isnan(analysis.sd1_sd2(rr))
    assert analysis.pnn50(rr) == 0


@given(st.lists(st.integers(310, 2040), min_size=40, max_size=200), st.integers(5, 60))
def test_prefix_sums_drift_nowhere(counts: list[int], seconds: int) -> None:
    rr = np.array(counts) * 1000 / 1024
    t = np.cumsum(rr) / 1000
    windows = trailing(t, t, seconds)
    for over, one in ((rmssd_in, analysis.rmssd), (deviations, analysis.sdnn)):
        each = [one(rr[a:b]) for a, b in zip(windows.start, windows.stop, strict=True)]
        np.testing.assert_allclose(over(rr, windows), each, rtol=1e-12, atol=1e-6)


def test_windows_without_beats_give_nothing_wherever_they_lie() -> None:
    windows = Windows(np.array([0, 0, 3, 4]), np.array([0, 3, 3, 4]))
    assert np.isnan(rmssd_in(np.array([800.0, 810, 820, 830]), windows)).tolist() == [True, False, True, True]

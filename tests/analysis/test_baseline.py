import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.analysis.over_days import (
    LEAST_HR_SPREAD,
    LEAST_LN_RMSSD_SPREAD,
    LEAST_SECONDS,
    UNKNOWN,
    settling_baseline,
)


def test_a_settling_phase_gives_centre_and_spread() -> None:
    rng = np.random.default_rng(1)
    baseline = settling_baseline(rng.normal(64, 5, 5000), np.exp(rng.normal(math.log(40), 0.4, 5000)))
    assert baseline.known
    assert baseline.seconds == 5000
    assert baseline.hr == pytest.approx(64, abs=0.3)
    assert baseline.hr_spread == pytest.approx(5, abs=0.3)
    assert baseline.ln_rmssd == pytest.approx(math.log(40), abs=0.03)
    assert baseline.ln_rmssd_spread == pytest.approx(0.4, abs=0.03)


def test_too_few_valid_seconds_make_no_baseline() -> None:
    hr = np.full(LEAST_SECONDS, 60.0)
    rmssd = np.full(LEAST_SECONDS, 40.0)
    assert settling_baseline(hr, rmssd).known
    for gone in (np.nan, 0.0):
        rmssd[3] = gone
        assert settling_baseline(hr, rmssd) is UNKNOWN
    assert not UNKNOWN.known


@given(st.floats(40, 120), st.floats(5, 150))
def test_a_still_person_keeps_the_least_spread(hr: float, rmssd: float) -> None:
    baseline = settling_baseline(np.full(60, hr), np.full(60, rmssd))
    assert (baseline.hr_spread, baseline.ln_rmssd_spread) == (LEAST_HR_SPREAD, LEAST_LN_RMSSD_SPREAD)
    assert baseline.hr == hr


@given(st.integers(0, 100), st.floats(-20, 20), st.floats(0.2, 5))
def test_shifts_move_the_centre_and_scales_leave_the_spread_of_the_logarithm(
    seed: int, shift: float, scale: float
) -> None:
    rng = np.random.default_rng(seed)
    hr, rmssd = rng.normal(70, 6, 120), np.exp(rng.normal(3.5, 0.5, 120))
    before, after = settling_baseline(hr, rmssd), settling_baseline(hr + shift, rmssd * scale)
    assert after.hr == pytest.approx(before.hr + shift)
    assert after.hr_spread == pytest.approx(before.hr_spread)
    assert after.ln_rmssd == pytest.approx(before.ln_rmssd + math.log(scale))
    assert after.ln_rmssd_spread == pytest.approx(before.ln_rmssd_spread)

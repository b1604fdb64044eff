import math
from itertools import pairwise

import msgspec
import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.analysis.over_days import UNKNOWN, Baseline
from hrvsync.analysis.states.state import (
    HOLD,
    LEAVE_AFTER,
    LIMIT,
    SDRR_DOWN,
    SETTLE_AFTER,
    Levels,
    State,
    Track,
    confidence,
    plane,
    read_one,
    states,
    variability,
)

FAR = LIMIT + 2
PLACES = {
    State.SETTLED: (0.0, 0.0),
    State.ACTIVATED: (FAR, -FAR),
    State.WITHDRAWN: (0.0, -FAR),
    State.LIVELY: (FAR, 0.0),
    State.UNKNOWN: (math.nan, math.nan),
}


def live_and_dated(*stays: tuple[State, float]) -> tuple[list[int], list[int]]:
    """Known and dated states, second by second, of stays at places, each with its seconds."""
    places = np.array([PLACES[state] for state, seconds in stays for _ in range(int(seconds))])
    known, dated = states(np.arange(len(places), dtype=np.float64), places[:, 0], places[:, 1])
    return known.tolist(), dated.tolist()


def test_the_plane_counts_spreads_from_baseline(baseline: Baseline) -> None:
    rmssd = 40 * np.exp([0, -0.6, 0])
    series = Levels(np.arange(3.0), np.array([60, 66, np.nan]), rmssd, rmssd)
    hr_z, rmssd_z = plane(series, baseline)
    np.testing.assert_allclose(hr_z, [0, 2, np.nan])
    np.testing.assert_allclose(rmssd_z, [0, -2, 0], atol=1e-12)
    assert np.isnan(plane(series, UNKNOWN)).all()


def test_variability_is_down_only_where_both_rmssd_and_sdrr_are(baseline: Baseline) -> None:
    far, near = math.log(1 - SDRR_DOWN) - 0.01, math.log(1 - SDRR_DOWN) + 0.01
    ln_rmssd = baseline.ln_rmssd + np.array([-1, -1, 0, 0.6, -1, np.nan])
    ln_sdrr = baseline.ln_sdrr + np.array([far, near, far, far, 1, 0])
    place = variability(ln_rmssd, ln_sdrr, baseline)
    assert (place < -LIMIT).tolist() == [True, False, False, False, False, False]
    np.testing.assert_allclose(place[[2, 3, 4, 5]], [0, 2, 0, np.nan], atol=1e-12)
    days_before = msgspec.structs.replace(baseline, ln_sdrr=math.nan)
    np.testing.assert_allclose(variability(ln_rmssd, ln_sdrr, days_before), (ln_rmssd - baseline.ln_rmssd) / 0.3)


@pytest.mark.parametrize("state", [state for state in State if state != State.UNKNOWN])
def test_each_quadrant_has_its_name(state: State) -> None:
    known, dated = live_and_dated((state, 60))
    assert known == [State.UNKNOWN] * int(SETTLE_AFTER) + [state] * (60 - int(SETTLE_AFTER))
    assert dated == [state] * 60


def test_leaving_takes_longer_to_believe_than_settling() -> None:
    known, dated = live_and_dated((State.SETTLED, 30), (State.ACTIVATED, 30), (State.SETTLED, 30))
    assert known.index(State.ACTIVATED) == 30 + LEAVE_AFTER
    assert known.index(State.SETTLED, 45) == 60 + SETTLE_AFTER
    assert dated == [State.SETTLED] * 30 + [State.ACTIVATED] * 30 + [State.SETTLED] * 30


def test_short_excursions_change_nothing() -> None:
    assert set(live_and_dated((State.SETTLED, 30), (State.ACTIVATED, LEAVE_AFTER), (State.SETTLED, 30))[1]) == {
        State.SETTLED
    }
    assert set(live_and_dated((State.ACTIVATED, 30), (State.SETTLED, SETTLE_AFTER), (State.ACTIVATED, 30))[1]) == {
        State.ACTIVATED
    }


def test_the_axes_change_each_in_their_own_time() -> None:
    _, dated = live_and_dated((State.SETTLED, 30), (State.LIVELY, 8), (State.ACTIVATED, 30), (State.WITHDRAWN, 30))
    assert dated == [State.SETTLED] * 30 + [State.LIVELY] * 8 + [State.ACTIVATED] * 30 + [State.WITHDRAWN] * 30


def test_short_gaps_hold_and_long_ones_end_in_not_knowing() -> None:
    known, dated = live_and_dated((State.LIVELY, 30), (State.UNKNOWN, HOLD), (State.LIVELY, 30))
    assert set(known[10:]) == {State.LIVELY}
    assert set(dated) == {State.LIVELY}
    known, dated = live_and_dated((State.LIVELY, 30), (State.UNKNOWN, 60), (State.SETTLED, 30))
    assert set(known[30 + int(HOLD) : 90]) == {State.UNKNOWN}
    assert set(known[30 : 30 + int(HOLD)]) == {State.LIVELY}
    assert dated == [State.LIVELY] * 30 + [State.UNKNOWN] * 60 + [State.SETTLED] * 30  # it ends where its data end


def test_a_state_does_not_outlast_the_last_data() -> None:
    known, dated = live_and_dated((State.SETTLED, 30), (State.UNKNOWN, 4))
    assert known[-1] == State.SETTLED
    assert dated == [State.SETTLED] * 30 + [State.UNKNOWN] * 4


@given(st.floats(-6, 6), st.floats(-6, 6))
def test_confidences_of_all_quadrants_add_up_to_one(hr_z: float, rmssd_z: float) -> None:
    likely = {state: confidence(hr_z, rmssd_z, state) for state in set(State) - {State.UNKNOWN}}
    assert sum(likely.values()) == pytest.approx(1)
    highest = max(likely, key=likely.__getitem__)
    assert (highest in (State.ACTIVATED, State.LIVELY)) == (hr_z > LIMIT) or abs(hr_z - LIMIT) < 1e-9
    assert math.isnan(confidence(hr_z, rmssd_z, State.UNKNOWN))


@given(st.lists(st.tuples(st.sampled_from(list(State)), st.integers(1, 30)), min_size=1, max_size=12))
def test_one_second_at_a_time_equals_the_whole_series(stays: list[tuple[State, int]]) -> None:
    known, dated = live_and_dated(*stays)
    assert len(known) == len(dated)
    track = Track()
    places = [PLACES[state] for state, seconds in stays for _ in range(seconds)]
    for t, (hr_z, variability_z) in enumerate(places):
        track, reading = read_one(track, float(t), hr_z, variability_z)
        assert reading.state == known[t]
        assert math.isnan(reading.confidence) == (reading.state == State.UNKNOWN or math.isnan(hr_z))
        assert (reading.hr_z, reading.variability_z) == pytest.approx((hr_z, variability_z), nan_ok=True)


@given(st.lists(st.tuples(st.sampled_from(list(State)), st.integers(1, 30)), min_size=1, max_size=12))
def test_a_state_lasts_at_least_as_long_as_it_takes_to_believe(stays: list[tuple[State, int]]) -> None:
    known, _ = live_and_dated(*stays)
    down = [state in (State.ACTIVATED, State.WITHDRAWN) for state in known]
    flips = [i for i in range(1, len(down)) if down[i] != down[i - 1] and min(known[i - 1 : i + 1]) >= 0]
    assert all(later - earlier >= SETTLE_AFTER for earlier, later in pairwise(flips))

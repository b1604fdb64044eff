import math

import numpy as np
import pytest
from hypothesis import given, strategies as st
from support.walking_in import FORMS, walked_in

from hrvsync.analysis.over_days import LEAST_SECONDS, UNKNOWN
from hrvsync.analysis.states import NOTHING, StateTracker
from hrvsync.analysis.states.settling import (
    LAST_REVISION,
    LOWEST_IS_LOW,
    MOST_SETTLING,
    SETTLING,
    is_quiet,
    session_baseline,
    settling_span,
)
from hrvsync.analysis.states.state import WINDOW, Levels, levels, plane
from hrvsync.beats import Beats, within
from hrvsync.events import Phase
from hrvsync.guide import guide_of


def steady(n: int, hr: float = 60.0) -> Levels:
    return Levels(np.arange(n, dtype=np.float64), np.full(n, hr), np.full(n, 40.0), np.full(n, 40.0))


def test_the_first_phase_is_the_settling_but_not_for_too_long() -> None:
    assert settling_span(guide_of([Phase(10, "settle", 100)]), 30) == (10, 110)
    assert settling_span(guide_of([Phase(10, "settle", 100), Phase(60, "skipped")]), 30) == (10, 60)
    assert settling_span(guide_of([Phase(10, "talk", 3600)]), 30) == (10, 10 + MOST_SETTLING)
    assert settling_span(guide_of([Phase(10, "open")]), 30) == (10, 10 + SETTLING)


def test_the_phase_that_says_so_is_the_settling_and_is_waited_for() -> None:
    arrive, quiet = Phase(0.0, "Arrive", 30, baseline=False), Phase(30.0, "Together", 180, baseline=True)
    assert settling_span(guide_of([arrive, quiet]), 5) == (30, 210)
    assert settling_span(guide_of([arrive]), 5) == (math.inf, math.inf)
    assert session_baseline(steady(200), guide_of([arrive])) is UNKNOWN


def test_without_a_phase_in_time_the_first_two_minutes_are() -> None:
    assert settling_span(guide_of([]), 40) == (40 - WINDOW, 40 + SETTLING)
    assert settling_span(guide_of([Phase(500, "late", 60)]), 40) == (40 - WINDOW, 40 + SETTLING)


def test_only_levels_whose_whole_window_lies_in_the_span_count() -> None:
    series = steady(400)
    series.hr[100 + WINDOW :] = 80
    baseline = session_baseline(series, guide_of([Phase(100, "settle", 100)]))
    assert (baseline.hr, baseline.seconds) == (80, 101 - WINDOW)


def test_missing_data_prolong_the_settling() -> None:
    series = steady(400)
    series.hr[:150] = np.nan
    series.hr[300:] = 90
    baseline = session_baseline(series, guide_of([Phase(0, "settle", 120)]))
    assert (baseline.hr, baseline.seconds) == (60, LEAST_SECONDS)


def test_there_is_no_baseline_before_the_settling_is_over_nor_without_data() -> None:
    assert session_baseline(steady(120), guide_of([Phase(0, "settle", 120)])) is UNKNOWN
    assert session_baseline(steady(121), guide_of([Phase(0, "settle", 120)])).known
    nothing = Levels(np.arange(300.0), *[np.full(300, np.nan)] * 3)
    assert session_baseline(nothing, guide_of([])) is UNKNOWN
    late = steady(140)
    late.hr[:115] = np.nan
    assert session_baseline(late, guide_of([Phase(0, "settle", 120)])) is UNKNOWN


@given(st.integers(200, 400), st.integers(0, 9))
def test_what_comes_later_never_changes_a_quiet_baseline(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    whole = Levels(np.arange(400.0), rng.normal(60, 1, 400), *np.exp(rng.normal(3.5, 0.3, (2, 400))))
    part = Levels(whole.t[:n], whole.hr[:n], whole.rmssd[:n], whole.sdrr[:n])
    assert session_baseline(part, guide_of([])) == session_baseline(whole, guide_of([]))


def test_a_fall_all_through_the_settling_is_not_quiet_and_the_lowest_minute_stands_in() -> None:
    series = steady(400)
    series.hr[:] = 60 + 15 * np.exp(-series.t / 60)
    series.rmssd[:] = 20 + 20 * (series.t > 200)
    found = session_baseline(series, guide_of([Phase(0, "settle", 120)]))
    assert not found.quiet
    assert found.hr == pytest.approx((series.hr[300] + series.hr[270]) / 2 + LOWEST_IS_LOW)
    assert found.ln_rmssd == pytest.approx(math.log(40))
    early = Levels(series.t[:150], series.hr[:150], series.rmssd[:150], series.sdrr[:150])
    assert session_baseline(early, guide_of([Phase(0, "settle", 120)])).hr > found.hr


def test_a_high_plateau_shows_once_a_lower_minute_comes_in_time() -> None:
    series = steady(600, 75)
    guide = guide_of([Phase(0, "settle", 120)])
    assert session_baseline(series, guide).quiet
    series.hr[round(LAST_REVISION) + 1 :] = 60
    assert session_baseline(series, guide).quiet
    series.hr[200:] = 60
    assert session_baseline(series, guide).hr == 60 + LOWEST_IS_LOW


def test_a_minute_without_variability_stands_in_for_the_heart_rate_alone() -> None:
    series = steady(400)
    series.hr[:200] = 75
    series.rmssd[200:] = np.nan
    found = session_baseline(series, guide_of([Phase(0, "settle", 120)]))
    assert (found.hr, found.ln_rmssd) == (60 + LOWEST_IS_LOW, pytest.approx(math.log(40)))


def test_a_settling_too_short_to_tell_passes_for_quiet() -> None:
    assert is_quiet(np.full(WINDOW, 60.0))
    stirred = np.full(120, 60.0)
    stirred[60:64] = 67
    assert not is_quiet(stirred)
    assert is_quiet(np.concatenate([np.full(80, np.nan), np.full(60, 60.0)]))


@pytest.mark.parametrize("form", FORMS)
def test_a_walk_in_is_found_and_the_baseline_is_near_the_truth(form: str) -> None:
    for seed in range(3):
        found, true_bpm = walked_in(form, seed)
        assert found.quiet == (form == "quiet")
        assert found.hr == pytest.approx(true_bpm, abs=3)


def test_live_the_lowest_minute_so_far_stands_in() -> None:
    rr_ms = np.concatenate([60_000 / np.linspace(80, 62, 200), np.full(400, 60_000 / 62)]) + np.tile([15.0, -15.0], 300)
    t = np.cumsum(rr_ms) / 1000
    beats = Beats(t, rr_ms, np.zeros(600, np.int8), np.zeros(600, np.int64))
    tracker, guide = StateTracker(), guide_of([Phase(0.0, "settle", 120)])
    seen = [tracker.read(now, within(beats, 0, now), guide) for now in range(420)]
    assert seen[119] == NOTHING
    assert not any(reading.quiet for reading in seen[120:])
    assert seen[130].hr_z < seen[300].hr_z == pytest.approx(-LOWEST_IS_LOW / 3, abs=0.2)


PHASES = {
    "none": (),
    "settle": (Phase(0.0, "Settle", 120.0), Phase(120.0, "Talk", 300.0)),
    "skipped": (Phase(0.0, "Settle", 120.0), Phase(70.0, "Talk", 300.0)),
    "later": (Phase(0.0, "Arrive", 150.0), Phase(150.0, "Quiet", 100.0, baseline=True)),
}


@pytest.mark.parametrize("form", ["falls for two minutes", "stays for two and a half minutes", "gap"])
@pytest.mark.parametrize("phases", PHASES)
def test_second_by_second_the_baseline_is_that_of_all_levels_so_far(form: str, phases: str) -> None:
    chance = np.random.default_rng(1)
    walk = np.interp(np.arange(500), *np.array(FORMS.get(form, ((0, 0.0),))).T)
    rr_ms = np.round(60_000 / (62 + 15 * walk + 2 * np.sin(np.arange(500) / 9) + chance.normal(0, 1, 500)) * 8) / 8
    t = np.cumsum(rr_ms) / 1000
    run = (t > 130).astype(np.int64) if form == "gap" else np.zeros(500, np.int64)
    beats = Beats(t + 60 * run, rr_ms, np.zeros(500, np.int8), run)
    series = levels(beats, np.arange(400.0))
    tracker = StateTracker()
    begun = [sum(phase.t <= now for phase in PHASES[phases]) for now in range(400)]
    guides = [guide_of(PHASES[phases][:number]) for number in range(3)]
    for now in range(int(LAST_REVISION)):
        reading = tracker.read(float(now), within(beats, -math.inf, float(now)), guides[begun[now]])
        so_far = Levels(*(one[: now + 1] for one in (series.t, series.hr, series.rmssd, series.sdrr)))
        expected = session_baseline(so_far, guides[begun[now]])
        if not expected.known:
            assert reading == NOTHING
        else:
            hr_z, _ = plane(so_far, expected)
            np.testing.assert_array_equal(reading.hr_z, hr_z[-1])
            assert reading.quiet == expected.quiet

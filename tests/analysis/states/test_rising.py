"""The score of a rise and its two steps: laws of each, and what both say of scripted hearts."""

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.analysis.states.rising import (
    AGES,
    ALONE,
    BREATHS_S,
    ENDED_MOST,
    GIVE_UP,
    GRID_HZ,
    HIGH,
    LEVEL,
    ORDER,
    SAMPLES,
    Now,
    Rise,
    climb,
    mean_rate,
    model,
    rates,
    rise,
    whole_breaths,
)
from hrvsync.beats import Beats, Floats, Label, empty


def beats_of(rr_ms: Floats, *artefacts: int) -> Beats:
    label = np.full(len(rr_ms), Label.NORMAL, np.int8)
    label[list(artefacts)] = Label.EXTRA
    return Beats(np.cumsum(rr_ms) / 1000, rr_ms, label, np.zeros(len(rr_ms), np.int64))


def breathing(seconds: float, swing: float = 6.0) -> Floats:
    """Heart rate at GRID_HZ that swings with six breaths a minute, a little noise beside it."""
    t = np.arange(seconds * GRID_HZ) / GRID_HZ
    return 65 + swing * np.sin(2 * np.pi * t / 10) + np.random.default_rng(3).normal(0, 0.3, len(t))


@given(st.floats(1.5, 40))
def test_whole_breaths_are_whole_and_near_ten_seconds(rate: float) -> None:
    seconds = whole_breaths(rate)
    assert seconds * rate / 60 == pytest.approx(round(seconds * rate / 60))
    assert abs(seconds - BREATHS_S) <= max(30 / rate, 60 / rate - BREATHS_S) + 1e-9


def test_the_mean_rate_is_over_time_and_needs_half_of_it() -> None:
    rr_ms = np.array([1000.0] * 10 + [500.0] * 10)
    beats = beats_of(rr_ms)
    assert mean_rate(beats, 15.0, 10.0) == pytest.approx(90)  # 5 s at 60 and 5 s at 120
    assert mean_rate(beats, 15.0, 9.5) == pytest.approx((4.5 * 60 + 5 * 120) / 9.5)
    two_seconds = beats_of(rr_ms, *range(12, 16))
    assert mean_rate(two_seconds, 15.0, 10.0) == pytest.approx((5 * 60 + 3 * 120) / 8)
    assert math.isnan(mean_rate(beats_of(rr_ms, *range(16)), 15.0, 10.0))
    assert math.isnan(mean_rate(beats_of(np.zeros(20)), 15.0, 10.0))


def test_the_rate_at_a_time_is_that_of_the_interval_around_it() -> None:
    rr_ms = np.array([1000.0] * 40 + [500.0] * 4)
    found = rates(beats_of(rr_ms), 42.0, 300.0)
    assert found[-4:].tolist() == [120.0] * 4
    assert found[-5] == 60.0
    assert len(found) == int((42.0 - 1.0) * GRID_HZ) + 1
    assert rates(beats_of(rr_ms, 40, 41), 42.0, 300.0)[-4:].tolist() == [60.0, 60.0, 120.0, 120.0]  # held
    rr_ms[0] = 700.0
    assert rates(beats_of(rr_ms, 0), 41.7, 300.0)[0] == 60.0  # of the first that is known


def test_too_many_artefacts_make_no_rates() -> None:
    assert len(rates(beats_of(np.full(60, 1000.0), *range(30, 50)), 60.0, 60.0)) == 0


def test_a_model_predicts_the_breath_and_a_ramp_stands_out_of_it() -> None:
    rate = breathing(230)
    known = model(rate[: 150 * GRID_HZ])
    assert known.sigma < 1.2  # of a swing of 6
    calm = [rise(rate[: i * GRID_HZ], known)[0] for i in range(165, 230)]
    assert max(calm) < 4
    ago = 8.0
    ramp = 10 * np.clip((np.arange(len(rate)) / GRID_HZ - (len(rate) - 1) / GRID_HZ + ago) / 8, 0, 1)
    clear, reached, since = rise(rate + ramp, known)
    assert clear > 6
    assert reached == pytest.approx(76, abs=3)  # the mean of the last minute counts the ramp, too
    assert since == pytest.approx(ago, abs=1.5)


def test_what_a_ramp_leaves_is_what_the_model_leaves_of_it() -> None:
    known = model(breathing(150))
    back = np.arange(SAMPLES + ORDER - 1, -1, -1) / GRID_HZ
    for number in (0, 10, len(AGES) - 1):
        ramp = np.clip((AGES[number] - back) / 8, 0, 1)
        np.testing.assert_allclose(known.ramps[number], np.convolve(ramp, known.error, "valid"), atol=1e-12)


def walk(*steps: tuple[float, float]) -> list[Rise]:
    """The rise second by second, of means over whole breaths (spreads), and the onset that stands out (s), or NaN."""
    found = [LEVEL]
    for t, (above, onset) in enumerate(steps):
        found.append(climb(found[-1], float(t), Now(float(t), above, onset)))
    return found[1:]


NO = math.nan


def test_a_rise_is_rising_at_once_and_up_when_it_has_lasted() -> None:
    found = walk((1.5, NO), (1.5, -4.0), *[(HIGH + 0.1, NO)] * 12)
    assert [one.step for one in found] == ["", *["rising"] * 5, *["up"] * 8]  # up 10 s after the onset at -4
    assert found[-1].onset == -4.0
    assert found[6].since == 1.0


def test_a_lower_one_is_up_later_and_only_where_it_does_not_fall() -> None:
    lower = walk((2.3, 0.0), *[(2.3, NO)] * 20)
    assert [one.step for one in lower].index("up") == 14
    falling = walk((2.49, 0.0), *[(2.49 - 0.015 * i, NO) for i in range(13)], *[(2.15, NO)] * 3)
    assert "up" not in {one.step for one in falling}
    steep = walk((2.49, 0.0), *[(2.49, NO)] * 13, (2.35, NO), (2.2, NO))
    assert "up" not in {one.step for one in steep}


def test_a_rise_that_is_not_confirmed_ends_and_is_not_said_again_while_the_same_fires() -> None:
    found = walk(*[(1.5, 0.0)] * 30, (0.5, NO), (1.5, 20.0))
    assert [one.step for one in found] == ["rising"] * (int(GIVE_UP) + 1) + [""] * 15 + ["rising"]


def test_a_high_mean_is_a_rise_by_itself() -> None:
    assert [one.step for one in walk((ALONE + 0.1, NO), (ALONE + 0.1, NO), (ALONE + 0.1, NO))] == [
        "rising",
        "rising",
        "up",
    ]


def test_up_ends_below_half_of_its_peak_and_not_for_a_single_second() -> None:
    up = [(3.0, -12.0)]
    found = walk(*up, (1.4, NO), (1.6, NO), (1.4, NO), (1.4, NO))
    assert [one.step for one in found] == ["up", "up", "up", "up", ""]
    assert found[-1].until == 4 - BREATHS_S / 2
    high = walk((9.0, -12.0), (ENDED_MOST + 0.1, NO), (ENDED_MOST + 0.1, NO), (ENDED_MOST - 0.1, NO))
    assert high[-1].step == "up"


def test_who_moves_has_no_rise() -> None:
    moving = Now(5.0, 3.0, 0.0, moved=True)
    assert climb(LEVEL, 5.0, moving).step == ""
    assert climb(Rise("rising", 0.0, 3.0), 5.0, moving).step == ""
    assert climb(Rise("up", 0.0, 3.0, peak=3.0), 5.0, moving).step == "up"


@given(st.lists(st.tuples(st.floats(-3, 6), st.booleans()), max_size=80))
def test_up_comes_only_after_a_rise_and_no_rise_lasts_longer_than_it_may(walked: list[tuple[float, bool]]) -> None:
    found = walk(*((above, t - 12.0 if fires else NO) for t, (above, fires) in enumerate(walked)))
    for t, one in enumerate(found):
        assert one.step != "rising" or t - one.since <= GIVE_UP
        assert one.step == "" or one.onset <= t
        assert one.step != "up" or one.peak >= one.above


def test_nobody_has_no_beats() -> None:
    assert math.isnan(mean_rate(empty(), 10.0, 10.0))

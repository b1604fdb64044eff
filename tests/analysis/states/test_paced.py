import numpy as np
import pytest
from support.slow_breathing import calm_share, found

from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states.paced import COMPARED, paced_baseline, paced_stretches, variability_course
from hrvsync.analysis.states.state import LIMIT, Levels
from hrvsync.events import Pacer, Pause, Phase
from hrvsync.guide import guide_of

INF = float("inf")
SLOW = {"": Pacer(rate=5)}
GUIDE = guide_of([Phase(0.0, "Settle", 100), Phase(100.0, "Breathe", 300, SLOW)])


def levels_of(rmssd: list[float], sdrr: list[float]) -> Levels:
    return Levels(np.arange(float(len(rmssd))), np.full(len(rmssd), 60.0), np.array(rmssd), np.array(sdrr))


def test_a_stretch_is_broken_by_pauses_and_ends_with_its_phase() -> None:
    phases = [Phase(0.0, "Settle"), Phase(10.0, "Breathe", 90, {"A": Pacer()}), Phase(100.0, "Rest")]
    assert paced_stretches(guide_of(phases), "A") == ((10, 100),)
    assert paced_stretches(guide_of(phases), "B") == ()
    assert paced_stretches(guide_of(phases[:2]), "A") == ((10, INF),)
    paused = [Pause(5.0, True), Pause(20.0, False), Pause(50.0, True), Pause(70.0, False), Pause(90.0, True)]
    assert paced_stretches(guide_of([*phases, *paused]), "A") == ((20, 50), (70, 90))


def test_under_a_pacer_variability_is_held_against_its_own_beginning(baseline: Baseline) -> None:
    series = levels_of([40.0] * 100 + [80.0] * 200 + [40.0] * 100, [40.0] * 100 + [80.0] * 200 + [40.0] * 100)
    place = variability_course(series, baseline, GUIDE, "A")
    assert place[150] == pytest.approx(np.log(2) / 0.3)
    assert place[250] == pytest.approx(0)
    assert place[350] < -LIMIT  # as much as before the pacer, and half of what the pacer made


def test_too_little_data_or_too_little_variability_there_are_nothing_to_compare_with(baseline: Baseline) -> None:
    down = [40.0] * 100 + [10.0] * 200
    assert paced_baseline(levels_of(down, down), 100, baseline) is baseline
    missing = [40.0] * 140 + [np.nan] * 160
    assert paced_baseline(levels_of(missing, missing), 100, baseline) is baseline
    series = levels_of([40.0] * 200, [40.0] * 200)
    np.testing.assert_array_equal(variability_course(series, baseline, GUIDE, "A")[: round(100 + COMPARED)], 0)


@pytest.mark.parametrize("rate", [4.5, 6.0])
def test_calm_slow_breathing_is_not_withdrawn_and_withdrawal_is(rate: float) -> None:
    assert np.mean([calm_share(rate, seed) for seed in range(4)]) < 10  # the soak has the average of many people
    assert all(found(rate, seed) for seed in range(4))

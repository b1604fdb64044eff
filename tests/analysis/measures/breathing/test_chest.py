"""The breath from acceleration: within 0.3 a minute of the simulator's belt, silent where the chest moves otherwise."""

import math

import numpy as np
import pytest
from support.breathing_truth import Array, breathed, session

from hrvsync.analysis.measures.breathing.chest import ChestNow, chest_breaths, chest_rate, chest_rates, slowed
from hrvsync.analysis.measures.breathing.rate import Basis
from hrvsync.analysis.waves import Samples, samples
from hrvsync.events import Wave
from hrvsync.sources.simulate import Heart


def swaying(rate: float, seconds: float = 32.0, noise: float = 3.0, depth: float = 40.0) -> Array:
    """Ten times a second: a chest that leans with the breath."""
    t = np.arange(round(seconds * 10)) / 10
    breath = np.sin(2 * np.pi * rate / 60 * t)[:, np.newaxis] * np.array([0.2, -0.3, 0.9]) * depth
    return np.array([300.0, 80.0, 950.0]) + breath + np.random.default_rng(1).normal(0, noise, (t.size, 3))


@pytest.mark.parametrize("rate", [4.5, 6.0, 9.0, 14.0, 20.0])
@pytest.mark.parametrize("led", [True, False])
def test_it_is_within_three_tenths_of_the_belt(rate: float, led: bool) -> None:
    errors: list[float] = []
    for seed in range(2):
        simulation, _ = session(Heart(breaths=rate), 300, seed, pacer=rate if led else None, chest=True)
        ends, bpm, basis = chest_rates(samples(simulation.events, "A", "acc"))
        assert np.mean(np.isfinite(bpm)) > 0.8
        assert np.all((basis == Basis.CHEST) == np.isfinite(bpm))
        for end, one in zip(ends.tolist(), bpm.tolist(), strict=True):
            if math.isfinite(one):
                errors.append(abs(one - breathed(simulation.hearts["A"], end - 32, end)))
    assert np.mean(errors) < 0.3


@pytest.mark.parametrize("rate", [4.5, 5.0, 6.0, 12.0, 20.0, 30.0])
def test_a_steady_breath_is_found_to_a_tenth(rate: float) -> None:
    assert chest_rate(swaying(rate)) == (pytest.approx(rate, abs=0.1), Basis.CHEST)


def test_less_than_two_breaths_in_the_window_still_give_about_the_rate() -> None:
    assert chest_rate(swaying(3.5)).bpm == pytest.approx(3.5, abs=0.4)


def test_posture_and_scale_change_nothing() -> None:
    x = swaying(8.0)
    turn = np.linalg.qr(np.random.default_rng(2).normal(size=(3, 3)))[0]
    drift = np.linspace(0, 60, len(x))[:, np.newaxis] * np.array([1.0, -1.0, 0.5])
    for other in (x @ turn, 3 * x, x + 500.0, x + drift, x[::-1]):
        assert chest_rate(other).bpm == pytest.approx(chest_rate(x).bpm, abs=1e-6)


def test_a_restless_or_still_chest_shows_nothing() -> None:
    restless = np.random.default_rng(3).normal(0, 60, (320, 3))
    assert chest_rate(restless) == (pytest.approx(math.nan, nan_ok=True), Basis.RESTLESS)
    assert chest_rate(np.ones((320, 3)) * 981).basis == Basis.UNCLEAR
    assert chest_rate(swaying(8.0, noise=0.5, depth=0.5)).basis == Basis.UNCLEAR
    assert chest_rate(swaying(1.0)).basis in (Basis.UNCLEAR, Basis.RESTLESS)
    for short in (swaying(8.0, 29.0), np.empty((0, 3)), np.full((320, 3), np.nan)):
        assert math.isnan(chest_rate(short).basis)


def test_ten_a_second_is_the_mean_around_each_moment() -> None:
    t = np.arange(0, 4, 0.02)
    x = np.stack([t, 2 * t, np.ones_like(t)], axis=1)
    run = np.where(t < 2, 0, 1).astype(np.int64)
    found = slowed(Samples(np.where(run == 1, t + 10, t), x, run))
    assert np.unique(found.run).tolist() == [0, 1]
    first = found.run == 0
    np.testing.assert_allclose(
        found.x[first], np.stack([found.t, 2 * found.t, np.ones_like(found.t)], 1)[first], atol=1e-9
    )
    assert not slowed(Samples(np.empty(0), np.empty((0, 3)), np.empty(0, np.int64))).t.size
    assert [part.size for part in chest_rates(Samples(np.empty(0), np.empty((0, 3)), np.empty(0, np.int64)))] == [0] * 3


def test_breaths_are_those_of_the_belt() -> None:
    simulation, _ = session(Heart(breaths=12), 240, 5, chest=True)
    found = chest_breaths(samples(simulation.events, "A", "acc"))
    truth = (
        breathed(simulation.hearts["A"], float(found.start[0]), float(found.end[-1]))
        * (found.end[-1] - found.start[0])
        / 60
    )
    assert len(found) == pytest.approx(truth, abs=1.5)
    assert np.all((found.start < found.turn) & (found.turn < found.end))
    assert not len(chest_breaths(samples((), "A", "acc")))
    assert not len(chest_breaths(samples([e for e in simulation.events if e.t < 20], "A", "acc")))


def test_live_it_knows_the_newest_half_minute_and_forgets_a_silent_strap() -> None:
    simulation, _ = session(Heart(breaths=14), 120, 6, chest=True)
    waves = [event for event in simulation.events if isinstance(event, Wave)]
    chest = ChestNow()
    assert math.isnan(chest.rate(0.0).bpm)
    chest.feed(Wave(0.0, "A", "ecg", 130.0, 0, (1, 2, 3)))
    assert math.isnan(chest.rate(0.0).basis)
    for wave in waves:
        chest.feed(wave)
        if wave.t < 29:
            assert math.isnan(chest.rate(wave.t).bpm)
    seen = chest.rate(120.0)
    assert seen.bpm == pytest.approx(breathed(simulation.hearts["A"], 88, 120), abs=0.8)
    assert seen.basis == Basis.CHEST
    assert math.isnan(chest.rate(125.0).bpm)


def test_live_a_gap_starts_over() -> None:
    simulation, _ = session(Heart(breaths=14), 120, 6, chest=True)
    chest = ChestNow()
    for wave in simulation.events:
        if isinstance(wave, Wave) and not 100 < wave.t < 104:
            chest.feed(wave)
    assert math.isnan(chest.rate(120.0).basis)

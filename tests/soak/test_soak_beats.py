"""Hours of every strap model: no gap where nothing was lost, and lost beats are found."""

import numpy as np
import pytest

from hrvsync.analysis.chain import rebuild
from hrvsync.sources.simulate import RADIOS, Heart, Scenario, SimulatedStrap, simulate

RATES = (45.0, 55.0, 58.0, 60.0, 61.0, 61.5, 62.0, 65.0, 75.0, 95.0, 120.0, 150.0)  # many near a strap's own grid
SEEDS = range(24)
NEAR = np.ones(7)  # a gap three beats away still marks the lost beat


@pytest.mark.parametrize("model", RADIOS)
@pytest.mark.parametrize("swing", [0.005, 0.03])
def test_four_hours_without_loss_have_no_gap(model: str, swing: float) -> None:
    for seed in SEEDS:
        heart = Heart(bpm=RATES[seed % len(RATES)], rsa=swing, wave=swing, drift=0.01)
        beats = rebuild(
            simulate(Scenario("clean", 600.0, {"A": heart}, {"A": SimulatedStrap(model)}, seed=seed)).events
        )["A"]
        assert beats.run[-1] == 0, (seed, heart.bpm)


@pytest.mark.parametrize("model", RADIOS)
def test_nine_in_ten_lost_beats_leave_a_gap(model: str) -> None:
    lost = found = 0
    for seed in SEEDS:
        heart = Heart(bpm=RATES[seed % len(RATES)])
        simulation = simulate(
            Scenario("lossy", 600.0, {"A": heart}, {"A": SimulatedStrap(model, lost=0.01)}, seed=seed)
        )
        beats = rebuild(simulation.events)["A"]
        holes = np.diff(simulation.straps["A"].t) - beats.rr_ms[1:] / 1000 > 0.2
        gaps = np.convolve(np.diff(beats.run) > 0, NEAR, "same") > 0
        lost += int(np.count_nonzero(holes))
        found += int(np.count_nonzero(holes & gaps))
    assert lost > 100
    assert found > 0.9 * lost

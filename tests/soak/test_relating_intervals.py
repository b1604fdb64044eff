"""Coverage of the 95 % intervals between two phases of levels, from phases of two minutes on."""

import numpy as np
import pytest
from scipy.signal import lfilter

from hrvsync.analysis.states.person import interval
from hrvsync.analysis.states.state import WINDOW
from hrvsync.beats import Floats

PAIRS = 500


def levels_of(chance: np.random.Generator, seconds: int, tau: float) -> Floats:
    """Means over WINDOW of noise with a correlation time of `tau` seconds."""
    keep = np.exp(-1 / tau)
    noise = lfilter([1.0], [1.0, -keep], chance.standard_normal(seconds + WINDOW + 300))[300:]
    sums = np.cumsum(noise)
    return (sums[WINDOW:] - sums[:-WINDOW]) / WINDOW


@pytest.mark.parametrize("tau", [3.0, 10.0])
@pytest.mark.parametrize("seconds", [105, 118, 180, 300])
def test_intervals_hold_the_truth_as_often_as_they_say(
    seconds: int, tau: float, capsys: pytest.CaptureFixture[str]
) -> None:
    held = 0
    for seed in range(60_000, 60_000 + PAIRS):
        chance = np.random.default_rng(seed)
        levels = levels_of(chance, 2 * seconds + 60, tau)
        low, high = interval(levels[:seconds], levels[-seconds:], chance)
        held += low <= 0 <= high
    with capsys.disabled():
        print(
            f"\nphases of {seconds} known seconds, correlated over {tau:.0f} s: {100 * held / PAIRS:.0f} % hold", end=""
        )
    assert held >= 0.92 * PAIRS

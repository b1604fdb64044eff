"""Coverage of the 95 % intervals between two phases: bodies that change quickly and slowly, phases short and long."""

import numpy as np
import pytest
from scipy.signal import lfilter
from test_relating_rising import quiet_quarters

from hrvsync.analysis.states.difference import interval
from hrvsync.analysis.states.state import WINDOW, levels
from hrvsync.beats import Floats

PAIRS = 2000
PHASES = ((105, 105), (118, 118), (120, 240), (180, 180), (105, 300), (300, 300), (120, 600), (600, 600))
APART = 60
BODIES = (3.0, 6.0, 10.0, 15.0, 20.0)
"""Correlation times (s): quiet hearts show 4 to 16."""


def levels_of(chance: np.random.Generator, seconds: int, tau: float) -> Floats:
    """Means over WINDOW of noise with a correlation time of `tau` seconds."""
    keep = np.exp(-1 / tau)
    noise = lfilter([1.0], [1.0, -keep], chance.standard_normal(seconds + WINDOW + 300))[300:]
    sums = np.cumsum(noise)
    return (sums[WINDOW:] - sums[:-WINDOW]) / WINDOW


def coverage(tau: float, first: int, second: int) -> float:
    """How many (%) of PAIRS intervals hold the truth."""
    chance, held = np.random.default_rng([60_000, first, second, int(tau)]), 0
    for _ in range(PAIRS):
        found = levels_of(chance, first + APART + second, tau)
        low, high = interval(found[:first], found[-second:])
        held += low <= 0 <= high
    return 100 * held / PAIRS


def test_intervals_hold_the_truth_as_often_as_they_say(capsys: pytest.CaptureFixture[str]) -> None:
    shares: list[float] = []
    for tau in BODIES:
        found = [coverage(tau, *phases) for phases in PHASES]
        said = ", ".join(f"{a} and {b} s {one:.1f}" for (a, b), one in zip(PHASES, found, strict=True))
        with capsys.disabled():
            print(f"\ncorrelated over {tau:.0f} s: {said}; all {np.mean(found):.1f} % hold", end="")
        shares += found
    error = 100 * np.sqrt(0.95 * 0.05 / PAIRS)
    with capsys.disabled():
        print(f"\nall bodies {np.mean(shares):.1f} %; of each {PAIRS} intervals, standard error {error:.1f}", end="")
    assert 93 <= np.mean(shares) <= 97
    assert min(shares) >= 90
    assert max(shares) <= 98.5


@pytest.mark.parametrize("name", ["nsr001", "nsr009"])
def test_neighbouring_phases_of_a_real_quiet_heart(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing happens between them; but real hearts drift, which no interval from within two phases knows."""
    found = [levels(piece, np.arange(30.0, 900.0)).hr for piece in quiet_quarters(name, 300.0)]
    shares: list[str] = []
    for seconds in (105, 180, 300):
        starts = range(0, 870 - 2 * seconds, 2 * seconds)
        pairs = [(hr[at : at + seconds], hr[at + seconds : at + 2 * seconds]) for hr in found for at in starts]
        ends = np.array([interval(*pair) for pair in pairs])
        known = ends[np.isfinite(ends).all(axis=1)]
        held = 100 * float(np.mean((known[:, 0] <= 0) & (known[:, 1] >= 0)))
        shares.append(f"{seconds} s {held:.0f} % of {len(known)}")
        assert held >= 70
    with capsys.disabled():
        print(f"\n{name}, heart rate of neighbouring quiet phases, no difference in {', '.join(shares)}", end="")

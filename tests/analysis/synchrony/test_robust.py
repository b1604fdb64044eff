"""A few artefact beats or a gap in one partner hardly change lag 0, and never move the best lag by more than a step."""

import numpy as np
import pytest
from support.calibration import beats_of
from support.marred import cut, minute, over_same_samples, with_artefacts, with_gap

from hrvsync.analysis.grid import GRID_HZ
from hrvsync.beats import Beats, Floats

type Dyad = tuple[Floats, Floats]

ENDS = range(1320, 2380, 106)
STEP = 1 / GRID_HZ


@pytest.fixture(scope="module")
def coupled(dyad: Dyad) -> tuple[Beats, Beats]:
    a, b = (beats_of(one[: 4 * 2400]) for one in dyad)
    return a, b


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("kind", ["lost", "extra", "early"])
def test_artefact_beats(coupled: tuple[Beats, Beats], kind: str, count: int) -> None:
    a, b = coupled
    for end in ENDS:
        clean, marred = minute(a, b, end), minute(with_artefacts(cut(a, end - 400, end), kind, count, end), b, end)
        assert marred[0] == pytest.approx(clean[0], abs=0.05)
        assert abs(marred[1] - clean[1]) <= STEP


@pytest.mark.parametrize("back", [4.1, 5.3, 9.6, 17.2, 26.8, 35.0, 44.7, 53.9, 60.2, 63.8, 67.5])
def test_a_gap_of_two_seconds_wherever_it_is_in_the_minute(coupled: tuple[Beats, Beats], back: float) -> None:
    a, b = coupled
    for end in ENDS:
        clean, marred = minute(a, b, end), minute(with_gap(a, end - back, 2), b, end)
        assert marred[0] == pytest.approx(clean[0], abs=0.05)
        assert abs(marred[1] - clean[1]) <= STEP


@pytest.mark.parametrize("seconds", [20, 166])
def test_a_long_gap_moves_nothing_after_it_and_takes_the_minutes_that_miss_a_fifth(
    coupled: tuple[Beats, Beats], seconds: float
) -> None:
    a, b = coupled
    for end in ENDS:
        clean = minute(a, b, end)
        assert minute(with_gap(a, end - 70 - seconds, seconds), b, end) == pytest.approx(clean, abs=1e-9)
        assert np.isnan(minute(with_gap(a, end - 40 - seconds, seconds), b, end)[0])


@pytest.mark.parametrize("back", [70.0, 75.0])
def test_a_minute_that_misses_less_says_what_the_clean_series_says_over_the_same_samples(
    coupled: tuple[Beats, Beats], back: float
) -> None:
    a, b = coupled
    for end in ENDS:
        clean, marred = over_same_samples(a, with_gap(a, end - back, 20), b, end)
        assert np.isfinite(clean)
        assert marred == pytest.approx(clean, abs=0.01)

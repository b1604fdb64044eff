"""The grid is aligned to the session clock and holds nothing beside rejected beats, in gaps or outside."""

import numpy as np
import pytest

from hrvsync.analysis.beats import Beats, Label, empty
from hrvsync.analysis.grid import grid_times, rr_at

T = np.arange(0.0, 12.0, 0.5)
BEATS = Beats(
    np.array([1.0, 2, 3, 4, 5, 9, 10]),
    np.array([1000.0, 1100, 1000, 900, 1000, 1000, 1200]),
    np.array([0, 0, Label.SHORT, 0, 0, 0, 0], np.int8),
    np.array([0, 0, 0, 0, 0, 1, 1], np.int64),
)


def test_windows_share_their_samples() -> None:
    assert grid_times(0.0, 1.0).tolist() == [0.25, 0.5, 0.75, 1.0]
    assert set(grid_times(10.1, 20.1).tolist()) >= set(grid_times(11.3, 20.0).tolist())
    assert len(grid_times(0.1, 60.1)) == 240


def test_values_lie_between_good_neighbours_only() -> None:
    values = dict(zip(T.tolist(), rr_at(BEATS, T).tolist(), strict=True))
    assert values[1.5] == pytest.approx(1050)
    assert values[4.5] == pytest.approx(950)
    assert values[9.5] == pytest.approx(1100)
    known = [t for t, value in values.items() if np.isfinite(value)]
    assert known == [1.5, 2.0, 4.5, 5.0, 9.5, 10.0]


@pytest.mark.parametrize("beats", [empty(), BEATS.after(9.0)])
def test_fewer_than_two_beats_give_nothing(beats: Beats) -> None:
    assert np.all(np.isnan(rr_at(beats, T)))

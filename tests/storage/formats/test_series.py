import numpy as np

from hrvsync.beats import Beats, empty
from hrvsync.events import Wave
from hrvsync.storage.formats.series import even_ibi, even_wave, gaps

BEATS = Beats(
    np.array([1.0, 2.0, 7.0, 8.0]), np.array([800.0, 1000, 1000, 900]), np.zeros(4, np.int8), np.array([0, 0, 1, 1])
)


def test_a_gap_lies_between_runs() -> None:
    assert gaps(BEATS) == [(2.0, 4.0)]


def test_an_even_series_has_no_value_in_gaps_and_outside() -> None:
    even = even_ibi(BEATS, 1.0, 10.0)
    np.testing.assert_array_equal(even, [np.nan, 800, 1000, np.nan, np.nan, np.nan, 1000, 1000, 900, np.nan])
    assert np.isnan(even_ibi(empty(), 4.0, 2.0)).tolist() == [True] * 8


def test_samples_outside_the_grid_are_left_out() -> None:
    waves = [Wave(t, "A", "ecg", 10.0, int(t * 1e9), (1, 2, 3, 4)) for t in (-5.0, 0.1, 1.0, 30.0)]
    even = even_wave(waves, 10.0, 1.0)
    np.testing.assert_array_equal(even, [3, 4, np.nan, np.nan, np.nan, np.nan, np.nan, 1, 2, 3])

import numpy as np

from hrvsync.beats import Beats, empty
from hrvsync.events import Battery, Mark, Packet, Pause, Tick, Wave
from hrvsync.storage.formats.writing import even_ibi, unsupported


def test_names_each_kind_once_and_only_what_there_is() -> None:
    events = [Packet(1.0, "A", (800,)), Wave(1.0, "A", "ecg", 130, 1, (1,)), Battery(1.0, "A", 9), Battery(2.0, "A", 9)]
    assert unsupported("X", events, {"ECG"}) == ("X cannot hold reports of the straps; the native file keeps them.",)
    sentences = unsupported(
        "X", [*events, Mark(2.0, "note"), Pause(3.0), Wave(3.0, "A", "acc", 50, 1, (1,)), Tick(4.0)], set()
    )
    kinds = "ECG and reports of the straps and marks and the breath guide and acceleration"
    assert sentences == (f"X cannot hold {kinds}; the native file keeps them.",)
    assert unsupported("X", [Tick(1.0)], set()) == ()


def test_an_even_series_has_no_value_in_gaps_and_outside() -> None:
    rr_ms = np.array([800.0, 1000, 1000, 900])
    beats = Beats(np.array([1.0, 2.0, 7.0, 8.0]), rr_ms, np.zeros(4, np.int8), np.array([0, 0, 1, 1]))
    even = [np.nan, 800, 1000, np.nan, np.nan, np.nan, 1000, 1000, 900, np.nan]
    np.testing.assert_array_equal(even_ibi(beats, 1.0, 10.0), even)
    np.testing.assert_array_equal(even_ibi(beats, 1.0, 10.0, -1.0), [np.nan, *even[:-1]])
    assert np.isnan(even_ibi(empty(), 4.0, 2.0)).tolist() == [True] * 8

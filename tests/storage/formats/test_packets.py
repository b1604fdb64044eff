import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.events import Link, Packet
from hrvsync.storage.formats.reading import (
    between_beats,
    by_seat,
    chained,
    counted,
    milliseconds,
    ordered,
    stamped,
    steps_back,
    unbroken,
)
from hrvsync.storage.recording import FormatError


@given(st.lists(st.integers(300, 65000), min_size=8, max_size=50))
def test_ticks_survive_three_decimals(ticks: list[int]) -> None:
    rr_ms = np.array([round(n * 1000 / 1024, 3) for n in ticks])
    counts, per_second = counted(np.minimum(rr_ms, 63_999))
    if per_second == 1024:
        assert counts == [min(n, 65535) for n in ticks]
    else:
        assert [n * 1000 / per_second for n in counts] == pytest.approx(rr_ms.tolist())


@given(st.lists(st.integers(1, 63_999), min_size=1), st.sampled_from((0, 1, 2)))
def test_counts_give_the_values_back(whole: list[int], decimals: int) -> None:
    rr_ms = np.array(whole) / 10**decimals
    counts, per_second = counted(rr_ms)
    assert [n * 1000 / per_second for n in counts] == pytest.approx(rr_ms.tolist(), abs=0.0006)


def test_milliseconds_in_seconds_stay_whole() -> None:
    assert counted(np.array([0.766, 0.789, 1.018]) * 1000) == ([766, 789, 1018], 1000)


@pytest.mark.parametrize("value", [-1.0, np.nan, np.inf, 1e308, 70_000.0])
def test_refuses_what_is_no_interval(value: float) -> None:
    with pytest.raises(FormatError, match="interval 2 is"):
        counted(np.array([800.0, value]))


def test_chains_intervals_end_to_end() -> None:
    assert [(e.t, e.rr) for e in chained(np.array([800.0, 900.0])) if isinstance(e, Packet)] == [
        (0.8, (800,)),
        (1.7, (900,)),
    ]


def test_holds_times_that_step_back() -> None:
    t = np.array([-1.0, 2.0, 1.5, 3.0])
    assert [e.t for e in stamped(t, np.full(4, 800.0))] == [0.0, 2.0, 2.0, 3.0]
    assert steps_back(t) == ("1 time stamp steps back; the order of the rows was kept.",)
    assert steps_back(np.array([1.0, 2.0])) == ()


@pytest.mark.parametrize("t", [np.nan, np.inf, -6.0, 32 * 86400.0])
def test_refuses_impossible_times(t: float) -> None:
    with pytest.raises(FormatError, match="time stamps are damaged"):
        ordered(np.array([0.0, t]))
    assert ordered(np.empty(0)).size == 0


def test_a_minute_between_beats_is_a_gap() -> None:
    found = between_beats(np.array([2560, 0, 128, 2560 + 128 * 90]), 128)
    assert found == [Packet(1.0, "A", (128,), per_second=128), Packet(20.0, "A", (2432,), per_second=128)]


def test_a_new_run_is_a_lost_link() -> None:
    found = unbroken(np.array([1.0, 9.0, 10.0]), np.full(3, 800.0), np.array([0, 1, 1]), "B")
    assert [type(e).__name__ for e in found] == ["Packet", "Link", "Link", "Packet", "Packet"]
    assert found[1] == Link(1.0, "B", "lost", "gap_in_file")
    assert unbroken(np.empty(0), np.empty(0), np.empty(0, np.int64)) == []


def test_distinguishes_seconds_from_milliseconds() -> None:
    assert milliseconds(np.array([0.0, 0.8, 0.9])).tolist() == [0, 800, 900]
    assert milliseconds(np.array([0.0, 800, 5000])).tolist() == [0, 800, 5000]
    for column in ([], [0, 0], [30.0], [1e9]):
        with pytest.raises(FormatError, match="neither milliseconds nor seconds"):
            milliseconds(np.array(column, np.float64))


def test_knows_two_seats() -> None:
    columns = (np.array([1.0, 2.0]), np.full(2, 800.0), np.zeros(2, np.int64))
    assert [getattr(event, "who", "") for event in by_seat(["B", "A"], *columns)] == ["A", "B"]
    with pytest.raises(FormatError, match="hrvsync knows A and B"):
        by_seat(["A", "C"], *columns)

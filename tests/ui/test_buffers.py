"""The ECG buffer places samples by the strap's clock, the trends keep one value a second; what is lost stays a gap."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.events import Wave
from hrvsync.ui.session.buffers import EcgBuffer, TrendBuffer

RATE = 130.0
BLOCK = 73


def block(number: int, late: float = 0.0, lost: int = 0) -> Wave:
    """Block `number` of a ramp of its own sample numbers."""
    first = number * BLOCK + lost
    device = (first + BLOCK - 1) / RATE
    return Wave(device + 0.2 + late, "A", "ecg", RATE, round(device * 1e9), tuple(range(first, first + BLOCK)))


def test_late_blocks_do_not_move_what_is_drawn() -> None:
    buffer = EcgBuffer(RATE)
    late = np.random.default_rng(1).uniform(0, 0.3, 60)
    late[0] = 0.0
    for number in range(60):
        buffer.put(block(number, float(late[number])))
    ago, samples = buffer.last(30.0, 10.0)
    at = 30.0 + ago
    assert samples == pytest.approx((at - 0.2) * RATE, abs=1.5)
    assert ago[0] >= -10.1
    assert (np.diff(samples) == 1).all()


def test_lost_blocks_are_a_gap() -> None:
    buffer = EcgBuffer(RATE)
    buffer.put(block(0))
    buffer.put(block(1, lost=2 * BLOCK))
    _, samples = buffer.last(buffer.end, 10.0)
    finite = samples[~np.isnan(samples)]
    assert len(finite) == 2 * BLOCK
    assert np.isnan(samples[-BLOCK - 2 * BLOCK : -BLOCK]).all()


def test_a_seek_starts_again() -> None:
    buffer = EcgBuffer(RATE)
    for number in range(100):
        buffer.put(block(number))
    buffer.put(block(3))
    _, samples = buffer.last(buffer.end, 30.0)
    assert np.count_nonzero(~np.isnan(samples)) == BLOCK


def test_empty() -> None:
    buffer = EcgBuffer(RATE)
    ago, samples = buffer.last(5.0, 10.0)
    assert len(ago) == len(samples) == 0


@given(st.dictionaries(st.integers(0, 5000), st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_the_trends_give_back_what_was_put(values_by_second: dict[int, float]) -> None:
    trends = TrendBuffer()
    for second, value in values_by_second.items():
        trends.put(float(second), {"x": value})
    values = trends.get("x")
    assert len(values) == trends.seconds == max(values_by_second) + 1
    for second, value in values_by_second.items():
        assert values[second] == value
    assert np.isnan(np.delete(values, list(values_by_second))).all()


def test_a_part_of_the_trends_and_an_unknown_name() -> None:
    trends = TrendBuffer()
    for second in range(100):
        trends.put(float(second), {"x": float(second)})
    assert list(trends.get("x", 10, 12)) == [10, 11, 12]
    assert np.isnan(trends.get("y", 10, 12)).all()
    assert len(trends.get("x", 200, 300)) == 0


def test_time_before_the_session_is_ignored() -> None:
    trends = TrendBuffer()
    trends.put(-3.0, {"x": 1.0})
    assert trends.seconds == 0


def test_a_block_that_comes_again_is_drawn_once() -> None:
    once, twice = EcgBuffer(RATE), EcgBuffer(RATE)
    for number in range(10):
        once.put(block(number))
        twice.put(block(number))
        twice.put(block(number, late=0.004))
    assert np.array_equal(twice.last(6.0, 10.0)[1], once.last(6.0, 10.0)[1], equal_nan=True)

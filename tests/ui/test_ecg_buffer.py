"""The ECG buffer places samples by the strap's clock and keeps lost ones as a gap."""

import numpy as np
import pytest

from hrvsync.events import Wave
from hrvsync.ui.session.ecg_buffer import EcgBuffer

RATE = 130.0
BLOCK = 73


def block(number: int, late: float = 0.0, lost: int = 0) -> Wave:
    """Block `number` of a ramp that tells its own sample number."""
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

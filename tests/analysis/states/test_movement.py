"""When a body moved, from acceleration; and what that does to a rise."""

import numpy as np
from msgspec.structs import replace
from support.rises import leaning, session, shift

from hrvsync.analysis.states import Movement, movements
from hrvsync.events import Wave


def block(t: float, xyz: tuple[int, int, int], number: int = 0, kind: str = "acc") -> Wave:
    """A block of a strap that rests: 36 samples at 50 Hz."""
    return Wave(t, "A", "acc" if kind == "acc" else "ecg", 50.0, number or round(t * 1000), xyz * 36)


def test_a_breath_is_no_movement_and_leaning_is() -> None:
    events = session("free", 5, seconds=200.0, acceleration=True)
    waves = [event for event in events if isinstance(event, Wave)]
    assert movements(waves) == {}
    moved = movements([event for event in leaning(events, 170.0) if isinstance(event, Wave)])["A"]
    assert 170 <= moved[0] < 171
    assert moved[-1] < 175
    assert (np.diff(moved) > 0).all()


def test_a_strap_that_was_silent_has_not_moved() -> None:
    still, turned = (0, 0, 1000), (0, 700, 700)
    one = Movement()
    for t in (0.0, 0.72, 1.44):
        one.feed(block(t, still))
    one.feed(block(60.0, turned))
    assert one.last == -np.inf
    one.feed(block(60.72, still))
    assert one.last > 60


def test_a_block_that_comes_twice_and_other_waves_do_not_count() -> None:
    one, other = Movement(), Movement()
    blocks = [block(0.72 * n, (0, 10 * n, 1000), n + 1) for n in range(30)]
    for each in blocks:
        one.feed(each)
        other.feed(each)
        other.feed(replace(each, t=each.t + 0.01))
        other.feed(block(each.t, (900, 900, 900), kind="ecg"))
    assert one.last == other.last == -np.inf


def test_who_shifts_in_the_seat_is_not_rising_where_that_is_recorded() -> None:
    seeds = range(3000, 3003)
    assert any("rising" in shift(seed, "Polar H10") for seed in seeds)
    assert not any(shift(seed, "Polar H10", acceleration=True) for seed in seeds)

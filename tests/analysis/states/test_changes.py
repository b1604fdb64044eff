import numpy as np
from hypothesis import given, strategies as st

from hrvsync.analysis.states.course import ABRUPT, HALF, SHIFT, joint_shifts, jumps, sharpen, shifts
from hrvsync.analysis.states.state import WINDOW, State


def blurred(step_at: int, height: float, n: int = 300) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A sudden step as centred windows show it: a ramp over the window."""
    return height * np.clip((np.arange(n) - step_at + HALF) / WINDOW, 0, 1)


def test_a_jump_peaks_where_the_step_is() -> None:
    size = jumps(blurred(150, 3), blurred(150, -4))
    assert int(np.nanargmax(size)) == 150
    assert np.nanmax(size) == 5
    assert np.isnan(size[:HALF]).all()
    assert np.isnan(size[-HALF:]).all()


def test_a_short_series_has_no_jumps() -> None:
    assert np.isnan(jumps(np.zeros(WINDOW), np.zeros(WINDOW))).all()
    assert shifts(np.empty(0)) == []
    assert len(sharpen(np.empty(0, np.int8), np.empty(0))) == 0


def states_of(*stays: tuple[int, int]) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    return np.concatenate([np.full(seconds, state, dtype=np.int8) for state, seconds in stays])


def test_early_and_late_changes_are_moved_to_the_jump_and_what_was_blur_vanishes() -> None:
    jump = jumps(blurred(150, 4), np.zeros(300))
    for cut in (140, 150, 160):
        np.testing.assert_array_equal(sharpen(states_of((0, cut), (1, 300 - cut)), jump), states_of((0, 150), (1, 150)))
    passed = states_of((State.SETTLED, 145), (State.LIVELY, 12), (State.ACTIVATED, 143))
    np.testing.assert_array_equal(sharpen(passed, jump), states_of((State.SETTLED, 150), (State.ACTIVATED, 150)))


def test_slow_changes_and_the_edges_of_gaps_stay() -> None:
    slow = states_of((0, 140), (1, 160))
    np.testing.assert_array_equal(sharpen(slow, jumps(blurred(150, ABRUPT - 0.1), np.zeros(300))), slow)
    gap = states_of((0, 140), (-1, 20), (1, 140))
    np.testing.assert_array_equal(sharpen(gap, jumps(blurred(150, 9), np.zeros(300))), gap)


@given(st.lists(st.tuples(st.integers(-1, 3), st.integers(1, 40)), min_size=1, max_size=10), st.integers(0, 99))
def test_sharpening_keeps_length_ends_and_order(stays: list[tuple[int, int]], seed: int) -> None:
    state = states_of(*stays)
    jump = np.abs(np.random.default_rng(seed).normal(0, 3, len(state)))
    sharp = sharpen(state, jump)
    assert len(sharp) == len(state)
    assert sharp[-1] == state[-1]
    original = iter(state[np.concatenate([[0], np.flatnonzero(np.diff(state)) + 1])].tolist())
    assert all(code in original for code in sharp[np.concatenate([[0], np.flatnonzero(np.diff(sharp)) + 1])].tolist())


def test_shifts_of_two_people_near_each_other_are_joint_and_have_a_direction() -> None:
    t = np.arange(400.0)
    out, back = blurred(100, 4, 400), blurred(250, 4, 400)
    there_and_back = out - back
    a, b = there_and_back, np.roll(there_and_back, 8)
    zero = np.zeros(400)
    found = joint_shifts(t, {"A": a, "B": b}, {"A": jumps(a, zero), "B": jumps(b, zero)})
    assert [shift.away for shift in found] == [True, False]
    assert [shift.t for shift in found] == [104, 254]
    assert all(size >= SHIFT for shift in found for size in shift.sizes.values())


def test_one_away_and_one_towards_has_no_direction_and_a_lone_shift_is_none() -> None:
    t = np.arange(400.0)
    zero = np.zeros(400)
    away, towards = blurred(100, 4, 400), 4 - blurred(100, 4, 400)
    (shift,) = joint_shifts(t, {"A": away, "B": towards}, {"A": jumps(away, zero), "B": jumps(towards, zero)})
    assert shift.away is None
    later = blurred(300, 4, 400)
    assert joint_shifts(t, {"A": away, "B": later}, {"A": jumps(away, zero), "B": jumps(later, zero)}) == ()

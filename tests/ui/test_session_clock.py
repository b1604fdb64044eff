"""The session clock runs on between frames, never jumps backwards on jitter, and follows a seek at once."""

import pytest
from hypothesis import given, strategies as st

from hrvsync.ui.session.state import SessionClock


def test_before_the_first_frame_it_is_zero() -> None:
    assert SessionClock().now(123.0) == 0.0


def test_runs_on_between_frames() -> None:
    clock = SessionClock()
    clock.on_frame(10.0, 100.0)
    assert clock.now(100.7) == pytest.approx(10.7)


@given(st.lists(st.floats(-0.05, 0.05), min_size=5, max_size=40))
def test_jitter_of_frames_never_moves_it_backwards_or_far(jitter: list[float]) -> None:
    clock = SessionClock()
    clock.on_frame(0.0, 100.0)
    last = 0.0
    for second, late in enumerate(jitter, 1):
        for step in range(10):
            now = clock.now(100.0 + second - 1 + 0.1 * step + 0.05)
            assert now > last - 0.03
            last = max(last, now)
        clock.on_frame(float(second), 100.0 + second + late)
        assert clock.now(100.0 + second) == pytest.approx(second, abs=0.11)


def test_a_seek_is_followed_at_once() -> None:
    clock = SessionClock()
    clock.on_frame(100.0, 50.0)
    clock.on_frame(20.0, 51.0)
    assert clock.now(51.5) == pytest.approx(20.5)


def test_stands_still_when_paused_and_goes_on_from_there() -> None:
    clock = SessionClock()
    clock.on_frame(10.0, 0.0)
    clock.steer(0.5, paused=True)
    assert clock.now(30.0) == pytest.approx(10.5)
    clock.steer(30.0, paused=False)
    assert clock.now(31.0) == pytest.approx(11.5)


def test_speed_scales_it() -> None:
    clock = SessionClock()
    clock.on_frame(10.0, 0.0)
    clock.steer(1.0, speed=4.0)
    assert clock.now(1.5) == pytest.approx(13.0)


def test_without_frames_it_waits_after_two_seconds() -> None:
    clock = SessionClock()
    clock.on_frame(10.0, 0.0)
    assert clock.now(60.0) == 12.0

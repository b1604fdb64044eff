import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.events import Pacer, Phase
from hrvsync.guide import breath_at, breath_phase, cycles_at, pacer_for
from hrvsync.guide.pacer import rate_at

pacers = st.builds(
    Pacer,
    rate=st.floats(4, 10),
    rate_end=st.none() | st.floats(4, 10),
    glide=st.floats(0, 600),
    inhale=st.floats(0.2, 0.8),
    hold_in=st.floats(0, 1),
    hold_out=st.floats(0, 1),
)
seconds = st.floats(0, 2000)


def test_six_a_minute_breathes_in_for_four_seconds_and_out_for_six() -> None:
    pacer = Pacer()
    assert breath_at(pacer, 0).volume == 0
    half_in = breath_at(pacer, 2)
    assert (half_in.step, half_in.volume, half_in.left) == ("in", pytest.approx(0.5), pytest.approx(2))
    top = breath_at(pacer, 4)
    assert (top.step, top.volume, top.left) == ("out", pytest.approx(1), pytest.approx(6))
    assert breath_at(pacer, 10).breaths == 1
    assert breath_at(pacer, 65).position == pytest.approx(0.5)


def test_holds_follow_in_and_out() -> None:
    box = Pacer(rate=60 / 16, inhale=0.5, hold_in=4, hold_out=4)
    steps = [(breath_at(box, s).step, breath_at(box, s).volume) for s in (2, 6, 10, 14)]
    assert steps == [("in", pytest.approx(0.5)), ("hold_in", 1), ("out", pytest.approx(0.5)), ("hold_out", 0)]
    assert breath_at(box, 6).left == pytest.approx(2)


def test_holds_that_leave_no_breath_are_shortened() -> None:
    pacer = Pacer(rate=6, hold_in=30, hold_out=10)
    assert {breath_at(pacer, s / 10).step for s in range(100)} == {"in", "hold_in", "out", "hold_out"}
    assert breath_at(pacer, 0.39).step == "in"
    assert breath_at(pacer, 0.41).step == "hold_in"


def test_the_rate_glides_and_stays() -> None:
    pacer = Pacer(rate=6.5, rate_end=4.5, glide=120)
    assert [rate_at(pacer, s) for s in (-5, 0, 60, 120, 500)] == [6.5, 6.5, 5.5, 4.5, 4.5]
    assert rate_at(Pacer(rate=5), 100) == 5
    assert cycles_at(pacer, 120) == pytest.approx(11)
    assert cycles_at(pacer, 180) == pytest.approx(15.5)
    assert cycles_at(Pacer(rate=6, rate_end=5), 60) == 5  # no glide: the target at once


def test_before_its_phase_the_breath_waits_at_the_beginning() -> None:
    assert breath_at(Pacer(), -3) == breath_at(Pacer(), 0)


@given(pacers, seconds)
def test_every_share_stays_within_its_bounds(pacer: Pacer, s: float) -> None:
    breath = breath_at(pacer, s)
    assert 0 <= breath.position < 1
    assert 0 <= breath.progress <= 1
    assert 0 <= breath.volume <= 1
    assert 0 <= breath.left <= 60 / breath.rate + 1e-9


@given(pacers, seconds)
def test_the_volume_never_jumps(pacer: Pacer, s: float) -> None:
    dt = 1e-4
    jump = abs(breath_at(pacer, s + dt).volume - breath_at(pacer, s).volume)
    assert jump < 0.01


@given(pacers, seconds)
def test_cycles_are_the_integral_of_the_rate(pacer: Pacer, s: float) -> None:
    corners = sorted({0.0, min(s, pacer.glide), s})  # the rate is straight between them
    summed = sum(
        (rate_at(pacer, start) + rate_at(pacer, math.nextafter(end, 0))) / 2 * (end - start)
        for start, end in pairwise(corners)
    )
    assert cycles_at(pacer, s) == pytest.approx(summed / 60, abs=1e-9)


@given(pacers, st.lists(st.floats(0, 2000)))
def test_arrays_equal_single_times(pacer: Pacer, times: list[float]) -> None:
    single = [2 * math.pi * cycles_at(pacer, s) for s in times]
    np.testing.assert_allclose(breath_phase(pacer, np.array(times)), single, rtol=1e-12, atol=1e-9)


def test_the_phase_of_an_array_is_nan_before_it_begins_and_for_nan() -> None:
    phase = breath_phase(Pacer(), np.array([[-1.0, 0.0], [np.nan, 10.0]]))
    np.testing.assert_allclose(phase, [[np.nan, 0], [np.nan, 2 * math.pi]])


def test_a_seat_breathes_with_its_own_pacer_before_the_shared_one() -> None:
    own, shared = Pacer(rate=5), Pacer(rate=6)
    phase = Phase(t=0, name="breathe", pacers={"": shared, "A": own})
    assert pacer_for(phase, "A") == own
    assert pacer_for(phase, "B") == shared
    assert pacer_for(Phase(t=0, name="talk"), "A") is None
    assert pacer_for(None, "A") is None

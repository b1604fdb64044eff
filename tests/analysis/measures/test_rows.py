"""Laws of every row of MEASURES: the clock, what lies outside a window, too little, nothing that varies, nonsense."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from support.heart_series import Array, showing

from hrvsync.analysis import PRESETS, rolling
from hrvsync.analysis.measures import LIVE, MEASURES, USABLE, Context, Measure, latest
from hrvsync.beats import Beats

ROWS = (*MEASURES, USABLE)
EVERY = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)


def value(row: Measure, t: Array, rr: Array, end: float, window: float = 300.0) -> float:
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return float(rolling(row.key, t, rr, [end], window)[0])


def test_every_key_is_one_and_live_keys_are_too() -> None:
    assert len({row.key for row in ROWS}) == len(ROWS)
    assert len({row.key for row in LIVE}) == len(LIVE)
    for row in MEASURES:
        for live in row.live:
            assert live.seconds >= row.min_seconds, "a frame shows nothing that rolling withholds"
            assert live.min_beats >= row.min_beats


@EVERY
def test_the_clock_does_not_matter(row: Measure) -> None:
    rr = showing(row.key, 700, seed=3)
    t = np.cumsum(rr) / 1000
    there = value(row, t, rr, 400.0)
    assert math.isfinite(there)
    assert value(row, t + 1000.0, rr, 1400.0) == pytest.approx(there, rel=1e-6)


@EVERY
def test_what_lies_outside_its_window_does_not_matter(row: Measure) -> None:
    rr = showing(row.key, 700, seed=3)
    t = np.cumsum(rr) / 1000
    other = np.where((t <= 100.0) | (t > 400.0), 600.0, rr)
    inside = (t > 100.0) & (t <= 400.0)
    there = value(row, t, rr, 400.0)
    assert value(row, t, other, 400.0) == pytest.approx(there, rel=1e-9)
    assert value(row, t[inside], rr[inside], 400.0) == pytest.approx(there, rel=1e-9)


@EVERY
@pytest.mark.parametrize("rr", [[], [800.0], [800.0, 810.0], [math.nan] * 400])
def test_too_little_gives_no_number(row: Measure, rr: list[float]) -> None:
    series = np.array(rr)
    assert math.isnan(value(row, np.arange(len(rr), dtype=np.float64), series, 320.0)) or row is USABLE


@EVERY
@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.one_of(st.floats(0, 5000), st.just(math.nan), st.just(math.inf), st.just(-1.0)), max_size=12),
    st.integers(0, 500),
    st.sampled_from(PRESETS),
)
def test_whatever_the_beats_nothing_raises_or_warns(row: Measure, pattern: list[float], n: int, preset: object) -> None:
    rr = np.resize(np.array([*pattern, 800.0]), n)
    t = np.cumsum(np.where(np.isfinite(rr) & (rr > 0), rr, 800.0)) / 1000
    assert not np.isinf(value(row, t, rr, float(t[-1]) if n else 1.0))
    known = Beats(t, np.where(np.isfinite(rr) & (rr > 0), rr, 800.0), np.zeros(n, np.int8), np.zeros(n, np.int64))
    assert latest(known, float(t[-1]) if n else 1.0, Context()) is not None

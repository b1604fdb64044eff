"""A measure says nothing where anyone has not enough good data, and rows that share a computation run it once."""

from math import isnan
from typing import NamedTuple

import numpy as np

from hrvsync.analysis.measure import Metric, Need, Window, measure
from hrvsync.beats import Beats, empty

STEADY = Beats(np.arange(1.0, 101), np.full(100, 1000.0), np.zeros(100, np.int8), np.zeros(100, np.int64))


def metric(name: str, function: object, need: Need, part: str = "", before: float = 0.0) -> Metric:
    assert callable(function)
    return Metric(name, name, "s", 10, need, function, "here", part, before)


def count(beats: Beats, _window: Window) -> float:
    return float(len(beats))


def test_the_function_gets_the_beats_of_its_window_and_what_it_wants_before() -> None:
    plain = metric("plain", count, Need(1, 0))
    longer = metric("longer", count, Need(1, 0), before=5)
    assert measure((plain, longer), {"A": STEADY}, 100.0) == {"plain": 10.0, "longer": 15.0}


def test_too_few_beats_or_too_little_cover_is_nan() -> None:
    few = metric("few", count, Need(11, 0))
    thin = metric("thin", count, Need(1, 0.95))
    assert isnan(measure((few,), {"A": STEADY}, 100.0)["few"])
    assert measure((thin,), {"A": STEADY}, 100.0)["thin"] == 10
    assert isnan(measure((thin,), {"A": STEADY}, 101.0)["thin"])
    assert isnan(measure((thin,), {"A": empty()}, 100.0)["thin"])


def test_between_two_both_need_enough() -> None:
    def both(a: Beats, b: Beats, window: Window) -> float:
        assert window.people == ("A", "B")
        return float(len(a) + len(b))

    pair = metric("pair", both, Need(5, 0.5))
    assert measure((pair,), {"A": STEADY, "B": STEADY}, 100.0)["pair"] == 20
    assert isnan(measure((pair,), {"A": STEADY, "B": empty()}, 100.0)["pair"])


def test_rows_share_one_computation_and_kept_values_cost_none() -> None:
    calls: list[Window] = []

    class Both(NamedTuple):
        low: float
        high: float

    def shared(_beats: Beats, window: Window) -> Both:
        calls.append(window)
        return Both(1.0, 2.0)

    rows = (metric("low", shared, Need(1, 0), "low"), metric("high", shared, Need(1, 0), "high"))
    assert measure(rows, {"A": STEADY}, 100.0) == {"low": 1.0, "high": 2.0}
    assert len(calls) == 1
    assert measure(rows, {"A": STEADY}, 100.0, kept={"low": 5.0, "high": 6.0}) == {"low": 5.0, "high": 6.0}
    assert len(calls) == 1

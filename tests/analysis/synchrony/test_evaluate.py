"""A row says nothing where either has not enough good data, and rows of one function run it once."""

from math import isnan
from typing import NamedTuple

import numpy as np

from hrvsync.analysis.grid import AROUND_S
from hrvsync.analysis.synchrony import LIVE, PairMeasure, Window, latest, over
from hrvsync.analysis.synchrony.registry import evaluate
from hrvsync.beats import Beats, empty

STEADY = Beats(np.arange(1.0, 101), np.full(100, 1000.0), np.zeros(100, np.int8), np.zeros(100, np.int64))
BOTH = {"A": STEADY, "B": STEADY}
LAST = Window(90.0, 100.0, ("A", "B"))


def row(key: str, function: object, beats: int, share: float = 0.0, part: str = "", before: float = 0.0) -> PairMeasure:
    assert callable(function)
    return PairMeasure(key, key, "", 10, function, "here", part, min_beats=beats, min_share=share, before=before)


def count(a: Beats, b: Beats, window: Window) -> float:
    assert window.people == ("A", "B")
    return float(len(a) + len(b))


def test_too_few_beats_or_too_little_cover_is_nan() -> None:
    few, thin = row("few", count, 11), row("thin", count, 1, 0.95)
    assert isnan(over((few,), BOTH, LAST)["few"])
    assert over((thin,), BOTH, LAST)["thin"] == 20
    assert isnan(over((thin,), BOTH, Window(91.0, 101.0, ("A", "B")))["thin"])
    assert isnan(over((thin,), BOTH | {"B": empty()}, LAST)["thin"])


def test_a_window_that_is_too_short_is_nan_unless_asked_for() -> None:
    brief = Window(95.0, 100.0, ("A", "B"))
    assert isnan(over((row("count", count, 1),), BOTH, brief)["count"])
    assert over((row("count", count, 1),), BOTH, brief, min_seconds=0.0)["count"] == 10


def test_rows_of_one_function_share_one_computation_each_by_its_own_need() -> None:
    calls: list[Window] = []

    class Pair(NamedTuple):
        low: float
        high: float

    def shared(_a: Beats, _b: Beats, window: Window) -> Pair:
        calls.append(window)
        return Pair(1.0, 2.0)

    rows = (row("low", shared, 1, 0.0, "low"), row("high", shared, 1, 0.0, "high"), row("more", shared, 99, 0.0, "low"))
    found = evaluate(rows, BOTH, LAST)
    assert (found["low"], found["high"]) == (1.0, 2.0)
    assert isnan(found["more"])
    assert len(calls) == 1


def test_live_rows_get_the_beats_before_their_window_and_the_others_stay() -> None:
    plain, longer = row("wcc_z", count, 1), row("wcc_z0", count, 1, before=5.0)
    first = latest(BOTH, 100.0, rows=(plain, longer))
    assert (first.wcc_z, first.wcc_z0) == (2 * (15 + AROUND_S[0]), 2 * (15 + AROUND_S[0]))
    assert isnan(first.wcc_p)
    later = latest({"A": STEADY, "B": empty()}, 100.0, rows=(plain,), known=first)
    assert isnan(later.wcc_z)
    assert later.wcc_z0 == first.wcc_z0
    alone = latest({"A": STEADY, "B": empty()}, 100.0)
    assert all(isnan(getattr(alone, row.key)) for row in LIVE if row.key != "chance_needs")
    assert alone.chance_needs == 87

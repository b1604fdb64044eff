"""Neighbours, gaps and cover: what may be compared with what, and how much of a span is known."""

import numpy as np
import pytest

from hrvsync.beats import Beats, Label, covered, empty, gaps


def beats(t: list[float], rr_ms: list[float], run: list[int], label: list[int] | None = None) -> Beats:
    labels = np.zeros(len(t), np.int8) if label is None else np.array(label, np.int8)
    return Beats(np.array(t), np.array(rr_ms), labels, np.array(run, np.int64))


TWO_RUNS = beats([1, 2, 3, 9, 10], [1000] * 5, [0, 0, 0, 1, 1], [0, 0, Label.LONG, 0, 0])


def test_pairs_are_neighbours_in_one_run_and_both_normal() -> None:
    assert TWO_RUNS.good.tolist() == [True, True, False, True, True]
    assert TWO_RUNS.good_pairs.tolist() == [True, False, False, True]


def test_cover_counts_what_lies_in_normal_intervals() -> None:
    assert covered(TWO_RUNS, 0.0, 10.0) == pytest.approx(4.0)
    assert covered(TWO_RUNS, 0.5, 1.25) == pytest.approx(0.75)
    assert covered(TWO_RUNS, 3.0, 8.0) == 0.0
    assert covered(empty(), 0.0, 10.0) == 0.0


def test_gaps_reach_from_the_last_beat_to_the_start_of_the_next_interval() -> None:
    start, end = gaps(TWO_RUNS)
    assert (start.tolist(), end.tolist()) == ([3.0], [8.0])
    assert [len(side) for side in gaps(empty())] == [0, 0]


def test_a_gap_is_never_shorter_than_nothing() -> None:
    start, end = gaps(beats([1, 1.5], [1000, 1000], [0, 1]))
    assert start.tolist() == end.tolist() == [1.0]


def test_after_keeps_the_later_beats() -> None:
    assert TWO_RUNS.after(2.0).t.tolist() == [3, 9, 10]
    assert len(TWO_RUNS.after(99.0)) == 0

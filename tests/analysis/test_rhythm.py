"""Rhythms that are suited for HRV, and those that are not."""

from collections.abc import Sequence
from math import inf

import numpy as np
import pytest
from hypothesis import given, strategies as st
from support.heart_series import HEARTS, KINDS, Array, bigeminy, breathing, fibrillation, healthy, with_artefacts
from support.mitbih import rhythms

from hrvsync.analysis.artefacts import label
from hrvsync.analysis.rhythm import UNPREDICTED, alternates, rhythm, unpredicted
from hrvsync.beats import Beats, Label

NORMAL, ECTOPIC, OUT_OF_RANGE = int(Label.NORMAL), int(Label.ECTOPIC), int(Label.OUT_OF_RANGE)
SUITED = {
    **{name: healthy(130, seed=1, **kind) for name, kind in HEARTS.items()},
    "with 5 % artefacts": with_artefacts(healthy(130, seed=5), 0.05, KINDS, seed=5)[0],
    "without any change": np.full(130, 800.0),
}


def judged(rr: Array) -> str:
    run = np.zeros(rr.size, np.int64)
    return rhythm(Beats(np.cumsum(rr) / 1000, rr, label(rr, run), run))


def beats_of(
    rr: Sequence[float] | Array, labels: Sequence[int] | None = None, run: Sequence[int] | None = None
) -> Beats:
    x = np.array(rr)
    labelled, runs = np.array(labels or [NORMAL] * x.size, np.int8), np.array(run or [0] * x.size, np.int64)
    return Beats(np.cumsum(x) / 1000, x, labelled, runs)


def off(rr: Sequence[float] | Array) -> float:
    return unpredicted(np.array(rr), np.ones(len(rr) - 4, bool))


@pytest.mark.parametrize("name", SUITED)
def test_a_sinus_rhythm_is_suited(name: str) -> None:
    assert judged(SUITED[name]) == "suited"


@pytest.mark.parametrize("seed", range(5))
def test_fibrillation_and_bigeminy_are_not(seed: int) -> None:
    assert judged(fibrillation(130, seed)) == "not suited"
    assert judged(bigeminy(130, seed)) == "not suited"


@pytest.mark.parametrize("seed", range(5))
def test_fibrillation_without_a_rejected_beat_is_not_suited_either(seed: int) -> None:
    assert rhythm(beats_of(fibrillation(130, seed))) == "not suited"


@pytest.mark.parametrize("breaths", [4.5, 6, 7])
@pytest.mark.parametrize("bpm", [45, 60])
def test_athletes_who_breathe_slowly_and_deeply_are_suited(bpm: float, breaths: float) -> None:
    for seed in range(5):
        rr = breathing(120, bpm=bpm, breaths=breaths, swing=0.25, seed=seed)
        assert rhythm(beats_of(rr)) == "suited"


@pytest.mark.parametrize("breaths", [15, 20, 24])
@pytest.mark.parametrize("swing", [0.1, 0.2])
def test_children_are_suited(breaths: float, swing: float) -> None:
    for seed in range(5):
        rr = breathing(120, bpm=110, breaths=breaths, swing=swing, seed=seed)
        assert rhythm(beats_of(rr)) == "suited"


def test_bigeminy_without_a_rejected_beat_is_not_suited_either() -> None:
    rr = np.tile([700.0, 860.0], 65)
    assert not label(rr, np.zeros(130, np.int64)).any()
    assert judged(rr) == "not suited"


@given(scale=st.floats(0.5, 2), seed=st.integers(0, 99), back=st.booleans())
def test_neither_the_rate_nor_the_direction_of_time_matters(scale: float, seed: int, back: bool) -> None:
    rr = fibrillation(60, seed)
    assert off(scale * (rr[::-1] if back else rr)) == pytest.approx(off(rr))


@given(
    size=st.integers(20, 200),
    period=st.floats(3.5, 30),
    swing=st.floats(0.01, 0.3),
    phase=st.floats(0, 6.3),
)
def test_whatever_swings_evenly_is_predicted(size: int, period: float, swing: float, phase: float) -> None:
    rr = 800 * (1 + swing * np.sin(2 * np.pi * np.arange(size) / period + phase))
    assert off(rr) < 0.02


def test_what_is_constant_or_alternates_is_predicted() -> None:
    assert off([800.0] * 20) == 0
    assert off([700.0, 860.0] * 20) == pytest.approx(0, abs=1e-9)


def test_what_intervals_around_it_foretell() -> None:
    """Against least squares by the book."""
    rr = fibrillation(45, 3)  # too few for an extreme to be cut
    x = rr - rr.mean()
    sums = np.column_stack((x[1:-3] + x[3:-1], x[:-4] + x[4:]))
    weights = np.linalg.lstsq(sums, x[2:-2])[0]
    assert off(rr) == pytest.approx(np.median(np.abs(x[2:-2] - sums @ weights)) / np.median(rr))


def test_a_missed_beat_does_not_make_a_rhythm_irregular() -> None:
    rr = healthy(130, 1)
    rr[60] *= 2
    assert off(rr) < 0.02


def test_few_beats_are_not_judged() -> None:
    assert judged(fibrillation(19, 1)) == "unknown"
    assert judged(np.empty(0)) == "unknown"
    assert rhythm(beats_of([800.0] * 20)) == "suited"
    assert rhythm(beats_of([1000.0] * 40), since=20.0) == "suited"
    assert rhythm(beats_of([1000.0] * 40), since=20.1) == "suited"
    assert rhythm(beats_of([1000.0] * 40), since=21.0) == "unknown"


def test_more_than_15_percent_rejected_is_not_suited() -> None:
    for rejected, answer in ((6, "suited"), (7, "not suited")):
        labels = [ECTOPIC] * rejected + [NORMAL] * (40 - rejected)
        assert rhythm(beats_of([800.0] * 40, labels)) == answer
    early = beats_of([1000.0] * 40, [ECTOPIC] * 7 + [NORMAL] * 33)
    assert rhythm(early) == "not suited"
    assert rhythm(early, since=2.0) == "suited"  # 5 of 38
    late = beats_of([1000.0] * 60, [NORMAL] * 53 + [ECTOPIC] * 7)
    assert rhythm(late) == "suited"
    assert rhythm(late, since=20.0) == "not suited"  # 7 of 40


def test_the_limit_of_what_is_not_predicted() -> None:
    rr = fibrillation(60, 2)
    for aim, answer in ((0.99 * UNPREDICTED, "suited"), (1.01 * UNPREDICTED, "not suited")):
        shrink = 1.0
        for _ in range(30):  # the median moves with the scale
            shrink *= aim / off(650 + shrink * (rr - 650))
        assert rhythm(beats_of(650 + shrink * (rr - 650))) == answer


def test_the_limits_of_alternating() -> None:
    every = np.ones(36, bool)
    assert alternates(np.array([1000.0, 1112.0] * 20), every)
    assert not alternates(np.array([1000.0, 1100.0] * 20), every)
    for n, answer in ((20, False), (22, True)):
        rr = np.array([[800.0, 1000.0][i % 2] for i in range(n)] + [900.0] * (40 - n))
        assert alternates(rr, every) is answer


def test_intervals_out_of_range_do_not_count() -> None:
    rr, labels = [800.0, 5000.0] + [800.0] * 6, [NORMAL, OUT_OF_RANGE] + [NORMAL] * 6
    assert rhythm(beats_of(rr * 5, labels * 5)) == "suited"
    irregular = fibrillation(40, 1)
    spoilt = np.insert(irregular, 7, 5000.0)
    labels = [NORMAL] * 7 + [OUT_OF_RANGE] + [NORMAL] * 33
    assert rhythm(beats_of(spoilt, labels)) == rhythm(beats_of(irregular)) == "not suited"


def test_nothing_is_compared_across_a_gap() -> None:
    rr, parts = [800.0] * 8 + [1100.0] * 8, [0] * 8 + [1] * 8
    steps = beats_of(rr * 3, run=[2 * k + part for k in range(3) for part in parts])
    assert rhythm(steps) == "suited"
    alone = beats_of([800.0] * 40, run=[i // 4 for i in range(40)])
    assert rhythm(alone) == "unknown"
    # 12 times five belong together; without those out of range 9 times.
    labels = [OUT_OF_RANGE] + [NORMAL] * 17 + [OUT_OF_RANGE] * 2
    assert rhythm(beats_of(fibrillation(20, 1), labels, [0] * 10 + [1] * 10)) == "unknown"
    assert rhythm(beats_of(fibrillation(20, 1), run=[0] * 10 + [1] * 10)) == "not suited"


def test_the_newest_beats_are_judged_alone() -> None:
    rr = np.concatenate((fibrillation(60, 1), np.full(60, 800.0)))
    beats = beats_of(rr)
    assert rhythm(beats, since=float(beats.t[59])) == "suited"
    back = beats_of(rr[::-1])
    assert rhythm(back, since=float(back.t[59])) == "not suited"
    assert rhythm(back, since=inf) == "unknown"


@pytest.mark.parametrize("seconds", [60, 120])
def test_annotated_fibrillation_and_flutter(seconds: float) -> None:
    irregular, clean = rhythms(seconds)
    assert np.mean([judged(rr) == "not suited" for rr in irregular]) >= 0.95
    assert [judged(rr) for rr in clean].count("not suited") == 0


def test_intervals_of_next_to_nothing_overflow_nowhere() -> None:
    rr = np.array([2.0**-1022] * 60 + [800.0] * 37)
    assert unpredicted(rr, np.ones(rr.size - 4, np.bool_)) >= 0
    assert unpredicted(np.zeros(9), np.ones(5, np.bool_)) == np.inf

"""The rules of the labels as they are documented, decided interval by interval, and what happens at their limits."""

from collections.abc import Iterator
from math import nan

import numpy as np
import pytest
from support.artefact_rules import (
    EXTRA,
    LONG,
    MISSED,
    NORMAL,
    OUT_OF_RANGE,
    SHORT,
    middle,
    plainly,
    with_hindsight,
)

from hrvsync.analysis.artefacts import (
    DELAY,
    correct,
    judge_pairs,
    judge_singles,
    label,
    propose,
    walls,
)
from hrvsync.analysis.predicted import BLOCK, SETTLED, SPAN, STRIDE, median
from hrvsync.beats import Label


def series() -> Iterator[list[float]]:
    """Series in which every limit is met: steady with a few odd intervals, wild, and short ones, on coarse grids."""
    random = np.random.default_rng(41)
    # Shares of the level at the limits of the rules, and a little to either side of them.
    edges = np.array([0.1, 0.35, 0.5, 0.8, 0.85, 0.92, 0.97, 1.03, 1.08, 1.2, 1.36, 1.6, 1.7, 2.0, 2.3, 2.5])
    edges = np.concatenate([edges, edges - 0.01, edges + 0.01, [0.625, 0.75, 1.25, 1.375]])
    for n in range(1500):
        level = (400.0, 800.0, 1000.0)[n % 3]
        size = int(random.integers(1, 40))
        rr = np.full(size, level)
        if n % 2:  # a breath
            rr += np.round(level * random.uniform(0, 0.12) * np.sin(np.arange(size) * random.uniform(0.4, 1.5)))
        if n % 5 == 0:  # a step
            rr[size // 2 :] *= random.choice([0.7, 0.8, 1.25, 1.5])
        for i in np.flatnonzero(random.random(size) < random.choice([0.08, 0.2, 0.5])):
            share = random.choice(edges)
            rr[i] *= share
            if random.random() < 0.6 and i + 1 < size:  # what makes up for it: a pause, or the other piece
                rr[i + 1] *= abs((2 if random.random() < 0.6 else 1) - share + random.choice([-0.3, -0.1, 0, 0, 0.1]))
        yield rr.tolist()
    for _ in range(400):
        yield random.choice(
            [20.0, 200, 273, 300, 400, 500, 600, 640, 800, 1000, 2000, 2001], random.integers(1, 14)
        ).tolist()
    for _ in range(200):
        yield random.integers(25, 2100, random.integers(3, 40)).astype(float).tolist()


SERIES = [*series()]


def live(rr: list[float], run: list[int] | None = None) -> list[int]:
    """What stands out of a few beats around."""
    gap = np.diff(run or [0] * len(rr)) != 0
    return propose(np.array(rr), gap, walls(gap))[0].tolist()


def test_proposals_follow_the_rules() -> None:
    named: set[int] = set()
    for rr in SERIES:
        labels = plainly(rr)
        assert live(rr) == labels, rr
        named.update(labels)
    assert named == set(Label) - {Label.BY_HAND}


def test_fewer_than_20_intervals_are_judged_by_proposals_alone() -> None:
    for rr in SERIES:
        if len(rr) < 20:
            assert label(np.array(rr), np.zeros(len(rr), np.int64)).tolist() == plainly(rr)


def test_long_runs_are_judged_each_alone() -> None:
    for first, second, third in zip(SERIES[::9], SERIES[3::9], SERIES[6::9], strict=False):
        if min(len(first), len(second), len(third)) > 4:
            run = [0] * len(first) + [1] * len(second) + [5] * len(third)
            assert live(first + second + third, run) == plainly(first) + plainly(second) + plainly(third)


@pytest.mark.parametrize("seed", range(12))
def test_labels_follow_the_rules(seed: int) -> None:
    """Steady, breathing and restless hearts with beats early, late, missed and added, at and around the limits."""
    random = np.random.default_rng(100 + seed)
    size = int(random.integers(20, 400))
    swing = random.choice([0.0, 0.04, 0.1, 0.2])
    rr = 800 * (1 + swing * np.sin(np.arange(size) * random.uniform(0.5, 1.4)))
    rr += random.normal(0, random.choice([3.0, 12.0, 40.0]), size)
    for i in np.flatnonzero(random.random(size - 2) < random.choice([0.03, 0.1])):
        kind = random.integers(4)
        share = random.uniform(0.08, 0.4)
        rr[i] *= (1 - share, 1 + share, 2.0, 1 - share)[kind]
        rr[i + 1] *= 1 + (share if kind == 0 else 0)
    labels = label(rr, np.zeros(size, np.int64))
    assert labels.tolist() == with_hindsight(rr.tolist())


def test_the_median_of_what_is_known() -> None:
    random = np.random.default_rng(44)
    rows = random.integers(1, 9, (400, 6)).astype(float)
    rows[random.random(rows.shape) < 0.4] = nan
    for least in (1, 2, 3, 6):
        np.testing.assert_array_equal(median(rows, least), [middle(row, least) for row in rows.tolist()])


def test_how_far_a_label_looks() -> None:
    """What live views and recordings rely on: labels stand 4 beats later, models see what is 32 beats old."""
    assert (DELAY, BLOCK, SPAN, SETTLED, STRIDE) == (4, 64, 128, 32, 16)


def test_what_was_found_is_said() -> None:
    nothing, single = np.full(14, nan), np.full(14, nan)
    nothing[4:10] = single[4:10] = 800.0
    single[6] = 1100.0
    pair = single.copy()
    pair[6:8] = 500.0, 1100.0
    for judge, found in ((judge_singles, (False, True, True)), (judge_pairs, (False, False, True))):
        for x, said in zip((nothing, single, pair), found, strict=True):
            arrays = x.copy(), np.arange(4, 10), np.zeros(14, np.int8)
            more = (np.zeros(14, np.bool_),) if judge is judge_pairs else ()
            assert judge(*arrays, *more) is said


# Each with an interval exactly at the limit of a rule, and the least bit beyond it.
LIMITS = {
    "the shortest": (273.0, 272.9, [NORMAL], [OUT_OF_RANGE], 273.0),
    "the longest": (2000.0, 2000.1, [NORMAL], [OUT_OF_RANGE], 2000.0),
    "long": (1000.0, 1000.1, [NORMAL], [LONG], 800.0),
    "short": (600.0, 599.9, [NORMAL], [SHORT], 800.0),
}


@pytest.mark.parametrize("name", LIMITS)
def test_the_limits_of_single_intervals(name: str) -> None:
    within, beyond, good, bad, level = LIMITS[name]
    for value, expected in ((within, good), (beyond, bad)):
        assert live([level] * 6 + [value] + [level] * 6) == [NORMAL] * 6 + expected + [NORMAL] * 6


@pytest.mark.parametrize(("ms", "kind"), [(1359, LONG), (1361, MISSED), (1600, MISSED), (1839, MISSED), (1841, LONG)])
def test_near_two_levels_a_beat_is_missed(ms: float, kind: Label) -> None:
    assert live([800.0] * 6 + [ms] + [800.0] * 6)[6] == kind


@pytest.mark.parametrize(("first", "second", "pair"), [(30, 770, False), (29.9, 770.1, False), (130, 670, True)])
def test_no_piece_of_an_interval_is_shorter_than_30_ms(first: float, second: float, pair: bool) -> None:
    labels = live([800.0] * 6 + [first, second] + [800.0] * 6)
    assert labels[6:8] == ([EXTRA] * 2 if pair else [OUT_OF_RANGE, NORMAL])
    short = live([170.0] * 6 + [30.0, 139.0] + [170.0] * 6)
    assert short[6:8] == [EXTRA, EXTRA]
    assert live([170.0] * 6 + [29.9, 139.0] + [170.0] * 6)[6:8] == [OUT_OF_RANGE] * 2


def test_pieces_in_pairs_and_what_is_left_over() -> None:
    """EXTRA beats side by side are joined two by two, whatever stands around them."""
    for n in range(1, 9):
        rr = [800.0, *[400.0] * n, 800.0]
        joined = correct(rr, [NORMAL, *[EXTRA] * n, NORMAL])
        assert joined.tolist() == [800.0] * (2 + n // 2 + n % 2)
        assert correct(rr[1:], [*[EXTRA] * n, NORMAL]).tolist() == [800.0] * (1 + n // 2 + n % 2)
    pieces = [EXTRA] * 2
    assert correct([700, 300, 550, 900], [NORMAL, *pieces, NORMAL]).tolist() == [700, 850, 900]
    assert correct([300, 550, 900, 700, 400, 410], [*pieces, NORMAL, NORMAL, *pieces]).tolist() == [850, 900, 700, 810]
    assert correct([700, 300, 550, 310, 560, 900], [NORMAL, *pieces * 2, NORMAL]).tolist() == [700, 850, 870, 900]


def test_long_intervals_are_cut_into_as_many_as_they_hold() -> None:
    for ms, pieces in ((1199.9, [800.0]), (1200.0, [600.0] * 2), (1999.0, [999.5] * 2), (2100.0, [700.0] * 3)):
        assert correct([800, ms, 800], [NORMAL, LONG, NORMAL]).tolist() == [800.0, *pieces, 800.0]

"""The tests of a study: exact where all re-pairings can be counted, within blocks, corrected together."""

from itertools import permutations

import numpy as np
import pytest

from hrvsync.beats import Floats
from hrvsync.study.permutation import bootstrapped, excess, moderated, pairings, re_paired, swapped


def matrix(values: Floats) -> Floats:
    """People by people, of values of the first by the second of each dyad."""
    n = len(values)
    found = np.full((2 * n, 2 * n), np.nan)
    found[:n, n:] = values
    return found


def test_p_is_that_of_all_re_pairings() -> None:
    values = np.random.default_rng(1).normal(size=(5, 5)) + 0.4 * np.eye(5)
    every = [values[np.arange(5), list(order)].mean() for order in permutations(range(5))]
    exact = np.mean([mean >= np.trace(values) / 5 - 1e-12 for mean in every])
    partners = pairings(np.random.default_rng(2), [0] * 5, 20_000, by_role=True)
    found = re_paired(matrix(values)[None], partners)
    assert found.observed[0] == pytest.approx(np.trace(values) / 5)
    assert found.p[0] == pytest.approx(exact, abs=0.01)
    assert re_paired(matrix(values)[None], partners, -1.0).p[0] == pytest.approx(1 - exact + 1 / 120, abs=0.01)


@pytest.mark.parametrize("by_role", [True, False])
def test_everybody_has_one_partner_of_their_own_block(by_role: bool) -> None:
    blocks = [0, 1, 0, 1, 1]
    first, second = pairings(np.random.default_rng(3), blocks, 200, by_role=by_role)
    assert (np.sort(np.concatenate((first, second), axis=1), axis=1) == np.arange(10)).all()
    block = np.tile(blocks, 2)
    assert (block[first] == block[second]).all()
    assert bool((first < 5).all()) is by_role


def test_several_tests_are_corrected_together() -> None:
    rng = np.random.default_rng(4)
    matrices = np.array(
        [matrix(rng.normal(size=(8, 8))) for _ in range(4)] + [matrix(rng.normal(size=(8, 8)) + 2 * np.eye(8))]
    )
    found = re_paired(matrices, pairings(rng, [0] * 8, 999, by_role=True))
    assert (found.corrected >= found.p - 1e-12).all()
    assert found.corrected[4] < 0.05
    assert found.standing(4) > 3
    doubled = re_paired(matrices[[4, 4]], pairings(rng, [0] * 8, 999, by_role=True))
    assert doubled.corrected == pytest.approx(doubled.p)


def test_what_is_unknown_counts_in_no_mean() -> None:
    values = np.ones((6, 6))
    values[2, 2] = values[0, 3] = np.nan
    found = re_paired(matrix(values)[None], pairings(np.random.default_rng(5), [0] * 6, 99, by_role=True))
    assert found.observed[0] == 1
    assert found.p[0] == 1
    empty = re_paired(np.full((1, 12, 12), np.nan), pairings(np.random.default_rng(5), [0] * 6, 99, by_role=True))
    assert np.isnan(empty.p[0])


def test_excess_is_what_a_dyad_has_beyond_its_people_with_others() -> None:
    values = np.array([[5.0, 1.0, 2.0], [3.0, 6.0, 4.0], [1.0, 2.0, 7.0]])
    found = excess(matrix(values)[None], [0, 0, 0], by_role=True)[0]
    assert found == pytest.approx([5 - (1 + 2 + 3 + 1) / 4, 6 - (3 + 4 + 1 + 2) / 4, 7 - (1 + 2 + 2 + 4) / 4])
    alone = excess(matrix(values)[None], [0, 0, 1], by_role=True)[0]
    assert alone[0] == pytest.approx(5 - (1 + 3) / 2)
    assert np.isnan(alone[2])


def test_conditions_change_places_within_dyads() -> None:
    rng = np.random.default_rng(6)
    differences = np.array([[1.0, 2.0, 3.0, 1.5, 2.5, np.nan], [1.0, -1.0, 2.0, -2.0, 0.5, -0.5]])
    found = swapped(rng, differences, 9999)
    assert found.p[0] == pytest.approx(2 / 32, abs=0.01)
    assert found.p[1] > 0.5
    assert found.observed[0] == pytest.approx(2.0)


def test_moderators_are_ranks_and_change_dyads() -> None:
    rng = np.random.default_rng(7)
    values = np.arange(10.0)[None]
    moderators = np.array([np.exp(np.arange(10.0)), rng.normal(size=10), np.full(10, 3.0)])
    moderators[1, 4] = np.nan
    found = moderated(rng, values, moderators, [0] * 10, 999)
    assert found.observed[0] == pytest.approx(1)
    assert found.p[0] == 0.001
    assert found.observed[2] == 0
    assert found.p[2] == 1
    assert (found.corrected >= found.p - 1e-12).all()


def test_intervals_hold_the_mean_as_often_as_they_say() -> None:
    rng = np.random.default_rng(8)
    holds = 0
    for _ in range(300):
        interval = bootstrapped(rng, rng.normal(size=20), 400)
        holds += interval.low <= 0 <= interval.high
    assert 0.90 <= holds / 300 <= 0.98
    assert np.isnan(bootstrapped(rng, [1.0, np.nan, 2.0]).low)

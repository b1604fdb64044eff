"""DFA and sample entropy against plain loops, and their laws."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from support.heart_series import Array, healthy

from hrvsync.analysis import dfa, dfa_alpha1, dfa_alpha1_altini, dfa_alpha2, sample_entropy
from hrvsync.analysis.measures.nonlinear import dfa_in, matching_pairs
from hrvsync.analysis.measures.series import trailing


def plain_dfa(rr: Array, smallest: int, largest: int) -> float:
    profile = np.cumsum(rr - rr.mean())
    log_size: list[float] = []
    log_f: list[float] = []
    for size in range(smallest, largest + 1):
        squares: list[float] = []
        for start in range(0, rr.size - size + 1, size):
            box = profile[start : start + size]
            line = np.polyfit(np.arange(size), box, 1)
            squares.append(float(np.mean((box - np.polyval(line, np.arange(size))) ** 2)))
        log_size.append(math.log(size))
        log_f.append(math.log(math.sqrt(np.mean(squares))))
    return float(np.polyfit(log_size, log_f, 1)[0])


def plain_entropy(rr: Array, shares: bool) -> float:
    radius = 0.2 * rr.std(ddof=1)

    def matches(length: int, number: int) -> int:
        return sum(
            all(abs(rr[i + k] - rr[j + k]) <= radius for k in range(length))
            for i in range(number)
            for j in range(i + 1, number)
        )

    n = rr.size
    a, b = matches(3, n - 2), matches(2, n - 1 if shares else n - 2)
    pairs = ((n - 2) * (n - 3), (n - 1) * (n - 2)) if shares else (1, 1)
    return -math.log((a / pairs[0]) / (b / pairs[1]))


@pytest.mark.parametrize("boxes", [(4, 16), (4, 12), (13, 64)])
def test_dfa_is_its_plain_loop(boxes: tuple[int, int]) -> None:
    rr = healthy(423, seed=3)
    assert dfa(rr, boxes) == pytest.approx(plain_dfa(rr, *boxes), rel=1e-9)


def test_alpha_names_the_published_boxes() -> None:
    rr = healthy(423, seed=4)
    assert dfa_alpha1(rr) == dfa(rr, (4, 16))
    assert dfa_alpha2(rr) == dfa(rr, (16, 64))


def test_white_noise_and_its_sum_have_their_exponents() -> None:
    noise = np.random.default_rng(1).normal(size=20000)
    assert dfa_alpha2(1000 + noise) == pytest.approx(0.5, abs=0.05)
    assert dfa_alpha2(1000 + np.cumsum(noise) / 10) == pytest.approx(1.5, abs=0.05)


def test_rolling_dfa_is_the_dfa_of_each_window() -> None:
    rr = healthy(600, seed=5)
    rr[[100, 250, 251]] = np.nan
    t = np.cumsum(np.nan_to_num(rr, nan=850.0)) / 1000
    windows = trailing(t, np.arange(0.0, t[-1], 7.0), 120)
    each = [dfa(rr[a:b], (4, 16)) for a, b in zip(windows.start, windows.stop, strict=True)]
    np.testing.assert_allclose(dfa_in(rr, windows, (4, 16)), each, rtol=1e-9)
    assert np.isfinite(each).sum() > 50


@pytest.mark.parametrize("seed", [1, 2])
def test_sample_entropy_is_its_plain_loop(seed: int) -> None:
    rr = healthy(150, seed)
    assert sample_entropy(rr) == pytest.approx(plain_entropy(rr, shares=False), rel=1e-12)
    assert sample_entropy(rr, matches="kubios") == pytest.approx(plain_entropy(rr, shares=True), rel=1e-12)


def test_sample_entropy_leaves_out_templates_with_an_unused_beat() -> None:
    rr = healthy(200, seed=6)
    rr[[50, 51, 120]] = np.nan
    used = rr[np.isfinite(rr)]
    radius = 0.2 * used.std(ddof=1)
    long = [rr[i : i + 3] for i in range(rr.size - 2) if np.isfinite(rr[i : i + 3]).all()]
    short = [rr[i : i + 2] for i in range(rr.size - 1) if np.isfinite(rr[i : i + 2]).all()]

    def matches(templates: list[Array]) -> int:
        return sum(
            bool(np.all(np.abs(one - other) <= radius)) for i, one in enumerate(templates) for other in templates[:i]
        )

    a, b = matches(long), matches([one[:2] for one in long])
    assert sample_entropy(rr) == pytest.approx(-math.log(a / b), rel=1e-12)
    share_a = a / (len(long) * (len(long) - 1))
    share_b = matches(short) / (len(short) * (len(short) - 1))
    assert sample_entropy(rr, matches="kubios") == pytest.approx(-math.log(share_a / share_b), rel=1e-12)


@settings(max_examples=30)
@given(st.lists(st.integers(0, 12), min_size=5, max_size=120), st.integers(0, 4))
def test_matches_are_counted_right_across_blocks(values: list[int], radius: int) -> None:
    x = np.array(values, dtype=np.float64)
    templates = np.lib.stride_tricks.sliding_window_view(x, 3)
    near = np.abs(templates[:, None] - templates[None]) <= radius
    upper = np.triu_indices(len(templates), 1)
    expected = int(near.all(axis=2)[upper].sum()), int(near[:, :, :2].all(axis=2)[upper].sum())
    assert matching_pairs(templates, float(radius)) == expected


def test_neither_shift_nor_scale_changes_them() -> None:
    rr = healthy(400, seed=7)
    for measure in (dfa_alpha1, dfa_alpha2, sample_entropy, dfa_alpha1_altini):
        value = measure(rr)
        assert measure(rr + 100) == pytest.approx(value, rel=1e-9)
        assert measure(rr * 2) == pytest.approx(value, rel=1e-9)


def test_sample_entropy_is_the_same_backwards() -> None:
    rr = healthy(400, seed=8)
    assert sample_entropy(rr[::-1]) == pytest.approx(sample_entropy(rr), rel=0.02)


@pytest.mark.parametrize("measure", [dfa_alpha1, dfa_alpha2, dfa_alpha1_altini, sample_entropy])
def test_too_little_and_flat_give_nothing(measure: Callable[[list[float]], float]) -> None:
    for rr in ([], [800.0], [800.0, 810.0], [800.0] * 500, [math.nan] * 200, [800.0, 800.0, 800.0]):
        assert math.isnan(measure(rr))


def test_an_unused_beat_ends_what_cannot_leave_it_out() -> None:
    rr = healthy(200, seed=9)
    rr[100] = np.nan
    assert math.isnan(dfa_alpha1_altini(rr))


def test_templates_that_never_match_have_no_entropy() -> None:
    assert math.isnan(sample_entropy([500.0, 900.0, 600.0, 1200.0, 700.0]))


def test_series_alike_throughout_match_in_every_pair_and_one_template_in_none() -> None:
    many = 300
    assert matching_pairs(np.zeros((many, 3)), 1.0) == (many * (many - 1) // 2, many * (many - 1) // 2)
    assert matching_pairs(np.zeros((1, 3)), 1.0) == (0, 0)


def test_no_windows_have_no_fluctuations() -> None:
    assert dfa_in(healthy(50, seed=1), trailing(np.arange(50.0), np.empty(0), 30.0), (4, 16)).shape == (0,)

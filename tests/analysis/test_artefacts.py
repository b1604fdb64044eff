"""Artefacts on simulated truth, at the ends, in runs, live and in hindsight; and the corrected series."""

import math

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from support.heart_series import (
    HEARTS,
    KINDS,
    Array,
    as_they_came,
    fibrillation,
    healthy,
    sensitivity_and_specificity,
    with_artefacts,
)

from hrvsync.analysis import correct, label_artefacts, rmssd
from hrvsync.analysis.artefacts import REACH, label
from hrvsync.beats import Label, Labels
from hrvsync.events import Pacer, Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Heart, beat


def live(rr: Array) -> Labels:
    return label(rr, np.zeros(rr.size, np.int64))


@pytest.mark.parametrize("share", [0.01, 0.03, 0.05])
@pytest.mark.parametrize("kinds", [*((kind,) for kind in KINDS), KINDS], ids=[*KINDS, "all"])
def test_simulated_artefacts_are_found_and_normal_beats_left(share: float, kinds: tuple[str, ...]) -> None:
    spoilt, wrong = with_artefacts(healthy(2500, seed=1), share, kinds, seed=2)
    sensitivity, specificity = sensitivity_and_specificity(label_artefacts(spoilt), wrong)
    assert sensitivity > 0.97
    assert specificity > 0.995


@pytest.mark.parametrize("heart", HEARTS)
def test_hearts_of_every_kind_have_their_artefacts_found(heart: str) -> None:
    spoilt, wrong = with_artefacts(healthy(6000, seed=11, **HEARTS[heart]), 0.03, KINDS, seed=12)
    sensitivity, specificity = sensitivity_and_specificity(label_artefacts(spoilt), wrong)
    assert sensitivity > 0.97
    assert specificity > 0.995


@pytest.mark.parametrize("share", [0.01, 0.03, 0.05])
def test_live_labels_are_as_good_four_beats_later(share: float) -> None:
    spoilt, wrong = with_artefacts(healthy(1500, seed=3), share, KINDS, seed=4)
    sensitivity, specificity = sensitivity_and_specificity(as_they_came(spoilt), wrong)
    assert sensitivity > 0.93
    assert specificity > 0.99


@pytest.mark.parametrize(
    ("kind", "names"), [("missed", {Label.MISSED}), ("extra", {Label.EXTRA}), ("ectopic", {Label.ECTOPIC})]
)
def test_artefacts_are_named(kind: str, names: set[Label]) -> None:
    spoilt, wrong = with_artefacts(healthy(1500, seed=5), 0.01, (kind,), seed=6)
    named = label_artefacts(spoilt)[wrong]
    assert np.isin(named, list(names)).mean() > 0.9


@pytest.mark.parametrize("amplitude", [60.0, 110.0])
def test_slow_breathing_is_left_alone(amplitude: float) -> None:
    rr = healthy(2000, seed=7, mean=950.0, breathing=amplitude, rate=0.1, mayer=0.0)
    labels = label_artefacts(rr)
    assert (labels != Label.NORMAL).mean() < 0.002
    assert rmssd(np.where(labels == Label.NORMAL, rr, np.nan)) == pytest.approx(rmssd(rr), rel=0.015)


def test_a_step_to_a_new_level_is_accepted() -> None:
    for steps in ([900.0] * 40 + [600.0] * 40, [600.0] * 40 + [1000.0] * 40):
        assert not live(np.array(steps)).any()
        assert not label_artefacts(steps).any()


def test_fibrillation_is_rejected_in_large_part() -> None:
    assert (live(fibrillation(1000, 1)) != Label.NORMAL).mean() > 0.15


def test_a_coarse_clock_and_a_flat_heart_have_no_artefacts() -> None:
    coarse = np.round(healthy(600, seed=8) / 7.8125) * 7.8125
    assert (label_artefacts(coarse) != Label.NORMAL).mean() < 0.002
    assert not label_artefacts([800.0, 805.0] * 100).any()
    assert not label_artefacts([800.0] * 200).any()


def test_what_is_out_of_range_is_labelled_so() -> None:
    labels = label_artefacts([800.0] * 10 + [4189.0, 252.0, math.nan, 0.0] + [800.0] * 10)
    assert labels.tolist() == [0] * 10 + [Label.OUT_OF_RANGE] * 4 + [0] * 10


def test_nothing_is_compared_across_a_gap() -> None:
    rr = np.array([900.0] * 6 + [500.0] * 6)
    assert not label(rr, np.array([0] * 6 + [1] * 6)).any()
    lone = np.array([900.0] * 8 + [500.0, 900.0, 900.0])
    assert label(lone, np.zeros(11, np.int64))[8] == Label.SHORT
    assert not label(lone, np.arange(11)).any()


@settings(max_examples=60)
@given(st.lists(st.integers(200, 2200), min_size=40, max_size=90), st.integers(0, 89))
def test_a_label_depends_on_nothing_beyond_its_reach(counts: list[int], place: int) -> None:
    rr = np.array(counts, dtype=np.float64)
    place %= rr.size
    first, beyond = max(0, place - REACH), place + REACH + 1
    assert live(rr)[place] == live(rr[first:beyond])[place - first]


@settings(max_examples=60)
@given(st.lists(st.one_of(st.floats(0, 5000), st.just(math.nan)), max_size=60))
def test_labels_are_one_for_each_and_correction_leaves_what_is_normal(values: list[float]) -> None:
    labels = label_artefacts(values)
    assert labels.size == len(values)
    corrected = correct(values, labels)
    assert np.isfinite(corrected).all()
    if not labels.any():
        np.testing.assert_array_equal(corrected, values)
    normal = np.array(values)[labels == Label.NORMAL]
    assert np.isin(normal, corrected).all()


def test_correction_mends_each_kind() -> None:
    rr = [800.0, 800, 1600, 800, 300, 500, 800, 600, 1000, 800, 4000, 800]
    labels = [0, 0, Label.MISSED, 0, Label.EXTRA, Label.EXTRA, 0, Label.ECTOPIC, Label.ECTOPIC, 0, 6, 0]
    assert correct(rr, labels).tolist() == [800.0] * 16
    assert correct([800, 400, 800], [0, Label.EXTRA, 0]).tolist() == [800, 800, 800]
    pairs = [800, 300, 500, 450, 350, 800]
    assert correct(pairs, [0, *[Label.EXTRA] * 4, 0]).tolist() == [800.0] * 4
    assert correct([800, 300, 500, 400, 800], [0, *[Label.EXTRA] * 3, 0]).tolist() == [800.0] * 4
    assert correct([300, 500, 800, 350, 450], [Label.EXTRA] * 2 + [0] + [Label.EXTRA] * 2).tolist() == [800.0] * 3
    assert correct([800, 1199, 800], [0, Label.LONG, 0]).tolist() == [800.0] * 3
    assert correct([800, 1200, 800], [0, Label.LONG, 0]).tolist() == [800.0, 600.0, 600.0, 800.0]
    assert correct([700, 1, 800], [0, Label.SHORT, 0]).tolist() == [700, 750, 800]
    assert correct([1.0, 2.0], [3, 3]).size == 0


def test_correction_brings_back_the_variability() -> None:
    clean = healthy(1500, seed=9)
    spoilt, _ = with_artefacts(clean, 0.03, KINDS, seed=10)
    corrected = correct(spoilt, label_artefacts(spoilt))
    assert abs(corrected.size - clean.size) <= 2
    assert rmssd(corrected) == pytest.approx(rmssd(clean), rel=0.08)
    assert corrected.sum() == pytest.approx(clean.sum(), rel=0.002)


def test_labels_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="equal length"):
        correct([800.0, 810.0], [0])


def clean(seed: int = 1) -> Array:
    """Ten minutes of a heart with large swings at 6 breaths a minute."""
    guide = guide_of([Phase(-30.0, "slow", None, {"": Pacer()})])
    return 1000 * np.diff(beat({"A": Heart(rsa=0.06)}, 600, seed, guide=guide)["A"].t)


def labels_of(rr_ms: Array) -> list[int]:
    return live(rr_ms).tolist()


def test_slow_breathing_with_large_swings_is_all_normal() -> None:
    assert set(labels_of(clean())) == {Label.NORMAL}


@pytest.mark.parametrize("place", [30, 200, 412])
def test_a_missed_an_extra_and_an_ectopic_beat_are_found_and_nothing_else(place: int) -> None:
    rr = clean()
    missed = np.concatenate([rr[:place], [rr[place] + rr[place + 1]], rr[place + 2 :]])
    extra = np.concatenate([rr[:place], [0.4 * rr[place], 0.6 * rr[place]], rr[place + 1 :]])
    ectopic = rr.copy()
    ectopic[place : place + 2] += np.array([-0.3, 0.3]) * rr[place]
    assert [i for i, found in enumerate(labels_of(missed)) if found] == [place]
    assert [i for i, found in enumerate(labels_of(extra)) if found] == [place, place + 1]
    found = {i for i, found in enumerate(labels_of(ectopic)) if found}
    assert place in found
    assert found <= {place, place + 1}  # the pause after it may lie within the swing of the breath


@pytest.mark.parametrize(("rr_ms", "inside"), [(272.9, False), (273.0, True), (2000.0, True), (2000.1, False)])
def test_the_gate(rr_ms: float, inside: bool) -> None:
    assert (labels_of(np.full(9, rr_ms)) == [Label.NORMAL] * 9) == inside


@given(st.lists(st.floats(0, 5000), max_size=60))
def test_any_intervals_get_one_label_each(rr_ms: list[float]) -> None:
    labels = label(np.array(rr_ms), np.zeros(len(rr_ms), np.int64))
    assert len(labels) == len(rr_ms)
    assert labels.dtype == np.int8
    assert all(Label(one) is not Label.NORMAL for one, rr in zip(labels.tolist(), rr_ms, strict=True) if rr < 273)

"""Artefacts on simulated truth, at the ends, in runs, live and in hindsight; and the corrected series."""

import math

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from support.heart_series import (
    HEARTS,
    KINDS,
    REACH,
    Array,
    as_they_came,
    fibrillation,
    healthy,
    sensitivity_and_specificity,
    with_artefacts,
)

from hrvsync.analysis import correct, label_artefacts, rmssd
from hrvsync.analysis.artefacts import label
from hrvsync.analysis.predicted import BLOCK, Models
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


@pytest.mark.parametrize("share", [0.01, 0.05])
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
    for none in ([math.nan] * 30, [100.0, 4000.0] * 15):
        assert set(label_artefacts(none).tolist()) == {Label.OUT_OF_RANGE}


def test_nothing_is_compared_across_a_gap() -> None:
    rr = np.array([900.0] * 6 + [500.0] * 6)
    assert not label(rr, np.array([0] * 6 + [1] * 6)).any()
    rising = np.concatenate((healthy(60, 1), healthy(60, 2) - 300))
    assert not label(rising, np.repeat([0, 1], 60)).any()


@pytest.mark.parametrize("size", range(1, 5))
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_short_run_is_judged_by_the_runs_beside_it(size: int, place: str) -> None:
    rr = healthy(90, seed=6)
    start = {"first": 0, "middle": 40, "last": 90 - size}[place]
    run = (np.arange(90) >= start).astype(np.int64) + (np.arange(90) >= start + size)
    assert not label(rr, run).any()
    for value, names in ((1761.0, {Label.LONG, Label.MISSED}), (480.0, {Label.SHORT, Label.ECTOPIC})):
        odd = rr.copy()
        odd[start] = value
        labels = label(odd, run)
        assert labels[start] in names
        assert np.count_nonzero(labels) <= 2  # what follows it may be taken for its pause


def test_a_pair_lies_in_one_run() -> None:
    rr = np.array([800.0] * 30 + [300.0] + [500.0] + [800.0] * 30)
    assert label(rr, np.zeros(62, np.int64))[30:32].tolist() == [Label.EXTRA] * 2
    assert Label.EXTRA not in label(rr, (np.arange(62) > 30).astype(np.int64))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 8 * BLOCK), st.integers(0, 3 * BLOCK))
def test_a_label_depends_on_nothing_beyond_its_reach(seed: int, place: int, more: int) -> None:
    """Live labels are those of the whole recording once REACH more beats are known."""
    random = np.random.default_rng(seed)
    rr, _ = with_artefacts(healthy(12 * BLOCK, seed, breathing=random.uniform(10, 150)), 0.05, KINDS, seed)
    rr[random.integers(0, rr.size, 20)] *= random.uniform(0.8, 1.2, 20)
    first = max(0, place - REACH) // BLOCK * BLOCK
    beyond = place + REACH + 1 + more
    assert live(rr)[place] == live(rr[first:beyond])[place - first]


@pytest.mark.parametrize("kind", ["early and a pause", "early alone"])
@pytest.mark.parametrize("early", [0.12, 0.16, 0.20])
def test_premature_beats_less_than_a_quarter_early_are_found(early: float, kind: str) -> None:
    """A heart at rest shows them, though they lie well within 25 %."""
    rr = healthy(1000, seed=21, breathing=10.0, mayer=10.0, slow=15.0)
    at = np.arange(20, 980, 25)
    if kind == "early and a pause":
        rr[at] -= early * rr[at]
        rr[at + 1] += early * rr[at + 1]
    else:
        rr[at] *= 0.9 - early
    found = label_artefacts(rr) != Label.NORMAL
    assert found[at].all()
    pauses = at.size if kind == "early and a pause" else 0
    assert pauses <= np.count_nonzero(found[at + 1]) <= pauses + 1
    assert np.count_nonzero(found) <= at.size + pauses + 1


@pytest.mark.parametrize(
    ("mean", "swing", "per_minute"),
    [(1100.0, 0.25, 4.5), (1100.0, 0.25, 7.0), (545.0, 0.10, 20.0), (545.0, 0.20, 15.0), (545.0, 0.20, 24.0)],
)
def test_a_strong_breath_is_no_artefact_and_hides_few(mean: float, swing: float, per_minute: float) -> None:
    rr = healthy(1500, 31, mean=mean, breathing=swing * mean, rate=per_minute / 60, mayer=0.0, slow=5.0, noise=5.0)
    labels = label_artefacts(rr)
    assert (labels != Label.NORMAL).mean() <= 0.002
    spoilt, wrong = with_artefacts(rr, 0.03, ("ectopic",), 32)
    first = wrong & ~np.append(False, wrong[:-1])
    found = label_artefacts(spoilt) != Label.NORMAL
    assert found[first].mean() > (0.4 if swing == 0.2 else 0.9 if swing == 0.1 else 0.7)
    truth = rmssd(np.where(wrong, np.nan, spoilt))
    assert rmssd(np.where(found, np.nan, spoilt)) == pytest.approx(truth, rel=0.15)


def test_a_heart_that_slows_in_one_beat_is_not_early_before() -> None:
    """A breath out after a deep breath in: the next interval is much longer, the one before it no premature beat."""
    rr = healthy(200, 5, breathing=15.0, mayer=0.0, slow=5.0)
    rr[100:110] = [860, 840, 800, 760, 750, 985, 960, 940, 900, 880]
    assert not label_artefacts(rr).any()


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


@given(st.lists(st.tuples(st.integers(700, 900), st.sampled_from(["normal", "extra", "missed"])), max_size=40))
def test_correction_keeps_count_and_sum_of_what_is_certain(beats: list[tuple[int, str]]) -> None:
    """An extra beat only splits an interval and a missed one only joins two, however close together they stand."""
    rr, labels, there = [800.0], [0], 1
    for ms, kind in beats:
        if kind == "extra":
            rr += [0.4 * ms, 0.6 * ms]
            labels += [Label.EXTRA] * 2
        else:
            rr.append(1600.0 if kind == "missed" else ms)
            labels.append(Label.MISSED if kind == "missed" else Label.NORMAL)
        there += 2 if kind == "missed" else 1
    corrected = correct(rr, labels)
    assert corrected.size == there
    assert corrected.sum() == pytest.approx(sum(rr))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0.3, 0.7), min_size=1, max_size=2), st.integers(3, 40), st.integers(3, 40))
def test_neighbouring_extra_beats_are_found_and_joined(parts: list[float], before: int, after: int) -> None:
    split = [piece for part in parts for piece in (800 * part, 800 * (1 - part))]
    rr = [800.0] * before + split + [800.0] * after
    corrected = correct(rr, label_artefacts(rr))
    np.testing.assert_allclose(corrected, [800.0] * (before + len(parts) + after))


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


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 2**32), st.data())
def test_labels_that_grow_are_those_of_the_whole(seed: int, data: st.DataObject) -> None:
    """However many beats come at once, and where they turn out to lie in other runs."""
    random = np.random.default_rng(seed)
    rr, _ = with_artefacts(healthy(5 * BLOCK, seed, breathing=random.uniform(10, 150)), 0.05, KINDS, seed)
    rr[random.integers(0, rr.size, 30)] *= random.uniform(0.3, 1.3, 30)
    run, models, labels, known = np.zeros(rr.size, np.int64), Models(), np.zeros(rr.size, np.int8), 0
    while known < rr.size:
        heard = min(rr.size, known + data.draw(st.integers(1, 40), "beats"))
        if data.draw(st.integers(0, 9), "break") == 0:
            known = max(0, known - data.draw(st.integers(0, 200), "back"))
            run[known:] += 1
            models.forget(known)
        newest = label(rr[:heard], run[:heard], known, models)
        labels[heard - newest.size : heard] = newest
        assert labels[:heard].tolist() == label(rr[:heard], run[:heard]).tolist()
        known = heard


def test_what_stands_far_away_changes_nothing() -> None:
    """An interval out of range, five minutes on, is no reason to look at others more often."""
    rr = fibrillation(700, 7)
    odd = rr.copy()
    odd[600] = 3000.0
    assert live(rr)[:300].tolist() == live(odd)[:300].tolist()

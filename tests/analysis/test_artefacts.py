"""Artefacts are found, clean beats are left alone, and a label depends on near beats of its own run only."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrvsync.analysis.artefacts import REACH, label
from hrvsync.analysis.beats import Floats, Label
from hrvsync.events import Pacer, Phase
from hrvsync.sources.simulate import Heart, beat

any_rr = st.lists(st.floats(0, 5000), max_size=60)


def clean(seed: int = 1) -> Floats:
    """Ten minutes of a heart with large swings at 6 breaths a minute."""
    guide = (Phase(-30.0, "slow", None, {"": Pacer()}),)
    return 1000 * np.diff(beat({"A": Heart(rsa=0.06)}, 600, seed, guide=guide)["A"].t)


def labels_of(rr_ms: Floats) -> list[int]:
    return label(rr_ms, np.zeros(len(rr_ms), np.int64)).tolist()


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


def test_a_gap_does_not_make_the_beats_after_it_odd() -> None:
    rr = np.array([900.0] * 8 + [600.0] * 8)
    run = np.array([0] * 8 + [1] * 8)
    assert set(label(rr, run).tolist()) == {Label.NORMAL}


def test_no_beats_no_labels() -> None:
    assert labels_of(np.empty(0)) == []


@given(any_rr, st.integers(0, 60))
def test_a_label_depends_on_beats_within_reach_only(rr_ms: list[float], cut: int) -> None:
    rr = np.array(rr_ms)
    whole = labels_of(rr)
    assert labels_of(rr[cut:])[REACH:] == whole[cut:][REACH:]
    assert labels_of(rr[: len(rr) - cut])[: max(0, len(rr) - cut - REACH)] == whole[: max(0, len(rr) - cut - REACH)]


@given(any_rr)
def test_any_intervals_get_one_label_each(rr_ms: list[float]) -> None:
    labels = label(np.array(rr_ms), np.zeros(len(rr_ms), np.int64))
    assert len(labels) == len(rr_ms)
    assert labels.dtype == np.int8
    assert all(Label(one) is not Label.NORMAL for one, rr in zip(labels.tolist(), rr_ms, strict=True) if rr < 273)

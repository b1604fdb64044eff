"""The published classification against a plain loop, and its guards."""

import numpy as np
import pytest
from support.artefact_rules import published
from support.heart_series import KINDS, healthy, in_ticks, with_artefacts

from hrvsync.analysis.artefacts import label_by_thresholds, spread_threshold
from hrvsync.beats import Label


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("share", [0.0, 0.04])
def test_it_is_its_plain_loop(seed: int, share: float) -> None:
    rr, _ = with_artefacts(healthy(400, seed), share, KINDS, seed)
    assert label_by_thresholds(rr)[0].tolist() == published(rr)


def test_each_kind_is_proposed() -> None:
    rr, wrong = with_artefacts(healthy(3000, seed=5, breathing=12.0, mayer=12.0, slow=15.0), 0.02, KINDS, seed=6)
    labels, _ = label_by_thresholds(rr)
    assert set(labels.tolist()) >= {Label.NORMAL, Label.ECTOPIC, Label.MISSED, Label.EXTRA}
    assert (labels[wrong] != Label.NORMAL).mean() > 0.97
    assert (labels[~wrong] == Label.NORMAL).mean() > 0.99


def test_a_quantised_or_flat_heart_has_a_threshold() -> None:
    assert spread_threshold(np.zeros(200)).tolist() == [10.0] * 200
    assert not label_by_thresholds(np.array([800.0, 805.0] * 100))[0].any()
    assert not label_by_thresholds(in_ticks(np.full(200, 800.0)))[0].any()


def test_too_few_beats_are_proposed_nothing() -> None:
    for n in range(12):
        assert not label_by_thresholds(np.array([800.0, 1600.0] * 6)[:n])[0].any()

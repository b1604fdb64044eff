"""Rhythms that are suited for HRV, and those that are not."""

import numpy as np
import pytest
from support.heart_series import HEARTS, KINDS, Array, bigeminy, fibrillation, healthy, with_artefacts

from hrvsync.analysis.artefacts import label, rhythm
from hrvsync.beats import Beats

SUITED = {
    **{name: healthy(130, seed=1, **kind) for name, kind in HEARTS.items()},
    "with 5 % artefacts": with_artefacts(healthy(130, seed=5), 0.05, KINDS, seed=5)[0],
    "without any change": np.full(130, 800.0),
}


def judged(rr: Array) -> str:
    run = np.zeros(rr.size, np.int64)
    return rhythm(Beats(np.cumsum(rr) / 1000, rr, label(rr, run), run))


@pytest.mark.parametrize("name", SUITED)
def test_a_sinus_rhythm_is_suited(name: str) -> None:
    assert judged(SUITED[name]) == "suited"


@pytest.mark.parametrize("seed", range(5))
def test_fibrillation_and_bigeminy_are_not(seed: int) -> None:
    assert judged(fibrillation(130, seed)) == "not suited"
    assert judged(bigeminy(130, seed)) == "not suited"


def test_mild_irregularity_without_a_rejected_beat_is_not_suited_either() -> None:
    rr = np.tile([700.0, 860.0], 65)
    assert not label(rr, np.zeros(130, np.int64)).any()
    assert judged(rr) == "not suited"


def test_few_beats_are_not_judged() -> None:
    assert judged(fibrillation(19, 1)) == "unknown"
    assert judged(np.empty(0)) == "unknown"

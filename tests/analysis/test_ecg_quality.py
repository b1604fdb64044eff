"""Lead reversal, wander, noise and a flat line: distinguished, and where."""

import numpy as np
import pytest
from support.drawn_ecg import drawn, regular
from support.heart_series import Array

from hrvsync.analysis import ecg_quality
from hrvsync.analysis.ecg_quality import Stretch

SECONDS = 60
RATE = 250
CLEAN = drawn(regular(SECONDS), RATE, seconds=SECONDS) + 0.01 * np.random.default_rng(1).normal(size=SECONDS * RATE)
T = np.arange(CLEAN.size) / RATE
NOISE = np.random.default_rng(2).normal(size=CLEAN.size)
SLOW = np.sin(2 * np.pi * 0.3 * T)
SOME = (T >= 20) & (T < 40)


def stretches(x: Array) -> list[tuple[str, float, float]]:
    return [(one.trouble, one.start, one.end) for one in ecg_quality(x, RATE).stretches]


def test_a_clean_ecg_has_no_trouble() -> None:
    quality = ecg_quality(CLEAN, RATE)
    assert (quality.inverted, quality.stretches, quality.unsure) == (False, (), ())


def test_reversed_electrodes() -> None:
    quality = ecg_quality(-CLEAN, RATE)
    assert (quality.inverted, quality.stretches) == (True, ())


@pytest.mark.parametrize(
    ("trouble", "x"),
    [
        ("wander", CLEAN + 4 * SLOW * SOME),
        ("noise", np.where(SOME, NOISE, CLEAN)),
        ("noise", CLEAN + 0.8 * NOISE * SOME),
        ("flat", np.where(SOME, 0.3, CLEAN)),
    ],
)
def test_each_trouble_is_told_where_it_is(trouble: str, x: Array) -> None:
    assert stretches(x) == [(trouble, 20.0, 40.0)]
    assert [one.trouble for one in ecg_quality(x, RATE).unsure] == ([] if trouble == "wander" else [trouble])


def test_troubles_may_overlap() -> None:
    x = np.where(SOME, NOISE, CLEAN) + 4 * SLOW * (T >= 35)
    found = dict.fromkeys((trouble for trouble, _, _ in stretches(x)))
    assert list(found) == ["noise", "wander"]


def test_nothing_but_noise_and_nothing_at_all() -> None:
    assert stretches(NOISE) == [("noise", 0.0, 60.0)]
    for level in (0.0, 1000.3):
        assert stretches(np.full(CLEAN.size, level)) == [("flat", 0.0, 60.0)]
    assert ecg_quality([], RATE).stretches == ()


def test_a_gap_is_no_stretch() -> None:
    x = np.where(SOME, np.nan, NOISE)
    assert stretches(x) == [("noise", 0.0, 20.0), ("noise", 40.0, 60.0)]
    assert Stretch(0.0, 20.0, "noise") in ecg_quality(x, RATE).unsure


def test_what_is_no_ecg_is_refused() -> None:
    with pytest.raises(ValueError, match="one dimension"):
        ecg_quality(np.zeros((3, 3)), RATE)
    with pytest.raises(ValueError, match="at least 64"):
        ecg_quality(CLEAN, 50)

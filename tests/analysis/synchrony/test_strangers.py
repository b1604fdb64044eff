"""Pseudo-pairs: a couple stands out from what the same pacer makes of any two people, strangers do not."""

import numpy as np
from test_over_time import SLOW, pair

from hrvsync.analysis import synchrony as sy
from hrvsync.analysis.synchrony import Window, against_pseudo_pairs
from hrvsync.analysis.synchrony.surrogates import shifted
from hrvsync.beats import Beats
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Heart, beat

ROWS = tuple(row for row in sy.PAIR_MEASURES if row.key in ("pearson", "plv_lf", "plv_lf_angle"))
WINDOW = Window(0.0, 200.0, ("A", "B"), guide_of(SLOW))


def strangers(number: int) -> list[Beats]:
    found: list[Beats] = []
    for seed in range(number):
        t = beat({"A": Heart(bpm=60 + seed)}, 200, 100 + seed, None, guide_of(SLOW))["A"].t
        n = len(t) - 1
        found.append(Beats(t[1:], 1000 * np.diff(t), np.zeros(n, np.int8), np.zeros(n, np.int64)))
    return found


def test_what_the_pacer_brings_to_anybody_is_in_the_chance_level() -> None:
    others = strangers(15)
    couple = against_pseudo_pairs(ROWS, pair(0.95, SLOW, 200, lag=0.0), WINDOW, others)
    two = against_pseudo_pairs(ROWS, pair(0.0, SLOW, 200), WINDOW, others)
    assert set(couple) == {"pearson", "plv_lf"}
    assert couple["pearson"].p < 0.05 < two["pearson"].p
    assert two["pearson"].value > 0.3
    assert couple["pearson"].low > 0


def test_too_few_strangers_say_nothing() -> None:
    assert against_pseudo_pairs(ROWS, pair(0.5, SLOW, 200), WINDOW, strangers(9)) == {}


def test_moving_keeps_the_beats_of_the_span() -> None:
    (one,) = strangers(1)
    there = shifted(one, 50.0, 100.0, 1000.0)
    assert 1000 < there.t.min() < there.t.max() <= 1050
    assert len(there) == np.count_nonzero((one.t > 50) & (one.t <= 100))

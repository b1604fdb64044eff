"""Any measure against people shifted in time: whole breaths under a pacer, nobody twice, silence where too short."""

import numpy as np
import pytest
from test_over_time import SLOW, pair

from hrvsync.analysis import synchrony as sy
from hrvsync.analysis.synchrony import Window, over
from hrvsync.analysis.synchrony.surrogates import independent, parted, rotated, shifts, surrogates_of
from hrvsync.beats import within
from hrvsync.guide import guide_of

ROWS = tuple(row for row in sy.PAIR_MEASURES if row.key in ("plv_lf", "pearson", "wcc60_z", "wcc60_lag"))


def test_two_who_are_coupled_stand_above_it_and_strangers_do_not() -> None:
    window = Window(0, 400, ("A", "B"))
    coupled, strangers = (sy.against_chance(ROWS, pair(share), window) for share in (0.9, 0.0))
    assert coupled["wcc60_z"].p < 0.05
    assert coupled["wcc60_z"].value > coupled["wcc60_z"].high > coupled["wcc60_z"].low
    assert strangers["wcc60_z"].p > 0.05
    assert np.isnan(coupled["wcc60_lag"].p)
    assert coupled["wcc60_lag"].value == pytest.approx(2.0, abs=0.5)


def test_the_pacer_is_part_of_the_chance_level() -> None:
    window = Window(0, 404, ("A", "B"), guide_of(SLOW))
    strangers = pair(0.0, SLOW, 404)
    naive = sy.against_chance(ROWS, strangers, window)["pearson"]
    paced = sy.against_chance(ROWS, strangers, window, breath=10.0)["pearson"]
    assert naive.value > naive.high
    assert paced.value < paced.high
    assert naive.p < 0.1 < paced.p
    assert paced.low > 0.3


def test_shifts_keep_away_from_none_and_are_whole_breaths() -> None:
    free, paced = shifts(300.0), shifts(300.0, 10.0)
    assert (free.min(), free.max(), free.size) == (20.0, 280.0, 39)
    np.testing.assert_array_equal(paced, np.arange(20.0, 290.0, 10.0))
    assert shifts(39.0).size == 0
    assert shifts(1200.0, 10.0).size == 39


def test_surrogates_that_are_alike_count_for_fewer() -> None:
    rng = np.random.default_rng(1)
    loose = rng.normal(size=39)
    assert independent(loose) > 20
    assert 4 < independent(np.convolve(rng.normal(size=48), np.ones(10), "valid")) < 12
    assert independent(np.ones(39)) == 39
    assert independent(np.array([0.1, 0.3])) == 2
    assert independent(np.sin(np.arange(12) / 6)) < 4


def test_a_pair_measured_in_windows_is_tested_with_a_joint_of_its_own() -> None:
    rows = tuple(row for row in ROWS if row.key in ("wcc60_z", "pearson"))
    beats, window = pair(0.9), Window(0, 400, ("A", "B"))
    whole = over(rows, beats, window)
    tested = {row.key: observed for row, observed, _ in surrogates_of(rows, beats, window, shifts(400.0))}
    broken = over(rows, {"A": beats["A"], "B": parted(within(beats["B"], 0, 400), 200.0, 13.0)}, window)
    assert tested["pearson"] == whole["pearson"]
    assert tested["wcc60_z"] == broken["wcc60_z"] != whole["wcc60_z"]
    assert sy.against_chance(rows, beats, window)["wcc60_z"].value == whole["wcc60_z"]


def test_too_short_a_phase_has_values_but_no_chance_level() -> None:
    found = sy.against_chance(ROWS, pair(0.5, seconds=62), Window(0, 62, ("A", "B")))
    assert np.isfinite(found["pearson"].value)
    assert np.isnan([found["pearson"].p, found["pearson"].low]).all()


def test_turning_around_keeps_every_beat_and_joins_no_two() -> None:
    window = Window(10.0, 100.0, ("A", "B"))
    beats = within(pair(0.0)["B"], 10.0, 100.0)
    turned = rotated(beats, window, 33.0)
    assert sorted(turned.rr_ms) == sorted(beats.rr_ms)
    assert (np.diff(turned.t) > 0).all()
    assert turned.t.min() > 10.0
    assert turned.t.max() <= 100.0
    assert np.count_nonzero(np.diff(turned.run)) == 1
    assert len(rotated(within(beats, 0, 1), window, 33.0)) == 0
    apart = rotated(beats, window, 33.0, joint=13.0)
    assert len(apart) < len(turned)
    assert np.abs(apart.t - 43.0).min() >= 6.5
    assert set(apart.t) <= set(turned.t)


def test_the_chance_level_is_what_90_percent_of_the_shifted_lie_in() -> None:
    window, rows, beats = Window(0, 400, ("A", "B")), ROWS[:2], pair(0.3)
    found = sy.against_chance(rows, beats, window)
    inside = {who: within(one, 0, 400) for who, one in beats.items()}
    for row, _, shifted in surrogates_of(rows, inside, window, shifts(400.0)):
        if row.tested:
            low, high = np.quantile(shifted[np.isfinite(shifted)], (0.05, 0.95))
            assert (found[row.key].low, found[row.key].high) == pytest.approx((low, high))

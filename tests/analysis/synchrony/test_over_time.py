"""Rows that measure a window as a whole: signed as declared, silent with too little, the pacer kept separate."""

import warnings

import numpy as np
import pytest

from hrvsync.analysis.synchrony import PAIR_MEASURES, Window, against_chance, over
from hrvsync.analysis.synchrony.over_time import moving_mean, shared_breath
from hrvsync.beats import Beats, empty
from hrvsync.events import Pacer, Pause, Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Coupling, Heart, beat

ALL = tuple(row for row in PAIR_MEASURES if row.phase)
SLOW = (Phase(0.0, "Together", None, {"": Pacer(6.0)}),)


def pair(
    share: float, guide: tuple[Phase | Pause, ...] = (), seconds: float = 400, lag: float = 2.0
) -> dict[str, Beats]:
    truth = beat({"A": Heart(bpm=70), "B": Heart(bpm=64)}, seconds, 5, Coupling(((0, share),), lag), guide_of(guide))
    beats: dict[str, Beats] = {}
    for who, one in truth.items():
        n = len(one.t) - 1
        beats[who] = Beats(one.t[1:], 1000 * np.diff(one.t), np.zeros(n, np.int8), np.zeros(n, np.int64))
    return beats


def values(beats: dict[str, Beats], seconds: float = 400, guide: tuple[Phase | Pause, ...] = ()) -> dict[str, float]:
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return over(ALL, beats, Window(0.0, seconds, tuple(beats), guide_of(guide)))


def test_those_of_the_pacer_are_known_only_with_one() -> None:
    free = values(pair(0.5))
    pacers = {row.key for row in ALL if "pacer" in row.label}
    assert {name for name, value in free.items() if np.isnan(value)} == pacers


def test_the_one_who_leads_has_the_positive_sign_everywhere() -> None:
    free, paced = values(pair(0.9)), values(pair(0.9, SLOW, lag=1.5), guide=SLOW)
    for name in ("wcc60_lag", "wcc30_lag", "rmea_best_lag", "wcc_max_lag"):
        assert free[name] == pytest.approx(2.0, abs=0.5), name
    assert paced["plv_pacer_angle"] == pytest.approx(2 * np.pi * 1.5 / 10, abs=0.3)
    assert free["granger_ab"] > 2 * free["granger_ba"]
    assert free["susy_z_lead1"] > free["susy_z_lead2"]
    assert free["rmea_s1_lead"] > free["rmea_s2_lead"]


def test_each_needs_its_seconds_and_enough_good_beats() -> None:
    beats = pair(0.5)
    for row in ALL:
        assert np.isnan(values(beats, row.min_seconds - 1)[row.key]), row.key
    for other in (empty(), beats["B"].after(300)):
        assert np.isnan([*values({"A": beats["A"], "B": other}).values()]).all()


def test_half_a_minute_has_values_but_nothing_to_hold_them_against() -> None:
    found = against_chance(ALL, pair(0.5), Window(0, 35, ("A", "B")))
    known = {name: one for name, one in found.items() if np.isfinite(one.value)}
    assert set(known) == {row.key for row in ALL if row.min_seconds <= 35}
    assert np.isnan([(one.low, one.high, one.p) for one in found.values()]).all()


def test_a_gap_and_a_heart_like_a_clock_leave_nothing_but_nan_and_numbers() -> None:
    beats = pair(0.5)
    outside = (beats["B"].t < 200) | (beats["B"].t > 230)
    b = beats["B"]
    gap = Beats(b.t[outside], b.rr_ms[outside], b.label[outside], b.run[outside] + (b.t[outside] > 215))
    found = values({"A": beats["A"], "B": gap})
    assert sum(map(np.isfinite, found.values())) > 30
    steady = Beats(np.arange(1.0, 401), np.full(400, 1000.0), np.zeros(400, np.int8), np.zeros(400, np.int64))
    assert np.isnan(values({"A": beats["A"], "B": steady})["plv_lf"])


def test_a_pacer_whose_rate_changes_by_much_leaves_too_few_rates_for_a_test_of_the_whole() -> None:
    glide = (Phase(0.0, "glide", None, {"": Pacer(20.0, 6.0, 60.0)}),)
    found = values(pair(0.5, glide), guide=glide)
    assert np.isnan([found["slid_z"], found["slid_p"], found["slid_low"], found["slid_high"]]).all()
    own = (Phase(0.0, "own", None, {"A": Pacer(6.0), "B": Pacer(7.0)}),)
    assert np.isfinite(values(pair(0.5, own), guide=own)["slid_p"])


def test_a_shared_breath_is_one_steady_rate_for_both_all_through() -> None:
    t = np.arange(4, 400) / 4

    def breath(*guide: Phase | Pause) -> float:
        return shared_breath(t, Window(0, 100, ("A", "B"), guide_of(guide)))

    assert breath(*SLOW) == pytest.approx(10.0)
    assert breath() == 0
    assert breath(Phase(0.0, "own", None, {"A": Pacer(6.0), "B": Pacer(7.0)})) == 0
    assert breath(Phase(0.0, "glide", None, {"": Pacer(8.0, 6.0, 60.0)})) == 0
    assert breath(*SLOW, Pause(20.0)) == 0
    assert breath(Phase(50.0, "late", None, {"": Pacer(6.0)})) == 0
    assert shared_breath(t[:2], Window(0, 1, ("A", "B"), guide_of(SLOW))) == 0


def test_the_moving_mean_has_no_ends() -> None:
    x = np.arange(100.0)
    mean = moving_mean(x, 2)
    assert np.isnan(mean[[0, 3, 98]]).all()
    assert mean[50] == pytest.approx(49.5)
    assert np.isnan(moving_mean(x[:7], 2)).all()

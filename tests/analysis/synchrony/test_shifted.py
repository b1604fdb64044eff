"""Any measure against people shifted in time: whole breaths under a pacer, nobody twice, silence where too short."""

import numpy as np
import pytest
from test_over_time import SLOW, pair

from hrvsync.analysis import synchrony as sy
from hrvsync.analysis.synchrony import Window, over
from hrvsync.analysis.synchrony.surrogates import (
    independent,
    over_pieces,
    parted,
    pieces,
    rotated,
    shifts,
    surrogates_of,
)
from hrvsync.beats import Beats, within
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


def test_it_does_not_matter_when_a_phase_was() -> None:
    early = pair(0.9, seconds=300)
    later = {who: Beats(one.t + 4096.0, one.rr_ms, one.label, one.run) for who, one in early.items()}
    rows = tuple(row for row in ROWS if row.key == "pearson")
    then = sy.against_chance(rows, later, Window(4096, 4396, ("A", "B")))["pearson"]
    now = sy.against_chance(rows, early, Window(0, 300, ("A", "B")))["pearson"]
    assert (then.value, then.low, then.high, then.p) == pytest.approx((now.value, now.low, now.high, now.p), abs=1e-6)


def test_a_joint_takes_half_of_itself_from_either_side_and_begins_a_run() -> None:
    t = np.arange(1.0, 21.0)
    beats = Beats(t, np.full(20, 1000.0), np.zeros(20, np.int8), np.repeat([0, 3], 10))
    left = parted(beats, 10.0, 4.0)
    assert left.t.tolist() == [*range(1, 9), *range(12, 21)]
    assert left.run.tolist() == [0] * 8 + [7] * 9
    assert parted(beats, 15.5, 0.0).run.tolist() == [0] * 10 + [3] * 5 + [7] * 5
    assert parted(beats, 10.0, 0.0).t.tolist() == t.tolist()
    assert len(parted(Beats(t[:0], t[:0], beats.label[:0], beats.run[:0]), 10.0, 4.0)) == 0


def test_a_phase_of_four_hours_is_ten_minutes_of_every_hour() -> None:
    whole = Window(100.0, 100.0 + 13_980.0, ("A", "B"))
    assert pieces(whole) == [whole]
    for hours, n in ((4, 4), (5, 5), (24, 24)):
        long = Window(100.0, 100.0 + 3600.0 * hours, ("A", "B"))
        spans = [(piece.start, piece.end, piece.people) for piece in pieces(long)]
        assert spans == [(100.0 + 3600 * i, 700.0 + 3600 * i, ("A", "B")) for i in range(n)]
    assert [len(pieces(Window(0.0, end, ("A", "B")))) for end in (15_000.0, 15_001.0)] == [4, 5]


def test_two_shifts_are_the_fewest_to_tell_chance() -> None:
    rows = tuple(row for row in ROWS if row.key == "pearson")
    beats = pair(0.5, seconds=90)
    assert np.isnan(sy.against_chance(rows, beats, Window(0, 60, ("A", "B")), breath=20.0)["pearson"].p)
    assert sy.against_chance((), beats, Window(0, 90, ("A", "B"))) == {}


def test_how_alike_neighbours_are_is_summed_up_to_the_first_that_are_not() -> None:
    rng = np.random.default_rng(7)
    for size in (5, 9, 12, 39):
        values = np.cumsum(rng.normal(size=size)) + 3.0
        around = values - values.mean()
        total = 0.0
        for lag in range(1, max(1, size // 3)):
            alike = float((around[lag:] * around[:-lag]).sum() / (around**2).sum())
            if alike <= 0:
                break
            total += alike
        assert independent(values) == pytest.approx(max(2.0, size / (1 + 2 * total)))


def test_a_long_phase_has_the_means_of_its_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, seconds in (("LONGEST_S", 400.0), ("PIECE_S", 150.0), ("EVERY_S", 200.0)):
        monkeypatch.setattr(f"hrvsync.analysis.synchrony.surrogates.{name}", seconds)
    beats, rows = pair(0.6, seconds=600), tuple(row for row in ROWS if row.key in ("pearson", "wcc60_z"))
    parts = [over(rows, beats, Window(start, start + 150, ("A", "B"))) for start in (0, 200, 400)]
    found = over_pieces(rows, beats, Window(0, 600, ("A", "B")))
    for row in rows:
        assert found[row.key] == pytest.approx(np.mean([values[row.key] for values in parts]))
    assert over_pieces(rows, beats, Window(0, 400, ("A", "B"))) == over(rows, beats, Window(0, 400, ("A", "B")))
    tested = sy.against_chance(rows, beats, Window(0, 600, ("A", "B")))["pearson"]
    assert tested.value == found["pearson"]
    assert tested.low < tested.high


def test_a_beat_at_the_end_of_the_window_stays_there() -> None:
    beats = Beats(np.array([1.0, 6.0, 10.0]), np.full(3, 900.0), np.zeros(3, np.int8), np.zeros(3, np.int64))
    turned = rotated(beats, Window(0.0, 10.0, ("A", "B")), 4.0)
    assert turned.t.tolist() == [4.0, 5.0, 10.0]
    assert turned.run.tolist() == [0, 1, 1]

"""The chance level: it finds what is there, seldom what is not, and knows only the past of its own phase."""

from math import inf

import numpy as np
import pytest
from scipy.stats import t as student
from support.uncoupled import coupled

from hrvsync.analysis.synchrony import chance, lagged, peaks
from hrvsync.analysis.synchrony.chance import NO_CHANCE, among, best_lag, tail
from hrvsync.beats import Floats

type Dyad = tuple[Floats, Floats]


def until(dyad: Dyad, t: int, past: int = 600) -> Dyad:
    a, b = dyad
    return a[4 * max(0, t - past) : 4 * t].copy(), b[4 * max(0, t - past) : 4 * t].copy()


def test_it_is_the_newest_row_of_the_lagged_correlation(dyad: Dyad) -> None:
    a, b = until(dyad, 1900)
    a[500:540] = np.nan
    b[-30:-25] = np.nan
    now = chance(a, b, 4)
    table = lagged(a, b, 4, hop=0.25)
    np.testing.assert_allclose(now.curve, table.z[-1], rtol=0, atol=1e-9)
    assert now.z0 == pytest.approx(table.z[-1, 20], abs=1e-9)
    assert (now.lag, now.z) == (peaks(table).lag[-1], pytest.approx(peaks(table).z[-1], abs=1e-9))


def test_coupling_is_found_within_90_s_of_its_onset_and_kept(dyad: Dyad) -> None:
    ticks = [chance(*until(dyad, t), 4) for t in range(1200, 2400, 10)]
    found = [tick.p <= 0.05 for tick in ticks]
    assert found.index(True) * 10 <= 90
    assert np.mean(found[9:]) >= 0.95
    lags = np.array([tick.lag for tick in ticks[9:]])
    assert np.mean(np.abs(lags - 2.0) <= 0.5) >= 0.95


def test_nothing_is_found_outside_more_often_than_chance(dyad: Dyad) -> None:
    calm = [*range(600, 1200, 60), *range(3060, 3600, 60)]
    assert np.mean([chance(*until(dyad, t), 4).p <= 0.05 for t in calm]) <= 0.16


def test_the_same_past_gives_the_same_answer_and_the_older_past_none(dyad: Dyad) -> None:
    a, b = until(dyad, 1500)
    first, second = chance(a, b, 4), chance(a.copy(), b.copy(), 4)
    assert first.surrogates.tolist() == second.surrogates.tolist()
    a[:800], b[:800] = 1e5 * np.sin(np.arange(800)), 0.0
    changed = chance(a, b, 4, alike=((200, inf),))
    assert changed.surrogates.size == 2 * round((400 - 65 - 10) / 2.5 + 1)
    assert changed.high == pytest.approx(chance(a[800:], b[800:], 4).high, abs=1e-6)


def test_the_past_may_have_holes_and_the_newest_window_lies_in_the_last_stretch(dyad: Dyad) -> None:
    a, b = until(dyad, 1500)
    a[800:1600] = 1e5 * np.sin(np.arange(800))  # 200 to 400 s
    found = chance(a, b, 4, alike=((0, 200), (400, inf)))
    ends = round((200 - 65 - 5) / 2.5 + 1), round((200 - 65 - 10) / 2.5 + 1)
    assert found.surrogates.size == 2 * sum(ends)
    assert found.surrogates.max() < 3
    assert np.isfinite(chance(a, b, 4, alike=((0, 200), (535, inf))).p)
    late = chance(a, b, 4, alike=((0, 200), (536, inf)))
    assert np.isnan(late.p)
    assert late.z == found.z


def test_words_need_ninety_seconds_and_a_window_needs_65(dyad: Dyad) -> None:
    a, b = dyad
    assert np.isnan(chance(a[:256], b[:256], 4).z)
    early = chance(a[: 4 * 80], b[: 4 * 80], 4)
    assert np.isfinite(early.z)
    assert np.isnan([early.p, early.low, early.high0, early.percentile]).all()
    assert np.isfinite(chance(a[: 4 * 90], b[: 4 * 90], 4).p)


def test_a_window_with_too_many_gaps_has_no_answer(dyad: Dyad) -> None:
    a, b = until(dyad, 900)
    a[-60:] = np.nan
    now = chance(a, b, 4)
    assert np.isnan([now.z, now.lag, now.z0, now.p]).all()


def test_gaps_in_the_past_leave_the_other_surrogates_as_they_are(dyad: Dyad) -> None:
    a, b = until(dyad, 900)
    whole = chance(a, b, 4)
    b[:400] = np.nan
    marred = chance(a, b, 4)
    assert marred.surrogates.size < whole.surrogates.size
    untouched = (2400 - 400 - 260 - 40) // 10
    assert marred.surrogates[:untouched] == pytest.approx(whole.surrogates[:untouched], abs=1e-9)


def test_the_tail_counts_plenty_and_is_careful_with_few() -> None:
    surrogates = np.linspace(0, 1, 99)
    assert tail(2.0, surrogates, 50) == 0.01
    assert tail(0.505, surrogates, 50) == pytest.approx(0.5)
    assert tail(1.3, surrogates, 3) > tail(1.3, surrogates, 8) > 0.01
    few = surrogates[::20]
    assert tail(few[-1] - 1e-9, few, 20) == pytest.approx(tail(few[-1] + 1e-9, few, 20)) == pytest.approx(1 / 6)
    assert tail(0.0, np.zeros(5), 20) == 1.0
    assert np.isnan(tail(2.0, surrogates, 1.9))
    assert np.isnan(tail(np.nan, surrogates, 50))
    assert tail(2.0, np.ones(99), 10) == 0.01


def test_a_value_among_few_is_placed_between_them_too() -> None:
    few = np.arange(1.0, 20.0)
    assert among(19.5, few) == 0.05
    assert among(18.5, few) == pytest.approx(0.075)
    assert among(18.0, few) == pytest.approx(among(18.0 - 1e-9, few)) == pytest.approx(0.1)
    assert among(0.0, few) == 1.0
    assert among(3.0, np.full(19, 3.0)) == 1.0


def by_hand(fixed: Floats, moving: Floats, ends: list[int], width: int, reach: int) -> tuple[list[float], list[float]]:
    """Fisher z of the newest window of one with windows of the other: the highest around each end, and that at it."""
    newest = fixed[-width:]
    z = [
        [np.arctanh(np.corrcoef(newest, moving[end + k - width : end + k])[0, 1]) for k in range(-reach, reach + 1)]
        for end in ends
    ]
    return [max(row) for row in z], [row[reach] for row in z]


@pytest.mark.parametrize(("window", "max_lag", "min_shift", "since"), [(60, 5, 10, 0), (30, 3, 20, 100), (40, 5, 1, 0)])
def test_surrogates_are_those_of_the_definition(
    dyad: Dyad, window: int, max_lag: int, min_shift: int, since: int
) -> None:
    a, b = until(dyad, 930)
    now = chance(a, b, 4, window, max_lag, min_shift, ((since, inf),))
    width, reach = 4 * window, 4 * max_lag
    ends = list(range(a.size - max(4 * min_shift, reach), 4 * since + width + reach - 1, -10))
    of_b, zero_b = by_hand(a, b, ends, width, reach)
    of_a, zero_a = by_hand(b, a, ends, width, reach)
    best, zero = np.array(of_b + of_a), np.array(zero_b + zero_a)
    np.testing.assert_allclose(now.surrogates, best, rtol=0, atol=1e-9)
    assert (now.low, now.high) == pytest.approx(np.quantile(best, (0.05, 0.95)), abs=1e-9)
    assert (now.low0, now.high0) == pytest.approx(np.quantile(zero, (0.05, 0.95)), abs=1e-9)
    assert now.percentile == pytest.approx(100 * np.mean(best < now.z), abs=1e-9)
    assert 0 < now.percentile < 100
    assert now.p == tail(now.z, now.surrogates, now.surrogates.size * 2.5 / 12)


def test_chance_is_that_of_a_minute_and_lags_of_five_seconds_unless_asked_otherwise(dyad: Dyad) -> None:
    a, b = until(dyad, 1500)
    usual, asked = chance(a, b, 4), chance(a, b, 4, 60, 5, 10, ((0, inf),))
    assert usual.surrogates.tolist() == asked.surrogates.tolist()
    for found in (best_lag(a, b, 4), best_lag(a, b, 4, 60, 5)):
        assert (found.z, found.lag, found.z0, found.curve.tolist()) == (
            asked.z,
            asked.lag,
            asked.z0,
            asked.curve.tolist(),
        )


def test_no_chance_level_says_nothing() -> None:
    named = {name: getattr(NO_CHANCE, name) for name in NO_CHANCE.__struct_fields__}
    assert all(np.isnan(value) for value in named.values() if isinstance(value, float))
    assert NO_CHANCE.curve.size == NO_CHANCE.surrogates.size == 0


def test_a_shift_may_be_nothing_but_not_less(dyad: Dyad) -> None:
    a, b = until(dyad, 900)
    assert chance(a, b, 4, min_shift=0).surrogates.size > chance(a, b, 4).surrogates.size
    assert chance(a, b, 4, min_shift=0).surrogates.size == chance(a, b, 4, min_shift=5).surrogates.size


def test_where_few_independent_surrogates_begin_to_count() -> None:
    surrogates = np.linspace(0, 1, 99)
    assert tail(1.2, surrogates, 30) == 0.01
    assert tail(1.2, surrogates, 29.99) > 0.01
    assert np.isfinite(tail(1.5, surrogates, 2.0))
    spread = np.std(surrogates, ddof=1) * np.sqrt(1 + 1 / 12)
    assert tail(1.1, surrogates, 12) == pytest.approx(student.sf((1.1 - 0.5) / spread, 11))


def test_opposite_waves_are_rarer_than_chance_and_not_alike() -> None:
    one, other = coupled(np.random.default_rng(2), 400, 0.95, 0.0)
    found, opposite = chance(one, other, 4), chance(one, -other, 4)
    assert found.p < 0.05
    assert opposite.p_opposite < 0.05 < opposite.p
    assert opposite.lowest == pytest.approx(-found.z)

"""The phase so far: coupling is found with its lag, strangers are not, a look stays what it is until the next one."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace
from support.calibration import beats_of, ever, in_beats, looks_so_far, on_pacers, sharing, turns
from support.uncoupled import RATE, coupled, free, paced

from hrvsync.analysis.synchrony import SoFar, Window, latest, phase_so_far, so_far, so_far_sentence, together
from hrvsync.analysis.synchrony.so_far import limit_at
from hrvsync.beats import Beats, Floats
from hrvsync.events import Pacer, Pause, Phase
from hrvsync.guide import UNGUIDED, Guide, guide_of

SLOW = guide_of([Phase(0.0, "Together", None, {"": Pacer(6.0)})])


def ending(end: float, guide: Guide = UNGUIDED) -> Window:
    return Window(end - 60, end, ("A", "B"), guide)


def two(share: float, seconds: float, seed: int = 3, lag: float = 2.0) -> tuple[Beats, Beats]:
    a, b = coupled(np.random.default_rng(seed), seconds, share, lag)
    return beats_of(a), beats_of(b)


def test_who_follows_is_found_with_the_lag_and_its_sign() -> None:
    a, b = coupled(np.random.default_rng(2), 240, 0.3, 2.0)
    there, back = so_far(a, b, RATE), so_far(b, a, RATE)
    assert there.excess == pytest.approx(back.excess)
    assert there.excess > limit_at(240)
    assert (there.lag, back.lag, there.seconds, there.beyond) == (2.0, -2.0, 240.0, 0.0)
    assert so_far(a, a, RATE).excess > there.excess


def test_the_size_is_that_of_chance() -> None:
    """At one lag, of strangers, the excess has a mean of 0 and a variance of 1."""
    series = free(np.random.default_rng(1), 400, 120)
    found = [so_far(x, y, RATE, max_lag=0).excess for x, y in zip(series[::2], series[1::2], strict=True)]
    assert np.mean(found) == pytest.approx(0, abs=0.2)
    assert np.std(found) == pytest.approx(1, abs=0.15)


def test_each_look_has_its_limit_and_the_last_one_stays() -> None:
    assert [limit_at(60.0 * minute) for minute in range(1, 8)] == [3.5, 3.5, 3.05, 3.5, 3.8, 3.8, 3.8]


def test_strangers_seldom_pass_the_limit_at_any_look_and_those_who_share_a_fifth_mostly_do() -> None:
    assert ever(looks_so_far(in_beats(on_pacers(6.0)), SLOW, 30, 305, 5)) <= 10
    assert ever(looks_so_far(in_beats(sharing(0.2)), UNGUIDED, 30, 245, 6)) >= 80


def test_what_is_shared_beyond_a_pacer_is_found_and_the_pacer_is_not() -> None:
    rng, phase = np.random.default_rng(3), turns(240, 6.0)
    one, other = paced(rng, 2, 240)
    wave = 60 * np.cos(phase)
    found = so_far(one + wave, other + wave, RATE, pacers=(phase, phase))
    assert found.beyond == 1
    assert found.excess == pytest.approx(so_far(one, other, RATE, pacers=(phase, phase)).excess, abs=0.05)
    assert found.excess < limit_at(240)
    one, other = coupled(rng, 240, 0.6, 1.0)
    assert so_far(one + wave, other + wave, RATE, pacers=(phase, phase)).excess > limit_at(240)
    nowhere = np.full(phase.size, np.nan)
    assert so_far(one, other, RATE, pacers=(nowhere, None)).excess == pytest.approx(so_far(one, other, RATE).excess)


def test_gaps_and_what_stands_out_change_little() -> None:
    a, b = coupled(np.random.default_rng(4), 300, 0.4, 1.0)
    clean = so_far(a, b, RATE)
    a[400:440], b[800] = np.nan, 1300.0
    marred = so_far(a, b, RATE)
    assert marred.lag == clean.lag
    assert marred.excess == pytest.approx(clean.excess, rel=0.2)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), share=st.floats(0, 1), level=st.floats(-1e3, 1e3), scale=st.floats(0.1, 10))
def test_units_lines_and_unknown_ends_change_nothing(seed: int, share: float, level: float, scale: float) -> None:
    a, b = coupled(np.random.default_rng(seed), 120, share, 1.0)
    found = so_far(a, b, RATE)
    changed = scale * a + level + np.arange(a.size) / 9
    assert so_far(changed, b, RATE).excess == pytest.approx(found.excess, abs=1e-6)
    ends = np.full(40, np.nan)
    x, y = (np.concatenate((ends, one, ends)) for one in (a, b))
    assert so_far(x, y, RATE) == found


def test_the_lag_is_not_given_at_the_edge_of_those_searched() -> None:
    a, b = coupled(np.random.default_rng(7), 300, 0.9, 6.0)
    assert so_far(a, b, RATE, max_lag=8).lag == 6.0
    assert isnan(so_far(a, b, RATE, max_lag=5.75).lag)
    assert so_far(a, b, RATE, max_lag=0).lag == 0.0


def test_too_little_to_compare_is_nan() -> None:
    a, b = free(np.random.default_rng(8), 2, 300)
    flat, holes = np.full(a.size, 800.0), a.copy()
    holes[100:400] = np.nan
    glide = np.cumsum(np.linspace(0.03, 0.33, a.size)) * 2 * np.pi / RATE
    pairs: list[tuple[Floats, Floats]] = [(a[:356], b[:356]), (a, flat), (flat, b), (flat * np.nan, flat), (holes, b)]
    for x, y in pairs:
        assert isnan(so_far(x, y, RATE).excess)
    assert isnan(so_far(a, b, RATE, pacers=(glide, glide)).excess)
    assert isnan(so_far(a[:360], b[:360], RATE, max_lag=45).excess)
    assert so_far(a[:360], b[:360], RATE).seconds == 90
    with pytest.raises(ValueError, match="max_lag"):
        so_far(a, b, RATE, max_lag=-1)


def test_a_look_comes_with_each_whole_minute_of_the_phase_and_stays() -> None:
    a, b = two(0.3, 305)
    guide = guide_of([Phase(10.0, "Talk")])
    assert phase_so_far(a, b, ending(129.9, guide)) == SoFar()
    first = phase_so_far(a, b, ending(130.0, guide))
    assert first.seconds == 120
    assert all(phase_so_far(a, b, ending(end, guide)) == first for end in np.arange(130.0, 190.0, 1.0).tolist())
    assert phase_so_far(a, b, ending(190.0, guide)).excess != first.excess
    now = Beats(a.t[a.t <= 131], a.rr_ms[a.t <= 131], a.label[a.t <= 131], a.run[a.t <= 131])
    assert phase_so_far(now, b, ending(130.5, guide)) == first  # what comes later changes nothing


def test_only_the_present_phase_counts_and_of_a_long_one_the_last_ten_minutes() -> None:
    a, b = two(0.5, 900)
    talk = guide_of([Phase(0.0, "Sit"), Phase(240.0, "Talk")])
    assert isnan(phase_so_far(a, b, ending(350, talk)).excess)
    assert phase_so_far(a, b, ending(360, talk)).seconds == 120
    whole, recent = phase_so_far(a, b, ending(840)), phase_so_far(a.after(170), b.after(170), ending(840))
    assert whole == recent
    assert whole.seconds == 600


def test_with_pacers_it_is_beyond_them_and_a_pause_has_none() -> None:
    a, b = two(0.5, 305)
    own = guide_of([Phase(0.0, "Each", None, {"A": Pacer(6.0)})])
    assert phase_so_far(a, b, ending(300, own)).beyond == 1
    assert phase_so_far(a, b, ending(300)).beyond == 0
    paused = own.plus(Pause(0.0))
    assert phase_so_far(a, b, ending(300, paused)).excess == pytest.approx(phase_so_far(a, b, ending(300)).excess)


def test_frames_have_it_where_the_newest_minute_has_a_gap() -> None:
    a, b = two(0.5, 305)
    away = (a.t > 200) & (a.t < 230)
    gone = Beats(a.t[~away], a.rr_ms[~away], a.label[~away], a.run[~away] + (a.t[~away] > 210))
    values = latest({"A": gone, "B": b}, 240.0)
    assert isnan(values.wcc_z)
    assert values.so_far_excess > limit_at(240)
    assert values.so_far_lag == 2.0


@pytest.mark.parametrize(
    ("excess", "beyond", "sentence"),
    [
        (float("nan"), float("nan"), ""),
        (3.05, 0.0, "so far not clearly more in common than by chance"),
        (3.06, 0.0, "so far more in common than by chance"),
        (-1.0, 1.0, "so far not clearly more in common than the pacer explains"),
        (3.06, 1.0, "so far more in common than the pacer explains"),
    ],
)
def test_it_is_a_statement_of_its_own_beside_the_word_of_the_minute(
    excess: float, beyond: float, sentence: str
) -> None:
    a, b = two(0.5, 125)
    values = replace(latest({"A": a, "B": b}, 60.0), so_far_excess=excess, so_far_beyond=beyond, so_far_seconds=180.0)
    reading = together(values, ("A", "B"))
    assert so_far_sentence(reading) == sentence
    assert reading.word == ""

"""The significance of a stretch: coupling is found with its lag and sign, strangers are not, a shared pacer is not."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from support.uncoupled import RATE, coupled, free, paced

from hrvsync.analysis.synchrony import Significance, significance
from hrvsync.beats import Floats

type Dyad = tuple[Floats, Floats]


def turns(seconds: float, hz: float = 0.1) -> Floats:
    """The phase of a steady pacer."""
    return 2 * np.pi * hz * np.arange(round(seconds * RATE)) / RATE


def test_the_coupled_third_of_the_dyad_is_found_with_its_lag_and_the_first_is_not(dyad: Dyad) -> None:
    a, b = dyad
    found = significance(a[4800:9600], b[4800:9600], 4)
    assert found.p == 0.001
    assert found.lag == 2.0
    assert found.z > found.high > found.low
    assert found.standing > 5
    assert (found.surrogates, found.curve.size, found.z) == (999, 41, found.curve.max())
    assert found.z0 == found.curve[20]
    assert significance(b[4800:9600], a[4800:9600], 4).lag == -2.0
    assert significance(a[:4800], b[:4800], 4).p > 0.05


def test_two_minutes_are_enough_for_most_of_those_who_share_a_third() -> None:
    rng = np.random.default_rng(21)
    pairs = [coupled(rng, 120, 0.3, 2.0) for _ in range(20)]
    found = [significance(a, b, RATE) for a, b in pairs]
    assert sum(one.p <= 0.05 for one in found) >= 18
    assert np.median([one.lag for one in found]) == 2.0


def test_a_gap_costs_little() -> None:
    rng = np.random.default_rng(22)
    pairs = [coupled(rng, 120, 0.2, 2.0) for _ in range(40)]
    whole = sum(significance(a, b, RATE).p <= 0.05 for a, b in pairs)
    for a, _ in pairs:
        a[200:260] = np.nan
    assert whole >= 32
    assert sum(significance(a, b, RATE).p <= 0.05 for a, b in pairs) >= whole - 4  # 7 if only bridged by lines


def test_slow_waves_alone_are_found_where_nothing_else_is_shared() -> None:
    rng = np.random.default_rng(23)
    found = [significance(*coupled(rng, 200, 0.5, -1.0, below=0.15), RATE) for _ in range(20)]
    assert sum(one.p <= 0.05 for one in found) >= 16
    assert np.median([one.lag for one in found]) == -1.0
    assert all((one.z >= one.high) == (one.p <= 0.05) for one in found)


def test_white_noise_and_the_same_a_little_later_are_alike_at_that_lag() -> None:
    x = np.random.default_rng(1).standard_normal(2400)
    found = significance(x, np.roll(x, 6), 4)
    assert found.lag == 1.5
    assert np.tanh(found.z) > 0.9
    assert np.tanh(significance(x, x, 4).z) == pytest.approx(1.0)


def test_strangers_are_seldom_found_and_strangers_on_one_pacer_too() -> None:
    rng = np.random.default_rng(11)
    series, phase = free(rng, 200, 120), turns(120)
    p = [significance(x, y, 4).p for x, y in zip(series[::2], series[1::2], strict=True)]
    assert sum(one <= 0.05 for one in p) <= 11  # 5 of 100 expected: P(12 or more) = 0.4 %
    series = paced(rng, 80, 120)
    p = [significance(x, y, 4, pacers=(phase, phase)).p for x, y in zip(series[::2], series[1::2], strict=True)]
    assert sum(one <= 0.05 for one in p) <= 5  # 2 of 40 expected: P(6 or more) = 1 %
    assert np.mean(p) == pytest.approx(0.5, abs=0.2)


def test_what_two_share_beyond_their_pacer_is_found() -> None:
    rng, phase = np.random.default_rng(3), turns(240)
    one, other = coupled(rng, 240, 0.6, 1.0)
    wave = 60 * np.cos(phase)
    assert significance(one + wave, other + wave, 4, pacers=(phase, phase)).p < 0.01
    one, other = free(rng, 2, 240) + wave
    assert significance(one, other, 4, pacers=(phase, phase)).p > 0.05


def test_a_breath_of_another_shape_than_a_sine_is_beside_the_point() -> None:
    rng, phase = np.random.default_rng(4), turns(200)
    wave = 60 * np.cos(phase) + 20 * np.cos(2 * phase + 1) + 10 * np.cos(3 * phase + 2)
    strangers = free(rng, 80, 200) + wave
    p = [significance(x, y, 4, pacers=(phase, phase)).p for x, y in zip(strangers[::2], strangers[1::2], strict=True)]
    assert sum(one <= 0.05 for one in p) <= 6  # 2 of 40 expected: P(7 or more) = 0.3 %


def test_regular_waves_of_strangers_are_seldom_taken_for_shared_ones() -> None:
    rng, t = np.random.default_rng(24), np.arange(800) / 4
    rates, angles = rng.uniform(0.085, 0.105, (80, 1)), rng.uniform(0, 2 * np.pi, (80, 1))
    series = free(rng, 80, 200) + 60 * np.cos(2 * np.pi * rates * t + angles)
    p = [significance(x, y, 4).p for x, y in zip(series[::2], series[1::2], strict=True)]
    assert sum(one <= 0.05 for one in p) <= 7


def test_a_pacer_of_one_alone_or_of_a_part_of_the_stretch_is_taken_out_where_it_runs() -> None:
    rng, phase = np.random.default_rng(5), turns(240)
    one, other = free(rng, 2, 240)
    phase[:480] = np.nan
    one[480:] += 60 * np.cos(phase[480:])
    found = significance(one, other, 4, pacers=(phase, None))
    assert 0.05 < found.p < 1
    assert significance(other, one, 4, pacers=(None, phase)).p == found.p
    nowhere = np.full(phase.size, np.nan)
    assert significance(one, other, 4, pacers=(nowhere, nowhere)).p == significance(one, other, 4).p


def test_opposite_waves_are_told_from_none() -> None:
    one, other = coupled(np.random.default_rng(6), 240, 0.6, 0.0)
    opposite = significance(one, 1700 - other, 4)
    assert opposite.p_opposite == significance(one, other, 4).p == 0.001


def test_the_lag_is_not_told_at_the_edge_of_those_searched() -> None:
    one, other = coupled(np.random.default_rng(7), 300, 0.9, 6.0)
    assert significance(one, other, 4, max_lag=8).lag == 6.0
    assert np.isnan(significance(one, other, 4, max_lag=5.75).lag)
    assert significance(one, other, 4, max_lag=0).lag == 0.0


def test_gaps_change_little(dyad: Dyad) -> None:
    a, b = (x[4800:9600].copy() for x in dyad)
    clean = significance(a, b, 4)
    a[1000:1080] = np.nan
    b[3000:3664] = np.nan
    marred = significance(a, b, 4)
    assert marred.lag == clean.lag
    assert marred.z == pytest.approx(clean.z, abs=0.2)


def same(one: Significance, other: Significance) -> None:
    for name in ("z", "z0", "low", "high", "standing", "p", "p_opposite"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-6, nan_ok=True), name


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), share=st.floats(0, 1), level=st.floats(-1e3, 1e3), scale=st.floats(0.1, 10))
def test_changing_places_units_and_lines_change_nothing_but_the_sign_of_the_lag(
    seed: int, share: float, level: float, scale: float
) -> None:
    a, b = coupled(np.random.default_rng(seed), 120, share, 1.0)
    there, back = significance(a, b, RATE), significance(b, a, RATE)
    same(there, back)
    assert back.lag == pytest.approx(-there.lag, nan_ok=True)
    np.testing.assert_allclose(back.curve, there.curve[::-1], atol=1e-9)
    same(there, significance(scale * a + level + np.arange(a.size) / 9, b, RATE))
    same(there, significance(a, b, RATE))


def test_too_little_to_compare_is_nan(dyad: Dyad) -> None:
    a, b = dyad
    flat, holes = np.full(1200, 800.0), a[:1200].copy()
    holes[100:400] = np.nan
    for x, y in (
        (a[:356], b[:356]),
        (a[:20], b[:20]),
        (a[:1200], flat),
        (flat, b[:1200]),
        (flat * np.nan, flat),
        (holes, b[:1200]),
    ):
        found = significance(x, y, 4)
        assert np.isnan([found.z, found.lag, found.p, found.standing, found.low]).all()
        assert (found.surrogates, found.curve.size) == (0, 41)
    glide = np.cumsum(np.linspace(0.07, 0.3, 1200)) * 2 * np.pi / 4
    assert np.isnan(significance(a[:1200], b[:1200], 4, pacers=(glide, glide)).p)
    assert np.isnan(significance(a[:400], b[:400], 4, max_lag=50).p)
    with pytest.raises(ValueError, match="max_lag"):
        significance(a, b, 4, max_lag=-1)
    with pytest.raises(ValueError, match="equally long"):
        significance(a, b, 4, pacers=(a[:-1], None))

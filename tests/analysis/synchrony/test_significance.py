"""The significance of a stretch: coupling is found with its lag and sign, strangers are not, a shared pacer is not."""

import numpy as np
import pytest
from support.uncoupled import free, paced

from hrvsync.analysis.synchrony import significance
from hrvsync.beats import Floats

type Dyad = tuple[Floats, Floats]


def test_the_coupled_third_of_the_dyad_is_found_with_its_lag_and_the_first_is_not(dyad: Dyad) -> None:
    a, b = dyad
    coupled = significance(a[4800:9600], b[4800:9600], 4)
    assert coupled.p < 0.02
    assert coupled.lag == 2.0
    assert coupled.z > coupled.high > coupled.low
    assert coupled.standing > 5
    assert (coupled.windows, coupled.curve.size, coupled.z) == (79, 41, coupled.curve.max())
    assert coupled.z0 == coupled.curve[20]
    assert significance(b[4800:9600], a[4800:9600], 4).lag == -2.0
    assert significance(a[:4800], b[:4800], 4).p > 0.05


def test_each_shift_is_the_mean_correlation_of_the_windows(dyad: Dyad) -> None:
    a, b = (x[:1200] for x in dyad)
    found = significance(a, b, 4, hop=30)
    for lag in (-8, 0, 5):
        windows = [(a[s : s + 120], b[s + lag : s + lag + 120]) for s in range(0, 1200, 120) if 0 <= s + lag <= 1080]
        z = np.mean([np.arctanh(np.corrcoef(x, y)[0, 1]) for x, y in windows])
        assert found.curve[lag + 20] == pytest.approx(z, abs=1e-9)


def test_the_same_data_give_the_same_answer_and_gaps_change_little(dyad: Dyad) -> None:
    a, b = (x[4800:9600].copy() for x in dyad)
    clean = significance(a, b, 4)
    assert significance(a, b, 4).p == clean.p
    a[1000:1080] = np.nan
    b[3000:3664] = np.nan
    marred = significance(a, b, 4)
    assert marred.lag == clean.lag
    assert marred.z == pytest.approx(clean.z, abs=0.05)
    assert marred.windows < clean.windows


def test_strangers_are_seldom_found_and_strangers_on_one_pacer_too() -> None:
    rng = np.random.default_rng(11)
    series = free(rng, 80, 300)
    assert sum(significance(x, y, 4).p <= 0.05 for x, y in zip(series[::2], series[1::2], strict=True)) <= 5
    series = paced(rng, 80, 305)
    slid = [significance(x, y, 4, breath=10.0).p for x, y in zip(series[::2], series[1::2], strict=True)]
    assert sum(p <= 0.05 for p in slid) <= 5  # 2 of 40 expected: P(6 or more) = 1 %
    assert np.mean(slid) == pytest.approx(0.5, abs=0.2)


def test_under_a_pacer_windows_are_whole_breaths_and_surrogates_whole_breaths_apart() -> None:
    x, y = paced(np.random.default_rng(3), 2, 600, 1 / 11)
    found = significance(x, y, 4, breath=11.0)
    assert found.windows == 2 * 600 // 33 - 1
    assert found.surrogates == 51  # 22 to 572 s, one each 11 s
    assert found.low > 0.3  # they keep step with the pacer


def test_others_on_the_same_pacer_are_surrogates_too() -> None:
    people = paced(np.random.default_rng(4), 6, 300)
    alone = significance(people[0], people[1], 4, breath=10.0)
    among = significance(people[0], people[1], 4, breath=10.0, strangers=tuple(people[2:]))
    assert among.surrogates == 5 * alone.surrogates
    assert among.z == alone.z
    with pytest.raises(ValueError, match="equally long"):
        significance(people[0], people[1], 4, strangers=(people[2][:-1],))


def test_too_little_to_compare_is_nan(dyad: Dyad) -> None:
    a, b = dyad
    flat = np.full(1200, 800.0)
    for x, y in (
        (a[:400], b[:400]),
        (a[:90], b[:90]),
        (a[:20], b[:20]),
        (a[:1200], flat),
        (flat, b[:1200]),
        (flat * np.nan, flat),
    ):
        found = significance(x, y, 4)
        assert np.isnan([found.z, found.lag, found.p, found.standing, found.low]).all()
    assert np.isnan(significance(a[:160], b[:160], 4, window=4).p)
    with pytest.raises(ValueError, match="hop"):
        significance(a, b, 4, hop=0.01)

"""Laws of every measure on two series: swapping, itself, strangers, gaps, constants, nonsense. Nothing warns."""

import warnings
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from hrvsync.analysis import synchrony as sy
from hrvsync.beats import Floats

type Numbers = dict[str, float]
type Measure = Callable[[Floats, Floats], Numbers]

RATE = 4


def of_pearson(a: Floats, b: Floats) -> Numbers:
    found = sy.pearson(a, b)
    return {"r": found.r, "z": found.z, "n_eff": found.n_eff, "p": found.p}


def of_phase_locking(a: Floats, b: Floats) -> Numbers:
    found = sy.phase_locking(a, b, RATE)
    return {"strength": found.strength, "-angle": found.angle}


def of_coherence(a: Floats, b: Floats) -> Numbers:
    return {"c": sy.coherence(a, b, RATE, segment=30).within(sy.LF)}


def of_partial_coherence(a: Floats, b: Floats) -> Numbers:
    return {"c": sy.partial_coherence(a, b, np.cos(0.6 * np.arange(len(a)) / RATE), RATE, segment=30).within(sy.LF)}


def of_wavelet_coherence(a: Floats, b: Floats) -> Numbers:
    return {"c": sy.wavelet_coherence(a, b, RATE).within(sy.LF)}


def of_concordance(a: Floats, b: Floats) -> Numbers:
    found = sy.concordance(a, b, RATE)
    return {"ssi": found.ssi, "share": found.share}


def of_comodulation(a: Floats, b: Floats) -> Numbers:
    found = sy.comodulation(a[::RATE], b[::RATE], every=5)
    return {"r": found.r, "z": found.z, "p": found.p}


def of_granger(a: Floats, b: Floats) -> Numbers:
    found = sy.granger(a[::RATE], b[::RATE], 1)
    return {"a>b": found.a_to_b, "b>a": found.b_to_a, "p>b": found.p_a_to_b, "p>a": found.p_b_to_a}


def of_recurrence(a: Floats, b: Floats) -> Numbers:
    found = sy.cross_recurrence(a[::2], b[::2], RATE / 2)
    return {"rr": found.rr, "det": found.det, "lines": found.lines, "mean": found.mean, "entropy": found.entropy}


MEASURES: tuple[Measure, ...] = (
    of_pearson,
    of_phase_locking,
    of_coherence,
    of_partial_coherence,
    of_wavelet_coherence,
    of_concordance,
    of_comodulation,
    of_granger,
    of_recurrence,
)
SWAPPED = {"a>b": "b>a", "b>a": "a>b", "p>b": "p>a", "p>a": "p>b"}
HIGHEST: dict[Measure, tuple[str, float]] = {
    of_pearson: ("r", 1.0),
    of_phase_locking: ("strength", 1.0),
    of_coherence: ("c", 1.0),
    of_partial_coherence: ("c", 1.0),
    of_wavelet_coherence: ("c", 1.0),
    of_concordance: ("ssi", 10.0),
    of_comodulation: ("r", 1.0),
}


def waves(seed: int, n: int = 1200) -> Floats:
    """Slow drift, a wave at a rate of its own between 0.06 and 0.13 Hz, and noise, around 800."""
    rng = np.random.default_rng(seed)
    drift = np.cumsum(rng.standard_normal(n))
    hz = rng.uniform(0.06, 0.13) + 0.03 * rng.standard_normal(n)
    wave = 30 * np.sin(2 * np.pi * np.cumsum(hz) / RATE + 6 * rng.random())
    return 800 + drift + wave + 5 * rng.standard_normal(n)


def quietly(measure: Measure, a: Floats, b: Floats) -> Numbers:
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        return measure(a, b)


@pytest.mark.parametrize("measure", MEASURES)
def test_swapping_changes_what_it_declares_and_nothing_else(measure: Measure) -> None:
    there, back = quietly(measure, waves(1), waves(2)), quietly(measure, waves(2), waves(1))
    for name, value in there.items():
        assert np.isfinite(value), name
        expected = -value if name.startswith("-") else value
        assert back[SWAPPED.get(name, name)] == pytest.approx(expected, abs=1e-9), name


@pytest.mark.parametrize("measure", HIGHEST)
def test_with_itself_it_is_highest(measure: Measure) -> None:
    name, most = HIGHEST[measure]
    x = waves(3)
    assert quietly(measure, x, x)[name] == pytest.approx(most, abs=1e-9)
    assert quietly(measure, x, waves(4))[name] < 0.9 * most


@pytest.mark.parametrize("measure", MEASURES)
def test_units_and_height_do_not_matter(measure: Measure) -> None:
    a, b = waves(5), waves(6)
    for name, value in quietly(measure, a, b).items():
        assert quietly(measure, a / 1000, 3 * b - 700)[name] == pytest.approx(value, rel=1e-6, abs=1e-9), name


@pytest.mark.parametrize("measure", MEASURES)
def test_a_gap_is_left_out_and_what_is_left_counts(measure: Measure) -> None:
    a, b = waves(7), waves(8)
    a[500:580] = np.nan
    b[300] = np.inf
    assert all(map(np.isfinite, quietly(measure, a, b).values()))


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("n", [0, 1, 2, 3, 10, 99, 1200])
def test_without_data_or_variation_it_is_not_known(measure: Measure, n: int) -> None:
    x, flat, none = waves(9, n), np.full(n, 812.3), np.full(n, np.nan)
    for a, b in ((flat, x), (x, flat), (flat, flat), (none, x), (x, none), (none, none)):
        for name, value in quietly(measure, a, b).items():
            assert np.isnan(value) or name in ("n_eff", "lines"), name
    if n < 10:
        assert all(np.isnan(v) for k, v in quietly(measure, x, x).items() if k not in ("n_eff", "lines", "r", "z", "p"))


@pytest.mark.parametrize("measure", MEASURES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_whatever_comes_nothing_raises_or_warns(measure: Measure, data: st.DataObject) -> None:
    value = st.one_of(st.just(np.nan), st.sampled_from([0.0, 1e-300, 1e9, np.inf, -np.inf]), st.floats(300, 2000))
    pattern = np.array(data.draw(st.lists(value, min_size=1, max_size=12)))
    n = data.draw(st.integers(0, 400))
    a = np.resize(pattern, n)
    b = np.roll(a, data.draw(st.integers(0, 9)))
    quietly(measure, a, b)


@pytest.mark.parametrize(
    "call",
    [
        lambda: sy.phase_locking(np.zeros(9), np.zeros(8), RATE),
        lambda: sy.phase_locking(np.zeros(9), np.zeros(9), 0.2),
        lambda: sy.analytic(np.zeros((3, 3)), RATE, sy.LF),
        lambda: sy.coherence(np.zeros(9), np.zeros(9), RATE, segment=0.1),
        lambda: sy.partial_coherence(np.zeros(9), np.zeros(9), np.zeros(3), RATE),
        lambda: sy.wavelet_coherence(np.zeros(9), np.zeros(9), RATE, high=3),
        lambda: sy.concordance(np.zeros(9), np.zeros(9), RATE, window=1),
        lambda: sy.comodulation(np.zeros(9), np.zeros(9), every=40),
        lambda: sy.granger(np.zeros(9), np.zeros(9), 1, longest=0),
        lambda: sy.cross_recurrence(np.zeros(9999), np.zeros(9999), RATE),
        lambda: sy.cross_recurrence(np.zeros(9), np.zeros(9), RATE, embed=0),
    ],
)
def test_unfit_arguments_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"must|needs|short"):
        call()


def test_the_one_ahead_has_the_positive_angle_and_the_forecast() -> None:
    leader = waves(10)
    follower = np.roll(leader, 2 * RATE) + np.random.default_rng(1).standard_normal(1200)
    angle = sy.phase_locking(leader, follower, RATE, sy.pacer_band(10)).angle
    assert angle == pytest.approx(2 * np.pi * 2 / 10, abs=0.15)
    cause = sy.granger(leader[::RATE], follower[::RATE], 1)
    assert cause.p_a_to_b < 1e-100
    assert cause.a_to_b > 10 * cause.b_to_a


def test_a_wave_without_error_leaves_nothing_to_forecast() -> None:
    wave = 800 + 30 * np.sin(0.6 * np.arange(300))
    found = sy.granger(wave, waves(11, 300), 1)
    assert np.isnan([found.b_to_a, found.p_b_to_a]).all()
    assert found.a_to_b >= 0
    assert 0 <= found.p_a_to_b <= 1
    assert found.order >= 2  # two samples of its past determine a sine


def test_the_band_keeps_its_waves_and_gaps_stay_gaps() -> None:
    t = np.arange(2400) / RATE
    slow, fast = np.sin(2 * np.pi * 0.08 * t), np.sin(2 * np.pi * 0.3 * t)
    filtered = sy.band_pass(900 + slow + fast, RATE, sy.LF)
    inside = np.isfinite(filtered)
    assert inside.sum() == 2400 - 2 * round(RATE / sy.LF.centre)
    np.testing.assert_allclose(filtered[inside], slow[inside], atol=0.1)
    broken = 900 + slow
    broken[1000], broken[1500:1560] = np.nan, np.nan
    filtered = sy.band_pass(broken, RATE, sy.LF)
    assert np.isnan(filtered[[1000, 1530]]).all()
    assert np.isfinite(filtered[[999, 1001]]).all()
    assert np.isnan(filtered[1500 - 40])
    np.testing.assert_array_equal(sy.band_pass(broken, RATE, None), broken)


def test_partial_coherence_takes_the_pacer_out() -> None:
    pacer = np.cos(2 * np.pi * 0.1 * np.arange(2400) / RATE)
    rng = np.random.default_rng(5)
    a, b = (30 * pacer + 5 * rng.standard_normal(2400) for _ in "ab")
    band = sy.pacer_band(10)
    assert sy.coherence(a, b, RATE).within(band) > 0.9
    assert sy.partial_coherence(a, b, pacer, RATE).within(band) < 0.35


def test_strangers_reach_the_coherence_level_at_one_rate_in_twenty() -> None:
    rng = np.random.default_rng(2)
    a, b = rng.standard_normal((2, 40_000))
    found = sy.coherence(a, b, RATE, segment=500)
    assert found.segments == 39
    assert (found.c > found.level).mean() == pytest.approx(0.05, abs=0.02)
    partial = sy.partial_coherence(a, b, rng.standard_normal(40_000), RATE, segment=500)
    assert (partial.c > partial.level).mean() == pytest.approx(0.05, abs=0.02)


def test_the_cone_leaves_out_what_the_ends_and_gaps_reach() -> None:
    a, b = waves(11), waves(12)
    a[600] = np.nan
    found = sy.wavelet_coherence(a, b, RATE)
    slow, quick = found.c[-1], found.c[0]
    assert np.isnan(slow[[0, 100, 590, 610, 1199]]).all()
    assert np.isfinite(quick[[20, 585, 615]]).all()
    assert found.f[0] == 0.5
    assert found.f[-1] == pytest.approx(0.03, rel=0.06)

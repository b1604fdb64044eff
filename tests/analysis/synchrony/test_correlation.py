"""Lagged correlation between two people: its sign, its scale, and its silence where there is too little to compare."""

import numpy as np
import pytest

from hrvsync.analysis.beats import Beats, Floats, Label
from hrvsync.analysis.measure import Window
from hrvsync.analysis.synchrony.correlation import correlogram, lagged_correlation
from hrvsync.sources.simulate import Coupling, Heart, beat

WINDOW = Window(30.0, 90.0)


def beats_at(t: Floats) -> Beats:
    n = len(t) - 1
    return Beats(t[1:], 1000 * np.diff(t), np.zeros(n, np.int8), np.zeros(n, np.int64))


def pair(seed: int = 1, lag: float = 2.0, share: float = 1.0) -> tuple[Beats, Beats]:
    hearts = {"A": Heart(bpm=70), "B": Heart(bpm=70)}
    truth = beat(hearts, 100, seed, Coupling(((0, share),), lag))
    return beats_at(truth["A"].t), beats_at(truth["B"].t)


@pytest.mark.parametrize("lag", [2.0, -1.5, 0.0])
def test_who_leads_has_the_positive_lag(lag: float) -> None:
    found = lagged_correlation(*pair(lag=lag), WINDOW)
    assert found.lag == pytest.approx(lag, abs=0.3)
    assert found.z > 1.5


def test_changing_places_turns_the_lag_around_and_nothing_else() -> None:
    a, b = pair(share=0.8)
    there, back = lagged_correlation(a, b, WINDOW), lagged_correlation(b, a, WINDOW)
    assert back.lag == -there.lag
    assert (back.z, back.z0) == pytest.approx((there.z, there.z0))


def test_with_oneself_it_is_perfect_without_lag() -> None:
    a, _ = pair()
    found = lagged_correlation(a, a, WINDOW)
    assert found.lag == 0
    assert found.z == found.z0 > 10


def test_scale_and_level_do_not_matter() -> None:
    chance = np.random.default_rng(1)
    x, y = chance.normal(size=260), chance.normal(size=260)
    assert correlogram(x, 3 * y + 900, 20) == pytest.approx(correlogram(x, y, 20))


def test_it_is_pearsons_correlation_of_the_shared_samples() -> None:
    chance = np.random.default_rng(2)
    x, y = chance.normal(size=260), chance.normal(size=260)
    x[[40, 41, 200]] = np.nan
    z = correlogram(x, y, 20)
    for k in (-20, -3, 0, 7, 20):
        a = x[20 - max(k, 0) : 260 - max(k, 0)]
        b = y[20 + min(k, 0) : 260 + min(k, 0)]
        both = np.isfinite(a)
        assert z[20 + k] == pytest.approx(np.arctanh(np.corrcoef(a[both], b[both])[0, 1]), abs=1e-9)


def test_a_few_rejected_beats_and_short_gaps_hardly_matter() -> None:
    a, b = pair(share=0.9)
    labels = a.label.copy()
    labels[[40, 60, 61, 80]] = Label.SHORT
    run = b.run.copy()
    run[70:] = 1
    clean = lagged_correlation(a, b, WINDOW)
    marred = lagged_correlation(Beats(a.t, a.rr_ms, labels, a.run), Beats(b.t, b.rr_ms, b.label, run), WINDOW)
    assert marred.lag == clean.lag
    assert marred.z == pytest.approx(clean.z, abs=0.1)
    assert marred.z0 == pytest.approx(clean.z0, abs=0.05)


def test_too_little_to_compare_is_nan() -> None:
    a, b = pair()
    steady = beats_at(np.arange(100.0))
    for x, y in ((a, b.after(200.0)), (a, b.after(60.0)), (a, steady), (steady, steady)):
        assert np.all(np.isnan(lagged_correlation(x, y, WINDOW)))
    assert np.all(np.isnan(correlogram(np.ones(3), np.ones(3), 2)))

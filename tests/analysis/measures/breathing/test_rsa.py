"""Respiratory sinus arrhythmia: what is known by construction comes out, what is not known stays out."""

import math

import numpy as np
import pytest
from support.breathing_truth import Array, session
from support.heart_series import healthy

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measures.breathing.pieces import hr_swing
from hrvsync.analysis.measures.breathing.rsa import (
    Breaths,
    breaths_in,
    paced_breaths,
    peak_to_trough,
    per_breath,
    porges_bohrer,
    porges_bohrer_at,
    rsa_of_rr,
)
from hrvsync.analysis.measures.series import Series
from hrvsync.events import Pacer, Pause, Phase
from hrvsync.sources.simulate import Heart


def waving(rate: float, depth: float, seconds: float = 240.0, mean: float = 800.0) -> tuple[Array, Array]:
    """End (s) and length (ms) of intervals that swing by `depth` ms to either side, longest as a breath begins."""
    t, rr = [0.0], [mean]
    while t[-1] < seconds:
        rr.append(mean + depth * math.cos(2 * math.pi * rate / 60 * (t[-1] + mean / 2000)))
        t.append(t[-1] + rr[-1] / 1000)
    return np.array(t), np.array(rr)


def test_three_breaths_by_hand() -> None:
    breaths = Breaths(np.array([0.0, 5.0, 10.0]), np.array([2.0, 7.0, 12.0]), np.array([5.0, 10.0, 15.0]))
    t = np.arange(1.0, 16.0)
    rr = np.array([800, 700, 850, 900, 950, 790, 690, 860, 910, 940, 780, 680, 850, 905, 960.0])
    assert per_breath(t, rr, breaths).tolist() == [250, 250, 280]
    found = peak_to_trough(t, rr, breaths)
    assert found == (pytest.approx(260), pytest.approx(math.log(260)), 3, 3)
    rr[3] = np.nan
    assert np.isnan(per_breath(t, rr, breaths)).tolist() == [True, False, False]
    found = peak_to_trough(t, rr, breaths)
    assert math.isnan(found.ms)
    assert math.isnan(found.ln)
    assert (found.breaths, found.of) == (2, 3)


def test_a_heart_against_the_breath_has_none() -> None:
    breaths = Breaths(np.array([0.0, 10.0, 20.0]), np.array([5.0, 15.0, 25.0]), np.array([10.0, 20.0, 30.0]))
    t = np.arange(0.5, 40, 1.0)
    rr = np.where(t % 10 < 5, 900.0, 700.0)
    late = peak_to_trough(t, rr, breaths)
    assert late.ms == pytest.approx(200)  # what comes 0.75 s after the breath's turn still belongs to it
    assert peak_to_trough(t + 1, 1600 - rr, breaths).ms == pytest.approx(200)
    still = peak_to_trough(t, np.full(t.size, 800.0), breaths)
    assert still.ms == 0
    assert math.isnan(still.ln)


@pytest.mark.parametrize("rate", [4.5, 6.0, 10.0, 15.0])
def test_a_known_breath_gives_the_whole_swing_that_beats_show(rate: float) -> None:
    t, rr = waving(rate, 60.0)
    phase = Phase(0.0, "x", None, {"": Pacer(rate=rate, inhale=0.5)})
    found = peak_to_trough(t, rr, paced_breaths([phase], [], "A", 0.0, 240.0))
    between = math.pi * 0.8 * rate / 60  # half the angle from beat to beat: of the ends of a sine they show so much
    assert found.ms == pytest.approx(120 * math.sin(between) / between, abs=4)
    assert found.breaths == found.of == pytest.approx(240 / 60 * rate, abs=1.1)


def test_without_a_breath_the_heart_shows_it_where_that_is_certain() -> None:
    found = rsa_of_rr(waving(15.0, 40.0)[1])
    assert 65 < found.ms <= 81
    assert found.ln == pytest.approx(math.log(found.ms))
    assert found.breaths == found.of > 40
    slow = rsa_of_rr(waving(6.0, 60.0)[1])
    assert math.isnan(slow.ms)
    assert slow.breaths == 0


def test_paced_breaths_are_the_pacers() -> None:
    phases = [
        Phase(0.0, "a", 60.0, {"": Pacer(rate=6.0)}),
        Phase(60.0, "b", 60.0),
        Phase(120.0, "c", None, {"A": Pacer(rate=5.0)}),
    ]
    found = paced_breaths(phases, [], "A", 0.0, 180.0)
    assert found.start.tolist() == pytest.approx([0, 10, 20, 30, 40, 120, 132, 144, 156], abs=0.06)
    assert (found.turn - found.start).tolist() == pytest.approx([4.0] * 5 + [4.8] * 4, abs=0.06)
    assert (found.end - found.start).tolist() == pytest.approx([10.0] * 5 + [12.0] * 4, abs=0.06)
    assert len(paced_breaths(phases, [], "B", 0.0, 180.0)) == 5
    held = [Phase(0.0, "a", None, {"": Pacer(rate=6.0, hold_in=2.0, hold_out=1.0)})]
    assert (paced_breaths(held, [], "A", 0, 41).turn % 10).tolist() == pytest.approx([4.8] * 4, abs=0.06)
    stopped = paced_breaths(phases[:1], [Pause(15.0), Pause(25.0, paused=False)], "A", 0.0, 60.0)
    assert len(stopped) == 4
    assert len(paced_breaths(phases, [], "A", 61.0, 100.0)) == len(paced_breaths([], [], "A", 0, 100)) == 0
    assert len(paced_breaths(phases, [], "A", 5.0, 5.05)) == 0


def test_breaths_in_a_wave_run_from_low_to_low() -> None:
    t = np.arange(0, 60, 0.1)
    found = breaths_in(t, -np.cos(2 * np.pi * 0.2 * t))
    assert found.start.tolist() == pytest.approx(np.arange(5, 55, 5).tolist(), abs=0.06)
    np.testing.assert_allclose(found.turn - found.start, 2.5, atol=0.11)
    for nothing in (np.zeros(600), np.ones(600), t - 30):
        assert not len(breaths_in(t, nothing))
    assert not len(breaths_in(t[:70], -np.cos(2 * np.pi * 0.2 * t[:70])))
    assert not len(breaths_in(np.empty(0), np.empty(0)))


def test_porges_and_bohrer_know_a_sine() -> None:
    """ln of the variance of a sine of that amplitude, which the moving polynomial leaves alone."""
    t, rr = waving(15.0, 40.0, 300.0)
    assert porges_bohrer(rr) == pytest.approx(math.log(40**2 / 2), abs=0.25)
    twice = 800 + 2 * (rr - 800)
    assert porges_bohrer(twice) - porges_bohrer(rr) == pytest.approx(2 * math.log(2), abs=0.1)
    assert porges_bohrer_at(Series(t, rr), 15.0) == pytest.approx(porges_bohrer(rr), abs=0.1)


def test_porges_and_bohrer_are_withheld_where_the_breath_is_slow_or_uncertain() -> None:
    _, rr = waving(6.0, 60.0, 300.0)
    assert math.isnan(porges_bohrer(rr))
    t, quick = waving(15.0, 40.0, 300.0)
    for rate in (6.0, 7.1, 24.5, math.nan):
        assert math.isnan(porges_bohrer_at(Series(t, quick), rate))
    assert math.isnan(porges_bohrer_at(Series(t[:60], quick[:60]), 15.0))
    hole = Series(np.where(t > 100, t + 8, t), quick)
    assert math.isfinite(porges_bohrer_at(hole, 15.0))
    assert math.isnan(porges_bohrer_at(Series(t, np.full(t.size, 800.0)), 15.0))


def test_the_swing_of_the_rate_is_that_of_its_breaths() -> None:
    _, rr = waving(6.0, 60.0)
    assert hr_swing(rr) == pytest.approx(60000 / 740 - 60000 / 860, rel=0.05)
    simulation, _ = session(Heart(bpm=60, rsa=0.04, wave=0.0, drift=0.0, resonance=6.0, skill=1.0), 300, 1, pacer=6.0)
    swing = hr_swing(rebuild(simulation.events)["A"].rr_ms)
    assert swing == pytest.approx(2 * 0.04 * 2.5 * 60, rel=0.2)


def test_more_breathing_is_more_rsa() -> None:
    found = [rsa_of_rr(healthy(300, 1, breathing=depth, mayer=10)).ms for depth in (20, 40, 80)]
    assert found == sorted(found)
    assert found[2] == pytest.approx(2 * 80, rel=0.2)

"""The breathing rate from the heart: right, or withheld with a reason, never the 0.1 Hz wave instead."""

import math

import numpy as np
import pytest
from support.breathing_truth import breathed, session
from support.heart_series import healthy, real

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measure import Values
from hrvsync.analysis.measures import Context, latest
from hrvsync.analysis.measures.breathing.pieces import hr_swing, swings_per_min
from hrvsync.analysis.measures.breathing.rate import Basis, at_the_pacer, breathing_rate, in_words
from hrvsync.beats import Beats
from hrvsync.events import Pacer, Pause, Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Heart

PIECE_S = 64.0


def at(beats: Beats, end: float, guide: tuple[Phase | Pause, ...] = ()) -> Values:
    """What a frame at `end` shows."""
    until = int(np.searchsorted(beats.t, end, side="right"))
    known = Beats(beats.t[:until], beats.rr_ms[:until], beats.label[:until], beats.run[:until])
    return latest(known, end, Context(guide=guide_of(guide), who="A"))


@pytest.mark.parametrize("rate", [10.0, 12.0, 15.0, 18.0, 22.0, 26.0])
def test_a_clear_quick_breath_is_reported(rate: float) -> None:
    for seed in range(3):
        found = breathing_rate(healthy(300, seed, rate=rate / 60))
        assert found.bpm == pytest.approx(rate, abs=0.3)
        assert found.basis == Basis.HEART


@pytest.mark.parametrize("breaths", [4.5, 6.0, 8.0, 14.0, 18.0])
def test_where_the_slow_wave_dominates_it_says_uncertain(breaths: float) -> None:
    simulation, _ = session(Heart(breaths=breaths, rsa=0.008, wave=0.05), 400, seed=1)
    beats = rebuild(simulation.events)["A"]
    seen = [at(beats, end) for end in range(80, 400, 20)]
    assert all(math.isnan(one.breathing_rate) for one in seen)
    assert {one.breathing_basis for one in seen} <= {Basis.WAVE, Basis.UNCLEAR}
    assert breathing_rate(beats.rr_ms).basis == Basis.WAVE
    assert "slow wave" in in_words(Basis.WAVE)


@pytest.mark.parametrize("rate", [4.5, 5.5, 6.0, 7.0, 9.0, 12.0])
def test_led_by_a_pacer_it_is_near_the_truth(rate: float) -> None:
    simulation, guide = session(Heart(), 400, seed=2, pacer=rate)
    beats = rebuild(simulation.events)["A"]
    errors: list[float] = []
    for end in range(90, 400, 20):
        seen = at(beats, end, guide)
        errors.append(abs(seen.breathing_rate - breathed(simulation.hearts["A"], end - PIECE_S, end)))
    known_errors = [one for one in errors if math.isfinite(one)]
    assert len(known_errors) >= 0.9 * len(errors)
    assert np.mean(known_errors) < 0.2
    assert max(known_errors) < 0.8


def test_who_does_not_follow_the_pacer_is_not_given_its_rate() -> None:
    simulation, guide = session(Heart(breaths=14), 400, seed=3, pacer=6.0, follows=False)
    beats = rebuild(simulation.events)["A"]
    for end in range(90, 400, 20):
        seen = at(beats, end, guide)
        assert seen.breathing_basis == Basis.HEART
        assert seen.breathing_rate == pytest.approx(14, abs=2)
    simulation, guide = session(Heart(breaths=14, rsa=0.005), 400, seed=3, pacer=4.5, follows=False)
    seen = [at(rebuild(simulation.events)["A"], end, guide) for end in range(90, 400, 20)]
    assert {one.breathing_basis for one in seen} == {Basis.ASTRAY}
    assert all(math.isnan(one.breathing_rate) for one in seen)


def test_a_pause_of_the_guide_ends_what_the_pacer_shows() -> None:
    simulation, guide = session(Heart(), 200, seed=4, pacer=6.0)
    beats = rebuild(simulation.events)["A"]
    assert at(beats, 150, guide).breathing_basis == Basis.PACER
    assert at(beats, 150, (*guide, Pause(140.0))).breathing_basis == Basis.WAVE
    early = at(beats, 40, guide)
    assert np.isnan([early.breathing_rate, early.breathing_basis, early.coherence, early.hr_swing]).all()


def test_a_pacer_that_began_just_now_shows_nothing_yet() -> None:
    simulation, guide = session(Heart(), 200, seed=4, pacer=6.0)
    beats = rebuild(simulation.events)["A"]
    late = (Phase(130.0, "late", None, guide[0].pacers),)
    assert at(beats, 150, late).breathing_basis == Basis.WAVE
    assert at(beats, 150, (Phase(0.0, "other", None, {"B": Pacer()}),)).breathing_basis == Basis.WAVE


def test_a_rhythm_that_is_not_suited_shows_nothing() -> None:
    rr = np.tile([520.0, 1080.0], 100)
    label = np.tile(np.array([1, 0], np.int8), 100)
    seen = at(Beats(np.cumsum(rr) / 1000, rr, label, np.zeros(200, np.int64)), 150.0)
    assert np.isnan([seen.breathing_rate, seen.breathing_basis, seen.coherence, seen.hr_swing]).all()


def test_a_heart_in_step_is_followed_and_a_still_one_is_not() -> None:
    t = np.arange(480) / 4
    phase = 2 * np.pi * 0.1 * t
    found = at_the_pacer(900 + 40 * np.cos(phase - 0.5), phase)
    assert found == (pytest.approx(6.0), Basis.PACER)
    assert at_the_pacer(900 + 40 * np.cos(phase - 2.5), phase).basis == Basis.ASTRAY
    assert at_the_pacer(np.full(480, 900.0), phase).basis == Basis.UNCLEAR
    assert math.isnan(at_the_pacer(900 + 40 * np.cos(phase), np.full(480, np.nan)).basis)
    assert math.isnan(at_the_pacer(900 + 40 * np.cos(phase[:100]), phase[:100]).basis)


def test_words_describe_every_basis() -> None:
    assert all(in_words(basis) for basis in Basis)
    assert in_words(math.nan) == "not enough good data"


def test_a_real_slow_breath_is_not_guessed_and_its_swing_is_found() -> None:
    """A recording of about 9, then 3.4 to 5, then 6.8 breaths a minute, without a pacer or a chest."""
    rr = np.loadtxt(real("slow_breathing_h10/sample_data_ibi.csv"), delimiter=",")[:, 1]
    assert breathing_rate(rr) == (pytest.approx(math.nan, nan_ok=True), Basis.WAVE)
    t = np.cumsum(rr) / 1000
    for start, low, high in ((60, 3, 5), (200, 3, 5), (350, 3, 5), (475, 6.3, 7.7)):
        part = rr[(t > start) & (t <= start + 64)]
        assert low < swings_per_min(part) < high
    assert hr_swing(rr) == pytest.approx(14.8, abs=1)

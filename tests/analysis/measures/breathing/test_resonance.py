"""The resonance assessment: the rate at which a simulated heart answers most, or that it is not clear, and why."""

import math
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from support.breathing_truth import SWEEP, sweep

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measures.breathing.resonance import (
    CRITERIA,
    AtRate,
    Resonance,
    assessed,
    in_words,
    judged,
    resonance,
)
from hrvsync.analysis.waves import samples
from hrvsync.beats import Beats, Label, empty
from hrvsync.events import Pacer, Pause, Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Heart
from hrvsync.storage.formats import read

RECORDING = Path(__file__).parents[4] / "recordings" / "resonance_sweep.jsonl"


def assess(heart: Heart, seed: int, *, follows: bool = True, chest: bool = False) -> Resonance:
    simulation, phases = sweep(heart, seed, follows=follows, chest=chest)
    found = resonance(
        rebuild(simulation.events)["A"], phases, "A", 720.0, samples(simulation.events, "A", "acc") if chest else None
    )
    assert found is not None
    return found


def test_the_shipped_recording_gives_both_resonances_of_its_hearts() -> None:
    events = tuple(read(RECORDING).events())
    guide = [event for event in events if isinstance(event, Phase | Pause)]
    for who, truth in (("A", 5.5), ("B", 5.0)):
        found = resonance(rebuild(events)[who], guide, who)
        assert found is not None
        assert found.best == truth
        assert found.clear
        assert "swing" in found.criteria
        assert [one.rate for one in found.rates] == list(SWEEP)


def test_clear_answers_are_right_to_half_a_breath() -> None:
    clear = 0
    for i, truth in enumerate((4.8, 5.0, 5.5, 5.7, 6.0)):
        for seed in range(2):
            found = assess(Heart(resonance=truth, skill=0.9), 10 * i + seed)
            assert all(one.followed for one in found.rates)
            if found.clear:
                clear += 1
                assert abs(found.best - truth) <= 0.55
            else:
                assert found.why
                assert found.leading
    assert clear >= 4


def test_who_does_not_follow_gets_no_answer() -> None:
    found = assess(Heart(), 1, follows=False)
    assert not found.clear
    assert found.why == "the pacer was not followed at enough rates"
    assert sum(one.followed for one in found.rates) < 3


def test_the_chest_decides_who_follows_where_it_was_recorded() -> None:
    followed = assess(Heart(skill=0.9), 2, chest=True)
    assert all(one.followed and abs(one.chest_bpm - one.rate) < 0.3 for one in followed.rates)
    astray = assess(Heart(), 2, follows=False, chest=True)
    assert not any(one.followed for one in astray.rates)
    assert all(abs(one.chest_bpm - 14) < 2 for one in astray.rates)


def test_each_rate_is_measured_by_its_definition() -> None:
    """A heart that swings as a sine, a quarter of a breath behind the volume, at 1.5 bpm."""
    phase = Phase(0.0, "6", 120.0, {"": Pacer(rate=6.0, inhale=0.5)})
    others = [replace(phase, t=120.0 * i, pacers={"": Pacer(rate=rate)}) for i, rate in ((1, 5.5), (2, 5.0))]
    t = [0.0]
    while t[-1] < 400:
        bpm = 60 - 1.5 * math.cos(2 * math.pi * (t[-1] + 0.5 - 2.5) / 10)
        t.append(t[-1] + 60 / bpm)
    beat = np.array(t)
    beats = Beats(beat[1:], np.diff(beat) * 1000, np.zeros(beat.size - 1, np.int8), np.zeros(beat.size - 1, np.int64))
    found = resonance(beats, [phase, *others], "A")
    assert found is not None
    six = found.rates[0]
    assert six.followed
    assert (six.start, six.end) == (15.0, 120.0)
    assert six.usable_pct == pytest.approx(100)
    assert six.phase_deg == pytest.approx(90, abs=8)
    assert six.swing_bpm == pytest.approx(3.0, abs=0.1)
    assert six.swing_sd < 0.2
    assert six.breaths == 9  # the first and the last are not whole
    assert six.locking == pytest.approx(1, abs=0.01)
    assert six.smoothness == pytest.approx(1, abs=0.03)
    assert six.lf_power == pytest.approx(1.5**2 / 2, rel=0.05)
    assert six.lf_peaks == 1
    assert not found.rates[1].followed


def rated(rate: float, swing: float, **more: float) -> AtRate:
    one = AtRate(
        rate, 0, 105, 100, True, locking=0.9, phase_deg=10 * abs(rate - 5.5), swing_bpm=swing, swing_sd=1, breaths=9
    )
    return replace(one, **({"lf_peak": swing, "lf_power": swing, "smoothness": swing / 20, "lf_peaks": 1} | more))


def test_the_criteria_choose() -> None:
    clear = judged((rated(6.0, 10), rated(5.5, 14), rated(5.0, 11)))
    assert clear.best == 5.5
    assert set(clear.criteria) == set(CRITERIA) - {"lf_peaks"}
    assert math.isnan(clear.chosen["lf_peaks"])
    assert clear.leading == (5.5,)
    close = judged((rated(6.0, 13.9), rated(5.5, 14), rated(5.0, 11)))
    assert not close.clear
    assert "about as far at 5.5 and at 6 " in close.why
    split = judged((rated(6.0, 10, lf_peak=99, lf_power=99), rated(5.5, 14, smoothness=0.1), rated(5.0, 11)))
    assert not split.clear
    assert "do not agree" in split.why
    assert split.leading[0] in (5.5, 6.0)
    few = judged(
        (rated(6.0, 10), rated(5.5, 14), replace(rated(5.0, 11), usable_pct=40.0, followed=False, swing_bpm=math.nan))
    )
    assert few.why == "too few rates have enough usable beats"
    same = judged((rated(6.0, 10, phase_deg=5), rated(5.5, 10, phase_deg=5), rated(5.0, 10, phase_deg=5)))
    assert not same.clear


def test_a_session_without_such_rates_is_no_assessment() -> None:
    steady = [Phase(60.0 * i, "x", 60.0, {"": Pacer(rate=rate)}) for i, rate in enumerate((6.0, 6.0, 5.5))]
    gliding = [Phase(60.0 * i, "x", 60.0, {"": Pacer(rate=7, rate_end=rate, glide=30)}) for i, rate in enumerate(SWEEP)]
    other = [Phase(60.0 * i, "x", 60.0, {"B": Pacer(rate=rate)}) for i, rate in enumerate(SWEEP)]
    for guide in ([], steady, gliding, other, [Phase(0.0, "free")]):
        assert assessed(guide_of(guide).spans, "A") == ()
        assert resonance(empty(), guide, "A") is None
    practice = [Phase(0.0, "try", 60.0, {"": Pacer(rate=6.0)}), *(replace(p, t=p.t + 60) for p in other)]
    assert [span.start for span in assessed(guide_of(practice).spans, "B")] == [60, 120, 180, 240, 300]


def test_too_little_gives_no_numbers() -> None:
    simulation, phases = sweep(Heart(), 3)
    beats = rebuild(simulation.events)["A"]
    nothing = resonance(empty(), phases, "A")
    assert nothing is not None
    assert nothing.rates == ()
    assert not nothing.clear
    early = resonance(beats, phases, "A", end=120.0)
    assert early is not None
    assert [one.rate for one in early.rates] == [6.5]
    assert math.isnan(early.rates[0].swing_bpm)
    lost = Beats(
        beats.t, beats.rr_ms, np.where(np.arange(len(beats)) % 5 == 0, Label.SHORT, 0).astype(np.int8), beats.run
    )
    spoilt = resonance(lost, phases, "A")
    assert spoilt is not None
    assert not any(one.followed for one in spoilt.rates)
    assert spoilt.why == "too few rates have enough usable beats"
    paused = resonance(beats, [*phases, Pause(75.0)], "A")
    assert paused is not None
    assert math.isnan(paused.rates[0].swing_bpm)


def test_a_dead_calm_heart_is_survived() -> None:
    _, phases = sweep(Heart(), 3)
    t = np.arange(1.0, 700.0)
    calm = Beats(t, np.full(t.size, 1000.0), np.zeros(t.size, np.int8), np.zeros(t.size, np.int64))
    found = resonance(calm, phases, "A")
    assert found is not None
    assert not found.clear


def test_the_answer_in_words() -> None:
    clear = judged((rated(6.0, 10), rated(5.5, 14), rated(5.0, 11)))
    assert in_words(clear).startswith(
        "this heart answered most at 5.5 breaths a minute (heart rate and breath in step, "
    )
    close = judged((rated(6.0, 13.9), rated(5.5, 14), rated(5.0, 11)))
    assert in_words(close).startswith("not clear: the heart swings about as far at 5.5 and at 6 breaths a minute; ")
    few = judged((rated(6.0, 10),))
    assert in_words(few) == "not clear: too few rates have enough usable beats"

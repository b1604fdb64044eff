"""The breath of a session, phase by phase: where it is known from, and that it is right where it is known."""

import math
from pathlib import Path

import pytest
from support.breathing_truth import breathed, session, sweep

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measures.breathing.session import Breathing, breathing_of
from hrvsync.events import AnyEvent, Packet, Phase, Tick
from hrvsync.sources.simulate import Heart, Simulation
from hrvsync.storage.formats import read

RECORDINGS = Path(__file__).parents[4] / "recordings"


def of(simulation: Simulation, extra: tuple[AnyEvent, ...] = ()) -> Breathing:
    return breathing_of((*extra, *simulation.events), rebuild(simulation.events))["A"]


def test_a_paced_session_is_reported_phase_by_phase() -> None:
    events = tuple(read(RECORDINGS / "resonance_sweep.jsonl").events())
    found = breathing_of(events, rebuild(events))
    for one in found.values():
        settle, *paced = one.phases
        assert settle.basis == settle.rsa_from == "heart"
        assert math.isnan(settle.pacer_bpm)
        assert 12 < settle.rate_bpm < 17
        for phase, rate in zip(paced, (6.5, 6.0, 5.5, 5.0, 4.5), strict=True):
            assert phase.basis == phase.rsa_from == "pacer"
            assert phase.said == "the heart follows the pacer"
            assert phase.pacer_bpm == pytest.approx(rate, abs=0.01)
            assert phase.rate_bpm == pytest.approx(rate, abs=0.05)
            assert phase.rsa_of == pytest.approx(2 * rate, abs=1)
            assert phase.rsa_breaths >= phase.rsa_of - 1
            assert phase.ln_rsa == pytest.approx(math.log(phase.rsa_ms))
            assert phase.coherence > 3
            assert phase.hr_swing_bpm > 6
        assert one.resonance is not None
        assert one.whole.basis == "pacer"


def test_the_chest_outranks_all_and_its_breaths_make_the_rsa() -> None:
    simulation, _ = session(Heart(breaths=13), 300, 3, chest=True)
    found = of(simulation)
    assert found.phases == ()
    assert found.resonance is None
    assert found.whole.basis == found.whole.rsa_from == "chest"
    assert found.whole.rate_bpm == pytest.approx(breathed(simulation.hearts["A"], 40, 290), abs=0.4)
    assert found.whole.rsa_breaths > 0.8 * 5 * 13
    heart = of(session(Heart(breaths=13), 300, 3)[0]).whole
    assert heart.rsa_from == "heart"
    assert found.whole.rsa_ms == pytest.approx(heart.rsa_ms, rel=0.35)


def test_each_phase_has_the_rate_that_its_own_windows_of_the_chest_show() -> None:
    paced = of(sweep(Heart(), 7, chest=True)[0]).phases[1:-1]
    assert [phase.basis for phase in paced] == ["chest"] * len(paced)
    assert [phase.rate_bpm for phase in paced] == pytest.approx([float(phase.name) for phase in paced], abs=0.2)


def test_deeper_breathing_at_the_pacer_shows_in_rsa_and_swing() -> None:
    shallow, deep = (of(session(Heart(rsa=rsa, wave=0.01), 240, 4, pacer=6.0)[0]).phases[0] for rsa in (0.02, 0.06))
    assert deep.rsa_ms > 2 * shallow.rsa_ms
    assert deep.hr_swing_bpm > 2 * shallow.hr_swing_bpm


def test_uncertain_stays_uncertain_and_astray_is_reported() -> None:
    lone = of(session(Heart(breaths=14, rsa=0.006, wave=0.05), 240, 5)[0]).whole
    assert lone.basis == "wave"
    assert math.isnan(lone.rate_bpm)
    assert math.isnan(lone.rsa_ms)
    assert lone.rsa_from == ""
    assert math.isfinite(lone.coherence)
    simulation, guide = session(Heart(breaths=14, rsa=0.004, wave=0.05), 240, 5, pacer=4.5, follows=False)
    astray = of(simulation, guide).phases[0]
    assert astray.basis == "astray"
    assert astray.pacer_bpm == pytest.approx(4.5)
    assert math.isnan(astray.rate_bpm)


def test_too_short_too_holed_or_empty_shows_nothing() -> None:
    simulation, _ = session(Heart(), 50, 6)
    short = of(simulation).whole
    assert short.basis == ""
    assert short.said == "not enough good data"
    assert all(math.isnan(x) for x in (short.rate_bpm, short.rsa_ms, short.coherence, short.hr_swing_bpm))
    simulation, _ = session(Heart(), 200, 6)
    holed = tuple(event for event in simulation.events if not (isinstance(event, Packet) and 80 < event.t < 130))
    assert breathing_of(holed, rebuild(holed))["A"].whole.basis == ""
    assert breathing_of((), {}) == {}
    silent = (Phase(0.0, "a"), Phase(10.0, "b"), Packet(10.0, "A"), Tick(10.0))
    nothing = breathing_of(silent, rebuild(silent))["A"]
    assert [phase.name for phase in nothing.phases] == ["a"]
    assert math.isnan(nothing.whole.rsa_ms)


def test_where_the_pacer_ran_only_for_a_part_it_does_not_speak_for_the_whole() -> None:
    simulation, _ = sweep(Heart(wave=0.06, rsa=0.02), 7, rates=(6.0,))
    found = of(simulation)
    assert found.whole.basis == "wave"
    assert found.phases[1].basis == "pacer"

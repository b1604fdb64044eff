from math import isnan

import numpy as np
import pytest

from hrvsync.analysis.measures.hrv import hrv
from hrvsync.analysis.measures.presets import Policy
from hrvsync.analysis.summary import Artefacts, summarise
from hrvsync.events import AnyEvent, Mark, Pacer, Packet, Phase, Tick

SWING = tuple(np.round(850 + 40 * np.sin(np.arange(120) / 2)).astype(int).tolist())
RR = (*SWING[:60], 1700, *SWING[61:])


def told(rr: tuple[int, ...], who: str = "A", begin: float = 0.0) -> list[AnyEvent]:
    """A packet a beat."""
    ends = begin + np.cumsum(rr) / 1000
    return [Packet(float(t), who, (n,), per_second=1000) for t, n in zip(ends, rr, strict=True)]


def test_nothing() -> None:
    summary = summarise([])
    assert (summary.seconds, summary.people, summary.pair) == (0.0, {}, None)


def test_a_person_without_a_beat() -> None:
    person = summarise([Packet(1.0, "A"), Tick(2.0)]).people["A"]
    assert (person.beats, person.artefacts, person.gaps, person.gap_seconds) == (0, 0, 0, 0.0)
    assert isnan(person.usable_pct)
    assert all(map(isnan, person.metrics.values()))


@pytest.mark.parametrize(
    ("bare", "preset", "asked", "policy"),
    [
        (True, "default", "auto", "none"),
        (False, "default", "auto", "exclude"),
        (False, "kubios", "auto", "none"),
        (True, "default", "exclude", "exclude"),
        (True, "kubios", "correct", "correct"),
        (False, "default", "none", "none"),
    ],
)
def test_the_measures_are_those_of_hrv(bare: bool, preset: str, asked: Artefacts, policy: Policy) -> None:
    summary = summarise([*told(RR), Mark(110.0, "note")], preset, asked, bare=bare)
    person = summary.people["A"]
    assert summary.seconds == 110.0
    assert (person.preset, person.artefact_policy, person.rhythm) == (preset, policy, "suited")
    assert (person.beats, person.artefacts, person.gaps) == (120, 1, 0)
    assert person.usable_pct == pytest.approx(100 * (1 - 1700 / sum(RR)))
    expected = hrv(RR, preset, policy)
    assert len(person.metrics) > 20
    assert all(person.metrics[name] == expected[name] or isnan(person.metrics[name]) for name in person.metrics)
    assert person.metrics["rmssd_ms"] == expected["rmssd_ms"]


def test_a_pause_is_a_gap_and_not_bridged() -> None:
    person = summarise([*told((1000,) * 60), *told((900,) * 60, begin=226.0)]).people["A"]
    assert person.gaps == 1
    assert person.gap_seconds == pytest.approx(166.0, abs=0.2)
    assert person.artefacts == 0
    assert person.metrics["rmssd_ms"] == 0.0
    assert 35 < person.usable_pct < 45


def test_the_two_together_by_the_minute() -> None:
    swing = tuple(np.round(850 + 60 * np.sin(2 * np.pi * np.arange(240) / 12)).astype(int).tolist())
    events = sorted([*told(swing), *told(swing, "B")], key=lambda event: event.t)
    pair = summarise(events).pair
    assert pair is not None
    assert pair.windows == 3
    assert pair.metrics["wcc_z0"] > 3
    assert pair.metrics["wcc_lag"] == 0.0


def test_a_minute_is_held_against_the_pacer_of_its_own_phase() -> None:
    beats = [*told((1000, 900) * 330, "A"), *told((980, 910) * 330, "B", 0.2)]
    guide: list[AnyEvent] = [Phase(0.0, "Together", pacers={"": Pacer(6.0)}), Phase(570.0, "Rest")]
    pair = summarise(sorted([*guide, *beats], key=lambda event: event.t)).pair
    assert pair is not None
    assert not isnan(pair.metrics["beyond_z"])

from math import isnan

import numpy as np
import pytest

from hrvsync.analysis.measures.hrv import hrv
from hrvsync.analysis.measures.presets import Policy, preset_named
from hrvsync.analysis.pair import WHOLE
from hrvsync.analysis.session import Artefacts, Definitions, SessionResult, analyse, session_data
from hrvsync.events import AnyEvent, Mark, Pacer, Packet, Phase, Tick

SWING = tuple(np.round(850 + 40 * np.sin(np.arange(120) / 2)).astype(int).tolist())
RR = (*SWING[:60], 1700, *SWING[61:])


def beating(rr: tuple[int, ...], who: str = "A", begin: float = 0.0) -> list[AnyEvent]:
    """A packet a beat."""
    ends = begin + np.cumsum(rr) / 1000
    return [Packet(float(t), who, (n,), per_second=1000) for t, n in zip(ends, rr, strict=True)]


def analysed(events: list[AnyEvent]) -> SessionResult:
    return analyse(session_data(events))


def test_nothing() -> None:
    result = analysed([])
    assert (result.data.seconds, result.people, result.pairs, result.pair) == (0.0, {}, {}, None)
    assert (result.states.people, result.states.pairs, result.ecg) == ({}, {}, {})


def test_a_person_without_a_beat() -> None:
    one = analysed([Packet(1.0, "A"), Tick(2.0)]).people["A"]
    person = one.measures
    assert (person.beats, person.artefacts, person.gaps, person.gap_seconds) == (0, 0, 0, 0.0)
    assert isnan(person.usable_pct)
    assert all(map(isnan, person.metrics.values()))
    assert (one.strap, len(one.course.t), one.states, one.baseline.known) == ("", 0, None, False)
    assert all(isnan(level.hr) and isnan(level.rmssd) for level in one.levels)


@pytest.mark.parametrize(
    ("bare", "preset", "artefacts", "policy"),
    [
        (True, "default", "auto", "none"),
        (False, "default", "auto", "exclude"),
        (False, "kubios", "auto", "none"),
        (True, "default", "exclude", "exclude"),
        (True, "kubios", "correct", "correct"),
        (False, "default", "none", "none"),
    ],
)
def test_the_measures_are_those_of_hrv(bare: bool, preset: str, artefacts: Artefacts, policy: Policy) -> None:
    data = session_data([*beating(RR), Mark(110.0, "note")], bare=bare)
    person = analyse(data, Definitions(preset_named(preset), artefacts)).people["A"].measures
    assert (data.seconds, data.marks) == (110.0, (Mark(110.0, "note"),))
    assert (person.preset, person.artefact_policy, person.rhythm) == (preset, policy, "suited")
    assert (person.beats, person.artefacts, person.gaps) == (120, 1, 0)
    assert person.usable_pct == pytest.approx(100 * (1 - 1700 / sum(RR)))
    expected = hrv(RR, preset, policy)
    assert len(person.metrics) > 20
    assert all(person.metrics[name] == expected[name] or isnan(person.metrics[name]) for name in person.metrics)
    assert person.metrics["rmssd_ms"] == expected["rmssd_ms"]


def test_a_pause_is_a_gap_and_not_bridged() -> None:
    person = analysed([*beating((1000,) * 60), *beating((900,) * 60, begin=226.0)]).people["A"].measures
    assert person.gaps == 1
    assert person.gap_seconds == pytest.approx(166.0, abs=0.2)
    assert person.artefacts == 0
    assert person.metrics["rmssd_ms"] == 0.0
    assert 35 < person.usable_pct < 45


def test_the_two_together_by_the_minute() -> None:
    swing = tuple(np.round(850 + 60 * np.sin(2 * np.pi * np.arange(240) / 12)).astype(int).tolist())
    events = sorted([*beating(swing), *beating(swing, "B")], key=lambda event: event.t)
    pair = analysed(events).pair
    assert pair is not None
    assert [minute.known for minute in pair.minutes] == [False, True, True]  # the first has nothing before to lag into
    assert pair.whole.windows == 2
    assert pair.whole.metrics["wcc_z0"] > 3
    assert pair.whole.metrics["wcc_lag"] == 0.0


def test_a_minute_is_held_against_the_pacer_of_its_own_phase() -> None:
    n = np.arange(740)
    a, b = (np.round(850 + 60 * np.sin(n / 2) + size * np.sin(n / 7)).astype(int).tolist() for size in (20, 40))
    beats = [*beating(tuple(a), "A"), *beating(tuple(b), "B", 0.2)]
    guide: list[AnyEvent] = [Phase(0.0, "Together", pacers={"": Pacer(6.0)}), Phase(570.0, "Rest")]
    pair = analysed(sorted([*guide, *beats], key=lambda event: event.t)).pair
    assert pair is not None
    assert not isnan(pair.whole.metrics["beyond_z"])


class Kept(dict[str, bytes]):
    """A cache that remembers what it was asked."""

    def put(self, key: str, value: bytes) -> None:
        self[key] = value


def test_phases_are_kept_by_all_they_depend_on() -> None:
    swing = tuple(np.round(850 + 60 * np.sin(2 * np.pi * np.arange(240) / 12)).astype(int).tolist())
    other = tuple(np.round(800 + 60 * np.sin(np.arange(240) / 3)).astype(int).tolist())
    events = sorted([*beating(swing), *beating(other, "B")], key=lambda event: event.t)
    cache, steps = Kept(), list[tuple[int, int]]()
    first = analyse(session_data(events), progress=lambda done, total: steps.append((done, total)), cache=cache).pair
    again = analyse(session_data(events), cache=cache).pair
    assert first is not None
    assert again is not None
    assert repr(first.phases) == repr(again.phases)
    assert len(cache) == 1
    assert steps == [(0, 1), (1, 1)]
    paced = analyse(session_data([Phase(0.0, "", pacers={"": Pacer(6.0)}), *events]), cache=cache).pair
    assert paced is not None
    assert repr(paced.phases) != repr(first.phases)
    assert len(cache) == 2
    # A measure more or less in the registry is another question.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hrvsync.analysis.session.WHOLE", WHOLE[1:])
        fewer = analyse(session_data(events), cache=cache).pair
        assert fewer is not None
        assert fewer.phases
    assert len(cache) == 3

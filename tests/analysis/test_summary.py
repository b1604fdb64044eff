from math import isnan

import numpy as np
import pytest

from hrvsync.analysis.summary import Artefacts, summarise
from hrvsync.events import AnyEvent, Mark, Packet, Tick

RR = (800, 810, 1700, 805, 790, 795, 800)


def strap(who: str, late: float) -> list[AnyEvent]:
    """A packet a beat, each `late` by turns."""
    ends = np.cumsum(RR) / 1000
    return [
        Packet(float(t) + late * (i % 2), who, (n,), per_second=1000)
        for i, (t, n) in enumerate(zip(ends, RR, strict=True))
    ]


def test_nothing() -> None:
    summary = summarise([])
    assert (summary.seconds, summary.people, summary.pair) == (0.0, {}, None)


def test_a_person_without_a_beat() -> None:
    person = summarise([Packet(1.0, "A"), Tick(2.0)]).people["A"]
    assert (person.beats, person.artefacts, person.gaps, person.gap_seconds) == (0, 0, 0, 0.0)
    assert isnan(person.usable_pct)
    assert all(map(isnan, person.metrics.values()))


@pytest.mark.parametrize(
    ("late", "asked", "policy"),
    [(0.0, "auto", "none"), (0.1, "auto", "exclude"), (0.0, "exclude", "exclude"), (0.1, "none", "none")],
)
def test_artefacts_count_or_not(late: float, asked: Artefacts, policy: str) -> None:
    summary = summarise([*strap("A", late), Mark(9.0, "note")], asked)
    person = summary.people["A"]
    assert summary.seconds == 9.0
    assert (person.artefact_policy, person.artefacts, person.beats) == (policy, 1, 7)
    steps, rr = np.diff(RR), np.array(RR, float)
    if policy == "exclude":
        steps, rr = steps[[0, 3, 4, 5]], np.delete(rr, 2)
    assert person.metrics["rmssd_ms"] == pytest.approx(np.sqrt(np.mean(steps**2.0)), rel=1e-12)
    assert person.metrics["ln_rmssd"] == pytest.approx(np.log(person.metrics["rmssd_ms"]), rel=1e-12)
    assert person.metrics["sdnn_ms"] == pytest.approx(np.std(rr, ddof=1), rel=1e-12)
    assert person.metrics["mean_hr_bpm"] == pytest.approx(60_000 / np.mean(rr), rel=1e-12)
    assert person.usable_pct == pytest.approx(100 * (1 - 1700 / sum(RR)))


def test_a_pause_is_a_gap_and_not_bridged() -> None:
    early = [Packet(t + 1.0, "A", (1000,), per_second=1000) for t in range(20)]
    late = [Packet(t + 187.0, "A", (900,), per_second=1000) for t in range(20)]
    person = summarise([*early, *late]).people["A"]
    assert person.gaps == 1
    assert person.gap_seconds == pytest.approx(166.1, abs=0.2)
    assert person.metrics["rmssd_ms"] == 0.0
    assert isnan(person.metrics["ln_rmssd"])


def test_the_two_together_by_the_minute() -> None:
    swing = np.round(850 + 60 * np.sin(2 * np.pi * np.arange(240) / 12)).astype(int)
    events: list[AnyEvent] = []
    for who in "AB":
        events += [
            Packet(float(t), who, (int(n),), per_second=1000)
            for t, n in zip(np.cumsum(swing) / 1000, swing, strict=True)
        ]
    pair = summarise(sorted(events, key=lambda event: event.t)).pair
    assert pair is not None
    assert pair.windows == 3
    assert pair.metrics["wcc_z0"] > 3
    assert pair.metrics["wcc_lag"] == 0.0

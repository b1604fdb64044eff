"""Scripted sessions over many seeds: how often they come out within 10 s, with whole straps and troubled ones."""

import math
from collections.abc import Callable, Sequence

import msgspec
import pytest

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.states import PairStates, summary
from hrvsync.events import Mark, Phase
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate

SESSIONS = 100
WITHIN = 10.0
PHASES = (Phase(0.0, "Settle", 150), Phase(150.0, "Together", 450))
BELTS = {
    "clean": SimulatedStrap(),
    "artefacts": SimulatedStrap(late=0.03, missed=0.5, extra=0.5),
    "lost for 12 s": SimulatedStrap(dropouts=((262.0, 274.0), (316.0, 328.0))),
}

type Spans = Sequence[tuple[float, float]]


def unsettled(heart: Heart, spans: Spans) -> Heart:
    points = [(0.0, 0.0)]
    for start, end in spans:
        points += [(start - 4, 0.0), (start + 4, 1.0), (end - 4, 1.0), (end + 4, 0.0)]
    levels = tuple((t, 14 * out) for t, out in points)
    return msgspec.structs.replace(heart, bpm_levels=levels, rsa_levels=tuple((t, 1 - 0.55 * x) for t, x in points))


def near(value: float, scripted: float) -> bool:
    return math.isfinite(value) and abs(value - scripted) <= WITHIN


def repaired(pair: PairStates) -> bool:
    return any(near(one.t, 300) and near(one.pair_seconds, 45) for one in pair.ruptures)


def steadied(pair: PairStates) -> bool:
    return any(
        near(one.start, 240) and near(one.seconds, 60) and one.settled == "A" and one.changed == ("B",)
        for one in pair.lendings
    )


def settled(pair: PairStates) -> bool:
    return near(pair.dynamics["both_unsettled"].seconds, 120)


MARK = (Mark(300.0, "rupture"),)
SCRIPTS: dict[str, tuple[Spans, Spans, tuple[Mark, ...], Callable[[PairStates], bool]]] = {
    "both settle": ([(180, 300)], [(180, 300)], (), settled),
    "one steadies the other": ([], [(240, 300)], (), steadied),
    "rupture and repair, marked": ([(300, 345)], [(300, 345)], MARK, repaired),
    "rupture and repair, unmarked": ([(300, 345)], [(300, 345)], (), repaired),
    "nothing happens": ([], [], (), lambda pair: not pair.ruptures),
}


@pytest.mark.parametrize("belt", BELTS)
@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_come_out_as_scripted(script: str, belt: str, capsys: pytest.CaptureFixture[str]) -> None:
    a, b, marks, as_scripted = SCRIPTS[script]
    hearts = {"A": unsettled(Heart(bpm=64), a), "B": unsettled(Heart(bpm=70, breaths=16), b)}
    belts = {"A": BELTS[belt], "B": BELTS[belt]}
    hits = 0
    for seed in range(SESSIONS):
        events = simulate(Scenario("scripted", 600, hearts, belts, None, (*PHASES, *marks), 1000 + seed)).events
        pair = summary(rebuild(events), events).pair
        hits += pair is not None and as_scripted(pair)
    with capsys.disabled():
        print(f"\n{script}, {belt}: {hits} of {SESSIONS} within {WITHIN:.0f} s")
    assert hits >= 0.95 * SESSIONS

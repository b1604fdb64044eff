"""The rate that two share: the one that costs whoever pays more least, from the swings that were measured."""

from math import isnan, nan

import numpy as np
import pytest
from support.breathing_truth import SWEEP

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measures.breathing.resonance import AtRate, Resonance, judged, resonance
from hrvsync.analysis.measures.breathing.shared_rate import shared_rate
from hrvsync.events import Pacer, Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate

PHASES = (
    Phase(0.0, "Settle", 60.0),
    *(Phase(60 + 120.0 * i, f"{rate:g}", 120.0, {"": Pacer(rate=rate)}) for i, rate in enumerate(SWEEP)),
    Phase(660.0, "Rest", 30.0),
)


def assessed(swings: dict[float, float], sd: float = 0.5) -> Resonance:
    """An assessment with these swings (1/min) by rate; every criterion goes by the swing."""
    return judged(
        tuple(
            AtRate(
                rate,
                0.0,
                105.0,
                100.0,
                followed=swing > 0,
                phase_deg=-swing,
                swing_bpm=swing,
                swing_sd=sd,
                breaths=10,
                lf_peak=swing,
                lf_power=swing,
                smoothness=swing / 100,
                lf_peaks=1,
            )
            for rate, swing in swings.items()
        )
    )


A = assessed({6.5: 6.0, 6.0: 8.0, 5.5: 9.0, 5.0: 10.0, 4.5: 7.0})
B = assessed({6.5: 5.0, 6.0: 10.0, 5.5: 9.2, 5.0: 7.0, 4.5: 4.0})


def test_each_has_their_own_rate_and_the_shared_one_lies_between() -> None:
    assert (A.best, B.best) == (5.0, 6.0)
    found = shared_rate({"A": A, "B": B})
    assert found is not None
    assert (found.rate, found.near, found.why) == (5.5, (5.5,), "")
    cost = next(one for one in found.costs if one.rate == 5.5)
    assert cost.lost == {"A": pytest.approx(0.1), "B": pytest.approx(0.08)}
    assert [one.rate for one in found.costs] == list(SWEEP)


def test_it_costs_nothing_where_both_have_the_same() -> None:
    found = shared_rate({"A": A, "B": A})
    assert found is not None
    assert found.rate == 5.0
    assert min(one.worst for one in found.costs) == 0


def test_rates_that_cannot_be_told_apart_are_near_and_where_none_stands_out_there_is_none() -> None:
    almost = assessed({6.5: 6.0, 6.0: 8.0, 5.5: 9.9, 5.0: 10.0, 4.5: 7.0})
    found = shared_rate({"A": almost, "B": almost})
    assert found is not None
    assert (found.rate, found.near) == (5.0, (5.0, 5.5))
    flat = assessed(dict.fromkeys(SWEEP, 6.0) | {6.0: 6.05})
    nothing = shared_rate({"A": flat, "B": flat})
    assert nothing is not None
    assert isnan(nothing.rate)
    assert (nothing.why, nothing.near) == ("no rate stands out", tuple(sorted(SWEEP)))


def test_rates_that_one_did_not_follow_do_not_count() -> None:
    lost = assessed({6.5: 5.0, 6.0: 10.0, 5.5: 0.0, 5.0: 7.0, 4.5: 4.0})
    found = shared_rate({"A": A, "B": lost})
    assert found is not None
    assert [one.rate for one in found.costs] == [6.5, 6.0, 5.0, 4.5]
    few = assessed({6.5: 5.0, 6.0: 10.0, 5.5: 0.0, 5.0: 0.0, 4.5: 0.0})
    nothing = shared_rate({"A": A, "B": few})
    assert nothing is not None
    assert (nothing.why, nothing.costs) == ("too few rates", ())
    assert shared_rate({"A": A, "B": None}) is None
    assert shared_rate({"A": A}) is None
    assert shared_rate({}) is None


def test_an_answer_is_one_rate_two_neighbours_or_none() -> None:
    assert A.between == (5.0, 5.0)
    two = assessed({6.5: 6.0, 6.0: 8.0, 5.5: 9.9, 5.0: 10.0, 4.5: 7.0})
    assert (two.clear, two.near, two.between) == (False, (5.0, 5.5), (5.0, 5.5))
    apart = assessed({6.5: 9.9, 6.0: 6.0, 5.5: 6.1, 5.0: 10.0, 4.5: 7.0})
    assert (apart.near, apart.between) == ((5.0, 6.5), None)
    assert Resonance((), nan, (), {}, (), "").between is None


def response(heart: Heart, rate: float) -> float:
    """How far a simulated heart truly swings at a rate."""
    return 1 + 1.5 / (1 + ((rate - heart.resonance) / 0.8) ** 2)


def true_cost(hearts: tuple[Heart, Heart], rate: float) -> float:
    return max(1 - response(heart, rate) / max(response(heart, one) for one in SWEEP) for heart in hearts)


def test_simulated_pairs_get_a_rate_that_truly_costs_little_more_than_the_best() -> None:
    """Of 12 pairs: half pay nothing more than at the best rate, none more than a quarter of their swing."""
    dearer: list[float] = []
    for seed in range(12):
        chance = np.random.default_rng(seed)
        one, other = chance.uniform(4.6, 6.4, 2).tolist()
        hearts = Heart(bpm=62, resonance=one, skill=0.9), Heart(bpm=71, resonance=other, skill=0.9)
        worn = {"A": SimulatedStrap(), "B": SimulatedStrap()}
        played = simulate(Scenario("two", 690, dict(zip("AB", hearts, strict=True)), worn, None, PHASES, seed))
        beats, guide = rebuild(played.events), guide_of(PHASES)
        found = shared_rate({who: resonance(beats[who], guide, who, 690.0) for who in "AB"})
        assert found is not None
        assert found.clear
        dearer.append(true_cost(hearts, found.rate) - min(true_cost(hearts, rate) for rate in SWEEP))
    assert np.median(dearer) < 0.03
    assert max(dearer) < 0.25

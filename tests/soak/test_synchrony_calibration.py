"""400 pairs who have nothing to do with each other: every shipped test is wrong in 2 to 8 % at nominal 5 %."""

import pytest
from support.calibration import (
    COUPLED,
    NEVER_MET,
    PACER,
    SO_FAR_COUPLED,
    SO_FAR_S,
    SO_FAR_STRANGERS,
    STRANGERS,
    Makes,
    PairOfBeats,
    Rates,
    by_now,
    ever,
    found_by_significance,
    free_pairs,
    live_alarms,
    looks_so_far,
    paced_pairs,
    phase_alarms,
    real_pairs,
    real_people,
    real_significance,
    stranger_alarms,
    two_of,
)
from support.uncoupled import free, paced

from hrvsync.guide import UNGUIDED, Guide

PAIRS = 400
LEAST_FOUND: dict[str, Rates] = {
    "variance shared 0.2": {"120 s": 75, "200 s": 95},
    "variance shared 0.3": {"120 s": 95},
    "beyond one pacer, shared 0.3": {"120 s": 80},
    "wandering, shared 0.2": {"120 s": 75, "200 s": 95},
    "wandering, shared 0.3": {"120 s": 95},
    "wandering, beyond one pacer, shared 0.3": {"120 s": 80},
    "slow waves shared 0.3": {"150 s": 55, "200 s": 73, "240 s": 78, "300 s": 91},
    "wandering, slow waves shared 0.3": {"150 s": 55, "200 s": 73, "240 s": 78, "300 s": 91},
}
"""Share (%) of pairs found at least, of the two generators."""


def check_rates(name: str, rates: Rates, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{name}: " + ", ".join(f"{key} {rate:.1f} %" for key, rate in rates.items()))


def test_live_breathing_freely(capsys: pytest.CaptureFixture[str]) -> None:
    rates = live_alarms(free_pairs(PAIRS, 1), UNGUIDED, ("wcc_p",))["wcc_p"]
    check_rates("live, free", rates, capsys)
    assert 2 <= rates["all"] <= 8


def test_live_on_one_pacer(capsys: pytest.CaptureFixture[str]) -> None:
    rates = live_alarms(paced_pairs(PAIRS, 2), PACER, ("wcc_p", "beyond_p"))
    for name, each in rates.items():
        check_rates(f"live, one pacer, {name}", each, capsys)
        assert 2 <= each["all"] <= 8
    assert max(rates["beyond_p"][f"{t} s"] for t in (180, 300, 450, 600)) <= 10


def test_live_with_a_pacer_that_neither_follows(capsys: pytest.CaptureFixture[str]) -> None:
    rates = live_alarms(free_pairs(PAIRS, 3), PACER, ("pacer_apart_p",))["pacer_apart_p"]
    check_rates("live, neither follows", rates, capsys)
    assert 2 <= rates["all"] <= 8


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("holes", [False, True], ids=["whole", "gap and artefacts"])
def test_significance_of_strangers(name: str, holes: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """1,000 pairs a length: standard error 0.7 of one, 0.3 of their mean."""
    rates = found_by_significance(STRANGERS[name], 1000, 4, holes)
    check_rates(f"significance, {name}{', gap and artefacts' * holes}", rates, capsys)
    assert 3 <= sum(rates.values()) / len(rates) <= 7
    assert max(rates.values()) <= 8.5


@pytest.mark.parametrize("name", LEAST_FOUND)
def test_significance_finds_what_is_shared(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    rates = found_by_significance(COUPLED[name], PAIRS, 6)
    check_rates(f"significance, {name}", rates, capsys)
    assert {length: rates[length] for length, least in LEAST_FOUND[name].items() if rates[length] < least} == {}


@pytest.mark.parametrize("name", COUPLED)
def test_significance_of_the_coupled_with_gaps_and_artefacts(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    rates, marred = (found_by_significance(COUPLED[name], PAIRS, 5, holes) for holes in (False, True))
    check_rates(f"significance, {name}", rates, capsys)
    check_rates("with a gap and artefacts", marred, capsys)
    assert sum(marred.values()) >= sum(rates.values()) - 5 * len(rates)


def check_ever(name: str, make: PairOfBeats, guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    """A look never changes until the next minute: who looks every second sees these looks."""
    rate = ever(looks_so_far(make, guide, 1000, SO_FAR_S, 41))
    check_rates(f"phase so far, {name}", {"ever in ten minutes": rate}, capsys)
    assert rate <= 5


@pytest.mark.parametrize("name", SO_FAR_STRANGERS)
def test_the_phase_so_far_of_strangers(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    check_ever(name, *SO_FAR_STRANGERS[name], capsys)


def test_the_phase_so_far_of_real_people_who_never_met(capsys: pytest.CaptureFixture[str]) -> None:
    people = {name: one for name, one in real_people().items() if name in NEVER_MET}
    check_ever("real people", two_of(people), UNGUIDED, capsys)


@pytest.mark.parametrize(
    ("name", "at", "bound"),
    [
        ("variance shared 0.1", "180 s", 45),
        ("variance shared 0.2", "180 s", 90),
        ("variance shared 0.1", "300 s", 70),
        ("beyond one pacer, shared 0.3", "180 s", 80),
    ],
)
def test_the_phase_so_far_of_the_coupled(name: str, at: str, bound: float, capsys: pytest.CaptureFixture[str]) -> None:
    """What is found of the coupled, looked at again and again."""
    rates = by_now(looks_so_far(*SO_FAR_COUPLED[name], PAIRS, 305, 42))
    check_rates(f"phase so far, {name}", rates, capsys)
    assert rates[at] >= bound


@pytest.mark.parametrize(
    ("make", "guide", "breath"), [(free, UNGUIDED, 0.0), (paced, PACER, 10.0)], ids=["free", "one pacer"]
)
def test_measures_of_a_phase(make: Makes, guide: Guide, breath: float, capsys: pytest.CaptureFixture[str]) -> None:
    rates = phase_alarms(make, PAIRS, 300, guide, breath, 8)
    check_rates(f"phases, {make.__name__}", rates, capsys)
    assert {name: rate for name, rate in rates.items() if not 2 <= rate <= 8} == {}


@pytest.mark.parametrize(
    ("make", "guide", "seed"), [(free, UNGUIDED, 9), (paced, PACER, 10)], ids=["free", "one pacer"]
)
def test_measures_of_a_phase_against_strangers(
    make: Makes, guide: Guide, seed: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """All rows together: 100 pairs say too little of each (standard error 2.2)."""
    rates = stranger_alarms(make, 100, 12, guide, seed)
    rate = sum(rates.values()) / len(rates)
    check_rates(f"phases against 24 pseudo-pairs, {make.__name__}", {"all rows": rate}, capsys)
    assert 2 <= rate <= 8


def test_real_people_who_never_met(capsys: pytest.CaptureFixture[str]) -> None:
    people = real_people()
    rates = live_alarms(real_pairs(people, PAIRS, 605, 6), UNGUIDED, ("wcc_p",))["wcc_p"]
    rates["significance"] = real_significance(real_pairs(people, PAIRS, 600, 7), 600)
    check_rates("real people", rates, capsys)
    assert 2 <= rates["all"] <= 9
    assert 2 <= rates["significance"] <= 9

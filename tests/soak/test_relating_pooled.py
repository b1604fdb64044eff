"""Who steadied whom over 20 evenings: how often is it said of two who do not, and how often found of two who do?"""

from collections.abc import Callable

import numpy as np
import pytest
from support.evenings import Both, Random, calm_first, evening, kept, leave_together, steady_once_more
from support.heart_series import real

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.states import follow_session, packed
from hrvsync.analysis.states.pooled import KeptSession, Steadied, steadied
from hrvsync.beats import Beats
from hrvsync.events import Phase
from hrvsync.guide import guide_of
from hrvsync.storage.formats import read

EVENINGS, COUPLES, SEED = 20, 1000, 20261130
SETTINGS = (
    ("busy", {}),
    ("as often as strangers", {"calm": 2.0}),
    ("calm", {"calm": 4.0}),
    ("hard evenings", {"calm": 2.0, "hard": 0.5}),
    ("phases of any length", {"calm": 2.0, "open_ended": 0.25}),
)
STRETCH_S, SETTLE_S, STRETCHES = 900.0, 120.0, 250


def couple(
    seed: int, setting: dict[str, float], effect: Callable[[Random, Both], object], times: int
) -> list[KeptSession]:
    """Evenings of two; in `times` of them something happens between them."""
    random, found, left = np.random.default_rng([SEED, seed]), list[KeptSession](), times
    for _ in range(EVENINGS):
        both, starts = evening(random, **setting)
        if left and effect(random, both) is not False:
            left -= 1
        found.append(kept(both, starts))
    return found


def percent(found: list[Steadied]) -> float:
    """Of how many it is said that it was more often than by chance (%)."""
    return 100 * float(np.mean([one.clear for one in found]))


def row(name: str, found: list[Steadied]) -> str:
    """What came of couples, to be printed."""
    times, by_chance = (np.mean([getattr(one, key) for one in found]) for key in ("times", "by_chance"))
    return (
        f"\n{name}: {times:.1f} times, by chance {by_chance:.1f}; more often than by chance in {percent(found):.1f} %"
    )


def either(pairs: list[tuple[Steadied, Steadied]]) -> float:
    """Of how many couples it is said of one of them, or of both (%)."""
    return 100 * float(np.mean([one.clear or other.clear for one, other in pairs]))


@pytest.mark.parametrize(("name", "setting"), SETTINGS)
def test_two_who_keep_to_one_schedule_only(
    name: str, setting: dict[str, float], capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [steadied(couple(seed, setting, steady_once_more, 0), seed) for seed in range(COUPLES)]
    found = [one for pair in pairs for one in pair]
    with capsys.disabled():
        print(f"{row(f'{name}, nothing between them', found)}, of one of the two in {either(pairs):.1f} %", end="")
    assert percent(found) <= 3.5
    assert either(pairs) <= 6.5


@pytest.mark.parametrize(("name", "setting"), SETTINGS)
@pytest.mark.parametrize(("times", "least"), [(20, 96), (10, 70)])
def test_one_steadies_the_other_once_more(
    name: str, setting: dict[str, float], times: int, least: float, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [steadied(couple(10_000 + seed, setting, steady_once_more, times), seed) for seed in range(300)]
    first = [one for one, _ in pairs]
    with capsys.disabled():
        print(row(f"{name}, once more in {times} evenings of 20", first), end="")
    assert percent(first) >= least
    assert percent([other for _, other in pairs]) <= 4


@pytest.mark.parametrize("effect", [calm_first, leave_together])
def test_what_drives_both_out_at_once_makes_nobody_steady_the_other(
    effect: Callable[[Random, Both], object], capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [steadied(couple(20_000 + seed, {"calm": 2.0}, effect, 20), seed) for seed in range(300)]
    first, second = ([pair[by] for pair in pairs] for by in (0, 1))
    with capsys.disabled():
        print(row(f"{effect.__name__} in every evening, the first", first), end="")
        print(row(f"{effect.__name__} in every evening, the second", second), end="")
    assert percent(second) <= 4
    assert percent(first) >= 60 if effect is calm_first else percent(first) <= 4


def test_two_real_hearts_that_never_met(capsys: pytest.CaptureFixture[str]) -> None:
    hearts = [stretches(name) for name in ("nsr001", "nsr009")]
    pairs: list[tuple[Steadied, Steadied]] = []
    for seed in range(COUPLES):
        random = np.random.default_rng([SEED, seed])
        chosen = [random.choice(len(heart), EVENINGS, replace=False).tolist() for heart in hearts]
        evenings = [tuple(heart[i] for heart, i in zip(hearts, one, strict=True)) for one in zip(*chosen, strict=True)]
        kept_so = [KeptSession("", (a, b), (at, end), (0.0,)) for (a, at), (b, end) in evenings]
        pairs.append(steadied(kept_so, seed))
    found = [one for pair in pairs for one in pair]
    with capsys.disabled():
        print(row(f"strangers, {EVENINGS} quarters of an hour of daily life", found), end="")
        print(f", of one of the two in {either(pairs):.1f} %", end="")
    assert percent(found) <= 3.5
    assert either(pairs) <= 6.5


def stretches(name: str) -> list[tuple[str, float]]:
    """States of quarters of an hour of a Holter, and when each baseline was over."""
    beats, found = rebuild(read(real(f"nsr2db/{name}.ecg")).events())["A"], list[tuple[str, float]]()
    for start in np.random.default_rng(SEED).uniform(100, 80_000, STRETCHES).tolist():
        first, last = np.searchsorted(beats.t, [start, start + STRETCH_S])
        cut = slice(int(first), int(last))
        one = Beats(beats.t[cut] - start, beats.rr_ms[cut], beats.label[cut], beats.run[cut])
        baselines, courses = follow_session({"A": one}, guide_of([Phase(0.0, "Settle", SETTLE_S)]))
        if baselines["A"].known:
            found.append((packed(courses["A"]), baselines["A"].until))
    return found

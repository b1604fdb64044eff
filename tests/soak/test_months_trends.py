"""Thirty sessions over six months, of which the truth is known: what history says in each, as a table."""

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from support.months import DAYS, Random, days_of, rupture, session, share

from hrvsync.history import together
from hrvsync.report.months import couple_rows
from hrvsync.storage import Entry

COUPLES, SEED = 400, 20261201
TALK, BREATHE = "Open conversation", "Breathe together"


def without(random: Random) -> list[Entry]:
    """Nothing changes."""
    return [_evening(random, day, 0.7, 60.0) for day in days_of(random)]


def with_trend(random: Random) -> list[Entry]:
    """More settled together from month to month (55 to 85 %), and back sooner (from 120 s to 30 s)."""
    return [_evening(random, day, 0.55 + 0.30 * day / DAYS, 120 * 0.25 ** (day / DAYS)) for day in days_of(random)]


def kinds_mixed(random: Random) -> list[Entry]:
    """Nothing changes but what is done: at first they mostly talk, later they mostly breathe, which settles more."""
    found: list[Entry] = []
    for day in days_of(random):
        if random.random() < day / DAYS:
            found.append(session(day, BREATHE, settled=share(random, 0.9)))
        else:
            found.append(_evening(random, day, 0.65, 60.0))
    return found


def no_longer_repaired(random: Random) -> list[Entry]:
    """From the fourth month on a rupture is not repaired within the session, but for one in five."""
    return [
        _evening(random, day, 0.7, 60.0, repaired=day < DAYS / 2 or random.random() < 0.2) for day in days_of(random)
    ]


def _evening(random: Random, day: int, settled: float, seconds: float, *, repaired: bool = True) -> Entry:
    ruptures = (rupture(random, seconds, repaired=repaired),) if random.random() < 0.7 else ()
    return session(day, TALK, settled=share(random, settled), repairs=ruptures)


CHANGES = {
    "No clear change yet.": "none",
    "Clearly more than at first.": "more",
    "Clearly less than at first.": "less",
    "A change shows from six sessions over two weeks on.": "too few",
    "No clear change yet of how long it takes.": "none",
    "It takes clearly longer than at first, those counted in that were not repaired.": "longer",
    "It takes clearly less long than at first, those counted in that were not repaired.": "less long",
}


def said(entries: list[Entry], row: str) -> str:
    """What a row says of the change."""
    lines = [line for one in couple_rows(together(entries, "Ada", "Ben")) if one.key == row for line in one.lines]
    return next((CHANGES[line] for line in lines if line in CHANGES), "nothing")


def percent(found: Counter[str], *words: str) -> float:
    return 100 * sum(found[word] for word in words) / found.total()


@pytest.mark.parametrize(
    ("case", "settled", "repair"),
    [
        (without, ("none", 93), ("none", 93)),
        (with_trend, ("more", 90), ("less long", 60)),
        (kinds_mixed, ("none", 92), ("none", 93)),
        (no_longer_repaired, ("none", 93), ("longer", 75)),
    ],
)
def test_history_says_what_is_true(
    case: Callable[[Random], list[Entry]],
    settled: tuple[str, float],
    repair: tuple[str, float],
    capsys: pytest.CaptureFixture[str],
) -> None:
    couples = [case(np.random.default_rng([SEED, seed])) for seed in range(COUPLES)]
    found = {row: Counter(said(entries, row) for entries in couples) for row in ("settled", "repaired")}
    late = [together(entries, "Ada", "Ben") for entries in couples]
    counts = [
        (sum(getattr(one, name).back for one in late), sum(getattr(one, name).of for one in late))
        for name in ("repairs_before", "repairs")
    ]
    with capsys.disabled():
        for row, words in found.items():
            shown = ", ".join(f"{word} {percent(words, word):.1f} %" for word in sorted(words))
            print(f"\n{case.__name__:20} {row:10} {shown}", end="")
        before, lately = (f"{100 * back / of:.0f} % of {of / COUPLES:.1f}" for back, of in counts)
        print(f"\n{case.__name__:20} repaired before the last 60 days {before}, in them {lately}", end="")
    for row, (word, least) in zip(("settled", "repaired"), (settled, repair), strict=True):
        right = (word, "too few") if word == "none" else (word,)
        assert percent(found[row], *right) >= least
    wrong = {"with_trend": "less", "no_longer_repaired": "less long"}.get(case.__name__, "")
    assert percent(found["settled" if wrong == "less" else "repaired"], wrong) <= 1

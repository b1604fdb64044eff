"""Conditions pooled over sessions: coverage of the 95 % intervals, also where an effect differs by evening."""

import numpy as np
import pytest
from support.months import session
from test_relating_intervals import levels_of

from hrvsync.analysis.pair import Minute
from hrvsync.analysis.states import Course
from hrvsync.analysis.story.conditions import Comparison, comparisons, welch
from hrvsync.couple import between
from hrvsync.events import Phase
from hrvsync.guide import Span
from hrvsync.storage import ConditionEntry, Entry

COUPLES, SEED = 1000, 20261201
SECONDS, MINUTES = 180, 4
BOTH = "hand in hand", "apart"


def evening(random: np.random.Generator, hr: float, together: float, by_evening: float) -> ConditionEntry:
    """One session, which begins with either condition: Ada's heart, Ben's, and how the two move, in both."""
    names = BOTH if random.random() < 0.5 else BOTH[::-1]
    spans = tuple(
        Span(Phase(float(SECONDS * n), name, SECONDS, condition=name), float(SECONDS * (n + 1)))
        for n, name in enumerate(names)
    )
    first = np.arange(2 * SECONDS) < SECONDS
    sign = 1 if names == BOTH else -1
    effect = hr + by_evening * float(random.normal())
    courses: dict[str, Course] = {}
    for who in "AB":
        values = 4 * levels_of(random, 2 * SECONDS, 10.0) + np.where(first == (sign == 1), effect, 0.0)
        t, nothing = np.arange(2.0 * SECONDS), np.full(2 * SECONDS, np.nan)
        courses[who] = Course(t, values, nothing, nothing, values, values, values, np.zeros(len(t), np.int8), values)
    (made,) = comparisons(spans, courses, tuple[tuple[Span, list[Minute]], ...]())
    z = [random.normal(together if name == BOTH[0] else 0.0, 0.35, MINUTES) for name in names]
    return _kept(made, welch(*z).value)


def _kept(made: Comparison, z: float) -> ConditionEntry:
    return ConditionEntry(made.one, made.other, {who: one.value for who, one in made.hr.items()}, {}, z)


def couple(seed: int, sessions: int, hr: float, together: float, by_evening: float) -> list[Entry]:
    random = np.random.default_rng([SEED, seed])
    return [session(5 * n, conditions=(evening(random, hr, together, by_evening),)) for n in range(sessions)]


@pytest.mark.parametrize(("hr", "together", "by_evening"), [(0.0, 0.0, 0.0), (0.0, 0.0, 2.0), (-3.0, 0.3, 2.0)])
@pytest.mark.parametrize("sessions", [6, 20])
def test_intervals_over_sessions(
    sessions: int, hr: float, together: float, by_evening: float, capsys: pytest.CaptureFixture[str]
) -> None:
    held, found, clear = [0, 0], 0, [0, 0]
    for seed in range(COUPLES):
        (made,) = between(couple(seed, sessions, hr, together, by_evening)).conditions
        sign = 1 if made.one == BOTH[0] else -1
        for one in made.hr.values():
            held[0] += one.low <= sign * hr <= one.high
            clear[0] += one.clear
            found += 1
        held[1] += made.together.low <= sign * together <= made.together.high
        clear[1] += made.together.clear
    body, moving = 100 * held[0] / found, 100 * held[1] / COUPLES
    with capsys.disabled():
        print(
            f"\n{sessions} sessions, effect {hr:+.0f} bpm ({by_evening:.0f} by evening) and {together:+.1f} z: of "
            f"{found} intervals of a body {body:.1f} % hold, clear {100 * clear[0] / found:.1f} %; of {COUPLES} of "
            f"moving together {moving:.1f} %, clear {100 * clear[1] / COUPLES:.1f} %",
            end="",
        )
    assert 93 <= body <= 97
    assert 93 <= moving <= 97

"""Coverage of the 95 % intervals between two conditions: of a body, and of moving together."""

import numpy as np
import pytest
from test_relating_intervals import levels_of

from hrvsync.analysis.states import Course
from hrvsync.analysis.story.conditions import comparisons, welch
from hrvsync.events import Phase
from hrvsync.guide import Span

INTERVALS = 2000


def spans(seconds: float) -> tuple[Span, ...]:
    """Hand in hand, apart, hand in hand again."""
    names = ("hand in hand", "apart", "hand in hand")
    return tuple(
        Span(Phase(seconds * n, name, seconds, condition=name), seconds * (n + 1)) for n, name in enumerate(names)
    )


@pytest.mark.parametrize("seconds", [120, 240])
def test_bodies_in_two_conditions(seconds: int, capsys: pytest.CaptureFixture[str]) -> None:
    held, phases = 0, spans(float(seconds))
    for seed in range(820_000, 820_000 + INTERVALS):
        hr = levels_of(np.random.default_rng(seed), 3 * seconds, 10.0)
        t, nothing = np.arange(3.0 * seconds), np.full(3 * seconds, np.nan)
        course = Course(t, hr, nothing, nothing, hr, hr, hr, np.zeros(len(t), np.int8), hr)
        (found,) = comparisons(phases, {"A": course})
        held += found.hr["A"].low <= 0 <= found.hr["A"].high
    with capsys.disabled():
        print(f"\nconditions of {2 * seconds} and {seconds} s, a body: {100 * held / INTERVALS:.1f} % hold", end="")
    assert 0.93 <= held / INTERVALS <= 0.975


@pytest.mark.parametrize(("one", "other"), [(3, 3), (8, 4), (12, 12)])
def test_moving_together_in_two_conditions(one: int, other: int, capsys: pytest.CaptureFixture[str]) -> None:
    chance, held = np.random.default_rng(830_000), 0
    for _ in range(INTERVALS):
        found = welch(chance.normal(0, 0.3, one), chance.normal(0, 0.4, other))
        held += found.low <= 0 <= found.high
    with capsys.disabled():
        print(
            f"\nconditions of {one} and {other} minutes, moving together: {100 * held / INTERVALS:.1f} % hold", end=""
        )
    assert 0.93 <= held / INTERVALS <= 0.975

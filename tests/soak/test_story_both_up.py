"""How often two who are not up are said to be so at once: at rest, breathing slowly, talking; and of real hearts."""

from itertools import groupby, pairwise

import pytest
from support.rises import SETTLE, Steps, session, steps, steps_of
from test_relating_rising import QUARTER, quiet_quarters

from hrvsync.analysis.story.offer import UP_S
from hrvsync.events import Phase
from hrvsync.guide import guide_of

KINDS = ("free", 4.5, 5.0, 5.5, 6.0, 6.5, 7.0, "talk")
MINUTES, HOURS = 15.0, 4.0


def both_up(one: Steps, other: Steps) -> int:
    """How often it begins that both are up."""
    up = [{t for t, step in some if step == "up"} for some in (one, other)]
    both = [t in up[0] and t in up[1] for t, _ in one]
    return sum(now and not before for before, now in pairwise([False, *both]))


def offers(one: Steps, other: Steps) -> int:
    """How often both are up for so long that it is offered to breathe together, at most once a stretch."""
    up = [{t for t, step in some if step == "up"} for some in (one, other)]
    stretches = groupby(t in up[0] and t in up[1] for t, _ in one)
    return sum(both and sum(1 for _ in seconds) > UP_S for both, seconds in stretches)


@pytest.mark.parametrize("kind", KINDS)
def test_two_who_are_not_up_are_not_said_to_be(kind: float | str, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = round(60 * HOURS / MINUTES)
    seconds = SETTLE + 60 * MINUTES
    found = sum(
        both_up(*(steps(session(kind, 810_000 + 2 * n + seat, seconds=seconds)) for seat in (0, 1)))
        for n in range(pairs)
    )
    with capsys.disabled():
        print(f"\nboth up, {kind}: {found} in {HOURS:.0f} h", end="")
    assert found <= 1


def test_of_two_unrelated_real_hearts_it_is_counted_beside_their_rises(capsys: pytest.CaptureFixture[str]) -> None:
    settle = guide_of([Phase(0.0, "Settle", 120.0)])
    found = [
        [
            followed
            for piece in quiet_quarters(name, 300.0)
            for followed, base in [steps_of(piece, settle, QUARTER)]
            if base.quiet
        ]
        for name in ("nsr001", "nsr009")
    ]
    pairs = list(zip(*found, strict=False))
    both = sum(both_up(one, other) for one, other in pairs)
    single = [
        sum(now == "up" != before for some in people for (_, before), (_, now) in pairwise(some)) for people in found
    ]
    hours = len(pairs) * (QUARTER - 120) / 3600
    with capsys.disabled():
        print(
            f"\ntwo real hearts, {hours:.1f} h: both up {both} times, each by itself {single[0]} and {single[1]} "
            f"times; offered to breathe together {sum(offers(one, other) for one, other in pairs)} times",
            end="",
        )
    assert both <= max(1, 0.5 * hours)

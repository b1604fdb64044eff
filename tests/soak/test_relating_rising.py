"""How soon a heart that goes up is said to, and how often one that does not: seeds on which nothing was chosen."""

import numpy as np
import pytest
from support.heart_series import real
from support.rises import false_steps, onset, shift, steps_of
from support.slow_breathing import RATES

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.states.rising import mean_rate
from hrvsync.beats import Beats
from hrvsync.events import Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import SimulatedStrap
from hrvsync.storage.formats import read

ONSETS, PEOPLE, SHIFTS = 60, 20, 60
MINUTES = 15
BELTS = {"Polar H10": 13, "Movesense": 10}
"""Within how many seconds a rise has to be seen in free breathing, of +10 bpm or more."""
PACED_WITHIN, UP_WITHIN = 15, 20


def high(values: list[float], share: float) -> float:
    return float(np.percentile(values, share, method="higher"))


@pytest.mark.parametrize("kind", ["free", 6.0])
@pytest.mark.parametrize("belt", BELTS)
def test_a_heart_that_goes_up_is_seen_soon(belt: str, kind: float | str, capsys: pytest.CaptureFixture[str]) -> None:
    within = BELTS[belt] if kind == "free" else PACED_WITHIN
    for bpm in (8, 10, 12, 15):
        found = [onset(kind, 700_000 + 1000 * bpm + seed, bpm, belt) for seed in range(ONSETS)]
        rising, up, over = (list(column) for column in zip(*found, strict=True))
        soon = [100 * np.mean([one <= limit for one in rising]) for limit in (10, 13, 15)]
        sure = 100 * np.mean([one <= UP_WITHIN for one in up])
        ended = [one for one in over if np.isfinite(one)]
        with capsys.disabled():
            print(
                f"\n{belt}, {kind}, +{bpm}: rising within 10, 13, 15 s {soon[0]:.0f}, {soon[1]:.0f}, {soon[2]:.0f} % "
                f"(half {high(rising, 50):.0f}, 90 % {high(rising, 90):.0f} s); up within 20 s {sure:.0f} % "
                f"(90 % {high(up, 90):.0f} s); over: half {high(ended, 50):.0f}, 90 % {high(ended, 90):.0f} s",
                end="",
            )
        if bpm >= 10:
            assert np.mean([one <= within for one in rising]) >= 0.9
            assert sure >= 90
        assert high(ended, 50) <= 15
        assert high(ended, 90) <= 18


@pytest.mark.parametrize("kind", ["free", *RATES, "talk"])
def test_a_heart_that_does_not_is_seldom_said_to(kind: float | str, capsys: pytest.CaptureFixture[str]) -> None:
    found = np.array([false_steps(kind, 710_000 + seed, 60.0 * MINUTES) for seed in range(PEOPLE)])
    rising, up = found.sum(axis=0) / (PEOPLE * MINUTES / 60)
    with capsys.disabled():
        print(f"\nfalse, {kind}: {up:.2f} 'up' and {rising:.2f} 'rising' an hour", end="")
    assert kind == "talk" or up <= 1


def test_artefacts_and_gaps_make_no_rise(capsys: pytest.CaptureFixture[str]) -> None:
    belt = SimulatedStrap(late=0.03, missed=0.5, extra=0.5, dropouts=((400.0, 412.0), (700.0, 740.0)))
    found = np.array([false_steps("free", 720_000 + seed, 60.0 * MINUTES, belt) for seed in range(PEOPLE)])
    rising, up = found.sum(axis=0) / (PEOPLE * MINUTES / 60)
    with capsys.disabled():
        print(f"\nfalse, artefacts and gaps: {up:.2f} 'up' and {rising:.2f} 'rising' an hour", end="")
    assert up <= 1


@pytest.mark.parametrize("acceleration", [False, True])
@pytest.mark.parametrize("belt", BELTS)
def test_who_shifts_in_the_seat_is_seldom_up(belt: str, acceleration: bool, capsys: pytest.CaptureFixture[str]) -> None:
    found = [shift(730_000 + seed, belt, acceleration=acceleration) for seed in range(SHIFTS)]
    rising, up = (100 * np.mean([step in one for one in found]) for step in ("rising", "up"))
    with capsys.disabled():
        how = "with" if acceleration else "without"
        print(f"\nshift in the seat, {belt}, {how} acceleration: rising {rising:.0f} %, up {up:.0f} %", end="")
    assert up <= 10
    assert not acceleration or rising <= 10


QUARTER = 900.0
QUIET_BPM = 10.0
"""The means of the minutes of a quiet quarter of an hour lie within so much."""


def quiet_quarters(name: str, offset: float) -> list[Beats]:
    """Quarters of an hour of a Holter in which not much happens, and whose beginning is quiet."""
    beats = rebuild(read(real(f"nsr2db/{name}.ecg")).events())["A"]
    found: list[Beats] = []
    for start in np.arange(beats.t[0] + offset, beats.t[-1] - QUARTER, QUARTER).tolist():
        first, last = np.searchsorted(beats.t, [start, start + QUARTER]).tolist()
        cut = slice(first, last)
        piece = Beats(beats.t[cut] - start, beats.rr_ms[cut], beats.label[cut], beats.run[cut])
        minutes = np.array([mean_rate(piece, t, 60.0) for t in np.arange(60.0, QUARTER, 60.0)])
        if np.ptp(minutes) <= QUIET_BPM:
            found.append(piece)
    return found


@pytest.mark.parametrize("name", ["nsr001", "nsr009"])
def test_real_quiet_hearts_are_seldom_said_to_rise_without_a_rise(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A 'rising' is unconfirmed where no 10 s around it have a mean of 5 bpm more than the baseline."""
    hours, rising, unreal, alone, up = 0.0, 0, 0, 0, 0
    for piece in quiet_quarters(name, 300.0):
        followed, baseline = steps_of(piece, guide_of([Phase(0.0, "Settle", 120.0)]), QUARTER)
        if not baseline.quiet:
            continue
        hours += (QUARTER - 120) / 3600
        names = [step for _, step in followed]
        for t in range(1, len(names)):
            if names[t] == names[t - 1] or not names[t]:
                continue
            up += names[t] == "up"
            if names[t] == "rising":
                rising += 1
                alone += next((step for step in names[t:] if step != "rising"), "") != "up"
                around = [mean_rate(piece, end, 10.0) - baseline.hr for end in range(max(t - 5, 10), t + 25)]
                unreal += not np.nanmax(around) > 5
    with capsys.disabled():
        print(
            f"\n{name}, {hours:.1f} quiet hours: 'up' {up / hours:.1f}, 'rising' {rising / hours:.1f} an hour, "
            f"of these {alone / hours:.1f} that did not become 'up' and {unreal / hours:.1f} without a rise",
            end="",
        )
    assert unreal / hours <= 1.5

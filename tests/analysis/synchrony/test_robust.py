"""A few artefact beats or a gap in one partner hardly change lag 0, and never move the best lag by more than a step."""

import numpy as np
import pytest
from calibration import beats_of

from hrvsync.analysis.artefacts import label
from hrvsync.analysis.beats import Beats, Floats
from hrvsync.analysis.measure import measure
from hrvsync.analysis.synchrony import SYNCHRONY, newest

type Dyad = tuple[Floats, Floats]

ROWS = tuple(row for row in SYNCHRONY if row.function is newest)
ENDS = range(1320, 2380, 106)
STEP = 0.25


def until(beats: Beats, end: float) -> Beats:
    i = int(np.searchsorted(beats.t, end, side="right"))
    return Beats(beats.t[:i], beats.rr_ms[:i], beats.label[:i], beats.run[:i])


def now(a: Beats, b: Beats, end: float) -> tuple[float, float]:
    values = measure(ROWS, {"A": until(a, end), "B": until(b, end)}, end)
    return values["wcc_z0"], values["wcc_lag"]


def with_artefacts(beats: Beats, kind: str, count: int, end: float) -> Beats:
    t = np.concatenate((beats.t[:1] - beats.rr_ms[:1] / 1000, beats.t))
    inside = np.flatnonzero((t > end - 58) & (t < end - 4))
    at = inside[:: inside.size // 6][1 : count + 1]
    if kind == "lost":
        t = np.delete(t, at)
    elif kind == "extra":
        t = np.sort(np.concatenate((t, t[at] + 0.25)))
    else:
        t[at] -= 0.28
    rr_ms, run = 1000 * np.diff(t), np.zeros(t.size - 1, np.int64)
    return Beats(t[1:], rr_ms, label(rr_ms, run), run)


def with_gap(beats: Beats, start: float, seconds: float) -> Beats:
    keep = (beats.t - beats.rr_ms / 1000 >= start + seconds) | (beats.t <= start)
    run = (beats.t > start).astype(np.int64)
    return Beats(beats.t[keep], beats.rr_ms[keep], beats.label[keep], run[keep])


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("kind", ["lost", "extra", "early"])
def test_artefact_beats(dyad: Dyad, kind: str, count: int) -> None:
    a, b = (beats_of(one[: 4 * 2400]) for one in dyad)
    for end in ENDS:
        clean, marred = now(a, b, end), now(with_artefacts(a, kind, count, end), b, end)
        assert marred[0] == pytest.approx(clean[0], abs=0.05)
        assert abs(marred[1] - clean[1]) <= STEP


def test_a_gap_of_two_seconds_within_the_minute(dyad: Dyad) -> None:
    a, b = (beats_of(one[: 4 * 2400]) for one in dyad)
    for end in ENDS:
        clean, marred = now(a, b, end), now(with_gap(a, end - 30, 2), b, end)
        assert marred[0] == pytest.approx(clean[0], abs=0.05)
        assert abs(marred[1] - clean[1]) <= STEP


@pytest.mark.parametrize("seconds", [20, 166])
def test_a_long_gap_moves_nothing_after_it_and_shortens_the_minute_that_reaches_into_it(
    dyad: Dyad, seconds: float
) -> None:
    a, b = (beats_of(one[: 4 * 2400]) for one in dyad)
    for end in ENDS:
        clean = now(a, b, end)
        assert now(with_gap(a, end - 70 - seconds, seconds), b, end) == pytest.approx(clean, abs=1e-9)
        assert np.isnan(now(with_gap(a, end - 40 - seconds, seconds), b, end)[0])

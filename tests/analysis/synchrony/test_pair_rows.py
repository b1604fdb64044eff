"""Laws of every row of PAIR_MEASURES: changing places, the clock, oneself, strangers, too little, nonsense."""

import warnings
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import asdict
from test_over_time import SLOW, pair

from hrvsync.analysis.synchrony import LIVE, PAIR_MEASURES, PairMeasure, Window, latest, over
from hrvsync.beats import Beats
from hrvsync.events import Phase
from hrvsync.guide import UNGUIDED, Guide, guide_of

EVERY = pytest.mark.parametrize("row", PAIR_MEASURES, ids=lambda row: row.key)
PHASE = tuple(row for row in PAIR_MEASURES if row.phase)
GUIDES = {"free": UNGUIDED, "paced": guide_of(SLOW)}


def measured(a: Beats, b: Beats, end: float, guide: Guide = UNGUIDED, start: float = 0.0) -> dict[str, float]:
    """Every row: live ones at `end` (s), the others over the whole; nothing may warn."""
    beats = {"A": a, "B": b}
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        live = asdict(latest(beats, end, guide))
        return live | over(PHASE, beats, Window(start, end, ("A", "B"), guide))


@cache
def couple(guide: str) -> tuple[Beats, Beats]:
    one, other = pair(0.7, GUIDES[guide].phases).values()
    return one, other


@cache
def found(guide: str, places: str = "AB") -> dict[str, float]:
    people = dict(zip("AB", couple(guide), strict=True))
    return measured(people[places[0]], people[places[1]], 399.0, GUIDES[guide])


def later(beats: Beats, seconds: float) -> Beats:
    return Beats(beats.t + seconds, beats.rr_ms, beats.label, beats.run)


def test_every_row_is_shown_and_a_swap_leads_to_a_row_and_back() -> None:
    rows = {row.key: row for row in PAIR_MEASURES}
    assert len(rows) == len(PAIR_MEASURES)
    for row in PAIR_MEASURES:
        assert row.live or row.phase
        assert row.swap in ("same", "negated", "other") or rows[row.swap].swap == row.key


@EVERY
@pytest.mark.parametrize("guide", GUIDES)
def test_changing_places_does_what_the_row_declares(row: PairMeasure, guide: str) -> None:
    if row.swap == "other":
        return
    there = found(guide)[row.key]
    back = found(guide, "BA")[row.key if row.swap in ("same", "negated") else row.swap]
    assert back == pytest.approx(-there if row.swap == "negated" else there, abs=1e-6, nan_ok=True)


@EVERY
def test_it_is_known_with_a_pacer(row: PairMeasure) -> None:
    # With a pacer the one would be small whoever they are; the other is only where a wave beyond it is regular.
    assert np.isfinite(found("paced")[row.key]) or row.key in ("pearson_p", "beyond_period")


@pytest.mark.parametrize("row", [row for row in PHASE if row.tested and row.swap == "same"], ids=lambda row: row.key)
def test_nobody_is_more_alike_than_oneself(row: PairMeasure) -> None:
    oneself = found("free", "AA")[row.key]
    assert np.isnan(oneself) or oneself > found("free")[row.key]


@pytest.mark.parametrize("row", PHASE, ids=lambda row: row.key)
def test_the_clock_does_not_matter(row: PairMeasure) -> None:
    """Not to a phase as a whole; how much past there is to compare with does matter to a frame."""
    beats = dict(zip("AB", (later(one, 100.0) for one in couple("free")), strict=True))
    shifted = over((row,), beats, Window(100.0, 499.0, ("A", "B")))[row.key]
    assert shifted == pytest.approx(found("free")[row.key], rel=1e-6, abs=1e-6, nan_ok=True)


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_whatever_the_beats_nothing_raises_or_warns(data: st.DataObject) -> None:
    def draw(name: str) -> Beats:
        rr = st.one_of(st.sampled_from([300.0, 800.0, 2000.0]), st.floats(300, 2000))
        pattern = np.array(data.draw(st.lists(rr, min_size=1, max_size=12), name))
        rr_ms = np.resize(pattern, data.draw(st.integers(0, 400)))
        label = np.resize(np.array(data.draw(st.lists(st.integers(0, 2), min_size=1, max_size=9)), np.int8), rr_ms.size)
        gap = np.where(np.arange(rr_ms.size) > data.draw(st.integers(0, 400)), 30.0, 0.0)
        return Beats(np.cumsum(rr_ms) / 1000 + gap, rr_ms, label, (gap > 0).astype(np.int64))

    guide = data.draw(st.sampled_from([UNGUIDED, guide_of(SLOW), guide_of((*SLOW, Phase(150.0, "Talk")))]))
    values = measured(draw("A"), draw("B"), data.draw(st.floats(1, 500)), guide)
    assert set(values) == {row.key for row in PAIR_MEASURES} >= {row.key for row in LIVE}

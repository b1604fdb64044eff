"""Beats corrected by hand: what each edit does, and that taking it back gives what was there."""

from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from hrvsync.analysis.artefacts import label_artefacts
from hrvsync.analysis.edited import choice, may_insert, with_edits
from hrvsync.analysis.session import analyse, by_ecg, session_data
from hrvsync.beats import Beats, Edit, Label
from hrvsync.events import Packet

type Kind = Literal["artefact", "good", "insert", "remove"]
KINDS: tuple[Kind, ...] = ("artefact", "good", "insert", "remove")

RR = 800 + 40 * np.sin(np.arange(120) / 3)


def beats(rr_ms: np.ndarray, run: np.ndarray | None = None) -> Beats:
    run = np.zeros(rr_ms.size, np.int64) if run is None else run
    return Beats(np.cumsum(rr_ms) / 1000, rr_ms, label_artefacts(rr_ms, run), run)


def missed_at(i: int) -> Beats:
    """One beat was missed: two intervals are one."""
    return beats(np.concatenate([RR[:i], [RR[i] + RR[i + 1]], RR[i + 2 :]]))


def test_a_beat_is_left_out_or_kept() -> None:
    one = missed_at(50)
    assert one.label[50] != Label.NORMAL
    t, rr = float(one.t[50]), float(one.rr_ms[50])
    good = with_edits(one, [Edit("good", "A", t, rr)])
    assert good.beats.label[50] == Label.NORMAL
    out = with_edits(one, [Edit("artefact", "A", float(one.t[10]), float(one.rr_ms[10]))])
    assert out.beats.label[10] == Label.BY_HAND
    assert (good.applied, good.lost, out.applied) == (1, 0, 1)
    assert one.label[50] != Label.NORMAL  # what was there is untouched
    with pytest.raises(ValueError, match="read-only"):
        out.beats.label[0] = 1


def test_a_missed_beat_is_added() -> None:
    one = missed_at(50)
    t = float(one.t[50] - RR[51] / 1000)
    found = with_edits(one, [Edit("insert", "A", t)]).beats
    assert len(found) == len(one) + 1
    assert found.rr_ms == pytest.approx(RR)
    assert found.t == pytest.approx(np.cumsum(RR) / 1000)
    assert not found.label.any()


def test_a_beat_that_was_none_is_taken_out() -> None:
    rr = np.concatenate([RR[:50], [RR[50] * 0.3, RR[50] * 0.7], RR[51:]])
    one = beats(rr)
    found = with_edits(one, [Edit("remove", "A", float(one.t[50]), float(one.rr_ms[50]))]).beats
    assert found.rr_ms == pytest.approx(RR)
    assert not found.label.any()


@pytest.mark.parametrize("i", [0, 1, 2, 50, 117, 118])
def test_a_beat_that_was_one_leaves_no_interval_that_counts(i: int) -> None:
    """Wherever it stood, also first or last: two intervals in one are not measured."""
    one = beats(RR)
    found = with_edits(one, [Edit("remove", "A", float(one.t[i]), float(RR[i]))]).beats
    assert found.rr_ms[i] == pytest.approx(RR[i] + RR[i + 1])
    assert not found.good[i]
    assert found.good.sum() >= len(found) - 2
    kept = with_edits(one, [Edit("remove", "A", float(one.t[i]), float(RR[i])), edit_of(found, i)]).beats
    assert kept.good[i]  # unless somebody says so of the interval itself


def test_a_beat_put_in_where_none_was_missed_makes_no_intervals_that_count() -> None:
    one = beats(RR)
    found = with_edits(one, [Edit("insert", "A", float(one.t[50]) - 0.2)]).beats
    assert not found.good[50:52].any()


def edit_of(found: Beats, i: int) -> Edit:
    return Edit("good", "A", float(found.t[i]), float(found.rr_ms[i]))


def test_nothing_is_joined_over_a_gap() -> None:
    run = np.repeat([0, 1], [60, 60])
    one = beats(RR, run)
    found = with_edits(one, [Edit("remove", "A", float(one.t[59]), float(RR[59]))]).beats
    assert found.rr_ms == pytest.approx(np.delete(RR, 59))
    last = with_edits(one, [Edit("remove", "A", float(one.t[-1]), float(RR[-1]))]).beats
    assert len(last) == 119


def test_an_edit_that_fits_nothing_is_counted_and_changes_nothing() -> None:
    one = beats(RR)
    lost = [
        Edit("artefact", "A", 1.0, 333.0),
        Edit("good", "A", 1e6, float(RR[3])),
        Edit("remove", "A", 1e6, float(RR[3])),
        Edit("insert", "A", 1e6),
        Edit("insert", "A", float(one.t[5])),
    ]
    found = with_edits(one, lost)
    assert found.beats is one
    assert (found.applied, found.lost) == (0, 5)
    assert not may_insert(one, -5.0)
    assert may_insert(one, 10.01)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 119)), max_size=6))
def test_intervals_fill_the_same_time_whatever_is_edited(wishes: list[tuple[Kind, int]]) -> None:
    one = beats(RR)
    edits = [
        Edit(kind, "A", float(one.t[i]) - (0.3 if kind == "insert" else 0), 0 if kind == "insert" else float(RR[i]))
        for kind, i in wishes
    ]
    found = with_edits(one, edits).beats
    assert (np.diff(found.t) > 0).all()
    assert np.diff(found.t) == pytest.approx(found.rr_ms[1:] / 1000)
    assert found.label.size == found.t.size == found.run.size
    assert with_edits(one, ()).beats is one


def test_the_choice_is_known_before_it_is_made() -> None:
    one = missed_at(50)
    found = choice(one, 50, 0.0, 96.0)
    assert found.counted > 90 > 10 > found.left_out == found.now
    assert found.recorded == found.counted
    assert np.isnan(choice(one, 50, 500.0, 560.0).now)


def events(rr_ms: np.ndarray) -> list[Packet]:
    t = np.cumsum(rr_ms) / 1000
    return [Packet(float(at), "A", (round(rr),), per_second=1000) for at, rr in zip(t, rr_ms, strict=True)]


def test_a_result_counts_and_names_its_edits() -> None:
    heard = events(missed_at(50).rr_ms)
    plain = analyse(session_data(heard)).people["A"]
    t, rr = float(plain.beats.t[50]), float(plain.beats.rr_ms[50])
    edits = (Edit("good", "A", t, rr), Edit("good", "A", 999.0, 1.0), Edit("good", "B", t, rr))
    data = session_data(heard, edits=edits)
    one = analyse(data).people["A"].measures
    assert (one.corrected_by_hand, one.edits_lost) == (1, 1)
    assert one.metrics["rmssd_ms"] > 2 * plain.measures.metrics["rmssd_ms"]
    assert plain.measures.corrected_by_hand == 0
    assert by_ecg(data).edits == ()

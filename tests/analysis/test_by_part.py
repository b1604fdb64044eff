import numpy as np
import pytest

from hrvsync.analysis.parts import Part, by_part, parts_in, parts_of
from hrvsync.analysis.session import DEFAULTS, SessionData, analyse, session_data
from hrvsync.events import AnyEvent, Mark, Packet, Phase


def session(people: str = "A") -> SessionData:
    """Make four minutes whose intervals are longer after the phase `breathe` begins at 120 s."""
    events: list[AnyEvent] = [
        Phase(0.0, "rest"),
        Phase(120.0, "breathe"),
        Mark(60.0, "cue", "film"),
        Mark(120.0, "cue"),
    ]
    for who in people:
        t, i = 0.0, 0
        while t < 240:
            rr = (800 if t < 120 else 1000) + round(20 * np.sin(i * 1.3))
            t, i = t + rr / 1000, i + 1
            events.append(Packet(t, who, (rr,), per_second=1000))
    return session_data(sorted(events, key=lambda event: event.t), {"A": "Ann"})


def test_the_parts_are_phases_what_lies_between_marks_windows_or_named() -> None:
    data = session()
    end = data.seconds
    assert parts_of(data, "phase") == (Part("rest", 0, 120), Part("breathe", 120, end))
    assert parts_of(data, "mark") == (Part("film", 60, 120), Part("cue", 120, end))
    assert parts_of(data, "window:100") == (Part("0..100", 0, 100), Part("100..200", 100, 200))
    assert parts_of(data, "end=1:30..0:03:59.5") == (Part("end", 90, 239.5),)


@pytest.mark.parametrize(
    ("by", "says"),
    [
        ("hour", "none of phase, mark"),
        ("window:0", "1 to 86400 s"),
        ("x=9..3", "ends before it begins"),
        ("x=1..1:2:3:4", "is no time"),
        ("x=1..1.2.3", "is no time"),
    ],
)
def test_refuses_what_is_no_part(by: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parts_of(session(), by)


def test_each_part_has_the_numbers_of_its_own_beats() -> None:
    data = session()
    rows = by_part(analyse(data, DEFAULTS), parts_of(data, "phase"))
    assert [(row["part"], row["who"], row["name"]) for row in rows] == [("rest", "A", "Ann"), ("breathe", "A", "Ann")]
    assert [row["mean_rr_ms"] for row in rows] == [pytest.approx(800, abs=3), pytest.approx(1000, abs=3)]
    for row in rows:
        assert isinstance(row["usable_pct"], float)
        assert 98 < row["usable_pct"] <= 100


def test_a_pair_has_a_row_of_medians_over_the_minutes_of_the_part() -> None:
    data = session("AB")
    rows = by_part(analyse(data, DEFAULTS), [Part("x", 0.0, 240.0), Part("short", 10.0, 20.0)])
    pairs = [row for row in rows if row["who"] == "A+B"]
    assert [row["name"] for row in pairs] == ["Ann and B"] * 2
    assert pairs[0]["minutes"] == 3
    assert pairs[1]["minutes"] == 0


def test_a_mark_that_lasted_is_a_part_of_its_own_length() -> None:
    marks = [Mark(10.0, "film", seconds=30.0), Mark(60.0, "cue"), Mark(90.0, "note")]
    packets = [Packet(float(t), "A", (1000,), per_second=1000) for t in range(1, 101)]
    data = session_data(sorted([*marks, *packets], key=lambda event: event.t))
    assert parts_of(data, "mark") == (Part("film", 10, 40), Part("cue", 60, 90), Part("note", 90, 100))


ROWS = [(2, ["a", "0", "1:30", "x.csv"]), (3, ["", "90", "0:02:00,5", "some/y.csv"]), (4, ["b", "5", "9", "x.edf"])]


def test_a_table_of_parts() -> None:
    names = ["Condition", "Start", "End", "File"]
    assert parts_in(names, ROWS, "x.jsonl", "") == [Part("a", 0, 90), Part("b", 5, 9)]
    assert parts_in(names, ROWS, "y", "") == [Part("1", 90, 120.5)]
    bids = ["onset", "duration", "trial_type"]
    assert parts_in(bids, [(2, ["1.5", "10", "rest"]), (3, ["20", "5"])], "x", "") == [
        Part("rest", 1.5, 11.5),
        Part("2", 20, 25),
    ]
    moments = [(2, ["a", "2024-03-05T10:00:30+01:00", "2024-03-05T10:01:00+01:00"])]
    assert parts_in(names[:3], moments, "x", "2024-03-05T09:00:00+00:00") == [Part("a", 30, 60)]
    assert parts_in(names[:3], moments, "x", "2024-03-05T10:00:00") == [Part("a", 30, 60)]


@pytest.mark.parametrize(
    ("names", "cells", "says"),
    [
        (["name", "start"], ["a", "1"], "needs the columns name, start and end"),
        (["start", "end"], ["1", "2"], "needs the columns"),
        (["name", "start", "end"], ["a", "5", "2"], "line 7: the part a ends before it begins"),
        (["name", "start", "end"], ["a", "noon", "2"], "line 7: 'noon' is no time"),
        (["name", "start", "end"], ["a", "2024-03-05T10:00:30", "2024-03-05T10:01:00"], "line 7: .* is no time"),
    ],
)
def test_refuses_a_table_that_names_no_parts(names: list[str], cells: list[str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parts_in(names, [(7, cells)], "x", "")


def test_refuses_too_many_parts() -> None:
    with pytest.raises(ValueError, match="more than 10000 parts"):
        parts_in(["name", "start", "end"], [(i, ["a", "1", "2"]) for i in range(10_001)], "x", "")

import numpy as np
import pytest

from hrvsync.analysis.parts import Part, by_part, parts_of
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

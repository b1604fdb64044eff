from random import Random

import pytest

from hrvsync.beats import Edit
from hrvsync.events import AnyEvent, Mark, Packet, Pause, Phase, Tick
from hrvsync.storage.edits import edited
from hrvsync.storage.recording import Header, NoCommonClock, Recording, pair


def single(seat: str, *events: AnyEvent, created: str = "") -> Recording:
    return Recording(Header({seat: f"name of {seat}"}, f"file {seat}", created), lambda: iter(events))


ANN = (Packet(0.5, "A", (900,)), Phase(1.0, "rest"), Tick(1.0), Packet(1.5, "A"), Tick(2.0))
BO = (
    Packet(0.25, "P", (800,)),
    Phase(0.5, "breathe"),
    Pause(0.6),
    Mark(1.0, "note", who="P"),
    Tick(1.0),
    Mark(1.0, "x"),
)


def test_the_second_person_sits_at_b() -> None:
    both = pair(single("A", *ANN), single("P", *BO), later=0.0)
    assert both.header == Header({"A": "name of A", "B": "name of P"}, "file A + file P", notes=both.header.notes)
    assert "By hand" in both.header.notes[0]
    expected = [
        Packet(0.25, "B", (800,)),
        Packet(0.5, "A", (900,)),
        Phase(1.0, "rest"),
        Mark(1.0, "note", who="B"),
        Tick(1.0),
        Tick(1.0),
        Mark(1.0, "x"),
        Packet(1.5, "A"),
        Tick(2.0),
    ]
    assert list(both.events()) == expected
    assert list(both.events()) == expected


@pytest.mark.parametrize(
    ("ann", "bo", "begins", "created"),
    [
        ("2026-01-01T10:00:00+00:00", "2026-01-01T12:00:01.5+02:00", (0.5, 1.75), "2026-01-01T10:00:00+00:00"),
        ("2026-01-01T10:00:00.5+00:00", "2026-01-01T10:00:00+00:00", (1.0, 0.25), "2026-01-01T10:00:00+00:00"),
        ("2026-01-01T10:00:00+00:00", "2026-01-01T10:00:00", (0.5, 0.25), "2026-01-01T10:00:00+00:00"),
        ("2026-01-01T10:00:00", "2026-01-01T09:00:01+00:00", (0.5, 1.25), "2026-01-01T10:00:00"),
        ("2026-01-01T10:00:00+00:00", "2026-01-01T15:45:01", (0.5, 1.25), "2026-01-01T10:00:00+00:00"),
        ("2026-01-01T10:00:00+02:00", "2026-01-01T10:00:01", (0.5, 1.25), "2026-01-01T10:00:00+02:00"),
    ],
)
def test_recordings_that_overlap_on_the_wall_clock_are_aligned(
    ann: str, bo: str, begins: tuple[float, float], created: str
) -> None:
    both = pair(single("A", *ANN, created=ann), single("P", *BO, created=bo))
    packets = [event for event in both.events() if isinstance(event, Packet)]
    assert tuple(next(p.t for p in packets if p.who == who) for who in "AB") == begins
    assert both.header.created == created
    times = [event.t for event in both.events()]
    assert times == sorted(times)


@pytest.mark.parametrize(
    ("ann", "bo", "why"),
    [
        ("", "2026-01-01T10:00:00", "nothing says when"),
        ("2026-01-01T10:00:00+00:00", "2026-01-02T10:00:00+00:00", "not recorded at one time"),
        ("2026-01-01T10:00:00+01:00", "2026-01-01T11:00:00", "not recorded at one time"),
    ],
)
def test_two_without_a_common_clock_are_laid_together_by_a_person_only(ann: str, bo: str, why: str) -> None:
    one, other = single("A", *ANN, created=ann), single("P", *BO, created=bo)
    with pytest.raises(NoCommonClock, match=why):
        pair(one, other)
    both = pair(one, other, later=-2.0)
    packets = [event for event in both.events() if isinstance(event, Packet)]
    assert [next(p.t for p in packets if p.who == who) for who in "AB"] == [2.5, 0.25]
    assert any("By hand" in note and "-2.0 s" in note for note in both.header.notes)


def test_an_hour_or_more_beside_utc_may_be_in_several_zones() -> None:
    one, other = (
        single("A", Packet(0.0, "A"), Packet(4000.0, "A"), created=created)
        for created in ("2026-01-01T10:00:00+00:00", "2026-01-01T10:00:00")
    )
    with pytest.raises(NoCommonClock, match="several zones"):
        pair(one, other)


def test_edits_go_into_a_pair() -> None:
    first, second = (edited(single("A", *ANN), (Edit("good", "A", 1.0, 800.0),)) for _ in range(2))
    both = pair(first, second, later=3.0)
    assert [(edit.who, edit.t) for edit in both.edits] == [("A", 1.0), ("B", 4.0)]


def test_refuses_a_recording_of_two_or_of_nobody() -> None:
    alone = single("A", *ANN)
    with pytest.raises(ValueError, match="this one holds 2"):
        pair(alone, single("A", Packet(0.0, "A"), Packet(0.0, "B")))
    with pytest.raises(ValueError, match="this one holds 0"):
        pair(single("A", Tick(0.0)), alone)


def test_one_person_twice_is_no_pair() -> None:
    """The same file, a part of it, or another app's export of it, rounded to whole ms."""
    chance = Random(3)
    ticks = [round(chance.gauss(870, 40)) for _ in range(90)]
    ours = single("A", *heard(ticks, 1024))
    theirs = single("A", *heard([round(rr / 1.024) for rr in ticks[20:]], 1000))
    for other in (ours, theirs):
        for one, two in ((ours, other), (other, ours)):
            with pytest.raises(ValueError, match="the same heartbeats twice"):
                pair(one, two, later=0.0)
    assert pair(ours, single("A", *heard([rr + 20 for rr in ticks], 1024)), later=0.0)
    steady = single("A", *heard([1000] * 90, 1000))
    assert pair(steady, steady, later=0.0)


def heard(counts: list[int], per_second: int) -> list[Packet]:
    return [Packet(float(t), "A", (rr,), per_second=per_second) for t, rr in enumerate(counts)]

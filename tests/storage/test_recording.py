import pytest

from hrvsync.events import AnyEvent, Mark, Packet, Pause, Phase, Tick
from hrvsync.storage.recording import Header, Recording, pair


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
    both = pair(single("A", *ANN), single("P", *BO))
    assert both.header == Header({"A": "name of A", "B": "name of P"}, "file A + file P", notes=both.header.notes)
    assert "set to t = 0" in both.header.notes[0]
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
        ("2026-01-01T10:00:00+00:00", "2026-01-02T10:00:00+00:00", (0.5, 0.25), "2026-01-01T10:00:00+00:00"),
        ("2026-01-01T10:00:00+00:00", "2026-01-01T10:00:00", (0.5, 0.25), "2026-01-01T10:00:00+00:00"),
        ("", "2026-01-01T10:00:00", (0.5, 0.25), ""),
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


def test_refuses_a_recording_of_two_or_of_nobody() -> None:
    alone = single("A", *ANN)
    with pytest.raises(ValueError, match="this one holds 2"):
        pair(alone, single("A", Packet(0.0, "A"), Packet(0.0, "B")))
    with pytest.raises(ValueError, match="this one holds 0"):
        pair(single("A", Tick(0.0)), alone)

"""The frame of a second knows every event up to it, and nothing else decides what is in it."""

from math import isnan

import pytest
from msgspec.structs import asdict

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.events import AnyEvent, Battery, Link, Mark, Packet, Pause, Phase, Strap, Tick


def frames_of(events: list[AnyEvent]) -> list[Frame]:
    analyser = LiveAnalyser()
    return [frame for event in events for frame in analyser.feed(event)]


def test_a_frame_comes_once_its_second_is_over() -> None:
    analyser = LiveAnalyser()
    assert [f.t for f in analyser.feed(Tick(0.0))] == [0.0]
    assert analyser.feed(Packet(0.5, "A", (1024,))) == ()
    assert analyser.feed(Packet(1.0, "A", (1024,))) == ()
    (frame,) = analyser.feed(Packet(1.5, "A", (1024,)))
    assert frame.t == 1.0
    assert len(frame.people["A"].beats) == 2
    assert [f.t for f in analyser.feed(Tick(4.0))] == [2.0, 3.0, 4.0]


def test_the_first_frame_is_the_first_whole_second_not_before_the_first_event() -> None:
    assert [f.t for f in frames_of([Packet(7.3, "A", (1024,)), Tick(9.0)])] == [8.0, 9.0]


def test_steady_hearts_give_their_rate_no_variability_and_no_correlation() -> None:
    events: list[AnyEvent] = [Packet(float(t), who, (1024,)) for t in range(100) for who in ("B", "A")]
    frame = frames_of([*events, Tick(100.0)])[-1]
    assert list(frame.people) == ["A", "B"]
    ada = frame.people["A"].measures
    assert (ada.hr, ada.rmssd_30, ada.rmssd_60) == (60.0, 0.0, 0.0)
    assert frame.people["A"].usable_pct == pytest.approx(100)
    assert frame.pair is not None
    assert isnan(frame.pair.measures.wcc_z)


def test_a_silent_strap_empties_the_measures() -> None:
    events: list[AnyEvent] = [Packet(float(t), "A", (1024,)) for t in range(100)]
    frames = frames_of([*events, Tick(200.0)])
    assert frames[99].people["A"].measures.rmssd_60 == 0.0
    assert isnan(frames[140].people["A"].measures.rmssd_60)
    assert isnan(frames[140].people["A"].measures.hr)
    assert frames[140].people["A"].silent == 41.0


def test_the_frame_shows_strap_link_battery_contact_phase_and_pause() -> None:
    phase = Phase(1.5, "Settle")
    events: list[AnyEvent] = [
        Strap(0.0, "A", "Polar H10", latency=2.6),
        Link(0.5, "A", "live"),
        Battery(0.5, "A", 80),
        Packet(1.0, "A", (1024,), contact=True),
        Mark(1.2, "note"),
        phase,
        Pause(1.7),
        Tick(2.0),
    ]
    first, _, last = frames_of(events)
    person = last.people["A"]
    assert (person.strap, person.link, person.battery_pct, person.contact) == ("Polar H10", "live", 80, True)
    assert (last.phase, last.paused) == (phase, True)
    assert (first.phase, first.paused, first.pair) == (None, False, None)
    assert isnan(first.people["A"].silent)
    assert isnan(first.people["A"].usable_pct)


def test_a_rhythm_that_is_not_suited_is_reported_and_measured_no_further() -> None:
    steady: list[AnyEvent] = [Packet(float(t), "A", (1000 + t % 7,)) for t in range(1, 100)]
    assert frames_of([*steady, Tick(100.0)])[-1].people["A"].rhythm == "suited"
    bigeminy: list[AnyEvent] = [Packet(float(t), "A", (600, 1448)) for t in range(2, 300, 2)]
    frames = frames_of([*bigeminy, Tick(300.0)])
    assert frames[5].people["A"].rhythm == "unknown"
    last = frames[-1].people["A"]
    assert last.rhythm == "not suited"
    # The rate too where fewer than half of the newest beats are taken for normal.
    assert {name for name, value in asdict(last.measures).items() if not isnan(value)} <= {"hr"}

from math import inf, nan

import pytest
from hypothesis import given
from support.event_strategies import sessions

from hrvsync.events import AnyEvent, Battery, Pacer, Packet, Phase, Strap, Tick, Wave
from hrvsync.storage.validation import validate_event

ABSURD: list[tuple[AnyEvent, str]] = [
    *((Tick(t), "time") for t in (-0.1, nan, inf, 1e9)),
    (Packet(1.0, "A", (65536,)), "RR interval of 64000 ms"),
    (Packet(1.0, "A", (900, -1)), "RR interval"),
    (Packet(1.0, "A", (64_000,), per_second=1000), "RR interval of 64000 ms"),
    (Packet(1.0, "A", per_second=0), "counted"),
    (Packet(1.0, "A", per_second=10**12), "counted"),
    (Packet(1.0, "A", bpm=65536), "heart rate"),
    *((Wave(1.0, "A", "ecg", rate, 0, ()), "samples per second") for rate in (0.0, -1.0, nan, inf)),
    (Strap(1.0, "A", "H10", latency=-1.0), "latency"),
    (Strap(1.0, "A", "H10", spread=nan), "latency"),
    (Battery(1.0, "A", 101), "battery"),
    *((Phase(1.0, "x", seconds), "phase") for seconds in (-1.0, nan, inf)),
    *(
        (Phase(1.0, "x", pacers={"A": Pacer(), "B": pacer}), "pacer")
        for pacer in (Pacer(0.0), Pacer(6.0, 0.0), Pacer(inhale=1.0), Pacer(hold_in=-1.0), Pacer(glide=nan), Pacer(inf))
    ),
]


@pytest.mark.parametrize(("event", "says"), ABSURD, ids=str)
def test_says_what_is_absurd(event: AnyEvent, says: str) -> None:
    wrong = validate_event(event)
    assert wrong is not None
    assert says in wrong


def test_a_session_without_a_single_tick_for_a_day_is_none() -> None:
    assert validate_event(Tick(86400.0)) is None
    assert validate_event(Tick(86402.0), after=1.0) == "the time jumps by more than a day, from 1 to 86402 s"


def test_time_may_stand_still_but_not_go_back() -> None:
    assert validate_event(Tick(2.0), after=2.0) is None
    assert validate_event(Tick(2.0), after=2.5) == "the time goes backwards, from 2.5 to 2 s"


@given(events=sessions())
def test_finds_nothing_wrong_with_a_session(events: list[AnyEvent]) -> None:
    t = 0.0
    for event in events:
        assert validate_event(event, after=t) is None
        t = event.t
    assert validate_event(Packet(1.0, "A", (34_000,), per_second=1000)) is None

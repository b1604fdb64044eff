"""What hrvsync sent by LSL, back from a file: whatever else is in it, and whatever of it is broken."""

from typing import NamedTuple

import numpy as np

from hrvsync.events import Packet, Phase, Tick
from hrvsync.storage.formats.reading import Floats
from hrvsync.storage.formats.xdf_session import restored, sender

NOTHING = np.empty((0, 0))


class Stream(NamedTuple):
    """A stream of a file, as the reader of XDF has it."""

    name: str
    type: str
    source: str
    stamps: Floats
    texts: list[str]
    values: Floats = NOTHING
    labels: tuple[str, ...] = ()


def session(source: str, *facts: str) -> Stream:
    return Stream("Session", "Session", source, 50.0 + np.arange(float(len(facts))), list(facts))


def intervals(name: str, source: str, *rows: tuple[float, float]) -> Stream:
    return Stream(name, "RR", source, np.arange(float(len(rows))), [], np.array(rows), ("rr", "arrived"))


def test_a_session_that_hrvsync_sent_is_found_of_several_the_longest() -> None:
    short, long = session("hrvsync-11-Session", "{}"), session("hrvsync-22-Session", "{}", "{}")
    assert sender([short, long, session("other-Session", "{}", "{}", "{}")]) == "hrvsync-22-"
    assert sender([session("hrvsync-11-Session")]) == ""
    assert sender([]) == ""


def test_facts_come_once_and_broken_ones_not_at_all() -> None:
    phase = '{"k":"phase","t":0.0,"name":"Settle"}'
    facts = [phase, '{"k":"tick","t":1.0}', phase, "{", '{"k":"unknown","t":1}', "[" * 9999, '{"k":"tick","t":4.0}']
    events, zero = restored([session("hrvsync-11-Session", *facts)], "hrvsync-11-")
    assert events == [Phase(0.0, "Settle"), Tick(1.0), Tick(4.0)]
    assert zero == 50.0


def test_intervals_of_one_arrival_are_one_packet_and_those_of_others_are_left_out() -> None:
    ours = intervals("RR-B", "hrvsync-11-RR-B", (875.0, 3.5), (832.03125, 3.5), (np.nan, 4.0), (1000.0, 5.0))
    nameless = intervals("", "hrvsync-11-", (800.0, 9.0))
    others = intervals("RR-A", "hrvsync-22-RR-A", (700.0, 1.0))
    events, _ = restored([ours, nameless, others], "hrvsync-11-")
    assert [(event.t, event.who) for event in events if isinstance(event, Packet)] == [
        (3.5, "B"),
        (5.0, "B"),
        (9.0, "A"),
    ]
    first = events[0]
    assert isinstance(first, Packet)
    assert [1000 * count / first.per_second for count in first.rr] == [875.0, 832.03125]

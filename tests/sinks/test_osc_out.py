"""OSC out: beats in the rhythm of the heart, values while they are known, to one address and from no open port."""

import asyncio
import socket
from collections import defaultdict
from itertools import pairwise, takewhile
from pathlib import Path

import pytest
from pythonosc.osc_message import OscMessage
from support.virtual_time import run

from hrvsync.analysis.chain import rebuild
from hrvsync.app.lab import Lab, outputs
from hrvsync.app.sessions import Replay
from hrvsync.events import AnyEvent, Mark
from hrvsync.session import follow
from hrvsync.sinks import OscOut
from hrvsync.sinks.osc import ADDRESSES, host_and_port
from hrvsync.sources.lsl import LabError
from hrvsync.storage import Recording, read

RECORDINGS = Path(__file__).parents[2] / "recordings"
SECONDS = 135.0
type Sent = dict[str, list[tuple[float, list[object]]]]
"""Time of sending (s) and values, by address."""


class Wire(OscOut):
    """Notes what is sent, and when."""

    sent: Sent

    def _send(self, address: str, *values: str | float) -> None:
        super()._send(address, *values)
        self.sent[address].append((asyncio.get_running_loop().time(), list(values)))


@pytest.fixture(scope="module")
def played() -> tuple[list[AnyEvent], Sent, set[str]]:
    """What was sent of a recording in virtual time, and the addresses that a socket heard."""
    whole = read(RECORDINGS / "coupled.jsonl")
    events = list(takewhile(lambda event: event.t <= SECONDS, whole.events()))
    events[50:50] = [Mark(events[49].t, "cue", "a hand\x1b[2J", "A")]
    heard = set[str]()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.setblocking(False)
        wire = Wire(*listener.getsockname())
        wire.sent = defaultdict(list)
        session = Replay(Recording(whole.header, lambda: iter(events)), "sent")
        session.attachments = [wire]

        def hear(_event: AnyEvent) -> None:
            while True:
                try:
                    message = OscMessage(listener.recv(4096))
                except BlockingIOError:
                    return
                heard.add(message.address)
                assert all(value == value for value in message.params)

        run(follow(session, lambda frame: None, hear))
    assert wire.trouble is None
    return events, wire.sent, heard


def test_what_is_sent_stands_in_the_table(played: tuple[list[AnyEvent], Sent, set[str]]) -> None:
    listed = {row.address.format(who=who) for row in ADDRESSES for who in "AB"}
    assert played[2] <= listed
    late = {"/hrvsync/pair/beyond", "/hrvsync/A/breathing", "/hrvsync/B/breathing"}  # known after minutes
    assert {one for one in listed - played[2] if "beyond" not in one} <= late


def test_beats_are_sent_in_the_rhythm_of_the_heart(played: tuple[list[AnyEvent], Sent, set[str]]) -> None:
    truth = rebuild(played[0])["A"].rr_ms
    beats = played[1]["/hrvsync/A/beat"]
    assert len(beats) == pytest.approx(len(truth), abs=3)
    after = beats[60:]
    steps = [1000 * (b[0] - a[0]) for a, b in pairwise(after)]
    rhythm = [abs(step - float(str(beat[1][0]))) for step, beat in zip(steps, after[1:], strict=True)]
    assert sorted(rhythm)[int(0.8 * len(rhythm))] < 25.0
    assert all(0 <= float(str(beat[1][1])) < 6.0 for beat in beats)


def test_pacer_phases_and_marks_are_sent(played: tuple[list[AnyEvent], Sent, set[str]]) -> None:
    sent = played[1]
    assert [values[0] for _, values in sent["/hrvsync/phase"]] == ["Settle", "Together"]
    assert sent["/hrvsync/mark"][0][1] == ["cue", "a hand\x1b[2J", "A"]
    rates = {values[0] for _, values in sent["/hrvsync/pacer"]} - {None}
    assert 6.0 in rates


def test_what_is_passed_over_on_the_way_to_where_people_seek_is_not_sent() -> None:
    whole = read(RECORDINGS / "solo.jsonl")
    events = list(takewhile(lambda event: event.t <= 60, whole.events()))

    async def sought() -> Sent:
        wire = Wire("127.0.0.1", 9)
        wire.sent = defaultdict(list)
        session = Replay(Recording(whole.header, lambda: iter(events)), "sought")
        session.attachments = [wire]
        session.transport.seek(40.0)
        await follow(session, lambda frame: None)
        return wire.sent

    beats = run(sought())["/hrvsync/A/beat"]
    assert 15 < len(beats) < 30
    times = [t for t, _ in beats]
    assert times[-1] - times[0] > 14


@pytest.mark.parametrize("text", ["", ":", "host", "host:0", "host:70000", "host:1e3", ":9000", "[::1]:x"])
def test_an_address_that_is_none_is_said(text: str) -> None:
    with pytest.raises(LabError, match="HOST:PORT"):
        host_and_port(text)


def test_addresses_are_read() -> None:
    assert host_and_port("studio:9000") == ("studio", 9000)
    assert host_and_port("[::1]:9000") == ("::1", 9000)
    assert host_and_port("9000") == ("127.0.0.1", 9000)


def test_nothing_is_sent_unless_somebody_says_so() -> None:
    assert outputs(Lab()) == []

"""Marks that other programs make: by OSC and as lines, with their source, and no more than a session can take."""

import asyncio
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from pythonosc.osc_message_builder import OscMessageBuilder
from support.sockets import internet_sockets
from support.virtual_time import run

from hrvsync.app.lab import Lab, MarksIn, inputs
from hrvsync.app.sessions import LiveSession
from hrvsync.events import AnyEvent, Mark
from hrvsync.i18n import Message
from hrvsync.session import follow
from hrvsync.sources.inbox import Inbox
from hrvsync.sources.markers import Gate, Marker, mark, take_lines, take_osc
from hrvsync.storage import Header, Recorder, read


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("cue A: a hand", Mark(1.0, "cue", "a hand", "A", source="x")),
        ("mark rupture", Mark(1.0, "rupture", source="x")),
        ("Repair b", Mark(1.0, "repair", who="B", source="x")),
        ("stimulus 7", Mark(1.0, "note", "stimulus 7", source="x")),
        ("<b>bold</b>", Mark(1.0, "note", "<b>bold</b>", source="x")),
    ],
)
def test_words_make_marks(text: str, made: Mark) -> None:
    assert mark(Marker(9.0, text, "x"), 1.0) == made


def test_markers_are_one_line_short_and_not_too_many() -> None:
    taken, said = list[Marker](), list[Message]()
    gate = Gate("a\nb", taken.append, said.append)
    gate.pass_on(0.0, "x" * 10_000)
    gate.pass_on(0.0, "\x1b[2J \n")
    gate.pass_on(0.0, "")
    assert [(len(one.text), one.source) for one in taken] == [(200, "a b"), (3, "a b")]
    for i in range(1000):
        gate.pass_on(i / 1000, "again")
    assert len(taken) <= 2 + 40 + 20
    assert said == ["a b marks more than 20 moments a second: some were left out."]
    gate.pass_on(10.0, "later")
    assert taken[-1] == Marker(10.0, "later", "a b")


async def sent(*packets: bytes) -> tuple[list[Marker], list[Message], list[str]]:
    """What comes of these packets of OSC, and the sockets while it is listened for them."""
    taken, said = list[Marker](), list[Message]()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    end = await take_osc("127.0.0.1", port, taken.append, said.append)
    before = internet_sockets()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for packet in packets:
            sender.sendto(packet, ("127.0.0.1", port))
            await asyncio.sleep(0.01)
    end()
    await asyncio.sleep(0)
    return taken, said, before


def osc(address: str, *values: str | int) -> bytes:
    message = OscMessageBuilder(address=address)
    for value in values:
        message.add_arg(value)
    return message.build().dgram


def test_osc_marks_with_kind_text_and_seat_on_this_computer_alone() -> None:
    taken, said, sockets = asyncio.run(sent(osc("/mark", "cue", "a hand", "A"), osc("/hrvsync/mark", 7)))
    assert [one.text for one in taken] == ["cue A: a hand", "7"]
    assert {one.source for one in taken} == {"OSC: 127.0.0.1"}
    assert said == []
    assert [name for name in sockets if "127.0.0.1" not in name] == []
    assert internet_sockets() == []


NESTED = b"#bundle\0" + bytes(8)


@pytest.mark.parametrize(
    ("packet", "says"),
    [
        (b"\xff" * 64, "A packet that is no OSC came from 127.0.0.1; it was left out."),
        (b"", "A packet that is no OSC came from 127.0.0.1; it was left out."),
        (osc("/mark", "x" * 8000), "An OSC packet of 8016 bytes was left out: a marker is shorter."),
        (osc("/other\x1b[2J", 1), "OSC messages to /other [2J mark nothing: send to /mark."),
    ],
)
def test_what_is_no_marker_is_said_once_and_harms_nothing(packet: bytes, says: str) -> None:
    taken, said, _ = asyncio.run(sent(packet, packet, osc("/mark", "after")))
    assert [one.text for one in taken] == ["after"]
    assert said == [says]


def test_lines_mark_each_a_moment_and_endless_ones_are_cut() -> None:
    async def taken() -> list[str]:
        texts = list[str]()
        reading, writing = os.pipe()
        end = take_lines(reading, lambda marker: texts.append(marker.text), lambda _: None)
        await asyncio.to_thread(os.write, writing, b"one\ntwo\n" + b"x" * 20_000 + b"\n\xff\nlast\n")
        os.close(writing)
        for _ in range(100):
            if texts and texts[-1] == "last":
                break
            await asyncio.sleep(0.01)
        end()
        os.close(reading)
        return texts

    texts = asyncio.run(taken())
    assert texts[:2] == ["one", "two"]
    assert {text for text in texts[2:-1] if not set(text) <= {"x", "…"}} == set()
    assert all(len(text) <= 200 for text in texts)
    assert texts[-1] == "last"


def test_a_marker_lands_in_the_session_when_it_came_with_its_source(tmp_path: Path) -> None:
    async def marked() -> None:
        inbox = Inbox()
        loop = asyncio.get_running_loop()

        async def start(take: Callable[[Marker], None], _notice: object) -> Callable[[], None]:
            loop.call_later(2.345, lambda: take(Marker(loop.time() - 0.002, "cue A: a hand", "LSL: PsychoPy")))
            return lambda: None

        session = LiveSession(inbox.events(), {"A": "A"}, Recorder(tmp_path / "x.jsonl", Header()), seconds=5)
        session.attachments = [MarksIn("marks", start)]
        await follow(session, lambda frame: None)

    run(marked())
    marks: list[AnyEvent] = [event for event in read(tmp_path / "x.jsonl").events() if isinstance(event, Mark)]
    assert [replace(one, t=0.0) for one in marks] == [Mark(0.0, "cue", "a hand", "A", source="LSL: PsychoPy")]
    assert marks[0].t == pytest.approx(2.343, abs=0.005)


def test_nothing_is_listened_for_unless_somebody_says_so() -> None:
    assert inputs(Lab()) == []

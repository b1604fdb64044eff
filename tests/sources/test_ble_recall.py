"""A recording tells of straps in plain text; replayed, the same text knows its template again."""

import pytest

from hrvsync.app.sessions import Replay
from hrvsync.events import AnyEvent, Battery, Link, Packet, Tick
from hrvsync.i18n import Message
from hrvsync.sources.ble import problem, recalled
from hrvsync.sources.ble.errors import SENTENCES
from hrvsync.sources.ble.strap_link import called
from hrvsync.sources.ble.streams import NO_SERVICE, named
from hrvsync.storage.recording import Header, Recording


@pytest.mark.parametrize("who", ["A", "B"])
@pytest.mark.parametrize("key", SENTENCES)
def test_every_problem_is_recalled_with_its_strap(key: str, who: str) -> None:
    told = problem(key, called(who), "win32").sentence
    again = recalled(Link(3.0, who, "lost", str(told)))
    assert isinstance(again, Link)
    assert again == Link(3.0, who, "lost", str(told))
    assert isinstance(again.text, Message)
    assert again.text.template == told.template
    assert again.text.values["strap"] == f"{who}'s strap"


def test_what_a_strap_does_not_send_is_recalled() -> None:
    told = NO_SERVICE.filled(strap=called("B"), what=named(["acc", "ecg"]))
    assert told == "B's strap sends no ECG and acceleration: it has no service for that."
    again = recalled(Link(0.0, "B", "live", str(told)))
    assert isinstance(again, Link)
    assert isinstance(again.text, Message)
    assert again.text.template == NO_SERVICE.template


def test_all_else_stays_what_it_is() -> None:
    for event in (Link(0.0, "A", "lost", "B's strap did not answer."), Link(0.0, "A", "live"), Battery(0.0, "A", 9)):
        assert recalled(event) is event


def test_a_replay_tells_them_and_changes_no_event() -> None:
    said = problem("dropped", called("A")).sentence
    events: list[AnyEvent] = [Packet(0.5, "A", (900,)), Link(0.9, "A", "lost", str(said)), Tick(1.0)]
    replay = Replay(Recording(Header(), lambda: iter(events)), "again")
    told = list(replay.events())
    assert told == events
    assert [event.text.template for event in told if isinstance(event, Link) and isinstance(event.text, Message)] == [
        "The link to {strap} broke; hrvsync connects again."
    ]

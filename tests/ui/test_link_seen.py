"""A lost strap is on the screen within 3 s of its last packet, whatever the second the next frame comes in."""

import asyncio

import pytest
from pytestqt.qtbot import QtBot
from support.made_frames import frame
from virtual.one import follow
from virtual.room import Room
from virtual.strap import Wear

from hrvsync.analysis.live import LiveAnalyser
from hrvsync.events import AnyEvent, Link, Packet
from hrvsync.ui import phrases
from hrvsync.ui.session.breathe import Breathe
from hrvsync.ui.session.panels.partner import PartnerPanel
from hrvsync.ui.session.state import SessionState


def seen_lost(events: list[AnyEvent]) -> float:
    """Session time at which the window first says that A's strap is lost."""
    state, analyser = SessionState("", {"A": "Ada"}), LiveAnalyser()
    for event in events:
        for shown in analyser.feed(event):
            state.on_frame(shown, shown.t)
        state.on_event(event)
        person = state.frame.people.get("A") if state.frame else None
        if person is not None and "paused" in phrases.link("Ada", person):
            return event.t
    raise AssertionError


@pytest.mark.parametrize("after", [0.05, 0.3, 0.45, 0.55, 0.75, 0.95])
def test_within_three_seconds(after: float) -> None:
    def mute(here: Room) -> None:
        asyncio.get_running_loop().call_later(10, lambda: setattr(here.straps[0], "loss", 1.0))

    events, _ = follow(18, Wear(), happens=mute, after=after)
    last = max(event.t for event in events if isinstance(event, Packet))
    assert seen_lost(events) - last <= 3


def test_the_panels_say_it_without_a_new_frame(qtbot: QtBot) -> None:
    state = SessionState("", {"A": "Ada", "B": "Ben"})
    panel, breathe = PartnerPanel(("A", "B")), Breathe(("A", "B"))
    for widget in (panel, breathe):
        qtbot.addWidget(widget)
    state.on_frame(frame(100.0), 0.0)
    panel.draw(state, 0.0)
    breathe.draw(state, 0.0)
    assert "paused" not in panel.status
    state.on_event(Link(100.4, "A", "lost", "silent"))
    state.on_event(Link(100.4, "C", "lost"))
    panel.draw(state, 0.1)
    breathe.draw(state, 0.1)
    assert panel.status.startswith("Ada's strap paused, trying again")
    assert breathe.sentence.text().startswith("Ada's strap paused")
    state.on_event(Link(101.0, "A", "live"))
    panel.draw(state, 0.2)
    assert "paused" not in panel.status

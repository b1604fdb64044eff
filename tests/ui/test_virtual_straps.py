"""A paired session through the real window with two virtual straps over a Bluetooth stack, four times life speed."""

import asyncio
import selectors
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.shown import WAIT, shown
from support.sockets import internet_sockets
from test_flow import agree, answer, at, click, protocol, reach
from virtual.living import Fault, happen, hearts, play
from virtual.proof import delivered, heard
from virtual.room import Room, room
from virtual.scripts import GARMIN, H10
from virtual.strap import VirtualStrap

from hrvsync.analysis.live import Frame
from hrvsync.app.services import LocalServices
from hrvsync.app.sessions import LiveSession
from hrvsync.events import Mark, Packet, Phase, Strap
from hrvsync.session import Session
from hrvsync.sources import ble
from hrvsync.storage import jsonl
from hrvsync.storage.protocols import ProtocolFile
from hrvsync.ui import phrases
from hrvsync.ui.home import Home
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.services import SessionConfig
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.setup.listening import Heard
from hrvsync.ui.summary import SummaryView

FASTER = 4.0  # no more: Bluetooth itself takes its time, and what is silent for 3 s counts as lost
LIVES = hearts(1800, seed=3)


class _Hurrying(selectors.SelectSelector):
    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        return super().select(timeout if timeout is None else timeout / FASTER)


class FastLoop(asyncio.SelectorEventLoop):
    """An event loop in which time runs four times faster."""

    def __init__(self) -> None:
        super().__init__(_Hurrying())

    def time(self) -> float:
        """Return the hurried time (s)."""
        return super().time() * FASTER


async def wakeful(strap: VirtualStrap) -> None:
    """Advertise again soon after every loss, as a strap that is worn does."""
    while True:
        await asyncio.sleep(1)
        await strap.advertise_again()


class LivingRoom:
    """Two worn straps on the air in the loop of the window's bridge; what happens to them is asked for by `fault`."""

    def __init__(self, window: MainWindow) -> None:
        self.room: Room | None = None
        self._window = window
        self._there = threading.Event()
        window.bridge.spawn(self._live)
        assert self._there.wait(WAIT / 1000)

    async def _live(self) -> None:
        async with room(H10, GARMIN) as self.room:
            self._there.set()
            lives = (play(self.room.straps[i], LIVES[who]) for i, who in enumerate("AB"))
            await asyncio.gather(*lives, *map(wakeful, self.room.straps))

    def fault(self, fault: Fault) -> None:
        """Let it happen now."""
        here = self.room
        assert here is not None
        self._window.bridge.spawn(lambda: happen(here, [fault]))


class QuickServices(LocalServices):
    """Offers one short guided session, whose clock runs as fast as the loop."""

    def protocols(self, language: str) -> list[ProtocolFile]:
        """List it."""
        return [_short()]

    def begin(self, config: SessionConfig) -> Session:
        """Begin it."""
        session = super().begin(config)
        assert isinstance(session, LiveSession)
        session.speed = FASTER
        return session


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window whose Bluetooth is virtual and whose time is fast."""
    monkeypatch.setattr("hrvsync.ui.bridge.asyncio.new_event_loop", FastLoop)
    services = QuickServices(tmp_path / "recordings", ble.StrapStore(tmp_path / "settings"))
    with shown(qtbot, services, SettingsFile(tmp_path / "settings")) as made:
        yield made


def test_two_virtual_straps_from_home_to_summary_and_replay(qtbot: QtBot, window: MainWindow) -> None:
    living = LivingRoom(window)
    click(qtbot, at(qtbot, window, Home).tiles["together"])
    page = at(qtbot, window, Connect)
    qtbot.waitUntil(lambda: page.straps.count() == 2, timeout=WAIT)
    shown = [page.straps.item(line).text() for line in range(2)]
    for who, name in (("A", "Ada"), ("B", "Ben")):
        qtbot.keyClicks(page.seats[who].name, name)
    # One strap is given by keys, the other by dropping it on its seat.
    h10 = next(line for line, text in enumerate(shown) if "H10" in text)
    page.straps.setCurrentRow(h10)
    qtbot.keyClick(page.straps, Qt.Key.Key_Left)
    page.seats["B"].dropped.emit(page.straps.item(1 - h10).data(Qt.ItemDataRole.UserRole), "B")
    qtbot.waitUntil(page.begin.isEnabled, timeout=WAIT)
    assert page.begin.text() == "Begin"
    # Each seat beats with the heart of its strap before anything is recorded.
    before: dict[str, int] = {}

    def listened(heard: Heard) -> None:
        before[heard.own] = before.get(heard.own, 0) + (heard.packet is not None)

    window.bridge.strap_heard.connect(listened, Qt.ConnectionType.QueuedConnection)
    qtbot.waitUntil(lambda: all(seat.bar.beads.data.intervals for seat in page.seats.values()), timeout=WAIT)
    assert not list(window.services.folder.glob("*.jsonl"))
    click(qtbot, page.begin)
    agree(qtbot, window)

    session = at(qtbot, window, SessionView)
    links: list[tuple[str, str]] = []
    sentences: set[str] = set()

    def note(frame: Frame) -> None:
        states = [frame.people[who].link if who in frame.people else "" for who in "AB"]
        links.append((states[0], states[1]))
        sentences.add(phrases.straps(session.state, frame).partition("(")[0].strip())

    window.bridge.frame_ready.connect(note, Qt.ConnectionType.QueuedConnection)
    reach(qtbot, session, 14)
    assert links[-1] == ("live", "live")
    assert internet_sockets() == []
    assert [phase.name for phase in session.state.phases] == ["Settle", "Breathe"]

    # The left strap goes out of range and comes back; a sentence says so, and the other does not notice.
    living.fault(Fault(0, "walk", strap=0, seconds=6))
    qtbot.waitUntil(lambda: ("lost", "live") in links, timeout=WAIT)
    qtbot.waitUntil(lambda: links[-1] == ("live", "live"), timeout=WAIT)
    assert "Ada's strap paused, trying again" in sentences
    assert {b for _, b in links[links.index(("live", "live")) :]} == {"live"}

    qtbot.keyClick(session, Qt.Key.Key_R)
    qtbot.keyClick(session, Qt.Key.Key_H)
    qtbot.keyClick(session, Qt.Key.Key_A)
    assert session.state.hidden == {"A"}
    reach(qtbot, session, 30)
    qtbot.keyClick(session, Qt.Key.Key_Escape)
    answer(qtbot, window, "End")
    summary = at(qtbot, window, SummaryView)
    qtbot.waitUntil(lambda: "Ada" in summary.quality.text(), timeout=WAIT)
    path = summary.path
    assert path is not None

    events = list(jsonl.read(path).events())
    assert {event.who: event.model for event in events if isinstance(event, Strap)} == {
        "A": "Polar H10",
        "B": "Garmin HRM-Dual",
    }
    assert [event.kind for event in events if isinstance(event, Mark)] == ["rupture"]
    assert len([event for event in events if isinstance(event, Phase)]) == 2
    assert living.room is not None
    until = events[-1].t
    for who, strap in zip("AB", living.room.straps, strict=True):
        sent = [packet for _, packet in delivered(strap)]
        recorded = [packet for _, packet in heard(events, who)]
        left = iter(sent)
        assert all(packet in left for packet in recorded), "what is recorded was sent, in this order, each packet once"
        sent = sent[max(before.values()) :]  # and not what was listened to
        assert len(sent) - len(recorded) <= 4, "but for what was in the air when the link broke, or the session ended"
    assert max(later - earlier for earlier, later in pairwise(e.t for e in events if _of_b(e))) < 5
    assert until >= 30

    click(qtbot, summary.save)
    assert page.straps is not None
    at(qtbot, window, Home)
    window.open_files([path])
    replay = at(qtbot, window, SessionView)
    reach(qtbot, replay, 0)
    assert replay.replay is not None
    place = replay.replay.place
    QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=QPoint(place.width() * 3 // 4, place.height() // 2))
    reach(qtbot, replay, 15)
    qtbot.keyClick(replay, Qt.Key.Key_Escape)
    at(qtbot, window, SummaryView)


def _short() -> ProtocolFile:
    """The guided session of the other tests with a shorter beginning."""
    file = protocol(2)
    assert file.protocol is not None
    settle, *rest = file.protocol.phases
    return replace(file, protocol=replace(file.protocol, phases=(replace(settle, seconds=10.0), *rest)))


def _of_b(event: object) -> bool:
    return isinstance(event, Packet) and event.who == "B"

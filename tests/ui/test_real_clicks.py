"""The way through the window with real clicks, keys and drags under a window manager; run by test_xvfb.py."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.hand import Hand
from support.services import SimulatedServices
from support.shown import WAIT, shown
from test_flow import DUAL, H10, SPEED, STRAPS, at, protocol, reach
from test_wrongdoing import FullDisk

from hrvsync.events import Mark
from hrvsync.storage import jsonl
from hrvsync.ui.home import Home
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.services import Services
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.setup.consent import Consent
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.widgets import Question

pytestmark = pytest.mark.skipif(
    os.environ.get("QT_QPA_PLATFORM") != "xcb", reason="needs an X server with a window manager: see test_xvfb.py"
)

NAMES = {"A": "Ada", "B": "Ben"}
SETTLED_MS = 300  # a page has faded in, and lies as it will lie
KNOWN, NEW = 2, 4
"""Actions (clicks, drags, keys, and texts) from the first start to the first breath: with known straps, and new."""

type Open = Callable[..., MainWindow]


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


@pytest.fixture
def services(tmp_path: Path) -> SimulatedServices:
    return SimulatedServices(tmp_path / "recordings", STRAPS, protocol(2), protocol(1), speed=SPEED)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Open]:
    with ExitStack() as windows:

        def open_one(services: Services, **kept: object) -> MainWindow:
            return windows.enter_context(shown(qtbot, services, settings_of(**kept)))

        yield open_one


def settings_of(**kept: object) -> SettingsFile:
    settings = SettingsFile(None)
    settings.change(**kept)
    return settings


def tray_part(page: Connect, own: str) -> tuple[QWidget, object]:
    item = next(item for item in page.straps.shown if item.data(Qt.ItemDataRole.UserRole) == own)
    return page.straps.viewport(), page.straps.visualItemRect(item)


def answer(qtbot: QtBot, hand: Hand, window: MainWindow, text: str) -> None:
    """Click the button of the question that is asked."""

    def buttons() -> list[QPushButton]:
        return [one for box in window.findChildren(Question) for one in box.buttons() if one.text() == text]

    qtbot.waitUntil(lambda: bool(buttons()), timeout=WAIT)
    qtbot.wait(300)  # a sheet arrives
    hand.click(buttons()[0])


def sit(qtbot: QtBot, hand: Hand, window: MainWindow) -> Connect:
    """Two new people drag one strap to where its wearer sits; the only other one follows."""
    page = at(qtbot, window, Connect)
    qtbot.waitUntil(lambda: page.straps.count() == 2, timeout=WAIT)
    qtbot.wait(SETTLED_MS)
    source, part = tray_part(page, DUAL)
    hand.drag(source, page.seats["B"], part)  # pyright: ignore[reportArgumentType]
    qtbot.waitUntil(lambda: page.worn == {"A": H10, "B": DUAL}, timeout=WAIT)
    assert "card-active" not in {seat.property("role") for seat in page.seats.values()}
    return page


def name(hand: Hand, page: Connect) -> None:
    """Both say who they are."""
    for who, called in NAMES.items():
        hand.click(page.seats[who].name)
        hand.write(called)


def consent_of(qtbot: QtBot, window: MainWindow) -> Consent:
    consent = at(qtbot, window, Consent)
    consent.soon.setInterval(0)
    qtbot.wait(250)
    return consent


def end(qtbot: QtBot, hand: Hand, window: MainWindow) -> SummaryView:
    """End the session, which is on the disk then."""
    hand.key("Escape")
    answer(qtbot, hand, window, "End")
    summary = at(qtbot, window, SummaryView)
    qtbot.waitUntil(lambda: not summary.unsaved, timeout=WAIT)
    return summary


def test_new_people_from_the_first_start_to_the_first_breath(
    qtbot: QtBot, hand: Hand, show: Open, services: SimulatedServices
) -> None:
    window = show(services)
    hand.click(at(qtbot, window, Home).tiles["together"])
    hand.click(sit(qtbot, hand, window).begin)
    hand.click(consent_of(qtbot, window).both)
    session = at(qtbot, window, SessionView)
    assert hand.actions == NEW
    reach(qtbot, session, 20)
    hand.key("r")
    qtbot.waitUntil(lambda: [mark.kind for mark in session.state.marks] == ["rupture"], timeout=WAIT)
    path = end(qtbot, hand, window).path
    assert path is not None
    recording = jsonl.read(path)
    assert recording.header.people == {"A": "A", "B": "B"}
    assert [event.kind for event in recording.events() if isinstance(event, Mark)] == ["rupture"]
    assert window.settings.now.consented == ()  # of nobody without a name


def test_straps_change_places_and_known_people_begin_in_one_action(
    qtbot: QtBot, hand: Hand, show: Open, services: SimulatedServices
) -> None:
    window = show(services)
    hand.click(at(qtbot, window, Home).tiles["together"])
    page = sit(qtbot, hand, window)
    name(hand, page)
    qtbot.waitUntil(lambda: all(seat.bar.beads.data.intervals for seat in page.seats.values()), timeout=WAIT)
    hand.drag(page.seats["A"].bar, page.seats["B"])  # they change places ...
    qtbot.waitUntil(lambda: page.worn == {"A": DUAL, "B": H10}, timeout=WAIT)
    hand.drag(page.seats["A"].bar, page.seats["B"])  # ... and back
    qtbot.waitUntil(lambda: page.worn == {"A": H10, "B": DUAL}, timeout=WAIT)
    hand.click(page.begin)
    for row in consent_of(qtbot, window).boxes:  # each for themselves
        hand.click(row.agree)
    reach(qtbot, at(qtbot, window, SessionView), 20)
    hand.click(end(qtbot, hand, window).save)

    home = at(qtbot, window, Home)
    hand.actions = 0
    assert home.here is not None
    here = home.here
    qtbot.waitUntil(lambda: [seat.there for seat in here.seats.data.seats] == [True, True], timeout=WAIT)
    hand.click(here.begin)
    reach(qtbot, at(qtbot, window, SessionView), 1)
    assert hand.actions < KNOWN


def test_one_alone_by_keys_only(qtbot: QtBot, hand: Hand, show: Open, services: SimulatedServices) -> None:
    services.files = [protocol(1, seconds=20.0)]
    window = show(services)
    hand.click(at(qtbot, window, Home).tiles["alone"])
    page = at(qtbot, window, Connect)
    qtbot.waitUntil(lambda: page.straps.count() == 2, timeout=WAIT)
    assert page.seats["A"].name.hasFocus()
    hand.write("Ada")
    for _ in range(20):
        if page.straps.hasFocus():
            break
        hand.key("Tab")
    assert page.straps.hasFocus()
    hand.key("Return")
    qtbot.waitUntil(lambda: bool(page.worn), timeout=WAIT)
    for _ in range(20):
        if page.begin.hasFocus():
            break
        hand.key("Tab")
    assert page.begin.hasFocus()
    hand.key("Return")
    consent = at(qtbot, window, Consent)
    consent.soon.setInterval(0)
    qtbot.waitUntil(lambda: consent.boxes[0].agree.hasFocus(), timeout=WAIT)
    hand.key("space")
    reach(qtbot, at(qtbot, window, SessionView), 1)
    summary = at(qtbot, window, SummaryView)
    assert summary.path is not None
    assert jsonl.read(summary.path).header.people == {"A": "Ada"}


class Rubbish(QWidget):
    """A window of another program: what is dragged from it is no strap."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, data = QDrag(self), QMimeData()
        data.setText("a text from somewhere else")
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


def test_wrong_turns_before_a_session_lose_nothing(
    qtbot: QtBot, hand: Hand, show: Open, services: SimulatedServices
) -> None:
    window = show(services)
    hand.click(at(qtbot, window, Home).tiles["together"])
    page = sit(qtbot, hand, window)
    name(hand, page)
    hand.click(page.seats["A"].free)
    rubbish = Rubbish()
    qtbot.addWidget(rubbish)
    rubbish.setGeometry(1300, 820, 120, 60)
    with qtbot.waitExposed(rubbish):
        rubbish.show()
    hand.drag(rubbish, page.seats["A"])
    hand.drag(rubbish, page.seats["A"].name)
    assert (page.worn, page.names) == ({"B": DUAL}, NAMES)
    rubbish.close()
    hand.click(page.straps)
    hand.key("Left")
    qtbot.waitUntil(lambda: page.worn == {"A": H10, "B": DUAL}, timeout=WAIT)
    hand.click(next(iter(page.seats["A"].moods.chips.values())))
    before = page.choices
    hand.click(page.begin)
    at(qtbot, window, Consent)
    qtbot.wait(250)
    hand.key("Escape")
    page = at(qtbot, window, Connect)
    qtbot.waitUntil(lambda: page.choices == before, timeout=WAIT)
    hand.key("Escape")
    hand.click(at(qtbot, window, Home).tiles["together"])
    page = at(qtbot, window, Connect)
    qtbot.waitUntil(lambda: page.choices == before and page.begin.isEnabled(), timeout=WAIT)


def test_closing_mid_session_asks_two_windows_keep_apart_and_a_full_disk_is_said(
    qtbot: QtBot,
    hand: Hand,
    show: Open,
    services: SimulatedServices,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services.store.remember("A", H10)
    services.store.remember("B", DUAL)
    other = show(SimulatedServices(tmp_path / "other", STRAPS, protocol(2), speed=SPEED))
    window = show(services, names=NAMES, consented=tuple(NAMES.values()))
    here = at(qtbot, window, Home).here
    assert here is not None
    qtbot.waitUntil(
        lambda: len(here.seats.data.seats) == 2 and all(s.there for s in here.seats.data.seats), timeout=WAIT
    )
    hand.click(here.begin)
    session = at(qtbot, window, SessionView)
    reach(qtbot, session, 5)
    hand.key("alt+F4")  # of the window manager
    answer(qtbot, hand, window, "Go on")
    assert window.isVisible()
    reach(qtbot, session, 15)

    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow, timeout=WAIT)
    hand.key("Escape")
    hand.key("BackSpace")
    assert window.page is session
    assert not window.findChildren(Question)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)

    disk = FullDisk(monkeypatch)
    disk.full = True
    qtbot.waitUntil(lambda: "cannot be written" in window.toast.text(), timeout=WAIT)
    hand.key("Escape")
    answer(qtbot, hand, window, "End")
    summary = at(qtbot, window, SummaryView)
    assert "not on the disk" in summary.unsaved
    hand.key("alt+F4")
    answer(qtbot, hand, window, "Stay")
    disk.full = False
    hand.click(summary.missing.try_again)
    qtbot.waitUntil(lambda: not summary.unsaved, timeout=WAIT)

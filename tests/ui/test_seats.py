"""Seats: straps that beat and change places, who joins later, and choices that going back does not lose."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.services import SampleServices, SimulatedServices
from support.shown import WAIT, shown
from test_flow import DUAL, H10, SPEED, STRAPS, agree, at, click, protocol, reach

from hrvsync.events import Link, Packet
from hrvsync.history import session_of
from hrvsync.opening import open_file
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.simulate import SimulatedStrap
from hrvsync.storage import jsonl
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.services import SessionConfig
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.choices import Choices
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.setup.consent import Consent
from hrvsync.ui.setup.listening import Heard
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.widgets.motion import set_less_motion

NAMES = {"A": "Ada", "B": "Ben"}
LATE_S = 60.0
POLAR = DiscoveredStrap("C1F34F21", "Polar H10", -58, 66, True, id="C1F34F21")
GARMIN = DiscoveredStrap("0007B2C3", "Garmin HRM-Dual", -60, 72, True, id="0007B2C3")
MOVESENSE = DiscoveredStrap("D4E5", "Movesense", -60, 72, True, id="D4E5")


def page_of(qtbot: QtBot, straps: dict[str, str], names: dict[str, str] = NAMES) -> Connect:
    settings = SettingsFile(None)
    settings.change(names=names)
    page = Connect(SampleServices(straps=straps), Bridge(), settings)
    qtbot.addWidget(page)
    page.resize(1440, 900)
    page.show()
    return page


def test_one_begins_and_the_other_joins_later(qtbot: QtBot) -> None:
    page = page_of(qtbot, {"A": POLAR.own, "B": GARMIN.own})
    assert not page.begin.isEnabled()
    assert not page.wait.isVisible()
    page.on_strap(POLAR)
    assert page.begin.isEnabled()
    assert (page.wait.text(), page.begin.text()) == ("Wait for Ben", "Begin, Ben joins later")
    assert "Ben joins as soon as the strap is there" in page.seats["B"].help.text()
    chosen: list[SessionConfig] = []
    page.ready.connect(chosen.append)
    click(qtbot, page.begin)
    assert chosen[0].straps == {"A": POLAR.own, "B": GARMIN.own}
    assert chosen[0].names == NAMES


def test_waiting_begins_by_itself_when_the_strap_is_there(qtbot: QtBot) -> None:
    page = page_of(qtbot, {"A": POLAR.own, "B": GARMIN.own})
    chosen: list[SessionConfig] = []
    page.ready.connect(chosen.append)
    page.on_strap(POLAR)
    click(qtbot, page.wait)
    assert page.wait.text() == "Waiting for Ben ..."
    assert chosen == []
    page.on_strap(GARMIN)
    assert [config.straps for config in chosen] == [{"A": POLAR.own, "B": GARMIN.own}]


def test_a_strap_that_goes_out_of_sight_does_not_block_the_other(qtbot: QtBot) -> None:
    page = page_of(qtbot, {"A": POLAR.own, "B": GARMIN.own})
    for strap in (POLAR, GARMIN):
        page.on_strap(strap)
    assert page.begin.text() == "Begin"
    page.on_strap(DiscoveredStrap(GARMIN.own, GARMIN.model, away=True, id=GARMIN.id))
    assert page.begin.text() == "Begin, Ben joins later"
    assert not page.seats["B"].sign.data.there
    page.on_strap(GARMIN)
    assert page.begin.text() == "Begin"


def test_nobody_joins_later_whose_strap_is_not_known(qtbot: QtBot) -> None:
    page = page_of(qtbot, {"A": POLAR.own})
    page.on_strap(POLAR)
    assert not page.begin.isEnabled()
    assert page.next.text() == "Put a strap on each seat."


def test_the_only_other_strap_follows_to_the_only_other_seat_and_twins_never(qtbot: QtBot) -> None:
    page = page_of(qtbot, {})
    page.on_strap(POLAR)
    page.on_strap(GARMIN)
    page.straps.setFocus()
    qtbot.keyClick(page.straps, Qt.Key.Key_Right)
    assert page.worn == {"A": GARMIN.own, "B": POLAR.own}
    assert not page.straps.isVisible()
    three = page_of(qtbot, {})
    for strap in (POLAR, GARMIN, MOVESENSE):
        three.on_strap(strap)
    three.seats["A"].dropped.emit(POLAR.own, "A")
    assert three.worn == {"A": POLAR.own}
    twins = page_of(qtbot, {})
    for number in (1, 2):
        address = f"F0:00:00:00:00:0{number}"
        twins.on_strap(DiscoveredStrap(address, "Decathlon", -60, name="Decathlon Dual HR", address=address))
    twins.seats["A"].dropped.emit("F0:00:00:00:00:01", "A")
    assert twins.worn == {"A": "F0:00:00:00:00:01"}


def test_straps_change_places_when_one_is_dropped_on_the_other(qtbot: QtBot) -> None:
    page = page_of(qtbot, {"A": POLAR.own, "B": GARMIN.own})
    for strap in (POLAR, GARMIN):
        page.on_strap(strap)
    page.seats["B"].dropped.emit(POLAR.own, "B")
    assert page.worn == {"A": GARMIN.own, "B": POLAR.own}
    assert page.seats["A"].bar.title.text() == "Garmin HRM-Dual B2C3"


@pytest.mark.parametrize("less", [False, True])
def test_a_seat_beats_with_every_beat_that_arrives(qtbot: QtBot, less: bool) -> None:
    page = page_of(qtbot, {"A": POLAR.own})
    set_less_motion(less)
    page.on_strap(POLAR)
    seat = page.seats["A"]
    assert seat.bar.beads.data.intervals == ()
    page._on_heard(Heard(POLAR.own, Packet(1.0, "", (1024, 512), 60, None)))  # pyright: ignore[reportPrivateUsage]
    assert seat.bar.beads.data.intervals == (1000.0, 500.0)
    assert seat.beads_text.text() == "a bead, a heartbeat"
    sizes: set[float] = set()
    seat.sign._beat.valueChanged.connect(sizes.add)  # pyright: ignore[reportPrivateUsage]
    seat.beat(Packet(2.0, "", (1024,), 60, None))
    qtbot.wait(250)
    assert (max(sizes, default=1.0) > 1.1) is not less
    set_less_motion(False)
    click(qtbot, seat.free)
    assert seat.bar.beads.data.intervals == ()


def test_what_keeps_a_strap_from_being_heard_is_said_on_its_seat(qtbot: QtBot) -> None:
    page = page_of(qtbot, {"A": POLAR.own})
    page.scan()
    page.on_strap(POLAR)
    held = "The strap is held by another program. Close other apps and watches that use it."
    page._bridge.strap_heard.emit(Heard(POLAR.own, problem=held))  # pyright: ignore[reportPrivateUsage]
    qtbot.waitUntil(lambda: page.seats["A"].help.text() == held, timeout=WAIT)
    page.close()
    assert page._bridge.close()  # pyright: ignore[reportPrivateUsage]


def test_a_role_and_its_pacer_go_to_the_seat_where_the_child_sits(qtbot: QtBot) -> None:
    page = page_of(qtbot, {})
    page.session.cards.setCurrentIndex(page.session.cards.findData("caregiver-and-child"))
    said = {who: seat.role.text() for who, seat in page.seats.items()}
    assert said == {"A": "· caregiver", "B": "· child"}
    page.seats["A"].age.setCurrentIndex(page.seats["A"].age.findData("child"))
    page.seats["A"].age.activated.emit(1)
    assert {who: seat.role.text() for who, seat in page.seats.items()} == {"A": "· child", "B": "· caregiver"}
    assert page.wanted is not None
    assert page.wanted.roles == {"A": "child", "B": "caregiver"}
    written = page.session.file.protocol
    assert written is not None
    own = {who: pacer.rate for phase in page.wanted.phases for who, pacer in phase.pacers.items() if who}
    before = {who: pacer.rate for phase in written.phases for who, pacer in phase.pacers.items() if who}
    assert own == {"A": before["B"], "B": before["A"]}


def sit(page: Connect, qtbot: QtBot) -> None:
    """Make every choice there is."""
    for who, name in NAMES.items():
        page.seats[who].name.clear()
        qtbot.keyClicks(page.seats[who].name, name)
    page.straps.assigned.emit(H10, "A")
    page.straps.assigned.emit(DUAL, "B")
    qtbot.keyClicks(page.seats["A"].mood, "tired")
    assert page.seats["A"].moods.chips["tired"].isChecked()
    click(qtbot, page.seats["B"].disorder)
    page.session.breath.rate.setCurrentIndex(page.session.breath.rate.findData(5.0))
    click(qtbot, page.session.breath.each)


def test_back_loses_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    services = SimulatedServices(tmp_path, STRAPS, protocol(2), speed=SPEED)
    before: Choices | None = None
    with shown(qtbot, services, SettingsFile(None)) as window:
        for back in ("from connect", "from consent"):
            window.connect_straps(("A", "B"))
            page = at(qtbot, window, Connect)
            qtbot.waitUntil(lambda page=page: page.straps.count() == 2, timeout=WAIT)
            if back == "from connect":
                sit(page, qtbot)
                before = page.choices
                qtbot.keyClick(page, Qt.Key.Key_Escape)
            else:
                qtbot.waitUntil(page.begin.isEnabled, timeout=WAIT)
                click(qtbot, page.begin)
                consent = at(qtbot, window, Consent)
                qtbot.keyClick(consent, Qt.Key.Key_Escape)
                page = at(qtbot, window, Connect)
                qtbot.waitUntil(lambda page=page: len(page.worn) == 2, timeout=WAIT)
                assert page.choices == before
                assert page.seats["A"].moods.text == "tired"


def test_a_session_begins_with_one_and_says_when_the_other_joined(qtbot: QtBot, tmp_path: Path) -> None:
    straps = {H10: SimulatedStrap(), DUAL: SimulatedStrap("Garmin HRM-Dual", joins=LATE_S)}
    services = SimulatedServices(tmp_path / "recordings", straps, protocol(2), speed=SPEED)
    services.store.remember("A", H10)
    services.store.remember("B", DUAL)
    settings = SettingsFile(None)
    settings.change(names=NAMES)
    with shown(qtbot, services, settings) as window:
        window.connect_straps(("A", "B"))
        page = at(qtbot, window, Connect)
        qtbot.waitUntil(page.begin.isEnabled, timeout=WAIT)
        assert page.begin.text() == "Begin, Ben joins later"
        click(qtbot, page.begin)
        agree(qtbot, window)
        session = at(qtbot, window, SessionView)
        reach(qtbot, session, 20)
        assert session.state.frame is not None
        assert {who: person.link for who, person in session.state.frame.people.items()} == {"A": "live", "B": "off"}
        reach(qtbot, session, 100)
        assert session.state.frame.people["B"].link == "live"
        qtbot.keyClick(session, Qt.Key.Key_Backspace)  # at once, without the quiet moment of 20 s
        summary = at(qtbot, window, SummaryView)
        path = summary.path
        assert path is not None
        _joined(window, path)


def _joined(window: MainWindow, path: Path) -> None:
    """The recording holds the links as facts, and its sentence says who joined when."""
    links = [event for event in jsonl.read(path).events() if isinstance(event, Link) and event.who == "B"]
    assert [(link.t, link.state) for link in links][:2] == [(0.0, "off"), (LATE_S, "live")]
    from hrvsync.analysis.session import analyse
    from hrvsync.analysis.story import story

    sentence = str(story(analyse(session_of(open_file(path)))).sentence)
    assert sentence.startswith("Ben joined at 1:0")

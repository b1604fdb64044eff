"""Who is what where people sit down: the child's seat is where the child sits, and roles can be changed by a click."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage import list_protocols
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.home.usual import usual_session
from hrvsync.ui.services import SessionConfig
from hrvsync.ui.settings import Settings, SettingsFile
from hrvsync.ui.setup.connect import Connect

STRAPS = {"A": "8C4F21", "B": "D4E5F6"}


def connect(qtbot: QtBot, settings: SettingsFile, chosen: str) -> tuple[Connect, list[SessionConfig]]:
    """The page with both straps in sight."""
    page, ready = Connect(SampleServices(straps=STRAPS), Bridge(), settings, chosen=chosen), list[SessionConfig]()
    qtbot.addWidget(page)
    for own in STRAPS.values():
        page.on_strap(DiscoveredStrap(own, "Polar H10", -58, 66, True))
    page.ready.connect(ready.append)
    page.show()
    return page, ready


def click(qtbot: QtBot, made: QPushButton) -> None:
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_the_childs_seat_is_where_the_child_sits(qtbot: QtBot) -> None:
    settings = SettingsFile(None)
    settings.change(names={"A": "Mia", "B": "Ada"})
    page, ready = connect(qtbot, settings, "caregiver-and-child")
    assert [seat.role.text() for seat in page.seats.values()] == ["· caregiver", "· child"]
    page.seats["A"].age.setCurrentIndex(1)
    page.seats["A"].age.activated.emit(1)
    assert [seat.role.text() for seat in page.seats.values()] == ["· child", "· caregiver"]
    assert page.session.change_roles.isHidden()
    click(qtbot, page.begin)
    (config,) = ready
    assert config.ages == {"A": "child"}
    own = next(phase for phase in config.protocol.phases if "A" in phase.pacers)
    assert own.pacers["A"].rate > own.pacers["B"].rate
    assert settings.now.roles == {"Mia": "child", "Ada": "caregiver"}


def test_roles_change_by_a_click_and_are_remembered(qtbot: QtBot) -> None:
    settings = SettingsFile(None)
    settings.change(names={"A": "Mia", "B": "Jo"})
    page, ready = connect(qtbot, settings, "practitioner-and-client")
    click(qtbot, page.session.change_roles)
    assert [seat.role.text() for seat in page.seats.values()] == ["· client", "· practitioner"]
    click(qtbot, page.begin)
    assert ready[0].protocol.roles == {"A": "client", "B": "practitioner"}
    again, _ = connect(qtbot, settings, "practitioner-and-client")
    assert again.seats["B"].role.text() == "· practitioner"
    protocol = next(one.protocol for one in list_protocols(Path("nowhere")) if one.key == "practitioner-and-client")
    assert protocol is not None
    assert usual_session(settings.now, ["A", "B"], protocol, STRAPS).protocol.roles["B"] == "practitioner"
    settings.rename("Jo", "")
    assert settings.now.roles == {"Mia": "client"}


def test_infants_are_kept_out_of_sessions_for_the_home(qtbot: QtBot) -> None:
    settings = SettingsFile(None)
    settings.change(names={"A": "Ada", "B": "Mia"}, ages={"Mia": "infant"})
    page, _ = connect(qtbot, settings, "open-conversation")
    assert not page.begin.isEnabled()
    assert "for research only" in page.next.text()
    page.session.cards.setCurrentIndex(page.session.cards.findData("separation-and-reunion-infant"))
    assert page.begin.isEnabled()
    assert [seat.role.text() for seat in page.seats.values()] == ["· caregiver", "· infant"]


def test_a_remembered_child_at_home_gets_the_childs_seat() -> None:
    protocol = next(one.protocol for one in list_protocols(Path("nowhere")) if one.key == "caregiver-and-child")
    assert protocol is not None
    settings = Settings(names={"A": "Mia", "B": "Ada"}, ages={"Mia": "child"})
    config = usual_session(settings, ["A", "B"], protocol, STRAPS)
    assert config.protocol.roles == {"A": "child", "B": "caregiver"}
    assert config.ages == {"A": "child"}

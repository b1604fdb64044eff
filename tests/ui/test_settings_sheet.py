"""The settings: each holds at once, is kept, and shows what was kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices
from support.shown import shown

from hrvsync.ui.home import Home
from hrvsync.ui.i18n.language import set_language
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.services import LabChoice
from hrvsync.ui.settings import Settings, SettingsFile
from hrvsync.ui.settings_sheet import SettingsSheet
from hrvsync.ui.theme import DARK, LIGHT, current
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets.motion import moves

STRAPS = {"A": "8C4F21", "B": "A1B2C3"}


@pytest.fixture
def services() -> SampleServices:
    return SampleServices(straps=STRAPS)


@pytest.fixture
def window(qtbot: QtBot, services: SampleServices, tmp_path: Path) -> Iterator[MainWindow]:
    settings = SettingsFile(tmp_path)
    settings.change(names={"A": "Ada", "B": "Ben"}, theme="dark")
    with shown(qtbot, services, settings) as made:
        yield made


@pytest.fixture
def sheet(window: MainWindow) -> SettingsSheet:
    window.open_settings()
    return window.findChildren(SettingsSheet)[-1]


def kept(window: MainWindow, tmp_path: Path) -> Settings:
    """What the next start would know; it is what holds now."""
    found = SettingsFile(tmp_path).now
    assert found == window.settings.now
    return found


def press(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)  # pyright: ignore[reportArgumentType]


def test_the_lab_has_a_switch_for_each_direction_and_home_says_what_is_sent(
    qtbot: QtBot, window: MainWindow, sheet: SettingsSheet, services: SampleServices, tmp_path: Path
) -> None:
    home = window.page
    assert isinstance(home, Home)
    assert not sheet.osc_to.isEnabled()
    assert "stays on this computer" in home.promise.text()
    press(qtbot, sheet.lab_out)
    press(qtbot, sheet.lab_in)
    qtbot.keyClicks(sheet.osc_to, "studio:9000")
    now = kept(window, tmp_path)
    assert (now.lab_out, now.osc_to, now.lab_in) == (True, "studio:9000", True)
    assert services.lab == LabChoice(True, "studio:9000", True)
    assert "Sessions are sent to the lab." in home.promise.text()
    press(qtbot, sheet.lab_out)
    assert not kept(window, tmp_path).lab_out
    assert "stays on this computer" in home.promise.text()


def test_without_the_parts_the_lab_cannot_be_switched_on(qtbot: QtBot) -> None:
    sheet = SettingsSheet(None, Settings(lab_out=True, lab_in=True), Path("recordings"))  # pyright: ignore[reportArgumentType]
    qtbot.addWidget(sheet)
    assert not sheet.lab_out.isEnabled()
    assert not sheet.lab_in.isEnabled()
    assert [one for one in sheet.findChildren(QLabel) if "speaks LSL is not installed" in one.text()]


def test_the_gear_opens_them_and_escape_closes_them(qtbot: QtBot, window: MainWindow) -> None:
    assert isinstance(window.page, Home)
    press(qtbot, window.page.gear)
    (sheet,) = window.findChildren(SettingsSheet)
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(SettingsSheet))
    assert window.focusWidget() is window.page.gear


def test_colours_change_at_once(qtbot: QtBot, window: MainWindow, sheet: SettingsSheet, tmp_path: Path) -> None:
    assert current() == DARK
    press(qtbot, sheet.theme.buttons[1])
    assert current() == LIGHT
    assert kept(window, tmp_path).theme == "light"


def test_letters_grow_at_once(window: MainWindow, sheet: SettingsSheet, tmp_path: Path) -> None:
    sheet.size_.setValue(8)
    assert text_scale(window) == pytest.approx(2.0)
    assert kept(window, tmp_path).text_size == 200
    assert "200 %" in [label.text() for label in sheet.findChildren(QLabel)]


def test_less_motion_and_tones(qtbot: QtBot, window: MainWindow, sheet: SettingsSheet, tmp_path: Path) -> None:
    assert moves()
    press(qtbot, sheet.motion)
    press(qtbot, sheet.sound)
    assert not moves()
    assert (kept(window, tmp_path).reduced_motion, window.settings.now.sound) == (True, False)


def test_the_two_change_places_with_their_straps(
    qtbot: QtBot, window: MainWindow, sheet: SettingsSheet, services: SampleServices, tmp_path: Path
) -> None:
    press(qtbot, sheet.swap)
    assert kept(window, tmp_path).names == {"A": "Ben", "B": "Ada"}
    assert services.remembered() == {"A": STRAPS["B"], "B": STRAPS["A"]}
    assert [chip.data.text for chip in sheet.seats.values()] == ["Ben", "Ada"]


def test_what_somebody_says_of_themselves_is_kept_by_name(
    qtbot: QtBot, window: MainWindow, sheet: SettingsSheet, tmp_path: Path
) -> None:
    press(qtbot, sheet.seats["B"])
    for box, down in ((sheet.age, 1), (sheet.role, 2)):
        for _ in range(down):
            qtbot.keyClick(box, Qt.Key.Key_Down)
    press(qtbot, sheet.disorder)
    now = kept(window, tmp_path)
    assert (now.ages, now.roles, now.rhythm_disorders) == ({"Ben": "child"}, {"Ben": "client"}, ("Ben",))
    press(qtbot, sheet.seats["A"])
    assert (sheet.age.currentData(), sheet.role.currentData(), sheet.disorder.isChecked()) == ("adult", "", False)
    press(qtbot, sheet.swap)  # the chip of the left seat is Ben's now
    assert (sheet.age.currentData(), sheet.role.currentData(), sheet.disorder.isChecked()) == ("child", "client", True)
    press(qtbot, sheet.disorder)
    qtbot.keyClick(sheet.age, Qt.Key.Key_Up)
    for _ in range(2):
        qtbot.keyClick(sheet.role, Qt.Key.Key_Up)
    now = kept(window, tmp_path)
    assert (now.ages, now.roles, now.rhythm_disorders) == ({}, {}, ())


def test_a_wrong_address_is_said_and_not_kept_and_return_closes_nothing(
    qtbot: QtBot, window: MainWindow, sheet: SettingsSheet, tmp_path: Path
) -> None:
    def wrong() -> list[str]:
        return [one.text() for one in sheet.findChildren(QLabel) if one.isVisible() and "no address" in one.text()]

    press(qtbot, sheet.lab_out)
    sheet.osc_to.setFocus()
    qtbot.keyClicks(sheet.osc_to, "foo")
    qtbot.keyClick(sheet.osc_to, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert wrong()
    assert kept(window, tmp_path).osc_to == ""
    qtbot.keyClicks(sheet.osc_to, ":9000")
    assert not wrong()
    assert kept(window, tmp_path).osc_to == "foo:9000"


def test_it_says_how_many_recordings_there_are(qtbot: QtBot, window: MainWindow) -> None:
    for n, text in ((1, "recordings: 1 recording. On"), (61, "recordings: 61 recordings. On")):
        sheet = SettingsSheet(window, Settings(), Path("recordings"), recordings=n)
        assert [one for one in sheet.findChildren(QLabel) if text in one.text()]


def test_another_language_begins_the_window_again(
    qtbot: QtBot, window: MainWindow, sheet: SettingsSheet, qapp: QApplication
) -> None:
    sheet.language.setCurrentIndex(sheet.language.findData("de"))
    try:
        qtbot.waitUntil(lambda: len(window.findChildren(SettingsSheet)) == 1)
        assert window.findChildren(SettingsSheet)[-1].windowTitle() != "Settings"
        assert isinstance(window.page, Home)
        assert window.page.tiles["together"].text() == "Andere Sitzung"
        window.messages.show_done("Weg.", lambda: None)
        assert window.toast.undo.isVisible()
        assert window.toast.undo.text() == "Rückgängig"
    finally:
        set_language(qapp, "en")


def test_nobody_who_was_never_here_changes_places(qtbot: QtBot, window: MainWindow) -> None:
    sheet = SettingsSheet(window, Settings(names={"A": "Ada"}), Path("recordings"))
    assert not sheet.swap.isEnabled()

"""Three hints over the first session there is, and never again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from support.services import SimulatedServices
from support.shown import shown
from test_flow import SPEED, STRAPS, at, protocol, reach

from hrvsync.ui.home import Home
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.session.tour import Tour
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.widgets import Question


def tours(window: MainWindow) -> list[Tour]:
    return [tour for tour in window.findChildren(Tour) if tour.isVisible()]


def services(folder: Path) -> SimulatedServices:
    return SimulatedServices(folder, STRAPS, protocol(2), speed=SPEED)


def test_the_first_session_shows_three_hints_and_the_second_none(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, services(tmp_path), SettingsFile(tmp_path / "settings"), toured=False) as window:
        window.flow.try_out()
        view = at(qtbot, window, SessionView)
        (tour,) = tours(window)
        said = [tour.text.text()]
        assert tour.next.hasFocus()
        assert tour.next.accessibleDescription() == said[0]
        found = QAccessible.queryAccessibleInterface(tour.next)
        assert found.text(QAccessible.Text.Description) == said[0]
        qtbot.keyClick(tour.next, Qt.Key.Key_Return)
        said.append(tour.text.text())
        qtbot.mouseClick(tour, Qt.MouseButton.LeftButton)
        said.append(tour.text.text())
        assert len(set(said)) == 3
        assert view.rect().contains(tour.bubble.geometry())
        qtbot.keyClick(tour.next, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not tours(window))
        assert window.focusWidget() is view
        reach(qtbot, view, 0)  # it goes on meanwhile
        window.go_home()
        at(qtbot, window, Home)
        window.flow.try_out()
        at(qtbot, window, SessionView)
        assert not tours(window)
        assert SettingsFile(tmp_path / "settings").now.toured


def test_esc_leaves_the_hints_and_not_the_session(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, services(tmp_path), SettingsFile(None), toured=False) as window:
        window.flow.try_out()
        view = at(qtbot, window, SessionView)
        (tour,) = tours(window)
        for _ in range(3):  # Tab stays within
            qtbot.keyClick(window.focusWidget() or tour, Qt.Key.Key_Tab)
            assert window.focusWidget() in (tour.skip, tour.next)
        qtbot.keyClick(tour.next, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not tours(window))
        assert window.page is view
        assert not window.findChildren(Question)
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert window.findChildren(Question)


@pytest.mark.parametrize("size", [(900, 640), (1440, 900)])
def test_a_bubble_lies_within_the_view_at_any_size_of_letters(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int]
) -> None:
    with shown(qtbot, services(tmp_path), SettingsFile(None), toured=False) as window:
        window.resize(*size)
        window.settings.change(text_size=200)
        window.follow_theme()
        window.flow.try_out()
        view = at(qtbot, window, SessionView)
        (tour,) = tours(window)
        for _ in range(3):
            qtbot.wait(10)
            assert view.rect().contains(tour.bubble.geometry())
            assert tour.text.height() >= tour.text.heightForWidth(tour.text.width())
            tour.step()

"""What holds on every page: Esc goes back, messages cover nothing, larger letters scroll, commands are for experts."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea
from pytestqt.qtbot import QtBot
from support.services import SampleServices
from support.shown import WAIT, shown
from test_flow import RECORDINGS, at

from hrvsync.reasons import message
from hrvsync.storage import read_notes
from hrvsync.ui.history.view import History
from hrvsync.ui.home import Home
from hrvsync.ui.i18n.language import for_window
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.session.marks import NoteDialog
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.widgets.cross_fade import Fade
from hrvsync.ui.widgets.motion import set_less_motion


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with shown(qtbot, SampleServices(folder=tmp_path), SettingsFile(None)) as made:
        yield made


def escape(qtbot: QtBot, window: MainWindow) -> None:
    assert window.page is not None
    qtbot.keyClick(window.page, Qt.Key.Key_Escape)


def test_escape_goes_back_and_stays_at_home(qtbot: QtBot, window: MainWindow) -> None:
    for go, kind in ((window.show_history, History), (lambda: window.connect_straps(("A", "B")), Connect)):
        go()
        at(qtbot, window, kind)
        escape(qtbot, window)
        at(qtbot, window, Home)
    escape(qtbot, window)
    at(qtbot, window, Home)


def test_escape_leaves_a_recording_and_then_its_summary(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    copy = tmp_path / "evening.jsonl"
    copy.write_bytes(RECORDINGS[0].read_bytes())
    window.open_files([copy])
    session = at(qtbot, window, SessionView)
    qtbot.waitUntil(lambda: session.state.frame is not None, timeout=WAIT)
    escape(qtbot, window)
    at(qtbot, window, SummaryView)
    escape(qtbot, window)
    at(qtbot, window, Home)


def test_a_message_covers_no_page(qtbot: QtBot, window: MainWindow) -> None:
    page = at(qtbot, window, Home)
    window.show_message("All is well")
    qtbot.waitUntil(lambda: window.toast.isVisible() and window.toast.height() > 0)
    bottom = page.mapTo(window, page.visibleRegion().boundingRect().bottomLeft()).y()
    assert bottom <= window.toast.mapTo(window, window.toast.rect().topLeft()).y()
    assert window.toast.frame.property("role") == "toast"


def test_larger_letters_make_a_page_scroll_and_no_window_grow(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(900, 640)
    window.settings.change(text_size=200)
    window.follow_theme()
    window.connect_straps(("A", "B"))
    page = at(qtbot, window, Connect)
    scrolled = next(area for area in page.findChildren(QScrollArea) if area.isAncestorOf(page.places))
    qtbot.waitUntil(lambda: scrolled.verticalScrollBar().maximum() > 0)
    assert scrolled.horizontalScrollBar().maximum() == 0
    assert (window.width(), window.height()) == (900, 640)
    assert all(one.height() >= 40 for one in page.findChildren(QPushButton) if one.isVisible())


def test_commands_are_for_experts(qtbot: QtBot, window: MainWindow) -> None:
    window.connect_straps(("A", "B"))
    page = at(qtbot, window, Connect)
    off = message("off", {"system": "linux"})
    page.looking.show_problem(off)
    assert "`" not in page.trouble.text.text()
    assert page.trouble.experts.isVisible()
    assert not page.trouble.commands.isVisible()
    qtbot.mouseClick(page.trouble.experts, Qt.MouseButton.LeftButton)
    assert page.trouble.commands.isVisible()
    assert "bluetoothctl power on" in page.trouble.commands.text()
    page.looking.show_problem("")
    assert not page.trouble.experts.isVisible()
    assert not page.trouble.commands.isVisible()
    assert for_window("plain") == ("plain", "")


def test_a_mark_is_taken_back_below_the_content(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    copy = tmp_path / "evening.jsonl"
    copy.write_bytes(RECORDINGS[0].read_bytes())
    window.open_files([copy])
    session = at(qtbot, window, SessionView)
    qtbot.waitUntil(lambda: session.state.frame is not None, timeout=WAIT)
    before = list(session.state.marks)
    session.marks.mark("note", "a door")
    assert [mark.text for mark in read_notes(copy).added] == ["a door"]
    assert window.toast.text().startswith("Marked: ")
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert read_notes(copy).added == ()
    assert session.state.marks == before
    session.stop()


def test_words_are_added_to_a_mark_that_has_none_and_taken_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    copy = tmp_path / "evening.jsonl"
    copy.write_bytes(RECORDINGS[0].read_bytes())
    window.open_files([copy])
    session = at(qtbot, window, SessionView)
    qtbot.waitUntil(lambda: session.state.frame is not None, timeout=WAIT)
    session.marks.mark("rupture")
    assert window.toast.action.text() == "Add words"
    qtbot.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    (sheet,) = window.findChildren(NoteDialog)
    sheet.text.setText("the dishes")
    qtbot.keyClick(sheet.text, Qt.Key.Key_Return)
    assert [(mark.kind, mark.text) for mark in read_notes(copy).added] == [("rupture", "the dishes")]
    assert window.toast.text().startswith("Marked: the dishes")
    assert not window.toast.action.isVisible()  # it has words
    qtbot.mouseClick(window.toast.undo, Qt.MouseButton.LeftButton)
    assert [(mark.kind, mark.text) for mark in read_notes(copy).added] == [("rupture", "")]
    session.stop()


def test_the_first_tile_has_the_keyboard_at_home(qtbot: QtBot, window: MainWindow) -> None:
    home = at(qtbot, window, Home)
    assert window.focusWidget() is home.tiles["tried"]
    window.show_history()
    window.go_home()
    assert window.focusWidget() is at(qtbot, window, Home).tiles["tried"]


def test_a_page_fades_into_the_next_and_less_motion_does_without(qtbot: QtBot, window: MainWindow) -> None:
    at(qtbot, window, Home)
    qtbot.waitUntil(lambda: not window.findChildren(Fade))

    def seen() -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
        image = window.grab().toImage()
        return np.frombuffer(image.constBits(), np.uint8).copy()

    before = seen()
    window.show_history()
    assert window.findChildren(Fade)
    assert np.mean(seen() != before) < 0.01  # nothing of the next page is seen yet; the focus has left a tile
    qtbot.waitUntil(lambda: not window.findChildren(Fade))
    assert np.mean(seen() != before) > 0.1
    window.settings.change(reduced_motion=True)
    window.follow_theme()
    window.go_home()
    assert not window.findChildren(Fade)
    set_less_motion(False)

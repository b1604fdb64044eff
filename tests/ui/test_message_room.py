"""A message in a session moves nothing, and uncovers nothing under the mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.made_frames import PACED, frame
from support.services import SampleServices
from support.sessions import FakeSession
from support.shown import shown

from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import set_language
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.session.control_bar import SEEN_MS
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.theme import DARK
from hrvsync.ui.widgets.cross_fade import Fade

LONG = "It goes on. What arrives is kept in memory until there is room on the disk again. " * 2


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with shown(qtbot, SampleServices(folder=tmp_path), SettingsFile(None)) as made:
        yield made


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, "de")
    yield
    set_language(qapp, "en")


def in_session(window: MainWindow) -> SessionView:
    page = SessionView(FakeSession(names={"A": "Ada", "B": "Ben"}), Bridge(), DARK)
    page.state.on_frame(frame(60.0, phase=PACED), 0.0)
    window.show_page(page)
    page.draw()
    QApplication.processEvents()
    return page


def places(window: MainWindow, page: SessionView) -> dict[str, QRect]:
    """Where everything is that is seen of a session."""
    for _ in range(3):  # what one layout says the next one follows
        page.draw()
        QApplication.processEvents()
    parts: list[QWidget] = [page, page.bar, page.views, *page.buttons.values(), *page.views.findChildren(QWidget)]
    return {
        f"{number} {type(part).__name__}": QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        for number, part in enumerate(parts)
        if part.isVisible() and not isinstance(part, Fade)
    }


@pytest.mark.parametrize(("size", "text_size"), [((900, 640), 100), ((900, 640), 200), ((1440, 900), 100)])
@pytest.mark.parametrize("details", [False, True], ids=["breathe", "details"])
@pytest.mark.usefixtures("german")
def test_a_message_moves_nothing(window: MainWindow, size: tuple[int, int], text_size: int, *, details: bool) -> None:
    window.resize(*size)
    window.settings.change(text_size=text_size)
    window.follow_theme()
    page = in_session(window)
    page.show_details(details)
    before = places(window, page)
    for text in ("Markiert", LONG):
        window.messages.show_done(text, lambda: None, ("Worte dazu", lambda: None))
        assert places(window, page) == before
        toast = window.toast
        assert toast.mapTo(window, QPoint(0, 0)).y() >= page.mapTo(window, page.rect().bottomLeft()).y() or details
        words = toast.findChildren(QWidget)
        assert all(toast.rect().contains(QRect(w.mapTo(toast, QPoint(0, 0)), w.size())) for w in words if w.isVisible())
    window.hide_message()
    assert places(window, page) == before


def test_a_click_hits_no_button_that_comes_under_the_mouse(qtbot: QtBot, window: MainWindow) -> None:
    page = in_session(window)
    ends: list[bool] = []
    page.left.connect(lambda: ends.append(True))
    page.bar.rest()
    end = page.buttons["Esc"]
    spot = end.mapTo(window, end.rect().center())
    handle = window.windowHandle()
    assert handle is not None
    # Through the window, as a mouse does: a click that is given to the button would find it however it is hidden.
    qtbot.mouseClick(handle, Qt.MouseButton.LeftButton, pos=spot)
    assert not page.bar.resting
    qtbot.mouseClick(handle, Qt.MouseButton.LeftButton, pos=spot)
    assert ends == []
    qtbot.wait(SEEN_MS + 50)
    qtbot.mouseClick(handle, Qt.MouseButton.LeftButton, pos=spot)
    assert ends == [True]

"""The row below the content: what it says, for how long, what it undoes, and what it shows of work that takes long."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hrvsync.storage.progress import raise_if_stopped
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.widgets import vbox
from hrvsync.ui.widgets.toast import PATIENCE_MS, Toast
from hrvsync.ui.work import Work, run_work


@pytest.fixture
def content() -> QWidget:
    return QWidget()


@pytest.fixture
def toast(qtbot: QtBot, content: QWidget) -> Iterator[Toast]:
    page, toast = QWidget(), Toast()
    vbox((content, 1), toast, parent=page, spacing=0)
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    yield toast
    page.close()


def test_it_covers_nothing_and_goes_by_itself(qtbot: QtBot, toast: Toast, content: QWidget) -> None:
    whole = content.height()
    toast.show_text("Marked at 4:12")
    qtbot.waitUntil(lambda: content.height() < whole)
    assert content.geometry().bottom() < toast.geometry().top()
    assert toast.frame.height() >= 48
    assert not toast.undo.isVisible()
    toast.hide()
    qtbot.waitUntil(lambda: content.height() == whole)


def test_undo_and_an_action_close_it_first(qtbot: QtBot, toast: Toast) -> None:
    done: list[tuple[str, bool]] = []

    def note(what: str) -> Callable[[], None]:
        return lambda: done.append((what, toast.isVisible()))

    for pressed in (toast.undo, toast.action):
        toast.show_text("Marked", note("undo"), ("Add words", note("words")))
        qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert done == [("undo", False), ("words", False)]


def test_short_work_is_not_shown(qtbot: QtBot, toast: Toast) -> None:
    work = Work(toast, "Opening ...")
    toast.show_work(work)
    work.end()
    qtbot.wait(PATIENCE_MS + 50)
    assert not toast.isVisible()


def test_long_work_is_shown_with_its_progress_until_it_ends(qtbot: QtBot, toast: Toast) -> None:
    work = Work(toast, "Opening ...")
    toast.show_work(work)
    qtbot.waitUntil(toast.isVisible)
    assert (toast.text(), toast.bar.maximum()) == ("Opening ...", 0)
    assert not toast.cancel.isVisible()  # this one has to go on to its end
    work.progressed.emit(3, 10)
    assert (toast.bar.value(), toast.bar.maximum()) == (3, 10)
    work.end()
    assert not toast.isVisible()


@pytest.fixture
def bridge() -> Iterator[Bridge]:
    made = Bridge()
    yield made
    assert made.close()


def test_what_is_cancelled_reports_nothing_any_more(qtbot: QtBot, toast: Toast, bridge: Bridge) -> None:
    reported: list[object] = []

    def long(progress: Callable[[int, int], None]) -> None:
        while True:
            progress(1, 2)

    work = run_work(bridge, toast, "Long", long, reported.append, reported.append, progress=True)
    toast.show_work(work)
    qtbot.waitUntil(toast.cancel.isVisible)
    qtbot.mouseClick(toast.cancel, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()
    assert work.over
    assert bridge.close()
    assert reported == []


@pytest.mark.parametrize("in_time", [True, False])
def test_a_change_that_is_cancelled_reports_how_it_ended(
    qtbot: QtBot, toast: Toast, bridge: Bridge, in_time: bool
) -> None:
    reported: list[str] = []
    asked = Event()

    def change() -> str:
        assert asked.wait(3)
        if in_time:
            raise_if_stopped()
        return "done"

    def failed(error: Exception) -> None:
        reported.append(repr(error))

    work = run_work(bridge, toast, "Change", change, reported.append, failed, on_stopped=lambda: reported.append(""))
    toast.show_work(work)
    qtbot.waitUntil(toast.cancel.isVisible)
    qtbot.mouseClick(toast.cancel, Qt.MouseButton.LeftButton)
    assert (toast.text(), toast.cancel.isVisible(), work.over) == ("Cancelling ...", False, False)
    asked.set()
    qtbot.waitUntil(lambda: work.over)
    assert reported == ["" if in_time else "done"]
    assert not toast.isVisible()


def test_work_reports_its_result(qtbot: QtBot, toast: Toast, bridge: Bridge) -> None:
    reported: list[object] = []
    run_work(bridge, toast, "Sum", lambda: 5, reported.append, reported.append)
    qtbot.waitUntil(lambda: reported == [5])

    def fail() -> None:
        raise ValueError("no")

    run_work(bridge, toast, "Sum", fail, reported.append, reported.append, cancellable=False)
    qtbot.waitUntil(lambda: len(reported) == 2)
    assert isinstance(reported[1], ValueError)

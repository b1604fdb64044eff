"""Sheets: they cover the window, keep keys and Tab to themselves, and Return and Esc do no harm."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hrvsync.ui.style import apply_style
from hrvsync.ui.theme import LIGHT
from hrvsync.ui.widgets import Question, Sheet, add, button, line_edit, open_dialog, vbox
from hrvsync.ui.widgets.motion import set_less_motion


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def page(qtbot: QtBot, pressed: list[str]) -> QWidget:
    """A page with a button that has the keyboard and a shortcut."""
    page = QWidget()
    qtbot.addWidget(page)
    set_less_motion(True)
    below = button("below")
    vbox(below, parent=page)
    QShortcut(QKeySequence("D"), page).activated.connect(lambda: pressed.append("D"))
    apply_style(page, LIGHT)
    page.resize(900, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    below.setFocus()
    return page


def ask(page: QWidget, pressed: list[str]) -> Question:
    end, rest = lambda: pressed.append("End"), ("Rest", lambda: pressed.append("Rest"))
    question = Question(page, "End?", "All is safe.", "End", "Go on", end, rest)
    open_dialog(question)
    return question


def gone() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_it_covers_its_window_and_follows_its_size(page: QWidget, pressed: list[str]) -> None:
    question = ask(page, pressed)
    assert question.geometry() == page.rect()
    page.resize(1200, 800)
    assert question.geometry() == page.rect()
    assert not question.isWindow()
    question.reject()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Enter])
def test_a_careless_key_does_no_harm_and_the_keyboard_returns(
    qtbot: QtBot, page: QWidget, pressed: list[str], key: Qt.Key
) -> None:
    before = page.focusWidget()
    question = ask(page, pressed)
    assert page.focusWidget() is question.no
    qtbot.keyClick(question.no, key)
    gone()
    assert not page.findChildren(Sheet)
    assert (pressed, page.focusWidget()) == ([], before)


def test_each_answer_closes_it_and_does_its_own(qtbot: QtBot, page: QWidget, pressed: list[str]) -> None:
    for index, said in ((1, "Rest"), (2, "End")):
        qtbot.mouseClick(ask(page, pressed).buttons()[index], Qt.MouseButton.LeftButton)
        gone()
        assert pressed[-1] == said
    assert not page.findChildren(Sheet)


def test_keys_do_not_reach_what_lies_below(qtbot: QtBot, page: QWidget, pressed: list[str]) -> None:
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_D)
    question = ask(page, pressed)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_D)
    assert pressed == ["D"]
    question.reject()


def test_tab_stays_within(qtbot: QtBot, page: QWidget) -> None:
    sheet = Sheet(page, "Name")
    name, keep = line_edit("", "name"), button("Keep")
    add(sheet.rows, name, keep)
    open_dialog(sheet)
    seen = [page.focusWidget()]
    for _ in range(3):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget())
    assert seen == [name, keep, name, keep]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    assert page.focusWidget() is name
    sheet.reject()


def test_it_goes_with_its_owner(qtbot: QtBot, page: QWidget) -> None:
    owner = QWidget(page)
    open_dialog(Sheet(owner, "Marks"))
    owner.deleteLater()
    gone()
    gone()
    assert not page.findChildren(Sheet)


def test_what_takes_something_away_is_never_filled(page: QWidget) -> None:
    def filled(takes_away: bool) -> list[str]:
        question = Question(page, "Delete?", "", "Delete", "Keep", lambda: None, takes_away=takes_away)
        return [one.text() for one in question.findChildren(QPushButton) if one.property("role") == "main"]

    assert filled(takes_away=True) == []
    assert filled(takes_away=False) == ["Delete"]

"""No text is cut, nothing lies over anything else, Tab reaches all: each view, each size, in two languages.

English with short names, German with long ones in the smallest and the largest size; the rest is in `make soak`.
"""

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from support.accessible import astray, faint, moving, unnamed
from support.fitting import TRANSLATED, cut_texts, misfits, overlaps
from support.showroom import DIALOGS, LONG, PAGES, SHORT, SIZES, STATES, apply_theme, settle

from hrvsync.ui.theme import LIGHT
from hrvsync.ui.widgets import ElidedLabel


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("name", [*PAGES, *STATES, *DIALOGS])
def test_nothing_is_cut_and_nothing_overlaps(name: str, language: str, qapp: QApplication, qtbot: QtBot) -> None:
    names, sizes = (SHORT, SIZES) if language == "en" else (LONG, SIZES[::2])
    assert misfits(qapp, language, name, names, sizes) == []


def test_the_test_sees_what_a_page_owes(qtbot: QtBot, qapp: QApplication) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    apply_theme(qapp, page, LIGHT)
    page.resize(300, 240)
    low, field, high, pale = QPushButton("low", page), QLineEdit(page), QPushButton("high", page), QLabel("pale", page)
    table = QTableWidget(2, 2, page)
    for index, one in enumerate((high, low, field, pale)):
        one.setGeometry(10, 10 + 30 * index, 120, 28)
    table.setGeometry(140, 10, 150, 120)
    pale.setStyleSheet("color: #c8c8c8; font-size: 15px;")
    page.show()
    settle(page)
    wrong = [*unnamed(page), *astray(page)]
    assert any("QLineEdit" in text and "no name" in text for text in wrong)
    table.setAccessibleName("table")
    assert any("never leaves" in text or "does not reach" in text for text in wrong)
    table.setTabKeyNavigation(False)
    assert any("goes back up" in text for text in astray(page))
    assert [text for text in faint(page) if "pale" in text]
    timer = QTimer(page, interval=20)
    timer.start()
    assert list(moving(page)) == ["a timer of QWidget fires every 20 ms"]


def test_the_test_sees_a_cut_text_and_an_overlap(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 100)
    cut, over = QLabel("a text that is too long", page), QPushButton("over it", page)
    cut.setGeometry(QRect(0, 0, 40, 20))
    over.setGeometry(QRect(30, 0, 400, 40))
    page.show()
    assert any("too long" in text for text in cut_texts(page))
    assert len(list(overlaps(page))) == 2


def test_what_does_not_fit_is_left_out_from_the_end(qtbot: QtBot) -> None:
    text = ElidedLabel()
    qtbot.addWidget(text)
    text.setText("one · two · three")
    width = text.fontMetrics().horizontalAdvance
    text.resize(width("one · two · three") + 2, 20)
    text.show()
    assert text.text() == "one · two · three"
    text.resize(width("one · two · thr"), 20)
    assert text.text() == "one · two"
    assert text.toolTip() == "one · two · three"
    text.resize(width("one"), 20)
    assert text.text() == "one"

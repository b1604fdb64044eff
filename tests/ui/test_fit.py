"""No text is cut, nothing lies over anything else, Tab reaches all: each view, each size, long names, two languages."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from support.accessible import astray, faint, moving, unnamed
from support.showroom import DIALOGS, LONG, PAGES, SHORT, SIZES, STATES, Show, apply_theme, gone, settle, visible

from hrvsync.ui.i18n.language import FOLDER, LANGUAGES, present_language, set_language
from hrvsync.ui.theme import DARK, LIGHT
from hrvsync.ui.widgets import ElidedLabel

SLACK = 1  # px: sizes are whole, metrics are not


def cut_texts(page: QWidget) -> Iterator[str]:
    """Each text of a label, button or box that is larger than its place."""
    for widget in visible(page):
        if isinstance(widget, ElidedLabel) or not isinstance(widget, QLabel | QPushButton | QCheckBox):
            continue
        text = widget.text()
        if not text:
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            need = widget.heightForWidth(widget.width())
            fits = widget.height() >= need - SLACK
        else:
            hint = widget.sizeHint()
            fits = widget.width() >= hint.width() - SLACK and widget.height() >= hint.height() - SLACK
        if not fits:
            yield f"{type(widget).__name__} “{text}” has {widget.width()}×{widget.height()}, needs {widget.sizeHint()}"


def overlaps(page: QWidget) -> Iterator[str]:
    """Each pair of widgets side by side that lie over each other, and each that leaves its parent."""
    for parent in (page, *visible(page)):
        if isinstance(parent, QAbstractScrollArea | QGraphicsView | QStackedWidget):
            continue
        children = [child for child in parent.children() if isinstance(child, QWidget) and child.isVisible()]
        children = [child for child in children if not child.isWindow()]
        for child in children:
            if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(child.geometry()):
                scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
                if not scrolled:
                    yield f"{named(child)} {child.geometry()} leaves {named(parent)} {parent.rect()}"
        for one, other in combinations(children, 2):
            shared = one.geometry() & other.geometry()
            if shared.width() > SLACK and shared.height() > SLACK:
                yield f"{named(one)} and {named(other)} share {shared}"


def named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QPushButton) else widget.accessibleName()
    return f"{type(widget).__name__} “{text}”"


TRANSLATED = [code for code in LANGUAGES if code == "en" or (FOLDER / f"{code}.qm").exists()]


@pytest.fixture(params=TRANSLATED)
def in_language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Each language that there is."""
    set_language(qapp, request.param)
    yield
    set_language(qapp, "en")


@pytest.mark.usefixtures("in_language")
@pytest.mark.parametrize("name", [*PAGES, *STATES, *DIALOGS])
def test_nothing_is_cut_and_nothing_overlaps(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    pages = PAGES | STATES
    show: Show = (pages | DIALOGS)[name]
    wrong: list[str] = []
    for names in (SHORT, LONG):
        page = show(DARK, names)
        page.show()
        for size in SIZES if name in pages else [None]:
            apply_theme(qapp, page, DARK, size)
            settle(page)
            if size is not None and (page.width(), page.height()) != size:
                wrong.append(f"{size}: needs {page.width()}×{page.height()}")
            wrong += [f"{size}: {text}" for text in (*cut_texts(page), *overlaps(page))]
            if present_language() == "en" and names is SHORT and size in (SIZES[0], None):
                wrong += owed(qapp, page, size)
        gone(page)
    assert not wrong, "\n".join(sorted(set(wrong)))


def owed(qapp: QApplication, page: QWidget, size: tuple[int, int] | None) -> Iterator[str]:
    """What the page owes those who use no mouse, or see little; here, where each page is made anyway."""
    yield from unnamed(page)
    yield from astray(page)
    yield from moving(page)
    for theme in (LIGHT, DARK):
        apply_theme(qapp, page, theme, size)
        settle(page)
        for text in faint(page):
            yield f"{theme.name}: {text}"


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

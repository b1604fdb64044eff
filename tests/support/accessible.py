"""What a page owes those who use no mouse, or see little: names, roles, a way for Tab, texts that stand out."""

from collections.abc import Iterator
from functools import cache

import numpy as np
from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets.motion import set_less_motion
from hrvsync.ui.widgets.part import Part
from support.showroom import visible

WITHOUT = QAccessible.Role.NoRole, QAccessible.Role.Client
SECTIONS = 8  # times that Tab may stay within one widget: a date has that many fields
TEXT, LARGE_TEXT = 4.5, 3.0  # contrast (WCAG 2.1 AA); large are 24 px, or 19 px in bold, and signs of seats
LARGE, LARGE_BOLD = 24, 19  # px
CALM_MS = 250  # nothing is painted more often with less motion


def reachable(page: QWidget) -> list[QWidget]:
    """The widgets that Tab is to reach."""
    return [one for one in visible(page) if _by_tab(one) and not _within(one)]


def _by_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.focusProxy() is None  # pyright: ignore[reportUnnecessaryComparison]


def _within(widget: QWidget) -> bool:
    """Whether it is a part that Qt made for the widget around it."""
    parent = widget.parentWidget()
    made = isinstance(widget, QLineEdit) and isinstance(parent, QAbstractSpinBox | QComboBox)
    return made or (isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget)


def unnamed(page: QWidget) -> Iterator[str]:
    """Each widget with which one can do something and of which a screen reader says no name, or no role."""
    for one in reachable(page):
        found = QAccessible.queryAccessibleInterface(one)
        if not found.text(QAccessible.Text.Name).strip():
            yield f"{_called(one)} has no name"
        if found.role() in WITHOUT and not isinstance(one, QAbstractScrollArea):  # Qt has none for what only scrolls
            yield f"{_called(one)} has no role"


def astray(page: QWidget) -> Iterator[str]:
    """Each widget that Tab does not reach, or never leaves, and each that it reaches against the order of reading."""
    wanted = reachable(page)
    if len(wanted) < 2:
        return
    page.activateWindow()
    first = wanted[0]
    first.setFocus()
    way, now, stayed = [first], first, 0
    for _ in range((len(wanted) + 2) * SECTIONS):
        QTest.keyClick(now, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        if after is None:  # pyright: ignore[reportUnnecessaryComparison]
            yield f"Tab is lost after {_called(now)}"
            return
        stayed = stayed + 1 if after is now else 0
        if stayed > SECTIONS:
            yield f"Tab never leaves {_called(now)}"
            return
        if after is first and stayed == 0:
            break
        if after is not now:
            way.append(after)
        now = after
    groups = {one.group() for one in way if isinstance(one, QAbstractButton) and one.group()}
    for one in wanted:
        by_arrows = isinstance(one, QAbstractButton) and one.group() in groups
        if one not in way and not by_arrows:
            yield f"Tab does not reach {_called(one)}"
    yield from _against_reading(page, way)


def _place(page: QWidget, one: QWidget) -> QRect:
    """Where a widget is on its page; what has to be scrolled to lies at the edge of what scrolls."""
    place = QRect(one.mapTo(page, QPoint(0, 0)), one.size())
    for area in page.findChildren(QAbstractScrollArea):
        if area.isAncestorOf(one):
            bottom = area.mapTo(page, area.rect().bottomRight()).y()
            place.moveTop(min(place.top(), bottom - place.height()))
    return place


def _against_reading(page: QWidget, way: list[QWidget]) -> Iterator[str]:
    """From one to the next it goes down, or on to the right; back up only into a column further right."""
    for area in page.findChildren(QAbstractScrollArea):  # Tab has scrolled them
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
            bar.setValue(bar.minimum())
    places = [_place(page, one) for one in way if page.isAncestorOf(one)]
    names = [one for one in way if page.isAncestorOf(one)]
    for one, other, before, after in zip(names, names[1:], places, places[1:], strict=False):
        if after.bottom() < before.top() and after.left() < before.right():
            yield f"Tab goes back up from {_called(one)} to {_called(other)}"


def faint(page: QWidget) -> Iterator[str]:
    """Each text of a label or button that stands out too little from what is painted behind it."""
    QCoreApplication.processEvents()
    whole = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(whole.constBits(), np.uint32).reshape(whole.height(), whole.bytesPerLine() // 4)
    scale = whole.devicePixelRatio()
    for one in visible(page):
        if not isinstance(one, QLabel | QAbstractButton) or isinstance(one, Part) or not one.text().strip():
            continue
        seen = one.visibleRegion().boundingRect()
        if seen != one.rect() or not one.isEnabled():
            continue
        at = one.mapTo(page, seen.topLeft())
        box = pixels[
            round(at.y() * scale) : round((at.y() + seen.height()) * scale),
            round(at.x() * scale) : round((at.x() + seen.width()) * scale),
        ]
        letters = one.font()
        large = letters.pixelSize() >= (LARGE_BOLD if letters.bold() else LARGE)
        found = _contrast(box)
        if found < (LARGE_TEXT if large or one.text().strip() in SHAPES.values() else TEXT):
            yield f"{_called(one)}: contrast {found:.1f}"


def moving(page: QWidget) -> Iterator[str]:
    """What still moves of a page that is shown with less motion."""
    before = _running(page)  # a sheet still arrives
    set_less_motion(True)
    page.hide()
    page.show()
    QCoreApplication.processEvents()
    for one in _running(page):
        if one not in before:
            yield f"{type(one).__name__} of {type(one.parent()).__name__} runs"
    for timer in page.findChildren(QTimer):
        if timer.isActive() and not timer.isSingleShot() and timer.interval() < CALM_MS:
            yield f"a timer of {type(timer.parent()).__name__} fires every {timer.interval()} ms"
    set_less_motion(False)


def _running(page: QWidget) -> list[QAbstractAnimation]:
    return [one for one in page.findChildren(QAbstractAnimation) if one.state() == QAbstractAnimation.State.Running]


def _contrast(box: np.ndarray[tuple[int, ...], np.dtype[np.uint32]]) -> float:
    """The contrast of the ink to the ground: the most frequent colour, and the one that stands out most from it."""
    colours, counts = np.unique(box, return_counts=True)
    if not len(colours):
        return 21.0
    behind = _light(int(colours[counts.argmax()]))
    lights = map(_light, colours.tolist())
    return max((max(one, behind) + 0.05) / (min(one, behind) + 0.05) for one in lights)


@cache
def _light(colour: int) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [((colour >> shift) & 255) / 255 for shift in (16, 8, 0)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{widget.accessibleName() or text or widget.objectName()}”"

"""What does not fit on a page: cut texts, parts over each other, and what it owes those who use no mouse."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QGraphicsView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from hrvsync.ui.i18n.language import FOLDER, LANGUAGES, present_language, set_language
from hrvsync.ui.theme import DARK, LIGHT
from hrvsync.ui.widgets import ElidedLabel
from support.accessible import astray, faint, moving, unnamed
from support.showroom import DIALOGS, PAGES, SHORT, SIZES, STATES, Show, apply_theme, gone, settle, visible

TRANSLATED = [code for code in LANGUAGES if code == "en" or (FOLDER / f"{code}.qm").exists()]
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


def misfits(
    qapp: QApplication, language: str, name: str, names: dict[str, str], sizes: Sequence[tuple[int, int]] = SIZES
) -> list[str]:
    """Say what does not fit on a page of these people in a language, in each size."""
    set_language(qapp, language)
    try:
        return _misfits(qapp, name, names, sizes)
    finally:
        set_language(qapp, "en")


def _misfits(qapp: QApplication, name: str, names: dict[str, str], sizes: Sequence[tuple[int, int]]) -> list[str]:
    pages = PAGES | STATES
    show: Show = (pages | DIALOGS)[name]
    wrong: list[str] = []
    page = show(DARK, names)
    page.show()
    for size in sizes if name in pages else [None]:
        apply_theme(qapp, page, DARK, size)
        settle(page)
        if size is not None and (page.width(), page.height()) != size:
            wrong.append(f"{size}: needs {page.width()}×{page.height()}")
        wrong += [f"{size}: {text}" for text in (*cut_texts(page), *overlaps(page))]
        if present_language() == "en" and names is SHORT and size in (SIZES[0], None):
            wrong += owed(qapp, page, size)
    gone(page)
    return sorted(set(wrong))


def owed(qapp: QApplication, page: QWidget, size: tuple[int, int] | None) -> Iterator[str]:
    """What the page owes those who use no mouse, or see little; here, where each page is made anyway."""
    yield from unnamed(page)
    yield from astray(page)
    yield from moving(page)
    yield from (f"{DARK.name}: {text}" for text in faint(page))
    apply_theme(qapp, page, LIGHT, size)
    settle(page)
    yield from (f"{LIGHT.name}: {text}" for text in faint(page))

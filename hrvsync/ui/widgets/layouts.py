"""Layouts from one call each."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hrvsync.ui.widgets.configure import configure
from hrvsync.ui.widgets.labels import ElidedLabel

GROWING = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

type Margins = tuple[int, int, int, int]
type Part = QWidget | QLayout | int | None
type Item = Part | tuple[Part, int]


def hbox(*items: Item, parent: QWidget | None = None, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Put widgets and layouts side by side: see `add` for what else an item may be."""
    return add(_new(QHBoxLayout(), parent, spacing, margins), *items)


def vbox(*items: Item, parent: QWidget | None = None, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Put widgets and layouts below each other: see `add` for what else an item may be."""
    return add(_new(QVBoxLayout(), parent, spacing, margins), *items)


def grid(
    rows: Iterable[Iterable[QWidget | None]], *, spacing: int | tuple[int, int] = 8, stretch: Iterable[int] = ()
) -> QGridLayout:
    """Put rows of widgets on a grid, None leaving a cell empty; `spacing` may be (across, down)."""
    across, down = spacing if isinstance(spacing, tuple) else (spacing, spacing)
    made = _new(QGridLayout(), None, across, (0, 0, 0, 0))
    made.setVerticalSpacing(down)
    for line, row in enumerate(rows):
        for column, widget in enumerate(row):
            if widget is not None:
                made.addWidget(widget, line, column)
    for column, share in enumerate(stretch):
        made.setColumnStretch(column, share)
    return made


def add[L: QBoxLayout](layout: L, *items: Item) -> L:
    """Append to a layout: widgets, layouts, pixels of space (int), room that grows (None); (item, stretch) stretches.

    Beside others an elided label takes the room that is left.
    """
    for item in items:
        elided = isinstance(item, ElidedLabel) and isinstance(layout, QHBoxLayout)
        part, stretch = item if isinstance(item, tuple) else (item, int(elided))
        match part:
            case None:
                layout.addStretch(stretch or 1)
            case int():
                layout.addSpacing(part)
            case QLayout():
                layout.addLayout(part, stretch)
            case QWidget():
                layout.addWidget(part, stretch)
    return layout


def _new[L: QLayout](layout: L, parent: QWidget | None, spacing: int, margins: Margins) -> L:
    if parent is not None:
        parent.setLayout(layout)
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def scroll_area(layout: QLayout) -> QScrollArea:
    """Make an area that scrolls where there is too little room for `layout`; it follows Tab, and needs none itself."""
    inside, made = QWidget(), configure(QScrollArea(), widgetResizable=True, focusPolicy=Qt.FocusPolicy.NoFocus)
    inside.setLayout(layout)
    made.setWidget(inside)
    return made

"""The order in which Tab goes through a page: that of reading, whatever was put there first."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QWidget


def set_tab_order(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts of a page in turn, and within each through what it holds, as it was put there."""
    chain = [one for part in parts for one in (part, *part.findChildren(QWidget)) if _takes_tab(one, part)]
    for before, after in pairwise(chain):
        QWidget.setTabOrder(before, after)


def _takes_tab(widget: QWidget, part: QWidget) -> bool:
    """Whether Tab reaches it: not what Qt made for another widget, as the list that drops from a box."""
    parent = widget.parentWidget()
    made = isinstance(parent, QComboBox) or (isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget)
    own = widget.window() is part.window() and not made
    return own and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

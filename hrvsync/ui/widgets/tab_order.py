"""The order in which Tab goes through a page: that of reading, whatever was put there first."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget


def set_tab_order(parts: Iterable[QWidget]) -> None:
    """Let Tab go through these parts of a page in turn, and within each through what it holds, as it was put there."""
    chain: list[QWidget] = []
    for part in parts:
        for one in (part, *part.findChildren(QWidget)):
            own = one.window() is part.window() and not isinstance(one.parentWidget(), QComboBox)  # no list that drops
            if own and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                chain.append(one)
    for before, after in pairwise(chain):
        QWidget.setTabOrder(before, after)

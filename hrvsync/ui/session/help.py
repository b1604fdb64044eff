"""All keys of a session at a glance."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from hrvsync.ui.session.actions import Action, key_name
from hrvsync.ui.widgets import button, grid, hbox, label, vbox


class HelpOverlay(QDialog):
    """Lists keys with what they do, in one column for each group; the next key closes it."""

    def __init__(self, parent: QWidget, groups: Mapping[str, Sequence[Action]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = [vbox(label(head, "head"), _table(actions), None, spacing=12) for head, actions in groups.items()]
        close = button(self.tr("Close"), "main", self.accept)
        vbox(hbox(*columns, spacing=36), hbox(None, close), parent=self, spacing=18, margins=(28, 24, 28, 20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.accept()


def _table(actions: Sequence[Action]) -> QGridLayout:
    keys = [label(key_name(action.key), "key") for action in actions]
    for key in keys:
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
    texts = [label(action.text) for action in actions]
    return grid(zip(keys, texts, strict=True), spacing=(12, 6), stretch=(0, 1))

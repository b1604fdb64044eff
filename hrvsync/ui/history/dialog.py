"""What the sheets of the history share: their paragraphs, and a list that Delete works on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QListWidget

from hrvsync.ui.widgets import label


class Choices(QListWidget):
    """A list; the key Delete asks to delete what is chosen."""

    deleting = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.deleting.emit()
        else:
            super().keyPressEvent(event)


def paragraph(text: str, role: str = "") -> QLabel:
    """Make a label of as many lines as the text needs."""
    return label(text, role, wrap=True)

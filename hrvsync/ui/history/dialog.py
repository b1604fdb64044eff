"""What the dialogs of the history share: their width, their paragraphs, and a list that Delete works on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QWidget

from hrvsync.ui.widgets import configure, label, vbox

WIDTH, MARGIN = 560, 24


class Dialog(QDialog):
    """A dialog whose `rows` are still to be filled."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        configure(self, windowTitle="hrvsync", minimumWidth=WIDTH)
        self.rows = vbox(parent=self, spacing=10, margins=(MARGIN, 20, MARGIN, 20))


class Choices(QListWidget):
    """A list; the key Delete asks to delete what is chosen."""

    deleting = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.deleting.emit()
        else:
            super().keyPressEvent(event)


def paragraph(text: str, role: str = "") -> QLabel:
    """Make a label of as many lines as the text needs in a dialog."""
    made = label(text, role)
    made.setWordWrap(True)
    made.setFixedWidth(WIDTH - 2 * MARGIN)  # so that the height it needs is known before it is shown
    return made

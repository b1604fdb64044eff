"""A question with two answers. The one that changes nothing has the focus: Return, like Esc, does no harm."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def confirm(parent: QWidget | None, text: str, yes: str, no: str, accepted: Callable[[], object]) -> QMessageBox:
    """Make the question `text`, to be opened; the answer `yes` calls `accepted`."""
    box = QMessageBox(parent)
    box.setWindowTitle("hrvsync")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole).clicked.connect(accepted)
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    return box

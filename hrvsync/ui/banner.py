"""The banner at the bottom of the window: one sentence that goes by itself."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from hrvsync.ui.widgets import announce

SHOWN_MS, LETTER_MS = 6000, 70  # at least, and for each letter


class Banner(QLabel):
    """Lies over the page in `parent` and hides nothing that can be pressed there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setProperty("role", "banner")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)

    def show_text(self, text: str) -> None:
        """Show `text` for as long as it takes to read it, and have screen readers say it."""
        self.setText(text)
        self.show()
        self.place()
        self._timer.start(max(SHOWN_MS, LETTER_MS * len(text)))
        announce(self, text)

    def place(self) -> None:
        """Move to the bottom of the window, which may have another size now."""
        if not self.text():
            return
        window = self._window
        width = min(760, window.width() - 80, self.fontMetrics().horizontalAdvance(self.text()) + 40)
        self.setFixedSize(width, self.heightForWidth(width))
        self.move((window.width() - width) // 2, window.height() - self.height() - 64)
        self.raise_()

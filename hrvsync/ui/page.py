"""What every page of the window has in common, and the banner that shows what a page says."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget

from hrvsync.ui.i18n.language import why
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets import announce, button, configure

FULL_SCREEN_KEYS = "F11", "F"
SHOWN_MS, LETTER_MS = 6000, 70  # at least, and for each letter


class Page(QWidget):
    """One page of the window. It is closed before the next one is shown: then it ends what it does."""

    left = Signal()  # the person wants to go back
    message = Signal(str)  # a sentence for the person
    undoable = Signal(str, object)  # the same, and what undoes it, to be called in another thread
    full_screen_toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("view")
        for key in FULL_SCREEN_KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(self.full_screen_toggled)

    def failed(self, text: str = "{why}") -> Callable[[Exception], None]:
        """Return what shows `text`, with the reason filled in, when an operation of this page fails."""
        return lambda error: self.message.emit(text.format(why=why(error)))

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours that the style sheet does not reach."""


class Banner(QLabel):
    """One sentence at the bottom of `window` that goes by itself; it hides nothing that can be pressed there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.undo = button(self.tr("Undo"), clicked=self._undo_it)
        self.undo.setParent(window)
        self.undo.hide()
        configure(self, role="banner", textFormat=Qt.TextFormat.PlainText, wordWrap=True, visible=False)
        self._timer = configure(QTimer(self), singleShot=True, timeout=self.hide)
        self._undo: Callable[[], object] | None = None

    def show_text(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show `text` for as long as it takes to read it, with a button that calls `undo`; screen readers say it."""
        self._undo = undo
        self.setText(text)
        self.show()
        self.undo.setVisible(undo is not None)
        self.place()
        self._timer.start(max(SHOWN_MS, LETTER_MS * len(text)))
        announce(self, text)

    def place(self) -> None:
        """Move to the bottom of the window, which may have another size now."""
        if not self.text():
            return
        window = self._window
        beside = self.undo.sizeHint().width() + 8 if self._undo else 0
        width = min(760, window.width() - 80 - beside, self.fontMetrics().horizontalAdvance(self.text()) + 40)
        self.setFixedSize(width, self.heightForWidth(width))
        self.move((window.width() - width - beside) // 2, window.height() - self.height() - 64)
        self.raise_()
        self.undo.adjustSize()
        self.undo.move(self.x() + width + 8, self.y() + (self.height() - self.undo.height()) // 2)
        self.undo.raise_()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.undo.hide()
        super().hideEvent(event)

    def _undo_it(self) -> None:
        undo = self._undo
        self.hide()
        if undo:
            undo()

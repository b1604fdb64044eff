"""What every page of the window has in common."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrvsync.ui.i18n.language import why
from hrvsync.ui.theme import Theme


class Page(QWidget):
    """One page of the window. It is closed before the next one is shown: then it ends what it does."""

    left = Signal()  # the person wants to go back
    message = Signal(str)  # a sentence for the person

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("view")

    def failed(self, text: str = "{why}") -> Callable[[Exception], None]:
        """Return what shows `text`, with the reason filled in, when an operation of this page fails."""
        return lambda error: self.message.emit(text.format(why=why(error)))

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours that the style sheet does not reach."""

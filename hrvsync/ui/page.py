"""What every page of the window has in common."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import why
from hrvsync.ui.theme import Theme
from hrvsync.ui.work import Work, run_work

FULL_SCREEN_KEYS = "F11", "F"


class Page(QWidget):
    """One page of the window. It is closed before the next one is shown: then it ends what it does."""

    left = Signal()  # the person wants to go back
    message = Signal(str)  # a sentence for the person
    undoable = Signal(str, object)  # the same, and what undoes it, to be called in another thread
    done = Signal(str, object)  # a sentence, and what undoes it, to be called at once
    proposed = Signal(str, str, object)  # a sentence, what can be done about it, and what does it, to be called at once
    working = Signal(object)  # Work: to be shown where it takes long
    full_screen_toggled = Signal()
    goes_back: ClassVar[bool] = True  # by Esc

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("view")
        if self.goes_back:
            QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        for key in FULL_SCREEN_KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(self.full_screen_toggled)

    def failed(self, text: str = "{why}") -> Callable[[Exception], None]:
        """Return what shows `text`, with the reason filled in, when an operation of this page fails."""
        return lambda error: self.message.emit(text.format(why=why(error)))

    def work[T](
        self,
        bridge: Bridge,
        text: str,
        function: Callable[..., T],
        on_success: Callable[[T], object],
        on_failure: Callable[[Exception], object],
        *,
        cancellable: bool = True,
        progress: bool = False,
    ) -> Work:
        """Run `function` in another thread; the window says `text` of it if it takes long, and offers to cancel it.

        With `progress` the function gets what to call with (done, total).
        """
        work = run_work(
            bridge, self, text, function, on_success, on_failure, cancellable=cancellable, progress=progress
        )
        self.working.emit(work)
        return work

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours that the style sheet does not reach."""

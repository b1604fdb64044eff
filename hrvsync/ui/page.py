"""What every page of the window has in common."""

from collections.abc import Callable
from typing import ClassVar, override

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hrvsync.ui import phrases
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
    marked = Signal(str, object, object)  # the same of a mark, and what adds words to it: its name, and what does it
    proposed = Signal(str, str, object)  # a sentence, what can be done about it, and what does it, to be called at once
    working = Signal(object)  # Work: to be shown where it takes long
    full_screen_toggled = Signal()
    goes_back: ClassVar[bool] = True  # by Esc
    keeps_room: ClassVar[bool] = False  # below it there is room for a message all the time, so that none moves anything

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
        on_stopped: Callable[[], object] | None = None,
        cancellable: bool = True,
        progress: bool = False,
    ) -> Work:
        """Run `function` in another thread; the window says `text` of it if it takes long, and offers to cancel it.

        The rest is as in `run_work`.
        """
        work = run_work(
            bridge,
            self,
            text,
            function,
            on_success,
            on_failure,
            on_stopped=on_stopped,
            cancellable=cancellable,
            progress=progress,
        )
        self.working.emit(work)
        return work

    @override
    def hasHeightForWidth(self) -> bool:
        """Deny it: of a page that has one Qt scrolls what it would like to have, not what it needs."""
        return False

    def say_stopped(self) -> None:
        """Say that what changes files was cancelled in time."""
        self.message.emit(phrases.tr("Cancelled; everything is as it was."))

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours that the style sheet does not reach."""

"""What the window says below its page: sentences, and what undoes what they tell of."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import why
from hrvsync.ui.widgets.toast import Toast
from hrvsync.ui.work import Work, run_work

READ_MS = 6000  # that a sentence stands


class Messages(QObject):
    """Fills `toast`; emits `brought_back` when deleted recordings are there again."""

    brought_back = Signal()

    def __init__(self, toast: Toast, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._toast, self._bridge = toast, bridge
        self._work: Work | None = None
        self._of_page = False  # what it offers is the page's

    def use(self, toast: Toast) -> None:
        """Fill another toast from now on."""
        self._toast = toast

    def show_work(self, work: Work) -> None:
        """Show work that takes long, once what was said last has been read."""
        self._work = work
        if self._toast.isVisible():
            QTimer.singleShot(READ_MS, self._show_work)
        else:
            self._show_work()

    def _show_work(self) -> None:
        work, self._work = self._work, None
        if work is not None and isValid(work) and not work.over:
            self._toast.show_work(work)

    def leave_page(self) -> None:
        """Offer nothing any more that a page would have to do which is about to go."""
        if self._of_page:
            self._toast.hide()

    def show(self, text: str) -> None:
        """Show one sentence for a while."""
        if text:
            self._of_page = False
            self._toast.show_text(text)

    def show_undoable(self, text: str, undo: Callable[[], list[Path]]) -> None:
        """Show a sentence about recordings with a button that brings them back."""
        failed = self.tr("It cannot be brought back: {why}")
        stopped = self.tr("Cancelled; everything is as it was.")

        def shown(error: Exception) -> None:
            self.show(failed.format(why=why(error)))

        def bring_back() -> None:
            doing, on_stopped = self.tr("Bringing it back ..."), partial(self.show, stopped)
            work = run_work(self._bridge, self, doing, undo, self._back, shown, on_stopped=on_stopped)
            self._toast.show_work(work)

        self._of_page = False
        self._toast.show_text(text, bring_back)

    def show_done(
        self, text: str, undo: Callable[[], object], action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show what was done on the page, with what undoes it and perhaps what goes on from it."""
        self._of_page = True
        self._toast.show_text(text, undo, action)

    def show_proposal(self, text: str, caption: str, run: Callable[[], object]) -> None:
        """Show a sentence with what can be done about it on the page."""
        self._of_page = True
        self._toast.show_text(text, None, (caption, run))

    def _back(self, recordings: list[Path]) -> None:
        text = self.tr("{file} is back.").format(file=recordings[0].name)
        if len(recordings) > 1:
            text = self.tr("{n} recordings are back.").format(n=phrases.number(len(recordings)))
        self.show(text)
        self.brought_back.emit()

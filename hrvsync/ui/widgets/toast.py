"""A row below the content in which the window says something for a while, or shows that something takes time."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from hrvsync.ui.widgets.button import button
from hrvsync.ui.widgets.configure import configure, show
from hrvsync.ui.widgets.labels import label
from hrvsync.ui.widgets.layouts import hbox, vbox
from hrvsync.ui.widgets.motion import ARRIVE_MS, RISE, animate
from hrvsync.ui.widgets.screen_reader import announce
from hrvsync.ui.work import Work

SHOWN_MS, LETTER_MS = 6000, 70  # at least, and for each letter
PATIENCE_MS = 300  # what takes no longer needs no word
HEIGHT, WIDE, SMALL = 48, 1000, 13
BESIDE, BELOW = 40, 16  # px
KEPT_BELOW = 4  # px: in room that is kept
ANY = 16_777_215  # px: no limit, as Qt says it


class Toast(QWidget):
    """One sentence that goes by itself, with *Undo* or another action; or a piece of work with its progress."""

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", "toast", wrap=True)
        self.action = button("", "toast-link", self._act)
        self.undo = button(self.tr("Undo"), "toast", self._undo_it)
        self.cancel = button(self.tr("Cancel"), "toast", self._cancel_work)
        self.bar = configure(QProgressBar(), textVisible=False, maximumWidth=180)
        self.frame = configure(QFrame(), role="toast", minimumHeight=HEIGHT, maximumWidth=WIDE)
        buttons = self.action, self.undo, self.cancel
        self._row = hbox((self._text, 1), (self.bar, 1), *buttons, parent=self.frame)
        self._rows = vbox(hbox(None, (self.frame, 1000), None), parent=self, margins=(BESIDE, 0, BESIDE, BELOW))
        self._timer = configure(QTimer(self), singleShot=True, timeout=self.hide)
        self._patience = configure(QTimer(self), singleShot=True, timeout=self._show_work)
        self._undo: Callable[[], object] | None = None
        self._action: Callable[[], object] | None = None
        self._work: Work | None = None
        self._keeps_room = False
        self.hide()

    def keep_room(self, keeps: bool) -> None:
        """Keep room while nothing is said, and take no more: then a message moves nothing on the page."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(keeps)
        self.setSizePolicy(policy)
        self._keeps_room = keeps
        self._fit()

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def show_text(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show `text` for as long as it takes to read it, with what undoes it; screen readers say it."""
        self._undo, self._action = undo, action[1] if action else None
        self.action.setText(action[0] if action else "")
        self._fill(text, undo=undo is not None, action=action is not None)
        self._timer.start(max(SHOWN_MS, LETTER_MS * len(text)))

    def show_work(self, work: Work) -> None:
        """Show `work` from 0.3 s on until it ends, with its progress, and how to stop it where that does no harm."""
        self._work = work
        work.ended.connect(self._work_ended)
        work.progressed.connect(self._work_progressed)
        if not work.over:
            self._patience.start(PATIENCE_MS)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._undo = self._action = None  # they may hold a page that is to go

    def _fill(self, text: str, *, undo: bool = False, action: bool = False, work: bool = False) -> None:
        self._text.setText(text)
        show(undo, self.undo)
        show(action, self.action)
        show(work, self.bar)
        show(work and self._work is not None and self._work.cancel is not None, self.cancel)
        if self._keeps_room:
            self._fit_letters()
        if not self.isVisible():
            self.show()
            animate(self, ARRIVE_MS, self._rise)
        announce(self, text)

    def _fit(self) -> None:
        """Be as high as the room that is kept, or as what is said needs."""
        self.action.ensurePolished()
        least, most = (max(HEIGHT, self.action.sizeHint().height()) + KEPT_BELOW,) * 2 if self._keeps_room else (0, ANY)
        self._row.setContentsMargins(*((18, 0, 8, 0) if self._keeps_room else (18, 4, 8, 4)))
        self.setMinimumHeight(least)
        self.setMaximumHeight(most)
        self._rise(1.0)

    def _fit_letters(self) -> None:
        """Write a long sentence smaller where only so much room is kept."""
        text = self._text
        text.setStyleSheet("")
        text.ensurePolished()
        beside = sum(made.sizeHint().width() + 8 for made in (self.action, self.undo) if not made.isHidden())
        wide = min(WIDE, self.width() - 2 * BESIDE) - 30 - beside
        font, room = text.font(), self.maximumHeight() - KEPT_BELOW
        flags, paper = Qt.TextFlag.TextWordWrap, QRect(0, 0, wide, 10 * room)
        while font.pixelSize() > SMALL and QFontMetrics(font).boundingRect(paper, flags, text.text()).height() > room:
            font.setPixelSize(font.pixelSize() - 1)
        if font != text.font():
            text.setStyleSheet(f"font-size: {font.pixelSize()}px;")

    def _rise(self, done: float) -> None:
        below, room = round(RISE * (1 - done)), KEPT_BELOW if self._keeps_room else BELOW
        below = min(below, room)
        self._rows.setContentsMargins(BESIDE, below, BESIDE, room - below)

    def _show_work(self) -> None:
        if self._work is not None:
            self._timer.stop()
            self.bar.setRange(0, 0)
            self._fill(self._work.text, work=True)

    def _work_progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if self._work is not None and self.bar.isVisible():
            self._text.setText(self._work.text)

    def _work_ended(self) -> None:
        if self.sender() is not self._work:
            return
        self._work = None
        self._patience.stop()
        if self.bar.isVisible():
            self.hide()

    def _cancel_work(self) -> None:
        if self._work is not None and self._work.cancel is not None:
            self._work.cancel()
        if self._work is not None:  # it is asked to stop, and says how it ended
            self._work.text = self.tr("Cancelling ...")
            self._show_work()

    def _act(self) -> None:
        action = self._action
        self.hide()
        if action:
            action()

    def _undo_it(self) -> None:
        undo = self._undo
        self.hide()
        if undo:
            undo()

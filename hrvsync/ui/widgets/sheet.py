"""Sheets: what is asked or shown over the dimmed window, in place of windows of their own."""

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QWidget
from shiboken6 import isValid

from hrvsync.ui.widgets.button import button
from hrvsync.ui.widgets.configure import Slot, configure
from hrvsync.ui.widgets.labels import label
from hrvsync.ui.widgets.layouts import add, hbox, scroll_area, vbox
from hrvsync.ui.widgets.motion import ARRIVE_MS, RISE, animate

NARROW, WIDE = 480, 1032  # px
MARGIN = 28
DIMMED = 0.28


class Sheet(QDialog):
    """Lies over the window of `owner` until it is answered; `rows` are to be filled. Esc is the harmless answer.

    Keys and clicks reach nothing below it, and Tab stays within it. It goes with its owner.
    """

    def __init__(self, owner: QWidget | None, title: str = "", *, width: int = NARROW) -> None:
        host = owner.window() if owner is not None else None
        super().__init__(host)
        if host is not None:
            self.setWindowFlags(Qt.WindowType.Widget)  # given to the constructor it would mean a dialog
        configure(self, role="sheet", windowTitle=title or "hrvsync", accessibleName=title)
        self._shade = 1.0
        self._before = host.focusWidget() if host is not None else None
        self.finished.connect(self._give_back)
        self.panel = configure(QFrame(), role="panel", minimumWidth=min(width, 640), maximumWidth=width)
        self.rows = vbox(parent=self.panel, spacing=12, margins=(MARGIN, MARGIN - 4, MARGIN, MARGIN - 4))
        if title:
            add(self.rows, label(title, "sheet-title", wrap=True))
        self._middle = vbox((None, 2), hbox(None, (self.panel, 1000), None), (None, 3), margins=(24, 24, 24, 24))
        self._area = scroll_area(self._middle)
        vbox(self._area, parent=self)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if host is not None:
            host.installEventFilter(self)
            if owner is not None and owner is not host:
                owner.destroyed.connect(self.deleteLater)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._cover()
        return super().eventFilter(watched, event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the shortcuts of what lies below do not reach through
            return True
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        chain = self._focus_chain()
        focused = self.focusWidget()
        at = chain.index(focused) if focused in chain else -1 if next else 0
        if chain:
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            chain[(at + (1 if next else -1)) % len(chain)].setFocus(reason)
        return bool(chain)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cover()
        self.raise_()
        wanted = self.focusWidget() or next(iter(self._focus_chain()), None) or self
        wanted.setFocus()
        self._middle.activate()
        place = self.panel.pos()
        animate(self, ARRIVE_MS, lambda done: self._arrive(done, place))

    def _give_back(self) -> None:
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            dim = QColor(Qt.GlobalColor.black)
            dim.setAlphaF(DIMMED * self._shade)
            painter.fillRect(self.rect(), dim)

    def _cover(self) -> None:
        host = self.parentWidget()
        if host is not None:
            self.setGeometry(host.rect())

    def _arrive(self, done: float, place: QPoint) -> None:
        self._shade = done
        if done < 1 or self.panel.pos() != place:
            self.panel.move(place + QPoint(0, round(RISE * (1 - done))))
        self.update()

    def _focus_chain(self) -> list[QWidget]:
        chain: list[QWidget] = []
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if by_tab and widget.isEnabled() and widget.isVisible() and self.isAncestorOf(widget):
                chain.append(widget)
            widget = widget.nextInFocusChain()
        return chain


class Question(Sheet):
    """Asks `title`; the answer `no` changes nothing and has the focus: Return, like Esc, does no harm.

    `yes` calls `accepted`; it is filled unless it takes something away. `others` are more answers with what they call.
    """

    def __init__(
        self,
        owner: QWidget | None,
        title: str,
        text: str,
        yes: str,
        no: str,
        accepted: Callable[[], object],
        *others: tuple[str, Callable[[], object]],
        takes_away: bool = False,
    ) -> None:
        super().__init__(owner, title)
        self.text = text
        self.no = button(no, "quiet", self.reject)
        self.answers = [button(text, clicked=self._answered(call)) for text, call in others]
        self.yes = button(yes, "" if takes_away else "main", self._answered(accepted))
        self.no.setDefault(True)
        add(self.rows, *((label(text, "note", wrap=True),) if text else ()), 6)
        add(self.rows, hbox(self.no, None, *self.answers, self.yes))
        self.no.setFocus()

    def buttons(self) -> list[QPushButton]:
        """Return the answers."""
        return [self.no, *self.answers, self.yes]

    def _answered(self, call: Callable[[], object]) -> Callable[[], None]:
        def answer() -> None:
            self.accept()
            call()

        return answer


def open_dialog(dialog: QDialog, **slots: Slot) -> None:
    """Open a sheet, or a native dialog, that goes when it is closed, with its signals connected to `slots` by name."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    configure(dialog, **slots)
    if isinstance(dialog, Sheet):
        dialog.show()
    else:
        dialog.open()

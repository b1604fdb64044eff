"""Three bubbles over the first session: what the disc, the sentence and the keys are for. Never again after that."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.theme import current
from hrvsync.ui.widgets import announce, button, configure, hbox, label, start_painter, vbox

WIDTH, TIP, MARGIN = 400, 12, 16  # px
NEXT_KEYS = Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Right


class Tour(QWidget):
    """Lies over `page` and shows one of `texts` after the other, above what it is about. A click goes on, Esc leaves.

    While it is there, keys are its own: nobody ends a session with the key that closes a bubble.
    """

    def __init__(self, page: QWidget, texts: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__(page)
        self.texts, self.at = list(texts), 0
        self._page, self._before = page, QApplication.focusWidget()
        self.bubble = configure(QFrame(self), role="panel")
        self.text = label("", wrap=True)
        self._place = label("", "small")
        self.skip = button(self.tr("Skip"), "quiet", self.close)
        self.next = button(self.tr("Next"), "main", self.step)
        vbox(
            self.text,
            hbox(self._place, None, self.skip, self.next),
            parent=self.bubble,
            spacing=12,
            margins=(22, 18, 18, 16),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Three hints for the first time"))
        page.installEventFilter(self)
        self._show()
        self.show()
        self.raise_()
        self.next.setFocus()

    def step(self) -> None:
        """Show the next one; the last is followed by none."""
        if self.at + 1 == len(self.texts):
            self.close()
            return
        self.at += 1
        self._show()

    def _show(self) -> None:
        text, last = self.texts[self.at][0], self.at + 1 == len(self.texts)
        self.text.setText(text)
        self._place.setText(self.tr("{n} of {of}").format(n=self.at + 1, of=len(self.texts)))
        self.next.setText(self.tr("Close") if last else self.tr("Next"))
        self.next.setAccessibleDescription(text)
        self.skip.setVisible(not last)
        self._lie()
        announce(self, text)

    def _lie(self) -> None:
        """Put the bubble above what it points at."""
        self.setGeometry(self._page.rect())
        width = min(round(WIDTH * max(1.0, self.text.font().pixelSize() / 15)), self.width() - 2 * MARGIN)
        self.bubble.setFixedWidth(max(200, width))
        self.bubble.adjustSize()
        about = self.texts[self.at][1]
        inside = about.height() // 3 if about.height() > self.bubble.height() else 0  # of the disc the upper part
        tip = about.mapTo(self._page, QPoint(0, inside)).y()
        top = max(MARGIN, tip - TIP - self.bubble.height())
        self.bubble.move((self.width() - self.bubble.width()) // 2, top)
        self.update()

    @override
    def closeEvent(self, event: QEvent) -> None:
        self._page.removeEventFilter(self)
        if self._before is not None:  # pyright: ignore[reportUnnecessaryComparison]
            self._before.setFocus()
        super().closeEvent(event)  # pyright: ignore[reportArgumentType]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._lie()
        return super().eventFilter(watched, event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the keys of the session do not reach through
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in NEXT_KEYS:
            self.step()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.step()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        (self.skip if self.next.hasFocus() and self.skip.isVisible() else self.next).setFocus()
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        bubble = QRectF(self.bubble.geometry())
        x, y = bubble.center().x(), bubble.bottom()
        with start_painter(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current().card))
            painter.drawPolygon(QPolygonF([QPointF(x - TIP, y), QPointF(x + TIP, y), QPointF(x, y + TIP)]))


def show_tour(view: SessionView, settings: SettingsFile) -> None:
    """Show the bubbles over the first live session there is, a try-out too, and note that they were seen."""
    if view.recorded or settings.now.toured:
        return
    settings.change(toured=True)
    two = phrases.tr("Below it stands one sentence about the two of you. In the first minutes it is still silent.")
    one = phrases.tr("Below it stands one sentence about you. In the first minutes it is still silent.")
    disc = phrases.tr("When the disc moves, breathe with it: in as it grows, out as it shrinks. Small, easy breaths.")
    keys = phrases.tr("Space pauses, M keeps a moment, Esc ends the session. F1 shows all keys.")
    calm, said = view.breathe, two if len(view.session.names) > 1 else one
    Tour(view, ((disc, calm.disc), (said, calm.sentence), (keys, view.bar)))

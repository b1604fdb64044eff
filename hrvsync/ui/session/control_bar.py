"""The bar of what one can do in a session; it fades while no hand moves, and comes back with the next one."""

from collections.abc import Iterable
from typing import override

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsOpacityEffect, QWidget

from hrvsync.ui.session.actions import ActionButton
from hrvsync.ui.theme import current
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import configure, fill, hbox, set_role, start_painter
from hrvsync.ui.widgets.motion import CONTROLS_MS, animate

BESIDE, SMALL = 24, 1100  # px; px of width below which there are signs alone
RESTS_MS = 3000  # without mouse or key
SEEN_MS = 500  # after it has come back: before that nobody has chosen a button with the mouse
WAKING = {
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}
GLYPH = 5.0, 18.0, 5.0  # px of the two strokes of a pause: width, height, between them


class ControlBar(QWidget):
    """`buttons` in one row. Where it `fades`, a dim sign of a pause stays.

    By key all buttons can be reached all the time; a click reaches what could be seen before.
    """

    def __init__(self, buttons: Iterable[ActionButton]) -> None:
        super().__init__()
        self._buttons = tuple(buttons)
        self._pill = configure(QFrame(), role="")
        self._row = hbox(*self._buttons, parent=self._pill, spacing=2)
        hbox(None, self._pill, None, parent=self, margins=(BESIDE, 0, BESIDE, 0))
        self._effect = configure(QGraphicsOpacityEffect(self._pill), enabled=False)
        self._pill.setGraphicsEffect(self._effect)
        self._timer = configure(QTimer(self), singleShot=True, interval=RESTS_MS, timeout=self.rest)
        self._deaf = configure(QTimer(self), singleShot=True, interval=SEEN_MS, timeout=self._hear)
        self._window: QWindow | None = None
        self._calm, self._fades, self.resting = False, False, False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def set_calm(self, calm: bool, *, fades: bool) -> None:
        """Let it be an area of its own, as in a calm view, and fade while no hand moves; or stay as it is."""
        self._fades = fades
        set_role(self._pill, "controls" if calm else "")
        self._calm = calm
        self.fit()
        self.wake()

    def fit(self) -> None:
        """Show caption and key of all buttons, or the caption, as there is room; in a small window the signs."""
        shown = [made for made in self._buttons if not made.isHidden()]
        room = self.width() - 2 * BESIDE - 24 - self._row.spacing() * len(shown)
        small = self.width() < SMALL * text_scale(self)
        high = 0 if small or not self._calm else 4
        self._row.setContentsMargins(*((12, high, 12, high) if self._calm else (0, 0, 0, 0)))
        if small:
            room = 0
        for caption, keyed in ((True, True), (True, False), (False, False)):
            if sum(made.width_as(caption=caption, keyed=keyed) for made in shown) <= room:
                break
        for made in self._buttons:
            made.show_as(caption=caption, keyed=keyed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return what the signs alone need."""
        wide = sum(made.width_as(caption=False, keyed=False) for made in self._buttons if not made.isHidden())
        return QSize(wide + 2 * BESIDE + 24, super().minimumSizeHint().height())

    def wake(self) -> None:
        """Show all of it at once; it fades later."""
        if self.resting:
            self.resting = False
            self._effect.setEnabled(False)
            self._deaf.start()
            self.update()
        if self._fades and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()

    def rest(self) -> None:
        """Fade all but the sign of a pause; not while a key would press one of the buttons."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            return
        self.resting = True
        self._deaf.stop()
        self._pill.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._effect.setEnabled(True)
        animate(self, CONTROLS_MS, self._fade)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch(self.window().windowHandle())
        self.wake()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WAKING:
            self.wake()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.resting:
            return
        wide, high, apart = GLYPH
        middle = self.rect().center()
        with start_painter(self) as painter:
            self._paint_pause(painter, middle.x(), middle.y(), wide, high, apart)

    @staticmethod
    def _paint_pause(painter: QPainter, x: float, y: float, wide: float, high: float, apart: float) -> None:
        fill(painter, current().rule)
        for left in (x - apart / 2 - wide, x + apart / 2):
            painter.drawRoundedRect(QRectF(left, y - high / 2, wide, high), 2, 2)

    def _watch(self, window: QWindow | None) -> None:
        """Follow what reaches the whole window: of its widgets each would have to be asked."""
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.wake()

    def _hear(self) -> None:
        self._pill.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)

    def _fade(self, done: float) -> None:
        if self.resting:
            self._effect.setOpacity(1.0 - done)
            self.update()

"""One view fades into the next."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

from hrvsync.ui.widgets.motion import VIEW_MS, animate, moves


class Fade(QWidget):
    """A picture over `owner` that fades away, and lets clicks through."""

    def __init__(self, owner: QWidget, picture: QPixmap) -> None:
        super().__init__(owner)
        self._picture, self._left = picture, 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(owner.rect())
        self.show()
        animate(self, VIEW_MS, self._fade)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setOpacity(self._left)
            painter.drawPixmap(0, 0, self._picture)

    def _fade(self, done: float) -> None:
        self._left = 1.0 - done
        self.update()
        if done == 1.0:
            self.deleteLater()


@contextmanager
def cross_fade(owner: QWidget) -> Generator[None]:
    """Let what `owner` shows fade over what it shows after the `with` statement; at once where nothing moves."""
    for before in owner.findChildren(Fade, options=Qt.FindChildOption.FindDirectChildrenOnly):
        before.hide()  # else it would be in the picture
        before.deleteLater()
    if not (moves() and owner.isVisible()):
        yield
        return
    picture = QPixmap(owner.size() * owner.devicePixelRatioF())
    picture.setDevicePixelRatio(owner.devicePixelRatioF())
    picture.fill(owner.palette().color(QPalette.ColorRole.Window))
    owner.render(picture)
    yield
    Fade(owner, picture)

"""The picture of a session while it runs or is played: what was played is bright, the rest is faint."""

from collections.abc import Callable
from typing import override

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QResizeEvent

from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.session_picture import PictureData, SessionPicture

FAINT = 0.4  # of the curves that were not played yet
HEAD, GRIP = 6.0, (5.0, 22.0)  # px: of the sign on the line of now; half of the width and the height of an end


class Played(msgspec.Struct, frozen=True):
    """Where in a recording one is: `now` (s), the `part` (s, s) that is repeated, and where a mark is `moved` to (s).

    Without `now` nothing is played: all that there is, is bright.
    """

    now: float | None = None
    part: tuple[float, float] | None = None
    moved: float | None = None


class PlayedPicture(SessionPicture):
    """Draws a session once, and a moment of it over that; mouse and keys belong to what is around it."""

    height_px = 192

    def __init__(self, name: str = "") -> None:
        super().__init__(PictureData(0.0, ()), name)
        self.played = Played()
        self._around, self._curves = QPixmap(), QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_played(self, played: Played) -> None:
        """Show another moment."""
        if played != self.played:
            self.played = played
            self.update()

    def x_of(self, t: float) -> float:
        """Return where a session time (s) is (px)."""
        left, right = self.column()
        return left + (right - left) * t / (self.data.seconds or 1.0)

    def time_at(self, x: float) -> float:
        """Return the session time (s) at a place (px); beside the curves it is before 0 or after the end."""
        left, right = self.column()
        return self.data.seconds * (x - left) / max(1.0, right - left)

    @override
    def renew(self) -> None:
        self._around = self._curves = QPixmap()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.renew()

    @override
    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw what is kept, with the moment over it."""
        if self._around.isNull():
            self._around = self._kept(lambda one: self.paint_around(one, theme, box))
            self._curves = self._kept(lambda one: self.paint_curves(one, theme, self.area(box)))
        area, now, part = self.area(box), self.played.now, self.played.part
        bottom = self.below(area)
        if part is not None:
            left, right = (self.x_of(t) for t in part)
            painter.fillRect(QRectF(left, area.top(), right - left, bottom - area.top()), QColor(theme.wash))
        painter.drawPixmap(0, 0, self._around)
        if now is None:
            painter.drawPixmap(0, 0, self._curves)
        else:
            self._paint_played(painter, theme, area, now)
        if part is not None:
            self._paint_part(painter, theme, area, part)
        if self.played.moved is not None:
            x = self.x_of(self.played.moved)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, bottom))

    def _kept(self, paint: Callable[[QPainter], object]) -> QPixmap:
        """Draw something that stays."""
        made = QPixmap(self.size() * self.devicePixelRatioF())
        made.setDevicePixelRatio(self.devicePixelRatioF())
        made.fill(Qt.GlobalColor.transparent)
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
        return made

    def _paint_played(self, painter: QPainter, theme: Theme, area: QRectF, now: float) -> None:
        """Draw the curves up to `now` (s) brightly, the rest of them faintly, and a line between them."""
        x, whole = self.x_of(now), QRectF(self.rect())
        for left, right, share in ((0.0, x, 1.0), (x, whole.right(), FAINT)):
            painter.setClipRect(QRectF(left, 0.0, right - left, whole.height()))
            painter.setOpacity(share)
            painter.drawPixmap(0, 0, self._curves)
        painter.setClipping(False)
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(theme.ink), 2))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, self.below(area)))
        fill(painter, theme.ink)
        painter.drawEllipse(QPointF(x, area.top()), self.px(HEAD), self.px(HEAD))

    def _paint_part(self, painter: QPainter, theme: Theme, area: QRectF, part: tuple[float, float]) -> None:
        """Draw where the part begins and ends that is repeated."""
        wide, high = (self.px(one) for one in GRIP)
        for t in part:
            x = self.x_of(t)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, self.below(area)))
            fill(painter, theme.accent)
            grip = QRectF(x - wide, area.center().y() - high / 2, 2 * wide, high)
            painter.drawRoundedRect(grip, wide, wide)

"""A switch: on or off, at once."""

from typing import override

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from hrvsync.ui.theme import current, mix
from hrvsync.ui.typography import font_of, text_scale
from hrvsync.ui.widgets.configure import configure
from hrvsync.ui.widgets.motion import HOVER_MS, animate
from hrvsync.ui.widgets.painting import fill, start_painter

WIDTH, HEIGHT, GAP = 44, 26, 10


class Switch(QCheckBox):
    """A box to tick that looks like a switch; its text, where it is shown, stands beside it."""

    def __init__(self, text: str = "", *, name: str = "", on: bool = False) -> None:
        super().__init__(text)
        configure(self, accessibleName=name or text, checked=on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.place = float(on)
        self.toggled.connect(self._slide)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        scale = text_scale(self)
        metrics = self.fontMetrics()
        beside = round(GAP * scale) + metrics.horizontalAdvance(self.text()) if self.text() else 0
        return QSize(round(WIDTH * scale) + beside + 8, max(32, round(HEIGHT * scale) + 6))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, scale = current(), text_scale(self)
        width, height = WIDTH * scale, HEIGHT * scale
        track = QRectF(4, (self.height() - height) / 2, width, height)
        ground = mix(theme.accent, theme.rule, self.place)
        with start_painter(self) as painter:
            if not self.isEnabled():
                painter.setOpacity(0.5)
            fill(painter, ground)
            painter.drawRoundedRect(track, height / 2, height / 2)
            radius = height / 2 - 3 * scale
            x = track.left() + height / 2 + self.place * (width - height)
            fill(painter, theme.on_accent if self.isChecked() else theme.card)
            painter.drawEllipse(QPointF(x, track.center().y()), radius, radius)
            painter.setPen(QPen(QColor(theme.ink)))
            painter.setFont(font_of(self, "body"))
            beside = QRectF(self.rect()).adjusted(4 + width + GAP * scale, 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _slide(self, on: bool) -> None:
        start = self.place

        def step(done: float) -> None:
            self.place = start + (on - start) * done
            self.update()

        animate(self, HOVER_MS, step)

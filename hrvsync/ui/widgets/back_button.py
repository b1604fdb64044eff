"""The button that goes back."""

from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QPolygonF
from PySide6.QtWidgets import QPushButton

from hrvsync.ui.theme import current
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets.configure import Slot, configure
from hrvsync.ui.widgets.painting import start_painter
from hrvsync.ui.widgets.part import line_pen

SIDE = 40


class BackButton(QPushButton):
    """An arrow to the left; `name` is its tooltip."""

    def __init__(self, name: str, clicked: Slot) -> None:
        super().__init__()
        configure(self, role="quiet", accessibleName=name, toolTip=name, clicked=clicked)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        side = round(SIDE * text_scale(self))
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        scale, middle = text_scale(self), QRectF(self.rect()).center()
        points = [middle + QPointF(x, y) * scale for x, y in ((3, -6), (-3, 0), (3, 6))]
        with start_painter(self) as painter:
            painter.setPen(line_pen(current().ink, 1.8 * scale))
            painter.drawPolyline(QPolygonF(points))

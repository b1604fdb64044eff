"""The button that opens the settings."""

import math
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QPushButton

from hrvsync.ui.theme import current
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets.configure import Slot, configure
from hrvsync.ui.widgets.painting import start_painter
from hrvsync.ui.widgets.part import line_pen

SIDE, TEETH = 40, 8


class Gear(QPushButton):
    """A gear; `name` is its tooltip."""

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
        theme, scale = current(), text_scale(self)
        centre, path = QRectF(self.rect()).center(), QPainterPath()
        for tooth in range(TEETH):
            for share, radius in ((-0.36, 7.0), (-0.2, 9.2), (0.2, 9.2), (0.36, 7.0)):
                angle = 2 * math.pi * (tooth + share) / TEETH
                point = centre + QPointF(math.sin(angle), -math.cos(angle)) * scale * radius
                if path.elementCount():
                    path.lineTo(point)
                else:
                    path.moveTo(point)
        path.closeSubpath()
        with start_painter(self) as painter:
            painter.strokePath(path, line_pen(theme.ink2, 1.6 * scale))
            painter.setPen(line_pen(theme.ink2, 1.6 * scale))
            painter.drawEllipse(centre, 3 * scale, 3 * scale)

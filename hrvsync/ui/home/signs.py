"""The small signs at home: of the app, of what one can begin alone, and of the three steps to a first session."""

import math
from typing import override

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy

from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, line_pen, shape

RAYS = 5


class SignData(msgspec.Struct, frozen=True):
    """`kind` is "logo", "morning", "alone", "strap", "sit" or "disc"."""

    kind: str


class Sign(Part[SignData]):
    """A sign without words; screen readers pass it over."""

    width_px = height_px = 52

    def __init__(self, kind: str, size: int = 52) -> None:
        self.width_px = self.height_px = size
        super().__init__(SignData(kind))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        unit = min(box.width(), box.height()) / 52
        painter.translate(box.center())
        painter.scale(unit, unit)
        DRAWN[self.data.kind](painter, theme)


def _logo(painter: QPainter, theme: Theme) -> None:
    circles = [QPainterPath(), QPainterPath()]
    for circle, side in zip(circles, (-9, 9), strict=True):
        circle.addEllipse(QPointF(side, 0), 17, 17)
    for circle, who in zip(circles, "AB", strict=True):
        fill(painter, theme.seats[who])
        painter.drawPath(circle)
    fill(painter, theme.accent)
    painter.drawPath(circles[0].intersected(circles[1]))


def _morning(painter: QPainter, theme: Theme) -> None:
    painter.setPen(line_pen(theme.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = QPainterPath(QPointF(-11, 12))
    half.arcTo(QRectF(-11, 1, 22, 22), 180, -180)
    painter.fillPath(half, QColor(theme.wash))
    painter.drawPath(half)
    painter.drawLine(QPointF(-22, 12), QPointF(22, 12))
    for ray in range(RAYS):
        angle = math.pi * (ray + 0.5) / RAYS
        way = QPointF(-math.cos(angle), -math.sin(angle))
        painter.drawLine(QPointF(0, 12) + way * 15, QPointF(0, 12) + way * 21)


def _alone(painter: QPainter, theme: Theme) -> None:
    fill(painter, theme.wash)
    painter.drawEllipse(QPointF(), 18, 18)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(theme.accent, 2))
    painter.drawEllipse(QPointF(), 11, 11)


def _strap(painter: QPainter, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(theme.rule, 2))
    for side in (-1, 1):
        body = QPainterPath(QPointF(side * 13, -24))
        body.cubicTo(QPointF(side * 14, -12), QPointF(side * 22, -12), QPointF(side * 22, 4))
        body.lineTo(QPointF(side * 22, 24))
        painter.drawPath(body)
    painter.setPen(line_pen(theme.accent, 4))
    painter.drawLine(QPointF(-22, 6), QPointF(22, 6))
    fill(painter, theme.accent)
    painter.drawRoundedRect(QRectF(-8, 0, 16, 12), 6, 6)


def _sit(painter: QPainter, theme: Theme) -> None:
    for who, side in (("A", -13), ("B", 13)):
        fill(painter, theme.seats[who])
        shape(painter, who, QPointF(side, -15), 12)
        body = QPainterPath(QPointF(side - 11, 22))
        body.cubicTo(QPointF(side - 11, -8), QPointF(side + 11, -8), QPointF(side + 11, 22))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line_pen(theme.rule, 2))
        painter.drawPath(body)


def _disc(painter: QPainter, theme: Theme) -> None:
    fill(painter, theme.wash)
    painter.drawEllipse(QPointF(), 25, 25)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(mix(theme.accent, theme.card, 0.9), 2))
    painter.drawEllipse(QPointF(), 16, 16)
    for who, side in (("A", -16), ("B", 16)):
        fill(painter, theme.seats[who])
        shape(painter, who, QPointF(side, 0), 8)


DRAWN = {"logo": _logo, "morning": _morning, "alone": _alone, "strap": _strap, "sit": _sit, "disc": _disc}

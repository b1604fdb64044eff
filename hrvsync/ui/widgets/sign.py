"""Small signs without words: of the app, of what one can begin, of the first steps and of what one agrees on."""

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
    """`kind` is one of `DRAWN`; `ground` puts it on a lit circle."""

    kind: str
    ground: bool = False


class Sign(Part[SignData]):
    """A sign without words; screen readers pass it over."""

    width_px = height_px = 52

    def __init__(self, kind: str, size: int = 52, *, ground: bool = False) -> None:
        self.width_px = self.height_px = size
        super().__init__(SignData(kind, ground))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        unit = min(box.width(), box.height()) / 52
        painter.translate(box.center())
        painter.scale(unit, unit)
        if self.data.ground:
            fill(painter, theme.wash)
            painter.drawEllipse(QPointF(), 26, 26)
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


def _heart(painter: QPainter, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(theme.accent, 2))
    path = QPainterPath(QPointF(0, 9))
    for side in (-1, 1):
        path.moveTo(0, 10)
        path.cubicTo(QPointF(side * 16, 0), QPointF(side * 11, -14), QPointF(0, -4))
    painter.drawPath(path)


def _lock(painter: QPainter, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(theme.accent, 2))
    painter.drawRoundedRect(QRectF(-9, -3, 18, 14), 3, 3)
    bow = QPainterPath(QPointF(-5, -3))
    bow.cubicTo(QPointF(-5, -14), QPointF(5, -14), QPointF(5, -3))
    painter.drawPath(bow)
    painter.drawLine(QPointF(0, 3), QPointF(0, 5))


def _hand(painter: QPainter, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(line_pen(theme.accent, 2))
    palm = QPainterPath(QPointF(-7, 0))
    palm.cubicTo(QPointF(-13, -3), QPointF(-13, 3), QPointF(-6, 8))
    palm.cubicTo(QPointF(-3, 13), QPointF(8, 13), QPointF(8, 3))
    palm.lineTo(8, -4)
    painter.drawPath(palm)
    for x, top in ((-7, -7), (-3.25, -11), (0.5, -12), (4.25, -11), (8, -6)):
        painter.drawLine(QPointF(x, top), QPointF(x, 0))


def _moon(painter: QPainter, theme: Theme) -> None:
    whole, bitten = QPainterPath(), QPainterPath()
    whole.addEllipse(QPointF(0, 0), 12, 12)
    bitten.addEllipse(QPointF(6, -4), 10, 10)
    painter.setPen(line_pen(theme.accent, 2))
    painter.setBrush(QColor(theme.wash))
    painter.drawPath(whole.subtracted(bitten))


def _clock(painter: QPainter, theme: Theme) -> None:
    painter.setPen(line_pen(theme.accent, 2))
    painter.setBrush(QColor(theme.wash))
    painter.drawEllipse(QPointF(), 12, 12)
    painter.drawLine(QPointF(), QPointF(0, -7))
    painter.drawLine(QPointF(), QPointF(5, 3))


def _house(painter: QPainter, theme: Theme) -> None:
    painter.setPen(line_pen(theme.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(-20, -2), QPointF(0, -18), QPointF(20, -2)])
    painter.drawPolyline([QPointF(-15, -4), QPointF(-15, 16), QPointF(15, 16), QPointF(15, -4)])
    for who, side in (("A", -6), ("B", 6)):
        fill(painter, theme.seats[who])
        shape(painter, who, QPointF(side, 6), 9)


DRAWN = {
    "heart": _heart,
    "lock": _lock,
    "hand": _hand,
    "moon": _moon,
    "clock": _clock,
    "house": _house,
    "logo": _logo,
    "morning": _morning,
    "alone": _alone,
    "strap": _strap,
    "sit": _sit,
    "disc": _disc,
}

"""Dots over days with the band in which the middle half of them lies, and the line of their means."""

import math
from typing import override

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF

from hrvsync.ui import phrases
from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.widgets.axes import Axes, Frame
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, dot, line_pen, write

RADIUS, NEAR = 4.0, 14.0  # px


class Point(msgspec.Struct, frozen=True):
    """A dot; `text` is said of it when it is pointed at."""

    x: float
    y: float
    text: str = ""


class DotsData(msgspec.Struct, frozen=True):
    """`points` within `axes`, of the person `who` or of both; `bands` are (x, low, high), the wider ones first.

    A band of a single place is drawn over the whole width.
    """

    points: tuple[Point, ...]
    axes: Axes
    bands: tuple[tuple[tuple[float, float, float], ...], ...] = ()
    line: tuple[tuple[float, float], ...] = ()
    who: str = ""


class DotPlot(Part[DotsData]):
    """The arrow keys go from dot to dot, as the mouse does."""

    width_px, height_px = 320, 120
    grows_down = True

    def __init__(self, data: DotsData, name: str = "") -> None:
        self._lit = -1
        super().__init__(data, name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def lit(self) -> int:
        """Which dot is pointed at; -1 is none."""
        return self._lit if self._lit < len(self.data.points) else -1

    def describe(self) -> str:
        """Return how many dots there are, or what is said of the one that is pointed at."""
        if self.lit >= 0:
            return self.data.points[self.lit].text
        n = len(self.data.points)
        return phrases.tr("one dot") if n == 1 else phrases.tr("{n} dots").format(n=phrases.number(n))

    def point_at(self, index: int) -> None:
        """Light a dot and say what it is."""
        if index != self._lit:
            self._lit = index
            self.setAccessibleDescription(self.describe())
            self.update()

    def frame(self) -> Frame:
        """Return where the axes lie."""
        return Frame(self.letters("axis"), QRectF(self.rect()), self.data.axes, self.px(1), self.px(RADIUS + 2))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self.data.points:
            super().keyPressEvent(event)
        else:
            start = len(self.data.points) if self.lit < 0 and step < 0 else self.lit
            self.point_at(min(max(0, start + step), len(self.data.points) - 1))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frame()
        near = [
            (QPointF(frame.at(point.x, point.y) - event.position()).manhattanLength(), index)
            for index, point in enumerate(self.data.points)
        ]
        distance, index = min(near, default=(math.inf, -1))
        self.point_at(index if distance <= self.px(NEAR) else -1)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(-1)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw bands, axes, line and dots; a balloon over the one that is pointed at."""
        data, frame = self.data, self.frame()
        colour = theme.seats[data.who] if data.who else theme.accent
        own = theme.tint[data.who] if data.who else theme.band
        for depth, band in enumerate(data.bands):
            fill(painter, mix(own, theme.card, 0.55 + 0.45 * (depth + 1) / len(data.bands)))
            places = band if len(band) > 1 else tuple((x, *band[0][1:]) for x in data.axes.x) if band else ()
            edge = [frame.at(x, low) for x, low, _ in places] + [frame.at(x, high) for x, _, high in reversed(places)]
            painter.drawPolygon(QPolygonF(edge))
        frame.draw(painter, theme)
        if data.line:
            painter.setPen(line_pen(colour, self.px(1.8)))
            run: list[QPointF] = []
            for x, y in (*data.line, (math.nan, math.nan)):
                if math.isnan(y):
                    painter.drawPolyline(QPolygonF(run))
                    run = []
                else:
                    run.append(frame.at(x, y))
        faint = mix(colour, theme.card, 0.75) if data.line else colour
        for point in data.points:
            dot(painter, frame.at(point.x, point.y), self.px(RADIUS), faint)
        if self.lit >= 0:
            self._paint_balloon(painter, theme, box, frame, data.points[self.lit])

    def _paint_balloon(self, painter: QPainter, theme: Theme, box: QRectF, frame: Frame, point: Point) -> None:
        at, font = frame.at(point.x, point.y), self.letters("axis")
        painter.setPen(QPen(QColor(theme.ink), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, self.px(RADIUS + 4), self.px(RADIUS + 4))
        if not point.text:
            return
        width = min(QFontMetricsF(font).horizontalAdvance(point.text) + self.px(20), box.width())
        height = self.px(24)
        below = at.y() + self.px(12) + height < box.bottom()
        top = at.y() + self.px(12) if below else at.y() - self.px(12) - height
        balloon = QRectF(min(max(box.left(), at.x() - width / 2), box.right() - width), top, width, height)
        fill(painter, theme.dark)
        painter.drawRoundedRect(balloon, height / 2, height / 2)
        write(painter, font, theme.on_dark, balloon, point.text, Qt.AlignmentFlag.AlignHCenter)

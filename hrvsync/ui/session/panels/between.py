"""Between you: a map with one axis for each person, from unsettled to settled, and the trail of the last minute."""

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hrvsync.ui import phrases
from hrvsync.ui.session.panel import Panel, Place
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import Theme, current
from hrvsync.ui.typography import font_of
from hrvsync.ui.widgets import GROWING, add, configure, fill, label, start_painter

TRAIL = 60  # s


class BetweenPanel(Panel):
    """The map of two."""

    place = Place.BELOW
    min_seats = 2

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("Between you"))
        self._map = Map()
        self._sentence = label("", "small", elide=True)
        add(self.rows, label(phrases.tr("Between you"), "head"), (self._map, 1), self._sentence)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew the map when there is a new frame."""
        frame = state.frame
        if frame is None or self.is_drawn(frame, state.theme):
            return
        a, b = self.seats[:2]  # of a recording of more, the first two
        start = frame.t - TRAIL
        across, up = (state.trends.get(f"{who}.settled", start, frame.t) for who in (a, b))
        trail = [(float(x), float(y)) for x, y in zip(across, up, strict=True) if not math.isnan(x + y)]
        self._map.show_trail(state.theme, trail, (state.name(a), state.name(b)))
        self._sentence.setText("" if trail else phrases.tr("needs a settled baseline of both"))


class Map(QWidget):
    """Four fields with their names and a trail of points in -1..1."""

    def __init__(self) -> None:
        super().__init__()
        configure(self, sizePolicy=GROWING, minimumSize=QSize(120, 96))
        self._theme, self._names = current(), ("A", "B")
        self._trail: list[tuple[float, float]] = []

    def show_trail(self, theme: Theme, trail: list[tuple[float, float]], names: tuple[str, str]) -> None:
        """Draw the points of `trail`, oldest first."""
        self._theme, self._trail, self._names = theme, trail, names
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        x, y = box.center().x(), box.center().y()
        settled = QRectF(box.center(), box.topRight()).normalized()
        with start_painter(self) as painter:
            for field, colour in ((box, theme.raised), (settled, theme.wash)):
                fill(painter, colour)
                painter.drawRoundedRect(field, 8, 8)
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            self._paint_names(painter, box)
            self._paint_trail(painter, box)

    def _paint_names(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(font_of(self, "axis"))
        painter.setPen(QColor(self._theme.dim))
        half, middle = box.width() / 2, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        short = painter.fontMetrics().elidedText
        a, b = (
            phrases.tr("{name}\nsettled").format(name=short(name, Qt.TextElideMode.ElideRight, int(half - 12)))
            for name in self._names
        )
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        for text, right, side in (
            (b, 0, top),
            (phrases.tr("both settled"), 1, top),
            (phrases.tr("both unsettled"), 0, bottom),
            (a, 1, bottom),
        ):
            field = QRectF(box.left() + half * right + 4, box.top() + 6, half - 8, box.height() - 12)
            painter.drawText(field, middle | side, text)

    def _paint_trail(self, painter: QPainter, box: QRectF) -> None:
        accent = QColor(self._theme.accent)
        points = [
            box.center() + QPointF(box.width() * max(-1.0, min(1.0, x)), -box.height() * max(-1.0, min(1.0, y))) * 0.46
            for x, y in self._trail
        ]
        for index, (one, other) in enumerate(pairwise(points)):
            accent.setAlphaF(0.1 + 0.7 * index / len(points))
            painter.setPen(QPen(accent, 2))
            painter.drawLine(one, other)
        if points:
            fill(painter, self._theme.accent)
            painter.drawEllipse(points[-1], 7, 7)

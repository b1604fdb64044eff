"""Between you: a map with one axis for each person, from activated to settled, and the way of the last minute."""

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.session.panel import Panel, Place
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import DARK, Theme, mix
from hrvsync.ui.widgets import add, label

TRAIL = 60  # s


class BetweenPanel(Panel):
    """The map of two."""

    place = Place.BELOW
    min_seats = 2

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("Between you"))
        self._map = Map()
        self._sentence = label("", "small", elide=True)
        self._shown: object = None
        add(self.rows, label(phrases.tr("Between you"), "head"), (self._map, 1), self._sentence)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew the map when there is a new frame."""
        frame = state.frame
        if frame is None or self._shown == (frame, state.theme):
            return
        self._shown = frame, state.theme
        a, b = self.seats
        start = frame.t - TRAIL
        across = state.trends.get(f"{a}.settled", start, frame.t)
        up = state.trends.get(f"{b}.settled", start, frame.t)
        way = [(float(x), float(y)) for x, y in zip(across, up, strict=True) if not math.isnan(x + y)]
        self._map.show_way(state.theme, way, (state.names.get(a, a), state.names.get(b, b)))
        self._sentence.setText("" if way else phrases.tr("needs a settled baseline of both"))


class Map(QWidget):
    """Four fields with their names and a trail of points in -1..1."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)
        self._theme: Theme = DARK
        self._way: list[tuple[float, float]] = []
        self._names = ("A", "B")

    def show_way(self, theme: Theme, way: list[tuple[float, float]], names: tuple[str, str]) -> None:
        """Draw the points `way`, oldest first."""
        self._theme, self._way, self._names = theme, way, names
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        middle = box.center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(box, 8, 8)
        painter.setBrush(QColor(mix(theme.accent, theme.raised, 0.12)))
        painter.drawRoundedRect(QRectF(middle, box.topRight()).normalized(), 8, 8)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(QPointF(middle.x(), box.top()), QPointF(middle.x(), box.bottom()))
        painter.drawLine(QPointF(box.left(), middle.y()), QPointF(box.right(), middle.y()))
        self._paint_names(painter, box)
        self._paint_way(painter, box)
        painter.end()

    def _paint_names(self, painter: QPainter, box: QRectF) -> None:
        a, b = self._names
        font = QFont(self.font())
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.dim))
        half = box.width() / 2
        steadies = phrases.tr("{name}\nsteadies")
        wide = int(half - 12)
        a, b = (painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, wide) for name in (a, b))
        for text, right, bottom in (
            (steadies.format(name=b), False, False),
            (phrases.tr("both settled"), True, False),
            (phrases.tr("both activated"), False, True),
            (steadies.format(name=a), True, True),
        ):
            field = QRectF(box.left() + half * right + 4, box.top() + 6, half - 8, box.height() - 12)
            side = Qt.AlignmentFlag.AlignBottom if bottom else Qt.AlignmentFlag.AlignTop
            painter.drawText(field, Qt.AlignmentFlag.AlignHCenter | side | Qt.TextFlag.TextWordWrap, text)

    def _paint_way(self, painter: QPainter, box: QRectF) -> None:
        accent = QColor(self._theme.accent)
        points = [
            QPointF(
                box.center().x() + 0.46 * box.width() * max(-1.0, min(1.0, x)),
                box.center().y() - 0.46 * box.height() * max(-1.0, min(1.0, y)),
            )
            for x, y in self._way
        ]
        for index, (one, other) in enumerate(pairwise(points)):
            accent.setAlphaF(0.1 + 0.7 * index / len(points))
            painter.setPen(QPen(accent, 2))
            painter.drawLine(one, other)
        if points:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent))
            painter.drawEllipse(points[-1], 7, 7)

"""A frame for what is drawn over an axis: three values at the left, a few names below."""

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from hrvsync.beats import Floats
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.part import write

SPARE = 8  # px between a value and the drawing
LINE = 16  # px of a line of letters
BETWEEN = 6  # px between two texts below


class Axes(msgspec.Struct, frozen=True):
    """`x` and `y` from the least to the most; `left` and `below` are (place, text); `unit` stands above the values."""

    x: tuple[float, float]
    y: tuple[float, float]
    left: tuple[tuple[float, str], ...] = ()
    below: tuple[tuple[float, str], ...] = ()
    unit: str = ""


class Frame:
    """The drawing area in a box, with `axes` around it; `right` px stay free for names at the ends of curves."""

    def __init__(self, font: QFont, box: QRectF, axes: Axes, scale: float, right: float = 0.0) -> None:
        metrics, line = QFontMetricsF(font), LINE * scale
        texts = [text for _, text in axes.left] + ([axes.unit] if axes.unit else [])
        self.values = max(map(metrics.horizontalAdvance, texts), default=0.0)
        left = self.values + SPARE * scale if texts else 0.0
        top = 1.5 * line if axes.unit else line / 2 if axes.left else 0.0
        bottom = 1.4 * line if axes.below else line / 2 if axes.left else 0.0
        self.area = box.adjusted(left, top, -right, -bottom)
        self.axes, self._box, self._line, self._font = axes, box, line, font

    def at(self, x: float, y: float) -> QPointF:
        """Return where a point is drawn."""
        (first, last), (low, high) = self.axes.x, self.axes.y
        across, up = (x - first) / ((last - first) or 1.0), (y - low) / ((high - low) or 1.0)
        return QPointF(self.area.left() + across * self.area.width(), self.area.bottom() - up * self.area.height())

    def places(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return where points are drawn (px)."""
        (first, last), (low, high) = self.axes.x, self.axes.y
        across = self.area.left() + (x - first) * (self.area.width() / ((last - first) or 1.0))
        return across, self.area.bottom() - (y - low) * (self.area.height() / ((high - low) or 1.0))

    def line(self, x: Floats, y: Floats) -> list[QPointF]:
        """Return where points are drawn."""
        across, up = self.places(x, y)
        return [QPointF(*point) for point in zip(across.tolist(), up.tolist(), strict=True)]

    def draw(self, painter: QPainter, theme: Theme) -> None:
        """Draw lines at the values, and the texts."""
        font, (first, _) = self._font, self.axes.x
        for value, text in self.axes.left:
            y = self.at(first, value).y()
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(self.area.left(), y), QPointF(self.area.right(), y))
            place = QRectF(self._box.left(), y - self._line / 2, self.values, self._line)
            write(painter, font, theme.dim, place, text, Qt.AlignmentFlag.AlignRight)
        if self.axes.unit:
            place = QRectF(self._box.left(), self._box.top(), self._box.width(), self._line)
            write(painter, font, theme.dim, place, self.axes.unit)
        for x, width, text in self.below():
            place = QRectF(x, self._box.bottom() - self._line, width, self._line)
            write(painter, font, theme.dim, place, text, Qt.AlignmentFlag.AlignHCenter)

    def below(self) -> list[tuple[float, float, str]]:
        """Return the texts below with where they begin and their widths (px): first and last, others where none is."""
        metrics, placed = QFontMetricsF(self._font), list[tuple[float, float, str]]()
        first, last = self.axes.below[:1], self.axes.below[1:][-1:]
        for value, text in (*first, *last, *self.axes.below[1:-1]):
            width = metrics.horizontalAdvance(text) + 2
            x = self.at(value, self.axes.y[0]).x() - width / 2
            x = max(self.area.left() - self.values / 2, min(x, self._box.right() - width))
            if all(x + width + BETWEEN <= other or other + wide + BETWEEN <= x for other, wide, _ in placed):
                placed.append((x, width, text))
        return placed

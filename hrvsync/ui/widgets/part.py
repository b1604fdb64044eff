"""What all pictures have in common: their data come from outside, and they are painted when those change."""

from typing import override

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLabel

from hrvsync.ui.theme import Theme, current
from hrvsync.ui.typography import font_of, text_scale
from hrvsync.ui.widgets.configure import configure
from hrvsync.ui.widgets.painting import fill, start_painter


class Part[D: msgspec.Struct](QLabel):
    """A picture of `data`; screen readers say its name and what `describe` says of the data.

    It is a label with a picture, so that Qt names its role; what is seen, `paint` draws. It needs `width` by `height`
    px at 100 %, and grows with the letters.
    """

    width_px, height_px = 120, 40
    grows_down = False  # it uses more height than it needs

    def __init__(self, data: D, name: str = "") -> None:
        super().__init__()
        self.data = data
        self.setPixmap(QPixmap(1, 1))
        vertical = self.sizePolicy().Policy.Expanding if self.grows_down else self.sizePolicy().Policy.Fixed
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, vertical)
        configure(self, accessibleName=name, accessibleDescription=self.describe())

    def show_data(self, data: D) -> None:
        """Show other data."""
        if data != self.data:
            self.data = data
            self.setAccessibleDescription(self.describe())
            self.renew()

    def describe(self) -> str:
        """Return in words what is seen."""
        return ""

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the data within `box`."""
        raise NotImplementedError  # Qt's metaclass allows no abstract method; a part without this must not stay blank

    def renew(self) -> None:
        """Paint again, as soon as Qt likes; what is kept between two pictures goes first."""
        self.update()

    def px(self, at_100: float) -> float:
        """Return a length of `at_100` px at the present size of letters."""
        return at_100 * text_scale(self)

    def letters(self, role: str) -> QFont:
        """Return the font of a role at the present size of letters."""
        return font_of(self, role)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(round(self.px(self.width_px)), round(self.px(self.height_px)))

    @override
    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(min(60, wanted.width()), wanted.height() // 2 if self.grows_down else wanted.height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self.renew()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with start_painter(self) as painter:
            self.paint(painter, current(), QRectF(self.rect()))


def shape(painter: QPainter, who: str, at: QPointF, size: float) -> None:
    """Draw the sign of a seat around `at`, `size` px wide: a circle for the left one, a diamond for the right one."""
    half = size / 2
    if who == "B":
        half *= 1.2
        points = ((0, -half), (half, 0), (0, half), (-half, 0))
        painter.drawPolygon(QPolygonF([at + QPointF(*point) for point in points]))
    elif who in ("C", "E"):
        up = -1 if who == "C" else 1
        points = ((0, up * half), (half, -up * half), (-half, -up * half))
        painter.drawPolygon(QPolygonF([at + QPointF(*point) for point in points]))
    elif who == "D":
        painter.drawRect(QRectF(at.x() - half, at.y() - half, size, size))
    else:
        painter.drawEllipse(at, half, half)


def write(
    painter: QPainter,
    font: QFont,
    colour: str,
    box: QRectF,
    text: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write `text` in `box`, in the middle of its height; what does not fit ends in an ellipsis."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, shown)


def line_pen(colour: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """Return a pen with round ends; `dash` is in px."""
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        pen.setDashPattern([one / width for one in dash])
    else:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def dot(painter: QPainter, at: QPointF, radius: float, colour: str, *, filled: bool = True) -> None:
    """Draw a dot, or its outline."""
    if filled:
        fill(painter, colour)
        painter.drawEllipse(at, radius, radius)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colour), 1.5))
        painter.drawEllipse(at, radius - 0.75, radius - 0.75)

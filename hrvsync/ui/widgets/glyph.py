"""Buttons with a small drawn sign before their text, or in place of it where there is little room."""

from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QPushButton

from hrvsync.ui.theme import current
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets.configure import Slot, configure, set_role
from hrvsync.ui.widgets.painting import fill, start_painter
from hrvsync.ui.widgets.part import line_pen

SIDE, SIZE, LEFT = 40, 16, 14  # px: of a button without text, of a sign, and where it begins

BACK = [[(0.65, 0.1), (0.3, 0.5), (0.65, 0.9)]]
PLAY = [[(0.2, 0.08), (0.9, 0.5), (0.2, 0.92), (0.2, 0.08)]]
SHARE = [
    [(0.5, 0.66), (0.5, 0.04)],
    [(0.26, 0.28), (0.5, 0.04), (0.74, 0.28)],
    [(0.12, 0.5), (0.12, 0.96), (0.88, 0.96), (0.88, 0.5)],
]
BIN = [
    [(0.06, 0.2), (0.94, 0.2)],
    [(0.36, 0.2), (0.36, 0.05), (0.64, 0.05), (0.64, 0.2)],
    [(0.17, 0.2), (0.22, 0.96), (0.78, 0.96), (0.83, 0.2)],
]
PENCIL = [[(0.08, 0.92), (0.14, 0.68), (0.74, 0.08), (0.92, 0.26), (0.32, 0.86), (0.08, 0.92)]]
IMPORT = [[(0.5, 0.04), (0.5, 0.66)], [(0.26, 0.42), (0.5, 0.66), (0.74, 0.42)], [(0.1, 0.96), (0.9, 0.96)]]
LINES = {"back": BACK, "play": PLAY, "share": SHARE, "bin": BIN, "pencil": PENCIL, "import": IMPORT}
DOTS = {"more": [(0.12, 0.5), (0.5, 0.5), (0.88, 0.5)]}
SIGNS = (*LINES, *DOTS)


class GlyphButton(QPushButton):
    """A quiet button with one of SIGNS; without text its words are the tooltip."""

    def __init__(self, sign: str, text: str, clicked: Slot | None = None, *, bare: bool = False) -> None:
        super().__init__(text)
        self.sign, self._words, self._bare = sign, text, False
        configure(self, role="glyph", accessibleName=text)
        if clicked is not None:
            self.clicked.connect(clicked)
        self.show_bare(bare)

    def show_bare(self, bare: bool) -> None:
        """Show the sign alone, or with its words."""
        if bare != self._bare:
            self._bare = bare
            self.setText("" if bare else self._words)
            self.setToolTip(self._words if bare else "")
            set_role(self, "glyph-bare" if bare else "glyph")
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        if not self._bare:
            return super().sizeHint()
        self.ensurePolished()
        side = round(SIDE * text_scale(self))
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, size = current(), SIZE * text_scale(self)
        left = (self.width() - size) / 2 if self._bare else LEFT * text_scale(self)
        with start_painter(self) as painter:
            ink = theme.ink2 if self.isEnabled() else theme.dim
            draw_sign(painter, self.sign, QRectF(left, (self.height() - size) / 2, size, size), ink)


def draw_sign(painter: QPainter, sign: str, box: QRectF, colour: str) -> None:
    """Draw one of SIGNS in `box`."""

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height())

    painter.setBrush(QColor(0, 0, 0, 0))
    painter.setPen(line_pen(colour, max(1.4, box.width() / 10)))
    for line in LINES.get(sign, ()):
        path = QPainterPath()
        path.addPolygon(QPolygonF([at(*point) for point in line]))
        painter.drawPath(path)
    fill(painter, colour)
    for point in DOTS.get(sign, ()):
        painter.drawEllipse(at(*point), box.width() / 9, box.width() / 9)

"""Where a value stands in a person's own range: a bar, the range lit, one dot. No numbers, no grade."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrvsync.analysis.states.state import LIMIT
from hrvsync.ui import phrases
from hrvsync.ui.theme import DARK, Theme, mix

ENDS = 3 * LIMIT  # spreads from baseline at the ends of the bar


class RangeBar(QWidget):
    """Variability against the person's own range."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme: Theme = DARK
        self._who = "A"
        self._spreads = math.nan

    def show_place(self, theme: Theme, who: str, spreads: float) -> None:
        """Put the dot `spreads` from the middle of the range; NaN: no dot."""
        if (theme, who, spreads) != (self._theme, self._who, self._spreads):
            self._theme, self._who, self._spreads = theme, who, spreads
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, 3, self.width(), 8)
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(bar, 4, 4)
        share = LIMIT / ENDS
        kept = QRectF(bar.width() * (0.5 - share / 2), bar.y(), bar.width() * share, bar.height())
        colour = theme.seats[self._who]
        painter.setBrush(QColor(mix(colour, theme.card, 0.4)))
        painter.drawRoundedRect(kept, 4, 4)
        if not math.isnan(self._spreads):
            at = max(-1.0, min(1.0, self._spreads / ENDS))
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(6 + (bar.width() - 12) * (at + 1) / 2, bar.center().y()), 6, 6)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(QColor(theme.dim))
        line = QRectF(0, 14, self.width(), 16)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, phrases.tr("below your range"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, phrases.tr("above"))
        painter.end()

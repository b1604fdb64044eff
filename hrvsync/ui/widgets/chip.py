"""Chips: a person with the sign of the seat, a strap with the end of its id, a mood."""

from typing import override

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hrvsync.ui.theme import current
from hrvsync.ui.typography import font_of, text_scale
from hrvsync.ui.widgets.configure import configure
from hrvsync.ui.widgets.labels import tip
from hrvsync.ui.widgets.painting import fill, start_painter
from hrvsync.ui.widgets.part import shape

HEIGHT, SIDE, GAP, SIGN = 34, 14, 8, 11


class ChipData(msgspec.Struct, frozen=True):
    """`text`, with `strong` after it (the last letters of a strap's id); `who`: whose sign stands before it.

    One that is `outlined` can be chosen and is not. `about` is the tooltip: the full id of a strap.
    """

    text: str
    strong: str = ""
    who: str = ""
    outlined: bool = False
    about: str = ""


class Chip(QAbstractButton):
    """A round button; one that is checked is lit."""

    def __init__(self, data: ChipData, *, checkable: bool = False, checked: bool = False) -> None:
        super().__init__()
        self.data = data
        fixed = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        configure(self, checkable=checkable, checked=checked, sizePolicy=fixed)
        self.show_data(data)

    def show_data(self, data: ChipData) -> None:
        """Show other data."""
        self.data = data
        text = f"{data.text} {data.strong}".strip()
        configure(self, text=text, accessibleName=text, toolTip=tip(data.about))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        scale = text_scale(self)
        sign = (SIGN + GAP) * scale if self.data.who else 0
        return QSize(round(2 * SIDE * scale + sign + sum(self._widths())) + 2, round(HEIGHT * scale))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, scale, data = current(), text_scale(self), self.data
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        lit = self.isChecked()
        with start_painter(self) as painter:
            edge = theme.rule if self.underMouse() else theme.line
            painter.setPen(QPen(QColor(edge), 1.5) if data.outlined and not lit else Qt.PenStyle.NoPen)
            ground = theme.wash if lit else theme.card if data.outlined else theme.raised
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            x = SIDE * scale
            if data.who:
                fill(painter, theme.seats[data.who])
                shape(painter, data.who, QPointF(x + SIGN * scale / 2, box.center().y()), SIGN * scale)
                x += (SIGN + GAP) * scale
            ink = theme.accent if lit else theme.dim if not self.isEnabled() else theme.ink
            painter.setPen(QColor(ink))
            for text, role, width in zip((data.text, data.strong), self._roles(), self._widths(), strict=True):
                painter.setFont(font_of(self, role))
                painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
                x += width

    def _roles(self) -> tuple[str, str]:
        return ("small-strong" if self.isCheckable() else "small", "small-strong")

    def _widths(self) -> tuple[float, float]:
        plain, strong = (QFontMetricsF(font_of(self, role)) for role in self._roles())
        text, end = self.data.text + (" " if self.data.strong else ""), self.data.strong
        return plain.horizontalAdvance(text), strong.horizontalAdvance(end)

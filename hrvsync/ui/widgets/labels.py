"""Labels: plain, of several lines, or shortened to the room there is."""

import re
from html import escape
from typing import override

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption

from hrvsync.ui.widgets.configure import configure
from hrvsync.ui.widgets.motion import SENTENCE_MS, animate

SEPARATOR = " · "


class WrappedLabel(QLabel):
    """A label of several lines that never gets less height than they need: layouts alone do not always ensure that."""

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(0)  # QLabel counts it in, and would never need less again
        self.setMinimumHeight(max(self.fontMetrics().height(), self.heightForWidth(self.width())))


class FadingLabel(WrappedLabel):
    """A label of which one sentence fades before the next comes; the first is there at once, as are other numbers."""

    def __init__(self, text: str = "", ms: int = SENTENCE_MS) -> None:
        super().__init__(text)
        self._before, self._done, self._ms = "", 1.0, ms

    @override
    def setText(self, text: str) -> None:
        before = self.text()
        super().setText(text)
        if before and self.isVisible() and re.sub(r"\d+", "", before) != re.sub(r"\d+", "", text):
            self._before, self._done = before, 0.0
            animate(self, self._ms, self._fade)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._done == 1.0:
            super().paintEvent(event)
            return
        option = QStyleOption()
        option.initFrom(self)
        with QPainter(self) as painter:
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
            painter.setPen(self.palette().color(self.foregroundRole()))
            flags = self.alignment() | Qt.TextFlag.TextWordWrap
            # One goes before the other comes: over each other nobody could read them.
            for text, share in ((self._before, 1.0 - 2 * self._done), (self.text(), 2 * self._done - 1.0)):
                painter.setOpacity(max(0.0, share))
                painter.drawText(QRectF(self.contentsRect()), flags, text)

    def _fade(self, done: float) -> None:
        self._done = done
        self.update()


class ElidedLabel(QLabel):
    """A label that leaves out the last of the parts between middle dots where there is no room for all.

    A single part is shortened with an ellipsis. The full text is the tooltip. With `whole` it shows all or nothing.
    """

    def __init__(self, text: str = "", *, whole: bool = False) -> None:
        super().__init__()
        self._whole, self._full = whole, ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        configure(self, minimumWidth=24, sizePolicy=policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        if text != self._full:
            self._full = text
            self.setAccessibleName(text)
            self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        shown = self._full
        while SEPARATOR in shown and metrics.horizontalAdvance(shown) > width:
            shown = shown.rpartition(SEPARATOR)[0]
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
        if self._whole and shown != self._full:
            shown = ""
        super().setText(shown)
        self.setToolTip(tip(self._full) if shown != self._full else "")


def tip(text: str) -> str:
    """Return `text` as a tooltip shows it letter by letter, whatever tags a name holds."""
    return f"<span>{escape(text)}</span>" if "<" in text else text


def label(
    text: str = "",
    role: str = "",
    *,
    wrap: bool = False,
    elide: bool = False,
    whole: bool = False,
    fades: bool = False,
    fade_ms: int = SENTENCE_MS,
    right: bool = False,
) -> QLabel:
    """Make a label of plain text in one of the style sheet's roles.

    `wrap` breaks lines, `elide` shortens the text to the room there is, `whole` shows all of it or nothing; one that
    `fades` (in `fade_ms`) breaks lines, too.
    """
    wrap |= fades
    made = ElidedLabel(text, whole=whole) if elide or whole else WrappedLabel(text) if wrap else QLabel(text)
    made = FadingLabel(text, fade_ms) if fades else made
    configure(made, textFormat=Qt.TextFormat.PlainText, role=role, wordWrap=wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if right:
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made

"""The plain pieces that panels are made of: a rounded card and labels with a role."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from hrvsync.ui.theme import Theme


class Card(QFrame):
    """A rounded area with a vertical `rows` layout; `wear` is called once for each theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.setAccessibleName(name)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(20, 16, 20, 16)
        self.rows.setSpacing(8)
        self._worn: Theme | None = None

    def dress(self, theme: Theme) -> None:
        """Take the colours of `theme` if it is another than before."""
        if theme is not self._worn:
            self._worn = theme
            self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Colour what the style sheet does not reach."""


class Wrapped(QLabel):
    """A label of several lines that never gets less height than they need: layouts alone do not always see to that."""

    def resizeEvent(self, event: object) -> None:
        self._need()

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._need()

    def _need(self) -> None:
        self.setMinimumHeight(0)  # QLabel counts it in, and would never need less again
        self.setMinimumHeight(max(self.fontMetrics().height(), self.heightForWidth(self.width())))


def label(text: str = "", look: str = "", *, wrap: bool = False, right: bool = False) -> QLabel:
    """A label in one of the style sheet's looks."""
    made = Wrapped(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        made.setProperty("look", look)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if right:
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))  # of a box's width and height


class CheckBox(QCheckBox):
    """A box that shows a tick where it is checked: a style sheet alone can only fill it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().highlightedText(), box.width() / 9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in TICK])
        painter.end()


PART = " · "


class Elided(QLabel):
    """A label that leaves out the last of the parts between middle dots where there is no room for all.

    One part is shortened with an ellipsis. The whole text is the tooltip. With `whole` it shows all or nothing.
    """

    def __init__(self, look: str = "", *, right: bool = False, whole: bool = False) -> None:
        super().__init__()
        self._all = whole
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", look)
        self.setMinimumWidth(24)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def say(self, text: str) -> None:
        """Show `text`, as much of it as fits."""
        if text != self._whole:
            self._whole = text
            self.setAccessibleName(text)
            self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        shown = self._whole
        while PART in shown and metrics.horizontalAdvance(shown) > width:
            shown = shown.rpartition(PART)[0]
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
        if self._all and shown != self._whole:
            shown = ""
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is a stretch."""
    made = QHBoxLayout()
    made.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            made.addStretch(1)
        else:
            made.addWidget(widget, 1 if isinstance(widget, Elided) else 0)
    return made


def restyle(widget: QWidget, look: str) -> None:
    """Give `widget` another role of the style sheet."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)

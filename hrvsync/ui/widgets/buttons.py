"""Buttons from one call each, and a check box that shows a tick."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QPushButton, QStyle, QStyleOptionButton

TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))  # of a box's width and height


def button(
    text: str,
    role: str = "",
    clicked: Callable[..., object] | SignalInstance | None = None,
    *,
    name: str = "",
    tip: str = "",
    checkable: bool = False,
    keeps_focus: bool = True,
) -> QPushButton:
    """Make a button in one of the style sheet's roles that calls (or emits) `clicked`.

    `name` is what a screen reader says instead of the text. Without `keeps_focus` only Tab gives it the focus, so that
    a click leaves the keys to the view.
    """
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(name)
    made.setToolTip(tip)
    made.setCheckable(checkable)
    if not keeps_focus:
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if clicked is not None:
        made.clicked.connect(clicked)
    return made


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

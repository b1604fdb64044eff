"""A box to tick."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from hrvsync.ui.widgets.painting import start_painter

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
        brush, round_cap, round_join = (
            self.palette().highlightedText(),
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
        with start_painter(self) as painter:
            painter.setPen(QPen(brush, box.width() / 9, Qt.PenStyle.SolidLine, round_cap, round_join))
            painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in TICK])

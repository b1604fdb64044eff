"""What stands where there is nothing yet: a picture, one line, and what to do."""

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.configure import configure
from hrvsync.ui.widgets.labels import label
from hrvsync.ui.widgets.layouts import hbox, vbox
from hrvsync.ui.widgets.part import Part, dot

COLUMNS, ROWS, APART = 7, 4, 23
FILLED = (2, 1), (4, 3)


class Dots(msgspec.Struct, frozen=True):
    """A calendar in which nothing is filled but two days."""


class EmptyPicture(Part[Dots]):
    """Days to come."""

    width_px, height_px = COLUMNS * APART, ROWS * APART

    def __init__(self) -> None:
        super().__init__(Dots())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw them."""
        apart = self.px(APART)
        for column in range(COLUMNS):
            for row in range(ROWS):
                filled = (column, row) in FILLED
                at = QPointF(apart * (column + 0.5), apart * (row + 0.5))
                dot(painter, at, self.px(6.5 if filled else 2.0), theme.accent if filled else theme.line)


class EmptyState(QWidget):
    """A picture, a head, one line, and buttons."""

    def __init__(self, head: str, text: str = "", *buttons: QPushButton) -> None:
        super().__init__()
        configure(self, accessibleName=head, accessibleDescription=text)
        self.head, self.text = label(head, "head", wrap=True), label(text, "small", wrap=True)
        for one in (self.head, self.text):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = (6, hbox(None, *buttons, None, spacing=10)) if buttons else ()
        vbox(None, hbox(None, EmptyPicture(), None), 8, self.head, self.text, *row, None, parent=self, spacing=6)

    def show_text(self, head: str, text: str = "") -> None:
        """Show other words."""
        self.head.setText(head)
        self.text.setText(text)
        configure(self, accessibleName=head, accessibleDescription=text)

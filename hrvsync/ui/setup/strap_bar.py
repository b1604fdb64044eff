"""The strap of a seat: a bar in the seat's colour that can be dragged to the other seat, or the place for one."""

from typing import override

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame

from hrvsync.ui.setup.least_width import least_width
from hrvsync.ui.setup.tray import drag_strap
from hrvsync.ui.theme import current
from hrvsync.ui.widgets import Slot, button, configure, hbox, label, show, start_painter, tip
from hrvsync.ui.widgets.beads import Beads, BeadsData

HIGH, LOW, BEADS = 54, 46, 80  # px
QWIDGETSIZE_MAX = 16_777_215  # what Qt calls no limit
SHOWN = 40  # intervals that are kept for the beads


class StrapBar(QFrame):
    """What is worn, what it says, and the button that takes it off; `take_off` is called by it.

    A place without a strap emits that it was pressed.
    """

    pressed = Signal()

    def __init__(self, who: str, name: str, take_off: Slot) -> None:
        super().__init__()
        configure(self, accessibleName=name)
        self.who, self.own, self._held, self._low = who, "", QPoint(), False
        self.title = label("", "strap-" + who)
        self.about = label("", "strap-small-" + who, elide=True)
        self.beads = Beads(BeadsData(who), self.tr("Heartbeats"))
        self.free = button(self.tr("Take off"), "small", take_off)
        self._row = hbox(self.title, self.about, self.free, parent=self, spacing=12, margins=(20, 4, 12, 4))
        self.setMinimumHeight(HIGH)

    def show_strap(self, own: str, title: str, about: str, *, removable: bool) -> None:
        """Show the strap `own`, or with none what is looked for."""
        self.own = own
        self.title.setText(title)
        self.title.setToolTip(tip(own))
        self.setToolTip(tip(own))
        self.about.setText(about)
        show(removable, self.free)
        self.setCursor(Qt.CursorShape.OpenHandCursor if own else Qt.CursorShape.PointingHandCursor)
        if not own:
            self.beads.show_data(BeadsData(self.who))
        self._show_beads()
        self.update()

    def beat(self, rr_ms: tuple[float, ...]) -> None:
        """Put the beads of new intervals (ms) on the string."""
        self.beads.show_data(BeadsData(self.who, (*self.beads.data.intervals, *rr_ms)[-SHOWN:]))
        self._show_beads()

    def least_width(self, *, low: bool) -> int:
        """Return the width (px) that it needs, `low` or not, with a strap that beats."""
        beads = 0 if not low else self._row.spacing() + min(BEADS, least_width(self.beads))
        margins = self._row.contentsMargins()
        return margins.left() + margins.right() + beads + least_width(self.title, self.about, self.free, spacing=12)

    def set_low(self, low: bool) -> None:
        """Be flat, with the beads inside as soon as there are any."""
        self._low = low
        self.setMinimumHeight(LOW if low else HIGH)
        if low:
            self._row.insertWidget(2, self.beads)
        self.beads.setMaximumWidth(BEADS if low else QWIDGETSIZE_MAX)
        self._show_beads()

    @property
    def crowded(self) -> bool:
        """Whether beads take the room that more words would need."""
        return self._low and bool(self.beads.data.intervals)

    def _show_beads(self) -> None:
        show(not self._low or self.crowded, self.beads)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position().toPoint()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.own and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._held).manhattanLength() >= QApplication.startDragDistance()
        if self.own and event.buttons() & Qt.MouseButton.LeftButton and far:
            drag_strap(self, self.own, self.grab(), self._held)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = current(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with start_painter(self) as painter:
            if self.own:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.tint[self.who]))
            else:
                pen = QPen(QColor(theme.seats[self.who]), 1.2)
                pen.setDashPattern([3, 3])
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

"""The end of a session: twenty seconds without a number, while the disc dissolves. The recording is safe by then."""

from typing import override

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QShowEvent

from hrvsync.ui.page import Page
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets import announce, configure, fill, label, vbox
from hrvsync.ui.widgets.disc import AIR, BRIGHT, LARGEST, SMALLEST
from hrvsync.ui.widgets.disc_picture import draw_still
from hrvsync.ui.widgets.motion import DISSOLVE_MS, animate, moves
from hrvsync.ui.widgets.part import Part, shape
from hrvsync.ui.widgets.phase_strip import lengths
from hrvsync.ui.widgets.ring import WIDTH, RingData, paint_ring

LASTS_MS = 20_000
LIGHT, LEFT = LARGEST * SMALLEST, 0.25  # of the ring's radius: the disc; how much of it stays
DOT, APART = 22.0, 15.0  # px of each one's sign; from the middle


class Closing(Page):
    """Says thank you, then that it is `left`; any key or click leaves it at once."""

    def __init__(self, state: SessionState) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = state.theme
        phases = lengths(state.outline or state.phases)
        self._light = Dissolving(RingData(phases, sum(phase or 0.0 for phase in phases)))
        self._light.seats = tuple(state.names)
        self._thanks = configure(label(self.tr("Thank you."), "title"), alignment=Qt.AlignmentFlag.AlignCenter)
        self._notice = configure(
            label(self.tr("Notice how you are now."), "lead"), alignment=Qt.AlignmentFlag.AlignCenter
        )
        vbox((self._light, 1), 16, self._thanks, self._notice, 56, parent=self, spacing=8, margins=(40, 40, 40, 6))
        self._timer = configure(QTimer(self), singleShot=True, interval=LASTS_MS, timeout=self.left)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self._light.dissolve()
        announce(self, f"{self._thanks.text()} {self._notice.text()}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.left.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.left.emit()


class Dissolving(Part[RingData]):
    """A disc that loses most of its light, and the signs of those who breathed, side by side."""

    width_px = height_px = 240
    grows_down = True
    seats: tuple[str, ...] = ()

    def __init__(self, data: RingData) -> None:
        super().__init__(data)
        self._light, self._picture = 1.0, QImage()

    def dissolve(self) -> None:
        """Begin to lose the light."""
        if moves():
            animate(self, DISSOLVE_MS, self._fade)
        else:
            self._fade(1.0)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the whole ring, what is left of the disc, and the signs."""
        paint_ring(painter, theme, box, self.data)
        radius, middle = min(box.width(), box.height()) / 2 - WIDTH, box.center()
        side = round(2 * radius * AIR[0][0])
        if self._picture.width() != side:
            circles = (*((radius * far, share) for far, share in AIR), (radius * LIGHT, BRIGHT))
            self._picture = draw_still(theme, "", theme.ground, side, circles)
        painter.setOpacity(self._light)
        painter.drawImage(middle - QPointF(side / 2, side / 2), self._picture)
        painter.setOpacity(1.0)
        off = self.px(APART) if len(self.seats) > 1 else 0.0
        for who, x in zip(self.seats[:2], (-off, off), strict=False):
            fill(painter, theme.seats[who])
            shape(painter, who, middle + QPointF(x, 0), self.px(DOT))

    def _fade(self, done: float) -> None:
        self._light = 1.0 - (1.0 - LEFT) * done
        self.update()

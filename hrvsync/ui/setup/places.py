"""The seats with the straps in sight: between them, in a row below them, or all below each other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from hrvsync.ui.setup.arrangement import GAP, Way
from hrvsync.ui.setup.seat import Seat
from hrvsync.ui.setup.strap_bar import QWIDGETSIZE_MAX
from hrvsync.ui.setup.tray import StrapTray
from hrvsync.ui.widgets import label, show, vbox

ALONE = 760  # px that the only seat is wide at most


class Places(QWidget):
    """Arranges `seats` and `straps`, and says of the straps how one gets to a seat, or that they are looked for."""

    def __init__(self, seats: Sequence[Seat], straps: StrapTray) -> None:
        super().__init__()
        self._seats, self._straps = list(seats), straps
        several = len(self._seats) > 1
        self.way: Way | None = None
        self._in_sight = label(self.tr("In sight"), "caption")
        drag = self.tr("Drag a strap to a seat, or press\nthe seat's place, or ← or →.")
        self._how = label(drag if several else self.tr("Press Return to take it."), "small", wrap=True)
        self._how_short = label(self.tr("← or → gives a seat") if several else self.tr("Return takes it"), "small")
        looking = self.tr("Looking for straps ... Put one on; moist electrodes wake it.")
        self._looking = label(looking, "small", wrap=True)
        texts = self._looking, self._how, self._how_short
        self._tray = QWidget()
        self._box = vbox((None, 1), self._in_sight, straps, *texts, (None, 1), parent=self._tray, spacing=10)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)

    @property
    def in_turn(self) -> tuple[QWidget, ...]:
        """Seats and straps in the order of reading."""
        first, *others = self._seats
        return (first, self._straps, *others) if self.way == "between" else (*self._seats, self._straps)

    def place(self, way: Way, *, about_below: bool) -> None:
        """Arrange them again; `about_below`: what each says of their body stands in two lines."""
        self.way = way
        low, narrow = way != "between", way == "below"
        for one in (*self._seats, self._tray):
            self._grid.removeWidget(one)
        for column in range(3):
            self._grid.setColumnStretch(column, 0)
        for place, seat in enumerate(self._seats):
            row, column = (place, 0) if narrow else (0, place if low else 2 * place)
            seat.set_low(low)
            seat.put_about(below=about_below)
            self._grid.addWidget(seat, row, column)
            seat.setMaximumWidth(ALONE if len(self._seats) == 1 else QWIDGETSIZE_MAX)
            self._grid.setColumnStretch(column, 5)
        if low:
            self._grid.addWidget(self._tray, len(self._seats), 0, 1, 1 if narrow else len(self._seats))
        else:
            self._grid.addWidget(self._tray, 0, 1)
        across, down = self._box.Direction.LeftToRight, self._box.Direction.TopToBottom
        self._box.setDirection(across if way == "row" else down)
        self._box.setStretchFactor(self._straps, 1000 if low else 0)
        for text in (self._how, self._looking):
            text.setAlignment(Qt.AlignmentFlag.AlignLeft if low else Qt.AlignmentFlag.AlignHCenter)
        self._box.setAlignment(self._in_sight, Qt.AlignmentFlag.AlignCenter)
        self._straps.set_low(low)

    def show_straps(self, *, looking: bool) -> None:
        """Show those in sight and how one gets to a seat; where there is none, that they are looked for."""
        some, low = bool(self._straps.shown), self.way != "between"
        show(some, self._straps, self._in_sight)
        show(some and not low, self._how)
        show(some and low, self._how_short)
        show(looking, self._looking)
        show(some or looking or not low, self._tray)

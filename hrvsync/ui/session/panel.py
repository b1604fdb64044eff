"""What a panel is: it shows one thing about one or all seats, and says where the details view places it."""

from enum import Enum
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import GROWING, Card, configure

HIDDEN = "•••"  # in place of a number of someone whose seat is in `state.hidden`
DESCRIBE_EVERY = 10  # s between two descriptions for screen readers


class Place(Enum):
    """Where a panel goes: a card for each person, a plot on that card, the centre between them, or the row below."""

    PERSON = "person"
    PLOT = "plot"
    CENTRE = "centre"
    BELOW = "below"


class Panel(Card):
    """Shows `seats`; a panel of one person gets one seat. With fewer than `min_seats` it is left out."""

    place: ClassVar[Place]
    min_seats: ClassVar[int] = 1

    seek_requested = Signal(float)  # session time (s)
    repeat_requested = Signal(float, float)  # from and to, session time (s)
    hide_toggled = Signal(str)  # the seat whose numbers are to be hidden, or shown again

    def __init__(self, seats: tuple[str, ...], name: str = "", *, spacing: int = 8) -> None:
        super().__init__(name, spacing=spacing)
        self.seats = seats
        self._drawn: tuple[object, ...] = ()

    def is_drawn(self, *key: object) -> bool:
        """Return whether the panel was last drawn with this key, and remember the key."""
        before, self._drawn = self._drawn, key
        return before == key

    def draw(self, state: SessionState, wall: float) -> None:
        """Show `state` at `wall` (s); called thirty times a second while visible: renew only what has changed.

        Nothing, descriptions for screen readers included, shows a number of someone whose seat is in `state.hidden`.
        """
        raise NotImplementedError  # Qt's metaclass allows no abstract method; a panel without this must not stay blank

    def set_dense(self, dense: bool) -> None:
        """Take less height, as in a small window, where the panel can."""

    def hold(self, widget: QWidget) -> None:
        """Give `widget` the room that is left on the panel."""
        self.rows.addWidget(widget, 1)


class PlotPanel(Panel):
    """One picture of the body of one person, `who`; `note` stands above it beside its title."""

    place = Place.PLOT

    def __init__(self, seats: tuple[str, ...], title: str = "") -> None:
        super().__init__(seats, title)
        self.who, self.title, self.note = seats[0], title, ""
        configure(self, role="", sizePolicy=GROWING, minimumHeight=48)
        self.rows.setContentsMargins(0, 0, 0, 0)

    def offered(self, state: SessionState) -> bool:
        """Whether there is anything that this plot could show."""
        return True

"""The views of a session, of which one is shown: Breathe, Details, of a recording the replay, a practitioner's own."""

from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from hrvsync.session import Session
from hrvsync.ui import phrases
from hrvsync.ui.session.breathe import Breathe
from hrvsync.ui.session.details import Details
from hrvsync.ui.session.replay import ReplayView
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets.cross_fade import cross_fade


class View(Protocol):
    """What each of them can do."""

    def draw(self, state: SessionState, wall: float) -> None:
        """Show `state` at `wall` (s)."""


class Turn(NamedTuple):
    """A view that comes in turn, what it is called, and its sign."""

    view: QWidget
    name: str
    sign: str


class Views(QStackedWidget):
    """Fades from one view into the next; what is not shown needs no room, and is not drawn."""

    changed = Signal()  # another view is shown
    hide_toggled = Signal(str)  # the seat whose numbers are to be hidden, or shown again

    def __init__(self, session: Session) -> None:
        super().__init__()
        seats = tuple(session.names)
        self.breathe, self.details = Breathe(seats), Details(seats)
        recorded = session.transport is not None
        self.replay = ReplayView(session) if recorded else None
        self._turns = [
            Turn(self.details, phrases.tr("Details"), "curves"),
            Turn(self.breathe, phrases.tr("Breathe view"), "circle"),
        ]
        if self.replay is not None:
            self._turns.append(Turn(self.replay, phrases.tr("Replay"), "again"))
        for view in (self.details, self.breathe, self.replay):
            if view is not None:
                self.addWidget(view)
                view.hide_toggled.connect(self.hide_toggled)

    @property
    def calm(self) -> bool:
        """Whether Breathe is shown."""
        return self.currentWidget() is self.breathe

    @property
    def next_one(self) -> Turn:
        """The view that comes next in turn; after one that has no turn, the first."""
        shown = self.currentWidget()
        at = next((n for n, turn in enumerate(self._turns) if turn.view is shown), -1)
        return self._turns[(at + 1) % len(self._turns)]

    def show_next(self) -> None:
        """Show the view that comes next in turn."""
        self.show_view(self.next_one.view)

    def show_view(self, shown: QWidget | None) -> None:
        """Show a view; without one that with which this session begins."""
        shown = shown or self.replay or self.breathe
        if self.indexOf(shown) < 0:
            self.addWidget(shown)
        with cross_fade(self):
            self.setCurrentWidget(shown)
            for view in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                policy = QSizePolicy.Policy
                needed = policy.Preferred if view is shown else policy.Ignored
                view.setSizePolicy(needed, needed)
        self.changed.emit()

    def draw(self, state: SessionState, wall: float) -> None:
        """Draw the one that is shown."""
        view: View = self.currentWidget()  # pyright: ignore[reportAssignmentType]
        view.draw(state, wall)

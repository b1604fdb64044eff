"""Details: everything at once, for a practitioner, a researcher or a curious couple. Places the panels of PANELS."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QPushButton, QWidget

from hrvsync.analysis.live import Frame
from hrvsync.ui import phrases
from hrvsync.ui.session.pacer import ring_of
from hrvsync.ui.session.panel import Panel, Place, PlotPanel
from hrvsync.ui.session.panels import PANELS
from hrvsync.ui.session.sentence import HeldSentence
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import add, button, hbox, label, set_role, vbox
from hrvsync.ui.widgets.phase_strip import PhaseData, PhaseStrip, boxes
from hrvsync.ui.widgets.segments import Segments

STEP = 3.0  # s between two drawings of the phases
ROOM = 150  # px of height for one plot
PERSON, CENTRE = 10, 18  # how much of the width each gets
COMPACT = 1000, 700  # px of width and height below which one person is shown at a time


class Details(QWidget):
    """The dashboard of one or two seats."""

    seek_requested = Signal(float)  # session time (s)
    repeat_requested = Signal(float, float)  # from and to, session time (s)
    hide_toggled = Signal(str)  # the seat whose numbers are to be hidden, or shown again

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("view")
        self._title = label("", "head", elide=True)
        self._phases = PhaseStrip(PhaseData(()), self.tr("Phases of the session"))
        self._phase, self._clock = label("", "caption", elide=True, right=True), label("", "head")
        self._held = HeldSentence()
        self.sentence = label("", "sentence", fades=True)
        self._dot, self._status = label("●", "recording"), label("", "small")
        self.plots = [
            PlotStack([p for p in self._make(Place.PLOT, (who,)) if isinstance(p, PlotPanel)], who) for who in seats
        ]
        self._people = [self._make(Place.PERSON, (who,)) for who in seats]
        self._tabs = Segments(self.tr("Whose card is shown"), ((who, index) for index, who in enumerate(seats)), 0)
        self._tabs.chosen.connect(self._show_person)
        self._tabs.hide()
        self._seats, self._person, self._compact, self._small = seats, 0, False, True
        self._centre, self._below = self._make(Place.CENTRE, seats), self._make(Place.BELOW, seats)
        self._frame: Frame | None = None
        for (card, *_), stack in zip(self._people, self.plots, strict=True):
            card.hold(stack)
            stack.chosen.connect(self._choose_everywhere)
        bar = hbox(
            (self._title, 2),
            (self._phases, 5),
            (self._phase, 1),
            self._clock,
            self._dot,
            self._status,
            spacing=12,
        )
        self._upper, self._lower = self._grids()
        said = hbox(self._tabs, (self.sentence, 1))
        rows = (bar, said, (self._upper, 3), (self._lower, 2))
        self._rows = vbox(*rows, parent=self, spacing=12, margins=(24, 12, 24, 6))
        self._arrange(True)  # small windows must not grow by what is to come

    @override
    def hasHeightForWidth(self) -> bool:
        """Deny it, as the pages do: labels of several lines see to it that they get the height they need."""
        return False

    def next_plot(self) -> None:
        """Show the next of the plots that do not fit together."""
        self.plots[0].choose_next()

    def draw(self, state: SessionState, wall: float) -> None:
        """Draw every panel that is visible."""
        self._title.setText(state.title)
        self._status.setText(state.status)
        self._dot.setVisible(state.seconds is None)
        frame = state.frame
        # What is known of the bodies comes at once, what is long with the next picture: none takes very long.
        fresh, self._frame = frame is not self._frame, frame
        if frame is not None and fresh:
            self._draw_head(state, frame)
        people = [card for cards in self._people for card in cards]
        for panel in (*people, *self._centre, *self.plots, *(() if fresh else self._below)):
            if panel.isVisible():
                panel.draw(state, wall)

    def _draw_head(self, state: SessionState, frame: Frame) -> None:
        """Say what runs and how long it still does, and in one sentence how the two are."""
        seconds = state.phase_seconds(frame.t)
        gone = ring_of(state, seconds).gone // STEP * STEP if frame.phase is not None else None
        self._phases.show_data(PhaseData(boxes(state.outline or state.phases), gone))
        self._phase.setText(frame.phase.name if frame.phase is not None else "")
        whole = frame.phase.seconds if frame.phase is not None and state.seconds is None else None
        left = self.tr("{time} left in this phase").format(time=phrases.clock(max(0.0, (whole or 0.0) - seconds)))
        self._clock.setText(left if whole else phrases.clock(frame.t))
        if frame.pair is not None:
            self.sentence.setText(self._held.of(frame, state.names, state.marks, state.just)[0])
        self.sentence.setVisible(frame.pair is not None)
        for who, tab in zip(self._seats, self._tabs.buttons, strict=True):
            tab.setText(f"{SHAPES[who]} {state.name(who)}")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = text_scale(self)
        compact = self.width() < COMPACT[0] * scale or self.height() < COMPACT[1] * scale
        if compact != self._small:
            self._small = compact
            self._arrange(compact)

    def _arrange(self, compact: bool) -> None:
        """Show one person at a time, everything a little closer; or all of them."""
        self._compact = compact and len(self._people) > 1
        set_role(self.sentence, "head" if compact else "sentence")
        self._rows.setSpacing(6 if compact else 12)
        self._tabs.setVisible(self._compact)
        for panel in self._centre:
            panel.set_dense(compact)
        self._show_person(self._person)

    def _show_person(self, index: object) -> None:
        """Show the card of one person where there is no room for all, else all of them."""
        self._person = int(str(index))
        columns = (0, *range(2, len(self._people) + 1))  # the centre lies between the first two
        for place, (cards, column) in enumerate(zip(self._people, columns, strict=True)):
            shown = not self._compact or place == self._person
            for card in cards:
                card.setVisible(shown)
                card.set_dense(self._compact)
            stretch_column(self._upper, column, PERSON if shown else 0)
        for column, panel in enumerate(self._below[1:], len(columns) + 2 - len(self._below)):
            panel.setVisible(not self._compact)
            stretch_column(self._lower, column, 0 if self._compact else PERSON)

    def _make(self, place: Place, seats: tuple[str, ...]) -> list[Panel]:
        panels = [make(seats) for make in PANELS if make.place is place and len(seats) >= make.min_seats]
        for panel in panels:
            panel.seek_requested.connect(self.seek_requested)
            panel.repeat_requested.connect(self.repeat_requested)
            panel.hide_toggled.connect(self.hide_toggled)
        return panels

    def _grids(self) -> tuple[QGridLayout, QGridLayout]:
        """People on both sides of the centre; below, in the same columns, the first panel gets those that are left."""
        first, *others = ([*cards] for cards in self._people)
        columns = [first, self._centre, *others]
        upper, lower = QGridLayout(), QGridLayout()
        for grid in (upper, lower):
            grid.setSpacing(16)
            for column in range(len(columns)):
                grid.setColumnStretch(column, CENTRE if column == 1 else PERSON if others else 12)
                grid.setColumnMinimumWidth(column, 200)
        for column, panels in enumerate(columns):
            upper.addLayout(vbox(*((panel, 1) for panel in panels), spacing=16), 0, column)
        wide = len(columns) - len(self._below) + 1
        for index, panel in enumerate(self._below):
            lower.addWidget(panel, 0, index + wide - 1 if index else 0, 1, 1 if index else wide)
        return upper, lower

    def _choose_everywhere(self, index: int) -> None:
        """Both people show the same plot, so that nobody is looked at harder."""
        for stack in self.plots:
            if stack.choice != index:
                stack.choose(index)


def stretch_column(grid: QGridLayout, column: int, stretch: int) -> None:
    """Give a column that much of the width; one that gets nothing may vanish."""
    grid.setColumnStretch(column, stretch)
    grid.setColumnMinimumWidth(column, 200 if stretch else 0)


class PlotStack(QWidget):
    """The plots of one person: all where they fit, else the chosen one with buttons for the others."""

    chosen = Signal(int)

    def __init__(self, plots: Sequence[PlotPanel], name: str) -> None:
        super().__init__()
        self.plots = tuple(plots)
        self.choice = 0  # the plot that is shown if not all fit
        self._shown: tuple[object, ...] = ()
        self._note = label("", "small", whole=True, right=True)
        self._group = QButtonGroup(self)
        self.buttons: list[QPushButton] = []
        self._heads: list[tuple[QWidget, QLabel]] = []
        self._switch = QWidget()
        rows = vbox(self._switch, parent=self, spacing=4)
        for index, plot in enumerate(self.plots):
            choice = button(plot.title, "choice", name=f"{plot.title}, {name}", checkable=True, keeps_focus=False)
            choice.setChecked(index == 0)
            self._group.addButton(choice, index)
            self.buttons.append(choice)
            head, note = QWidget(), label("", "small", whole=True, right=True)
            hbox(label(plot.title, "small"), note, parent=head)
            self._heads.append((head, note))
            add(rows, head, (plot, 1))
        hbox(*self.buttons, self._note, parent=self._switch, spacing=4)
        self._group.idClicked.connect(self.choose)
        self._arrange((True,) + (False,) * (len(self.plots) - 1))  # small windows must not grow by what is to come

    def choose(self, index: int) -> None:
        """Show this plot if not all fit; one that is not offered gives way to the first."""
        self.choice = index
        self.buttons[index].setChecked(True)
        self._shown = ()
        self.chosen.emit(index)

    def choose_next(self) -> None:
        """Show the next of the plots that do not fit together."""
        offered = [index for index, choice in enumerate(self.buttons) if not choice.isHidden()]
        self.choose(next((index for index in offered if index > self.choice), 0))

    def draw(self, state: SessionState, wall: float) -> None:
        """Draw the plots that are shown."""
        offered = tuple(plot.offered(state) for plot in self.plots)
        key = offered, self.choice, self.height()
        if key != self._shown:
            self._shown = key
            self._arrange(offered)
        for plot, (head, note) in zip(self.plots, self._heads, strict=True):
            if not plot.isHidden():
                plot.draw(state, wall)
                (self._note if head.isHidden() else note).setText(plot.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown = ()

    def _arrange(self, offered: tuple[bool, ...]) -> None:
        everything = self.isVisible() and self.height() >= ROOM * sum(offered)
        choice = self.choice if offered[self.choice] else 0
        self._switch.setVisible(not everything)
        for index, (plot, (head, _)) in enumerate(zip(self.plots, self._heads, strict=True)):
            plot.setVisible(offered[index] and (everything or index == choice))
            head.setVisible(offered[index] and everything)
            self.buttons[index].setVisible(offered[index])

"""Details: everything at once, for a practitioner, a researcher or a curious couple."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hrvsync.analysis.frame import Frame
from hrvsync.ui import phrases
from hrvsync.ui.session.panels.between import Between
from hrvsync.ui.session.panels.ecg import Ecg
from hrvsync.ui.session.panels.heart_rate import HeartRate
from hrvsync.ui.session.panels.partner import Partner
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.panels.spectrum import Spectrum
from hrvsync.ui.session.panels.together import Together
from hrvsync.ui.session.phase_bar import PhaseBar
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import label
from hrvsync.ui.widgets.plot_stack import PlotStack


class Details(QWidget):
    """The dashboard of one or two seats."""

    sought = Signal(float)  # a moment of the recording (s) was asked for
    parted = Signal(float, float)  # a part of the recording (s, s) is to be repeated
    hiding = Signal(str)  # the numbers of this seat are to be hidden, or shown again

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("view")
        self.seats = seats
        self._title = label("", "dim", elide=True)
        self._phases = PhaseBar()
        self._clock = label("00:00", "head")
        self._dot, self._light = label("●", "recording"), label("", "small")
        self.line = SessionLine(seats)
        self.partners = [Partner((who,)) for who in seats]
        self.figures = [PlotStack((HeartRate((who,)), Spectrum((who,)), Ecg((who,))), who) for who in seats]
        self.together = Together(seats)
        self.between = Between(seats) if len(seats) > 1 else None
        self._long = (self.line, self.between) if self.between else (self.line,)
        self._frame: Frame | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 14, 24, 6)
        rows.setSpacing(14)
        rows.addLayout(self._top_bar())
        rows.addLayout(self._grid(), 1)
        self.line.asked.connect(self.sought)
        self.line.parted.connect(self.parted)
        for partner, figures in zip(self.partners, self.figures, strict=True):
            partner.hold(figures)
            partner.hiding.connect(self.hiding)
            figures.chosen.connect(self._choose_everywhere)

    def _top_bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(label("hrvsync", "head"))
        bar.addWidget(self._title, 2)
        bar.addWidget(self._phases, 6)
        for widget in (self._clock, self._dot, self._light):
            bar.addWidget(widget)
        return bar

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(16)
        grid.addWidget(self.partners[0], 0, 0)
        grid.addWidget(self.together, 0, 1)
        grid.addWidget(self.line, 1, 0, 1, 2)
        if self.between is not None:
            grid.addWidget(self.partners[1], 0, 2)
            grid.addWidget(self.between, 1, 2)
        for column, stretch in enumerate((10, 18, 10) if self.between else (12, 18)):
            grid.setColumnStretch(column, stretch)
            grid.setColumnMinimumWidth(column, 200)
        grid.setRowStretch(0, 3)
        grid.setRowStretch(1, 2)
        return grid

    def next_figure(self) -> None:
        """Show the next of the figures that do not fit together."""
        first = self.figures[0]
        offered = [index for index, button in enumerate(first.buttons) if not button.isHidden()]
        later = [index for index in offered if index > first.choice]
        first.choose(later[0] if later else 0)

    def draw(self, state: SessionState, wall: float) -> None:
        """Draw every panel that can be seen."""
        self._title.setText(state.title)
        self._light.setText(state.light)
        self._dot.setVisible(state.seconds is None)
        frame = state.frame
        if frame is not None:
            self._clock.setText(phrases.clock(frame.t))
            self._phases.show_phases(state.outline or state.phases, frame.phase)
        # What is known of the bodies comes at once, what is long with the next picture: none takes very long.
        fresh, self._frame = frame is not self._frame, frame
        for panel in (*self.partners, self.together, *self.figures, *(() if fresh else self._long)):
            if panel.isVisible():
                panel.draw(state, wall)

    def _choose_everywhere(self, index: int) -> None:
        """Both people show the same figure, so that nobody is looked at harder."""
        for figures in self.figures:
            if figures.choice != index:
                figures.choose(index)

"""The plots of one person: as many of them as there is room for, the chosen one at least."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QWidget

from hrvsync.ui.session.panel import PlotPanel
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import add, button, hbox, label, vbox

ROOM = 150  # px of height for one plot


class PlotStack(QWidget):
    """All plots where they fit, else the chosen one with buttons for the others."""

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

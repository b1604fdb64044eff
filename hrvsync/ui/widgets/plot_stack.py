"""A figure of one person, and the place that shows as many figures as there is room for, the chosen one at least."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import label

ROOM = 150  # px of height for one figure


class PlotPanel(QWidget):
    """One picture of the body of `who`; `note` is what stands above it beside its title."""

    def __init__(self, who: str, title: str) -> None:
        super().__init__()
        self.who, self.title, self.note = who, title, ""
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(48)

    def offered(self, state: SessionState) -> bool:
        """Whether there is anything that this figure could show."""
        return True

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew what has changed."""


class PlotStack(QWidget):
    """All figures where they fit, else the chosen one with buttons for the others."""

    chosen = Signal(int)

    def __init__(self, figures: Sequence[PlotPanel], name: str) -> None:
        super().__init__()
        self._figures = tuple(figures)
        self._choice = 0
        self._shown: tuple[object, ...] = ()
        self._note = label("", "small", whole=True, right=True)
        self._switch = QWidget()
        switch = QHBoxLayout(self._switch)
        switch.setContentsMargins(0, 0, 0, 0)
        switch.setSpacing(4)
        self._group = QButtonGroup(self)
        self.buttons: list[QPushButton] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._switch)
        self._heads: list[tuple[QWidget, QLabel]] = []
        for index, figure in enumerate(self._figures):
            button = QPushButton(figure.title)
            button.setProperty("role", "choice")
            button.setCheckable(True)
            button.setChecked(index == 0)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(f"{figure.title}, {name}" if name else figure.title)
            self._group.addButton(button, index)
            self.buttons.append(button)
            switch.addWidget(button)
            head, note = QWidget(), label("", "small", whole=True, right=True)
            line = QHBoxLayout(head)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(label(figure.title, "small"))
            line.addWidget(note, 1)
            self._heads.append((head, note))
            rows.addWidget(head)
            rows.addWidget(figure, 1)
        switch.addWidget(self._note, 1)
        self._group.idClicked.connect(self.choose)
        self._arrange((True,) + (False,) * (len(self._figures) - 1))  # small windows must not grow by what is to come

    def choose(self, index: int) -> None:
        """Show this figure if not all fit; one that is not offered gives way to the first."""
        self._choice = index
        self.buttons[index].setChecked(True)
        self._shown = ()
        self.chosen.emit(index)

    @property
    def choice(self) -> int:
        """The figure that is shown if not all fit."""
        return self._choice

    def seen(self) -> list[str]:
        """The titles of the figures that are shown."""
        return [figure.title for figure in self._figures if not figure.isHidden()]

    def words(self) -> str:
        """What the shown figures say to those who cannot see them."""
        return " ".join(figure.accessibleDescription() for figure in self._figures if not figure.isHidden())

    def draw(self, state: SessionState, wall: float) -> None:
        """Draw the figures that can be seen."""
        offered = tuple(figure.offered(state) for figure in self._figures)
        key = offered, self._choice, self.height()
        if key != self._shown:
            self._shown = key
            self._arrange(offered)
        for figure, (head, note) in zip(self._figures, self._heads, strict=True):
            if not figure.isHidden():
                figure.draw(state, wall)
                (self._note if head.isHidden() else note).setText(figure.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shown = ()

    def _arrange(self, offered: tuple[bool, ...]) -> None:
        everything = self.isVisible() and self.height() >= ROOM * sum(offered)
        choice = self._choice if offered[self._choice] else 0
        self._switch.setVisible(not everything)
        for index, (figure, (head, _)) in enumerate(zip(self._figures, self._heads, strict=True)):
            figure.setVisible(offered[index] and (everything or index == choice))
            head.setVisible(offered[index] and everything)
            self.buttons[index].setVisible(offered[index])

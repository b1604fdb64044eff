"""The phases of a session as a row of pills, the present one lit; those far from now give way where room is short."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hrvsync.events import Phase
from hrvsync.ui import phrases
from hrvsync.ui.widgets import add, hbox, label


class PhaseBar(QWidget):
    """As wide as its place allows."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Phases of the session"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._bar = hbox(parent=self, spacing=10)
        self._pills: list[QLabel] = []
        self._shown: tuple[tuple[Phase, ...], int] = ((), -1)

    def show_phases(self, phases: list[Phase], now: Phase | None) -> None:
        """Show `phases` with `now` lit."""
        same = [i for i, phase in enumerate(phases) if now and phase.name == now.name]
        here = next((i for i in same if now and phases[i].t == now.t), same[0] if same else -1)
        if self._shown == (tuple(phases), here):
            return
        self._shown = tuple(phases), here
        while (item := self._bar.takeAt(0)) is not None:
            if (pill := item.widget()) is not None:
                pill.hide()
                pill.deleteLater()
        lengths = [f" {phrases.clock(phase.seconds)}" if phase.seconds else "" for phase in phases]
        self._pills = [
            label(phase.name + length, "phase-now" if index == here else "phase")
            for index, (phase, length) in enumerate(zip(phases, lengths, strict=True))
        ]
        add(self._bar, None, *self._pills, None)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 28)

    def sizeHint(self) -> QSize:
        return QSize(400, 28)

    def resizeEvent(self, event: object) -> None:
        self._make_room()

    def _make_room(self) -> None:
        left, here = self.width(), max(self._shown[1], 0)
        for index in sorted(range(len(self._pills)), key=lambda index: abs(index - here)):
            pill = self._pills[index]
            pill.ensurePolished()
            left -= pill.sizeHint().width() + self._bar.spacing()
            pill.setVisible(left >= 0)

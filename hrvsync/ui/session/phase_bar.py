"""The phases of a session as a row of pills, the present one lit; those far from now give way where room is short."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from hrvsync.events import Phase
from hrvsync.ui import phrases
from hrvsync.ui.widgets import label, set_role


class PhaseBar(QWidget):
    """Told by `show_phases`; as wide as its place allows."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Phases of the session"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._bar = QHBoxLayout(self)
        self._bar.setContentsMargins(0, 0, 0, 0)
        self._bar.setSpacing(10)
        self._pills: list[QLabel] = []
        self._shown: tuple[tuple[Phase, ...], int] = ((), -1)

    def show_phases(self, phases: list[Phase], now: Phase | None) -> None:
        """Show `phases` with `now` lit."""
        here = next((i for i, phase in enumerate(phases) if now and (phase.name, phase.t) == (now.name, now.t)), -1)
        if here < 0:
            here = next((i for i, phase in enumerate(phases) if now and phase.name == now.name), -1)
        if self._shown == (tuple(phases), here):
            return
        self._shown = tuple(phases), here
        for pill in self._pills:
            pill.hide()
            pill.deleteLater()
        self._pills.clear()
        while self._bar.takeAt(0) is not None:
            pass
        self._bar.addStretch(1)
        for index, phase in enumerate(phases):
            length = f" {phrases.clock(phase.seconds)}" if phase.seconds else ""
            pill = label(phase.name + length, "phase-now" if index == here else "phase")
            pill.setProperty("far", abs(index - max(here, 0)))
            self._bar.addWidget(pill)
            self._pills.append(pill)
        self._bar.addStretch(1)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 28)

    def sizeHint(self) -> QSize:
        return QSize(400, 28)

    def resizeEvent(self, event: object) -> None:
        self._make_room()

    def _make_room(self) -> None:
        left = self.width()
        for pill in sorted(self._pills, key=lambda pill: pill.property("far")):
            set_role(pill, pill.property("role"))
            left -= pill.sizeHint().width() + self._bar.spacing()
            pill.setVisible(left >= 0)

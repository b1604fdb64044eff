"""The bar below a recording: play and pause, speed, a scrubber with phases and marks, steps and a part to repeat."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSlider, QStyle, QStyleOptionSlider, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.theme import DARK, Theme
from hrvsync.ui.widgets import label

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 60.0)


class Scrubber(QSlider):
    """A slider over the seconds of a recording with a tick for each phase and mark; the repeated part is lit."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme: Theme = DARK
        self._moments: tuple[float, ...] = ()
        self._part: tuple[float, float] | None = None

    def show_moments(self, theme: Theme, moments: Sequence[float], part: tuple[float, float] | None) -> None:
        """Draw a tick at each of `moments` (s), and `part` (s, s)."""
        told = (theme, tuple(moments), part)
        if told != (self._theme, self._moments, self._part):
            self._theme, self._moments, self._part = told
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        if self._part is not None:
            left, right = (self._x(t) for t in self._part)
            lit = QColor(self._theme.accent)
            lit.setAlphaF(0.35)
            painter.fillRect(round(left), round(middle - 8), max(2, round(right - left)), 16, lit)
        for t in self._moments:
            painter.fillRect(round(self._x(t)), round(middle - 7), 2, 14, QColor(self._theme.dim))
        painter.end()
        super().paintEvent(event)

    def _x(self, t: float) -> float:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, slider = self.style(), QStyle.ComplexControl.CC_Slider
        groove = style.subControlRect(slider, option, QStyle.SubControl.SC_SliderGroove, self)
        handle = style.subControlRect(slider, option, QStyle.SubControl.SC_SliderHandle, self)
        share = t / max(1, self.maximum())
        return groove.left() + handle.width() / 2 + share * (groove.width() - handle.width())


class Playback(QWidget):
    """Says what the person asks for; where the session is, it is told by `tell`."""

    paused = Signal(bool)
    sped = Signal(float)
    sought = Signal(float)  # session s
    stepped = Signal(int)  # to the next (+1) or previous (-1) phase or mark
    looped = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._seconds = 0.0
        self.play = QPushButton(self.tr("Pause"))
        self.play.setCheckable(True)
        self.play.setAccessibleName(self.tr("Pause the recording"))
        self.play.setMinimumWidth(96)
        self.back = QPushButton("◂")
        self.back.setAccessibleName(self.tr("To the previous phase or mark"))
        self.back.setToolTip(self.tr("To the previous phase or mark (Ctrl+←)"))
        self.forth = QPushButton("▸")
        self.forth.setAccessibleName(self.tr("To the next phase or mark"))
        self.forth.setToolTip(self.tr("To the next phase or mark (Ctrl+→)"))
        self.place = Scrubber()
        self.place.setAccessibleName(self.tr("Place in the recording, in seconds"))
        self.place.setPageStep(30)
        self.place.setSingleStep(5)
        self.time = label("00:00 / 00:00", "dim")
        self.speed = QComboBox()
        self.speed.setAccessibleName(self.tr("Speed"))
        for speed in SPEEDS:
            self.speed.addItem(f"{phrases.number(speed, 0 if speed >= 1 else 2)} ×", speed)
        self.speed.setCurrentIndex(SPEEDS.index(1.0))
        self.loop = QPushButton(self.tr("Loop"))
        self.loop.setCheckable(True)
        self.loop.setAccessibleName(self.tr("Repeat this phase or part"))
        self.loop.setToolTip(self.tr("Repeat this phase (O), or a part: drag over the session line, or press [ and ]"))
        for widget in (self.play, self.back, self.forth, self.loop, self.speed, self.place):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(4, 0, 4, 0)
        bar.setSpacing(8)
        for widget in (self.play, self.back, self.forth):
            bar.addWidget(widget)
        bar.addWidget(self.place, 1)
        for widget in (self.time, self.loop, self.speed):
            bar.addWidget(widget)
        self.play.toggled.connect(self._pause)
        self.back.clicked.connect(self._step_back)
        self.forth.clicked.connect(self._step_forth)
        self.place.valueChanged.connect(self._seek)
        self.speed.currentIndexChanged.connect(self._speed)
        self.loop.toggled.connect(self.looped)

    def begin(self, seconds: float, speed: float = 1.0) -> None:
        """Set the length (s) of the recording and forget where we were."""
        self._seconds = seconds
        blocked = [QSignalBlocker(widget) for widget in (self.place, self.speed, self.play, self.loop)]
        self.place.setRange(0, max(1, int(seconds)))
        self.place.setValue(0)
        self.speed.setCurrentIndex(min(range(len(SPEEDS)), key=lambda i: abs(SPEEDS[i] - speed)))
        self.play.setChecked(False)
        self.play.setText(self.tr("Pause"))
        self.loop.setChecked(False)
        for blocker in blocked:
            blocker.unblock()

    def tell(self, t: float) -> None:
        """Show where the session is (s)."""
        self.time.setText(f"{phrases.clock(t)} / {phrases.clock(self._seconds)}")
        if not self.place.isSliderDown() and self.place.value() != int(t):
            blocker = QSignalBlocker(self.place)
            self.place.setValue(int(t))
            blocker.unblock()

    def repeat(self, looped: bool) -> None:
        """Show whether a part is being repeated."""
        blocker = QSignalBlocker(self.loop)
        self.loop.setChecked(looped)
        blocker.unblock()

    def toggle(self) -> None:
        """Pause, or go on."""
        self.play.toggle()

    def change_speed(self, steps: int) -> None:
        """Go `steps` up or down the list of speeds."""
        self.speed.setCurrentIndex(max(0, min(len(SPEEDS) - 1, self.speed.currentIndex() + steps)))

    def _pause(self, paused: bool) -> None:
        self.play.setText(self.tr("Play") if paused else self.tr("Pause"))
        self.play.setAccessibleName(self.tr("Play the recording") if paused else self.tr("Pause the recording"))
        self.paused.emit(paused)

    def _seek(self, second: int) -> None:
        self.sought.emit(float(second))

    def _speed(self, index: int) -> None:
        self.sped.emit(SPEEDS[index])

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_forth(self) -> None:
        self.stepped.emit(1)

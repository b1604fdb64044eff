"""pyqtgraph as it is cheap: no grid, fixed 'seconds ago' axes, thin segmented lines, no OpenGL, no mouse."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QFrame

from hrvsync.ui.theme import Theme
from hrvsync.ui.typography import font_of
from hrvsync.ui.widgets import GROWING, configure

pg.setConfigOptions(antialias=True, segmentedLineMode="on", useOpenGL=False)


def pen(colour: str, width: float = 1.0, dash: Sequence[float] = ()) -> QPen:
    """A pen of constant screen width."""
    made = QPen(QColor(colour), width)
    made.setCosmetic(True)
    if dash:
        made.setDashPattern(list(dash))
    return made


class Plot(pg.PlotWidget):
    """A plot area without any interaction; give it a range and items."""

    def __init__(self, name: str, bottom: bool = False, left: bool = False) -> None:
        self.area = pg.PlotItem(enableMenu=False)
        self.box: pg.ViewBox = self.area.getViewBox()
        super().__init__(plotItem=self.area)
        focus, shape = Qt.FocusPolicy.NoFocus, QFrame.Shape.NoFrame
        configure(self, accessibleName=name, focusPolicy=focus, frameShape=shape, sizePolicy=GROWING)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setBackground(None)  # until a theme is applied: black would be seen
        self.area.hideButtons()
        self.box.setMouseEnabled(x=False, y=False)
        self.box.disableAutoRange()
        self.box.setDefaultPadding(0)
        self._ticks: dict[str, list[tuple[float, str]]] = {}
        self._axes = [name for name, shown in (("bottom", bottom), ("left", left)) if shown]
        for side in ("bottom", "left"):
            self.area.showAxis(side, side in self._axes)

    def add(self, *items: pg.GraphicsObject | pg.FillBetweenItem) -> None:
        """Draw these items."""
        for item in items:
            self.addItem(item)

    def span(self, start: float, stop: float) -> None:
        """Show x from `start` to `stop`."""
        self.box.setXRange(start, stop, padding=0)

    def height_of(self, low: float, high: float) -> None:
        """Show y from `low` to `high`."""
        self.box.setYRange(low, high, padding=0)

    def ticks(self, side: str, ticks: Sequence[tuple[float, str]]) -> None:
        """Write exactly these values at an axis, which draws itself anew where they are others."""
        if self._ticks.get(side) != list(ticks):
            self._ticks[side] = list(ticks)
            self.area.getAxis(side).setTicks([list(ticks)])

    def sizeHint(self) -> QSize:
        return QSize(120, 80)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 44)

    def apply_theme(self, theme: Theme, ground: str | None = None) -> None:
        """Take the colours of `theme`."""
        self.setBackground(ground or theme.card)
        for side in self._axes:
            axis = self.area.getAxis(side)
            axis.setPen(pen(theme.line))
            axis.setTextPen(theme.dim)
            axis.setStyle(tickFont=font_of(self, "axis"), tickLength=0)


def calm_range(low: float, high: float, now: tuple[float, float], step: float = 10.0) -> tuple[float, float]:
    """A range in whole `step`s around low..high that only moves when data leave it or it is far too wide."""
    low, high = step * (low // step), step * -(-high // step)
    high = max(high, low + 2 * step)
    if now[0] <= low and high <= now[1] and (now[1] - now[0]) <= (high - low) + 2 * step:
        return now
    return low, high

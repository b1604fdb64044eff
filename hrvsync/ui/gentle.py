"""Two gentle curves: the heart rates of the last minute, each around its own middle, so that no level is compared."""

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from hrvsync.ui import words
from hrvsync.ui.plot import Plot, pen, seat_pen
from hrvsync.ui.showing import Showing, rate_curve
from hrvsync.ui.theme import SHAPES, Theme

SECONDS = 60.0
SWING = 8.0  # bpm from the middle to the edge, at least


class Gentle(Plot):
    """Drawn once for each frame."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(words.tr("Heart rates of the last minute, each around its own middle"))
        self._lines = {who: pg.PlotCurveItem() for who in seats}
        self._tips = {who: pg.ScatterPlotItem(pxMode=True) for who in seats}
        for item in (*self._lines.values(), *self._tips.values()):
            self.addItem(item)
        self.span(-SECONDS, 1.5)
        self.height_of(-SWING, SWING)
        self._swing = SWING
        self._shown: tuple[object, ...] = ()

    def draw(self, showing: Showing, ground: str) -> None:
        """Renew the curves when there is a new frame or theme; a silent strap's curve is grey."""
        frame = showing.frame
        if frame is None or (frame, showing.theme) == self._shown:
            return
        self._shown = frame, showing.theme
        self.wear(showing.theme, ground)
        widest = 0.0
        for who, line in self._lines.items():
            person = frame.people.get(who)
            if person is None:
                continue
            x, y, joined = rate_curve(person.beats, frame.t, SECONDS)
            y = y - float(np.median(y)) if len(y) else y
            widest = max(widest, float(np.max(np.abs(y), initial=0.0)))
            self._draw_one(showing.theme, who, x, y, joined, live=not words.link("", person))
            line.setZValue(1)
        # The scale grows at once and shrinks slowly: curves never leave the picture and never jump about.
        self._swing = max(SWING, widest, self._swing - 0.1)
        self.height_of(-1.12 * self._swing, 1.12 * self._swing)

    def _draw_one(
        self,
        theme: Theme,
        who: str,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        joined: NDArray[np.bool_],
        *,
        live: bool,
    ) -> None:
        colour = theme.seats[who] if live else theme.dim
        line = seat_pen(theme, who, 2)
        line.setColor(pen(colour).color())
        self._lines[who].setData(x, y, connect=joined, pen=line)
        shape = "o" if SHAPES[who] == "●" else "d"
        self._tips[who].setData(x[-1:], y[-1:], symbol=shape, size=11, brush=colour, pen=None)

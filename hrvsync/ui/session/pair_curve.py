"""Two calm curves: the heart rates of the last minute, each around its own median, so that no level is compared."""

import numpy as np
import pyqtgraph as pg

from hrvsync.beats import Bools, Floats
from hrvsync.ui import phrases
from hrvsync.ui.plot import Plot, pen
from hrvsync.ui.session.state import SessionState, rate_curve
from hrvsync.ui.theme import DASHES, SYMBOLS

SECONDS = 60.0
DASH = 1.4  # s from dash to dash
SWING = 8.0  # bpm from the median to the edge, at least


class PairCurve(Plot):
    """Drawn once for each frame."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(phrases.tr("Heart rates of the last minute, each around its own median"))
        self._lines = {who: pg.PlotCurveItem() for who in seats}
        self._tips = {who: pg.ScatterPlotItem(pxMode=True) for who in seats}
        self.add(*self._lines.values(), *self._tips.values())
        self.span(-SECONDS, 1.5)
        self.height_of(-SWING, SWING)
        self._swing = SWING
        self._shown: tuple[object, ...] = ()

    def draw(self, state: SessionState, ground: str) -> None:
        """Renew the curves when there is a new frame or theme; a silent strap's curve is grey."""
        frame = state.frame
        if frame is None or (frame, state.theme) == self._shown:
            return
        self._shown = frame, state.theme
        self.apply_theme(state.theme, ground)
        widest = 0.0
        for who, line in self._lines.items():
            person = frame.people.get(who)
            if person is None:
                continue
            x, y, joined = rate_curve(person.beats, frame.t, SECONDS)
            x, y, joined = smooth(x, y - float(np.median(y)), joined) if len(y) else (x, y, joined)
            widest = max(widest, float(np.max(np.abs(y), initial=0.0)))
            if DASHES[who]:
                # A dashed pen begins again with each short segment; so the dashes are cut out of the line itself.
                joined = joined & ((frame.t + x) % DASH < 0.65 * DASH)
            colour = state.theme.dim if phrases.link("", person) else state.theme.seats[who]
            line.setData(x, y, connect=joined, pen=pen(colour, 2))
            line.setZValue(1)
            self._tips[who].setData(x[-1:], y[-1:], symbol=SYMBOLS[who], size=11, brush=colour, pen=None)
        # The scale grows at once and shrinks slowly: curves never leave the picture and never jump about.
        self._swing = max(SWING, widest, self._swing - 0.1)
        self.height_of(-1.12 * self._swing, 1.12 * self._swing)


def smooth(x: Floats, y: Floats, joined: Bools, parts: int = 5) -> tuple[Floats, Floats, Bools]:
    """Put a Catmull-Rom curve through the points of each joined run, `parts` steps from point to point."""
    if len(x) < 3:
        return x, y, joined
    slope = np.gradient(y, x)
    breaks = np.flatnonzero(~joined[:-1])
    slope[breaks] = slope[breaks + 1] = 0.0
    u = np.arange(parts) / parts
    step = np.diff(x)[:, None]
    h00, h10 = 2 * u**3 - 3 * u**2 + 1, u**3 - 2 * u**2 + u
    h01, h11 = -2 * u**3 + 3 * u**2, u**3 - u**2
    dense_x = (x[:-1, None] + u * step).ravel()
    dense_y = (
        h00 * y[:-1, None] + h10 * step * slope[:-1, None] + h01 * y[1:, None] + h11 * step * slope[1:, None]
    ).ravel()
    lines = np.repeat(joined[:-1], parts)
    # The points between two that are not joined belong to no line.
    shown = lines | (np.arange(len(lines)) % parts == 0)
    return np.append(dense_x[shown], x[-1]), np.append(dense_y[shown], y[-1]), np.append(lines[shown], False)

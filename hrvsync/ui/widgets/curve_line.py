"""A curve of many points, drawn as single lines: one path through all of them takes Qt several times as long."""

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

from hrvsync.beats import Floats
from hrvsync.ui.widgets.part import line_pen

LEAST = 1e-3  # px


def draw_curve(
    painter: QPainter, colour: str, width: float, x: Floats, y: Floats, dash: tuple[float, ...] = ()
) -> None:
    """Draw a line through the points `x`, `y` (px); NaN is a gap. `dash` is in px along the line."""
    if dash:  # the round ends of a line take from the gap beside it
        drawn = tuple(max(LEAST, one + (width if n % 2 else -width)) for n, one in enumerate(dash))
        parts = dashed(x, y, drawn)
    else:
        parts = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)
    painter.setPen(line_pen(colour, width))
    painter.drawLines([QLineF(*one) for one in parts[np.isfinite(parts).all(axis=1)].tolist()])


def dashed(x: Floats, y: Floats, dash: tuple[float, ...]) -> Floats:
    """Return the lines (x, y to x, y) that a pattern of dashes and gaps (px) leaves of a line through points."""
    if len(x) < 2:
        return np.empty((0, 4))
    steps = np.hypot(np.diff(x), np.diff(y))
    along = np.concatenate([[0.0], np.cumsum(np.nan_to_num(steps, nan=LEAST))])
    edges = np.cumsum(np.tile(dash, int(along[-1] / sum(dash)) + 1))
    at = np.unique(np.concatenate([along, edges[edges < along[-1]]]))
    known = np.isfinite(x) & np.isfinite(y)
    whole = np.searchsorted(along, at[:-1], side="right") - 1  # of which line of the whole each is a part
    drawn = (np.searchsorted(edges, at[:-1], side="right") % 2 == 0) & known[whole] & known[whole + 1]
    length = np.maximum(np.diff(along), LEAST)[whole]

    def place(one: Floats, here: Floats) -> Floats:
        return one[whole] + (here - along[whole]) / length * (one[whole + 1] - one[whole])

    return np.stack([place(x, at[:-1]), place(y, at[:-1]), place(x, at[1:]), place(y, at[1:])], axis=1)[drawn]

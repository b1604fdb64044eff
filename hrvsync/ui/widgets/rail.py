"""The dots on a disc, one for each who breathes with it: on its line is with it; they pulse with the heart."""

import math
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import shape

DOT, LIVELY, RIM = 18.0, 1.25, 3.0  # px of a dot; times as large at a heartbeat; px that keep it apart
PULSE_S = 0.14, 0.26  # s that a dot grows at a heartbeat, and shrinks again


class Rail(msgspec.Struct, frozen=True):
    """A person's breath from 0 (all out) to 1 (all in) and heartbeat from 0 to 1; and whether their strap is silent."""

    who: str
    breath: float
    beat: float = 0.0
    silent: bool = False


class Dot(NamedTuple):
    """A dot on a rail, in px of the screen: how far from the middle, and its width; none where nothing is known."""

    off: int = 0
    size: int = 0
    silent: bool = False


def heartbeat(seconds: float) -> float:
    """Return how large a dot is, 0 to 1, `seconds` after a heartbeat: it grows quickly and shrinks slowly."""
    out, back = PULSE_S
    if not 0.0 <= seconds < out + back:
        return 0.0
    return seconds / out if seconds < out else 1.0 - (seconds - out) / back


def draw_dot(who: str, colour: str, rim: str, size: float, side: float, ratio: float) -> QImage:
    """Draw the dot of a rail within a rim, `size` px of the screen wide, in a picture of `side`."""
    made = QImage(round(side), round(side), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ink, wide in ((rim, size + 2 * RIM * ratio), (colour, size)):
            fill(painter, ink)
            shape(painter, who, QPointF(side / 2, side / 2), wide)
    made.setDevicePixelRatio(ratio)
    return made


def dot_side(size: float, ratio: float) -> float:
    """Return how wide a picture of a dot of `size` px is: a diamond is wider than a circle."""
    return 2.0 * math.ceil(0.6 * (size + 2 * RIM * ratio) + 1)

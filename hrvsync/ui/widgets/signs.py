"""Small signs of what one can do, drawn as lines in a square of 1 by 1."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import line_pen

type Line = list[tuple[float, float]]

BACK = [[(0.65, 0.1), (0.3, 0.5), (0.65, 0.9)]]
PLAY = [[(0.2, 0.08), (0.9, 0.5), (0.2, 0.92), (0.2, 0.08)]]
SHARE = [
    [(0.5, 0.66), (0.5, 0.04)],
    [(0.26, 0.28), (0.5, 0.04), (0.74, 0.28)],
    [(0.12, 0.5), (0.12, 0.96), (0.88, 0.96), (0.88, 0.5)],
]
BIN = [
    [(0.06, 0.2), (0.94, 0.2)],
    [(0.36, 0.2), (0.36, 0.05), (0.64, 0.05), (0.64, 0.2)],
    [(0.17, 0.2), (0.22, 0.96), (0.78, 0.96), (0.83, 0.2)],
]
PENCIL = [[(0.08, 0.92), (0.14, 0.68), (0.74, 0.08), (0.92, 0.26), (0.32, 0.86), (0.08, 0.92)]]
IMPORT = [[(0.5, 0.04), (0.5, 0.66)], [(0.26, 0.42), (0.5, 0.66), (0.74, 0.42)], [(0.1, 0.96), (0.9, 0.96)]]


def _turned(around: int, shares: tuple[tuple[float, float], ...]) -> Line:
    """Return a closed line around the middle: of each of `around` parts the points (share of the part, radius)."""
    turns = [((part + share) * 2 * math.pi / around, radius) for part in range(around) for share, radius in shares]
    return [(0.5 + radius * math.sin(turn), 0.5 - radius * math.cos(turn)) for turn, radius in (*turns, turns[0])]


GEAR = [_turned(8, ((-0.36, 0.43), (-0.2, 0.56), (0.2, 0.56), (0.36, 0.43))), _turned(20, ((0.0, 0.18),))]
MARK = [[(0.22, 0.06), (0.78, 0.06), (0.78, 0.94), (0.5, 0.68), (0.22, 0.94), (0.22, 0.06)]]
LID = [(0.04, 0.5), (0.2, 0.3), (0.5, 0.2), (0.8, 0.3), (0.96, 0.5)]
EYE = [[*LID, *((x, 1 - y) for x, y in LID[::-1])], _turned(12, ((0.0, 0.13),))]
CURVES = [[(0.04, 0.94), (0.96, 0.94)], [(0.06, 0.66), (0.3, 0.36), (0.54, 0.56), (0.94, 0.1)]]
STOP = [[(0.22, 0.1), (0.78, 0.1), (0.9, 0.22), (0.9, 0.78), (0.78, 0.9), (0.22, 0.9), (0.1, 0.78), (0.1, 0.22)]]
STOP[0] += STOP[0][:1]
PAUSE = [[(0.34, 0.14), (0.34, 0.86)], [(0.66, 0.14), (0.66, 0.86)]]
NEXT = [[(0.35, 0.1), (0.7, 0.5), (0.35, 0.9)]]
FORWARD = [[(0.14, 0.16), (0.48, 0.5), (0.14, 0.84)], [(0.52, 0.16), (0.86, 0.5), (0.52, 0.84)]]
LAST = [[(0.16, 0.14), (0.7, 0.5), (0.16, 0.86), (0.16, 0.14)], [(0.86, 0.12), (0.86, 0.88)]]
TONE = [
    [(0.36, 0.8), (0.36, 0.12), (0.86, 0.04), (0.86, 0.68)],
    *([(x + a - 0.5, y + b - 0.5) for a, b in _turned(12, ((0.0, 0.14),))] for x, y in ((0.22, 0.8), (0.72, 0.68))),
]
CIRCLE = [_turned(24, ((0.0, 0.46),)), _turned(24, ((0.0, 0.22),))]
KEYS = [
    [(0.02, 0.22), (0.98, 0.22), (0.98, 0.78), (0.02, 0.78), (0.02, 0.22)],
    [(0.28, 0.6), (0.72, 0.6)],
    *([(x, 0.4), (x + 0.06, 0.4)] for x in (0.2, 0.47, 0.74)),
]
PERSON = [
    [(0.5 + 0.2 * math.sin(turn / 3), 0.28 - 0.2 * math.cos(turn / 3)) for turn in range(20)],
    [(0.1, 0.94), (0.14, 0.74), (0.3, 0.62), (0.7, 0.62), (0.86, 0.74), (0.9, 0.94)],
]
AGAIN = [[(0.5, 0.5), (0.5, 0.2)], [(0.5, 0.5), (0.72, 0.6)], _turned(24, ((0.0, 0.46),))]


def _back(lines: list[Line]) -> list[Line]:
    """Return the same from right to left."""
    return [[(1 - x, y) for x, y in line] for line in lines]


LINES: dict[str, list[Line]] = {
    "again": AGAIN,
    "back": BACK,
    "backward": _back(FORWARD),
    "bin": BIN,
    "circle": CIRCLE,
    "curves": CURVES,
    "eye": EYE,
    "first": _back(LAST),
    "forward": FORWARD,
    "gear": GEAR,
    "import": IMPORT,
    "keys": KEYS,
    "last": LAST,
    "mark": MARK,
    "next": NEXT,
    "pause": PAUSE,
    "pencil": PENCIL,
    "person": PERSON,
    "play": PLAY,
    "share": SHARE,
    "stop": STOP,
    "tone": TONE,
}
DOTS = {"more": [(0.12, 0.5), (0.5, 0.5), (0.88, 0.5)]}
SIGNS = (*LINES, *DOTS)


def draw_sign(painter: QPainter, sign: str, box: QRectF, colour: str) -> None:
    """Draw one of SIGNS in `box`."""

    def at(x: float, y: float) -> QPointF:
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height())

    painter.setBrush(QColor(0, 0, 0, 0))
    painter.setPen(line_pen(colour, max(1.4, box.width() / 10)))
    for line in LINES.get(sign, ()):
        path = QPainterPath()
        path.addPolygon(QPolygonF([at(*point) for point in line]))
        painter.drawPath(path)
    fill(painter, colour)
    for point in DOTS.get(sign, ()):
        painter.drawEllipse(at(*point), box.width() / 9, box.width() / 9)

"""A strip of states: raised is a heart that is up, dense is variability that is down; readable without colour."""

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, line_pen, write

SPARE = 12  # px that a word needs beside itself
GAP = 1.5  # px between two states


class State(msgspec.Struct, frozen=True):
    """A state from `start` to `stop` (s) in a `word`; `raised` None is not known."""

    start: float
    stop: float
    raised: bool | None = None
    dense: bool = False
    word: str = ""


class StripData(msgspec.Struct, frozen=True):
    """The states of the person `who` in a session of `seconds`."""

    who: str
    states: tuple[State, ...]
    seconds: float


class StateStrip(Part[StripData]):
    """One person's states over a session."""

    width_px, height_px = 200, 30

    def describe(self) -> str:
        """Return the words of the states, each once."""
        return SEPARATOR.join(dict.fromkeys(state.word for state in self.data.states if state.word))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw a box a state; its word where it fits."""
        paint_states(painter, theme, box, self.data, self.letters("axis"))


def paint_states(painter: QPainter, theme: Theme, box: QRectF, data: StripData, font: QFont) -> None:
    """Draw the states of a person in `box`, each with its word where that fits."""
    font.setWeight(font.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    per_s = box.width() / max(data.seconds, 1e-9)
    for state in data.states:
        left, right = box.left() + state.start * per_s + GAP / 2, box.left() + state.stop * per_s - GAP / 2
        if state.raised is None:
            painter.setPen(line_pen(theme.rule, 1.5, (1.5, 4.5)))
            y = box.bottom() - box.height() / 4
            painter.drawLine(QPointF(left, y), QPointF(max(left, right), y))
            continue
        height = box.height() if state.raised else box.height() / 2
        shown = QRectF(left, box.bottom() - height, max(1.0, right - left), height)
        fill(painter, theme.dense[data.who] if state.dense else theme.strip[data.who])
        painter.drawRoundedRect(shown, 4, 4)
        if has_room(state, shown.width(), metrics) and shown.height() >= metrics.ascent():
            ink = theme.on_dense if state.dense else theme.ink
            write(painter, font, ink, shown.adjusted(-4, -2, 4, 2), state.word, Qt.AlignmentFlag.AlignHCenter)


def has_room(state: State, width: float, metrics: QFontMetricsF) -> bool:
    """Return whether the word of a state fits into its block of `width` (px)."""
    return metrics.horizontalAdvance(state.word) + SPARE <= width

"""What the blocks of a strip of states mean: each sort that occurs once, with its word."""

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, write
from hrvsync.ui.widgets.state_strip import State

HEIGHT, BLOCK, NEAR, APART = 16.0, 14.0, 6.0, 18.0  # px


class LegendData(msgspec.Struct, frozen=True):
    """Sorts of states: whether raised, whether dense, and in a word."""

    sorts: tuple[tuple[bool, bool, str], ...]


class StateLegend(Part[LegendData]):
    """One line; of nobody, so in no seat's colour."""

    width_px, height_px = 320, HEIGHT

    def describe(self) -> str:
        """Return the words."""
        return SEPARATOR.join(word for _, _, word in self.data.sorts)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw a block and its word, one after the other."""
        font, x, height = self.letters("axis"), box.left(), self.px(BLOCK)
        metrics = QFontMetricsF(font)
        for raised, dense, word in self.data.sorts:
            high = height if raised else height / 2
            fill(painter, theme.ink2 if dense else mix(theme.rule, theme.card, 0.35))
            bottom = box.center().y() + height / 2
            painter.drawRoundedRect(QRectF(x, bottom - high, height, high), 3, 3)
            x += height + self.px(NEAR)
            width = min(metrics.horizontalAdvance(word) + 2, max(0.0, box.right() - x))
            write(painter, font, theme.ink2, QRectF(x, box.top(), width, box.height()), word)
            x += width + self.px(APART)


def legend_of(states: Iterable[State]) -> LegendData:
    """Return the sorts that occur, low ones first."""
    known = {(bool(one.raised), one.dense, one.word) for one in states if one.raised is not None and one.word}
    return LegendData(tuple(sorted(known)))

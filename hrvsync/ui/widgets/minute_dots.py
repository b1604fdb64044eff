"""A dot a minute (or a breath), in order of time; it takes the place of a percentage."""

from itertools import batched

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from hrvsync.ui import phrases
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.part import Part, dot

MOST = 30  # dots
APART, RADIUS = 16.0, 5.5


class MinutesData(msgspec.Struct, frozen=True):
    """Whether each minute was so, in order; None is not known."""

    minutes: tuple[bool | None, ...]


class MinuteDots(Part[MinutesData]):
    """Filled dots are minutes that were so; of more than 30, one dot is several."""

    width_px, height_px = 160, 16

    def describe(self) -> str:
        """Return how many were so."""
        n, of = sum(minute is True for minute in self.data.minutes), len(self.data.minutes)
        return phrases.tr("{n} of {of}").format(n=phrases.number(n), of=phrases.number(of))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the dots from left to right, nearer to each other where there is little room."""
        dots = grouped(self.data.minutes)
        apart = min(self.px(APART), box.width() / max(1, len(dots)))
        radius = min(self.px(RADIUS), 0.42 * apart)
        for index, minute in enumerate(dots):
            at = QPointF(box.left() + apart * (index + 0.5), box.center().y())
            if minute is None:
                dot(painter, at, radius / 3, theme.rule)
            else:
                dot(painter, at, radius, theme.accent if minute else theme.rule, filled=minute)


def per_dot(minutes: int) -> int:
    """Return how many minutes one dot stands for."""
    return -(-minutes // MOST)


def grouped(minutes: tuple[bool | None, ...]) -> list[bool | None]:
    """Return at most 30 dots: each is what most of its minutes were, None where none is known."""
    dots: list[bool | None] = []
    for group in batched(minutes, max(1, per_dot(len(minutes)))):
        known = [minute for minute in group if minute is not None]
        dots.append(2 * sum(known) >= len(known) if known else None)
    return dots

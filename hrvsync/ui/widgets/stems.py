"""A stem a time, as high as it lasted; one whose end was not seen is open at the top."""

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from hrvsync.ui import phrases
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.axes import Axes, Frame
from hrvsync.ui.widgets.part import Part, dot, line_pen

RADIUS = 5.0  # px


class Stem(msgspec.Struct, frozen=True):
    """At `x`, of this `height`; `whole` is False where its end was not seen."""

    x: float
    height: float
    whole: bool = True


class StemsData(msgspec.Struct, frozen=True):
    """`stems` within `axes`."""

    stems: tuple[Stem, ...]
    axes: Axes


class Stems(Part[StemsData]):
    """Stems over days."""

    width_px, height_px = 320, 120
    grows_down = True

    def describe(self) -> str:
        """Return how many there are, and of how many the end was seen."""
        n, of = sum(stem.whole for stem in self.data.stems), len(self.data.stems)
        return phrases.tr("{n} of {of}").format(n=phrases.number(n), of=phrases.number(of))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the axes and the stems."""
        frame = Frame(self.letters("axis"), box, self.data.axes, self.px(1), self.px(RADIUS + 2))
        frame.draw(painter, theme)
        for stem in self.data.stems:
            foot, top = frame.at(stem.x, 0.0), frame.at(stem.x, stem.height)
            painter.setPen(line_pen(theme.accent, self.px(2)))
            painter.drawLine(foot, top)
            if not stem.whole:
                dot(painter, top, self.px(RADIUS), theme.card)
            dot(painter, top, self.px(RADIUS), theme.accent, filled=stem.whole)

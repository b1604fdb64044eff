"""How often something happened, as a running line, in the band that chance gives."""

import msgspec
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF

from hrvsync.ui import phrases
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.axes import Axes, Frame
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, dot, line_pen, write

BESIDE = 10  # px


class CountsData(msgspec.Struct, frozen=True):
    """It happened `at` these places in order; by chance `low` to `high` times by the end of `axes`."""

    at: tuple[float, ...]
    low: float
    high: float
    axes: Axes


class Counts(Part[CountsData]):
    """A step a time; the band of chance grows beside it."""

    width_px, height_px = 320, 120
    grows_down = True

    def describe(self) -> str:
        """Return how often, and how often by chance."""
        n, low, high = len(self.data.at), phrases.number(self.data.low), phrases.number(self.data.high)
        once = phrases.tr("once; by chance {low} to {high} times")
        text = once if n == 1 else phrases.tr("{n} times; by chance {low} to {high} times")
        return text.format(n=phrases.number(n), low=low, high=high)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the band, the axes and the steps."""
        data, font, strong = self.data, self.letters("axis"), self.letters("key")
        first, last = data.axes.x
        you, chance = phrases.tr("you"), phrases.tr("chance")
        widest = max(QFontMetricsF(strong).horizontalAdvance(text) for text in (you, chance))
        frame = Frame(font, box, data.axes, self.px(1), widest + self.px(BESIDE + 6))
        fill(painter, theme.band)
        painter.drawPolygon(QPolygonF([frame.at(first, 0), frame.at(last, data.low), frame.at(last, data.high)]))
        frame.draw(painter, theme)
        steps = [frame.at(first, 0)]
        for n, x in enumerate(data.at):
            steps += [frame.at(x, n), frame.at(x, n + 1)]
        steps.append(frame.at(last, len(data.at)))
        painter.setPen(line_pen(theme.accent, self.px(2)))
        painter.drawPolyline(QPolygonF(steps))
        dot(painter, steps[-1], self.px(5), theme.accent)
        line, x = self.px(16), frame.area.right() + self.px(BESIDE)
        write(painter, strong, theme.accent, QRectF(x, steps[-1].y() - line / 2, widest + 2, line), you)
        y = frame.at(last, (data.low + data.high) / 2).y()
        y = max(y, steps[-1].y() + line) if abs(y - steps[-1].y()) < line else y
        write(painter, font, theme.dim, QRectF(x, y - line / 2, widest + 2, line), chance)

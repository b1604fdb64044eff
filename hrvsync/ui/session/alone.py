"""Breathing alone: the heart's wave over the disc's, and swing and coherence in one's own range: a shape, no score."""

import math
from itertools import pairwise

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from hrvsync.analysis.measures.breathing.loop import Loop
from hrvsync.history import LOOP, UsualLoop
from hrvsync.ui import phrases
from hrvsync.ui.session.pair_curve import SECONDS, PairCurve, pacer_wave
from hrvsync.ui.session.panel import HIDDEN
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import hbox, label, vbox
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, line_pen, shape, write
from hrvsync.ui.widgets.range_bar import NEEDED, RangeBar, RangeData

LEAST_SWING = 6.0  # bpm from top to bottom that fill the picture, at least
OPEN_AT = 12.0  # bpm of swing at which the shape is open, before a usual range is known
BARS_PX, ROOMY_PX = 216, 560


class WaveData(msgspec.Struct, frozen=True, eq=False):
    """The heart of `who`, from -1 to 1 over seconds ago (s, negative), in runs; the disc's volume, 0 to 1."""

    who: str
    heart: tuple[tuple[tuple[float, float], ...], ...] = ()
    disc: tuple[tuple[float, float], ...] = ()


class AloneWave(Part[WaveData]):
    """Lays the heart's wave over the disc's: on the rise of both it is plain whether they go together."""

    width_px, height_px = 360, 100
    grows_down = True

    def describe(self) -> str:
        """Return what is drawn."""
        return phrases.tr("your heart over the disc") if self.data.disc else phrases.tr("your heart")

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the disc's wave as a surface, the heart as a line with the sign of the seat at its end."""
        font, line = self.letters("axis"), self.px(16)
        words = [phrases.tr("in"), phrases.tr("out")] if self.data.disc else ["", ""]
        left = self.px(36) if self.data.disc else 0.0
        area = box.adjusted(left, line + 2, -self.px(10), -self.px(8))
        for word, y in zip(words, (area.top(), area.bottom()), strict=True):
            at = QRectF(box.left(), y - line / 2, left - self.px(8), line)
            write(painter, font, theme.dim, at, word, Qt.AlignmentFlag.AlignRight)
        if self.data.disc:
            self._paint_disc(painter, theme, area)
        end = self._paint_heart(painter, theme, area)
        strong = self.letters("key")
        if self.data.disc:
            name = QRectF(area.left(), box.top(), area.width() / 2, line)
            write(painter, strong, theme.accent, name, phrases.tr("the disc"))
        if end is not None:
            name = QRectF(area.center().x(), box.top(), area.width() / 2, line)
            ink = theme.seat_text[self.data.who]
            write(painter, strong, ink, name, phrases.tr("your heart"), Qt.AlignmentFlag.AlignRight)

    def _paint_disc(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        points = [self._at(area, ago, volume) for ago, volume in self.data.disc]
        floor = area.bottom() + self.px(6)
        fill(painter, mix(theme.accent, theme.ground, 0.14))
        painter.drawPolygon(QPolygonF([QPointF(points[0].x(), floor), *points, QPointF(points[-1].x(), floor)]))
        painter.setPen(line_pen(mix(theme.accent, theme.ground, 0.6), self.px(1.25)))
        painter.drawPolyline(QPolygonF(points))

    def _paint_heart(self, painter: QPainter, theme: Theme, area: QRectF) -> QPointF | None:
        colour = theme.seats[self.data.who]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line_pen(colour, self.px(2.5)))
        runs = [[self._at(area, ago, (value + 1) / 2) for ago, value in run] for run in self.data.heart]
        for run in runs:
            painter.drawPath(smooth(run))
        if not runs:
            return None
        fill(painter, colour)
        shape(painter, self.data.who, runs[-1][-1], self.px(11))
        return runs[-1][-1]

    @staticmethod
    def _at(area: QRectF, ago: float, up: float) -> QPointF:
        return QPointF(area.right() + ago * area.width() / SECONDS, area.bottom() - up * area.height())


class OpeningData(msgspec.Struct, frozen=True):
    """How far the shape of `who` is open (0 to 1), and how clear its edge is (0 to 1); NaN is not known yet."""

    who: str
    open: float = math.nan
    clear: float = math.nan


class Opening(Part[OpeningData]):
    """A leaf that opens with the swing; its edge is the clearer the more the heart is one wave."""

    width_px, height_px = 44, 92

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the leaf, a thin line where nothing is known."""
        data = self.data
        half = box.width() / 2 * (0.12 + 0.88 * data.open) if math.isfinite(data.open) else self.px(1)
        top, bottom = QPointF(box.center().x(), box.top() + 2), QPointF(box.center().x(), box.bottom() - 2)
        leaf = QPainterPath(top)
        for side in (1, -1):
            a, b = (top, bottom) if side == 1 else (bottom, top)
            bend = side * half * 4 / 3
            leaf.cubicTo(
                QPointF(a.x() + bend, a.y() + (b.y() - a.y()) / 3),
                QPointF(b.x() + bend, b.y() - (b.y() - a.y()) / 3),
                b,
            )
        clear = data.clear if math.isfinite(data.clear) else 0.0
        painter.setBrush(QColor(mix(theme.seats[data.who], theme.ground, 0.1 + 0.25 * clear)))
        painter.setPen(
            line_pen(mix(theme.seats[data.who], theme.ground, 0.25 + 0.75 * clear), self.px(1 + 1.5 * clear))
        )
        painter.drawPath(leaf)


class AloneLoop(QWidget):
    """What somebody alone sees of heart and disc; drawn once for each frame."""

    thick = 1.0

    def __init__(self, who: str) -> None:
        super().__init__()
        self._who = who
        self._shown: tuple[object, ...] = ()
        self.wave = AloneWave(WaveData(who), phrases.tr("Your heart and the disc in the last minute"))
        self.opening = Opening(OpeningData(who), phrases.tr("A shape that opens as your heart swings"))
        self.bars = {name: RangeBar(RangeData(who), title) for name, title in _titles().items()}
        self.values = {name: label("", "strong", right=True) for name in LOOP}
        self.caption = label("", "small", wrap=True)
        rows = [
            vbox(hbox(label(title, "dim"), None, self.values[name], spacing=8), self.bars[name], spacing=2)
            for name, title in _titles().items()
        ]
        self._side = QWidget()
        vbox(*rows, self.caption, parent=self._side, spacing=4)
        hbox((self.wave, 1), self.opening, self._side, parent=self, spacing=16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = text_scale(self)
        self._side.setFixedWidth(round(min(BARS_PX * scale, 0.5 * self.width())))
        self.opening.setVisible(self.width() >= ROOMY_PX * scale)

    def setFixedHeight(self, h: int) -> None:
        """Take at least what the bars need."""
        super().setFixedHeight(max(h, self.sizeHint().height()))

    def draw(self, state: SessionState, *_ground: str) -> None:
        """Renew the picture when there is a new frame."""
        frame = state.frame
        if frame is None or (frame, state.usual) == self._shown:
            return
        self._shown = frame, state.usual
        person = frame.people.get(self._who)
        loop = person.loop if person is not None else None
        if person is None or loop is None:
            return
        swing, coherence = person.measures.hr_swing, person.measures.coherence
        self.wave.show_data(WaveData(self._who, heart_of(loop, frame.t), pacer_wave(state, frame.t, (self._who,))))
        usual = state.usual.ranges.get("swing_bpm")
        self.opening.show_data(
            OpeningData(self._who, round(min(1.0, swing / (usual[1] if usual else OPEN_AT)), 2), round(loop.follows, 2))
        )
        shown = self._who not in state.hidden
        for name, value in zip(LOOP, (swing, coherence), strict=True):
            self.bars[name].show_data(range_of(self._who, value if shown else math.nan, name, state.usual))
        self.values["swing_bpm"].setText(phrases.tr("{n} bpm").format(n=phrases.number(swing)) if shown else HIDDEN)
        self.values["coherence"].setText(_in_words(loop))
        known = self.bars["swing_bpm"].known
        soon = phrases.tr("usual range: {n} of {of} sessions").format(
            of=phrases.number(NEEDED), n=phrases.number(state.usual.sessions)
        )
        self.caption.setText(phrases.tr("shaded: your usual range") if known else soon)


def curves_of(seats: tuple[str, ...]) -> PairCurve | AloneLoop:
    """What stands below the disc: the curves of two, or the loop of one."""
    first, *others = seats
    return PairCurve(seats) if others else AloneLoop(first)


def heart_of(loop: Loop, t: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the heart's wave from -1 to 1 over seconds before `t` (s), a run for each stretch without a gap."""
    if not len(loop.t):
        return ()
    reach = max(LEAST_SWING / 2, float(np.abs(loop.heart).max()))
    points = list(zip((loop.t - t).tolist(), (loop.heart / reach).tolist(), strict=True))
    breaks = [0, *(np.flatnonzero(~loop.joined) + 1).tolist()]
    return tuple(tuple(points[start:stop]) for start, stop in pairwise(breaks) if stop - start > 1)


def range_of(who: str, value: float, name: str, usual: UsualLoop) -> RangeData:
    """Return where a value lies in the person's own usual range."""
    low, high = usual.ranges.get(name, (math.nan, math.nan))
    return RangeData(who, value, low, high, 0.0, 1.6 * high if high > 0 else 1.0, readings=usual.sessions)


def smooth(points: list[QPointF]) -> QPainterPath:
    """Return a Catmull-Rom curve through the points."""
    path = QPainterPath(points[0])
    for n in range(len(points) - 1):
        before, a, b, after = points[max(0, n - 1)], points[n], points[n + 1], points[min(len(points) - 1, n + 2)]
        path.cubicTo(a + (b - before) / 6, b - (after - a) / 6, b)
    return path


def _titles() -> dict[str, str]:
    return {"swing_bpm": phrases.tr("Swing"), "coherence": phrases.tr("Coherence")}


def _in_words(loop: Loop) -> str:
    words = {"finding": phrases.tr("on its way"), "clear": phrases.tr("one clear wave")}
    return (words | {"alone": words["clear"]}).get(loop.word, "")

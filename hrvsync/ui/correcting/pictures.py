"""Heart rate beat by beat with what waits and what was settled, and a few seconds around one beat."""

from typing import override

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF

from hrvsync.beats import Beats, Floats, Label
from hrvsync.ui import phrases
from hrvsync.ui.correcting.beats import Item
from hrvsync.ui.importing.picture import times
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets import fill
from hrvsync.ui.widgets.axes import Axes, Frame
from hrvsync.ui.widgets.part import Part, line_pen, shape, write

AROUND_S = 6.0
MOST_POINTS = 4000


class CourseData(msgspec.Struct, frozen=True, eq=False):
    """The beats of somebody in the seat `who`, what waits or is settled, the chosen time (s), and the length."""

    beats: Beats
    who: str
    items: tuple[Item, ...] = ()
    t: float = 0.0
    seconds: float = 0.0


class Course(Part[CourseData]):
    """Heart rate over the whole session; a click chooses the beat that lies nearest."""

    width_px, height_px = 520, 170
    grows_down = True
    chosen = Signal(float)  # t (s)

    def describe(self) -> str:
        """Return how many wait."""
        n = sum(item.kind == "waits" for item in self.data.items)
        return phrases.tr("{n} beats wait for you").format(n=phrases.number(n))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame, at = self._frame(QRectF(self.rect())), event.position()
        near = [
            (abs(frame.at(item.t, 0).x() - at.x()) + 0.3 * abs(self._place(frame, item).y() - at.y()), item.t)
            for item in self.data.items
        ]
        distance, t = min(near, default=(1e9, 0.0))
        share = (at.x() - frame.area.left()) / max(1.0, frame.area.width())
        self.chosen.emit(t if distance < self.px(14) else share * self.data.seconds)

    def _frame(self, box: QRectF) -> Frame:
        good = self.data.beats.rr_ms[self.data.beats.good]
        rates = 60_000 / good if good.size else np.array([60.0])
        low, high = float(np.percentile(rates, 0.5)) // 10 * 10, -(-float(np.percentile(rates, 99.5)) // 10) * 10
        middle = round((low + high) / 20) * 10
        values = tuple((value, phrases.number(value)) for value in dict.fromkeys((low, middle, high)))
        seconds = self.data.seconds or 1.0
        axes = Axes((0.0, seconds), (low - 8, high + 8), values, times(seconds), phrases.tr("bpm"))
        return Frame(self.letters("axis"), box, axes, self.px(1.0))

    def _place(self, frame: Frame, item: Item) -> QPointF:
        low, high = frame.axes.y
        return frame.at(item.t, min(max(item.bpm, low + 2), high - 2))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the course, then the signs over it."""
        frame, data = self._frame(box), self.data
        x = frame.at(data.t, 0).x()
        fill(painter, theme.wash)
        painter.drawRoundedRect(QRectF(x - self.px(12), frame.area.top(), self.px(24), frame.area.height()), 8, 8)
        frame.draw(painter, theme)
        painter.setPen(line_pen(theme.seats[data.who], self.px(1.25)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        beats = data.beats
        good, runs = beats.good, beats.run
        step = 1 + len(beats) // MOST_POINTS
        points: list[QPointF] = []
        last = -1
        for t, rr, run in zip(beats.t[good][::step], beats.rr_ms[good][::step], runs[good][::step], strict=True):
            if run != last and len(points) > 1:
                painter.drawPolyline(QPolygonF(points))
            if run != last:
                points, last = [], int(run)
            points.append(frame.at(float(t), 60_000 / float(rr)))
        if len(points) > 1:
            painter.drawPolyline(QPolygonF(points))
        for item in data.items:
            sign(painter, theme, self._place(frame, item), self.px(5.5), item.kind, data.who)
        chosen = [item for item in data.items if abs(item.t - data.t) < 0.001]
        for item in chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawEllipse(self._place(frame, item), self.px(10), self.px(10))


class AroundData(msgspec.Struct, frozen=True, eq=False):
    """The beats of somebody, of which the one at `t` (s) is chosen; their ECG (s, microvolt) where there is one."""

    beats: Beats
    who: str
    t: float = 0.0
    ecg: tuple[Floats, Floats] | None = None
    cursor: float | None = None


class Around(Part[AroundData]):
    """Six seconds around a beat: its ECG where there is one, the beats, and the intervals between them in ms."""

    width_px, height_px = 520, 190
    grows_down = True
    chosen = Signal(float)  # t (s)

    def describe(self) -> str:
        """Return the chosen interval and those beside it."""
        near = self._near()
        texts = [phrases.number(float(self.data.beats.rr_ms[i])) for i in near]
        return phrases.tr("Intervals in ms: {list}").format(list=", ".join(texts))

    @property
    def start(self) -> float:
        """Where the picture begins (s)."""
        return self.data.t - AROUND_S / 2

    def _near(self) -> list[int]:
        beats = self.data.beats
        return np.flatnonzero((beats.t >= self.start) & (beats.t <= self.start + AROUND_S)).tolist()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        area = self.area()
        self.chosen.emit(self.start + (event.position().x() - area.left()) / max(1.0, area.width()) * AROUND_S)

    def area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(self.px(28), self.px(4), -self.px(8), -self.px(44))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw boxes of 0.2 s, the trace, the beats and what lies between them."""
        area, data = self.area(), self.data
        beats = data.beats

        def x_of(t: float) -> float:
            return area.left() + (t - self.start) / AROUND_S * area.width()

        fill(painter, theme.wash)
        painter.drawRoundedRect(QRectF(x_of(data.t - 0.45), area.top(), x_of(0.9) - x_of(0.0), area.height()), 10, 10)
        first = int(np.ceil(self.start / 0.2))
        for k in range(first, int((self.start + AROUND_S) / 0.2) + 1):
            painter.setPen(QPen(QColor(theme.line), 1.5 if k % 5 == 0 else 0.75))
            painter.drawLine(QPointF(x_of(k * 0.2), area.top()), QPointF(x_of(k * 0.2), area.bottom()))
        if data.ecg is not None:
            self._trace(painter, theme, area, data.ecg)
        y = area.bottom() + self.px(18)
        write(painter, self.letters("axis"), theme.dim, QRectF(0, y - 8, self.px(26), 16), "ms")
        near = self._near()
        for i in near:
            t, rr = float(beats.t[i]), float(beats.rr_ms[i])
            at = QPointF(x_of(t), y)
            now = abs(t - data.t) < 0.001
            bad = beats.label[i] != Label.NORMAL
            if data.ecg is None:
                painter.setPen(QPen(QColor(theme.seats[data.who]), self.px(1.5)))
                top = area.bottom() - min(1.0, rr / 2000) * area.height()
                painter.drawLine(QPointF(at.x(), area.bottom()), QPointF(at.x(), top))
            if bad:
                kind = "artefact" if beats.label[i] == Label.BY_HAND else "waits"
                sign(painter, theme, at, self.px(6.5), kind, data.who)
            else:
                fill(painter, theme.seats[data.who])
                shape(painter, data.who, at, self.px(10))
            if now:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(theme.accent), 2))
                painter.drawEllipse(at, self.px(11), self.px(11))
            middle = x_of(t - rr / 2000)
            if middle > area.left() + 10:
                role = "small-strong" if now or bad else "axis"
                place = QRectF(middle - 40, y - self.px(9), 80, self.px(18))
                write(painter, self.letters(role), theme.ink2, place, phrases.number(rr), Qt.AlignmentFlag.AlignHCenter)
        if data.cursor is not None:
            painter.setPen(QPen(QColor(theme.accent), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x_of(data.cursor), area.top()), QPointF(x_of(data.cursor), area.bottom()))

    def _trace(self, painter: QPainter, theme: Theme, area: QRectF, ecg: tuple[Floats, Floats]) -> None:
        t, x = ecg
        i, j = np.searchsorted(t, (self.start, self.start + AROUND_S)).tolist()
        if j - i < 2:
            return
        part = x[i:j]
        low, high = float(part.min()), float(part.max())
        rise = max(high - low, 500.0)
        for level in np.arange(np.ceil(low / 500), np.floor(high / 500) + 1) * 500:
            y = area.bottom() - (0.06 + 0.88 * (float(level) - low) / rise) * area.height()
            painter.setPen(QPen(QColor(theme.line), 0.75))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        across = area.left() + (t[i:j] - self.start) / AROUND_S * area.width()
        up = area.bottom() - (0.06 + 0.88 * (part - low) / rise) * area.height()
        painter.setPen(line_pen(theme.seat_text[self.data.who], self.px(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([QPointF(a, b) for a, b in zip(across.tolist(), up.tolist(), strict=True)]))


def sign(painter: QPainter, theme: Theme, at: QPointF, radius: float, kind: str, who: str) -> None:
    """Draw a ring for what waits, a ring with a stroke for what is left out, a plus or a dot for what counts."""
    waits = kind == "waits"
    painter.setBrush(QColor(theme.card))
    painter.setPen(QPen(QColor(theme.ink if waits else theme.rule), 2 if waits else 1.5))
    if kind in ("waits", "artefact", "remove"):
        painter.drawEllipse(at, radius, radius)
        if not waits:
            painter.drawLine(at + QPointF(-0.6 * radius, 0.6 * radius), at + QPointF(0.6 * radius, -0.6 * radius))
        return
    fill(painter, theme.seat_text[who])
    painter.drawEllipse(at, radius, radius)
    painter.setPen(QPen(QColor(theme.card), 1.5))
    painter.drawLine(at + QPointF(-0.5 * radius, 0), at + QPointF(0.5 * radius, 0))
    if kind == "insert":
        painter.drawLine(at + QPointF(0, -0.5 * radius), at + QPointF(0, 0.5 * radius))

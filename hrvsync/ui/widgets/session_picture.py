"""A whole session in one picture: phases, moments in words, curves with their names, states, and the time below."""

from collections.abc import Sequence
from typing import override

import msgspec
import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QResizeEvent

from hrvsync.analysis.story.sentences import clock
from hrvsync.beats import Floats
from hrvsync.ui import phrases
from hrvsync.ui.curves import thinned
from hrvsync.ui.theme import DASHES, Theme, mix
from hrvsync.ui.widgets.curve_line import draw_curve
from hrvsync.ui.widgets.labelled_curve import Curve, apart
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, line_pen, shape, write
from hrvsync.ui.widgets.phase_strip import handwriting
from hrvsync.ui.widgets.state_strip import GAP as BETWEEN, State, StripData, has_room, paint_states

LINE, STRIP, GAP, BESIDE, SIGN, HAND = 18.0, 30.0, 8.0, 12.0, 10.0, 26.0  # px
LOW, LEAST_STRIP, STRIP_SHARE = 190.0, 16.0, 0.12  # px; px at least; of the height at most
LEAST_NAME, LONGEST_NAME = 34.0, 220.0  # px that the name of a phase or a moment has at least, and at most
ROWS = 2  # of moments in words
STEPS = (10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)  # s between two times
JUMP = 10.0  # s that an arrow key goes
THICK = 1.8  # px


class Word(msgspec.Struct, frozen=True):
    """What happened at `t` (s), above the curves; a `mark` that people set has a dotted line, a `rupture` a colour.

    What was `noticed` as it happened has a line in the colour of what is said. With `until` the time from `t` on is
    lit.
    """

    t: float
    text: str
    mark: bool = False
    rupture: bool = False
    until: float | None = None
    noticed: bool = False


class PictureData(msgspec.Struct, frozen=True, eq=False):
    """A session of `seconds`: names of phases where they begin, `words`, heart rates and states of everybody.

    `wave` is what led the breath, from -1 to 1 over time (s), drawn behind the curves. Without `values` the axis says
    no heart rate. With `kinds` of its phases each has its handwriting. Beside others it has the axes of all: `room` in
    seconds, and heart rates from and to (`bpm`).
    """

    seconds: float
    curves: tuple[Curve, ...]
    strips: tuple[StripData, ...] = ()
    phases: tuple[tuple[float, str], ...] = ()
    words: tuple[Word, ...] = ()
    wave: tuple[Floats, Floats] | None = None
    values: bool = True
    kinds: tuple[str, ...] = ()
    room: float = 0.0
    bpm: tuple[float, float] | None = None

    @property
    def across(self) -> float:
        """How long the time axis is (s); never 0."""
        return max(self.room, self.seconds) or 1.0

    @property
    def upright(self) -> tuple[float, float]:
        """The ends of the axis of heart rates (bpm)."""
        return self.bpm or axis_range(self.curves)


class SessionPicture(Part[PictureData]):
    """A click, or Return after the arrow keys, chooses a moment; `small` leaves out names and axes."""

    chosen = Signal(float)  # session time (s)
    fitted = Signal()  # it has another size
    width_px, height_px = 320, 300
    grows_down = True

    def __init__(self, data: PictureData, name: str = "") -> None:
        super().__init__(data, name)
        self._at: float | None = None  # s, where the arrow keys are
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def describe(self) -> str:
        """Return phases, moments in words, and the states of each."""
        names = (name for _, name in self.data.phases)
        words = (f"{clock(word.t)} {word.text}" for word in self.data.words)
        called = {curve.who: curve.name for curve in self.data.curves}
        said = (
            (called.get(strip.who, ""), ", ".join(dict.fromkeys(one.word for one in strip.states if one.word)))
            for strip in self.data.strips
        )
        states = (": ".join(filter(None, one)) for one in said if one[1])
        return SEPARATOR.join(dict.fromkeys((*names, *words, *states)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fitted.emit()

    @property
    def wordless(self) -> list[State]:
        """The states whose blocks have no room for their word."""
        left, right = self.column()
        font = self.letters("axis")
        font.setWeight(font.Weight.DemiBold)
        metrics, per_s = QFontMetricsF(font), (right - left) / self.data.across
        states = [state for strip in self.data.strips for state in strip.states if state.raised is not None]
        return [one for one in states if not has_room(one, (one.stop - one.start) * per_s - BETWEEN, metrics)]

    def column(self) -> tuple[float, float]:
        """Return where the time axis begins and ends (px)."""
        strong = QFontMetricsF(self.letters("key"))
        names = max((strong.horizontalAdvance(curve.name) for curve in self.data.curves), default=0.0)
        values = QFontMetricsF(self.letters("axis")).horizontalAdvance("100")
        left = max(values, self.px(SIGN)) + self.px(BESIDE)
        return left, self.width() - names - self.px(BESIDE + SIGN / 2)

    @override
    def mousePressEvent(self, ev: QMouseEvent) -> None:
        left, right = self.column()
        if left <= ev.position().x() <= right:
            t = self.data.across * (ev.position().x() - left) / (right - left)
            self.chosen.emit(min(t, self.data.seconds))

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -JUMP, Qt.Key.Key_Right: JUMP}.get(Qt.Key(ev.key()))
        if step is not None:
            self._at = min(max(0.0, (self._at or 0.0) + step), self.data.seconds)
            self.setAccessibleDescription(clock(self._at))
            self.update()
        elif ev.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at is not None:
            self.chosen.emit(self._at)
        else:
            super().keyPressEvent(ev)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw from the phases at the top to the time at the bottom."""
        area = self.paint_around(painter, theme, box)
        self.paint_curves(painter, theme, area)
        if self._at is not None and self.hasFocus():
            x = self._x(area, self._at)
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, self.below(area)))

    def area(self, box: QRectF) -> QRectF:
        """Return where in `box` the curves are."""
        line, (left, right) = self.px(LINE), self.column()
        head = self._head + line * (1 + max((row for *_, row in self._placed(left, right)), default=-1))
        strips = len(self.data.strips) * (self._strip + self._gap)
        return QRectF(left, box.top() + head + 4, right - left, box.height() - head - strips - line - self.px(10))

    def paint_around(self, painter: QPainter, theme: Theme, box: QRectF) -> QRectF:
        """Draw all but the curves; return where those are to be."""
        data, line, area = self.data, self.px(LINE), self.area(box)
        left, right = self.column()
        words, bottom = self._placed(left, right), self.below(area)
        for word in data.words:
            if word.until is not None:
                fill(painter, theme.wash)
                lit = QRectF(self._x(area, word.t), area.top(), 0, area.height())
                lit.setRight(max(lit.left() + self.px(8), self._x(area, word.until)))
                painter.drawRoundedRect(lit, 4, 4)
        self._paint_axis(painter, theme, area)
        self._paint_phases(painter, theme, box, area, bottom)
        self._paint_words(painter, theme, box.top() + self._head, area, words)
        if data.wave is not None:
            self._paint_wave(painter, theme, area)
        top = area.bottom() + self._gap / 2
        for strip in data.strips:
            place = QRectF(left, top, area.width(), self._strip)
            fill(painter, theme.seats[strip.who])
            beside = QPointF(box.left() + self.px(SIGN), place.bottom() - place.height() / 4)
            shape(painter, strip.who, beside, self.px(SIGN))
            ended = replace(strip, seconds=self.data.across)
            paint_states(painter, theme, place, ended, self.letters("axis"))
            top = place.bottom() + self._gap
        self._paint_times(painter, theme, QRectF(left, box.bottom() - line, area.width(), line))
        self._paint_ends(painter, theme, area)
        return area

    @property
    def _head(self) -> float:
        """How much of the height the phases take (px)."""
        if self._low:
            return 0.0
        return self.px(LINE * bool(self.data.phases) + (HAND + GAP / 2) * bool(self.data.kinds))

    def below(self, area: QRectF) -> float:
        """Return where the strips end (px)."""
        return area.bottom() + len(self.data.strips) * (self._strip + self._gap)

    @property
    def _low(self) -> bool:
        """Whether there is little height: then the curves get what names would take."""
        return self.height() < self.px(LOW)

    @property
    def _gap(self) -> float:
        """How far strips are from each other (px)."""
        return self.px(GAP) / 2 if self._low else self.px(GAP)

    @property
    def _strip(self) -> float:
        """How high a strip is (px): less where there is little room for the curves."""
        return max(self.px(LEAST_STRIP), min(self.px(STRIP), STRIP_SHARE * self.height()))

    def _x(self, area: QRectF, t: float) -> float:
        return area.left() + area.width() * min(1.0, max(0.0, t / self.data.across))

    def _paint_axis(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        font, line, (low, high) = self.letters("axis"), self.px(LINE), self.data.upright
        for value in (low, high) if self._low else (low, (low + high) / 2, high):
            y = area.bottom() - area.height() * (value - low) / (high - low)
            painter.setPen(QPen(QColor(theme.line), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            place = QRectF(0, y - line / 2, area.left() - self.px(BESIDE), line)
            if self.data.values:
                write(painter, font, theme.dim, place, phrases.number(value), Qt.AlignmentFlag.AlignRight)
        unit = QRectF(0, area.top() - 1.4 * line, area.left() - self.px(BESIDE) / 2, line)
        if not self._low:
            write(painter, font, theme.dim, unit, phrases.tr("bpm"), Qt.AlignmentFlag.AlignRight)

    def _paint_phases(self, painter: QPainter, theme: Theme, box: QRectF, area: QRectF, bottom: float) -> None:
        font, phases = self.letters("small"), self.data.phases
        for n, (t, name) in enumerate(phases):
            end = phases[n + 1][0] if n + 1 < len(phases) else self.data.seconds
            x, width = self._x(area, t), self._x(area, end) - self._x(area, t)
            if t > 0:
                painter.setPen(QPen(QColor(theme.line), 1))
                painter.drawLine(QPointF(x, box.top()), QPointF(x, bottom))
            top = box.top()
            if self.data.kinds and not self._low:
                hand = QRectF(x + 1, top, width - 2, self.px(HAND))
                fill(painter, theme.wash)
                painter.drawRoundedRect(hand, 5, 5)
                handwriting(painter, theme, hand.adjusted(5, 5, -5, -5), self.data.kinds[n], theme.accent)
                top = hand.bottom() + self.px(GAP) / 2
            if width > self.px(LEAST_NAME) and not self._low:
                write(painter, font, theme.ink2, QRectF(x + 8, top, width - 12, self.px(LINE)), name)

    def _placed(self, left: float, right: float) -> list[tuple[Word, float, float, int]]:
        """Put the words in rows where they do not touch: each with its place, its width and its row."""
        metrics, placed = QFontMetricsF(self.letters("small-strong")), list[tuple[Word, float, float, int]]()
        free = [left] * (1 if self._low else ROWS)
        for word in sorted(self.data.words, key=lambda word: word.t):
            x = left + (right - left) * word.t / self.data.across
            width = min(metrics.horizontalAdvance(word.text) + 4, self.px(LONGEST_NAME), right - left)
            begin = min(x + 4, right - width)
            row = next((row for row in range(len(free)) if free[row] <= begin + 2), None)
            if row is not None and word.text:
                free[row] = begin + width + self.px(BESIDE)
                placed.append((word, begin, width, row))
        return placed

    def _paint_words(
        self, painter: QPainter, theme: Theme, top: float, area: QRectF, words: Sequence[tuple[Word, float, float, int]]
    ) -> None:
        font, line = self.letters("small-strong"), self.px(LINE)
        rows = {word: row for word, _, _, row in words}
        for word in self.data.words:  # where there is no room for words the line stays
            if word.mark or word.noticed:
                painter.setPen(line_pen(_ink(theme, word), 1.4, (1.5, 3.5)))
                x, row = self._x(area, word.t), rows.get(word, 0 if self._low else ROWS - 1)
                painter.drawLine(QPointF(x, top + row * line + 4), QPointF(x, area.bottom()))
        for word, begin, width, row in words:
            write(painter, font, _ink(theme, word), QRectF(begin, top + row * line, width, line), word.text)

    def _paint_wave(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        t, y = self.data.wave or (np.empty(0), np.empty(0))
        painter.setPen(line_pen(mix(theme.accent, theme.card, 0.4), self.px(1.2)))
        height = 0.42 * area.height()
        for run in _runs(y):
            middle = area.center().y()
            points = zip(t[run].tolist(), y[run].tolist(), strict=True)
            painter.drawPolyline(
                QPolygonF([QPointF(self._x(area, at), middle - height * value) for at, value in points])
            )

    def paint_curves(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the curves alone."""
        for curve in self.data.curves:
            t, y = thinned(curve.x, curve.y, 2 * max(200, round(area.width())))
            dash = tuple(self.px(one) for one in DASHES[curve.who])
            draw_curve(painter, theme.seats[curve.who], self.px(THICK), *self._points(area, t, y), dash)

    def _paint_ends(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw sign and name of each at the end of their curve."""
        ends = list[tuple[Curve, QPointF]]()
        for curve in self.data.curves:
            if (known := np.flatnonzero(np.isfinite(curve.y))).size:
                x, y = self._points(area, curve.x[known[-1:]], curve.y[known[-1:]])
                ends.append((curve, QPointF(float(x[0]), float(y[0]))))
        line, strong = self.px(LINE), self.letters("key")
        for (curve, end), y in zip(ends, apart([end.y() for _, end in ends], line), strict=True):
            fill(painter, theme.seats[curve.who])
            shape(painter, curve.who, end, self.px(SIGN))
            place = QRectF(end.x() + self.px(BESIDE), y - line / 2, self.width() - end.x() - self.px(BESIDE), line)
            write(painter, strong, theme.seat_text[curve.who], place, curve.name)

    def _points(self, area: QRectF, t: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Return where points of a curve are (px)."""
        low, high = self.data.upright
        across = np.clip(t / self.data.across, 0.0, 1.0)
        return area.left() + across * area.width(), area.bottom() - (y - low) * (area.height() / (high - low))

    def _paint_times(self, painter: QPainter, theme: Theme, place: QRectF) -> None:
        font, seconds = self.letters("axis"), self.data.across
        metrics = QFontMetricsF(font)
        widest = metrics.horizontalAdvance(clock(seconds)) + self.px(56)
        most = max(1.0, place.width() / widest)
        step = next((step for step in STEPS if seconds / step <= most), STEPS[-1])
        for t in np.arange(0, seconds + 0.5, step).tolist():
            text = clock(t)
            width = metrics.horizontalAdvance(text) + 2
            x = min(max(0.0, self._x(place, t) - width / 2), self.width() - width)
            box = QRectF(x, place.top(), width, place.height())
            write(painter, font, theme.dim, box, text, Qt.AlignmentFlag.AlignHCenter)


def _ink(theme: Theme, word: Word) -> str:
    """The colour of what happened."""
    return theme.recording if word.rupture else theme.accent if word.noticed else theme.ink


def axis_range(curves: Sequence[Curve]) -> tuple[float, float]:
    """Return the ends of the heart-rate axis (bpm): round numbers around all curves, the middle of them a whole one."""
    known = [curve.y[np.isfinite(curve.y)] for curve in curves]
    values = np.concatenate(known) if known else np.empty(0)
    if not values.size:
        return 50.0, 90.0
    low, high = float(values.min()), float(values.max())
    step = 2.0 if high - low <= 16 else 10.0
    low, high = step * (low // step), step * -(-high // step)
    high = max(high, low + 2 * step)
    return low, high + (step if (high - low) % (2 * step) else 0.0)


def _runs(y: Floats) -> list[slice]:
    """Return the stretches without NaN."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], np.isfinite(y), [False]]).astype(np.int8)))
    return [slice(start, stop) for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)]

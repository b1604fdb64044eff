"""The clock question: two lines of which one is slid until something that both did falls together."""

from typing import override

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

from hrvsync.importing import Line
from hrvsync.ui import phrases
from hrvsync.ui.importing.picture import times
from hrvsync.ui.theme import DASHES, Theme
from hrvsync.ui.widgets import Card, add, button, configure, fill, hbox, label, line_edit, vbox
from hrvsync.ui.widgets.part import Part, line_pen, shape, write

WINDOW_S = 180.0
FINE_S, COARSE_S = 0.1, 10.0
MOST_S = 86_400.0


class SlideData(msgspec.Struct, frozen=True, eq=False):
    """Two lines, of which the second begins `later` s after the first; what is seen begins at `start` (s)."""

    lines: tuple[Line, Line]
    later: float = 0.0
    start: float = 0.0


class Slide(Part[SlideData]):
    """Draws both lines one below the other; the second is moved by the mouse and the arrow keys."""

    width_px, height_px = 460, 150
    moved = Signal(float)  # later (s)

    def __init__(self, data: SlideData, name: str) -> None:
        super().__init__(data, name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._grip: tuple[float, float] | None = None

    def describe(self) -> str:
        """Return who begins when."""
        return begins(self.data.lines[1].name, self.data.later)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = COARSE_S if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FINE_S
        match event.key():
            case Qt.Key.Key_Left:
                self.moved.emit(self.data.later - step)
            case Qt.Key.Key_Right:
                self.moved.emit(self.data.later + step)
            case Qt.Key.Key_PageDown:
                self._look(60.0)
            case Qt.Key.Key_PageUp:
                self._look(-60.0)
            case _:
                super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self._grip = event.position().x(), self.data.later

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            x, later = self._grip
            self.moved.emit(later + (event.position().x() - x) / max(1.0, self._area().width()) * WINDOW_S)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self._look(-event.angleDelta().y() / 12)

    def _look(self, by: float) -> None:
        ends = [self.data.lines[0].t[-1], self.data.later + self.data.lines[1].t[-1]]
        start = min(max(self.data.start + by, min(0.0, self.data.later)), max(0.0, *map(float, ends)) - 10.0)
        self.show_data(msgspec.structs.replace(self.data, start=start))

    def _area(self) -> QRectF:
        box = QRectF(self.rect())
        return box.adjusted(self.px(110), self.px(18), 0, -self.px(20))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw a band for each, the line upon it, and marks through both."""
        area = self._area()
        height = (area.height() - self.px(14)) / 2
        for row, (one, who) in enumerate(zip(self.data.lines, "AB", strict=True)):
            begin = self.data.later if row else 0.0
            band = QRectF(area.left(), area.top() + row * (height + self.px(14)), area.width(), height)
            name = QRectF(self.px(22), band.top(), self.px(82), height)
            fill(painter, theme.seats[who])
            shape(painter, who, QPointF(self.px(9), band.center().y()), self.px(11))
            write(painter, self.letters("small-strong"), theme.seat_text[who], name, one.name)
            self._band(painter, theme, band, one, who, begin)
        for value, text in times(WINDOW_S, self.data.start):
            x = area.left() + (value - self.data.start) / WINDOW_S * area.width()
            if x + 24 > box.right():
                continue
            place = QRectF(x - 30, area.bottom() + 4, 60, self.px(16))
            write(painter, self.letters("axis"), theme.dim, place, text, Qt.AlignmentFlag.AlignHCenter)

    def _band(self, painter: QPainter, theme: Theme, band: QRectF, one: Line, who: str, begin: float) -> None:
        start = self.data.start

        def x_of(t: float) -> float:
            return band.left() + (t + begin - start) / WINDOW_S * band.width()

        left, right = (min(max(x_of(float(t)), band.left()), band.right()) for t in (0.0, one.t[-1]))
        painter.save()
        painter.setClipRect(band)
        fill(painter, theme.tint[who])
        painter.drawRoundedRect(QRectF(left, band.top(), max(0.0, right - left), band.height()), 8, 8)
        seen = (one.t + begin >= start - 5) & (one.t + begin <= start + WINDOW_S + 5)
        known = one.bpm[seen & np.isfinite(one.bpm)]
        if known.size:
            low, high = float(np.percentile(known, 1)), float(np.percentile(known, 99))
            rise = max(high - low, 4.0)
            painter.setPen(line_pen(theme.seats[who], self.px(1.5), DASHES[who]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            points: list[QPointF] = []
            for t, bpm in zip(one.t[seen].tolist(), one.bpm[seen].tolist(), strict=True):
                if bpm != bpm:
                    painter.drawPolyline(QPolygonF(points))
                    points = []
                    continue
                share = (bpm - low) / rise
                points.append(QPointF(x_of(t), band.bottom() - (0.15 + 0.7 * share) * band.height()))
            painter.drawPolyline(QPolygonF(points))
        painter.restore()
        for t, text in one.marks:
            if start <= t + begin <= start + WINDOW_S:
                painter.setPen(QPen(QColor(theme.ink2), 1, Qt.PenStyle.DotLine))
                painter.drawLine(QPointF(x_of(t), band.top()), QPointF(x_of(t), band.bottom()))
                place = QRectF(x_of(t) - 60, band.top() - self.px(16), 120, self.px(16))
                write(painter, self.letters("key"), theme.ink, place, text, Qt.AlignmentFlag.AlignHCenter)
        if who == "B":
            grip = QRectF(min(max(left, band.left()), band.right() - 18) - 2, band.center().y() - 20, 18, 40)
            painter.setBrush(QColor(theme.card))
            painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.seats[who]), 1.5))
            painter.drawRoundedRect(grip, 6, 6)
            for dx in (-2.5, 2.5):
                x = grip.center().x() + dx
                painter.drawLine(QPointF(x, grip.center().y() - 7), QPointF(x, grip.center().y() + 7))


class ClockQuestion(Card):
    """Asks when one of two began beside the other; emits the seconds and who says so, or that they stay apart."""

    answered = Signal(float, str)
    apart = Signal()

    def __init__(self, lines: tuple[Line, Line], by: str = "") -> None:
        super().__init__(self.tr("These two clocks do not know each other."), margins=(24, 20, 24, 18))
        second = lines[1].name
        self.slide = Slide(SlideData(lines), self.tr("The first 3 minutes of both"))
        self.slide.moved.connect(self.move_to)
        self.later = configure(
            QDoubleSpinBox(),
            accessibleName=self.tr("Seconds by which {name} begins later").format(name=second),
            minimum=-MOST_S,
            maximum=MOST_S,
            singleStep=FINE_S,
            decimals=1,
            suffix=" s",
            valueChanged=self.move_to,
        )
        self.by = line_edit(by, self.tr("Who sets this"), self.tr("your name"), 60)
        self.by.setMaximumWidth(150)
        self.fit = button(self.tr("They fit now"), "offer", self._answer)
        self.keep = button(self.tr("Keep as two alone"), "quiet", self.apart)
        self._note = label("", "caption", wrap=True)
        todo = self.tr("Slide {name}'s line until something both of you did falls together: standing up, a clap.")
        never = self.tr("Not by making the curves alike: that would invent togetherness.")
        left = vbox(
            label(self.accessibleName(), "head", wrap=True),
            label(todo.format(name=second), "caption", wrap=True),
            label(never, "small", wrap=True),
            4,
            hbox(self.by, None),
            hbox(self.fit, self.keep, None),
            None,
            spacing=8,
        )
        keys = self.tr("← → move by 0.1 s, with Shift by 10 s; Page Up and Down look elsewhere")
        right = vbox(
            (self.slide, 1),
            hbox(self.later, (self._note, 1)),
            label(keys, "small", wrap=True),
            spacing=6,
        )
        add(self.rows, hbox((left, 9), (right, 16), spacing=20))
        self.move_to(0.0)

    def move_to(self, later: float) -> None:
        """Let the second begin `later` s after the first."""
        later = min(max(round(later, 1), -MOST_S), MOST_S)
        with QSignalBlocker(self.later):
            self.later.setValue(later)
        self._note.setText(begins(self.slide.data.lines[1].name, later))
        self.slide.show_data(msgspec.structs.replace(self.slide.data, later=later))

    def _answer(self) -> None:
        self.answered.emit(self.later.value(), self.by.text().strip())


def begins(name: str, later: float) -> str:
    """Say who begins when."""
    n = phrases.number(abs(later), 1)
    text = phrases.tr("{name} begins {n} s later") if later >= 0 else phrases.tr("{name} begins {n} s earlier")
    return text.format(name=name, n=n)

"""The breath pacer: a disc (or, with reduced motion, a bar) drawn from the session clock, never from frame counts."""

import math

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from hrvsync.guide import Breath, breath_at, pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.session.actions import SPACE, key_name
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import DARK, Theme, mix
from hrvsync.ui.typography import font_of
from hrvsync.ui.widgets import GROWING, configure, fill, start_painter

RINGS = 3
SMALLEST, GROWTH = 0.46, 0.30  # of the disc, as shares of the ring's radius


class Picture(msgspec.Struct, frozen=True):
    """What the pacer shows; `done` (0..1) fills the ring or the bar, `volume` (0..1) the disc, None is a rest."""

    theme: Theme
    word: str = ""
    note: str = ""
    done: float | None = None
    volume: float | None = None
    bar: bool = False


class PacerDisc(QWidget):
    """Shows a word with a note below it; a breath moves the disc, or fills the bar."""

    def __init__(self) -> None:
        super().__init__()
        name = phrases.tr("Breath pacer")
        configure(self, accessibleName=name, sizePolicy=GROWING, minimumSize=QSize(120, 120))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown = Picture(DARK)
        self._ring, self._ring_key = QPixmap(), (DARK, "", 0, 1.0)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def follow(self, state: SessionState, wall: float, who: str, whose: str = "") -> None:
        """Show where the breath of seat `who` stands at `wall` (s); `whose` names it where each has an own one."""
        now, phase, bar = state.now(wall), state.phase, state.reduced_motion
        pacer = pacer_for(phase, who)
        if pacer is not None and not state.guide_paused:
            breath = breath_at(pacer, state.phase_seconds(now))
            word = step_word(breath) + (f"  {phrases.number(math.ceil(breath.left))}" if bar else "")
            done, volume = (round(breath.progress, 1), 0.0) if bar else (breath.progress, breath.volume)
            note = whose or phrases.tr("small, easy breaths")
            shown = Picture(state.theme, word, note, round(done, 3), round(volume, 3), bar)
        else:
            word, note = ("", "") if phase is None else (phase.name, phase.prompt)
            if state.guide_paused:
                word, note = phrases.tr("paused"), phrases.tr("{key} goes on").format(key=key_name(SPACE))
            shown = Picture(state.theme, word, note, state.phase_done(now), bar=bar)
        before, self._shown = self._shown, shown
        if shown != before:
            # Only the square of the ring moves: a wide window costs no more than a narrow one.
            moved = not bar and (before.theme, before.bar) == (shown.theme, bar)
            self.update(self._square() if moved else self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        with start_painter(self) as painter:
            painter.fillRect(event.rect(), QColor(self._ground()))
            centre = QRectF(self.rect()).center()
            radius = min(self.width(), self.height()) / 2 - 6
            if self._shown.bar:
                self._paint_bar(painter, centre, radius)
            else:
                self._paint_ring(painter, centre, radius)
                self._paint_disc(painter, centre, radius)
            self._paint_words(painter, centre, radius)

    def _square(self) -> QRect:
        side = min(self.width(), self.height())
        return QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def _paint_ring(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        theme, square = self._shown.theme, self._square()
        painter.drawPixmap(square.topLeft(), self._still_ring(theme, square.width()))
        if self._shown.done is not None:
            pen = QPen(QColor(mix(theme.ink, theme.ground, 0.6)), 3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            painter.drawArc(box, 90 * 16, -round(360 * 16 * self._shown.done))

    def _still_ring(self, theme: Theme, side: int) -> QPixmap:
        """The ring without its lit part: the same in every picture, so it is drawn once."""
        key = (theme, self._ground(), side, self.devicePixelRatioF())
        if key != self._ring_key:
            self._ring_key = key
            self._ring = QPixmap(round(side * key[3]), round(side * key[3]))
            self._ring.setDevicePixelRatio(key[3])
            self._ring.fill(QColor(key[1]))
            with QPainter(self._ring) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme.line), 3))
                painter.drawEllipse(QRectF(6, 6, side - 12, side - 12))
        return self._ring

    def _paint_disc(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        theme, volume = self._shown.theme, self._shown.volume
        if volume is None:
            return
        inner, outer = radius * (SMALLEST + GROWTH * volume), radius * 0.93
        rings = range(RINGS)
        sizes = [inner + (outer - inner) * (RINGS - ring) / RINGS * (0.55 + 0.45 * volume) for ring in rings]
        colours = [mix(theme.accent, self._ground(), 0.04 + 0.05 * ring) for ring in rings]
        # Two discs cost less than an outline.
        for colour, size in zip([*colours, theme.accent, theme.disc], [*sizes, inner + 1, inner - 1], strict=True):
            fill(painter, colour)
            painter.drawEllipse(centre, size, size)

    def _paint_bar(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        theme, width, height = self._shown.theme, 2 * radius * 0.9, 14.0
        box = QRectF(centre.x() - width / 2, centre.y() + radius * 0.38, width, height)
        fill(painter, theme.line)
        painter.drawRoundedRect(box, 7, 7)
        if self._shown.volume is not None:
            box.setWidth(max(height, width * (self._shown.done or 0.0)))
            fill(painter, theme.accent)
            painter.drawRoundedRect(box, 7, 7)

    def _paint_words(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        shown, rest = self._shown, self._shown.volume is None
        sizes = (13, 0.115), (12, 0.068 if rest else 0.055)
        word, note = (font_of(self, "word", max(least, round(radius * share))) for least, share in sizes)
        width = 2 * radius * (1.6 if shown.bar else 0.84)
        line = word.pixelSize() * 1.5
        top = centre.y() - line * (1.6 if rest and shown.note else 0.95)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.setFont(word)
        painter.setPen(QColor(shown.theme.ink))
        painter.drawText(QRectF(centre.x() - width / 2, top, width, line), middle, shown.word)
        painter.setFont(note)
        painter.setPen(QColor(shown.theme.dim))
        inner = 2 * radius * (SMALLEST + GROWTH * (shown.volume or 0.0))
        if rest or shown.bar or painter.fontMetrics().horizontalAdvance(shown.note) <= 0.9 * inner:
            box = QRectF(centre.x() - width / 2, top + line * 1.15, width, radius * 0.8)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignTop, shown.note)  # a small disc holds one word

    def _ground(self) -> str:
        parent, theme = self.parentWidget(), self._shown.theme
        return theme.card if parent is not None and parent.property("role") == "card" else theme.ground


def step_word(breath: Breath) -> str:
    """What to do now, in one or two words."""
    return {
        "in": phrases.tr("breathe in"),
        "hold_in": phrases.tr("hold"),
        "out": phrases.tr("breathe out"),
        "hold_out": phrases.tr("rest"),
    }[breath.step]

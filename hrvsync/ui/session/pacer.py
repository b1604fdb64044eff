"""The breath pacer: a disc (or, with reduced motion, a bar) drawn from the session clock, never from frame counts."""

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrvsync.guide import Breath, breath_at, pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.session.actions import SPACE, key_name
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import DARK, Theme, mix

RINGS = 3
SMALLEST, GROWTH = 0.46, 0.30  # of the disc, as shares of the ring's radius


class PacerDisc(QWidget):
    """Shows a Breath; None is a rest without a pacer. `note` stands below the word."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(phrases.tr("Breath pacer"))
        self._theme: Theme = DARK
        self._breath: Breath | None = None
        self._word = self._note = ""
        self._bar = False
        self._done = math.nan
        self._drawn: tuple[object, ...] = ()
        self._ring, self._ring_key = QPixmap(), (DARK, "", 0, 1.0)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def show_breath(self, theme: Theme, breath: Breath | None, note: str, *, bar: bool, word: str, done: float) -> None:
        """Draw `breath` with `word` and `note`; `bar` instead of motion; `done` (0..1, NaN: none) fills the ring."""
        size = (0.0, 0.0) if breath is None else (round(breath.volume, 3), round(breath.progress, 3 if not bar else 1))
        drawn = (theme, size, note, word, bar, round(done, 3))
        if drawn == self._drawn:
            return
        self._theme, self._breath, self._note, self._word, self._bar = theme, breath, note, word, bar
        self._done = done
        same_look = self._drawn[:1] == drawn[:1] and self._drawn[4:5] == drawn[4:5]
        self._drawn = drawn
        # Only the square of the ring moves: a wide window costs no more than a narrow one.
        self.update(self._square() if same_look and not bar else self.rect())

    def follow(self, state: SessionState, wall: float, who: str, whose: str = "") -> None:
        """Show where the breath of seat `who` stands at `wall` (s); `whose` names it where each has an own one."""
        frame = state.frame
        now = state.now(wall)
        phase = None if frame is None else frame.phase
        pacer = pacer_for(phase, who)
        theme, bar = state.theme, state.reduced_motion
        if state.guide_paused:
            paused, go_on = phrases.tr("paused"), phrases.tr("{key} goes on").format(key=key_name(SPACE))
            self.show_breath(theme, None, go_on, bar=bar, word=paused, done=state.phase_done(now))
        elif pacer is None:
            name, prompt = ("", "") if phase is None else (phase.name, phase.prompt)
            self.show_breath(theme, None, prompt, bar=bar, word=name, done=state.phase_done(now))
        else:
            breath = breath_at(pacer, state.phase_seconds(now))
            said = f"{word(breath)}  {phrases.number(math.ceil(breath.left))}" if bar else word(breath)
            note = whose or phrases.tr("small, easy breaths")
            self.show_breath(theme, breath, note, bar=bar, word=said, done=breath.progress)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._ground(theme)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QRectF(self.rect()).center()
        radius = min(self.width(), self.height()) / 2 - 6
        if self._bar:
            self._paint_bar(painter, theme, centre, radius)
        else:
            self._paint_disc(painter, theme, centre, radius)
        self._paint_words(painter, theme, centre, radius)
        painter.end()

    def _square(self) -> QRect:
        side = min(self.width(), self.height())
        return QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def _paint_ring(self, painter: QPainter, theme: Theme, centre: QPointF, radius: float) -> None:
        square = self._square()
        painter.drawPixmap(square.topLeft(), self._still_ring(theme, square.width()))
        box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not math.isnan(self._done):
            pen = QPen(QColor(mix(theme.ink, theme.ground, 0.6)), 3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(360 * 16 * self._done))

    def _still_ring(self, theme: Theme, side: int) -> QPixmap:
        """The ring without its lit part: the same in every picture, so it is drawn once."""
        key = (theme, self._ground(theme), side, self.devicePixelRatioF())
        if key != self._ring_key:
            self._ring_key = key
            self._ring = QPixmap(round(side * key[3]), round(side * key[3]))
            self._ring.setDevicePixelRatio(key[3])
            self._ring.fill(QColor(key[1]))
            painter = QPainter(self._ring)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.line), 3))
            painter.drawEllipse(QRectF(6, 6, side - 12, side - 12))
            painter.end()
        return self._ring

    def _paint_disc(self, painter: QPainter, theme: Theme, centre: QPointF, radius: float) -> None:
        self._paint_ring(painter, theme, centre, radius)
        if self._breath is None:
            return
        volume = self._breath.volume
        inner = radius * (SMALLEST + GROWTH * volume)
        outer = radius * 0.93
        painter.setPen(Qt.PenStyle.NoPen)
        for ring in range(RINGS):
            share = (RINGS - ring) / RINGS
            painter.setBrush(QColor(mix(theme.accent, self._ground(theme), 0.04 + 0.05 * ring)))
            size = inner + (outer - inner) * share * (0.55 + 0.45 * volume)
            painter.drawEllipse(centre, size, size)
        for colour, size in ((theme.accent, inner + 1), (theme.disc, inner - 1)):  # two discs cost less than an outline
            painter.setBrush(QColor(colour))
            painter.drawEllipse(centre, size, size)

    def _paint_bar(self, painter: QPainter, theme: Theme, centre: QPointF, radius: float) -> None:
        width, height = 2 * radius * 0.9, 14.0
        box = QRectF(centre.x() - width / 2, centre.y() + radius * 0.38, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(box, 7, 7)
        if self._breath is not None:
            share = round(self._breath.progress * 10) / 10
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(box.x(), box.y(), max(height, width * share), height), 7, 7)

    def _paint_words(self, painter: QPainter, theme: Theme, centre: QPointF, radius: float) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(13, round(radius * 0.115)))
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        width = 2 * radius * (0.84 if not self._bar else 1.6)
        line = font.pixelSize() * 1.5
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        top = centre.y() - line * (0.95 if self._breath is not None or not self._note else 1.6)
        painter.drawText(QRectF(centre.x() - width / 2, top, width, line), middle, self._word)
        font.setPixelSize(max(12, round(radius * (0.055 if self._breath is not None else 0.068))))
        painter.setFont(font)
        painter.setPen(QColor(theme.dim))
        if self._breath is not None and not self._bar:
            inner = 2 * radius * (SMALLEST + GROWTH * self._breath.volume)
            if painter.fontMetrics().horizontalAdvance(self._note) > 0.9 * inner:
                return  # a small disc holds one word
        note = QRectF(centre.x() - width / 2, top + line * 1.15, width, radius * 0.8)
        painter.drawText(note, middle | Qt.AlignmentFlag.AlignTop, self._note)

    def _ground(self, theme: Theme) -> str:
        parent = self.parentWidget()
        return theme.card if parent is not None and parent.property("role") == "card" else theme.ground


def word(breath: Breath | None) -> str:
    """What to do now, in one or two words."""
    if breath is None:
        return ""
    return {
        "in": phrases.tr("breathe in"),
        "hold_in": phrases.tr("hold"),
        "out": phrases.tr("breathe out"),
        "hold_out": phrases.tr("rest"),
    }[breath.step]

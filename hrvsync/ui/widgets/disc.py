"""The disc that breathes: drawn once, then only scaled."""

import math
from typing import override

import msgspec
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPen, QRadialGradient

from hrvsync.ui.theme import Theme, current, mix
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, shape
from hrvsync.ui.widgets.ring import RingData, paint_ring

SMALLEST = 0.62  # of the largest radius
LARGEST = 0.72  # of the ring's radius
HALO = (1.3, 1.2, 1.1)  # of the disc's radius
WORD, NOTE = 0.125, 0.05  # of the ring's radius
LIVELY = 1.25  # a rail's dot at a heartbeat


class Rail(msgspec.Struct, frozen=True):
    """A person's breath from 0 (all out) to 1 (all in), and their heartbeat from 0 to 1."""

    who: str
    breath: float
    beat: float = 0.0


class DiscData(msgspec.Struct, frozen=True):
    """`volume` (0 to 1) sizes the disc, None is a rest without one; `done` (0 to 1) fills the bar in its place.

    `word` and `note` stand in it. `who`: of a seat that has its own. `ground` is the colour below it. A `bar` moves
    nothing.
    """

    volume: float | None = None
    word: str = ""
    note: str = ""
    done: float | None = None
    who: str = ""
    ring: RingData = RingData()
    rails: tuple[Rail, ...] = ()
    bar: bool = False
    on_card: bool = False


class Disc(Part[DiscData]):
    """Blue from the left and orange from the right; on its edge lies who breathes with it."""

    width_px = height_px = 240
    grows_down = True

    def __init__(self, data: DiscData, name: str = "") -> None:
        super().__init__(data, name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.kept, self._image_key = QImage(), ("", "", "", 0, 1.0)
        self._still, self._still_key = QImage(), ("", RingData(), 0, 1.0, "")

    @override
    def show_data(self, data: DiscData) -> None:
        before, self.data = self.data, data
        if data == before:
            return
        if (data.word, data.note) != (before.word, before.note):
            self.setAccessibleDescription(self.describe())
        moves = (data.bar, data.on_card, data.ring, data.volume is None)
        if data.bar or moves != (before.bar, before.on_card, before.ring, before.volume is None):
            self.update()
        else:  # what lies around the disc stays: a wide window costs no more than a narrow one
            self.update(self._reach(max(data.volume or 0.0, before.volume or 0.0)))

    def describe(self) -> str:
        """Return the word and the note."""
        return SEPARATOR.join(filter(None, (self.data.word, self.data.note)))

    @override
    def renew(self) -> None:
        self._image_key, self._still_key = ("", "", "", 0, 1.0), ("", RingData(), 0, 1.0, "")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        with QPainter(self) as painter:
            if self.data.bar or not self._square().contains(event.rect()):
                painter.fillRect(event.rect(), QColor(self._ground(theme)))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint(painter, theme, QRectF(self.rect()))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the picture that is kept at its present size; edge, rails and words on top."""
        data, square = self.data, self._square()
        centre, radius = QRectF(square).center(), square.width() / 2 - 4
        if data.bar:
            self._paint_bar(painter, theme, centre, radius)
        else:
            painter.drawImage(square.topLeft(), self._ring(theme, square.width()))
            if data.volume is not None:
                size = radius * LARGEST * (SMALLEST + (1 - SMALLEST) * data.volume)
                self._paint_disc(painter, theme, centre, size)
                for rail in data.rails:
                    self._paint_rail(painter, theme, centre, radius * LARGEST, rail)
        self._paint_words(painter, theme, centre, radius)

    def _paint_disc(self, painter: QPainter, theme: Theme, centre: QPointF, size: float) -> None:
        reach = size * HALO[0] + 2
        # Qt scales smoothly in several threads, at four times the cost: only the edge has to be smooth.
        painter.drawImage(QRectF(centre - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)), self._drawn(theme))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.seats[self.data.who] if self.data.who else theme.accent), 1.6))
        painter.drawEllipse(centre, size, size)

    def _paint_rail(self, painter: QPainter, theme: Theme, centre: QPointF, largest: float, rail: Rail) -> None:
        side = -1 if rail.who == "A" else 1
        inner, outer = largest * 0.45, largest * 1.05
        left = centre.x() + min(side * inner, side * outer)
        painter.fillRect(QRectF(left, centre.y(), outer - inner, 1), QColor(mix(theme.ink2, theme.ground, 0.25)))
        if math.isnan(rail.breath):
            return
        at = centre + QPointF(side * largest * (SMALLEST + (1 - SMALLEST) * rail.breath), 0)
        size = self.px(18) * (1 + (LIVELY - 1) * rail.beat)
        fill(painter, theme.ground)
        shape(painter, rail.who, at, size + 6)
        fill(painter, theme.seats[rail.who])
        shape(painter, rail.who, at, size)

    def _paint_bar(self, painter: QPainter, theme: Theme, centre: QPointF, radius: float) -> None:
        width, height = 2 * radius * 0.9, self.px(14)
        box = QRectF(centre.x() - width / 2, centre.y() + radius * 0.38, width, height)
        fill(painter, theme.line)
        painter.drawRoundedRect(box, height / 2, height / 2)
        if self.data.volume is not None:
            box.setWidth(max(height, width * (self.data.done or 0.0)))
            fill(painter, theme.accent)
            painter.drawRoundedRect(box, height / 2, height / 2)

    def _paint_words(self, painter: QPainter, theme: Theme, centre: QPointF, radius: float) -> None:
        data, rest = self.data, self.data.volume is None
        word, note = self.letters("word"), self.letters("body")
        word.setPixelSize(round(max(self.px(14), radius * WORD)))
        note.setPixelSize(round(max(self.px(12), radius * (NOTE if not rest else 1.3 * NOTE))))
        line, width = word.pixelSize() * 1.3, 2 * radius * (1.6 if data.bar else LARGEST * 1.24 if not rest else 1.5)
        top = centre.y() - line * (0.5 if not data.note else 1.0 if not rest else 1.4)
        middle = Qt.AlignmentFlag.AlignHCenter
        painter.setFont(word)
        painter.setPen(QColor(theme.ink))
        painter.drawText(QRectF(centre.x() - width / 2, top, width, line), middle, data.word)
        if not data.note:
            return
        painter.setFont(note)
        painter.setPen(QColor(theme.ink2))
        inner = 2 * radius * LARGEST * SMALLEST
        if rest or data.bar or painter.fontMetrics().horizontalAdvance(data.note) <= 0.9 * inner:
            box = QRectF(centre.x() - width / 2, top + line * 1.15, width, radius * 0.8)
            painter.drawText(box, middle | Qt.TextFlag.TextWordWrap, data.note)  # the smallest disc holds one word

    def _drawn(self, theme: Theme) -> QImage:
        """The disc at its largest, with what lies around it."""
        side = round(2 * ((self._square().width() / 2 - 4) * LARGEST * HALO[0] + 2))
        key = (theme.name, self.data.who, self._ground(theme), side, self.devicePixelRatioF())
        if key != self._image_key:
            self._image_key = key
            self.kept = _draw_disc(theme, self.data.who, key[2], side, key[4])
        return self.kept

    def _ring(self, theme: Theme, side: int) -> QImage:
        """The ring, which changes once a second at most."""
        key = (theme.name, self.data.ring, side, self.devicePixelRatioF(), self._ground(theme))
        if key != self._still_key:
            self._still_key = key
            made = QImage(round(side * key[3]), round(side * key[3]), QImage.Format.Format_RGB32)
            made.setDevicePixelRatio(key[3])
            made.fill(QColor(key[4]))
            with QPainter(made) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_ring(painter, theme, QRectF(0, 0, side, side), self.data.ring)
            self._still = made
        return self._still

    def _reach(self, volume: float) -> QRect:
        """Where the disc, what lies around it, and the rails are drawn."""
        radius = (self._square().width() / 2 - 4) * LARGEST
        half = math.ceil(max(radius * (SMALLEST + (1 - SMALLEST) * volume) * HALO[0] + 4, 1.05 * radius + self.px(16)))
        centre = self._square().center()
        return QRect(centre.x() - half, centre.y() - half, 2 * half + 1, 2 * half + 1)

    def _square(self) -> QRect:
        side = min(self.width(), self.height())
        return QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def _ground(self, theme: Theme) -> str:
        return theme.card if self.data.on_card else theme.ground


def _draw_disc(theme: Theme, who: str, ground: str, side: int, ratio: float) -> QImage:
    made = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    centre, radius = QPointF(side / 2, side / 2), (side / 2 - 2) / HALO[0]
    share = 0.10 if theme.name == "dark" else 0.07
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, size in enumerate((*HALO, 1.0)):
            fill(painter, mix(theme.seats[who] if who else theme.accent, ground, share * (index + 1)))
            painter.drawEllipse(centre, radius * size, radius * size)
            for seat, x in ((who, 0.0),) if who else (("A", -0.55), ("B", 0.55)):
                glow = QRadialGradient(centre + QPointF(x * radius, 0), radius * 1.1)
                inner = QColor(theme.seats[seat])
                inner.setAlphaF(0.16 if theme.name == "dark" else 0.10)
                outer = QColor(inner)
                outer.setAlphaF(0.0)
                glow.setColorAt(0, inner)
                glow.setColorAt(1, outer)
                painter.setBrush(QBrush(glow))
                painter.drawEllipse(centre, radius * size, radius * size)
    return made

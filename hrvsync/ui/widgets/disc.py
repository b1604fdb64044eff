"""The disc that breathes: drawn once; a breath then moves its line, and no more than that is painted."""

import math
from typing import NamedTuple, Self, override

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QResizeEvent

from hrvsync.ui.theme import Theme, current, mix
from hrvsync.ui.widgets.disc_picture import DiscPicture, draw_still
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part
from hrvsync.ui.widgets.phase_strip import handwriting
from hrvsync.ui.widgets.rail import DOT, LIVELY, Dot, Rail, dot_side, draw_dot
from hrvsync.ui.widgets.ring import WIDTH, RingData, changed_box, paint_ring

SMALLEST = 0.62  # of the largest radius
LARGEST = 0.68  # of the ring's radius: a square around the disc stays within the ring
AIR = (0.9, 0.18), (0.82, 0.18), (0.74, 0.18)  # of the ring's radius: paler light around the disc; how much of it
BRIGHT = 0.8  # how much there is in the disc
LINE = 2  # px: what the disc's line takes to either side
WORD, LARGE, NOTE = 0.125, 0.2, 0.05  # of the ring's radius
DOT_SHARE = 0.12  # of the ring's radius: a dot at most
SMALL = 14  # px: no word is made smaller to fit
RAIL = 0.45, 1.05  # of the largest radius: where a rail begins and ends
LINES = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class DiscData(msgspec.Struct, frozen=True):
    """`volume` (0 to 1) sizes the disc, or fills the bar in its place; None is a rest without either.

    `word` and `note` stand in it. `who`: of a seat that has its own. A `bar` moves nothing. Without a breath the
    handwriting of a `kind` of phase may stand there. `large` words are read from 3 m.
    """

    volume: float | None = None
    word: str = ""
    note: str = ""
    who: str = ""
    ring: RingData = RingData()
    rails: tuple[Rail, ...] = ()
    bar: bool = False
    on_card: bool = False
    kind: str = ""
    large: bool = False

    @property
    def breathes(self) -> bool:
        """Whether there is a disc."""
        return self.volume is not None and not self.bar

    def goes_on(self, before: Self) -> bool:
        """Whether it is the disc of `before`, a little later in the same breath."""
        return (
            self.breathes
            and before.breathes
            and self.word == before.word
            and self.note == before.note
            and self.who == before.who
            and self.on_card == before.on_card
            and self.large == before.large
            and len(self.rails) == len(before.rails)
        )


class Text(NamedTuple):
    """What is written, and in which box."""

    text: str
    font: QFont
    colour: str
    box: QRectF


class Place(NamedTuple):
    """Where a breath is on the screen: the radius of the disc in its px, and the dots."""

    radius: int
    dots: tuple[Dot, ...] = ()


class Disc(Part[DiscData]):
    """Blue from the left and orange from the right; on its line lies who breathes with it."""

    width_px = height_px = 240
    grows_down = True
    ringed = True  # there is room for the ring around it

    def __init__(self, data: DiscData, name: str = "") -> None:
        super().__init__(data, name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.kept: DiscPicture | None = None
        self._light = QImage()
        self._square, self._ring, self._ratio = QRectF(), 0.0, 1.0  # where all of it is; of the ring; of the screen
        self._largest, self._dot, self._side = 0.0, 0.0, 0.0  # radius; of a dot; of its picture: px of the screen
        self._at, self._waits = Place(0), False
        self._written, self._wrote_in = ("", ""), QRectF()  # words that stand in the picture
        self._theme = current()  # looked up when the palette changes, not for each picture

    @override
    def show_data(self, data: DiscData) -> None:
        before, self.data = self.data, data
        if data.goes_on(before):
            was, now = self._at, self._place(data)
            if was != now:
                # What a dot does alone waits for the next picture: mostly the disc moves by then.
                self._waits = was.radius == now.radius and not self._waits
                if not self._waits:
                    self._at = now
                    self._update_breath(was, now)
            if data.ring != before.ring:
                tip = changed_box(self._square, before.ring, data.ring)
                self.update(self.rect() if tip is None else tip.toAlignedRect())
        elif data != before:
            self.setAccessibleDescription(self.describe())
            if (data.who, data.on_card, len(data.rails)) != (before.who, before.on_card, len(before.rails)):
                self.kept = None
            self._at = self._place(data)
            self.update()

    def describe(self) -> str:
        """Return the word and the note."""
        return SEPARATOR.join(filter(None, (self.data.word, self.data.note)))

    @override
    def renew(self) -> None:
        self.kept, self._theme = None, current()
        self._measure()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.kept = None
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.renew()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.paint(painter, self._theme, QRectF(event.rect()))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw what is kept, with the line where the breath is; ring, dots and words that do not fit lie on top."""
        data, square = self.data, self._square
        if not data.breathes or not square.contains(box):
            painter.fillRect(box, QColor(theme.card if data.on_card else theme.ground))
        if data.breathes:
            painter.drawImage(square.topLeft(), self._drawn(theme))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if data.bar and not data.kind:
            self._paint_bar(painter, theme)
        elif farthest(box, square.center()) > self._ring - 2 * WIDTH:
            paint_ring(painter, theme, square, data.ring)
        if data.kind:
            radius = self._ring
            sign = QRectF(square.center() - QPointF(0.4 * radius, 0.2 * radius), QSizeF(0.8 * radius, 0.4 * radius))
            handwriting(painter, theme, sign, data.kind, theme.dim)
        if not data.breathes or (data.word, data.note) != self._written:
            write_texts(painter, self._texts(theme))
        if data.breathes:
            for rail, dot in zip(data.rails, self._at.dots, strict=True):
                if dot.size:
                    colour = theme.rule if dot.silent else theme.seats[rail.who]
                    picture = draw_dot(rail.who, colour, theme.ground, dot.size, self._side, self._ratio)
                    painter.drawImage(self._corner(rail, dot), picture)

    def _measure(self) -> None:
        """Measure what depends on the size, the screen and the letters."""
        side, self._ratio = min(self.width(), self.height()), self.devicePixelRatioF()
        self._square = QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        self._ring = max(1.0, side / 2 - WIDTH if self.ringed else side / 2 / AIR[0][0])
        self._largest, self._dot = (
            self._ring * LARGEST * self._ratio,
            min(self.px(DOT), DOT_SHARE * self._ring) * self._ratio,
        )
        self._side = dot_side(self._dot * LIVELY, self._ratio)
        self._at = self._place(self.data)

    def _place(self, data: DiscData) -> Place:
        """Where the breath is, in whole px of the screen."""
        dots: list[Dot] = []
        for rail in data.rails:
            if math.isnan(rail.breath):
                dots.append(Dot())
            else:
                size = 2 * round(self._dot * (1 + (LIVELY - 1) * rail.beat) / 2)
                dots.append(Dot(self._radius(rail.breath), size, rail.silent))
        return Place(self._radius(data.volume), tuple(dots))

    def _update_breath(self, was: Place, now: Place) -> None:
        """Paint again where a breath has moved something: one box, as more of them cost more than they leave out."""
        moved = max(was.radius, now.radius) if was.radius != now.radius else 0
        middle, half = self._square.center(), self._side / 2
        reach = {"A": 0.0, "B": 0.0}
        for rail, old, new in zip(self.data.rails, was.dots, now.dots, strict=True):
            if old == new:
                continue
            side = "A" if rail.who == "A" else "B"
            if moved:
                reach[side] = max(old.off, new.off) + half
            else:
                self.update((self._box(rail, old) | self._box(rail, new)).toAlignedRect())
        if moved:
            spare = moved + LINE * self._ratio
            left, right = (math.ceil(max(reach[side], spare) / self._ratio) for side in ("A", "B"))
            up = math.ceil(spare / self._ratio)
            x, y = math.floor(middle.x()), math.floor(middle.y())
            self.update(x - left, y - up, left + right + 1, 2 * up + 1)

    def _drawn(self, theme: Theme) -> QImage:
        """The picture that is kept, as it is now."""
        self.kept = self.kept or self._draw(theme)
        if (self.data.word, self.data.note) != self._written:
            self._write(theme, self.kept.image)
        self.kept.show(self._at.radius)
        return self.kept.image

    def _draw(self, theme: Theme) -> DiscPicture:
        """Draw light and air, with what the dots move along."""
        data, ratio, largest = self.data, self._ratio, self._radius(1.0)
        outer = tuple((self._ring * ratio * far, share) for far, share in AIR)
        circles = (*outer, (largest + LINE * ratio, BRIGHT)), outer
        side, ground = round(self._square.width() * ratio), theme.card if data.on_card else theme.ground
        alone = len(data.rails) == 1
        light, air = (draw_still(theme, data.who, ground, side, one, alone=alone) for one in circles)
        for image in (light, air):
            image.setDevicePixelRatio(ratio)
            if data.rails:
                self._draw_rails(image, theme)
        self._light, self._written, self._wrote_in = light, ("", ""), QRectF()
        edge = theme.seats[data.who] if data.who else theme.accent
        return DiscPicture(light, air, edge, (self._radius(0.0), largest))

    def _write(self, theme: Theme, image: QImage) -> None:
        """Write the words on the picture, in place of those before, where they fit into the smallest disc."""
        texts, place = self._texts(theme), self._square.topLeft()
        box = QRectF()
        for text in texts:
            box |= text.box
        far = farthest(box, self._square.center()) + LINE
        fits = far < self._radius(0.0) / self._ratio
        with QPainter(image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-place)
            before = self._wrote_in.translated(-place)
            source = QRectF(before.topLeft() * self._ratio, before.size() * self._ratio)
            painter.drawImage(self._wrote_in, self._light, source)
            if fits:
                write_texts(painter, texts)
        words = self.data.word, self.data.note
        self._written, self._wrote_in = (words, box) if fits else (("", ""), QRectF())

    def _draw_rails(self, image: QImage, theme: Theme) -> None:
        """Draw what the dots move along."""
        centre, largest = image.deviceIndependentSize().width() / 2, self._ring * LARGEST
        inner, outer = (share * largest for share in RAIL)
        with QPainter(image) as painter:
            for left in (centre - outer, centre + inner):
                box = QRectF(left, centre, outer - inner, 1)
                painter.fillRect(box, QColor(mix(theme.ink2, theme.ground, 0.25)))

    def _corner(self, rail: Rail, dot: Dot) -> QPointF:
        """Where the picture of a dot begins."""
        off = -dot.off if rail.who == "A" else dot.off
        return self._square.center() + QPointF(off - self._side / 2, -self._side / 2) / self._ratio

    def _box(self, rail: Rail, dot: Dot) -> QRectF:
        """Where the picture of a dot is, if there is one."""
        side = self._side / self._ratio if dot.size else 0.0
        return QRectF(self._corner(rail, dot), QSizeF(side, side))

    def _paint_bar(self, painter: QPainter, theme: Theme) -> None:
        centre, radius = self._square.center(), self._ring
        width, height = 2 * radius * 0.9, self.px(14)
        box = QRectF(centre.x() - width / 2, centre.y() + radius * 0.38, width, height)
        fill(painter, theme.line)
        painter.drawRoundedRect(box, height / 2, height / 2)
        if self.data.volume is not None:
            box.setWidth(max(height, width * self.data.volume))
            fill(painter, theme.accent)
            painter.drawRoundedRect(box, height / 2, height / 2)

    def _texts(self, theme: Theme) -> list[Text]:
        """The word, and the note below it where the disc has room for it."""
        data, rest = self.data, self.data.volume is None
        centre, radius = self._square.center(), self._ring
        word, note = self.letters("word"), self.letters("body")
        word.setPixelSize(round(max(self.px(14), radius * (LARGE if data.large else WORD))))
        while data.large and not rest and not fits_in(data.word, word, 2 * radius * LARGEST * SMALLEST - 4 * LINE):
            word.setPixelSize(word.pixelSize() - 2)
        note.setPixelSize(round(max(self.px(12), radius * (NOTE if not rest else 1.3 * NOTE))))
        line, width = word.pixelSize() * 1.3, 2 * radius * (1.6 if data.bar else LARGEST * 1.24 if not rest else 0.8)
        top = centre.y() - line * (0.5 if not data.note else 1.0 if not rest else 1.4)
        texts = [Text(data.word, word, theme.ink, QRectF(centre.x() - width / 2, top, width, line))]
        inner = 2 * radius * LARGEST * SMALLEST
        if rest or data.bar or QFontMetricsF(note).horizontalAdvance(data.note) <= 0.9 * inner:
            below = QRectF(centre.x() - width / 2, top + line * 1.15, width, radius * 0.8)
            texts.append(Text(data.note, note, theme.ink2, below))
        return [text._replace(box=QFontMetricsF(text.font).boundingRect(text.box, LINES, text.text)) for text in texts]

    def _radius(self, volume: float | None) -> int:
        """The radius of the disc, in whole px of the screen: a breath moves it by less than one in a picture."""
        return round(self._largest * (SMALLEST + (1 - SMALLEST) * (volume or 0.0)))


def fits_in(text: str, font: QFont, across: float) -> bool:
    """Whether a word fits into a circle so wide."""
    metrics = QFontMetricsF(font)
    return font.pixelSize() <= SMALL or math.hypot(metrics.horizontalAdvance(text), metrics.capHeight()) <= across


def write_texts(painter: QPainter, texts: list[Text]) -> None:
    """Write all texts."""
    for text in texts:
        painter.setFont(text.font)
        painter.setPen(QColor(text.colour))
        painter.drawText(text.box.adjusted(-1, 0, 1, 0), LINES, text.text)


def farthest(box: QRectF, middle: QPointF) -> float:
    """Return how far the farthest corner of a box is from a point."""
    x, y = middle.x(), middle.y()
    return math.hypot(max(x - box.left(), box.right() - x), max(y - box.top(), box.bottom() - y))

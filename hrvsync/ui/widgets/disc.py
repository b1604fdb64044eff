"""The disc that breathes: drawn once; a breath then moves its line, and no more than that is painted."""

import math
from operator import attrgetter
from typing import NamedTuple, Self, override

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent

from hrvsync.ui.theme import Theme, current, mix
from hrvsync.ui.widgets.disc_picture import DiscPicture, draw_still
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.painting import fill, rectangles
from hrvsync.ui.widgets.part import Part
from hrvsync.ui.widgets.phase_strip import handwriting
from hrvsync.ui.widgets.rail import DOT, LIVELY, Dot, Rail, dot_side, draw_dot
from hrvsync.ui.widgets.ring import WIDTH, RingData, Tip, changed_tip, paint_ring

SMALLEST = 0.62  # of the largest radius
LARGEST = 0.68  # of the ring's radius: a square around the disc stays within the ring
AIR = (0.9, 0.18), (0.82, 0.18), (0.74, 0.18)  # of the ring's radius: paler light around the disc; how much of it
BRIGHT = 0.8  # how much there is in the disc
LINE = 2  # px: what the disc's line takes to either side
WORD, LARGE, NOTE = 0.125, 0.2, 0.05  # of the ring's radius
DOT_SHARE = 0.12  # of the ring's radius: a dot at most
LEAST = 120  # px of a disc
KEPT_STEPS = 4  # px that a breath moves the line by in a picture at most, mostly
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
        breathe = self.volume is not None is not before.volume and not self.bar
        return breathe and STAYS(self) == STAYS(before) and len(self.rails) == len(before.rails)


STAYS = attrgetter("word", "note", "who", "bar", "on_card", "large")  # thirty times a second: in one call


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


class Change(NamedTuple):
    """What has to be painted again: a region of the widget, its rectangles, and whether they lie within the ring."""

    region: QRegion = QRegion()
    parts: tuple[QRect, ...] = ()
    within: bool = False


class Disc(Part[DiscData]):
    """Blue from the left and orange from the right; on its line lies who breathes with it."""

    width_px = height_px = 240
    grows_down = True
    ringed = True  # there is room for the ring around it

    def __init__(self, data: DiscData, name: str = "") -> None:
        super().__init__(data, name)
        self.kept: DiscPicture | None = None
        self._light = QImage()
        self._square, self._ring, self._ratio = QRectF(), 0.0, 1.0  # where all of it is; of the ring; of the screen
        self._largest, self._dot, self._side = 0.0, 0.0, 0.0  # radius; of a dot; of its picture: px of the screen
        self._at, self._waits = Place(0), False
        self._middle = 0, 0  # of the square, in whole px
        self._changes: dict[tuple[int, int], Change] = {}  # by the radius before and after
        self._changed = Change()  # the last one
        self._tip: Tip | None = None  # where the ring changed last
        self._pictures: dict[tuple[str, int, bool], QImage] = {}  # of dots, by seat, size and whether it is silent
        self._written, self._wrote_in = ("", ""), QRectF()  # words that stand in the picture
        self._theme = current()  # looked up when the palette changes, not for each picture

    @override
    def show_data(self, data: DiscData) -> None:
        before, self.data = self.data, data
        if data == before and not self._waits:
            return
        if data.goes_on(before):
            was, now = self._at, self._place(data)
            if was != now:
                # What a dot does alone waits for the next picture: mostly the disc moves by then.
                self._waits = was.radius == now.radius and not self._waits
                if not self._waits:
                    self._at, self._changed = now, self._change(was.radius, now.radius)
                    self.update(self._changed.region)
            if data.ring != before.ring:
                self._tip = changed_tip(self._square, before.ring, data.ring)
                self.update(self.rect() if self._tip is None else self._tip.box)
        elif data != before:
            self.setAccessibleDescription(self.describe())
            if (data.who, data.on_card, len(data.rails)) != (before.who, before.on_card, len(before.rails)):
                self.kept = None
                self._changes.clear()
            self._at = self._place(data)
            self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return a size that does not grow with the letters: those in it shrink with the disc."""
        return QSize(LEAST, LEAST)

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
        elif event.type() == QEvent.Type.StyleChange:
            self._cover_all()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._cover_all()

    def _cover_all(self) -> None:
        """Let nothing below be painted for it. A style sheet that is put on takes that back."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter, self._theme, event.region())

    def _paint(self, painter: QPainter, theme: Theme, region: QRegion) -> None:
        """Draw what is kept, with the line where the breath is; ring, dots and words that do not fit lie on top."""
        data, square, breathes = self.data, self._square, self.data.breathes
        change = self._changed if region == self._changed.region else Change(region, rectangles(region))
        within = breathes and change.within
        if not within and not (breathes and square.contains(region.boundingRect())):
            painter.fillRect(region.boundingRect(), QColor(theme.card if data.on_card else theme.ground))
        if breathes:
            image, corner = self._drawn(theme), square.topLeft()
            for part in change.parts:  # what is cut to one rectangle Qt copies, what is cut to several it draws
                painter.setClipRect(part)
                painter.drawImage(corner, image)
        if not within:
            painter.setClipping(False)
            self._paint_around(painter, theme, change.parts)
        if not breathes or (data.word, data.note) != self._written:
            painter.setClipping(False)
            write_texts(painter, self._texts(theme))
        if breathes:
            for rail, dot in zip(data.rails, self._at.dots, strict=True):
                if dot.size:
                    self._paint_dot(painter, theme, rail.who, dot)

    def _paint_dot(self, painter: QPainter, theme: Theme, who: str, dot: Dot) -> None:
        picture = self._pictures.get((who, dot.size, dot.silent))
        if picture is None:
            colour = theme.rule if dot.silent else theme.seats[who]
            picture = draw_dot(who, colour, theme.ground, dot.size, self._side, self._ratio)
            self._pictures[who, dot.size, dot.silent] = picture
        x, y = self._middle
        half, ratio = self._side / 2, self._ratio
        left, top = x + ((-dot.off if who == "A" else dot.off) - half) / ratio, y - half / ratio
        side = math.ceil(2 * half / ratio) + 1
        painter.setClipRect(math.floor(left), math.floor(top), side, side)
        painter.drawImage(QPointF(left, top), picture)

    def _paint_around(self, painter: QPainter, theme: Theme, parts: tuple[QRect, ...]) -> None:
        """Draw the ring, or the bar in its place; of a phase that has one, the handwriting."""
        data, square, radius = self.data, self._square, self._ring
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if data.bar and not data.kind:
            self._paint_bar(painter, theme)
        else:
            tip, inner = self._tip, self._ring - 2 * WIDTH
            seen = [part for part in parts if farthest(QRectF(part), square.center()) > inner]
            if tip is not None and all(tip.box.contains(part) for part in seen):
                paint_ring(painter, theme, square, data.ring, tip.near)
            else:
                paint_ring(painter, theme, square, data.ring)
        if data.kind:
            sign = QRectF(square.center() - QPointF(0.4 * radius, 0.2 * radius), QSizeF(0.8 * radius, 0.4 * radius))
            handwriting(painter, theme, sign, data.kind, theme.dim)

    def _measure(self) -> None:
        """Measure what depends on the size, the screen and the letters."""
        side, self._ratio = min(self.width(), self.height()), self.devicePixelRatioF()
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        self._square, self._middle = QRectF(left, top, side, side), (left + side // 2, top + side // 2)
        self._ring = max(1.0, side / 2 - WIDTH if self.ringed else side / 2 / AIR[0][0])
        self._largest, self._dot = (
            self._ring * LARGEST * self._ratio,
            min(self.px(DOT), DOT_SHARE * self._ring) * self._ratio,
        )
        self._side = dot_side(self._dot * LIVELY, self._ratio)
        self._changes.clear()
        self._pictures.clear()
        self._at = self._place(self.data)

    def _place(self, data: DiscData) -> Place:
        """Where the breath is, in whole px of the screen."""
        if not data.rails:
            return Place(self._radius(data.volume))
        return Place(self._radius(data.volume), tuple(self._dot_of(rail) for rail in data.rails))

    def _dot_of(self, rail: Rail) -> Dot:
        if math.isnan(rail.breath):
            return Dot()
        return Dot(self._radius(rail.breath), 2 * round(self._dot * (1 + (LIVELY - 1) * rail.beat) / 2), rail.silent)

    def _change(self, was: int, now: int) -> Change:
        """What to paint again where the radius changes (px of the screen); the same one twice: the dots alone."""
        least, most = (was, now) if was < now else (now, was)
        made = self._changes.get((least, most))
        if made is None:
            made = self._make_change(least, most)
            if most - least <= KEPT_STEPS:  # a breath makes the same ones again and again, and no others
                self._changes[least, most] = made
        return made

    def _make_change(self, least: int, most: int) -> Change:
        # All in the frame between two rectangles: each call of Qt costs more than some pixels that stay the same.
        ratio, spare = self._ratio, LINE + 1  # a px more, as the middle may lie within one
        far = wide = math.ceil(most / ratio + spare)
        near = low = math.floor(max(0.0, least / ratio - spare) / math.sqrt(2))
        if self.data.rails:
            half = math.ceil(self._side / 2 / ratio) + 1
            wide = max(wide, math.ceil(self._radius(1.0) / ratio) + half)
            near = min(near, math.floor(self._radius(0.0) / ratio) - half)
            low = max(low, half) if least != most else half
        x, y = self._middle
        region = QRegion(x - wide, y - low, 2 * wide, 2 * low)
        if least != most:
            region |= QRect(x - far, y - far, 2 * far, 2 * far)
        region -= QRect(x - near, y - low, 2 * near, 2 * low)
        reach = max(math.hypot(far, far), math.hypot(wide, low))
        return Change(region, rectangles(region), within=not self.ringed or reach < self._ring - 2 * WIDTH)

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

    def as_seen(self, volume: float) -> float:
        """Round a volume to one that a whole px of the screen shows: what changes by less is the same picture."""
        travel = self._largest * (1 - SMALLEST)
        return round(volume * travel) / travel if travel > 1 else volume

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

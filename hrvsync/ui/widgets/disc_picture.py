"""The picture of a disc: light within, air around it. Both stay; a breath moves the line between them, a few pixels."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QRadialGradient

from hrvsync.ui.theme import Theme, mix

STEP = 0.25  # px: distances that differ by less are the same
FADES = (0.925, 0.675, 0.425, 0.175)  # how much of a line of 1.6 px there is at each step outwards from its middle

type Colours = NDArray[np.uint32]  # as 0xAARRGGBB
type Indices = NDArray[np.intp]


class DiscPicture:
    """`image` is `light` up to a radius, `air` beyond it, and a line in the colour `edge` between them.

    Both are square and opaque; radii are in their pixels, within `radii`. Whatever is drawn on the image within the
    smallest radius stays.
    """

    def __init__(self, light: QImage, air: QImage, edge: str, radii: tuple[int, int]) -> None:
        across = np.arange(air.width(), dtype=np.float32) - (air.width() - 1) / 2
        steps = (np.hypot(across[:, None], across[None, :]).ravel() / STEP).astype(np.int16)
        self._first, last = int(radii[0] / STEP) - 3 * len(FADES), int(radii[1] / STEP) + 3 * len(FADES)
        near = np.flatnonzero((steps >= self._first) & (steps <= last))
        near = near[np.argsort(steps[near], kind="stable")]
        self._pixels = near  # by their distance from the middle: a line at any radius is one stretch of them
        self._starts = np.searchsorted(steps[near], np.arange(self._first, last + 2)).tolist()
        inside, outside = pixels(light)[near], pixels(air)[near]
        line = QColor(edge).rgba()
        self._across = (
            inside,
            *(blend(line, inside, share) for share in (*reversed(FADES), 1.0)),
            *(blend(line, outside, share) for share in (1.0, *FADES)),
            outside,
        )
        self.image, self.radius = air, radii[0]
        self._image, self._kept = pixels(air), dict[int, tuple[Indices, Colours]]()
        within = steps < radii[0] / STEP
        self._image[within] = pixels(light)[within]
        stretch, colours = self._from(radii[0], radii[0], radii[0])
        self._image[stretch] = colours

    def show(self, radius: int) -> None:
        """Let the disc have this `radius`."""
        if radius == self.radius:
            return
        near = abs(radius - self.radius) <= 1
        stretch, colours = (
            self._next_to(radius) if near else self._from(radius, min(radius, self.radius), max(radius, self.radius))
        )
        self._image[stretch] = colours
        self.radius = radius

    def _next_to(self, radius: int) -> tuple[Indices, Colours]:
        """What to change so that the disc has this radius, if it was a pixel smaller or larger; made once."""
        kept = self._kept.get(radius)
        if kept is None:
            kept = self._kept[radius] = self._from(radius, radius - 1, radius + 1)
        return kept

    def _from(self, radius: int, least: int, most: int) -> tuple[Indices, Colours]:
        """Return which pixels may change where the radius was `least` to `most`, and their colours at `radius`."""
        middle, reach = round(radius / STEP) - self._first, len(FADES) + 1
        inner, outer = (round(abs(far - radius) / STEP) + reach for far in (least, most))
        bounds = [self._starts[middle + step] for step in (-inner, *range(-reach, reach + 1), outer)]
        parts = [source[a:b] for source, (a, b) in zip(self._across, pairwise(bounds), strict=True)]
        return self._pixels[bounds[0] : bounds[-1]], np.concatenate(parts)


def blend(over: int, under: Colours, share: float) -> Colours:
    """Blend `share` (0 to 1) of the colour `over` into each of `under`, two channels at a time."""
    part, odd, eight = round(256 * share), np.uint32(0x00FF00FF), np.uint32(8)
    rest, red_blue, alpha_green = np.uint32(256 - part), over & 0x00FF00FF, over >> 8 & 0x00FF00FF
    low = (under & odd) * rest + np.uint32(red_blue * part) >> eight & odd
    return low | ((under >> eight & odd) * rest + np.uint32(alpha_green * part) & ~odd)


def pixels(image: QImage) -> Colours:
    """Return the pixels of an image of 32 bits a pixel, row by row, to be changed in place."""
    return np.frombuffer(image.bits(), np.uint32)


def draw_still(
    theme: Theme, who: str, ground: str, side: int, circles: tuple[tuple[float, float], ...], *, alone: bool = False
) -> QImage:
    """Draw what stays, `side` px wide: circles of (radius, share), each that much of the light over what is below it.

    The light is blue from the left and orange from the right, or the colour of the seat `who`; where somebody is
    `alone`, that of the disc itself.
    """
    # 16 bits a channel: 8 make steps of faint light.
    made = QImage(side, side, QImage.Format.Format_RGBX64)
    made.fill(QColor(ground))
    middle, radius = QPointF(side / 2, side / 2), circles[-1][0]
    glows = ((who, 0.0, 1.5, 0.12),) if who else (("A", -radius, 0.95, 0.7), ("B", radius, 0.95, 0.7))
    glows = () if alone and not who else glows
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for size, share in circles:
            painter.setOpacity(share)
            painter.setBrush(QColor(mix(theme.seats[who], ground, 0.25) if who else mix(theme.accent, ground, 0.3)))
            painter.drawEllipse(middle, size, size)
            for seat, x, reach, strength in glows:
                glow, colour = QRadialGradient(middle + QPointF(x, 0), radius * reach), QColor(theme.seats[seat])
                for place, alpha in ((0.0, 1.0), (0.5, 0.4), (1.0, 0.0)):
                    colour.setAlphaF(strength * alpha)
                    glow.setColorAt(place, colour)
                painter.setBrush(QBrush(glow))
                painter.drawEllipse(middle, size, size)
    return made.convertToFormat(QImage.Format.Format_RGB32)

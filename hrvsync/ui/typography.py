"""Letters: Inter and Inter Display, shipped with the app, the sizes they are used in, and how those grow."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

FOLDER = Path(__file__).parent / "fonts"
FALLBACK = ("Noto Sans", "DejaVu Sans")  # for scripts that Inter does not have
TEXT, DISPLAY = ("Inter", *FALLBACK), ("Inter Display", "Inter", *FALLBACK)
BODY = 15  # px at 100 %
LEAST = 12  # px: nothing is smaller
SPACING = 98.8  # % of the letters' own distance, in large type
ROOMY, ROOMY_SCALE = QSize(1920, 1080), 1.15  # a window from this size on has larger letters


class Type(NamedTuple):
    """A size of letters (px at 100 %), its weight, and whether it is Inter Display."""

    px: int
    weight: int = 400
    display: bool = False


SCALE = {
    "hero": Type(60, 600, True),
    "figure-large": Type(44, 600, True),
    "word": Type(38, 500, True),
    "summary": Type(42, 600, True),
    "title": Type(28, 600, True),
    "sentence": Type(28, 500, True),
    "sheet-title": Type(22, 600, True),
    "figure": Type(26, 600, True),
    "lead": Type(20),
    "head": Type(17, 600),
    "body": Type(BODY),
    "button": Type(BODY, 500),
    "small": Type(13),
    "small-strong": Type(13, 600),
    "axis": Type(LEAST),
    "key": Type(LEAST, 500),
}


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the shipped fonts known to Qt, once; return their families. Without them the system's are used."""
    ids = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(FOLDER.glob("*.ttf"))]
    families = [QFontDatabase.applicationFontFamilies(font)[0] for font in ids if font >= 0]
    QApplication.setFont(font("body"))
    return tuple(dict.fromkeys(families))


def font(role: str, scale: float = 1.0) -> QFont:
    """Return the font of a role of `SCALE`, with figures of equal width."""
    px, weight, display = SCALE[role]
    made = QFont()
    made.setFamilies(DISPLAY if display else TEXT)
    made.setPixelSize(max(LEAST, round(px * scale)))
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    if px > BODY + 13:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, SPACING)
    return made


def text_scale(widget: QWidget) -> float:
    """Return how much larger than at 100 % the style sheet makes the letters of `widget`."""
    px = widget.font().pixelSize()
    return px / BODY if px > 0 else 1.0


def font_of(widget: QWidget, role: str, px: int = 0) -> QFont:
    """Return the font of a role at the scale of `widget`, or at `px` pixels where that is given."""
    made = font(role, text_scale(widget))
    if px:
        made.setPixelSize(max(LEAST, px))
    return made


def window_scale(size: QSize) -> float:
    """Return how much larger letters are in a window of this `size`."""
    return ROOMY_SCALE if size.width() >= ROOMY.width() and size.height() >= ROOMY.height() else 1.0

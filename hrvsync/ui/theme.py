"""Colours by their use, for light and dark. The couple's are Okabe-Ito: they stay apart for every colour vision."""

from functools import lru_cache

import msgspec
from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Theme(msgspec.Struct, frozen=True):
    """Every colour the app uses, as #rrggbb; a dict holds one a seat.

    `raised`, `line` and `band` only decorate; `rule` outlines what carries meaning. `ink`, `ink2` and `dim` are texts;
    `wash` lies under what is chosen or offered. `seats` draw a person's lines, `seat_text` writes of them, `tint` lies
    under that; a strip is `strip` where variability is kept and `dense` where it is down, with `on_dense` upon it.
    `disc` is what a word is read on, `dark` is the toast, dim in a dark room, with `on_dark` upon it.
    """

    name: str
    ground: str
    card: str
    raised: str
    line: str
    band: str
    ink: str
    ink2: str
    dim: str
    rule: str
    accent: str
    on_accent: str
    wash: str
    disc: str
    dark: str
    on_dark: str
    link_on_dark: str
    recording: str
    on_dense: str
    seats: dict[str, str]
    seat_text: dict[str, str]
    tint: dict[str, str]
    strip: dict[str, str]
    dense: dict[str, str]


@lru_cache(maxsize=256)
def mix(over: str, under: str, share: float) -> str:
    """Blend `share` (0 to 1) of the colour `over` into `under`."""
    a, b = QColor(over), QColor(under)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(x * share + y * (1 - share)):02x}" for x, y in pairs)


DARK_SEATS = {"A": "#56B4E9", "B": "#E69F00", "C": "#2BC79A", "D": "#E58CBC", "E": "#E3C75B", "F": "#A3B0F2"}
LIGHT_SEATS = {"A": "#0072B2", "B": "#D55E00", "C": "#00795A", "D": "#A2457A", "E": "#7A5C00", "F": "#3D4A8A"}
LIGHT_TEXT = LIGHT_SEATS | {"A": "#005F96", "B": "#A94A00"}
LIGHT_TINT = {who: mix(colour, "#ffffff", 0.11) for who, colour in LIGHT_SEATS.items()} | {
    "A": "#DCEBF5",
    "B": "#FAE5D6",
}

DARK = Theme(
    name="dark",
    ground="#0f1317",
    card="#171d23",
    raised="#222a32",
    line="#2a343d",
    band="#2a343d",
    ink="#eef2f4",
    ink2="#b7c3cb",
    dim="#8e9ca6",
    rule="#6f7e89",
    accent="#b9a8e8",
    on_accent="#15111f",
    wash="#262338",
    disc="#222a32",
    dark="#222a32",
    on_dark="#eef2f4",
    link_on_dark="#b9a8e8",
    recording="#e7a1c0",
    on_dense="#15111f",
    seats=DARK_SEATS,
    seat_text=DARK_SEATS | {"A": "#7CC5EF", "B": "#F0B436"},
    tint={who: mix(colour, "#171d23", 0.16) for who, colour in DARK_SEATS.items()} | {"A": "#19303F", "B": "#3A2D14"},
    strip={who: mix(colour, "#171d23", 0.3) for who, colour in DARK_SEATS.items()} | {"A": "#2B4A5E", "B": "#59471D"},
    dense=DARK_SEATS,
)
LIGHT = Theme(
    name="light",
    ground="#f6f5f2",
    card="#ffffff",
    raised="#efeeea",
    line="#e1dfd9",
    band="#e7e6e1",
    ink="#1b2126",
    ink2="#4b555d",
    dim="#5f6a73",
    rule="#84898e",
    accent="#5f47ab",
    on_accent="#ffffff",
    wash="#eeeaf8",
    disc="#f4f1fb",
    dark="#1b2126",
    on_dark="#ffffff",
    link_on_dark="#c9bcf0",
    recording="#b0316b",
    on_dense="#ffffff",
    seats=LIGHT_SEATS,
    seat_text=LIGHT_TEXT,
    tint=LIGHT_TINT,
    strip=LIGHT_TINT,
    dense=LIGHT_TEXT,
)
SHAPES = {"A": "●", "B": "◆", "C": "▲", "D": "■", "E": "▼", "F": "★"}  # the second code beside the colour
SYMBOLS = {"A": "o", "B": "d", "C": "t1", "D": "s", "E": "t", "F": "star"}  # the same in plots
DASHES = {"A": (), "B": (6, 4), "C": (2, 3), "D": (9, 3, 2, 3), "E": (12, 4), "F": (1, 3)}  # and the third
OWN_KEYS = {"A": "A", "B": "L"}  # the ends of the middle row of keys, left and right as the seats are


def current() -> Theme:
    """Return the theme whose colours the application has now."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window).name()
    return LIGHT if ground == LIGHT.ground else DARK


def palette(theme: Theme) -> QPalette:
    """Return the same colours for whatever the style sheet does not reach."""
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, theme.ground),
        (QPalette.ColorRole.Base, theme.card),
        (QPalette.ColorRole.AlternateBase, theme.raised),
        (QPalette.ColorRole.Button, theme.raised),
        (QPalette.ColorRole.WindowText, theme.ink),
        (QPalette.ColorRole.Text, theme.ink),
        (QPalette.ColorRole.ButtonText, theme.ink),
        (QPalette.ColorRole.PlaceholderText, theme.dim),
        (QPalette.ColorRole.Highlight, theme.accent),
        (QPalette.ColorRole.HighlightedText, theme.on_accent),
        (QPalette.ColorRole.ToolTipBase, theme.dark),
        (QPalette.ColorRole.ToolTipText, theme.on_dark),
    ):
        made.setColor(role, QColor(colour))
    return made

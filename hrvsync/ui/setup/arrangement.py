"""How the page where people sit down is arranged: from the room there is, the widths of its parts and the text size."""

from typing import Literal

import msgspec

ROOMY = 1100, 780  # px at 100 % of text: in less room the straps are no column
WIDEST = 1360  # px at 100 % of text: the content is no wider
GAP, BAR = 16, 10  # px between parts side by side; px at 100 % of a scroll bar, whether there is one now or not

type Way = Literal["between", "row", "below"]
"""Where the straps in sight are: between the seats, in a row below them, or below seats that are below each other."""

SIDES: dict[Way, int] = {"between": 40, "row": 24, "below": 24}
"""The page's least margin (px) at each side."""


class Needs(msgspec.Struct, frozen=True):
    """Least widths (px) of parts in one line, the same in every arrangement.

    How many `seats` there are, and what one needs with much room and where it is `low`; the line that says something of
    the person's body (`about`); the `straps` as a column; the choices of the `breath`; the `foot`, and its `buttons`.
    """

    seats: int
    seat: int
    low: int
    about: int
    straps: int
    breath: int
    foot: int
    buttons: int


class Arrangement(msgspec.Struct, frozen=True):
    """Where the straps are, the page's margin (px) at each side, and which lines are broken since they are too long."""

    way: Way
    side: int
    about: bool = False
    breath: bool = False
    foot: bool = False
    buttons: bool = False


def arrangement(size: tuple[int, int], needs: Needs, scale: float) -> Arrangement:
    """Arrange a page of `size` (px) with letters `scale` times as large; nothing of what is arranged now counts."""
    width, height = size
    most = round(WIDEST * scale)
    rooms = {way: min(most, width - 2 * side - round(BAR * scale)) for way, side in SIDES.items()}
    gaps, roomy = GAP * (needs.seats - 1), width >= ROOMY[0] * scale and height >= ROOMY[1] * scale
    way: Way = "below"
    if roomy and needs.seats * max(needs.seat, needs.about) + needs.straps + gaps + GAP <= rooms["between"]:
        way = "between"
    elif needs.seats * max(needs.low, needs.about) + gaps <= rooms["row"]:
        way = "row"
    room = rooms[way]
    return Arrangement(
        way,
        max(SIDES[way], round((width - WIDEST * scale) / 2)),
        about=way == "below" and needs.about > room,
        breath=needs.breath > room,
        foot=needs.foot > room,
        buttons=needs.buttons > room,
    )

"""What can be said of a strap in sight: its model, the end of its id, and how it sits."""

import re

from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated

DOTS = "  ·  "
SHORT = 4  # letters of an id that are shown


def short_id(own: str) -> str:
    """Return the end of a strap's id or address, by which people tell it from others; nothing of a mere name."""
    letters = own.replace(":", "")
    is_id = re.fullmatch(r"[0-9A-Za-z]+", letters) is not None and any(letter.isdigit() for letter in letters)
    return letters[-SHORT:].upper() if is_id else ""


def title_of(own: str, strap: DiscoveredStrap | None) -> tuple[str, str]:
    """Return the model of a strap, as far as it is known, and the end of its id."""
    end = short_id(own)
    if strap is not None:
        return translated(strap.model), end
    return ("" if end else own), end


def strap_line(strap: DiscoveredStrap) -> str:
    """Write what can be known of a strap before it is connected."""
    model = translated(strap.model)
    name = f"{model}  {strap.own}" if strap.own != strap.model else model
    bars = [] if strap.rssi is None else ["▂▄▆█"[: max(1, min(4, round((strap.rssi + 100) / 12)))]]
    return DOTS.join([name, *bars, *contact(strap)])


def contact(strap: DiscoveredStrap, *, bpm: bool = True) -> list[str]:
    """What a strap says of itself before it is connected; `bpm` includes the heart rate."""
    if strap.away:
        return [phrases.tr("out of sight")]
    rate = [] if strap.bpm is None or not bpm else [phrases.tr("{n} bpm").format(n=phrases.number(strap.bpm))]
    return [
        *rate,
        *([] if strap.worn is None else [phrases.tr("worn") if strap.worn else phrases.tr("not worn")]),
        *([phrases.tr("battery low")] if strap.low_battery else []),
    ]

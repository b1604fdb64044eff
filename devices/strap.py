"""What there is to know about a strap: how to recognise it, what it says, how late and how far to be trusted."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from devices import heart_rate_service
from devices.heart_rate_service import Measurement


@dataclass(frozen=True, slots=True)
class Advertisement:
    """What a device sends before anyone connects; `services` are 128-bit UUIDs in lower case."""

    name: str = ""
    services: tuple[str, ...] = ()
    manufacturer: Mapping[int, bytes] = field(default_factory=dict[int, bytes])


@dataclass(frozen=True, slots=True)
class Broadcast:
    """What some straps add to their advertisement: heart rate, whether they are worn, whether the battery is low."""

    bpm: int | None = None
    worn: bool | None = None
    battery_low: bool | None = None


@dataclass(frozen=True, slots=True)
class Strap:
    """One model of strap.

    `names`: how its advertised names begin. `rr`: what to expect of its RR intervals until they were checked.
    `latency`, `spread` (s): how late its RR intervals arrive, median and the farther quartile's distance; None is
    unknown, `source` says who measured. `streams`: waves it can send. `beats`: what carries its beats, at least once
    in `every` s, the first of them within `first_beats` s. `advice`: what the wearer should know. `firmware`: the
    Device Information characteristic that holds what people call firmware.
    """

    model: str
    names: tuple[str, ...] = ()
    rr: Literal["good", "smoothed", "none", "unknown"] = "unknown"
    latency: float | None = None
    spread: float | None = None
    source: str = "unknown"
    streams: tuple[Literal["ecg", "acc"], ...] = ()
    beats: Literal["heart rate service", "ppi"] = "heart rate service"
    every: float = 1.0
    first_beats: float = 10.0
    advice: str = ""
    firmware: str = heart_rate_service.FIRMWARE
    decode: Callable[[bytes], Measurement] = heart_rate_service.decode
    broadcast: Callable[[Mapping[int, bytes]], Broadcast | None] = lambda _: None


def own_id(strap: Strap, name: str) -> str:
    """Return the strap's own id: the serial at the end of its advertised name, "" where there is none.

    The model's own name never counts: "Polar H10 0123ABCD" gives "0123ABCD", "Polar H10" gives "".
    """
    starts = [start for start in strap.names if name.casefold().startswith(start.casefold())]
    rest = name[max(map(len, starts), default=0) :]
    last = re.split(r"[\s:_#-]+", rest.strip())[-1]
    if not starts and last == name:
        return ""
    serial = re.fullmatch(r"[0-9A-Fa-f]{4,}|[0-9A-Za-z]*[0-9]{3,}[0-9A-Za-z]*", last)
    return last.upper() if serial else ""

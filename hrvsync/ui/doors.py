"""What the window may ask the rest of the program for. app.py opens these doors; tests open others."""

from collections.abc import Callable, Coroutine
from pathlib import Path

import msgspec

from hrvsync.guide import Protocol
from hrvsync.session import Plan
from hrvsync.storage.protocols import ProtocolFile


class Sighted(msgspec.Struct, frozen=True):
    """A strap in sight before it is connected: `own` is what it is remembered by, `rssi` its signal (dBm)."""

    own: str
    model: str
    rssi: int | None = None
    bpm: int | None = None
    worn: bool | None = None
    low_battery: bool | None = None


class Wish(msgspec.Struct, frozen=True):
    """The session that people want: names and straps (own ids) by seat; without straps hearts are simulated."""

    names: dict[str, str]
    protocol: Protocol
    straps: dict[str, str] | None = None


class Doors(msgspec.Struct, frozen=True):
    """`protocols` lists the guided sessions; `begin` and `open` make plans (BadFile, OSError where they cannot);
    `look` watches for straps until cancelled, telling sightings and, in a sentence, problems; `remembered` straps by
    seat; `recordings` lists the files made so far, newest first.
    """

    protocols: Callable[[], list[ProtocolFile]]
    begin: Callable[[Wish], Plan]
    open: Callable[[list[Path]], Plan]
    look: Callable[[Callable[[Sighted], None], Callable[[str], None]], Coroutine[object, object, None]]
    remembered: Callable[[], dict[str, str]]
    recordings: Callable[[], list[Path]]

"""What the window may ask the rest of the program for. app.py opens these doors; tests open others."""

from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path

import msgspec

from hrvsync.events import AnyEvent
from hrvsync.guide import Protocol
from hrvsync.i18n import Message
from hrvsync.session import Plan
from hrvsync.storage import library
from hrvsync.storage.index import Entry
from hrvsync.storage.people import Holdings
from hrvsync.storage.protocols import ProtocolFile


class Sighted(msgspec.Struct, frozen=True):
    """A strap in sight before it is connected: `own` is what it is remembered by, `rssi` its signal (dBm).

    `away`: it was in sight and is not any more.
    """

    own: str
    model: str
    rssi: int | None = None
    bpm: int | None = None
    worn: bool | None = None
    low_battery: bool | None = None
    away: bool = False


class SessionConfig(msgspec.Struct, frozen=True):
    """The session that people want: names and straps (own ids) by seat; without straps hearts are simulated."""

    names: dict[str, str]
    protocol: Protocol
    straps: dict[str, str] | None = None


class Services(msgspec.Struct, frozen=True):
    """Everything here may raise ValueError (FileError is one) or OSError with a Message for the person.

    `protocols` lists the guided sessions in a language, `edit` copies one (by key and language) to be edited; `begin`
    and `open` make plans, `told` gives all events of one that has run, its marks as corrected; `look` watches for
    straps until cancelled, telling sightings and problems, `remembered` straps by seat; `entries` lists what is known
    of the recordings in `folder`, oldest first, at once, and `reread` after looking for what is new (told how many of
    how many are done; slow); `delete` one for good; `holdings` tells what is kept of a person, whom `forget` deletes
    for good (giving the backups that could not be found) and `rename` calls otherwise (giving the number of
    recordings), both telling how far they are; `export` writes one and says in sentences what that format cannot
    hold; `close` removes what nobody wants to keep.
    """

    protocols: Callable[[str], list[ProtocolFile]]
    edit: Callable[[str, str], Path]
    begin: Callable[[SessionConfig], Plan]
    open: Callable[[list[Path]], Plan]
    told: Callable[[Plan], Iterable[AnyEvent]]
    look: Callable[[Callable[[Sighted], None], Callable[[Message], None]], Coroutine[object, object, None]]
    remembered: Callable[[], dict[str, str]]
    folder: Path
    entries: Callable[[], list[Entry]]
    reread: Callable[[Callable[[int, int], None]], list[Entry]]
    delete: Callable[[Path], None]
    holdings: Callable[[str], Holdings]
    forget: Callable[[str, library.Progress], list[Path]]
    rename: Callable[[str, str, library.Progress], int]
    export: Callable[[Plan, Path], tuple[str, ...]]
    close: Callable[[], None]

"""A recording: who and when, and the events, read again as often as asked."""

from collections.abc import Callable, Iterator

import msgspec

from hrvsync.events import AnyEvent
from hrvsync.storage.errors import FileError as FileError  # callers import it from here

FORMAT = "hrvsync"
VERSION = 2


class Header(msgspec.Struct, frozen=True, tag_field="k", tag="header"):
    """What holds for a whole recording, and the first line of a native file.

    `created` is ISO 8601 with its offset from UTC, the moment of t = 0, "" where unknown. `tz` names that time zone.
    `people` maps a seat to a name. `source` says where the facts come from, `app` which program wrote them down,
    `notes` what a reader must know about them (another app had filtered them), `protocol` which guided session it was.
    `bare` is set where there was nothing but a series of intervals, which someone chose and exported.
    """

    people: dict[str, str] = {}
    source: str = ""
    created: str = ""
    tz: str = ""
    app: str = ""
    notes: tuple[str, ...] = ()
    protocol: str = ""
    bare: bool = False
    format: str = FORMAT
    version: int = VERSION


class Recording(msgspec.Struct, frozen=True):
    """A header, and `events()`: each call yields the events from the start, in order of time."""

    header: Header
    events: Callable[[], Iterator[AnyEvent]]

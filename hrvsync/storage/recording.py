"""A recording: who and when, and the events, read again as often as asked; and what is wrong with a file of one."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path

import msgspec

from hrvsync.events import AnyEvent
from hrvsync.i18n import Message

FORMAT = "hrvsync"
VERSION = 2
PLACE, REFUSAL = Message("{file}, line {n}"), Message("{place}: {what}; {todo}.")
EXPORT_AGAIN = Message("export the recording again from its app")


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


class FileError(ValueError):
    """A file that cannot be read or written: one sentence with the file, the line, what is wrong and what to do."""

    def __init__(self, path: str | PathLike[str], what: Message, todo: Message, line: int | None = None) -> None:
        self.path, self.what, self.todo, self.line = fspath(path), what, todo, line
        place = self.path if line is None else PLACE.filled(file=self.path, n=line)
        self.sentence = REFUSAL.filled(place=place, what=what, todo=todo)
        super().__init__(self.sentence)


class FormatError(Exception):
    """The same, from code that does not know the file: `in_file` makes a FileError of it."""

    def __init__(self, what: Message, todo: Message = EXPORT_AGAIN, line: int | None = None) -> None:
        self.what, self.todo, self.line = what, todo, line
        super().__init__(what)


def require(good: object, what: Message, todo: Message = EXPORT_AGAIN, line: int | None = None) -> None:
    """Raise a FormatError that says `what` is wrong, unless all is `good`."""
    if not good:
        raise FormatError(what, todo, line)


@contextmanager
def in_file(path: Path) -> Generator[None]:
    """Raise a FormatError from within as a FileError about `path`."""
    try:
        yield
    except FormatError as error:
        raise FileError(path, error.what, error.todo, error.line) from error

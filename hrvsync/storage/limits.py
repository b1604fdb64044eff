"""How much one file may hold: every reader opens its file here, and counts here what it takes from it.

The limits lie far above what a session makes, and low enough that no file takes the memory or the hours of a computer.
docs/library.md lists them for people.
"""

import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from stat import S_ISREG
from time import monotonic
from typing import BinaryIO, override

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage.recording import FormatError, require, shown

NAME = 230
"""Bytes of a file's name: notes and drafts beside it have longer ones, and no disk takes more than 255."""
NATIVE = 4 << 30
"""Bytes of a native recording, which is read a line at a time."""
LINE = 1 << 20
"""Bytes of one of its lines."""
EVENTS = 20_000_000
"""Events in it, a week of two people with ECG; samples of all streams of an XDF file."""
WHOLE = 256 << 20
"""Bytes of a file of another app, which is read at once."""
TEXT = 64 << 20
"""Bytes of a text, and of what people noted: its rows take several times as much memory."""
ROWS = 1_000_000
"""Rows, intervals, samples or marks of a file of another app, chunks of an XDF file: ten days of heartbeats."""
SECONDS = 30.0
"""For the rows of a file of another app, however few it has."""
NO_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What is raised for bytes that are no JSON of the kind that was expected, or over a thousand levels deep."""

RENAME, SHORTER = Message("rename it"), Message("cut it into shorter recordings")


def check_name(path: Path) -> None:
    """Raise FormatError for a name that cannot be written down, or that leaves no room for the names of notes."""
    require(shown(path) == str(path), Message("its name is not text in UTF-8"), RENAME)
    long = len(os.fsencode(path.name)) > NAME
    require(not long, Message("its name is longer than {n} bytes", n=NAME), RENAME)


def opened(path: Path, most: int = WHOLE) -> BinaryIO:
    """Open a file of at most `most` bytes; raise FormatError for a larger one and for what is no file, or OSError."""
    check_name(path)
    found = path.stat()
    what = Message("this is a folder, a pipe or a device, not a file")
    require(S_ISREG(found.st_mode), what, Message("choose another file"))
    check_size(found.st_size, most)
    return path.open("rb")


def check_size(size: int, most: int) -> None:
    """Raise FormatError for more than `most` bytes."""
    what = Message("it is {size:.0f} MB large; hrvsync reads up to {most} MB", size=size / 2**20, most=most >> 20)
    require(size <= most, what, SHORTER)


def content(path: Path, most: int = WHOLE) -> bytes:
    """Return the bytes of a file; raise FormatError as `opened` does."""
    with opened(path, most) as file:
        return file.read(most)


def check_rows(n: int, most: int = ROWS) -> None:
    """Raise FormatError for more than `most` rows."""
    require(n <= most, Message("it holds more than {most} rows or beats", most=most), SHORTER)


def bounded[T](items: Iterable[T]) -> Iterator[T]:
    """Yield `items`; raise FormatError at the first one too many or too late."""
    begun = monotonic()
    for n, item in enumerate(items, 1):
        if n > ROWS:
            check_rows(n)
        check_time(begun)
        yield item


def check_time(begun: float) -> None:
    """Raise FormatError where reading, since `begun`, takes too long."""
    if monotonic() - begun > SECONDS:  # asked for every row: no sentence is made before it is needed
        raise FormatError(Message("reading it takes longer than {n:.0f} s", n=SECONDS), SHORTER)


class Timed(BytesIO):
    """The bytes of a file, for a library that reads a little at a time; reading on raises FormatError when too late."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._begun = monotonic()

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        check_time(self._begun)
        return super().read(size)

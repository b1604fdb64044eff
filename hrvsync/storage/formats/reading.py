"""What the readers of other apps' files share, in one place: bytes, text, packets, and the recording they return."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from math import ceil
from pathlib import Path
from types import ModuleType

from hrvsync.beats import Floats
from hrvsync.events import AnyEvent, Packet, Tick, Wave
from hrvsync.i18n import Message
from hrvsync.storage.errors import EXPORT_AGAIN, FormatError
from hrvsync.storage.formats.packets import (
    LONGEST_RR_MS,
    between_beats,
    by_seat,
    chained,
    counted,
    merged,
    milliseconds,
    ordered,
    stamped,
    steps_back,
    unbroken,
)
from hrvsync.storage.formats.text import FIX_LINE, Table, column, decoded, intervals, is_number, rows, seconds
from hrvsync.storage.recording import Header, Recording
from hrvsync.storage.validation import validate_event

__all__ = [
    "FIX_LINE",
    "LONGEST_RR_MS",
    "Floats",
    "FormatError",
    "Recording",
    "Table",
    "between_beats",
    "by_seat",
    "chained",
    "column",
    "content",
    "counted",
    "decoded",
    "imported",
    "intervals",
    "is_number",
    "library",
    "merged",
    "milliseconds",
    "ordered",
    "parsing",
    "rows",
    "seconds",
    "stamped",
    "steps_back",
    "unbroken",
]

LARGEST = 512 * 1024 * 1024
"""Bytes: a day of two people with ECG is a tenth of this."""


def content(path: Path) -> bytes:
    """Return the bytes of a file; raise FormatError if it is larger than half a gigabyte."""
    size = path.stat().st_size
    if size > LARGEST:
        what = Message(
            "it is {size:.0f} MB large; hrvsync reads up to {most} MB", size=size / 2**20, most=LARGEST >> 20
        )
        raise FormatError(what, Message("cut it into shorter recordings"))
    return path.read_bytes()


def library(name: str, extra: str = "formats") -> ModuleType:
    """Import an optional library; raise FormatError saying how to install it where it is missing."""
    try:
        return import_module(name)
    except ImportError:
        todo = Message("pip install 'hrvsync[{extra}]'", extra=extra)
        raise FormatError(Message("reading and writing it needs {name}", name=name), todo) from None


@contextmanager
def parsing(name: str, todo: Message = EXPORT_AGAIN) -> Generator[None]:
    """Raise a FormatError whatever a library raises: over a damaged file it fails anywhere."""
    try:
        yield
    except FormatError:
        raise
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:100]
        raise FormatError(Message("the {format} file is damaged ({error})", format=name, error=reason), todo) from error


def imported(
    path: Path,
    events: Sequence[AnyEvent],
    app: str,
    started: str = "",
    notes: tuple[str, ...] = (),
    *,
    people: dict[str, str] | None = None,
    bare: bool = False,
) -> Recording:
    """Return the recording that `app` wrote to `path`, of `events` in order of time; raise FormatError for absurd ones.

    `started` is the wall-clock time of t = 0 as ISO 8601, with its zone where the file has one, "" where unknown.
    `notes` are sentences for the person who imports it; `people` and `bare` as in Header.
    """
    t = 0.0
    for event in events:
        if wrong := validate_event(event, after=t):
            raise FormatError(wrong)
        t = event.t
    if not events:
        raise FormatError(Message("it holds no heartbeats"), Message("choose another file"))
    seats = sorted({event.who for event in events if isinstance(event, Packet | Wave)})
    header = Header(people or dict.fromkeys(seats, ""), path.name, started, app=app, notes=notes, bare=bare)
    return Recording(header, partial(ticked, events))


def ticked(events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
    """Yield events in order of time with a Tick for every whole second that they reach."""
    second = 0
    t = 0.0
    for event in events:
        t = event.t
        while second < t:
            yield Tick(float(second))
            second += 1
        yield event
    for last in range(second, ceil(t) + 1):
        yield Tick(float(last))

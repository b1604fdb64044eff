"""What the readers of other apps' files share, in one place: bytes, text, packets, and the recording they return."""

import codecs
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from importlib import import_module
from math import ceil
from pathlib import Path
from types import ModuleType

import numpy as np

from hrvsync.beats import Floats
from hrvsync.events import AnyEvent, Packet, Tick, Wave
from hrvsync.i18n import Message
from hrvsync.storage.formats.packets import (
    LONGEST_RR_MS,
    between_beats,
    by_seat,
    chained,
    counted,
    impossible,
    merged,
    milliseconds,
    ordered,
    stamped,
    steps_back,
    unbroken,
)
from hrvsync.storage.recording import EXPORT_AGAIN, FormatError, Header, Recording, require
from hrvsync.storage.validation import validate_event

__all__ = [
    "FIX_LINE",
    "LONGEST_RR_MS",
    "Floats",
    "FormatError",
    "Message",
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
    "require",
    "rows",
    "seconds",
    "stamped",
    "steps_back",
    "unbroken",
]

type Table = list[tuple[int, list[str]]]
"""Rows of cells, each with the number of its line."""

COMMENTS = ("#", "%", "//")
LARGEST_NUMBER = 1e19
"""Above a wall clock in nanoseconds there is no number in any of these formats."""
FIX_LINE = Message("delete or correct that line")
LARGEST = 512 * 1024 * 1024
"""Bytes: a day of two people with ECG is a tenth of this."""


def content(path: Path) -> bytes:
    """Return the bytes of a file; raise FormatError if it is larger than half a gigabyte."""
    size = path.stat().st_size
    require(
        size <= LARGEST,
        Message("it is {size:.0f} MB large; hrvsync reads up to {most} MB", size=size / 2**20, most=LARGEST >> 20),
        Message("cut it into shorter recordings"),
    )
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
    require(events, Message("it holds no heartbeats"), Message("choose another file"))
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


def decoded(data: bytes) -> str:
    """Return bytes as text: UTF-16 with a byte order mark, UTF-8, else Latin-1; raise FormatError for binary data."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
    require("\0" not in text, Message("it holds binary data, not text"), Message("choose another file"))
    return text


def rows(text: str, separator: str | None = None) -> Table:
    """Return the lines that hold more than a comment, split into stripped cells, at blanks without a `separator`."""
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    return [
        (number, [cell.strip() for cell in line.split(separator)])
        for number, line in lines
        if line and not line.startswith(COMMENTS)
    ]


def is_number(text: str) -> bool:
    """Return whether a text is a number."""
    try:
        float(text)
    except ValueError:
        return False
    return True


def column(table: Table, i: int) -> Floats:
    """Return column `i` of the rows as numbers; raise FormatError naming the first line where it is none."""
    return _parsed(table, i, _number, Message("{text!r} is no number"))


def intervals(table: Table, i: int) -> Floats:
    """Return column `i` of the rows as RR intervals in ms; raise FormatError naming the first line that holds none."""
    rr_ms = milliseconds(column(table, i))
    wrong = np.flatnonzero(impossible(rr_ms)).tolist()
    if wrong:
        what = Message("an RR interval of {ms:g} ms lies outside 0 to 64 s", ms=float(rr_ms[wrong[0]]))
        raise FormatError(what, FIX_LINE, table[wrong[0]][0])
    return rr_ms


def seconds(table: Table, i: int) -> tuple[Floats, str]:
    """Return column `i` of ISO 8601 times as seconds since its first row, and that first time as it stands there.

    Raises FormatError naming the first line where it is no time, or where local times and times with a zone are mixed.
    """
    times: list[datetime] = []

    def since_first(text: str) -> float:
        times.append(datetime.fromisoformat(text))
        return (times[-1] - times[0]).total_seconds()

    since = _parsed(table, i, since_first, Message("{text!r} is no time that fits those before it"))
    return since, times[0].isoformat() if times else ""


def _number(text: str) -> float:
    value = float(text)
    if not abs(value) < LARGEST_NUMBER:
        raise ValueError(text)
    return value


def _parsed(table: Table, i: int, parse: Callable[[str], float], wrong: Message) -> Floats:
    values = np.empty(len(table))
    for k, (number, cells) in enumerate(table):
        try:
            values[k] = parse(cells[i])
        except IndexError:
            raise FormatError(
                Message("it has {n} columns where {least} are needed", n=len(cells), least=i + 1), FIX_LINE, number
            ) from None
        except (ValueError, TypeError, OverflowError):
            raise FormatError(wrong.filled(text=cells[i][:40]), FIX_LINE, number) from None
    return values

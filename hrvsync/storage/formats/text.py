"""Text files as people bring them: any encoding, line ends, separators and blanks."""

import codecs
from collections.abc import Callable
from datetime import datetime

import numpy as np

from hrvsync.beats import Floats
from hrvsync.i18n import Message
from hrvsync.storage.errors import FormatError
from hrvsync.storage.formats.packets import impossible, milliseconds

type Table = list[tuple[int, list[str]]]
"""Rows of cells, each with the number of its line."""

COMMENTS = ("#", "%", "//")
LARGEST_NUMBER = 1e19
"""Above a wall clock in nanoseconds there is no number in any of these formats."""
FIX_LINE = Message("delete or correct that line")


def decoded(data: bytes) -> str:
    """Return bytes as text: UTF-16 with a byte order mark, UTF-8, else Latin-1; raise FormatError for binary data."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
    if "\0" in text:
        raise FormatError(Message("it holds binary data, not text"), Message("choose another file"))
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

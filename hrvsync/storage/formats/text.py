"""Text files as people bring them: any encoding, line ends, separators and blanks."""

import codecs
from datetime import datetime
from pathlib import Path

import numpy as np

from hrvsync.i18n import Message
from hrvsync.storage.formats.foreign import Floats, FormatError

LARGEST = 512 * 1024 * 1024
"""Bytes: a day of two people with ECG is a tenth of this."""
LARGEST_NUMBER = 1e19
"""Above a wall clock in nanoseconds there is no number in any of these formats."""


def content(path: Path) -> bytes:
    """Return the bytes of a file; raise FormatError if it is larger than half a gigabyte."""
    size = path.stat().st_size
    if size > LARGEST:
        raise FormatError(
            Message(
                "it is {size:.0f} MB large; hrvsync reads up to {most} MB", size=size / 2**20, most=LARGEST // 2**20
            ),
            Message("cut it into shorter recordings"),
        )
    return path.read_bytes()


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


def rows(text: str, separator: str | None = None) -> list[tuple[int, list[str]]]:
    """Return the lines that hold something, each with its number from 1, split into stripped cells."""
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped:
            found.append((number, [cell.strip() for cell in stripped.split(separator)]))
    return found


def column(table: list[tuple[int, list[str]]], i: int) -> Floats:
    """Return column `i` of the rows as numbers; raise FormatError naming the first line where it is none."""
    values = np.empty(len(table))
    for k, (number, cells) in enumerate(table):
        try:
            values[k] = float(cells[i])
            if not abs(values[k]) < LARGEST_NUMBER:
                raise ValueError
        except IndexError:
            raise FormatError(
                Message("it has {n} columns where {least} are needed", n=len(cells), least=i + 1), line=number
            ) from None
        except ValueError:
            raise FormatError(Message("{text!r} is no number", text=cells[i][:40]), line=number) from None
    return values


def seconds(table: list[tuple[int, list[str]]], i: int) -> tuple[Floats, str]:
    """Return column `i` of ISO 8601 times as seconds since its first row, and that first time as it stands there.

    Raises FormatError naming the first line where it is no time, or where local times and times with a zone are mixed.
    """
    values = np.empty(len(table))
    first: datetime | None = None
    for k, (number, cells) in enumerate(table):
        try:
            at = datetime.fromisoformat(cells[i])
            first = first or at
            values[k] = (at - first).total_seconds()
        except IndexError:
            raise FormatError(
                Message("it has {n} columns where {least} are needed", n=len(cells), least=i + 1), line=number
            ) from None
        except (ValueError, TypeError, OverflowError):
            raise FormatError(
                Message("{text!r} is no time that fits those before it", text=cells[i][:40]), line=number
            ) from None
    return values, first.isoformat() if first else ""

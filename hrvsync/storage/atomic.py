"""Files and tables that appear whole or not at all, in folders that only their owner may enter."""

import csv
import errno
import os
import re
import shutil
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import TextIO

from hrvsync.i18n import Message

DRAFT = re.compile(r"\..+\.\d+(\.part)?")
FORMULA = re.compile(r"'*[=+@\t\r-]")
TEMPORARY = ".hrvsync-"
DIGITS = 6
"""Significant digits of a number in a table."""
ABANDONED_S = 60.0
"""A draft untouched for so long is nobody's: the program that wrote it was stopped."""


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Yield a name to write to; on success that file, readable by its owner only, takes the place of `path`."""
    private(path.parent)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.touch(0o600)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file in one step, readable by its owner only; text is encoded as UTF-8."""
    with replacing(path) as part:
        part.write_bytes(content.encode() if isinstance(content, str) else content)


def require_other(to: Path, sources: Iterable[Path]) -> None:
    """Raise FileExistsError if `to` is one of the files that what will be written there comes from."""
    if to.exists() and any(to.samefile(source) for source in sources):
        raise FileExistsError(errno.EEXIST, Message("this is the recording itself; choose another name"), str(to))


def private(folder: Path) -> None:
    """Make `folder` and whatever is missing above it, each for its owner only."""
    for missing in reversed((folder, *folder.parents)):
        with suppress(FileExistsError):
            if not missing.exists():
                missing.mkdir(0o700)


def sweep(folder: Path, begin: str = "") -> None:
    """Remove abandoned temporary folders and drafts of files whose names begin with `begin` from `folder`."""
    for path in folder.glob(".*"):
        temporary = path.name.startswith(TEMPORARY)
        if temporary or (path.name.startswith(f".{begin}") and DRAFT.fullmatch(path.name)):
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > ABANDONED_S:
                    if temporary:
                        shutil.rmtree(path)
                    else:
                        path.unlink()


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    """Write the rows below the names of their columns as `path`, whole or not at all."""
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        write_rows(file, chain([columns], rows))


def write_rows(file: TextIO, rows: Iterable[Iterable[object]]) -> None:
    """Write comma-separated values; a text that a spreadsheet would take for a formula begins with an apostrophe."""
    csv.writer(file, lineterminator="\n").writerows(map(_disarmed, row) for row in rows)


def rearmed(cell: str) -> str:
    """Return the text that `write_rows` made this cell of."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _disarmed(cell: object) -> object:
    if isinstance(cell, str) and FORMULA.match(cell):
        try:
            float(cell)
        except ValueError:
            return f"'{cell}"
    return cell


def tabulated(records: Iterable[Mapping[str, object]]) -> tuple[list[str], list[list[object]]]:
    """Return one row a record and one column for each of their keys; a value that is not known is an empty text."""
    table = list(records)
    columns = list(dict.fromkeys(name for record in table for name in record))
    return columns, [[_known(record.get(column, "")) for column in columns] for record in table]


def write_records(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    """Write records as a table, its numbers with six digits."""
    columns, rows = tabulated(records)
    write_table(path, columns, (map(_rounded, row) for row in rows))


def _known(value: object) -> object:
    return value if value == value else ""


def _rounded(value: object) -> object:
    return f"{value:.{DIGITS}g}" if isinstance(value, float) and abs(value) < 10**DIGITS else value

"""Plain RR text: one interval a line, in milliseconds or seconds (Elite HRV, Kubios type 1, Polar and many others)."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from hrvsync.storage.intervals import Cell, chained, counts
from hrvsync.storage.recording import Header, Recording

COMMENTS = ("#", "%", "//")


def cells(text: str) -> Iterator[Cell]:
    """Yield the lines that hold something besides a comment, with their numbers."""
    for n, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if line and not line.startswith(COMMENTS):
            yield n, line


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether the first value of a file is a number that stands alone."""
    first = next(cells(start.decode("utf-8-sig", "replace")), (0, ""))[1]
    try:
        float(first)
    except ValueError:
        return False
    return True


def read(path: Path) -> Recording:
    """Read the intervals; they are chained, for the file knows no gaps. Raises FileError.

    Elite HRV names a file after the local time it began.
    """
    rr, per_second = counts(path, list(cells(path.read_text("utf-8-sig", "replace"))))
    began = _began(path.stem)
    header = Header({"A": ""}, path.name, began, app="Elite HRV" if began else "RR text", bare=True)
    return Recording(header, partial(chained, rr, per_second))


def _began(name: str) -> str:
    try:
        return datetime.strptime(name, "%Y-%m-%d %H-%M-%S").isoformat()
    except ValueError:
        return ""

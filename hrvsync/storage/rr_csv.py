"""Tables of time and RR interval: HRV Logger, FatMaxxer, `arrival,RR` without a header, and their like."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from math import log10
from pathlib import Path

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage.intervals import DELETE, Cell, arrived, chained, counts, looks_like_intervals, number
from hrvsync.storage.recording import FileError, Header, Recording
from hrvsync.storage.rr_text import cells

RR = re.compile(r"(?<![a-z])(rri?|r-r|ibi|nni?|intervals?)(?![a-z])", re.IGNORECASE)
ARRIVAL = re.compile(r"timestamp|arriv|date", re.IGNORECASE)
ELAPSED = re.compile(r"time|elapsed|since|onset|^t$", re.IGNORECASE)
APPS = {
    "timestamp,rr,since_start": "FatMaxxer",
    "timestamp, rr, since_start": "HRV Logger",
    "date,rr,since start": "HRV Logger",
}
"""Headers that one app alone writes, blanks and all."""
NOTES = {"HRV Logger": ("HRV Logger had already taken artefacts out; where it did, a gap or a late beat may stand.",)}
EPOCH = 10**8
"""Seconds; a larger number counts from 1970."""
BACKWARDS = 5
"""Seconds a stamp may run ahead of the next one: apps that spread the beats of one packet do that."""


class _Table(msgspec.Struct, frozen=True):
    rr: list[Cell]
    time: list[Cell]
    app: str


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether a file has a column named for RR intervals, or columns of numbers of which the second can be RR."""
    lines = [line for _, line in cells(start.decode("utf-8-sig", "replace"))]
    if not lines:
        return False
    rows = [_split(line) for line in lines[:20]]
    if any(map(_is_number, rows[0])):
        complete = rows[:-1] or rows
        try:
            return looks_like_intervals([Decimal(row[1]) for row in complete])
        except (ArithmeticError, IndexError):
            return False
    return any(map(RR.search, rows[0])) and any(map(_is_number, rows[-1]))


def read(path: Path) -> Recording:
    """Read the intervals with the times they arrived at; without a time column they are chained. Raises FileError.

    The unit of the times is the one in which they last as long as the intervals. t = 0 is where the first interval
    begins. Of several time columns the wall clock counts: `since_start` of these apps is a sum of intervals and hides
    gaps.
    """
    table = _table(path)
    rr, per_second = counts(path, table.rr)
    header = Header({"A": ""}, path.name, app=table.app, notes=NOTES.get(table.app, ()))
    if not table.time:
        return Recording(msgspec.structs.replace(header, bare=True), partial(chained, rr, per_second))
    stamps, wall = _stamps(path, table.time, sum(rr) / per_second)
    first = Decimal(sum(count for stamp, count in zip(stamps, rr, strict=True) if stamp == stamps[0])) / per_second
    arrivals = [float(stamp - stamps[0] + first) for stamp in stamps]
    if wall:
        header = msgspec.structs.replace(header, created=(wall - timedelta(seconds=float(first))).isoformat())
    return Recording(header, partial(arrived, arrivals, rr, per_second))


def _table(path: Path) -> _Table:
    text = path.read_text("utf-8-sig", "replace")
    head = text.partition("\n")[0].strip().lower()
    rows = [(n, _split(line)) for n, line in cells(text)]
    rr, time = 1, 0
    names = rows[0][1]
    if not any(map(_is_number, names)):
        rows = rows[1:]
        rr = next(i for i, name in enumerate(names) if RR.search(name))
        times = [i for kind in (ARRIVAL, ELAPSED) for i, name in enumerate(names) if i != rr and kind.search(name)]
        time = times[0] if times else -1
    if not rows:
        raise FileError(path, Message("the table holds no rows"), Message("there is nothing to read"))
    for n, row in rows:
        if len(row) <= max(rr, time):
            raise FileError(path, Message("a column is missing"), DELETE, n)
    times_of_rows = [(n, row[time]) for n, row in rows] if time >= 0 else []
    return _Table([(n, row[rr]) for n, row in rows], times_of_rows, APPS.get(head, "RR table"))


def _stamps(path: Path, column: Sequence[Cell], seconds: float) -> tuple[list[Decimal], datetime | None]:
    """Return the stamps in seconds, never later than the next one, and the wall clock at the first if they tell it."""
    wall: datetime | None = None
    if _is_number(column[0][1]):
        stamps = [number(path, cell) for cell in column]
        per_second = _per_second(stamps, seconds)
        stamps = [stamp / per_second for stamp in stamps]
        if EPOCH < stamps[0] < 100 * EPOCH:
            wall = datetime.fromtimestamp(float(stamps[0]), UTC)
    else:
        moments = [_moment(path, cell) for cell in column]
        wall = moments[0]
        stamps = [Decimal((moment - wall) // timedelta(microseconds=1)) / 1_000_000 for moment in moments]
    for i in range(len(stamps) - 2, -1, -1):
        if stamps[i] > stamps[i + 1] + BACKWARDS:
            raise FileError(path, Message("the time goes backwards"), DELETE, column[i + 1][0])
        stamps[i] = min(stamps[i], stamps[i + 1])
    return stamps, wall


def _per_second(stamps: Sequence[Decimal], seconds: float) -> int:
    span = float(stamps[-1] - stamps[0])
    if span <= 0 or seconds <= 0:
        return 1000 if stamps[0] > 100 * EPOCH else 1
    return min((1, 1000, 1_000_000, 1_000_000_000), key=lambda unit: abs(log10(span / unit / seconds)))


def _moment(path: Path, cell: Cell) -> datetime:
    line, text = cell
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise FileError(path, Message("{text!r} is not a time", text=text[:40]), DELETE, line) from None
    return moment.astimezone() if moment.tzinfo is None else moment


def _split(line: str) -> list[str]:
    for separator in (";", "\t", ","):
        if separator in line:
            row = [cell.strip() for cell in line.split(separator)]
            return [cell.replace(",", ".") for cell in row] if separator == ";" else row
    return line.split()


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

"""Tables of time and RR interval: HRV Logger, FatMaxxer, `arrival,RR` without a header, and their like."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from math import log10
from operator import itemgetter
from pathlib import Path

import numpy as np

from hrvsync.events import Packet
from hrvsync.storage.formats.reading import (
    FIX_LINE,
    Floats,
    FormatError,
    Message,
    Recording,
    Table,
    chained,
    column,
    content,
    counted,
    decoded,
    imported,
    intervals,
    is_number,
    require,
    rows,
    seconds,
)

RR = re.compile(r"(?<![a-z])(rri?|r-r|ibi|nni?|intervals?)(?![a-z])", re.IGNORECASE)
TIMES = (re.compile(r"timestamp|arriv|date", re.IGNORECASE), re.compile(r"time|elapsed|since|onset|^t$", re.IGNORECASE))
"""Names of columns with the wall clock, then with elapsed time."""
APPS = {
    "timestamp,rr,since_start": "FatMaxxer",
    "timestamp, rr, since_start": "HRV Logger",
    "date,rr,since start": "HRV Logger",
}
"""Headers that one app alone writes, blanks and all."""
NOTES = {"HRV Logger": ("HRV Logger had already taken artefacts out; where it did, a gap or a late beat may stand.",)}
LIKELY_RR = ((250, 2500), (0.25, 2.5))
EPOCH = 10**8
"""Seconds; a larger number counts from 1970."""
BACKWARDS = 5
"""Seconds a stamp may run ahead of the next one: apps that spread the beats of one packet do that."""


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a column is named for RR intervals, or there are only numbers and the second column can be RR."""
    table = list(_split(start.decode("utf-8-sig", "replace")))[:20]
    if not table:
        return False
    if any(map(is_number, table[0][1])):
        try:
            median = np.median(column(table[:-1] or table, 1))  # the last row may be cut short
        except FormatError:
            return False
        return any(low <= median <= high for low, high in LIKELY_RR)
    return any(map(RR.search, table[0][1])) and any(map(is_number, table[-1][1]))


def read(path: Path) -> Recording:
    """Read the intervals with the times they arrived at; without a time column they are chained.

    The unit of the times is the one in which they last as long as the intervals. t = 0 is where the first interval
    begins. Of several time columns the wall clock counts: `since_start` of these apps is a sum of intervals and hides
    gaps.
    """
    text = decoded(content(path))
    table = list(_split(text))
    app = APPS.get(text.partition("\n")[0].strip().lower(), "RR table")
    rr, time = 1, 0
    if not any(map(is_number, table[0][1])):
        rr, time = _columns(table.pop(0)[1])
    require(table, Message("the table holds no rows"), Message("there is nothing to read"))
    rr_ms = intervals(table, rr)
    if time is None:
        return imported(path, chained(rr_ms), app, notes=NOTES.get(app, ()), bare=True)
    stamps, wall = _stamps(table, time, rr_ms.sum() / 1000)
    counts, per_second = counted(rr_ms)
    first = Decimal(sum(n for n, stamp in zip(counts, stamps, strict=True) if stamp == stamps[0])) / per_second
    began = (wall - timedelta(seconds=float(first))).isoformat() if wall else ""
    packets = [
        Packet(float(stamp - stamps[0] + first), "A", tuple(n for _, n in beats), per_second=per_second)
        for stamp, beats in groupby(zip(stamps, counts, strict=True), itemgetter(0))
    ]
    return imported(path, packets, app, began, NOTES.get(app, ()))


def _columns(names: list[str]) -> tuple[int, int | None]:
    """Return which column holds the intervals and which the times."""
    rr = next(i for i, name in enumerate(names) if RR.search(name))
    times = (i for kind in TIMES for i, name in enumerate(names) if i != rr and kind.search(name))
    return rr, next(times, None)


def _stamps(table: Table, i: int, lasts: float) -> tuple[list[Decimal], datetime | None]:
    """Return the stamps in seconds, never later than the next one, and the wall clock at the first if it is known.

    The intervals of the table last `lasts` s. Decimals, because a clock in nanoseconds does not fit a float.
    """
    wall: datetime | None = None
    if is_number(table[0][1][i]):
        per_second = _per_second(column(table, i), lasts)
        stamps = [Decimal(cells[i]) / per_second for _, cells in table]
        if EPOCH < stamps[0] < 100 * EPOCH:
            wall = datetime.fromtimestamp(float(stamps[0]), UTC)
    else:
        since, first = seconds(table, i)
        wall = datetime.fromisoformat(first)
        wall = wall if wall.tzinfo else wall.astimezone()
        stamps = [Decimal(str(t)) for t in since.tolist()]
    for k in range(len(stamps) - 2, -1, -1):
        if stamps[k] > stamps[k + 1] + BACKWARDS:
            raise FormatError(Message("the time goes backwards"), FIX_LINE, table[k + 1][0])
        stamps[k] = min(stamps[k], stamps[k + 1])
    return stamps, wall


def _per_second(stamps: Floats, lasts: float) -> int:
    span = float(stamps[-1] - stamps[0])
    if span <= 0 or lasts <= 0:
        return 1000 if stamps[0] > 100 * EPOCH else 1
    return min((1, 1000, 1_000_000, 1_000_000_000), key=lambda unit: abs(log10(span / unit / lasts)))


def _split(text: str) -> Iterator[tuple[int, list[str]]]:
    """Split each line where it has semicolons (then with decimal commas), tabs, commas or blanks."""
    for number, (line,) in rows(text, "\n"):
        separator = next((mark for mark in (";", "\t", ",") if mark in line), None)
        cells = [cell.strip() for cell in line.split(separator)]
        yield number, [cell.replace(",", ".") for cell in cells] if separator == ";" else cells

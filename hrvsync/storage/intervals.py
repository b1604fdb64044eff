"""RR intervals written as decimal numbers, made exact counts and facts."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from itertools import groupby
from math import ceil
from pathlib import Path
from statistics import median

from hrvsync.events import AnyEvent, Packet, Tick
from hrvsync.i18n import Message
from hrvsync.storage.plausible import FINEST
from hrvsync.storage.recording import FileError

type Cell = tuple[int, str]
"""The number of a line and a text in it."""

MILLISECONDS = (250, 2500)
SECONDS = (Decimal("0.25"), Decimal("2.5"))
LARGEST = 19  # power of ten: nanoseconds since 1970 have 19 digits
DELETE = Message("delete or mend that line")


def number(path: Path, cell: Cell) -> Decimal:
    """Read a finite decimal number. Raises FileError."""
    line, text = cell
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("nan")
    if not value.is_finite() or value.adjusted() > LARGEST:
        raise FileError(path, Message("{text!r} is not a number that can be used", text=text[:40]), DELETE, line)
    return value


def looks_like_intervals(values: Sequence[Decimal]) -> bool:
    """Tell whether the median of `values` is an RR interval, in ms or s."""
    middle = median(values) if values else 0
    return any(low <= middle <= high for low, high in (MILLISECONDS, SECONDS))


def counts(path: Path, cells: Sequence[Cell]) -> tuple[list[int], int]:
    """Return RR intervals as whole counts of 1/per_second s, and per_second, a power of ten: nothing is rounded.

    The median tells ms (250 to 2500) from s (0.25 to 2.5). Digits beyond 0.1 ns are dropped. Raises FileError.
    """
    values = [number(path, cell) for cell in cells]
    if not looks_like_intervals(values):
        raise FileError(
            path,
            Message("the numbers are no RR intervals, neither in milliseconds nor in seconds"),
            Message("check the file"),
        )
    in_ms = median(values) >= MILLISECONDS[0]
    for (line, text), value in zip(cells, values, strict=True):
        if not 0 <= value < (64_000 if in_ms else 64):
            unit = "ms" if in_ms else "s"
            what = Message("an RR interval of {text} {unit} lies outside 0 to 64 s", text=text, unit=unit)
            raise FileError(path, what, DELETE, line)
    unit = 1000 if in_ms else 1
    per_second = 1000
    while per_second < FINEST and any(value * per_second % unit for value in values):
        per_second *= 10
    return [round(value * per_second / unit) for value in values], per_second


def chained(counts: Sequence[int], per_second: int) -> Iterator[AnyEvent]:
    """Tell intervals without times: each arrives at its end, the first begins at t = 0."""
    arrivals: list[float] = []
    end = 0
    for count in counts:
        end += count
        arrivals.append(end / per_second)
    return arrived(arrivals, counts, per_second)


def arrived(arrivals: Sequence[float], counts: Sequence[int], per_second: int) -> Iterator[AnyEvent]:
    """Tell intervals with arrival times (s, in order): a packet for those that arrived at once, a Tick each second."""
    second = 0
    rows = zip(arrivals, counts, strict=True)
    t = 0.0
    for t, packet in groupby(rows, key=lambda row: row[0]):
        while second < t:
            yield Tick(float(second))
            second += 1
        yield Packet(t, "A", tuple(count for _, count in packet), per_second=per_second)
    for last in range(second, ceil(t) + 1):
        yield Tick(float(last))

"""Intervals as cells of text, some of which stand for a beat that is missing, or are damaged."""

import re
from collections.abc import Sequence

import msgspec
import numpy as np

from hrvsync.beats import Floats
from hrvsync.events import AnyEvent
from hrvsync.storage.formats.cells import is_missing, plain
from hrvsync.storage.formats.reading import (
    FIX_LINE,
    LARGEST_NUMBER,
    FormatError,
    Message,
    chained,
    check_rows,
    impossible,
    milliseconds,
    unbroken,
)

SENTINELS = (0.0, -1.0, -9.0, -99.0, -999.0, -9999.0, 9999.0, 32767.0, 65535.0, 99999.0, 65.535)
"""Numbers that devices write for no beat."""
DAMAGED = 5
"""One row of this number may be damaged; with more of them the file is refused."""
LISTED = 5
CHOSEN = re.compile(r"kubios|artefact.?corrected|artifact.?corrected|\bcorrected\b|\bNN\b|nn.?interval", re.IGNORECASE)
BEAT_TIMES = 8
"""Numbers that rise by an interval each are beat times from this number on."""
LIKELY = ((250.0, 2500.0, 1.0), (0.25, 2.5, 1000.0))
"""The least and largest median of intervals in ms and in s, and the ms of each unit."""
ARE_BEAT_TIMES = Message("Its numbers are beat times; the intervals are their differences.")
WITHOUT_TIMES = Message("Its intervals have no times: gaps between them cannot be seen.")


class Intervals(msgspec.Struct, frozen=True):
    """Intervals `rr_ms` with NaN for each that is missing; `notes` say what was missing or passed over."""

    rr_ms: Floats
    notes: tuple[str, ...] = ()


def read_intervals(cells: Sequence[str], lines: Sequence[int], unit_ms: float = 0.0) -> Intervals:
    """Return the intervals in cells of one column, whose lines are given.

    The unit is that of the header in ms, or, where it is 0 or cannot be, known by the median. Cells without a number
    are read around where they are few. Raises FormatError naming the first line that holds no interval.
    """
    check_rows(len(cells))
    values = np.full(len(cells), np.nan)
    damaged: list[int] = []
    for i, cell in enumerate(plain(cells)):
        if is_missing(cell):
            continue
        try:
            values[i] = float(cell)
            if not abs(values[i]) < LARGEST_NUMBER:
                raise ValueError(cell)
        except ValueError:
            values[i] = np.nan
            damaged.append(i)
    if len(damaged) * DAMAGED > len(cells):
        i = damaged[0]
        raise FormatError(Message("{text!r} is no number", text=cells[i][:40]), FIX_LINE, lines[i])
    values[np.isin(values, SENTINELS)] = np.nan
    rr_ms, notes = _in_ms(values, unit_ms)
    wrong = np.flatnonzero(impossible(rr_ms) & np.isfinite(rr_ms)).tolist()
    if wrong:
        what = Message("an RR interval of {ms:g} ms lies outside 0 to 64 s", ms=float(rr_ms[wrong[0]]))
        raise FormatError(what, FIX_LINE, lines[wrong[0]])
    missing = int(np.count_nonzero(np.isnan(rr_ms))) - len(damaged)
    return Intervals(rr_ms, (*notes, *missed(missing), *passed_over([lines[i] for i in damaged])))


def is_chosen(text: str) -> bool:
    """Return whether the words above a series say that someone chose and corrected it before it was exported."""
    head = "\n".join(line for line in text[:2000].splitlines()[:20] if re.search(r"[^\W\d]", line))
    return CHOSEN.search(head) is not None


def missed(n: int) -> tuple[str, ...]:
    """Return the note about `n` rows without an interval, empty for none."""
    if not n:
        return ()
    return (
        Message(
            "{n} {n:row holds|rows hold} no interval (blanks, 0, or what devices write for none); "
            "nothing was joined over {n:it|them}.",
            n=n,
        ),
    )


def passed_over(lines: Sequence[int]) -> tuple[str, ...]:
    """Return the note about damaged lines, empty for none."""
    if not lines:
        return ()
    listed = ", ".join(map(str, lines[:LISTED])) + (" …" if len(lines) > LISTED else "")
    return (
        Message(
            "{n} {n:line in it is damaged and was|lines in it are damaged and were} passed over: {lines}.",
            n=len(lines),
            lines=listed,
        ),
    )


def without_times(rr_ms: Floats, who: str = "A") -> list[AnyEvent]:
    """Return intervals without times one after the other; where one is missing (NaN) nothing is joined.

    A missing one is taken to last as long as those beside it.
    """
    there = np.isfinite(rr_ms)
    if there.all():
        return chained(rr_ms, who)
    if not there.any():
        return []
    at = np.arange(rr_ms.size)
    t = np.cumsum(np.interp(at, at[there], rr_ms[there])) / 1000
    return unbroken(t[there], rr_ms[there], np.cumsum(~there)[there].astype(np.int64), who)


def beat_times(values: Floats) -> float:
    """Return the milliseconds of the unit of beat times, which rise by an interval each; 0 where values are none."""
    if values.size < BEAT_TIMES or not np.isfinite(values).all():
        return 0.0
    steps = np.diff(values)
    if not (steps > 0).all():
        return 0.0
    return next((ms for low, high, ms in LIKELY if low <= float(np.median(steps)) <= high), 0.0)


def numbers(cells: Sequence[str]) -> Floats:
    """Return cells as numbers, NaN where they are none."""

    def number(cell: str) -> float:
        try:
            return float(cell)
        except ValueError:
            return np.nan

    return np.array([number(cell) for cell in plain(cells)], np.float64)


def several(cell: str) -> list[str]:
    """Return the intervals in a cell that holds several, such as [812, 820] or 812 820."""
    inside = cell.strip("[](){} ")
    parts = [part for part in re.split(r"[;|/\s]+|,\s+", inside) if part]
    return parts if len(parts) > 1 else [inside]


def _in_ms(values: Floats, unit_ms: float) -> tuple[Floats, tuple[str, ...]]:
    known = values[np.isfinite(values)]
    if unit_ms and known.size and not 200 <= float(np.median(known)) * unit_ms <= 5000:
        try:
            rr_ms = milliseconds(values)
        except FormatError:
            pass
        else:
            return rr_ms, (Message("The unit in its header cannot be; its intervals show another one."),)
    if unit_ms and known.size:
        median = float(np.median(known)) * unit_ms
        if not 200 <= median <= 5000:
            raise FormatError(
                Message("a median of {median:g} is neither milliseconds nor seconds between heartbeats", median=median)
            )
        return values * unit_ms, ()
    return milliseconds(values), ()

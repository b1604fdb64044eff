"""Plain text, one RR interval a line, in ms or s, or all in one line: Elite HRV, Kubios type 1 and many others."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import numpy as np

from hrvsync.beats import Beats, gaps
from hrvsync.events import AnyEvent, Mark
from hrvsync.storage.formats.cells import NUMBER, Sheet, is_missing, sheet
from hrvsync.storage.formats.columns import NO_WISHES, Wishes
from hrvsync.storage.formats.missing import (
    ARE_BEAT_TIMES,
    LIKELY,
    WITHOUT_TIMES,
    beat_times,
    is_chosen,
    numbers,
    read_intervals,
    without_times,
)
from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    Table,
    content,
    decoded,
    imported,
    merged,
    stamped,
)
from hrvsync.storage.formats.writing import unsupported, write_whole

IN_A_LINE = 8
"""This number of values in a line are intervals one after the other, not the columns of a table."""


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file holds numbers that stand alone, with words beside them at most, or are all in one line."""
    if b"\0" in start:
        return False
    try:
        table = sheet(start.decode("utf-8-sig", "replace"))
    except FormatError:
        return False
    if table.names or not table.rows:
        return False
    return _alone(table.rows) or _in_lines(table.rows, cut=True)


def read(path: Path, wishes: Wishes = NO_WISHES) -> Recording:
    """Read the intervals, in the unit that is wished; they are chained, for the file knows no gaps.

    Numbers that rise by an interval each are beat times. Words beside an interval are a mark. Elite HRV names a file
    after the local time it began.
    """
    text = decoded(content(path))
    table = sheet(text)
    rows = _one_a_row(table)
    cells, lines = [one[0] for _, one in rows], [number for number, _ in rows]
    try:
        began = datetime.strptime(path.stem, "%Y-%m-%d %H-%M-%S").isoformat()
    except ValueError:
        began = ""
    app = "Elite HRV" if began else "RR text"
    values = numbers(cells)
    if unit := 0.0 if wishes.unit_ms else beat_times(values):
        ms = values * unit
        zero = 0.0 if ms[0] < LIKELY[0][1] else float(ms[0])
        return imported(path, stamped((ms[1:] - zero) / 1000, np.diff(ms)), app, began, (ARE_BEAT_TIMES,))
    found = read_intervals(cells, lines, wishes.unit_ms)
    return imported(
        path,
        merged(without_times(found.rr_ms), _marks(rows, found.rr_ms)),
        app,
        began,
        (WITHOUT_TIMES, *found.notes),
        bare=is_chosen(text),
    )


def _one_a_row(table: Sheet) -> Table:
    if _in_lines(table.rows):
        return [(number, [cell]) for number, cells in table.rows for cell in cells if cell]
    return [(n, cells if NUMBER.fullmatch(cells[0]) else [" ".join(cells)]) for n, cells in table.rows]


def _alone(rows: Table) -> bool:
    return all(
        (NUMBER.fullmatch(cells[0]) or is_missing(cells[0])) and not any(NUMBER.fullmatch(cell) for cell in cells[1:])
        for _, cells in rows[:-1] or rows
    ) and bool(NUMBER.fullmatch(rows[0][1][0]))


def _in_lines(rows: Table, *, cut: bool = False) -> bool:
    """Return whether a few long lines hold intervals one after the other; the last may be cut short."""
    if not rows or min(len(cells) for _, cells in (rows[:-1] or rows)) < IN_A_LINE:
        return False
    cells = [cell for _, line in rows for cell in line if cell]
    values = numbers(cells[:-1] if cut else cells)
    known = values[np.isfinite(values) & (values > 0)]
    if known.size < IN_A_LINE or known.size * 10 < values.size * 9:
        return False
    for low, high, _ in LIKELY:
        if low <= float(np.median(known)) <= high:
            return float(np.mean((known > low / 2) & (known < high * 2))) > 0.9
    return False


def _marks(rows: Table, rr_ms: np.ndarray) -> list[AnyEvent]:
    t = np.cumsum(np.nan_to_num(rr_ms)) / 1000
    return [
        Mark(t=at, kind="note", text=" ".join(filter(None, cells[1:])))
        for at, (_, cells) in zip(t.tolist(), rows, strict=True)
        if any(cells[1:])
    ]


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write one file a person (NAME-A.txt, NAME-B.txt for a pair); return what the format cannot hold."""
    people = {who: series for who, series in beats.items() if len(series)}
    for who, series in people.items():
        file = path if len(people) == 1 else path.with_stem(f"{path.stem}-{who}")
        decimals = (f"{rr_ms:.7f}".rstrip("0").rstrip(".") for rr_ms in series.rr_ms.tolist())  # hold 1/1024 s exactly
        write_whole(file, "".join(f"{one}\n" for one in decimals))
    count = sum(gaps(series)[0].size for series in people.values())
    joined = Message("RR text joins the beats over {n} {n:gap|gaps}.", n=count)
    return ((joined,) if count else ()) + unsupported("RR text", recording.events(), set())

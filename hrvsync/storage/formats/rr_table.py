"""Tables of time and RR interval: HRV Logger, FatMaxxer, `arrival,RR` without a header, and their like."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import accumulate, groupby
from math import log10
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import numpy as np

from hrvsync.beats import Bools, Floats
from hrvsync.events import AnyEvent, Link, Packet
from hrvsync.storage.formats.cells import DAY_AND_TIME, Sheet, is_missing, plain, sheet
from hrvsync.storage.formats.columns import NO_WISHES, Columns, Wishes, columns, with_wishes
from hrvsync.storage.formats.missing import (
    ARE_BEAT_TIMES,
    DAMAGED,
    LIKELY,
    WITHOUT_TIMES,
    beat_times,
    is_chosen,
    numbers,
    passed_over,
    read_intervals,
    several,
    without_times,
)
from hrvsync.storage.formats.reading import (
    FIX_LINE,
    LONGEST_RR_MS,
    TWICE,
    FormatError,
    Message,
    Recording,
    Table,
    content,
    counted,
    decoded,
    imported,
    merged,
    ordered,
    require,
    seconds,
)
from hrvsync.storage.formats.time_check import repeated, time_check

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
FEW = 20
"""One row of this number may stand out of order."""
TICKS = 1.024
MANY = 8
"""Rows that are enough to tell what columns without names hold."""
YES = {"1", "1.0", "true", "yes", "y", "ja", "oui", "si", "sí", "ok", "valid", "good", "gültig", "gut", "normal", "n"}
NO = {
    "0",
    "0.0",
    "-1",
    "false",
    "no",
    "nein",
    "non",
    "f",
    "invalid",
    "bad",
    "ungültig",
    "schlecht",
    "artifact",
    "artefact",
}
SEVERAL = re.compile(r"[;|/\s\[({]|,.*,")
SEATS = "AB"
NAME_COLUMNS = Message("name its columns, such as time and rr")


class _Series(NamedTuple):
    """One person's rows: intervals (NaN where missing), and stamps in seconds, none where there is no time."""

    rr_ms: Floats
    stamps: list[Decimal]
    wall: datetime | None
    notes: tuple[str, ...]


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a column is named for RR intervals, or one of those without names can hold only them."""
    if b"\0" in start:
        return False
    try:
        table = sheet(start.decode("utf-8-sig", "replace"))
        if not table.rows:
            return False
        return columns_of(table, table.rows[:-1] or table.rows, mostly=0.9) is not None
    except FormatError:
        return True  # commas or columns that cannot be kept apart: reading says so


def read(path: Path, wishes: Wishes = NO_WISHES) -> Recording:
    """Read the intervals with the times they arrived at; without a time column they are chained.

    Columns are known by whole names, without names by what they hold. The unit of the times is that of the header, else
    the one in which they last as long as the intervals. t = 0 is where the first interval begins. Of several time
    columns the wall clock counts: `since_start` of these apps is a sum of intervals and hides gaps. A column of people,
    or one of intervals for each, makes two seats. What a person `wishes` of columns and unit is done.
    """
    text = decoded(content(path))
    table = sheet(text)
    app = APPS.get(text.partition("\n")[0].strip().lower(), "RR table")
    require(table.rows, Message("the table holds no rows"), Message("there is nothing to read"))
    what = with_wishes(columns_of(table), wishes, table.names)
    if what is None:
        raise FormatError(Message("none of its columns is known to hold RR intervals"), NAME_COLUMNS)
    rows, damaged = _whole_rows(table.rows, what)
    notes = [*NOTES.get(app, ()), *passed_over(damaged)]
    if what.doubtful:
        notes.append(Message("Its column {name} was taken for the RR intervals.", name=what.doubtful))
    notes += [Message("Its column {name} holds intervals as well and was left out.", name=one) for one in what.unused]
    people = _people(rows, what)
    series = [_series(part, what, column) for part, column in people.values()]
    for one in series:
        notes += [note for note in one.notes if note not in notes]
    names = {seat: "" if name.isspace() else name for seat, name in zip(SEATS, people, strict=False)}
    if not series[0].stamps:
        parts = [without_times(one.rr_ms, who) for who, one in zip(names, series, strict=True)]
        return imported(
            path, merged(*parts), app, _start_above(table), (WITHOUT_TIMES, *notes), people=names, bare=is_chosen(text)
        )
    starts = [one.stamps[0] - _first(one) for one in series]
    zero = min(starts)
    earliest = series[starts.index(zero)]
    wall = earliest.wall
    began = (wall - timedelta(seconds=float(_first(earliest)))).isoformat() if wall else _start_above(table)
    parts = [_packets(one, zero, who) for who, one in zip(names, series, strict=True)]
    return imported(path, merged(*parts), app, began, tuple(notes), people=names)


def columns_of(table: Sheet, rows: Table | None = None, mostly: float = 0.5) -> Columns | None:
    """Return what the columns are by their names or, where they have none, by what they hold.

    Words above a table are no names where there are not as many of them as columns.
    """
    rows = table.rows if rows is None else rows
    if not table.names:
        return _by_content(rows, mostly)
    wide = Counter(len(cells) for _, cells in rows).most_common(1)[0][0]
    named = [name for name in table.names if name]
    sentence = len(named) > wide or (len(named) < wide and re.search(r"[:\s]", named[0]) is not None)
    return columns(table.names) or (_by_content(rows, mostly) if sentence else None)


def seen(start: bytes) -> tuple[str, ...]:
    """Return the names of the columns that a text has, none where it has no header."""
    if b"\0" in start:
        return ()
    try:
        table = sheet(start.decode("utf-8-sig", "replace"))
        return tuple(name for name in table.names if name) if table.rows else ()
    except FormatError:
        return ()


def _whole_rows(rows: Table, what: Columns) -> tuple[Table, list[int]]:
    """Return the rows that have all columns that are read, and the lines of the others; few of them may be damaged."""
    needed = max([*(i for i, _ in what.rr[:1]), *what.time])
    whole = [(number, cells) for number, cells in rows if len(cells) > needed]
    short = [(number, cells) for number, cells in rows if len(cells) <= needed]
    if len(short) * DAMAGED > len(rows):
        number, cells = short[0]
        raise FormatError(
            Message("it has {n} columns where {least} are needed", n=len(cells), least=needed + 1), FIX_LINE, number
        )
    if not what.time:
        return whole, [number for number, _ in short]
    if is_clock := not _numeric(whole, what.time[0]):
        good = [bool(re.search(r"\d", cells[what.time[0]])) for _, cells in whole]
    else:
        good = np.isfinite(numbers([cells[what.time[0]] for _, cells in whole])).tolist()
    bad = [number for (number, _), one in zip(whole, good, strict=True) if not one]
    if len(bad) * DAMAGED > len(whole):
        line, cells = next(row for row in whole if row[0] == bad[0])
        says = (
            Message("{text!r} is no time that fits those before it") if is_clock else Message("{text!r} is no number")
        )
        raise FormatError(says.filled(text=cells[what.time[0]][:40]), FIX_LINE, line)
    kept = [row for row, one in zip(whole, good, strict=True) if one]
    return kept, sorted(bad + [number for number, _ in short])


def _numeric(rows: Table, i: int) -> bool:
    values = numbers([cells[i] for _, cells in rows])
    return bool(np.isfinite(values).sum() * 2 >= values.size)


def _people(rows: Table, what: Columns) -> dict[str, tuple[Table, int]]:
    """Return the rows and the column of intervals of each person by name; raise FormatError for more than two."""
    if len(what.rr) > 1:
        require(
            len(what.rr) <= len(SEATS),
            Message("it has {n} columns of RR intervals; hrvsync reads two", n=len(what.rr)),
            Message("keep one pair a file"),
        )
        return {name or " " * (k + 1): (rows, i) for k, (i, name) in enumerate(what.rr)}
    rr = next(i for i, _ in what.rr)
    for column, always in ((what.person, True), (what.device, False)):
        if column is None:
            continue
        found = Counter(cells[column] for _, cells in rows if column < len(cells) and not is_missing(cells[column]))
        few = len(found) * 10 <= len(rows)
        if len(found) > 1 and few and (always or _interleaved(rows, column)):
            require(
                len(found) <= len(SEATS),
                Message("it holds {n} people ({names}); hrvsync reads two", n=len(found), names=", ".join(found)[:60]),
                Message("keep one pair a file"),
            )
            return {
                name: ([row for row in rows if column < len(row[1]) and row[1][column] == name], rr)
                for name in sorted(found)
            }
        if len(found) == 1 and always and column == what.person and not next(iter(found)).isdigit():
            return {next(iter(found)): (rows, rr)}
    return {"": (rows, rr)}


def _interleaved(rows: Table, column: int) -> bool:
    """Return whether the values of a column take turns, not only follow one another."""
    values = [cells[column] for _, cells in rows if column < len(cells)]
    return len(list(groupby(values))) > 2 * len(set(values))


def _series(rows: Table, what: Columns, column: int) -> _Series:
    """Return one person's intervals and stamps in order of time, with what was left out."""
    rows = _spread(rows, column)
    cells, lines = [one[column] if column < len(one) else "" for _, one in rows], [number for number, _ in rows]
    values = numbers(cells)
    notes: tuple[str, ...] = ()
    if what.beats:
        unit = beat_times(values)
        require(unit, Message("its column of beats does not rise by an interval each"), NAME_COLUMNS)
        steps = float(np.median(np.diff(values)))
        if what.rr_ms and 250 <= steps * what.rr_ms <= 2500:
            unit = what.rr_ms
        said = Message("Its numbers are beat times in {unit}; the intervals are their differences.")
        notes = (said.filled(unit="s" if unit == 1000 else "ms" if unit == 1 else f"{unit:g} ms"),)
        rr_ms = np.diff(values) * unit
        stamps = [Decimal(str(value)) * Decimal(str(unit)) / 1000 for value in values.tolist()]
        return _Series(np.where(rr_ms <= LONGEST_RR_MS, rr_ms, np.nan), stamps[1:], None, notes)
    if unit := beat_times(values) if not what.rr_ms or values[-1] * what.rr_ms > 60_000 else 0.0:
        rr_ms, notes = np.diff(values, prepend=np.nan) * unit, (ARE_BEAT_TIMES,)
        rows = rows[1:]
        rr_ms = rr_ms[1:]
    else:
        found = read_intervals(cells, lines, what.rr_ms)
        rr_ms, notes = found.rr_ms, found.notes
    if what.valid is not None and rr_ms.size == len(rows):
        bad, said = _flagged(rows, what)
        rr_ms, notes = np.where(bad, np.nan, rr_ms), (*notes, *said)
    if not what.time:
        return _Series(rr_ms, [], None, notes)
    stamps, wall, clock = _stamps(rows, what.time, what.time_s, float(np.nansum(rr_ms)) / 1000)
    rr_ms, stamps, sorted_notes = _in_order(rr_ms, stamps, rows)
    if _in_ticks(rr_ms, stamps) and not what.rr_ms:
        rr_ms, notes = rr_ms / TICKS, (*notes, Message("Its intervals are 1/1024 s, as their times show."))
    return _Series(rr_ms, stamps, wall, (*notes, *clock, *sorted_notes))


def _spread(rows: Table, column: int) -> Table:
    """Return rows of one interval each, for a cell, or the end of a row, may hold several."""
    if not any(column < len(cells) and SEVERAL.search(cells[column]) for _, cells in rows):
        return rows
    spread: Table = []
    for number, cells in rows:
        parts = several(cells[column]) if column < len(cells) else [""]
        spread += [(number, [*cells[:column], part, *cells[column + 1 :]]) for part in parts]
    return spread


def _flagged(rows: Table, what: Columns) -> tuple[Bools, tuple[str, ...]]:
    """Return which rows a column says are none, and the note that counts them or says that it was not understood."""
    cells = [one[what.valid].lower() if what.valid is not None and what.valid < len(one) else "" for _, one in rows]
    yes = np.array([cell in YES for cell in cells])
    no = np.array([cell in NO for cell in cells])
    blank = np.array([is_missing(cell) for cell in cells])
    if not (yes | no | blank).all() or (what.wrong is None and yes.sum() == no.sum()):
        return np.zeros(len(rows), np.bool_), (Message("A column of quality in it was not understood and not used."),)
    wrong = what.wrong if what.wrong is not None else bool(yes.sum() < no.sum())
    bad = yes if wrong else no
    n = int(bad.sum())
    return bad, (
        Message(
            "{n} {n:row that the file marks as no good was|rows that the file marks as no good were} left out.", n=n
        ),
    ) if n else ()


def _stamps(
    rows: Table, time: tuple[int, ...], unit_s: float, lasts: float
) -> tuple[list[Decimal], datetime | None, tuple[str, ...]]:
    """Return the stamps in seconds, the wall clock at the first if it is known, and notes.

    The intervals of the rows last `lasts` s. Decimals, because a clock in nanoseconds does not fit a float.
    """
    if len(time) == 1 and _numeric(rows, time[0]):
        texts = plain([cells[time[0]] for _, cells in rows])
        try:
            raw = [Decimal(text) for text in texts]
        except InvalidOperation:
            raise FormatError(Message("a time in it is no number")) from None
        per_second = _per_second(raw, lasts, unit_s)
        stamps = [one / per_second for one in raw]
        known = EPOCH < stamps[0] < 100 * EPOCH
        return stamps, datetime.fromtimestamp(float(stamps[0]), UTC) if known else None, ()
    joined = [(number, [" ".join(cells[i] for i in time)]) for number, cells in rows]
    since, first, notes = seconds(joined, 0)
    stamps = [Decimal(str(round(t, 6))) for t in since.tolist()]
    return stamps, datetime.fromisoformat(first) if first else None, notes


def _per_second(raw: list[Decimal], lasts: float, unit_s: float) -> int:
    """Return how many units of the stamps are a second: as the header says, unless beats have no room in that."""
    units = (1, 1000, 1_000_000, 1_000_000_000)
    span = float(max(raw) - min(raw))
    if unit_s and (span <= 0 or lasts <= 0 or 0.5 * lasts <= span * unit_s <= 300 * lasts):
        return round(1 / unit_s)
    if span <= 0 or lasts <= 0:
        return 1000 if raw[0] > 100 * EPOCH else 1
    if with_room := [unit for unit in units if span / unit >= (0.8 if len(raw) > FEW else 0.4) * lasts]:
        return with_room[-1]
    return min(units, key=lambda unit: abs(log10(span / unit / lasts)))


def _in_order(rr_ms: Floats, stamps: list[Decimal], rows: Table) -> tuple[Floats, list[Decimal], tuple[str, ...]]:
    """Return intervals and stamps, never later than the next one; a few rows out of order or doubled are put right."""
    notes: list[str] = []
    back = [k for k in range(1, len(stamps)) if stamps[k] < stamps[k - 1] - BACKWARDS]
    if back:
        order = sorted(range(len(stamps)), key=stamps.__getitem__)
        latest = list(accumulate(stamps, max))
        late = sum(stamp < before - BACKWARDS for before, stamp in zip(latest, stamps[1:], strict=False))
        early = sum(a > b + BACKWARDS for a, b in zip(stamps, _least_after(stamps), strict=True))
        if min(late, early) * FEW > len(stamps):
            raise FormatError(Message("the time goes backwards"), FIX_LINE, rows[back[0]][0])
        n = min(late, early)
        what = Message("{n} {n:row|rows} stood out of order and {n:was|were} sorted by {n:its|their} time.", n=n)
        notes.append(what)
        stamps, rr_ms = [stamps[k] for k in order], rr_ms[order]
    t = np.array([float(stamp - stamps[0]) for stamp in stamps])
    there = np.isfinite(rr_ms)
    if time_check(t[there], rr_ms[there]).cause == "twice":
        keep = ~repeated(t, np.nan_to_num(rr_ms))
        notes.append(TWICE.filled(n=len(stamps) - int(keep.sum())))
        stamps, rr_ms = [one for one, good in zip(stamps, keep.tolist(), strict=True) if good], rr_ms[keep]
    distinct = len(set(stamps))
    again = [k for k in range(1, len(stamps)) if stamps[k] == stamps[k - 1] and rr_ms[k] == rr_ms[k - 1]]
    if again and len(again) * FEW <= len(stamps) and distinct + len(again) >= 0.98 * len(stamps):
        keep = np.ones(len(stamps), np.bool_)
        keep[again] = False
        stamps, rr_ms = [one for one, good in zip(stamps, keep.tolist(), strict=True) if good], rr_ms[keep]
        notes.append(TWICE.filled(n=len(again)))
    stamps = list(stamps)
    for k in range(len(stamps) - 2, -1, -1):
        stamps[k] = min(stamps[k], stamps[k + 1])
    return rr_ms, stamps, tuple(notes)


def _least_after(stamps: list[Decimal]) -> list[Decimal]:
    least = list(stamps)
    for k in range(len(least) - 2, -1, -1):
        least[k] = min(least[k], least[k + 1])
    return least


def _in_ticks(rr_ms: Floats, stamps: list[Decimal]) -> bool:
    """Return whether whole numbers last longer than their stamps by what 1/1024 s are longer than 1 ms."""
    if rr_ms.size < MANY or not np.array_equal(rr_ms, np.rint(rr_ms)):  # NaN is not equal either
        return False
    t = np.array([float(stamp - stamps[0]) for stamp in stamps])
    late = np.diff(t) - rr_ms[1:] / 1000 / TICKS
    if float(np.median(np.abs(late))) < 0.002 and float(np.median(np.abs(np.diff(t) - rr_ms[1:] / 1000))) > 0.01:
        return True
    return float(t[-1]) > 60 and abs(float(rr_ms[1:].sum()) / 1000 / float(t[-1]) - TICKS) < 0.002


def _first(one: _Series) -> Decimal:
    """Return the seconds of the intervals that bear the first stamp."""
    counts, per_second = counted(np.nan_to_num(one.rr_ms))
    n = sum(count for count, stamp in zip(counts, one.stamps, strict=True) if stamp == one.stamps[0])
    return Decimal(n) / per_second


def _packets(one: _Series, zero: Decimal, who: str) -> list[AnyEvent]:
    """Return the packets of one person; nothing is joined over a missing interval that has had its time."""
    there = np.isfinite(one.rr_ms)
    if not there.any():
        return []
    rr_ms = one.rr_ms[there]
    counts, per_second = counted(rr_ms)
    stamps = [stamp for stamp, good in zip(one.stamps, there.tolist(), strict=True) if good]
    lost = np.diff(np.cumsum(~there)[there], prepend=0) > 0
    t = ordered(np.array([float(stamp - zero) for stamp in stamps])).tolist()
    half = float(np.median(rr_ms)) / 2000
    events: list[AnyEvent] = []
    rows = zip(t, counts, lost.tolist(), rr_ms.tolist(), strict=True)
    for at, beats in groupby(rows, itemgetter(0)):
        found = list(beats)
        if events and found[0][2] and at - events[-1].t > found[0][3] / 1000 + half:
            events += [Link(events[-1].t, who, "lost", "gap_in_file"), Link(at, who, "live")]
        events.append(Packet(at, who, tuple(count for _, count, _, _ in found), per_second=per_second))
    return events


def _start_above(table: Sheet) -> str:
    """Return the date and time that the lines above a table say, "" where they say none."""
    for line in table.above:
        if found := DAY_AND_TIME.search(line):
            try:
                return datetime.fromisoformat(found[0].replace("/", "-")).isoformat()
            except ValueError:
                continue
    return ""


def _by_content(rows: Table, mostly: float = 0.5) -> Columns | None:
    """Return what columns without names are by what they hold; raise FormatError where two can be the intervals.

    A column is one of numbers where `mostly` of its cells are. Numbers that rise by one from 0 or 1 count the rows,
    unless they last as long as the intervals.
    """
    wide = Counter(len(cells) for _, cells in rows).most_common(1)[0][0]
    if wide < 2:
        return None
    full = [cells for _, cells in rows if len(cells) >= wide]
    held = [numbers([cells[i] for cells in full]) for i in range(wide)]
    number = [float(np.isfinite(one).mean()) >= mostly for one in held]
    known = [one[np.isfinite(one)] for one in held]
    few = len(full) < MANY
    rises = [
        is_number and (few or float((np.diff(one) >= 0).mean()) >= 0.9)
        for one, is_number in zip(known, number, strict=True)
    ]
    likely = [i for i in range(wide) if number[i] and _likely(held[i])]
    if 1 in likely and (rises[0] or not number[0]) and (few or not _beyond(held, 1, likely)):
        rr = 1
    else:
        falling = [i for i in likely if not (rises[i] and np.ptp(known[i]) > 0)]
        if few or not falling:
            return None
        rr = falling[0]
        if len(falling) > 1 and any(not np.allclose(held[rr], held[i], equal_nan=True) for i in falling[1:]):
            raise FormatError(
                Message("several of its columns can hold RR intervals, and none has a name"), NAME_COLUMNS
            )
    clock = next((i for i in range(wide) if not number[i] and _is_clock(full, i)), None)
    if clock is not None:
        both = (clock, clock + 1) if clock + 1 < wide and clock + 1 != rr and _is_clock(full, clock + 1) else (clock,)
        return Columns(((rr, ""),), time=both)
    lasts = float(np.nansum(held[rr])) * next(ms for low, high, ms in LIKELY if low <= _median(held[rr]) <= high) / 1000
    for i in (i for i in range(wide) if i != rr and rises[i] and (known[i].size == 1 or np.ptp(known[i]) > 0)):
        steps = np.diff(known[i])
        counts = bool((steps == 1).all()) and known[i][0] in {0, 1} and len(full) > 2
        if not counts or abs(float(known[i][-1] - known[i][0]) - lasts) < 0.02 * lasts + 2:
            return Columns(((rr, ""),), time=(i,))
    if rises[0] and len(full) > 1 and np.ptp(known[0]) == 0 and rr != 0:
        return Columns(((rr, ""),), time=(0,))
    return Columns(((rr, ""),))


def _beyond(held: Sequence[Floats], rr: int, likely: Sequence[int]) -> bool:
    """Return whether the column rises all the time, so that it holds no intervals, or others can be them as well."""
    rising = bool((np.diff(held[rr]) > 0).all())
    return rising or len([i for i in likely if not (np.diff(held[i]) >= 0).all()]) > 1


def _is_clock(full: list[list[str]], i: int) -> bool:
    return sum(bool(re.search(r"\d[-./:]\d", cells[i])) for cells in full) * 2 > len(full)


def _median(values: Floats) -> float:
    known = values[np.isfinite(values) & (values > 0)]
    return float(np.median(known)) if known.size else 0.0


def _likely(values: Floats) -> bool:
    return any(low <= _median(values) <= high for low, high, _ in LIKELY)

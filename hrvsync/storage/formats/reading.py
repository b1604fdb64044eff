"""What the readers of other apps' files share, in one place: bytes, text, packets, and the recording they return."""

import codecs
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from itertools import accumulate
from math import ceil
from pathlib import Path
from types import ModuleType

import numpy as np

from hrvsync.beats import Bools, Floats, Ints
from hrvsync.events import AnyEvent, Daily, Link, Packet, Strap, Tick, Wave
from hrvsync.i18n import Message
from hrvsync.storage.formats.clocks import wall_times
from hrvsync.storage.formats.time_check import refusal, repeated, time_check
from hrvsync.storage.limits import TEXT, bounded, check_rows, check_size, content
from hrvsync.storage.recording import EXPORT_AGAIN, FormatError, Header, Recording, Signal, require
from hrvsync.storage.validation import FINEST, validate_event

__all__ = [
    "FIX_LINE",
    "LONGEST_RR_MS",
    "Floats",
    "FormatError",
    "Message",
    "Recording",
    "Signal",
    "Table",
    "beginning",
    "between_beats",
    "bounded",
    "by_seat",
    "chained",
    "check_rows",
    "check_size",
    "column",
    "content",
    "counted",
    "decoded",
    "imported",
    "intervals",
    "is_number",
    "library",
    "merged",
    "milliseconds",
    "ordered",
    "parsing",
    "require",
    "rows",
    "seconds",
    "stamped",
    "steps_back",
    "unbroken",
]

type Table = list[tuple[int, list[str]]]
"""Rows of cells, each with the number of its line."""

COMMENTS = ("#", "%", "//")
LARGEST_NUMBER = 1e19
"""Above a wall clock in nanoseconds there is no number in any of these formats."""
FIX_LINE = Message("delete or correct that line")
TWICE = Message(
    "{n} {n:row stands|rows stand} twice in it, with the same time and interval; {n:it was|they were} counted once."
)
LONGEST_RR_MS = 63_999.0
LONGEST_SPAN = 31 * 86400.0
EARLIEST = 5.0


def beginning(*starts: bytes) -> Callable[[bytes, Path], bool]:
    """Return a `sniff` that recognises files that begin so, after a byte order mark if there is one."""
    return lambda start, path: start.removeprefix(codecs.BOM_UTF8).startswith(starts)


def library(name: str, extra: str = "formats") -> ModuleType:
    """Import an optional library; raise FormatError saying how to install it where it is missing."""
    try:
        return import_module(name)
    except ImportError:
        raise FormatError(
            Message("reading and writing it needs {name}", name=name),
            Message("pip install 'hrvsync[{extra}]'", extra=extra),
        ) from None


@contextmanager
def parsing(name: str, todo: Message = EXPORT_AGAIN) -> Generator[None]:
    """Raise a FormatError whatever a library raises: over a damaged file it fails anywhere."""
    try:
        yield
    except FormatError:
        raise
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:100]
        raise FormatError(Message("the {format} file is damaged ({error})", format=name, error=reason), todo) from error


def imported(
    path: Path,
    events: Sequence[AnyEvent],
    app: str,
    started: str = "",
    notes: tuple[str, ...] = (),
    *,
    people: dict[str, str] | None = None,
    bare: bool = False,
    pulse: bool = False,
    signals: Sequence[Signal] = (),
) -> Recording:
    """Return the recording that `app` wrote to `path`, of `events` in order of time; raise FormatError for absurd ones.

    `started` is the wall-clock time of t = 0 as ISO 8601, with its zone where the file has one, "" where unknown.
    `notes` are sentences for the person who imports it; `people` and `bare` as in Header. `pulse`:
    the beats are those of a pulse wave. `signals`: channels in which beats are yet to be found. Intervals are held
    against the time that their stamps span.
    """
    events, found = in_time(events)
    notes = (*notes, *found)
    t = 0.0
    for event in events:
        if wrong := validate_event(event, after=t):
            raise FormatError(wrong)
        t = event.t
    heard = {event.who for event in events if isinstance(event, Packet | Wave | Daily)}
    seats = sorted(heard | {one.who for one in signals})
    require(seats, Message("it holds no heartbeats"), Message("choose another file"))
    if pulse:
        events = [*(Strap(0.0, who, app, pulse=True) for who in seats), *events]
    header = Header(people or dict.fromkeys(seats, ""), path.name, started, app=app, notes=notes, bare=bare)
    return Recording(header, partial(ticked, events), signals=tuple(signals))


def in_time(events: Sequence[AnyEvent]) -> tuple[Sequence[AnyEvent], tuple[str, ...]]:
    """Return events whose intervals fit their time, and the note about what was mended.

    Intervals that stand twice are taken once; others that do not fit raise FormatError with the likely cause.
    """
    notes: list[str] = []
    for who in sorted({event.who for event in events if isinstance(event, Packet)}):
        packets = [event for event in events if isinstance(event, Packet) and event.who == who and event.rr]
        t = np.array([packet.t for packet in packets])
        rr_ms = np.array([sum(packet.rr) * 1000 / packet.per_second for packet in packets])
        found = time_check(t, rr_ms)
        if found.cause == "twice":
            twice = {id(packet) for packet, again in zip(packets, repeated(t, rr_ms).tolist(), strict=True) if again}
            events = [event for event in events if id(event) not in twice]
            notes.append(TWICE.filled(n=len(twice)))
        elif found.cause:
            raise refusal(found, float(t[-1] - t[0]), float(rr_ms[1:].sum()) / 1000)
    return events, tuple(notes)


def ticked(events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
    """Yield events in order of time with a Tick for every whole second that they reach."""
    second = 0
    t = 0.0
    for event in events:
        t = event.t
        while second < t:
            yield Tick(float(second))
            second += 1
        yield event
    for last in range(second, ceil(t) + 1):
        yield Tick(float(last))


def decoded(data: bytes) -> str:
    """Return bytes as text: UTF-16 with a byte order mark or without, UTF-8, else Latin-1.

    Raises FormatError for binary data, and for more of it than a text may have.
    """
    check_size(len(data), TEXT)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", errors="replace")
    elif half := _utf16(data):
        text = data.decode(half, errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
    require("\0" not in text, Message("it holds binary data, not text"), Message("choose another file"))
    return text


def _utf16(data: bytes) -> str:
    """Return which UTF-16 a text without a byte order mark is in, "" for none: every other byte is 0."""
    start = data[:400]
    if len(start) < 8:
        return ""
    even, odd = (start[i::2].count(0) * 10 > len(start) * 4 for i in (0, 1))
    return "" if even == odd else "utf-16-be" if even else "utf-16-le"


def as_utf8(start: bytes) -> bytes:
    """Return the first bytes of a file in UTF-8 where they are text in UTF-16."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start[: len(start) // 2 * 2].decode("utf-16", errors="ignore").encode()
    half = _utf16(start)
    return start[: len(start) // 2 * 2].decode(half, errors="ignore").encode() if half else start


def rows(text: str, separator: str | None = None) -> Table:
    """Return the lines that hold more than a comment, split into stripped cells, at blanks without a `separator`."""
    lines = ((number, line.strip()) for number, line in enumerate(bounded(text.splitlines()), 1))
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


def seconds(table: Table, i: int) -> tuple[Floats, str, tuple[str, ...]]:
    """Return column `i` of times as seconds since its first row, that first time as ISO 8601, and notes.

    Raises FormatError naming the first line where it is no time, or where local times and times with a zone are mixed.
    """
    texts = [cell_of(cells, i, number) for number, cells in table]

    def wrong(k: int) -> FormatError:
        what = Message("{text!r} is no time that fits those before it", text=texts[k][:40])
        return FormatError(what, FIX_LINE, table[k][0])

    return wall_times(texts, wrong)


def cell_of(cells: list[str], i: int, line: int) -> str:
    """Return cell `i` of a row; raise FormatError where it has fewer."""
    if i >= len(cells):
        what = Message("it has {n} columns where {least} are needed", n=len(cells), least=i + 1)
        raise FormatError(what, FIX_LINE, line)
    return cells[i]


def _number(text: str) -> float:
    value = float(text)
    if not abs(value) < LARGEST_NUMBER:
        raise ValueError(text)
    return value


def _parsed(table: Table, i: int, parse: Callable[[str], float], wrong: Message) -> Floats:
    values = np.empty(len(table))
    for k, (number, cells) in enumerate(table):
        cell = cell_of(cells, i, number)
        try:
            values[k] = parse(cell)
        except (ValueError, TypeError, OverflowError):
            raise FormatError(wrong.filled(text=cell[:40]), FIX_LINE, number) from None
    return values


def impossible(rr_ms: Floats) -> Bools:
    """Return where an interval (ms) is none between heartbeats: negative, 64 s or longer, or no number."""
    return ~((rr_ms >= 0) & (rr_ms <= LONGEST_RR_MS))


def counted(rr_ms: Floats) -> tuple[list[int], int]:
    """Return RR intervals (ms) as whole counts of 1/per_second s, and per_second.

    Finds the coarsest clock that holds every value: milliseconds, strap ticks (1/1024 s, written with three decimals or
    more), then tenths of a millisecond down to 0.1 ns. Raises FormatError for what is no interval.
    """
    check_rows(rr_ms.size)
    wrong = np.flatnonzero(impossible(rr_ms))
    if wrong.size:
        i = int(wrong[0])
        raise FormatError(
            Message("interval {n} is {rr:g} ms, which is no time between heartbeats", n=i + 1, rr=float(rr_ms[i]))
        )
    rr_ms = np.round(rr_ms, 7)  # seconds times 1000 leave crumbs; ticks of 1/1024 s need seven decimals
    if np.array_equal(rr_ms, np.rint(rr_ms)):
        return np.rint(rr_ms).astype(np.int64).tolist(), 1000
    # Three decimals leave 0.0005 ms; eight values that all lie that close to a tick by chance: below 1e-23.
    ticks = np.rint(rr_ms * 1.024)
    if rr_ms.size >= 8 and np.abs(ticks / 1.024 - rr_ms).max() < 0.00051:
        return ticks.astype(np.int64).tolist(), 1024
    per_second = 10_000
    while per_second < FINEST and np.abs(rr_ms * per_second / 1000 % 1 - 0.5).min() < 0.4999:
        per_second *= 10
    return np.rint(rr_ms * per_second / 1000).astype(np.int64).tolist(), per_second


def chained(rr_ms: Floats, who: str = "A") -> list[AnyEvent]:
    """Return one packet a beat for intervals without time stamps: each begins where the last one ended."""
    counts, per_second = counted(rr_ms)
    return [
        Packet(t=total / per_second, who=who, rr=(n,), per_second=per_second)
        for n, total in zip(counts, accumulate(counts), strict=True)
    ]


def stamped(t: Floats, rr_ms: Floats, who: str = "A") -> list[AnyEvent]:
    """Return one packet a beat for intervals with times (s) of arrival or of the beat's end.

    Times keep their order: one that steps back is held at the latest before it. Impossible times raise FormatError.
    """
    counts, per_second = counted(rr_ms)
    return [
        Packet(t=at, who=who, rr=(n,), per_second=per_second) for at, n in zip(ordered(t).tolist(), counts, strict=True)
    ]


def between_beats(ticks: Ints, per_second: int, who: str = "A") -> list[AnyEvent]:
    """Return the intervals between beat times given in whole ticks of 1/per_second s from the start of the recording.

    The first beat only starts the first interval; more than 64 s between two beats is a gap and no interval.
    """
    check_rows(ticks.size)
    ticks = np.sort(ticks)
    t = ordered(ticks / per_second)
    return [
        Packet(t=at, who=who, rr=(n,), per_second=per_second)
        for at, n in zip(t[1:].tolist(), np.diff(ticks).tolist(), strict=True)
        if n * 1000 <= LONGEST_RR_MS * per_second
    ]


def unbroken(t: Floats, rr_ms: Floats, run: Ints, who: str = "A") -> list[AnyEvent]:
    """Return the intervals with the times (s) of their ends; the gap between two runs is a link lost and live again."""
    events: list[AnyEvent] = []
    for packet, new in zip(stamped(t, rr_ms, who), np.diff(run, prepend=run[:1]) != 0, strict=True):
        if new:
            events += [Link(events[-1].t, who, "lost", "gap_in_file"), Link(packet.t, who, "live")]
        events.append(packet)
    return events


def by_seat(who: Sequence[str], t: Floats, rr_ms: Floats, run: Ints) -> list[AnyEvent]:
    """Return the intervals of a table of beats, person after person; raise FormatError for names that are no seats."""
    seats = sorted(set(who))
    require(
        {"A", "B"}.issuperset(seats),
        Message("its column who holds {names!r} where hrvsync knows A and B", names=", ".join(seats)[:40]),
        Message("rename them"),
    )
    theirs = {seat: np.array([one == seat for one in who], np.bool_) for seat in seats}
    return [event for seat, own in theirs.items() for event in unbroken(t[own], rr_ms[own], run[own], seat)]


def ordered(t: Floats) -> Floats:
    """Return times (s) that never step back nor lie before 0; raise FormatError for times that cannot be.

    Beats up to five seconds before the start (they were on their way when it began) are held at it.
    """
    if not t.size:
        return t
    require(
        np.isfinite(t).all() and t.min() >= -EARLIEST and t.max() <= LONGEST_SPAN,
        Message("the time stamps are damaged: they are not finite, lie before the start or span more than a month"),
    )
    return np.maximum(np.maximum.accumulate(t), 0.0)


def steps_back(t: Floats) -> tuple[str, ...]:
    """Return the note about time stamps that step back, empty if none does."""
    n = int(np.count_nonzero(np.diff(t) < 0))
    text = Message("{n} {n:time stamp steps|time stamps step} back; the order of the rows was kept.", n=n)
    return (text,) if n else ()


def milliseconds(column: Floats) -> Floats:
    """Return a column of intervals in ms: by its median, seconds (0.2 to 5) or milliseconds (200 to 5000).

    Raises FormatError where it is neither. Ticks of 1/1024 s look like ms and are read as ms.
    """
    positive = column[column > 0]
    median = float(np.median(positive)) if positive.size else np.nan
    if 0.2 <= median <= 5:
        return column * 1000
    if 200 <= median <= 5000:
        return column
    raise FormatError(
        Message("a median of {median:g} is neither milliseconds nor seconds between heartbeats", median=median)
    )


def merged(*parts: Iterable[AnyEvent]) -> list[AnyEvent]:
    """Return the events of all parts in order of time, equal times in the order of the parts."""
    return sorted((event for part in parts for event in part), key=lambda event: event.t)

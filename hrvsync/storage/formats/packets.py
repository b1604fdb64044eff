"""RR intervals and beat times of other apps as facts: whole counts, times in order, gaps between runs."""

from collections.abc import Iterable
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from hrvsync.beats import Floats, Ints
from hrvsync.events import AnyEvent, Link, Packet
from hrvsync.i18n import Message
from hrvsync.storage.recording import FormatError, require
from hrvsync.storage.validation import FINEST

LONGEST_RR_MS = 63_999.0
LONGEST_SPAN = 31 * 86400.0
EARLIEST = 5.0


def impossible(rr_ms: Floats) -> NDArray[np.bool_]:
    """Return where an interval (ms) is none between heartbeats: negative, 64 s or longer, or no number."""
    return ~((rr_ms >= 0) & (rr_ms <= LONGEST_RR_MS))


def counted(rr_ms: Floats) -> tuple[list[int], int]:
    """Return RR intervals (ms) as whole counts of 1/per_second s, and per_second.

    Finds the coarsest clock that holds every value: milliseconds, strap ticks (1/1024 s, written with three decimals or
    more), then tenths of a millisecond down to 0.1 ns. Raises FormatError for what is no interval.
    """
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
            lost = events[-1].t
            events += [Link(lost, who, "lost", "gap_in_file"), Link(packet.t, who, "live")]
        events.append(packet)
    return events


def by_seat(who: NDArray[np.str_], t: Floats, rr_ms: Floats, run: Ints) -> list[AnyEvent]:
    """Return the intervals of a table of beats, person after person; raise FormatError for names that are no seats."""
    seats = sorted(set(who.tolist()))
    require(
        {"A", "B"}.issuperset(seats),
        Message("its column who holds {names!r} where hrvsync knows A and B", names=", ".join(seats)[:40]),
        Message("rename them"),
    )
    return [event for seat in seats for event in unbroken(t[who == seat], rr_ms[who == seat], run[who == seat], seat)]


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
    return (f"{n} time stamps step back; the order of the rows was kept.",) if n else ()


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

"""FIT files of sports watches: `hrv` messages (RR intervals) and `hr` messages (beat times of straps that store).

Also what Garmin watches feel at the wrist: `beat_intervals` (290), intervals in ms that had come at a time stamp, and
`raw_bbi` (372), which keeps each in 14 bits beside whether it is certain and whether it is a gap (profile of the FIT
SDK, https://developer.garmin.com/fit/protocol).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import numpy as np

from hrvsync.events import AnyEvent, Link, Packet
from hrvsync.storage.formats.reading import (
    Recording,
    between_beats,
    bounded,
    content,
    imported,
    library,
    merged,
    parsing,
)

type Fields = dict[int, Any]
"""The raw values of a message by field number."""

READ = {0, 1, 2, 9, 10, 253}
"""The fields that beats and times are in, of all kinds of messages."""
KINDS = {"record", "hrv", "hr", "beat_intervals", "raw_bbi"}
EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
INVALID = 0xFFFF
GAP = 3.0
TICKS_PER_SECOND = 1024
RAW_BBI = 372
GAP_BIT, LENGTH = 1 << 15, (1 << 14) - 1
"""Of a raw interval: whether it is a gap, and its milliseconds."""
PACKED = 1 << 12
"""Packed event times keep 12 bits of their ticks: they roll over every 4 s."""


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins like a FIT file."""
    return start[8:12] == b".FIT"


def read(path: Path) -> Recording:
    """Read the beats of a FIT file: of its `hrv` messages, or of its `hr` messages where it has none of those."""
    messages = list(_messages(content(path)))
    intervals = list(_intervals(messages))
    if not intervals and (felt := list(_felt(messages))):
        begun = (EPOCH + timedelta(seconds=felt[0][0])).isoformat()
        return imported(path, list(_packets(felt)), "FIT beat intervals", begun, pulse=True)
    source = "record" if intervals else "hr"
    started = next((at for name, fields in messages if name == source and (at := _stamp(fields))), 0)
    begun = (EPOCH + timedelta(seconds=started)).isoformat() if started else ""
    if intervals:
        return imported(path, intervals, "FIT hrv", begun)
    stretches = [np.array(beats, np.int64) for beats in _beats(messages)]
    zero = stretches[0][0] if stretches else 0
    events = merged(*(between_beats(ticks - zero, TICKS_PER_SECOND) for ticks in stretches))
    return imported(path, events, "FIT hr", begun)


def _beats(messages: list[tuple[str, Fields]]) -> list[list[int]]:
    """Return the beat times of `hr` messages in ticks of one clock, in stretches between which it was set.

    A message with a time stamp ties the strap's clock to the watch's. Where they part by more than 3 s the strap's was
    set again, and its later ticks are moved to where the watch says.
    """
    stretches: list[list[int]] = []
    anchor: tuple[int, int] | None = None
    last = moved = 0
    for name, fields in messages:
        if name != "hr":
            continue
        found = _beat_ticks(fields, last)
        at, whole = _stamp(fields), _whole(fields.get(9))
        if at and whole:
            anchor = anchor or (at, whole[0])
            expected = anchor[1] + (at - anchor[0]) * TICKS_PER_SECOND
            apart = abs(whole[0] + moved - expected) > GAP * TICKS_PER_SECOND
            if apart and stretches and stretches[-1] and expected > stretches[-1][-1]:
                moved = expected - whole[0]
                stretches.append([])
        if found:
            last = found[-1]
            stretches = stretches or [[]]
            stretches[-1] += [tick + moved for tick in found]
    return [stretch for stretch in stretches if stretch]


def _intervals(messages: list[tuple[str, Fields]]) -> Iterator[Packet]:
    """Chain the intervals of `hrv` messages, which have no time stamp, from the record before the first of them.

    Where the records run more than 3 s ahead of the chain, beats were lost and the chain starts again: but not where an
    interval itself lasts as long, for its end is then the time. Where all records stand before all intervals they say
    nothing about their times. 65.535 s means invalid.
    """
    apart = _records_first(messages)
    start = clock = 0
    chain = 0.0
    for name, fields in messages:
        if name == "record" and not apart and (at := _stamp(fields)):
            start = start or at
            clock = max(clock, at - start)
        elif name == "hrv":
            found = [n for n in _whole(fields.get(0)) if n != INVALID]
            if found and clock - chain - max(0.0, found[0] / 1000 - 1) > GAP:
                chain = clock - max(0.0, found[0] / 1000 - 1)
            for n in found:
                chain += n / 1000
                yield Packet(t=chain, who="A", rr=(n,), per_second=1000)


def _felt(messages: list[tuple[str, Fields]]) -> Iterator[tuple[float, list[int], bool]]:
    """Yield when intervals of the pulse had come (s), the intervals (ms), and whether a gap lies before them."""
    for name, fields in messages:
        if name not in {"beat_intervals", "raw_bbi"} or not (at := _stamp(fields)):
            continue
        part = fields.get(0)
        t = at + (part / 1000 if isinstance(part, int) and part < 1000 else 0.0)
        values = _whole(fields.get(1))
        if name == "beat_intervals":
            yield t, [n for n in values if n != INVALID], False
            continue
        gap, found = False, list[int]()
        for n in values:
            if n == INVALID:
                continue
            if n & GAP_BIT:
                if found:
                    yield t, found, gap
                gap, found = True, []
            else:
                found.append(n & LENGTH)
        if found:
            yield t, found, gap


def _packets(felt: list[tuple[float, list[int], bool]]) -> Iterator[AnyEvent]:
    """Yield the packets of intervals with their times, and the gaps between them."""
    zero = last = felt[0][0]
    for t, rr, gap in felt:
        at = max(t, last) - zero
        if gap and last > zero:
            yield Link(last - zero, "A", "lost", "gap_in_file")
            yield Link(at, "A", "live")
        if rr:
            yield Packet(at, "A", tuple(rr), per_second=1000)
        last = max(t, last)


def _records_first(messages: list[tuple[str, Fields]]) -> bool:
    """Return whether all records stand before all of several `hrv` messages."""
    records = [i for i, (name, _) in enumerate(messages) if name == "record"]
    beats = [i for i, (name, _) in enumerate(messages) if name == "hrv"]
    return len(records) > 1 and len(beats) > 1 and records[-1] < beats[0]


def _stamp(fields: Fields) -> int:
    at = fields.get(253)
    return at if isinstance(at, int) else 0


def _beat_ticks(fields: Fields, last: int) -> list[int]:
    whole = _whole(fields.get(9))
    if whole:
        return whole
    packed = _whole(fields.get(10))
    found: list[int] = []
    for low, middle, high in zip(packed[0::3], packed[1::3], packed[2::3], strict=False):
        for part in (low | (middle & 0xF) << 8, middle >> 4 | high << 4):
            last += (part - last) % PACKED
            found.append(last)
    return found


def _whole(value: object) -> list[int]:
    values = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    return [n for n in values if isinstance(n, int)]


def _messages(data: bytes) -> Iterator[tuple[str, Fields]]:
    """Yield the name of each message and its raw values by field number."""
    fitdecode = library("fitdecode")
    fitdecode.profile.MESSAGE_TYPES[RAW_BBI].fields[1].components = ()  # it would unpack them as bytes, and fails
    with parsing("FIT"), fitdecode.FitReader(data, processor=None, check_crc=fitdecode.CrcCheck.DISABLED) as file:
        for frame in bounded(file):
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in KINDS:
                fields = (field for field in frame.fields if field.field_def)
                yield frame.name, {n: f.raw_value for f in fields if (n := f.field_def.def_num) in READ}

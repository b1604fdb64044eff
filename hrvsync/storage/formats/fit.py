"""FIT files of sports watches: `hrv` messages (RR intervals) and `hr` messages (beat times of straps that store)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import numpy as np

from hrvsync.events import Packet
from hrvsync.storage.formats.reading import (
    Recording,
    between_beats,
    bounded,
    content,
    imported,
    library,
    parsing,
)

type Fields = dict[int, Any]
"""The raw values of a message by field number."""

READ = {0, 9, 10, 253}
"""The fields that beats and times are in, of all kinds of messages."""
EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
INVALID = 0xFFFF
GAP = 3.0
TICKS_PER_SECOND = 1024
PACKED = 1 << 12
"""Packed event times keep 12 bits of their ticks: they roll over every 4 s."""


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins like a FIT file."""
    return start[8:12] == b".FIT"


def read(path: Path) -> Recording:
    """Read the beats of a FIT file: of its `hrv` messages, or of its `hr` messages where it has none of those."""
    messages = list(_messages(content(path)))
    intervals = list(_intervals(messages))
    source = "record" if intervals else "hr"
    started = next((at for name, fields in messages if name == source and (at := _stamp(fields))), 0)
    begun = (EPOCH + timedelta(seconds=started)).isoformat() if started else ""
    if intervals:
        return imported(path, intervals, "FIT hrv", begun)
    beats: list[int] = []
    for name, fields in messages:
        if name == "hr":
            beats += _beat_ticks(fields, beats[-1] if beats else 0)
    ticks = np.array(beats, np.int64)
    return imported(path, between_beats(ticks - ticks[:1], TICKS_PER_SECOND), "FIT hr", begun)


def _intervals(messages: list[tuple[str, Fields]]) -> Iterator[Packet]:
    """Chain the intervals of `hrv` messages, which have no time stamp, from the record before the first of them.

    Where the records run more than 3 s ahead of the chain, beats were lost and the chain starts again. 65.535 s means
    invalid.
    """
    start = clock = 0
    chain = 0.0
    for name, fields in messages:
        if name == "record" and (at := _stamp(fields)):
            start = start or at
            clock = max(clock, at - start)
        elif name == "hrv":
            if clock - chain > GAP:
                chain = float(clock)
            for n in _whole(fields.get(0)):
                if n != INVALID:
                    chain += n / 1000
                    yield Packet(t=chain, who="A", rr=(n,), per_second=1000)


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
    with parsing("FIT"), fitdecode.FitReader(data, processor=None, check_crc=fitdecode.CrcCheck.DISABLED) as file:
        for frame in bounded(file):
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in {"record", "hrv", "hr"}:
                fields = (field for field in frame.fields if field.field_def)
                yield frame.name, {n: f.raw_value for f in fields if (n := f.field_def.def_num) in READ}

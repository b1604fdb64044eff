"""XDF, the format of the Lab Streaming Layer: a stream of intervals for each person, marks, ECG and acceleration.

pyxdf reads; the few chunks that a recording needs are written here (https://github.com/sccn/xdf/wiki/Specifications).
"""

import json
import logging
import struct
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from hrvsync.beats import Beats
from hrvsync.events import AnyEvent, Packet, Wave
from hrvsync.storage.formats.reading import (
    TWICE,
    Floats,
    Message,
    Recording,
    beginning,
    chained,
    check_rows,
    content,
    imported,
    library,
    merged,
    milliseconds,
    ordered,
    parsing,
    require,
    stamped,
)
from hrvsync.storage.formats.time_check import refusal, repeated, time_check
from hrvsync.storage.formats.writing import mark_text, marks, parse_mark, unsupported, write_whole
from hrvsync.storage.limits import EVENTS, Timed

logging.getLogger("pyxdf").addHandler(logging.NullHandler())  # it would write to the terminal of whoever has no logging

MAGIC = b"XDF:"
SEATS = "AB"
SOURCE = "hrvsync"
BLOCK = 256
WAVES = (("ecg", ("ecg",), "microvolts"), ("acc", ("x", "y", "z"), "milli-g"))
SHARED = 8
"""Intervals that two streams have in common where they are of one strap; they may differ by as many in length."""
OFF_SUM = 10.0
OFF = 60.0
"""Seconds: an interval stream that lies farther than this outside all other streams has a wrong clock."""


class _Stream(NamedTuple):
    """A stream as it is read: `beats` are rows of time stamp and interval, none where it holds no intervals."""

    name: str
    type: str
    source: str
    stamps: Floats
    texts: list[str]
    beats: Floats


class _Out(NamedTuple):
    """A stream as it is written: `samples` are time stamps and encoded values."""

    name: str
    type: str
    rate: float
    channels: tuple[str, ...]
    unit: str
    format: str
    samples: list[tuple[float, bytes]]


sniff = beginning(MAGIC)


def read(path: Path) -> Recording:
    """Read the RR streams (numbers, or JSON strings with type rr) and marker streams of an XDF file.

    Time stamps are arrivals. A stream that lies outside all others has a wrong clock and is moved to their start.
    Stamps that span less than the sum of their intervals are dropped and the intervals chained.
    """
    notes: list[str] = []
    streams = list(_synchronised(_streams(content(path)), notes))
    intervals = _with_intervals(_without_copies(streams, notes))
    ours = all(stream.source.startswith(SOURCE) for stream in streams)
    zero = 0.0 if ours else min(float(stream.stamps[0]) for stream in streams if stream.stamps.size)
    parts = [_packets(stream, zero, who, notes) for who, stream in zip(SEATS, intervals, strict=False)]
    for stream in streams:
        if stream.type.lower() == "markers":
            t = ordered(np.clip(stream.stamps - zero, 0, None)).tolist()
            parts.append([parse_mark(at, text) for at, text in zip(t, stream.texts, strict=False)])
    return imported(path, merged(*parts), "XDF", notes=tuple(notes))


def _without_copies(streams: list[_Stream], notes: list[str]) -> list[_Stream]:
    """Return the streams without those whose intervals another one holds: a strap's as numbers and as JSON strings."""
    kept: list[_Stream] = []
    for stream in streams:
        copy = next(
            (other for other in kept if bool(stream.texts) != bool(other.texts) and _same(stream.beats, other.beats)),
            None,
        )
        if copy is None:
            kept.append(stream)
        else:
            notes.append(
                Message(
                    "{copy} holds the intervals of {name} again and was left out.", copy=stream.name, name=copy.name
                )
            )
    return kept


def _same(one: Floats, other: Floats) -> bool:
    """Return whether two streams hold the same intervals, but for a few at either end."""
    if min(len(one), len(other)) < SHARED or abs(len(one) - len(other)) > SHARED:
        return False
    a, b = (milliseconds(beats[:, 1]) for beats in (one, other))
    for shift in range(-SHARED, SHARED + 1):
        x, y = a[max(0, shift) :], b[max(0, -shift) :]
        n = min(x.size, y.size)
        if n >= SHARED and np.abs(x[:n] - y[:n]).max() <= 1.0:
            return True
    return False


def _with_intervals(streams: list[_Stream]) -> list[_Stream]:
    """Return the streams of intervals, one or two."""
    found = [stream for stream in streams if stream.beats.size]
    require(
        found,
        Message(
            "it has no stream of RR intervals, only {names}",
            names=", ".join(f"{stream.name} ({stream.type})" for stream in streams)[:120] or Message("empty ones"),
        ),
        Message("record RR as well"),
    )
    require(
        len(found) <= len(SEATS),
        Message("it has {n} streams of RR intervals; hrvsync reads two", n=len(found)),
        Message("record one pair a file"),
    )
    return found


def _streams(data: bytes) -> list[_Stream]:
    pyxdf = library("pyxdf")
    with parsing("XDF"):
        _check_claims(data)
        found, _ = pyxdf.load_xdf(Timed(data), dejitter_timestamps=False, verbose=False)
        return [_stream(raw) for raw in found]


def _check_claims(data: bytes) -> None:
    """Refuse more samples than there can be: pyxdf makes room for all that a chunk claims before it looks."""
    at, samples, chunks = len(MAGIC), 0, 0
    while (size := data[at : at + 1]) and (width := size[0]) in {1, 4, 8}:
        length, body = int.from_bytes(data[at + 1 : at + 1 + width], "little"), at + 1 + width
        if data[body : body + 2] == b"\3\0" and body + 6 < len(data):
            width = data[body + 6]
            claimed = int.from_bytes(data[body + 7 : body + 7 + width], "little")
            require(claimed <= length, Message("a part of it claims more samples than it has"))
            samples += claimed
            chunks += 1
        at = body + length
    check_rows(samples, EVENTS)
    check_rows(chunks)


def _stream(raw: dict[str, Any]) -> _Stream:
    info, series = raw["info"], raw["time_series"]
    stamps = np.asarray(raw["time_stamps"], dtype=np.float64)
    name, kind, source = (str((info.get(key) or [""])[0] or "") for key in ("name", "type", "source_id"))
    beats = np.empty((0, 2))
    if isinstance(series, list):
        texts = [str(row[0]) for row in series]
        found = [(t, rr) for t, text in zip(stamps.tolist(), texts, strict=True) if (rr := _json_rr(text))]
        return _Stream(name, kind, source, stamps, texts, np.array(found) if found else beats)
    values = np.asarray(series, dtype=np.float64).reshape(stamps.size, int(info["channel_count"][0]))
    if kind.upper() in {"RR", "IBI"} or "RR" in name.upper().replace("-", "_").split("_"):
        beats = np.stack([stamps, values[:, 0]], 1)
    return _Stream(name, kind, source, stamps, [], beats)


def _json_rr(text: str) -> float | None:
    if not text.startswith("{"):
        return None
    try:
        beat = json.loads(text)
        return float(beat.get("ms", beat.get("rr"))) if beat.get("type") == "rr" else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _synchronised(streams: list[_Stream], notes: list[str]) -> Iterator[_Stream]:
    """Yield the streams, those of intervals that lie outside all others moved to their start."""
    for stream in streams:
        others = [other for other in streams if other is not stream and other.stamps.size]
        if stream.beats.size and others and not any(_overlap(stream, other) for other in others):
            off = float(stream.beats[0, 0]) - min(float(other.stamps[0]) for other in others)
            notes.append(
                f"The clock of {stream.name} was {off:.0f} s off the other streams and was set to their start."
            )
            stream = stream._replace(stamps=stream.stamps - off, beats=stream.beats - [off, 0.0])
        yield stream


def _overlap(a: _Stream, b: _Stream) -> bool:
    return a.stamps[0] <= b.stamps[-1] + OFF and b.stamps[0] <= a.stamps[-1] + OFF


def _packets(stream: _Stream, zero: float, who: str, notes: list[str]) -> list[AnyEvent]:
    """Return the intervals of a stream, for the person that its name says, else for `who`."""
    stamps, rr_ms = stream.beats[:, 0], milliseconds(stream.beats[:, 1])
    seat = stream.name[-1] if stream.name.endswith(("-A", "-B")) else who
    found = time_check(stamps, rr_ms)
    if found.cause == "even":
        raise refusal(found, float(np.ptp(stamps)), float(rr_ms.sum()) / 1000)
    if found.cause == "twice":
        keep = ~repeated(stamps, rr_ms)
        notes.append(TWICE.filled(n=int(np.count_nonzero(~keep))))
        stamps, rr_ms = stamps[keep], rr_ms[keep]
    if stamps.size > 1 and np.ptp(stamps) < 0.9 * rr_ms[1:].sum() / 1000 - OFF_SUM:
        notes.append(f"The time stamps of {stream.name} stand still; its intervals were chained instead.")
        return chained(rr_ms, seat)
    return stamped(stamps - zero, rr_ms, seat)


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write intervals with their arrivals, marks, ECG and acceleration as XDF streams; return what it cannot hold."""
    events = list(recording.events())
    streams = [stream for who in beats for stream in _person(events, who)]
    texts = [(mark.t, _text(mark_text(mark))) for mark in marks(events)]
    streams.append(_Out("Markers", "Markers", 0.0, ("mark",), "", "string", texts))
    created = f"<datetime>{escape(recording.header.created)}</datetime>"
    chunks = [_chunk(1, f"<?xml version='1.0'?><info><version>1.0</version>{created}</info>".encode())]
    numbered = [(struct.pack("<I", number), stream) for number, stream in enumerate(streams, 1)]
    chunks += [_chunk(2, number + _header(stream).encode()) for number, stream in numbered]
    chunks += [_chunk(3, number + block) for number, stream in numbered for block in _blocks(stream)]
    chunks += [_chunk(6, number + _footer(stream).encode()) for number, stream in numbered]
    write_whole(path, MAGIC + b"".join(chunks))
    return unsupported(Message("This XDF file"), events, {"marks", "ECG", "acceleration"})


def _person(events: list[AnyEvent], who: str) -> Iterator[_Out]:
    """Yield the streams of one person: the intervals, and what there is of ECG and acceleration."""
    packets = [event for event in events if isinstance(event, Packet) and event.who == who]
    rr = [(event.t, struct.pack("<d", n * 1000 / event.per_second)) for event in packets for n in event.rr]
    yield _Out(f"RR-{who}", "RR", 0.0, ("rr",), "milliseconds", "double64", rr)
    for kind, channels, unit in WAVES:
        blocks = [event for event in events if isinstance(event, Wave) and (event.who, event.kind) == (who, kind)]
        if blocks:
            samples = list(chain.from_iterable(_samples(block, len(channels)) for block in blocks))
            yield _Out(f"{kind.upper()}-{who}", kind.upper(), blocks[0].rate, channels, unit, "int32", samples)


def _samples(block: Wave, channels: int) -> Iterable[tuple[float, bytes]]:
    count = len(block.samples) // channels
    for i in range(count):
        at = block.t - (count - 1 - i) / block.rate
        yield at, struct.pack(f"<{channels}i", *block.samples[i * channels : (i + 1) * channels])


def _text(text: str) -> bytes:
    data = text.encode()
    return b"\x04" + struct.pack("<I", len(data)) + data


def _blocks(stream: _Out) -> Iterator[bytes]:
    for i in range(0, len(stream.samples), BLOCK):
        block = stream.samples[i : i + BLOCK]
        samples = b"".join(b"\x08" + struct.pack("<d", t) + sample for t, sample in block)
        yield struct.pack("<BI", 4, len(block)) + samples


def _chunk(tag: int, body: bytes) -> bytes:
    return b"\x04" + struct.pack("<IH", len(body) + 2, tag) + body


def _header(stream: _Out) -> str:
    labels = "".join(f"<channel><label>{name}</label><unit>{stream.unit}</unit></channel>" for name in stream.channels)
    return (
        f"<?xml version='1.0'?><info><name>{stream.name}</name><type>{stream.type}</type>"
        f"<channel_count>{len(stream.channels)}</channel_count><nominal_srate>{stream.rate:g}</nominal_srate>"
        f"<channel_format>{stream.format}</channel_format><source_id>{SOURCE} {stream.name}</source_id>"
        f"<desc><channels>{labels}</channels><time>arrival at the computer, seconds of the session</time></desc></info>"
    )


def _footer(stream: _Out) -> str:
    first, last = (stream.samples[0][0], stream.samples[-1][0]) if stream.samples else (0.0, 0.0)
    return (
        f"<?xml version='1.0'?><info><first_timestamp>{first!r}</first_timestamp>"
        f"<last_timestamp>{last!r}</last_timestamp><sample_count>{len(stream.samples)}</sample_count></info>"
    )

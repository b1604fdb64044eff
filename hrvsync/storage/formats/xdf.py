"""XDF, the format of the Lab Streaming Layer: a stream of intervals for each person, marks, ECG and acceleration.

pyxdf reads; the few chunks that a recording needs are written here (https://github.com/sccn/xdf/wiki/Specifications).
"""

import json
import logging
import struct
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import escape

import numpy as np

from hrvsync.events import AnyEvent, Mark, Packet, Phase, Wave
from hrvsync.i18n import Message
from hrvsync.storage.atomic import replacing
from hrvsync.storage.formats.extra import library
from hrvsync.storage.formats.foreign import (
    Floats,
    Foreign,
    FormatError,
    chained,
    merged,
    milliseconds,
    ordered,
    stamped,
)
from hrvsync.storage.formats.left_out import left_out
from hrvsync.storage.formats.marks import heard, said
from hrvsync.storage.formats.series import Series
from hrvsync.storage.formats.text import content
from hrvsync.storage.recording import Recording

logging.getLogger("pyxdf").addHandler(logging.NullHandler())  # it would talk to the terminal of whoever has no logging

MAGIC = b"XDF:"
SEATS = "AB"
SOURCE = "hrvsync"
BLOCK = 256
WAVES = (("ecg", ("ecg",), "microvolts"), ("acc", ("x", "y", "z"), "milli-g"))
OFF_SUM = 10.0
OFF = 60.0
"""Seconds: an interval stream that lies farther than this outside all other streams has a wrong clock."""


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether a file begins like an XDF file."""
    return start.startswith(MAGIC)


def read(path: Path) -> Foreign:
    """Read the RR streams (numbers, or JSON strings with type rr) and marker streams of an XDF file.

    Time stamps are arrivals. A stream that lies outside all others has a wrong clock and is moved to their start.
    Stamps that span less than the sum of their intervals are dropped and the intervals chained.
    """
    streams = _streams(content(path))
    beats = [found for stream in streams if (found := _intervals(stream)) is not None]
    if not beats:
        names = ", ".join(f"{stream.name} ({stream.type})" for stream in streams)
        raise FormatError(
            Message("it has no stream of RR intervals, only {names}", names=names[:120] or Message("empty ones")),
            Message("record RR as well"),
        )
    if len(beats) > len(SEATS):
        raise FormatError(
            Message("it has {n} streams of RR intervals; hrvsync reads two", n=len(beats)),
            Message("record one pair a file"),
        )
    ours = all(stream.source.startswith(SOURCE) for stream in streams)
    zero = 0.0 if ours else _start(streams)
    notes: list[str] = []
    parts: list[list[AnyEvent]] = []
    for who, (stream, stamps, rr_ms) in zip(SEATS, beats, strict=False):
        others = [s for s in streams if s is not stream and s.stamps.size]
        if others and not any(_overlap(stream, other) for other in others):
            moved = min(float(s.stamps[0]) for s in others) - float(stamps[0])
            stamps = stamps + moved
            zero = 0.0 if ours else _start(others)
            notes.append(
                f"The clock of {stream.name} was {-moved:.0f} s off the other streams and was set to their start."
            )
        seat = stream.name[-1] if stream.name[-2:] in {"-A", "-B"} else who
        if stamps.size > 1 and np.ptp(stamps) < 0.9 * rr_ms[1:].sum() / 1000 - OFF_SUM:
            notes.append(f"The time stamps of {stream.name} stand still; its intervals were chained instead.")
            parts.append(chained(rr_ms, seat))
        else:
            parts.append(stamped(stamps - zero, rr_ms, seat))
    for stream in streams:
        if stream.type.lower() == "markers" and stream.texts:
            t = np.clip(stream.stamps - zero, 0, None)
            parts.append([heard(at, text) for at, text in zip(ordered(t).tolist(), stream.texts, strict=True)])
    return Foreign(merged(*parts), "XDF", "", tuple(notes))


class _Stream(NamedTuple):
    name: str
    type: str
    source: str
    stamps: Floats
    values: Floats | None
    texts: list[str]


def _streams(data: bytes) -> list[_Stream]:
    pyxdf = library("pyxdf")
    try:
        found, _ = pyxdf.load_xdf(BytesIO(data), dejitter_timestamps=False, verbose=False)
        return [_stream(raw) for raw in found]
    except Exception as error:  # a damaged file fails anywhere inside the library
        raise FormatError(
            Message("the XDF file is damaged ({kind}: {error})", kind=type(error).__name__, error=str(error)[:80])
        ) from error


def _stream(raw: dict[str, Any]) -> _Stream:
    info, series = raw["info"], raw["time_series"]
    stamps = np.asarray(raw["time_stamps"], dtype=np.float64)
    name, kind, source = (str((info.get(key) or [""])[0] or "") for key in ("name", "type", "source_id"))
    if isinstance(series, list):
        return _Stream(name, kind, source, stamps, None, [str(row[0]) for row in series])
    values = np.asarray(series, dtype=np.float64).reshape(stamps.size, int(info["channel_count"][0]))
    return _Stream(name, kind, source, stamps, values, [])


def _intervals(stream: _Stream) -> tuple[_Stream, Floats, Floats] | None:
    if not stream.stamps.size:
        return None
    if stream.values is not None:
        if stream.type.upper() not in {"RR", "IBI"} and "RR" not in stream.name.upper().replace("-", "_").split("_"):
            return None
        return stream, stream.stamps, milliseconds(stream.values[:, 0])
    told = [(t, rr) for t, text in zip(stream.stamps.tolist(), stream.texts, strict=True) if (rr := _json_rr(text))]
    if not told:
        return None
    stamps, rr_ms = np.array(told).T
    return stream, stamps, milliseconds(rr_ms)


def _json_rr(text: str) -> float | None:
    if not text.startswith("{"):
        return None
    try:
        told = json.loads(text)
        return float(told.get("ms", told.get("rr"))) if told.get("type") == "rr" else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _start(streams: list[_Stream]) -> float:
    return min((float(s.stamps[0]) for s in streams if s.stamps.size), default=0.0)


def _overlap(a: _Stream, b: _Stream) -> bool:
    return a.stamps[0] <= b.stamps[-1] + OFF and b.stamps[0] <= a.stamps[-1] + OFF


def write(path: Path, recording: Recording, beats: Mapping[str, Series]) -> tuple[str, ...]:
    """Write intervals with their arrivals, marks, ECG and acceleration as XDF streams; return what it cannot hold."""
    events = list(recording.events())
    streams: list[_Out] = []
    for who in beats:
        arrived = [
            (e.t, n * 1000 / e.per_second) for e in events if isinstance(e, Packet) and e.who == who for n in e.rr
        ]
        streams.append(_Out(f"RR-{who}", "RR", 0.0, ("rr",), "milliseconds", "double64", _numbers(arrived, "<d")))
        for kind, channels, unit in WAVES:
            blocks = [e for e in events if isinstance(e, Wave) and e.who == who and e.kind == kind]
            if blocks:
                samples = [chunk for block in blocks for chunk in _samples(block, len(channels))]
                rate = blocks[0].rate
                streams.append(_Out(f"{kind.upper()}-{who}", kind.upper(), rate, channels, unit, "int32", samples))
    said_at = [(e.t, _text(said(e))) for e in events if isinstance(e, Mark | Phase)]
    streams.append(_Out("Markers", "Markers", 0.0, ("mark",), "", "string", said_at))
    with replacing(path) as part, part.open("wb") as file:
        file.write(MAGIC)
        created = escape(recording.header.created)
        _chunk(
            file, 1, f"<?xml version='1.0'?><info><version>1.0</version><datetime>{created}</datetime></info>".encode()
        )
        for number, stream in enumerate(streams, 1):
            _chunk(file, 2, struct.pack("<I", number) + _header(stream).encode())
        for number, stream in enumerate(streams, 1):
            for i in range(0, len(stream.samples), BLOCK):
                block = stream.samples[i : i + BLOCK]
                body = b"".join(b"\x08" + struct.pack("<d", t) + sample for t, sample in block)
                _chunk(file, 3, struct.pack("<IBI", number, 4, len(block)) + body)
        for number, stream in enumerate(streams, 1):
            _chunk(file, 6, struct.pack("<I", number) + _footer(stream).encode())
    return left_out(Message("This XDF file"), events, {"marks", "ECG", "acceleration"})


class _Out(NamedTuple):
    name: str
    type: str
    rate: float
    channels: tuple[str, ...]
    unit: str
    format: str
    samples: list[tuple[float, bytes]]


def _numbers(rows: list[tuple[float, float]], layout: str) -> list[tuple[float, bytes]]:
    return [(t, struct.pack(layout, value)) for t, value in rows]


def _samples(block: Wave, channels: int) -> Iterable[tuple[float, bytes]]:
    count = len(block.samples) // channels
    for i in range(count):
        at = block.t - (count - 1 - i) / block.rate
        yield at, struct.pack(f"<{channels}i", *block.samples[i * channels : (i + 1) * channels])


def _text(text: str) -> bytes:
    data = text.encode()
    return b"\x04" + struct.pack("<I", len(data)) + data


def _chunk(file: BinaryIO, tag: int, body: bytes) -> None:
    file.write(b"\x04" + struct.pack("<IH", len(body) + 2, tag) + body)


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

"""XDF, the format of the Lab Streaming Layer: a stream of intervals for each person, marks, ECG and acceleration.

pyxdf reads; the few chunks that a recording needs are written here (https://github.com/sccn/xdf/wiki/Specifications).
"""

import json
import logging
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace

from hrvsync.beats import Beats
from hrvsync.events import AnyEvent, Link, Packet, Wave
from hrvsync.storage.formats.columns import columns, unit
from hrvsync.storage.formats.reading import (
    TWICE,
    Floats,
    Message,
    Recording,
    Signal,
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
from hrvsync.storage.formats.signals import LEAST_RATE, MOST_RATE, kind_of, pieces, seat_of, waves
from hrvsync.storage.formats.time_check import refusal, repeated, time_check
from hrvsync.storage.formats.writing import mark_text, marks, parse_mark, unsupported, write_whole
from hrvsync.storage.formats.xdf_session import restored, sender
from hrvsync.storage.limits import EVENTS, Timed

logging.getLogger("pyxdf").addHandler(logging.NullHandler())  # it would write to the terminal of whoever has no logging

MAGIC = b"XDF:"
SEATS = "AB"
SOURCE = "hrvsync"
BLOCK = 256
WAVES = (("ecg", ("ecg",), "microvolts"), ("acc", ("x", "y", "z"), "milli-g"))
ACC = re.compile(r"\b(acc|accel|accelerometer|acceleration|motion|mocap)\b", re.IGNORECASE)
MILLI_G = {"g": 1000.0, "m/s2": 1000 / 9.80665, "m/s^2": 1000 / 9.80665, "m/s²": 1000 / 9.80665}
BACKWARDS, FORWARDS = 5.0, 86_400.0
"""Seconds by which stamps step where a clock was set."""
FEW = 20
"""One stamp of this number may be one at which the clock was set."""
SHARED = 8
"""Intervals that two streams have in common where they are of one strap; they may differ by as many in length."""
OFF_SUM = 10.0
OFF = 60.0
"""Seconds: an interval stream that lies farther than this outside all other streams has a wrong clock."""


class _Stream(NamedTuple):
    """A stream as it is read: `beats` are rows of time stamp and interval, none where it holds no intervals.

    `resets`: the stamps at which its clock was set. `values` are the samples of a stream of numbers, with the `labels`
    and `units` of its channels and its nominal `rate`; `texts` those of one of strings.
    """

    name: str
    type: str
    source: str
    stamps: Floats
    resets: Floats
    texts: list[str]
    beats: Floats
    values: Floats
    labels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    rate: float = 0.0


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
    """Read the streams of intervals (numbers, or JSON strings with type rr), markers, ECG and acceleration of a file.

    Time stamps are arrivals. Of several channels the one labelled for intervals counts. A stream that lies outside all
    others has a wrong clock and is moved to their start. A clock that was set back, or forward by more than a day, is
    a gap: what follows is placed right after it. Stamps that span less than the sum of their intervals are dropped and
    the intervals chained. Where there are no intervals, waves are channels in which beats can be found. What hrvsync
    itself sent is read back as it was.
    """
    notes: list[str] = []
    found = _streams(content(path), notes)
    if source := sender(found):
        return _sent(path, found, source, notes)
    streams = list(_synchronised(found, notes))
    signals = [signal for stream in streams for signal in _signals(stream)]
    intervals = _with_intervals(_without_copies(streams, notes), signals)
    ours = all(stream.source.startswith(SOURCE) for stream in streams)
    zero = 0.0 if ours else min(float(stream.stamps[0]) for stream in streams if stream.stamps.size)
    parts = [_packets(stream, zero, who, notes) for who, stream in zip(SEATS, intervals, strict=False)]
    signals = [replace(one, t=one.t - zero) for one in signals]
    if intervals:
        parts.append(waves(signals))
    parts += [_acceleration(stream, zero) for stream in streams if _is_acceleration(stream)]
    for stream in streams:
        if stream.type.lower() == "markers":
            t = ordered(np.clip(stream.stamps - zero, 0, None)).tolist()
            parts.append([parse_mark(at, text) for at, text in zip(t, stream.texts, strict=False)])
    return imported(path, merged(*parts), "XDF", notes=tuple(notes), signals=signals)


def _sent(path: Path, streams: list[_Stream], source: str, notes: list[str]) -> Recording:
    """Return the session that hrvsync sent, with the marks of other programs in the file, and its waves."""
    events, zero = restored(streams, source)
    signals = [
        replace(one, t=one.t - zero)
        for stream in streams
        if stream.source.startswith(source)
        for one in _signals(stream)
    ]
    acceleration = [
        event
        for stream in streams
        if stream.source.startswith(source) and _is_acceleration(stream)
        for event in _acceleration(stream, zero)
    ]
    others = [stream for stream in streams if stream.type.lower() == "markers" and not stream.source.startswith(source)]
    marks = [
        parse_mark(at, text)
        for stream in others
        for at, text in zip(ordered(np.clip(stream.stamps - zero, 0, None)).tolist(), stream.texts, strict=False)
    ]
    whole = merged(events, waves(signals), acceleration, marks)
    recording = imported(path, whole, "hrvsync by LSL", notes=tuple(notes), signals=signals)
    return replace(recording, events=lambda: iter(whole))  # its seconds are among the facts


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


def _with_intervals(streams: list[_Stream], signals: list[Signal]) -> list[_Stream]:
    """Return the streams of intervals, one or two, or none where there are `signals`."""
    found = [stream for stream in streams if stream.beats.size]
    named = ", ".join(_described(stream) for stream in streams)[:160] or Message("empty ones")
    require(
        found or signals,
        Message("it has no stream of RR intervals, only {names}", names=named),
        Message("record RR as well"),
    )
    require(
        len(found) <= len(SEATS),
        Message("it has {n} streams of RR intervals; hrvsync reads two", n=len(found)),
        Message("record one pair a file"),
    )
    return found


def _described(stream: _Stream) -> str:
    """Describe a stream: its name and type, the labels of its channels, and that it is empty if it is."""
    inside = [stream.type, *(stream.labels if len(stream.labels) > 1 else ()), "" if stream.stamps.size else "empty"]
    return f"{stream.name} ({', '.join(filter(None, inside))})"


def _streams(data: bytes, notes: list[str]) -> list[_Stream]:
    pyxdf = library("pyxdf")
    with parsing("XDF"):
        _check_claims(data)
        found, _ = pyxdf.load_xdf(Timed(data), dejitter_timestamps=False, verbose=False)
        return [_stream(raw, notes) for raw in found]


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


def _stream(raw: dict[str, Any], notes: list[str]) -> _Stream:
    info, series = raw["info"], raw["time_series"]
    name, kind, source = (str((info.get(key) or [""])[0] or "") for key in ("name", "type", "source_id"))
    stamps, resets = _steady(np.asarray(raw["time_stamps"], dtype=np.float64))
    if resets.size:
        clock = Message(
            "The clock of {name} was set while it was recorded ({n} ×); what follows was placed right after it, as a "
            "gap of unknown length."
        )
        notes.append(clock.filled(name=name, n=resets.size))
    beats = np.empty((0, 2))
    if isinstance(series, list):
        texts = [str(row[0]) for row in series]
        found = [(t, rr) for t, text in zip(stamps.tolist(), texts, strict=True) if (rr := _json_rr(text))]
        return _Stream(name, kind, source, stamps, resets, texts, np.array(found) if found else beats, np.empty((0, 0)))
    values = np.asarray(series, dtype=np.float64).reshape(stamps.size, int(info["channel_count"][0]))
    labels, units = _channels(info, values.shape[1])
    column = next((i for i, label in enumerate(labels) if columns((label,)) is not None), None)
    named = kind.upper() in {"RR", "IBI"} or "RR" in name.upper().replace("-", "_").split("_")
    if column is not None or (named and values.shape[1]):
        column = column or 0
        held = np.isfinite(values[:, column])
        known = unit(f"[{units[column]}]") if column < len(units) else 0.0
        beats = np.stack([stamps, _in_ms(values[:, column], known)], 1)[held]
    rate = float((info.get("nominal_srate") or [0])[0] or 0)
    return _Stream(
        name, kind, source, stamps, resets, [], beats, values, labels, units, rate if rate < MOST_RATE else 0.0
    )


def _in_ms(rr: Floats, unit_ms: float) -> Floats:
    """Return intervals in ms by the unit that their label says, as they are where it cannot be or says none."""
    median = float(np.nanmedian(rr)) * unit_ms if rr.size else 0.0
    return rr * unit_ms if 200 <= median <= 5000 else rr


def _steady(stamps: Floats) -> tuple[Floats, Floats]:
    """Return stamps without the jumps of a clock that was set, and where each of those was.

    A clock was set where stamps step back by more than 5 s, or forward by more than a day.
    """
    steps = np.diff(stamps)
    jumps = np.flatnonzero((steps < -BACKWARDS) | (steps > FORWARDS))
    if not jumps.size or jumps.size * FEW > stamps.size:
        return stamps, np.empty(0)
    usual = float(np.median(steps[steps > 0])) if (steps > 0).any() else 1.0
    moved = np.zeros(stamps.size)
    moved[jumps + 1] = usual - steps[jumps]
    stamps = stamps + np.cumsum(moved)
    return stamps, stamps[jumps + 1]


def _channels(info: dict[str, Any], n: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels and units that a stream has for its `n` channels, none where it describes another number."""
    try:
        described = info["desc"][0]["channels"][0]["channel"]
        labels = tuple(str((one.get("label") or [""])[0] or "") for one in described)
        units = tuple(str((one.get("unit") or [""])[0] or "") for one in described)
    except (KeyError, TypeError, IndexError, AttributeError):
        return (), ()
    return (labels, units) if len(labels) == n else ((), ())


def _signals(stream: _Stream) -> Iterator[Signal]:
    """Yield the channels of a stream in which beats can be found; of a stream without labels its type says what."""
    if stream.beats.size or not stream.stamps.size or not stream.values.size or _is_acceleration(stream):
        return
    whole = kind_of(stream.type) or kind_of(stream.name)
    for i in range(stream.values.shape[1]):
        label = stream.labels[i] if i < len(stream.labels) else ""
        kind = kind_of(label) or (whole if stream.values.shape[1] == 1 or not label else "")
        alone = stream.values.shape[1] == 1
        name = stream.name if alone else f"{stream.name} {label or i + 1}"
        measured_in = stream.units[i] if i < len(stream.units) else ""
        if not kind and not LEAST_RATE[""] <= stream.rate <= MOST_RATE:
            continue
        yield from pieces(
            name, kind, stream.values[:, i], stream.stamps, stream.rate, unit=measured_in, who=seat_of(stream.name)
        )


def _is_acceleration(stream: _Stream) -> bool:
    return (
        stream.values.ndim == 2
        and stream.values.shape[1] == 3
        and ACC.search(f"{stream.type} {stream.name}") is not None
    )


def _acceleration(stream: _Stream, zero: float) -> list[AnyEvent]:
    """Return the acceleration as blocks of about a second."""
    measured_in = stream.units[0].lower() if stream.units else ""
    milli_g = stream.values * MILLI_G.get(measured_in, 1.0)
    t = ordered(np.clip(stream.stamps - zero, 0, None))
    if t.size < 2 or not np.isfinite(milli_g).all() or float(np.abs(milli_g).max()) > 2**31:
        return []
    rate = stream.rate or (t.size - 1) / max(float(t[-1] - t[0]), 1e-9)
    if not 1 <= rate <= MOST_RATE:
        return []
    who, step = seat_of(stream.name), round(rate)
    gaps = {0, t.size, *(np.flatnonzero(np.diff(t) > 1.0) + 1).tolist()}
    bounds = sorted(gaps | {at for a in gaps for at in range(a, t.size, step)}) if len(gaps) == 2 else sorted(gaps)
    events: list[AnyEvent] = []
    for a, b in pairwise(bounds):
        samples = np.rint(milli_g[a:b]).astype(np.int64).ravel().tolist()
        events.append(Wave(float(t[b - 1]), who, "acc", rate, round(float(t[b - 1]) * 1e9), tuple(samples)))
    return events


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
            moved = stream._replace(stamps=stream.stamps - off, resets=stream.resets - off)
            stream = moved._replace(beats=stream.beats - [off, 0.0])
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
    events = stamped(stamps - zero, rr_ms, seat)
    for reset in (stream.resets - zero).tolist():
        i = next((i for i, event in enumerate(events) if event.t >= reset and isinstance(event, Packet)), 0)
        if i:
            events[i:i] = [Link(events[i - 1].t, seat, "lost", "gap_in_file"), Link(events[i].t, seat, "live")]
    return events


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
    for kind, channels, measured_in in WAVES:
        blocks = [event for event in events if isinstance(event, Wave) and (event.who, event.kind) == (who, kind)]
        if blocks:
            samples = list(chain.from_iterable(_samples(block, len(channels)) for block in blocks))
            yield _Out(f"{kind.upper()}-{who}", kind.upper(), blocks[0].rate, channels, measured_in, "int32", samples)


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

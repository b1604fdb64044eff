"""Suunto: intervals in the SML or XML of Moveslink and Ambit watches, and in the JSON of the Suunto app.

XML: `R-R/Data` of a DeviceLog, or `IBI` (as LoadBeatAmbit of RHRV reads it). JSON: `R-R` of a DeviceLog, or of samples
with their time (`TimeISO8601`) and attributes `suunto/sml`, which may be JSON within JSON (as in Snijderfrey/
suunto2python and sports-lib's EventImporterSuuntoJSON). All are ms; where samples have a time it is when they arrived.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hrvsync.events import AnyEvent
from hrvsync.storage.formats.markup import root_of
from hrvsync.storage.formats.missing import WITHOUT_TIMES, read_intervals, without_times
from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    content,
    decoded,
    imported,
    require,
    stamped,
    steps_back,
)
from hrvsync.storage.limits import NO_JSON, TEXT, check_rows

XML = re.compile(rb"<(?:\w+:)?(?:sml|DeviceLog|suunto|Ambit|openambitlog)\b", re.IGNORECASE)
LOG, SAMPLE = "DeviceLog", "suunto/sml"
APP = "Suunto"


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins like a log of a Suunto watch."""
    if start.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{"):
        return b'"DeviceLog"' in start or b"suunto/sml" in start or b"suunto\\/sml" in start
    return start.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") and XML.search(start) is not None


def read(path: Path) -> Recording:
    """Read the intervals; without times of their own they are chained from the start of the log."""
    data = decoded(content(path, TEXT)).encode()
    if data.lstrip().startswith(b"<"):
        return _chained(path, *_of_xml(data))
    try:
        log = msgspec.json.decode(data)
    except NO_JSON:
        raise FormatError(Message("its JSON is damaged")) from None
    if not isinstance(log, dict):
        raise FormatError(Message("its JSON is damaged"))
    if isinstance(log.get(LOG), dict):
        device = log[LOG]
        header = device.get("Header")
        started = str(header.get("DateTime", "")) if isinstance(header, dict) else ""
        return _chained(path, _cells(device.get("R-R")), started)
    found = list(_samples(log))
    require(
        found, Message("it holds no R-R intervals; the watch recorded heart rates only"), Message("choose another file")
    )
    return _stamped(path, found)


def _of_xml(data: bytes) -> tuple[list[str], str]:
    """Return the intervals as text, and the start of the log."""
    root = root_of(data, "SML")
    cells: list[str] = []
    started = ""
    for parent in root.iter():
        for one in parent:
            tag, inside = one.tag.rpartition("}")[2], parent.tag.rpartition("}")[2]
            if tag == "IBI" or (tag == "Data" and inside == "R-R"):
                cells += re.split(r"[\s,;]+", (one.text or "").strip())
            elif tag == "DateTime" and not started:
                started = (one.text or "").strip()
    return [cell for cell in cells if cell], started


def _cells(beats: Any) -> list[str]:
    """Return the intervals that an entry `R-R` holds: a list, or a text of numbers."""
    if isinstance(beats, dict):
        beats = beats.get("Data", beats.get("IBI"))
    if isinstance(beats, str):
        return [cell for cell in re.split(r"[\s,;]+", beats.strip()) if cell]
    if isinstance(beats, int | float):
        return [str(beats)]
    return [str(one) for one in beats] if isinstance(beats, list) else []


def _samples(log: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the time and the intervals of each sample that has some."""
    within = log.get("Data")
    samples = log.get("Samples") or (within.get("Samples") if isinstance(within, dict) else None)
    for sample in samples if isinstance(samples, list) else []:
        attributes = sample.get("Attributes") if isinstance(sample, dict) else None
        if isinstance(attributes, str):
            try:
                attributes = msgspec.json.decode(attributes)
            except NO_JSON:
                continue
        inner = attributes.get(SAMPLE) if isinstance(attributes, dict) else None
        cells = _cells(inner.get("R-R")) if isinstance(inner, dict) else []
        if cells:
            yield str(sample.get("TimeISO8601", "")), cells


def _chained(path: Path, cells: list[str], started: str) -> Recording:
    require(
        cells, Message("it holds no R-R intervals; the watch recorded heart rates only"), Message("choose another file")
    )
    check_rows(len(cells))
    found = read_intervals(cells, range(1, len(cells) + 1))
    return imported(path, without_times(found.rr_ms), APP, _iso(started), (WITHOUT_TIMES, *found.notes))


def _stamped(path: Path, samples: list[tuple[str, list[str]]]) -> Recording:
    times: list[float] = []
    cells: list[str] = []
    for text, some in samples:
        try:
            at = datetime.fromisoformat(text).timestamp()
        except (ValueError, OverflowError, OSError):
            return _chained(path, [cell for _, one in samples for cell in one], samples[0][0])
        times += [at] * len(some)
        cells += some
    check_rows(len(cells))
    found = read_intervals(cells, range(1, len(cells) + 1))
    there = np.isfinite(found.rr_ms)
    t, rr_ms = np.array(times)[there], found.rr_ms[there]
    require(t.size, Message("it holds no heartbeats"), Message("choose another file"))
    first = float(rr_ms[t == t[0]].sum()) / 1000
    events: list[AnyEvent] = stamped(t - t[0] + first, rr_ms)
    began = datetime.fromtimestamp(float(t[0]) - first, datetime.fromisoformat(samples[0][0]).tzinfo)
    return imported(path, events, APP, began.isoformat(), (*found.notes, *steps_back(t)))


def _iso(text: str) -> str:
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return ""

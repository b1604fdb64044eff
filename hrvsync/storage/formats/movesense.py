"""Movesense Showcase: the JSON of a stream of heart rates or ECG, one object a notification.

`{"data": [{"heartRate": {"average": 61.2, "rrData": [980]}}, ...]}` and `{"data": [{"ecg": {"Timestamp": 1024,
"Samples": [...]}}, ...]}`, as the app exports them and the sensor's API notifies (Meas/HR and Meas/ECG of
https://bitbucket.org/movesense/movesense-device-lib). The name of the file begins with its start in UTC.
"""

import re
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hrvsync.storage.formats.missing import WITHOUT_TIMES, read_intervals, without_times
from hrvsync.storage.formats.reading import FormatError, Message, Recording, Signal, content, decoded, imported, require
from hrvsync.storage.formats.signals import LEAST_RATE, MOST_RATE, loaded
from hrvsync.storage.limits import EVENTS, NO_JSON, TEXT, check_rows

APP = "Movesense Showcase"
HOLDS = re.compile(rb'^\s*\{\s*"data"\s*:\s*\[\s*\{\s*"(heartRate|hr|ecg)"', re.IGNORECASE)
LATEST_MS = 1e15
STARTED = re.compile(r"(\d{8}T\d{6})Z.*")


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins like a stream of heart rates or ECG."""
    return HOLDS.match(start.removeprefix(b"\xef\xbb\xbf")) is not None


def read(path: Path) -> Recording:
    """Read the intervals, which have no times and are chained, or the ECG, whose rate its time stamps show."""
    try:
        log = msgspec.json.decode(decoded(content(path, TEXT)))
    except NO_JSON:
        raise FormatError(Message("its JSON is damaged")) from None
    entries = _list(log, "data") if isinstance(log, dict) else []
    named = STARTED.match(path.name)
    started = datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC).isoformat() if named else ""
    beats = [str(rr) for one in _of(entries, "heartRate", "hr") for rr in _list(one, "rrData", "rrdata")]
    if beats:
        check_rows(len(beats))
        found = read_intervals(beats, range(1, len(beats) + 1))
        return imported(path, without_times(found.rr_ms), APP, started, (WITHOUT_TIMES, *found.notes))
    signals = _ecg(_of(entries, "ecg", "ECG"))
    require(signals, Message("it holds neither R-R intervals nor an ECG"), Message("choose another file"))
    return imported(path, [], APP, started, signals=signals)


def _of(entries: list[Any], *names: str) -> list[dict[str, Any]]:
    """Return what the notifications of a kind hold."""
    found = [one.get(name) for one in entries if isinstance(one, dict) for name in names if name in one]
    return [one for one in found if isinstance(one, dict)]


def _list(one: dict[str, Any], *names: str) -> list[Any]:
    value = next((one[name] for name in names if name in one), [])
    return value if isinstance(value, list) else []


def _ecg(blocks: list[dict[str, Any]]) -> list[Signal]:
    """Return the ECG, with a signal for each stretch without a gap."""
    samples = [_list(block, "Samples", "samples") for block in blocks]
    stamps = [block.get("Timestamp", block.get("timestamp")) for block in blocks]
    check_rows(sum(map(len, samples)), EVENTS)
    timed = ((t, x) for t, x in zip(stamps, samples, strict=True) if isinstance(t, int | float) and x)
    known = [(t / 1000, x) for t, x in timed if abs(t) < LATEST_MS]
    if len(known) < 2:
        return []
    steps = [(b - a) / len(x) for (a, x), (b, _) in pairwise(known) if b > a]
    rate = 1 / float(np.median(steps)) if steps else 0.0
    if not LEAST_RATE["ecg"] * 0.9 <= rate <= MOST_RATE:
        return []
    parts: list[list[tuple[float, list[Any]]]] = [[known[0]]]
    for before, block in pairwise(known):
        if abs(block[0] - before[0] - len(before[1]) / rate) > 1.0:
            parts.append([])
        parts[-1].append(block)
    zero = known[0][0]
    found: list[Signal] = []
    for part in parts:
        try:
            x = np.array([value for _, block in part for value in block], np.float64)
        except (TypeError, ValueError, OverflowError):
            raise FormatError(Message("a sample of its ECG is no number")) from None
        if part[0][0] >= zero:
            found.append(Signal("ECG", "ecg", rate, x.size, loaded(x), t=part[0][0] - zero))
    return found

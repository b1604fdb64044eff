"""Apple Health: the beats inside the records of heart rate variability in export.xml, or in the zip that holds it.

A record `HKQuantityTypeIdentifierHeartRateVariabilitySDNN` of about a minute holds a list of beats, each with the
instantaneous rate (whole beats a minute) and its time of day to 1/100 s, as the phone's language writes it:
20:14:07.68, 8:34:05,10 or 6:14:48.94 PM (samples in the public repositories franzbischoff/SensAnalytics and
JDecool/HKParser). The day and the zone are those of the record. The watch feels the pulse at the wrist.

The file is read in pieces and never parsed whole: only the records that hold beats are, each on its own, so that no
definition of an entity reaches the parser.
"""

import re
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import BinaryIO
from xml.etree import ElementTree

import msgspec
import numpy as np

from hrvsync.beats import Floats
from hrvsync.events import AnyEvent
from hrvsync.storage.formats.reading import FormatError, Message, Recording, imported, require, unbroken
from hrvsync.storage.limits import check_size, opened
from hrvsync.storage.recording import Header

KIND = b"HKQuantityTypeIdentifierHeartRateVariabilitySDNN"
OPENS, CLOSES = b"<Record ", b"</Record>"
PIECE = 1 << 22
LONGEST_RECORD = 1 << 20
"""Bytes of one record with its beats."""
MOST = 16 << 30
"""Bytes of an export, unpacked."""
SECONDS = 600.0
TIME = re.compile(r"(\d{1,2})\D(\d{2})\D(\d{2})(?:\D(\d{1,3}))?\s*(\D*)")
QUARTER = 900.0
"""Seconds: the record's zone and that of its beats differ by a multiple of these, or by nothing."""
HALF_DAY = 43_200.0
FITS = 0.15
"""Share by which the time between two beats may differ from their rates; else beats are missing between them."""
TOGETHER = 600.0
"""Seconds between two records that belong to one recording."""


BROKEN_ZIP = zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, UnicodeDecodeError
"""What zipfile raises for damage; RuntimeError is a password, or a compression that Python does not know."""


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins like an export of Apple Health, or is a zip that holds one."""
    if start.startswith(b"PK\x03\x04"):
        return b"apple_health_export" in start or _in_zip(path) is not None
    return b"<!DOCTYPE HealthData" in start or b"<HealthData" in start


def read(path: Path) -> Recording:
    """Read the newest of its recordings; a note says how many there are."""
    newest, n = None, 0
    for one in read_all(path):  # one at a time: years of them are large
        newest, n = one, n + 1
    if newest is None:
        raise FormatError(
            Message("it holds no records of heart rate variability with beats"), Message("choose another file")
        )
    if n > 1:
        note = Message("It holds {n} recordings; this is the newest. `hrvsync import` brings them all.", n=n)
        header = _with_note(newest, str(note))
        return Recording(header, newest.events)
    return newest


def read_all(path: Path) -> Iterator[Recording]:
    """Yield every recording in order of time: records of beats, joined where less than 10 min lie between them."""
    found = sorted(_records(path), key=lambda one: one[0])
    found = [one for i, one in enumerate(found) if not i or one[0] != found[i - 1][0]]
    group: list[tuple[datetime, Floats, Floats]] = []
    for record in found:
        if group and (record[0] - group[-1][0]).total_seconds() - group[-1][1][-1] > TOGETHER:
            yield _recording(path, group)
            group = []
        group.append(record)
    if group:
        yield _recording(path, group)


def _with_note(recording: Recording, note: str) -> Header:
    return msgspec.structs.replace(recording.header, notes=(note, *recording.header.notes))


def _recording(path: Path, group: list[tuple[datetime, Floats, Floats]]) -> Recording:
    """Return the recording of records that follow each other: start, times of beats (s from it) and rates."""
    zero = group[0][0]
    times, intervals, runs = [np.empty(0)], [np.empty(0)], [np.empty(0, np.int64)]
    number = 0
    for start, t, bpm in group:
        rr_ms = np.diff(t) * 1000
        expected = 60_000 / bpm
        low, high = np.minimum(expected[1:], expected[:-1]), np.maximum(expected[1:], expected[:-1])
        fits = (rr_ms >= low * (1 - FITS)) & (rr_ms <= high * (1 + FITS))
        times.append(((start - zero).total_seconds() + t[1:])[fits])
        intervals.append(np.round(rr_ms[fits]))
        runs.append(number + np.cumsum(~fits)[fits])
        number += int(np.count_nonzero(~fits)) + 1
    t, rr_ms, run = np.concatenate(times), np.concatenate(intervals), np.concatenate(runs)
    keep = np.diff(t, prepend=-1.0) > 0
    events: list[AnyEvent] = unbroken(t[keep], rr_ms[keep], run[keep])
    notes = (Message("Its beats are to 1/100 s: RMSSD is uncertain by some milliseconds."),)
    return imported(path, events, "Apple Health", zero.isoformat(), notes, pulse=True)


def _records(path: Path) -> Iterator[tuple[datetime, Floats, Floats]]:
    for record in _blocks(path):
        with suppress(ElementTree.ParseError, ValueError, OverflowError):  # a damaged record is passed over
            found = _beats(ElementTree.fromstring(record))
            if found is not None:
                yield found


def _beats(record: ElementTree.Element) -> tuple[datetime, Floats, Floats] | None:
    """Return the start of a record, the times of its beats (s from it) and their rates; None for too few."""
    start = datetime.strptime(record.get("startDate", ""), "%Y-%m-%d %H:%M:%S %z")
    of_day = start.hour * 3600 + start.minute * 60 + start.second
    times: list[float] = []
    rates: list[float] = []
    for beat in record.iter("InstantaneousBeatsPerMinute"):
        bpm = float(beat.get("bpm", "nan"))
        if 20 <= bpm <= 300:
            times.append(_time(beat.get("time", "")))
            rates.append(bpm)
    if len(times) < 2:
        return None
    t = np.array(times) - of_day
    t -= QUARTER * np.round(t[0] / QUARTER)  # the language or the zone may have been another one
    t -= HALF_DAY * np.cumsum(np.round(np.diff(t, prepend=t[:1]) / HALF_DAY))  # midnight, and noon of 12 h
    if (np.diff(t) < 0).any() or t[-1] > 3600 or t[0] < -60:
        return None
    return start, t, np.array(rates)


def _time(text: str) -> float:
    """Return a time of day in seconds, of 24 h or 12 h, in any language."""
    found = TIME.search(text)
    if found is None:
        raise ValueError(text)
    hour, minute, second = (int(found[i]) for i in (1, 2, 3))
    fraction = int(found[4]) / 10 ** len(found[4]) if found[4] else 0.0
    return hour * 3600 + minute * 60 + second + fraction


def _blocks(path: Path) -> Iterator[bytes]:
    """Yield the bytes of every record that holds a list of beats."""
    begun = monotonic()
    with _xml(path) as file:
        rest, read_so_far = b"", 0
        while piece := file.read(PIECE):
            read_so_far += len(piece)
            check_size(read_so_far, MOST)
            require(monotonic() - begun < SECONDS, Message("reading it takes longer than {n:.0f} s", n=SECONDS))
            data = rest + piece
            at = 0
            while (found := data.find(KIND, at)) >= 0:
                opens = data.rfind(OPENS, max(0, found - 400), found)
                ends = data.find(b">", found)
                if opens < 0:
                    at = found + len(KIND)
                    continue
                if ends >= 0 and data[ends - 1 : ends] == b"/":
                    at = ends
                    continue
                closes = data.find(CLOSES, found)
                if ends < 0 or closes < 0:
                    if len(data) - opens > LONGEST_RECORD:
                        at = found + len(KIND)
                        continue
                    break
                yield data[opens : closes + len(CLOSES)]
                at = closes
            else:
                found = -1
            keep = data.rfind(OPENS, max(0, found - 400), found) if found >= 0 else max(at, len(data) - 400)
            rest = data[keep:]


@contextmanager
def _xml(path: Path) -> Generator[BinaryIO]:
    """Open export.xml, in its zip where it is in one."""
    with opened(path, MOST) as file:
        if file.read(4) != b"PK\x03\x04":
            file.seek(0)
            yield file
            return
        file.seek(0)
        try:
            with zipfile.ZipFile(file) as archive:
                name = _member(archive)
                require(name, Message("it holds no export.xml"), Message("choose another file"))
                assert name is not None
                with archive.open(name) as inner:
                    yield inner  # pyright: ignore[reportReturnType]
        except BROKEN_ZIP:
            raise FormatError(Message("the zip file is damaged"), Message("export it again")) from None


def _in_zip(path: Path) -> str | None:
    try:
        with zipfile.ZipFile(path) as archive:
            return _member(archive)
    except (*BROKEN_ZIP, OSError, ValueError):
        return None


def _member(archive: zipfile.ZipFile) -> str | None:
    """Return the name of the export in a zip, which is in the phone's language: the largest .xml but export_cda.xml."""
    names = [one for one in archive.infolist() if one.filename.lower().endswith(".xml") and "_cda" not in one.filename]
    inside = [one for one in names if "apple_health" in one.filename.lower()] or names
    return max(inside, key=lambda one: one.file_size).filename if inside else None

"""WFDB annotations (PhysioNet): beat times with labels, `.atr`, `.ecg`, `.qrs` and their like, with the `.hea` beside.

The reader is our own, of a page: the wfdb package brings pandas, matplotlib and aiohttp along.
Format: https://physionet.org/physiotools/wag/annot-5.htm (16-bit words: a code of 6 bits, an interval of 10).
"""

import re
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    between_beats,
    check_rows,
    content,
    decoded,
    imported,
    rows,
)

START = 4096
SUFFIXES = {".atr", ".ecg", ".qrs", ".ann", ".ari", ".man", ".beat", ".wqrs", ".gqrs", ".xws"}
BEAT_CODES = frozenset([*range(1, 14), 25, 30, 34, 35, 38, 41])
"""N L R a V F J A S E j / Q, B, ?, n, e, f, r: what WFDB's own isqrs takes for a beat."""
NORMAL_CODE = 1
SKIP, NUM, SUB, CHN, AUX = 59, 60, 61, 62, 63
RATE_NOTE = re.compile(rb"## time resolution: (\d{1,7}(?:\.\d{1,6})?)")
NANO = 1_000_000_000
"""Ticks of a rate that is no whole number are counted in billionths of a second."""
AFDB = re.compile(r"0[3-8]\d{3}$")
AFDB_RATE = 250


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file is named like WFDB annotations, or lies beside a header of its name, and is not text."""
    if path.suffix not in SUFFIXES and not path.with_suffix(".hea").is_file():
        return False
    words = start[: len(start) // 2 * 2]
    return any(byte < 9 for byte in start) and (
        path.suffix in SUFFIXES or (len(words) < START and words.endswith(b"\0\0"))
    )


def read(path: Path) -> Recording:
    """Read the beats of a WFDB annotation file, in ticks of the sampling rate that its `.hea` file gives.

    Codes that are no beats (noise, rhythm) are passed over. Without a `.hea`, records of the MIT-BIH AF database are
    known to have 250 Hz; others are refused, for a wrong rate makes every number wrong.
    """
    data = content(path)
    rate, notes = _rate(path, data)
    began = _began(path)
    check_rows(len(data) // 2)
    words = np.frombuffer(data[: len(data) // 2 * 2], "<u2").tolist()
    beats: list[int] = []
    other = 0
    at = i = 0
    while i < len(words):
        code, n = words[i] >> 10, words[i] & 0x3FF
        i += 1
        if code == 0 and n == 0:
            break
        if code == SKIP:
            if i + 1 >= len(words):
                break
            skip = words[i] << 16 | words[i + 1]
            at += skip - (1 << 32) if skip >= 1 << 31 else skip
            i += 2
        elif code == AUX:
            i += (n + 1) // 2
        elif code not in {NUM, SUB, CHN}:
            at += n
            if code in BEAT_CODES:
                beats.append(at)
                other += code != NORMAL_CODE
    if other:
        notes += (f"{other} of its {len(beats)} beats are marked as other than normal there; hrvsync judges again.",)
    at_ticks = np.array(beats, np.int64)
    if rate == int(rate):
        events = between_beats(at_ticks, int(rate))
    else:
        events = between_beats(np.rint(at_ticks * (NANO / rate)).astype(np.int64), NANO)
    return imported(path, events, f"WFDB {path.suffix} at {rate:g} Hz", began, notes)


def _began(path: Path) -> str:
    """Return the local time at which a record began, as its header says, "" where it does not say the date."""
    header = path.with_suffix(".hea")
    record = next((cells for _, cells in rows(decoded(content(header)))), []) if header.is_file() else []
    if len(record) < 6 or not re.fullmatch(r"\d\d?/\d\d?/\d{4}", record[5]):
        return ""
    try:
        time = record[4] if record[4].count(":") == 2 else f"0:{record[4]}"
        hours, minutes, seconds = (float(part) for part in time.split(":"))
        day = datetime.strptime(record[5], "%d/%m/%Y")
        return (day + timedelta(hours=hours, minutes=minutes, seconds=seconds)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _rate(path: Path, data: bytes) -> tuple[float, tuple[str, ...]]:
    """Return the ticks a second: what the annotations say of themselves, else the sampling rate of the header."""
    header = path.with_suffix(".hea")
    if (found := RATE_NOTE.search(data)) and float(found[1]) >= 1:
        return float(found[1]), ()
    if header.exists():
        record = next((cells for _, cells in rows(decoded(content(header)))), [])
        rate = re.match(r"\d{1,7}(?:\.\d{1,9})?", record[2]) if len(record) > 2 else None
        if rate and 1 <= float(rate[0]) <= 1_000_000:
            return float(rate[0]), ()
        raise FormatError(
            Message("{header} holds no sampling rate", header=header.name), Message("download the record again")
        )
    if AFDB.fullmatch(path.stem):
        return AFDB_RATE, (f"There is no {header.name}: taken for the MIT-BIH AF database, which has {AFDB_RATE} Hz.",)
    raise FormatError(
        Message("its sampling rate is unknown without {header}", header=header.name),
        Message("put that file beside it"),
    )

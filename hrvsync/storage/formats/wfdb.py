"""WFDB annotations (PhysioNet): beat times with labels, `.atr`, `.ecg`, `.qrs` and their like, with the `.hea` beside.

The reader is our own, of a page: the wfdb package brings pandas, matplotlib and aiohttp along.
Format: https://physionet.org/physiotools/wag/annot-5.htm (16-bit words: a code of 6 bits, an interval of 10).
"""

import re
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

SUFFIXES = {".atr", ".ecg", ".qrs", ".ann", ".ari", ".man", ".beat", ".wqrs", ".gqrs", ".xws"}
BEAT_CODES = frozenset([*range(1, 14), 25, 30, 34, 35, 38, 41])
"""N L R a V F J A S E j / Q, B, ?, n, e, f, r: what WFDB's own isqrs takes for a beat."""
NORMAL_CODE = 1
SKIP, NUM, SUB, CHN, AUX = 59, 60, 61, 62, 63
RATE_NOTE = re.compile(rb"## time resolution: (\d+)")
AFDB = re.compile(r"0[3-8]\d{3}$")
AFDB_RATE = 250


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file is named like WFDB annotations and is not text."""
    return path.suffix in SUFFIXES and not start.isascii()


def read(path: Path) -> Recording:
    """Read the beats of a WFDB annotation file, in ticks of the sampling rate that its `.hea` file gives.

    Codes that are no beats (noise, rhythm) are passed over. Without a `.hea`, records of the MIT-BIH AF database are
    known to have 250 Hz; others are refused, for a wrong rate makes every number wrong.
    """
    data = content(path)
    rate, notes = _rate(path, data)
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
    return imported(
        path, between_beats(np.array(beats, np.int64), rate), f"WFDB {path.suffix} at {rate} Hz", notes=notes
    )


def _rate(path: Path, data: bytes) -> tuple[int, tuple[str, ...]]:
    header = path.with_suffix(".hea")
    if header.exists():
        record = next((cells for _, cells in rows(decoded(content(header)))), [])
        rate = re.match(r"\d{1,7}", record[2]) if len(record) > 2 else None
        if rate and 1 <= int(rate[0]) <= 1_000_000:
            return int(rate[0]), ()
        raise FormatError(
            Message("{header} holds no sampling rate", header=header.name), Message("download the record again")
        )
    if found := RATE_NOTE.search(data):
        return max(1, int(found[1][:6])), ()
    if AFDB.fullmatch(path.stem):
        return AFDB_RATE, (f"There is no {header.name}: taken for the MIT-BIH AF database, which has {AFDB_RATE} Hz.",)
    raise FormatError(
        Message("its sampling rate is unknown without {header}", header=header.name),
        Message("put that file beside it"),
    )

"""Empatica: `IBI.csv` and `BVP.csv` of the E4, and `systolic_peaks` of the EmbracePlus.

E4: offsets and intervals (s) below a line with the start, or the pulse wave below the start and its rate
(info.txt in each of its archives, as in im-ethz/flirt, test/wearable-data/empatica). EmbracePlus: one systolic peak a
row in nanoseconds since 1970 (`systolic_peaks` of the raw Avro files, tables made of them as in Empatica's manual of
the EmbracePlus data). Both feel the pulse at the wrist.
"""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from hrvsync.storage.formats.columns import words
from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    Signal,
    between_beats,
    column,
    content,
    decoded,
    imported,
    intervals,
    is_number,
    require,
    rows,
    stamped,
    steps_back,
)
from hrvsync.storage.formats.signals import loaded

EPOCH = 1e8
PEAKS = {"systolicpeaks", "systolicpeak", "peakstimenanos", "systolicpeaktimestamp", "systolicpeaktimestampns"}
NANOSECONDS = 1_000_000_000
TICKS = 10_000
LONGEST_S = 3


def sniff(start: bytes, path: Path) -> bool:
    """Return whether the first line is a time and the word IBI."""
    cells = start.partition(b"\n")[0].split(b",")
    return len(cells) == 2 and cells[1].strip().upper() == b"IBI" and cells[0].strip()[:1].isdigit()


def read(path: Path) -> Recording:
    """Read the intervals with their offsets from the start (UTC); its gaps are real."""
    (_, (epoch, *_)), *body = rows(decoded(content(path)), ",")
    require(body, Message("it holds no intervals"), Message("choose another file"))
    t = column(body, 0)
    events = stamped(t, intervals(body, 1))
    return imported(path, events, "Empatica", _started(epoch), steps_back(t), pulse=True)


def sniff_bvp(start: bytes, path: Path) -> bool:
    """Return whether a file is named BVP and begins with a time since 1970 and a rate."""
    first, second, *_ = [*start.decode("latin-1").split("\n", 2), "", ""]
    named = path.stem.upper().startswith("BVP") or path.stem.upper().endswith("BVP")
    return named and is_number(first) and float(first) > EPOCH and is_number(second) and 20 <= float(second) <= 1000


def read_bvp(path: Path) -> Recording:
    """Read the pulse wave below a line with its start (UTC) and one with its rate."""
    (_, (epoch, *_)), (_, (rate, *_)), *body = rows(decoded(content(path)), ",")
    require(body, Message("it holds no samples"), Message("choose another file"))
    x = column(body, 0)
    signal = Signal("BVP", "pulse", float(rate), x.size, loaded(x))
    return imported(path, [], "Empatica", _started(epoch), signals=[signal])


def sniff_peaks(start: bytes, path: Path) -> bool:
    """Return whether a table has one column of systolic peaks."""
    first = start.decode("utf-8-sig", "replace").partition("\n")[0]
    return any("".join(words(cell)) in PEAKS for cell in first.replace(";", ",").split(","))


def read_peaks(path: Path) -> Recording:
    """Read the intervals between systolic peaks (ns since 1970); more than 3 s between two are a gap."""
    (_, names), *body = [
        (number, [part for cell in cells for part in cell.split(";")])
        for number, cells in rows(decoded(content(path)), ",")
    ]
    require(body, Message("it holds no peaks"), Message("choose another file"))
    i = next(i for i, name in enumerate(names) if "".join(words(name)) in PEAKS)
    column(body, i)  # says which line holds no number
    whole = sorted({int(cells[i]) if cells[i].isdecimal() else round(float(cells[i])) for _, cells in body})
    zero = whole[0]
    require(whole[-1] - zero < 31 * 86_400 * NANOSECONDS, Message("its peaks span more than a month"))
    ticks = np.array([round((peak - zero) * TICKS / NANOSECONDS) for peak in whole], np.int64)
    parts = np.split(ticks, np.flatnonzero(np.diff(ticks) > LONGEST_S * TICKS) + 1)
    events = [event for part in parts for event in between_beats(part, TICKS)]
    return imported(path, events, "Empatica EmbracePlus", _started(str(zero / NANOSECONDS)), pulse=True)


def _started(epoch: str) -> str:
    try:
        return datetime.fromtimestamp(float(epoch), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        raise FormatError(Message("{text!r} is no time of start", text=epoch[:40]), line=1) from None

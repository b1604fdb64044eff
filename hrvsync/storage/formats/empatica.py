"""Empatica IBI.csv: offsets and intervals in seconds below a line with the start."""

from datetime import UTC, datetime
from pathlib import Path

from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    column,
    content,
    decoded,
    imported,
    intervals,
    require,
    rows,
    stamped,
    steps_back,
)


def sniff(start: bytes, path: Path) -> bool:
    """Return whether the first line is a time and the word IBI."""
    cells = start.partition(b"\n")[0].split(b",")
    return len(cells) == 2 and cells[1].strip().upper() == b"IBI" and cells[0].strip()[:1].isdigit()


def read(path: Path) -> Recording:
    """Read the intervals with their offsets from the start (UTC); its gaps are real."""
    (_, (epoch, *_)), *body = rows(decoded(content(path)), ",")
    require(body, Message("it holds no intervals"), Message("choose another file"))
    try:
        started = datetime.fromtimestamp(float(epoch), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        raise FormatError(Message("{text!r} is no time of start", text=epoch[:40]), line=1) from None
    t = column(body, 0)
    return imported(path, stamped(t, intervals(body, 1)), "Empatica", started, steps_back(t))

"""straplog: SQLite files with raw ticks, notifications and marks."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hrvsync.events import AnyEvent, Mark, Packet
from hrvsync.storage.formats.reading import Message, Recording, bounded, imported, merged, parsing, require
from hrvsync.storage.limits import LINE

MAGIC = b"SQLite format 3\0"
LONGEST_QUERY = 50_000_000
"""Steps of the SQLite machine, about a second: a damaged file may send it round in circles."""


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file is an SQLite database with the tables of straplog."""
    return start.startswith(MAGIC) and b"recording" in start and b"beat" in start


def read(path: Path) -> Recording:
    """Read the last recording of a straplog file: raw ticks with the estimated end of each beat, and its marks."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    with parsing("straplog"), closing(sqlite3.connect(address, uri=True)) as file:
        file.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LINE)
        file.set_progress_handler(lambda: 1, LONGEST_QUERY)
        return _recording(path, file)


def _recording(path: Path, file: sqlite3.Connection) -> Recording:
    started = "SELECT id, started_at_ms, tz_offset_s FROM recording ORDER BY started_at_ms"
    recordings = list(bounded(file.execute(started)))
    require(recordings, Message("it holds no recording"))
    number, start_ms, offset_s = recordings[-1]
    beats = file.execute(
        "SELECT t_end_ms_est, rr_ms, rr_1024 FROM beat WHERE recording_id = ? ORDER BY t_end_ms_est, id", (number,)
    )
    events: list[AnyEvent] = []
    for end_ms, rr_ms, ticks in bounded(beats):
        rr, per_second = (int(ticks), 1024) if ticks is not None else (round(float(rr_ms)), 1000)
        events.append(Packet(t=max(0.0, (end_ms - start_ms) / 1000), who="A", rr=(rr,), per_second=per_second))
    rows = file.execute("SELECT at_ms, kind, label, note FROM event WHERE at_ms >= ? ORDER BY at_ms", (start_ms,))
    marks = [
        Mark(t=(at_ms - start_ms) / 1000, kind=str(kind), text=": ".join(str(s) for s in (label, note) if s))
        for at_ms, kind, label, note in bounded(rows)
    ]
    notes = (f"It holds {len(recordings)} recordings; the last one was read.",) if len(recordings) > 1 else ()
    zone = timezone(timedelta(seconds=int(offset_s or 0)))
    started = datetime.fromtimestamp(start_ms / 1000, UTC).astimezone(zone).isoformat()
    return imported(path, merged(events, marks), "straplog", started, notes)

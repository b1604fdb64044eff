"""Our CSV: NAME.beats.csv, one row a beat, and beside it NAME.marks.csv and NAME.seconds.csv."""

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import numpy as np

from hrvsync.beats import Beats
from hrvsync.events import AnyEvent, Mark
from hrvsync.storage.atomic import rearmed, write_table
from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    beginning,
    bounded,
    by_seat,
    column,
    content,
    decoded,
    imported,
    merged,
    ordered,
    require,
    rows,
)
from hrvsync.storage.formats.writing import marks, unsupported, write_whole

COLUMNS = ["who", "t", "rr_ms", "run"]
MARK_COLUMNS = ["t", "kind", "who", "text"]
READ_ALONE = Message("remove it to read the beats alone")
sniff = beginning(",".join(COLUMNS).encode())


def read(path: Path) -> Recording:
    """Read NAME.beats.csv, and the marks of NAME.marks.csv where that lies beside it."""
    table = rows(decoded(content(path)), ",")[1:]
    require(table, Message("it holds no beats"), Message("choose another file"))
    t, rr_ms, run = (column(table, i) for i in (1, 2, 3))
    require(np.abs(run).max() < 2**53, Message("a run in it is no number"))
    beats = by_seat([cells[0] for _, cells in table], t, rr_ms, run.astype(np.int64))
    beside = beside_csv(path, "marks")
    return imported(path, merged(beats, _marks(beside) if beside.is_file() else []), "CSV of beats")


def _marks(path: Path) -> list[AnyEvent]:
    try:
        table = [row for row in bounded(csv.reader(StringIO(decoded(content(path))))) if row][1:]
    except csv.Error as error:
        raise FormatError(
            Message("{file} is damaged ({error})", file=path.name, error=str(error)), READ_ALONE
        ) from None
    t = ordered(column(list(enumerate(table, 2)), 0))
    require(
        all(len(row) >= len(MARK_COLUMNS) for row in table),
        Message("{file} has fewer than {n} columns", file=path.name, n=len(MARK_COLUMNS)),
        READ_ALONE,
    )
    texts = (map(rearmed, row[1:4]) for row in table)
    return [Mark(at, kind, text, who or None) for at, (kind, who, text) in zip(t.tolist(), texts, strict=True)]


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write NAME.beats.csv and NAME.marks.csv for NAME.csv; return what they cannot hold."""
    table = [
        f"{who},{t:.6f},{rr!r},{run}\n"
        for who, series in beats.items()
        for t, rr, run in zip(series.t.tolist(), series.rr_ms.tolist(), series.run.tolist(), strict=True)
    ]
    write_whole(beside_csv(path, "beats"), ",".join(COLUMNS) + "\n" + "".join(table))
    found = ((f"{mark.t:.6f}", mark.kind, mark.who or "", mark.text) for mark in marks(recording.events()))
    write_table(beside_csv(path, "marks"), MARK_COLUMNS, found)
    return unsupported("CSV", recording.events(), {"marks"})


def beside_csv(path: Path, table: str) -> Path:
    """Return where that table lies for the NAME.csv or NAME.beats.csv at `path`: NAME.`table`.csv."""
    return path.with_name(f"{path.name.removesuffix('.csv').removesuffix('.beats')}.{table}.csv")

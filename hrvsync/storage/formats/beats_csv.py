"""Our CSV: NAME.beats.csv, one row a beat, and beside it NAME.marks.csv and NAME.seconds.csv."""

import csv
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import numpy as np

from hrvsync.events import AnyEvent, Mark, Phase
from hrvsync.i18n import Message
from hrvsync.storage.atomic import replacing
from hrvsync.storage.formats.foreign import Foreign, FormatError, merged, ordered, seats, unbroken
from hrvsync.storage.formats.left_out import left_out
from hrvsync.storage.formats.series import Series
from hrvsync.storage.formats.text import column, content, decoded, rows
from hrvsync.storage.recording import Recording

BEATS, MARKS = ".beats.csv", ".marks.csv"
COLUMNS = ["who", "t", "rr_ms", "run"]
MARK_COLUMNS = ["t", "kind", "who", "text"]


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether a file begins with our columns."""
    return start.lstrip(b"\xef\xbb\xbf").startswith(",".join(COLUMNS).encode())


def read(path: Path) -> Foreign:
    """Read NAME.beats.csv, and the marks of NAME.marks.csv where that lies beside it."""
    table = rows(decoded(content(path)), ",")[1:]
    if not table:
        raise FormatError(Message("it holds no beats"), Message("choose another file"))
    t, rr_ms, run = (column(table, i) for i in (1, 2, 3))
    if np.abs(run).max() >= 2**53:
        raise FormatError(Message("a run in it is no number"))
    who = np.array([cells[0] for _, cells in table])
    parts = [
        unbroken(t[who == seat], rr_ms[who == seat], run[who == seat].astype(np.int64), seat)
        for seat in seats(set(who.tolist()))
    ]
    beside = path.with_name(path.name.removesuffix(BEATS) + MARKS)
    marks = _marks(beside) if path.name.endswith(BEATS) and beside.is_file() else []
    return Foreign(merged(*parts, marks), "CSV of beats")


def _marks(path: Path) -> list[AnyEvent]:
    try:
        table = [row for row in csv.reader(StringIO(decoded(content(path)))) if row][1:]
    except csv.Error as error:
        raise FormatError(
            Message("{file} is damaged ({error})", file=path.name, error=str(error)),
            Message("remove it to read the beats alone"),
        ) from None
    numbered = list(enumerate(table, 2))
    t = ordered(column(numbered, 0))
    if any(len(row) < len(MARK_COLUMNS) for row in table):
        raise FormatError(
            Message("{file} has fewer than {n} columns", file=path.name, n=len(MARK_COLUMNS)),
            Message("remove it to read the beats alone"),
        )
    return [Mark(t=at, kind=row[1], who=row[2] or None, text=row[3]) for at, row in zip(t.tolist(), table, strict=True)]


def write(path: Path, recording: Recording, beats: Mapping[str, Series]) -> tuple[str, ...]:
    """Write NAME.beats.csv and NAME.marks.csv for NAME.csv; return what they cannot hold."""
    name = path.name.removesuffix(".csv").removesuffix(".beats")
    table = [
        f"{who},{t:.6f},{rr!r},{run}\n"
        for who, series in beats.items()
        for t, rr, run in zip(series.t.tolist(), series.rr_ms.tolist(), series.run.tolist(), strict=True)
    ]
    with replacing(path.with_name(name + BEATS)) as part:
        part.write_text(",".join(COLUMNS) + "\n" + "".join(table), "utf-8")
    with replacing(path.with_name(name + MARKS)) as part, part.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(MARK_COLUMNS)
        for event in recording.events():
            match event:
                case Mark():
                    out.writerow([f"{event.t:.6f}", event.kind, event.who or "", event.text])
                case Phase():
                    out.writerow([f"{event.t:.6f}", "phase", "", event.name])
                case _:
                    pass
    return left_out("CSV", recording.events(), {"marks"})

"""BIDS: beats and marks in `_events.tsv`, an even IBI of 4 Hz in `_physio.tsv.gz` beside it; one `sub-` a person."""

import gzip
import json
from collections.abc import Mapping
from itertools import compress
from operator import itemgetter
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from hrvsync.beats import Beats
from hrvsync.events import AnyEvent, Mark
from hrvsync.storage.formats.reading import (
    Message,
    Recording,
    Table,
    between_beats,
    column,
    content,
    decoded,
    imported,
    intervals,
    merged,
    ordered,
    require,
    rows,
    stamped,
)
from hrvsync.storage.formats.writing import even_ibi, marks, unsupported, write_whole

DESCRIPTION, EVENTS, PHYSIO = "dataset_description.json", "_events.tsv", "_physio.tsv.gz"
BEATS = {"beat", "r-peak", "rpeak", "qrs", "heartbeat"}
MISSING = "n/a"
SEATS = "AB"
IBI_RATE = 4.0
COLUMNS = ["onset", "duration", "trial_type", "rr", "text"]
EXPLAINED = {
    "trial_type": {
        "LongName": "what happened",
        "Levels": {"beat": "heart beat, the END of its RR interval", "phase": "a phase of the guide begins"},
        "Description": "any other value is a mark that a person set",
    },
    "rr": {"LongName": "RR interval that ends at the onset, as it arrived", "Units": "ms"},
    "text": {"LongName": "words of a mark, name of a phase"},
}
IBI_EXPLAINED = {
    "SamplingFrequency": IBI_RATE,
    "StartTime": 0.0,
    "Columns": ["ibi"],
    "ibi": {"Description": "RR interval in force, linear between beats, n/a in gaps", "Units": "ms"},
}


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a path is a BIDS data set, its description, or one of its event or physio files."""
    if path.is_dir():
        return (path / DESCRIPTION).is_file()
    return path.name == DESCRIPTION or path.name.endswith((EVENTS, PHYSIO))


def read(path: Path) -> Recording:
    """Read the beats and marks of one `_events.tsv`, or of all in a data set of at most two people.

    A beat's onset is its END; `rr` (ms or s) its interval, without it the difference to the beat before. A mark that
    stands in both files concerns both people.
    """
    files = dict(zip(SEATS, _event_files(path), strict=False))
    people = {who: file.name.split("_")[0].removeprefix("sub-") for who, file in files.items()}
    beats, marks = zip(*(_events(file, who) for who, file in files.items()), strict=True)
    if len(files) == 1:
        return imported(path, merged(*beats, *marks), "BIDS", people=people)
    a, b = marks
    both = [mark for mark in a if mark in b]
    only_a = [replace(mark, who="A") for mark in a if mark not in both]
    only_b = [replace(mark, who="B") for mark in b if mark not in both]
    return imported(path, merged(*beats, both, only_a, only_b), "BIDS", people=people)


def _event_files(path: Path) -> list[Path]:
    if path.name.endswith(EVENTS):
        return [path]
    if path.name.endswith(PHYSIO):
        beside = path.with_name(path.name.removesuffix(PHYSIO).split("_recording-")[0] + EVENTS)
        require(
            beside.is_file(),
            Message("an even series holds no single beats"),
            Message("bring {file} along", file=beside.name),
        )
        return [beside]
    files = sorted((path if path.is_dir() else path.parent).glob(f"sub-*/**/*{EVENTS}"))
    require(
        1 <= len(files) <= len(SEATS),
        Message("the data set holds {n} event files", n=len(files)),
        Message("name one {suffix} file", suffix=EVENTS),
    )
    return files


def _events(file: Path, who: str) -> tuple[list[AnyEvent], list[Mark]]:
    table = rows(decoded(content(file)), "\t")
    require(
        table and table[0][1][:2] == COLUMNS[:2],
        Message("{file} does not begin with the columns onset and duration", file=file.name),
    )
    (_, names), *table = table
    onset = ordered(column(table, 0))
    kinds = [kind.lower() for kind in _texts(table, names, "trial_type", "beat")]
    texts = _texts(table, names, "text")
    is_beat = np.array([kind in BEATS for kind in kinds], dtype=np.bool_)
    beats = list(compress(table, is_beat))
    if "rr" in names and beats:
        found = stamped(onset[is_beat], intervals(beats, names.index("rr")), who)
    else:
        found = between_beats(np.rint(onset[is_beat] * 1000).astype(np.int64), 1000, who)
    others = compress(zip(onset.tolist(), kinds, texts, strict=True), ~is_beat)
    return found, [Mark(t=t, kind=kind or "note", text=text) for t, kind, text in others]


def _texts(table: Table, names: list[str], name: str, default: str = "") -> list[str]:
    """Return a column, empty where a cell is missing; `default` where there is no such column."""
    if name not in names:
        return [default] * len(table)
    i = names.index(name)
    return [cells[i] if i < len(cells) and cells[i] != MISSING else "" for _, cells in table]


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write the data set into the new or empty folder `path`; return what it cannot hold."""
    if path.exists() and any(path.iterdir()):
        raise FileExistsError(Message("{path} holds files; a data set is written into a new folder", path=str(path)))
    _write_json(path / DESCRIPTION, {"Name": "hrvsync session", "BIDSVersion": "1.9.0", "DatasetType": "raw"})
    events = list(recording.events())
    seconds = events[-1].t if events else 0.0
    for who, series in beats.items():
        folder, stem = path / f"sub-{who}" / "beh", f"sub-{who}_task-session"
        write_whole(folder / (stem + EVENTS), _table(series, [m for m in marks(events) if m.who in {who, None}]))
        _write_json(folder / f"{stem}_events.json", EXPLAINED)
        values = "".join(
            MISSING + "\n" if value != value else f"{value:.3f}\n"
            for value in even_ibi(series, IBI_RATE, seconds).tolist()
        )
        write_whole(folder / f"{stem}_recording-ibi{PHYSIO}", gzip.compress(values.encode(), mtime=0))
        _write_json(folder / f"{stem}_recording-ibi_physio.json", IBI_EXPLAINED)
    return unsupported(Message("This BIDS folder"), events, {"marks"})


def _table(series: Beats, marks: list[Mark]) -> str:
    """Return the rows of `_events.tsv` in order of time."""
    lines = [
        (t, f"{t:.6f}\t0\tbeat\t{rr!r}\t{MISSING}\n")
        for t, rr in zip(series.t.tolist(), series.rr_ms.tolist(), strict=True)
    ]
    for mark in marks:
        kind, text = "_".join(mark.kind.split()), " ".join(mark.text.split()) or MISSING
        lines.append((mark.t, f"{mark.t:.6f}\t0\t{kind}\t{MISSING}\t{text}\n"))
    lines.sort(key=itemgetter(0))
    return "\t".join(COLUMNS) + "\n" + "".join(line for _, line in lines)


def _write_json(path: Path, value: object) -> None:
    write_whole(path, json.dumps(value, indent=1) + "\n")

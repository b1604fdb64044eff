"""BIDS: beats and marks in `_events.tsv`, an even IBI of 4 Hz in `_physio.tsv.gz` beside it; one `sub-` a person.

The physio file of others holds an ECG, a pulse (`cardiac`) or a column that is 1 at each beat; what its columns are
stands in a JSON file of its name, or of a part of it in a folder above
(https://bids-specification.readthedocs.io, "Physiological recordings").
"""

import gzip
import json
import zlib
from collections.abc import Mapping
from io import BytesIO
from itertools import compress
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace

from hrvsync.beats import Beats
from hrvsync.events import AnyEvent, Mark
from hrvsync.storage.formats.columns import words
from hrvsync.storage.formats.missing import numbers
from hrvsync.storage.formats.reading import (
    Floats,
    FormatError,
    Message,
    Recording,
    Signal,
    Table,
    between_beats,
    check_rows,
    check_size,
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
from hrvsync.storage.formats.signals import LEAST_RATE, MOST_RATE, Kind, kind_of, loaded
from hrvsync.storage.formats.writing import even_ibi, marks, unsupported, write_whole
from hrvsync.storage.limits import TEXT

PARTICIPANTS = "participants.tsv"
DESCRIPTION, EVENTS, PHYSIO = "dataset_description.json", "_events.tsv", "_physio.tsv.gz"
BEATS = {"beat", "r-peak", "rpeak", "qrs", "heartbeat"}
BEAT_COLUMNS = {"".join(one.split("-")) for one in BEATS} | {
    "beats",
    "rpeaks",
    "peak",
    "peaks",
    "cardiacpeaks",
    "heartbeats",
}
TICKS = 10_000
DAY = 86_400.0
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
PARTICIPANTS_EXPLAINED = {
    "dyad_id": {"Description": "the same for the two people of a dyad"},
    "role": {"Description": "seat in the session; for a study, the role in the dyad (parent, child ...)"},
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
    """Read the beats and marks of one `_events.tsv`, or of all in a data set of at most two people, or a physio file.

    A beat's onset is its END; `rr` (ms or s) its interval, without it the difference to the beat before. A mark that
    stands in both files concerns both people. A physio file comes with the events beside it.
    """
    if path.name.endswith(PHYSIO) and (found := _physio(path)) is not None:
        return found
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


def _physio(path: Path) -> Recording | None:
    """Return what a physio file holds, None where no column of it has anything to do with hearts."""
    about = _about(path)
    if not about and (_beside(path).is_file() or "_recording-ibi_" in path.name):
        return None
    try:
        rate, start = float(about["SamplingFrequency"]), float(about.get("StartTime", 0.0))
        names = [str(name) for name in about["Columns"]]
        require(0 < rate <= MOST_RATE and abs(start) <= DAY, Message("its SamplingFrequency or StartTime cannot be"))
    except (KeyError, TypeError, ValueError):
        what = Message("the JSON file beside it does not say its SamplingFrequency and Columns")
        raise FormatError(what, Message("bring the JSON file of that name along")) from None
    beats = [i for i, name in enumerate(names) if "".join(words(name)) in BEAT_COLUMNS]
    kinds: list[Kind] = [_kind(name, about) for name in names]
    if not beats and not any(kinds):
        return None
    table = rows(decoded(_unpacked(path)), "\t")
    check_rows(len(table))
    subject = path.name.split("_")[0].removeprefix("sub-")
    marks = _marks_beside(path)
    zero = min(0.0, start)
    if beats:
        at = np.flatnonzero(_numbers(table, beats[0]) > 0.5) / rate + (start - zero)
        found = between_beats(np.rint(at * TICKS).astype(np.int64), TICKS)
        return imported(path, merged(found, marks), "BIDS physio", people={"A": subject})
    signals = [
        Signal(name, kind, rate, len(table), loaded(_numbers(table, i)), _unit(name, about), start - zero)
        for i, (name, kind) in enumerate(zip(names, kinds, strict=True))
        if LEAST_RATE[kind] <= rate and name.lower() not in {"trigger", "time"}
    ]
    require(
        signals,
        Message("its columns are too slow to show heartbeats: {n:g} Hz", n=rate),
        Message("choose another file"),
    )
    return imported(path, marks, "BIDS physio", people={"A": subject}, signals=signals)


def _about(path: Path) -> dict[str, Any]:
    """Return what the JSON files say of a physio file, the nearer one first: beside it, or in a folder above."""
    stem = path.name.removesuffix(".tsv.gz")
    entities = {*stem.split("_")}
    said: dict[str, Any] = {}
    for folder in [path.parent, *path.parent.parents][:5]:
        for file in sorted(folder.glob("*physio.json"), key=lambda one: -len(one.name)):
            if entities.issuperset(file.stem.split("_")):
                try:
                    said = json.loads(decoded(content(file, TEXT))) | said
                except (ValueError, TypeError, RecursionError):
                    what = Message("the JSON file {file} is damaged", file=file.name)
                    raise FormatError(what, Message("export it again")) from None
        if (folder / DESCRIPTION).is_file():
            break
    return said


def _kind(name: str, about: Mapping[str, Any]) -> Kind:
    """Return what a column is, by its name and, of one named cardiac, what is said about it."""
    explained = about.get(name)
    said = " ".join(map(str, explained.values())) if isinstance(explained, dict) else ""
    if kind_of(name) == "pulse" and any(kind_of(word) == "ecg" for word in words(said)):
        return "ecg"
    return kind_of(name)


def _unit(name: str, about: Mapping[str, Any]) -> str:
    explained = about.get(name)
    return str(explained.get("Units", "")) if isinstance(explained, dict) else ""


def _numbers(table: Table, i: int) -> Floats:
    return numbers([cells[i] if i < len(cells) else "" for _, cells in table])


def _unpacked(path: Path) -> bytes:
    try:
        with gzip.open(BytesIO(content(path))) as file:
            data = file.read(TEXT + 1)
    except (OSError, EOFError, zlib.error):
        raise FormatError(Message("it is no gzip file, or damaged"), Message("export it again")) from None
    check_size(len(data), TEXT)
    return data


def _marks_beside(path: Path) -> list[Mark]:
    beside = _beside(path)
    return [mark for mark in _events(beside, "A")[1] if mark.t >= 0] if beside.is_file() else []


def _beside(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(PHYSIO).split("_recording-")[0] + EVENTS)


def _event_files(path: Path) -> list[Path]:
    if path.name.endswith(EVENTS):
        return [path]
    if path.name.endswith(PHYSIO):
        beside = _beside(path)
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
    lasting = numbers([cells[1] if len(cells) > 1 else "" for _, cells in table]).tolist()
    others = compress(zip(onset.tolist(), kinds, texts, lasting, strict=True), ~is_beat)
    marks = [
        Mark(t=t, kind=kind or "note", text=text, seconds=lasts if 0 < lasts < DAY else None)
        for t, kind, text, lasts in others
    ]
    return found, marks


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
    write_whole(path / PARTICIPANTS, _participants(path.name, list(beats)))
    _write_json(path / "participants.json", PARTICIPANTS_EXPLAINED)
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


def _participants(dyad: str, seats: list[str]) -> str:
    """Return the people of a session: who is of which dyad, and their seat as their role."""
    dyad = "_".join(dyad.split()) if len(seats) == 2 else MISSING
    return "participant_id\tdyad_id\trole\n" + "".join(f"sub-{who}\t{dyad}\t{who}\n" for who in seats)


def _table(series: Beats, marks: list[Mark]) -> str:
    """Return the rows of `_events.tsv` in order of time."""
    lines = [
        (t, f"{t:.6f}\t0\tbeat\t{rr!r}\t{MISSING}\n")
        for t, rr in zip(series.t.tolist(), series.rr_ms.tolist(), strict=True)
    ]
    for mark in marks:
        kind, text = "_".join(mark.kind.split()), " ".join(mark.text.split()) or MISSING
        lines.append((mark.t, f"{mark.t:.6f}\t{mark.seconds or 0:g}\t{kind}\t{MISSING}\t{text}\n"))
    lines.sort(key=itemgetter(0))
    return "\t".join(COLUMNS) + "\n" + "".join(line for _, line in lines)


def _write_json(path: Path, value: object) -> None:
    write_whole(path, json.dumps(value, indent=1) + "\n")

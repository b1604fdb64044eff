"""BIDS: beats and marks in `_events.tsv`, an even IBI of 4 Hz in `_physio.tsv.gz` beside it; one `sub-` a person."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from hrvsync.events import AnyEvent, Mark, Phase
from hrvsync.i18n import Message
from hrvsync.storage.atomic import replacing
from hrvsync.storage.formats.foreign import Foreign, FormatError, between_beats, merged, milliseconds, ordered, stamped
from hrvsync.storage.formats.left_out import left_out
from hrvsync.storage.formats.series import Series, even_ibi
from hrvsync.storage.formats.text import column, content, decoded
from hrvsync.storage.recording import Recording

EVENTS, PHYSIO = "_events.tsv", "_physio.tsv.gz"
BEATS = {"beat", "r-peak", "rpeak", "qrs", "heartbeat"}
MISSING = "n/a"
SEATS = "AB"
IBI_RATE = 4.0
COLUMNS = ["onset", "duration", "trial_type", "rr", "text"]


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether a path is a BIDS data set, its description, or one of its event or physio files."""
    if path.is_dir():
        return (path / "dataset_description.json").is_file()
    return path.name == "dataset_description.json" or path.name.endswith((EVENTS, PHYSIO))


def read(path: Path) -> Foreign:
    """Read the beats and marks of one `_events.tsv`, or of all in a data set of at most two people.

    A beat's onset is its END; `rr` (ms or s) its interval, without it the difference to the beat before.
    """
    if path.name.endswith(PHYSIO):
        stem = path.name.removesuffix(PHYSIO).split("_recording-")[0]
        beside = path.with_name(stem + EVENTS)
        if not beside.is_file():
            raise FormatError(
                Message("an even series holds no single beats"), Message("bring {file} along", file=beside.name)
            )
        files = [beside]
    elif path.name.endswith(EVENTS):
        files = [path]
    else:
        folder = path if path.is_dir() else path.parent
        files = sorted(folder.glob(f"sub-*/**/*{EVENTS}"))
        if not 1 <= len(files) <= len(SEATS):
            raise FormatError(
                Message("the data set holds {n} event files", n=len(files)),
                Message("name one {suffix} file", suffix=EVENTS),
            )
    people = {who: file.name.split("_")[0].removeprefix("sub-") for who, file in zip(SEATS, files, strict=False)}
    beats, said = zip(*(_events(file, who) for who, file in zip(SEATS, files, strict=False)), strict=True)
    if len(files) == 1:
        return Foreign(merged(beats[0], said[0]), "BIDS", people=people)
    a, b = said
    both = [mark for mark in a if mark in b]
    only_a = [replace(mark, who="A") for mark in a if mark not in both]
    only_b = [replace(mark, who="B") for mark in b if mark not in both]
    return Foreign(merged(*beats, both, only_a, only_b), "BIDS", people=people)


def _events(file: Path, who: str) -> tuple[list[AnyEvent], list[Mark]]:
    lines = [
        (number, line.split("\t")) for number, line in enumerate(decoded(content(file)).splitlines(), 1) if line.strip()
    ]
    if not lines or lines[0][1][:2] != ["onset", "duration"]:
        raise FormatError(Message("{file} does not begin with the columns onset and duration", file=file.name))
    names, table = lines[0][1], lines[1:]
    onset = ordered(column(table, 0))
    kind = names.index("trial_type") if "trial_type" in names else None
    kinds = ["beat" if kind is None else cells[kind].lower() if kind < len(cells) else "" for _, cells in table]
    is_beat = np.array([k in BEATS for k in kinds], dtype=np.bool_)
    beats = [row for row, beat in zip(table, is_beat, strict=True) if beat]
    found: list[AnyEvent]
    if "rr" in names and beats:
        found = stamped(onset[is_beat], milliseconds(column(beats, names.index("rr"))), who)
    else:
        found = between_beats(np.rint(onset[is_beat] * 1000).astype(np.int64), 1000, who)
    said: list[Mark] = []
    text = names.index("text") if "text" in names else None
    for at, (_, cells), k in zip(onset.tolist(), table, kinds, strict=True):
        if k not in BEATS:
            words = cells[text].strip() if text is not None and text < len(cells) else ""
            said.append(Mark(t=at, kind=k or "note", text="" if words == MISSING else words))
    return found, said


def write(path: Path, recording: Recording, beats: Mapping[str, Series]) -> tuple[str, ...]:
    """Write the data set into the new or empty folder `path`; return what it cannot hold."""
    if path.exists() and any(path.iterdir()):
        raise FileExistsError(Message("{path} holds files; a data set is written into a new folder", path=str(path)))
    _json(path / "dataset_description.json", {"Name": "hrvsync session", "BIDSVersion": "1.9.0", "DatasetType": "raw"})
    events = list(recording.events())
    seconds = events[-1].t if events else 0.0
    for who, series in beats.items():
        stem = path / f"sub-{who}" / "beh" / f"sub-{who}_task-session"
        _write_events(stem.with_name(stem.name + EVENTS), series, [e for e in events if _concerns(e, who)])
        _json(stem.with_name(stem.name + "_events.json"), EXPLAINED)
        ibi = stem.with_name(stem.name + "_recording-ibi" + PHYSIO)
        with replacing(ibi) as part, part.open("wb") as raw, gzip.GzipFile("", "wb", mtime=0, fileobj=raw) as file:
            for value in even_ibi(series, IBI_RATE, seconds):
                file.write((MISSING if np.isnan(value) else f"{value:.3f}").encode() + b"\n")
        _json(
            ibi.with_name(ibi.name.removesuffix(".tsv.gz") + ".json"),
            {
                "SamplingFrequency": IBI_RATE,
                "StartTime": 0.0,
                "Columns": ["ibi"],
                "ibi": {"Description": "RR interval in force, linear between beats, n/a in gaps", "Units": "ms"},
            },
        )
    return left_out(Message("This BIDS folder"), events, {"marks"})


def _concerns(event: AnyEvent, who: str) -> bool:
    return isinstance(event, Phase) or (isinstance(event, Mark) and event.who in {None, who})


EXPLAINED = {
    "trial_type": {
        "LongName": "what happened",
        "Levels": {"beat": "heart beat, the END of its RR interval", "phase": "a phase of the guide begins"},
        "Description": "any other value is a mark that a person set",
    },
    "rr": {"LongName": "RR interval that ends at the onset, as it arrived", "Units": "ms"},
    "text": {"LongName": "words of a mark, name of a phase"},
}


def _write_events(path: Path, series: Series, said: list[AnyEvent]) -> None:
    lines = [
        (t, f"{t:.6f}\t0\tbeat\t{rr!r}\t{MISSING}")
        for t, rr in zip(series.t.tolist(), series.rr_ms.tolist(), strict=True)
    ]
    for event in said:
        kind, text = (event.kind, event.text) if isinstance(event, Mark) else ("phase", getattr(event, "name", ""))
        words = " ".join(text.split()) or MISSING
        lines.append((event.t, f"{event.t:.6f}\t0\t{'_'.join(kind.split())}\t{MISSING}\t{words}"))
    lines.sort(key=lambda line: line[0])
    with replacing(path) as part:
        part.write_text("\t".join(COLUMNS) + "\n" + "".join(line + "\n" for _, line in lines), "utf-8")


def _json(path: Path, value: object) -> None:
    with replacing(path) as part:
        part.write_text(json.dumps(value, indent=1) + "\n", "utf-8")

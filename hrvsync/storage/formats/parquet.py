"""Parquet: one table of beats for batch work; header, marks and phases in its metadata."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np

from hrvsync.beats import Beats, empty
from hrvsync.events import Mark, Phase
from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    beginning,
    by_seat,
    content,
    imported,
    library,
    merged,
    parsing,
    require,
)
from hrvsync.storage.formats.writing import replacing, unsupported

HEADER, EVENTS = b"hrvsync.header", b"hrvsync.events"
COLUMNS = {"who", "t", "rr_ms", "run"}
EXPORT_AGAIN = Message("export it again")


class _Header(msgspec.Struct, frozen=True):
    created: str = ""
    people: dict[str, str] = {}


sniff = beginning(b"PAR1")


def read(path: Path) -> Recording:
    """Read a table with the columns `who`, `t` (s), `rr_ms` and `run`; `who` and `run` may be missing."""
    data = content(path)
    parquet = library("pyarrow.parquet", "parquet")
    with parsing("Parquet", EXPORT_AGAIN):
        table = parquet.read_table(BytesIO(data))
        columns = {name: table.column(name).to_numpy() for name in COLUMNS & {*table.column_names}}
        metadata = table.schema.metadata or {}
    require(
        {"t", "rr_ms"} <= columns.keys(),
        Message("it has no columns t and rr_ms, only {names}", names=", ".join(sorted(table.column_names))[:80]),
        Message("name them so"),
    )
    try:
        t, rr_ms = columns["t"].astype(np.float64), columns["rr_ms"].astype(np.float64)
        run = columns.get("run", np.zeros(t.size)).astype(np.int64)
    except (TypeError, ValueError):
        raise FormatError(Message("its columns t, rr_ms and run are not all numbers"), EXPORT_AGAIN) from None
    try:
        header = msgspec.json.decode(metadata.get(HEADER, b"{}"), type=_Header)
        events = msgspec.json.decode(metadata.get(EVENTS, b"[]"), type=list[Mark | Phase])
    except msgspec.DecodeError:
        raise FormatError(Message("its metadata is damaged"), EXPORT_AGAIN) from None
    beats = by_seat(columns.get("who", np.full(t.size, "A")).astype(str), t, rr_ms, run)
    return imported(path, merged(beats, events), "Parquet", header.created, people=header.people)


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write one row a beat; return what it cannot hold."""
    arrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    series = [empty(), *beats.values()]
    columns = {
        "who": np.repeat(["", *beats], [len(one) for one in series]),
        **{name: np.concatenate([getattr(one, name) for one in series]) for name in ("t", "rr_ms", "run")},
    }
    events = [event for event in recording.events() if isinstance(event, Mark | Phase)]
    metadata = {
        HEADER: msgspec.json.encode(_Header(recording.header.created, recording.header.people)),
        EVENTS: msgspec.json.encode(events),
    }
    with replacing(path) as part:
        parquet.write_table(arrow.table(columns).replace_schema_metadata(metadata), part, compression="zstd")
    return unsupported("Parquet", recording.events(), {"marks", "the breath guide"})

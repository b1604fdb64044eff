"""Parquet: one table of beats for batch work; header, marks and phases in its metadata."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hrvsync.beats import Beats, empty
from hrvsync.events import Mark, Offer, Pause, Phase
from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    beginning,
    by_seat,
    check_rows,
    check_size,
    content,
    imported,
    library,
    merged,
    parsing,
    require,
)
from hrvsync.storage.formats.writing import replacing, unsupported
from hrvsync.storage.limits import NO_JSON, WHOLE

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
        schema = parquet.read_schema(BytesIO(data))
        names, metadata = schema.names, schema.metadata or {}
        file = parquet.ParquetFile(BytesIO(data), read_dictionary=list({"who"} & {*names}))
        check_rows(file.metadata.num_rows)
        # What each column claims would say more, but looking at a damaged one ends the whole process.
        claimed = sum(file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups))
        check_size(claimed, WHOLE)
        table = file.read(columns=sorted(COLUMNS & {*names}))
        columns = {name: table.column(name) for name in table.column_names}
        who = _texts(columns["who"]) if "who" in columns else ["A"] * table.num_rows
    require(
        {"t", "rr_ms"} <= columns.keys(),
        Message("it has no columns t and rr_ms, only {names}", names=", ".join(sorted(names))[:80]),
        Message("name them so"),
    )
    try:
        t, rr_ms = (columns[name].to_numpy().astype(np.float64) for name in ("t", "rr_ms"))
        run = columns["run"].to_numpy().astype(np.int64) if "run" in columns else np.zeros(t.size, np.int64)
    except (TypeError, ValueError):
        raise FormatError(Message("its columns t, rr_ms and run are not all numbers"), EXPORT_AGAIN) from None
    try:
        header = msgspec.json.decode(metadata.get(HEADER, b"{}"), type=_Header)
        events = msgspec.json.decode(metadata.get(EVENTS, b"[]"), type=list[Mark | Phase | Pause | Offer])
    except NO_JSON:
        raise FormatError(Message("its metadata is damaged"), EXPORT_AGAIN) from None
    beats = by_seat(who, t, rr_ms, run)
    return imported(path, merged(beats, events), "Parquet", header.created, people=header.people)


def write_parquet(path: Path, records: Sequence[Mapping[str, object]]) -> None:
    """Write records as a table with one column for each of their keys, null where a record has none."""
    arrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    names = dict.fromkeys(name for record in records for name in record)
    table = arrow.table({name: [record.get(name) for record in records] for name in names})
    with replacing(path) as part:
        parquet.write_table(table, part, compression="zstd")


def _texts(column: Any) -> list[str]:
    """Return a column as texts, each different one made once: a page of few bytes may repeat a long one."""
    encoded = column.combine_chunks().dictionary_encode()
    texts = [str(one) for one in encoded.dictionary.to_pylist()]
    return [texts[i] for i in encoded.indices.to_pylist()]


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write one row a beat; return what it cannot hold."""
    arrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    series = [empty(), *beats.values()]
    columns = {
        "who": np.repeat(["", *beats], [len(one) for one in series]),
        **{name: np.concatenate([getattr(one, name) for one in series]) for name in ("t", "rr_ms", "run")},
    }
    events = [event for event in recording.events() if isinstance(event, Mark | Phase | Pause | Offer)]
    metadata = {
        HEADER: msgspec.json.encode(_Header(recording.header.created, recording.header.people)),
        EVENTS: msgspec.json.encode(events),
    }
    with replacing(path) as part:
        parquet.write_table(arrow.table(columns).replace_schema_metadata(metadata), part, compression="zstd")
    return unsupported("Parquet", recording.events(), {"marks", "the breath guide"})

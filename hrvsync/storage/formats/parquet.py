"""Parquet: one table of beats for batch work; header, marks and phases in its metadata."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np

from hrvsync.events import Mark, Phase
from hrvsync.i18n import Message
from hrvsync.storage.atomic import replacing
from hrvsync.storage.formats.extra import library
from hrvsync.storage.formats.foreign import Foreign, FormatError, merged, seats, unbroken
from hrvsync.storage.formats.left_out import left_out
from hrvsync.storage.formats.series import Series
from hrvsync.storage.formats.text import content
from hrvsync.storage.recording import Recording

MAGIC = b"PAR1"
HEADER, EVENTS = b"hrvsync.header", b"hrvsync.events"


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether a file begins like a Parquet file."""
    return start.startswith(MAGIC)


def read(path: Path) -> Foreign:
    """Read a table with the columns `who`, `t` (s), `rr_ms` and `run`; `who` and `run` may be missing."""
    data = content(path)
    parquet = library("pyarrow.parquet", "parquet")
    try:
        table = parquet.read_table(BytesIO(data))
        names = set(table.column_names)
        columns = {name: table.column(name).to_numpy() for name in ("t", "rr_ms", "run", "who") if name in names}
        metadata = table.schema.metadata or {}
    except Exception as error:  # a damaged file fails anywhere inside the library
        raise FormatError(
            Message("the Parquet file is damaged ({kind})", kind=type(error).__name__), Message("export it anew")
        ) from error
    if not {"t", "rr_ms"} <= names:
        raise FormatError(
            Message("it has no columns t and rr_ms, only {names}", names=", ".join(sorted(names))[:80]),
            Message("name them so"),
        )
    try:
        t, rr_ms = columns["t"].astype(np.float64), columns["rr_ms"].astype(np.float64)
        run = columns["run"].astype(np.int64) if "run" in columns else np.zeros(t.size, np.int64)
    except (TypeError, ValueError):
        raise FormatError(
            Message("its columns t, rr_ms and run are not all numbers"), Message("export it anew")
        ) from None
    who = columns["who"].astype(str) if "who" in columns else np.full(t.size, "A")
    parts = [unbroken(t[who == seat], rr_ms[who == seat], run[who == seat], seat) for seat in seats(set(who.tolist()))]
    try:
        header = msgspec.json.decode(metadata.get(HEADER, b"{}"), type=_Known)
        told = msgspec.json.decode(metadata.get(EVENTS, b"[]"), type=list[Mark | Phase])
    except msgspec.DecodeError:
        raise FormatError(Message("its metadata is damaged"), Message("export it anew")) from None
    return Foreign(merged(*parts, told), "Parquet", header.created, people=header.people)


class _Known(msgspec.Struct, frozen=True):
    created: str = ""
    people: dict[str, str] = {}


def write(path: Path, recording: Recording, beats: Mapping[str, Series]) -> tuple[str, ...]:
    """Write one row a beat; return what it cannot hold."""
    arrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    columns = {
        "who": np.repeat(list(beats), [series.t.size for series in beats.values()]) if beats else np.empty(0, "U1"),
        **{
            name: np.concatenate([np.empty(0), *(getattr(series, name) for series in beats.values())])
            for name in ("t", "rr_ms")
        },
        "run": np.concatenate([np.empty(0, np.int64), *(series.run for series in beats.values())]),
    }
    told = [event for event in recording.events() if isinstance(event, Mark | Phase)]
    header = _Known(recording.header.created, recording.header.people)
    metadata = {HEADER: msgspec.json.encode(header), EVENTS: msgspec.json.encode(told)}
    with replacing(path) as part:
        parquet.write_table(arrow.table(columns).replace_schema_metadata(metadata), part, compression="zstd")
    return left_out("Parquet", recording.events(), {"marks", "the breath guide"})

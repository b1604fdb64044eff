"""Unisens: a folder with unisens.xml and its entries (movisens); RR values or beat triggers, as CSV or binary."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from hrvsync.storage.formats.markup import root_of
from hrvsync.storage.formats.reading import (
    Floats,
    FormatError,
    Message,
    Recording,
    between_beats,
    column,
    content,
    decoded,
    imported,
    milliseconds,
    require,
    rows,
    stamped,
    steps_back,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

INDEX = "unisens.xml"
LARGEST_INDEX = 1 << 20
BINARY = {"int8": "i1", "uint8": "u1", "int16": "i2", "uint16": "u2", "int32": "i4", "float": "f4", "double": "f8"}


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a path is a Unisens folder, its index, or an entry beside it."""
    return (path / INDEX).is_file() or (path.parent / INDEX).is_file()


def read(path: Path) -> Recording:
    """Read the RR valuesEntry, else the beat eventEntry, of the folder at or around `path`.

    A path to one entry means that entry.
    """
    folder = path if path.is_dir() else path.parent
    text = content(folder / INDEX, LARGEST_INDEX)
    root = root_of(text, INDEX)
    entry = _entry(root, path.name)
    file = folder / Path(entry.get("id", "")).name
    require(
        file.is_file(),
        Message("{file} is missing beside unisens.xml", file=file.name or Message("an entry")),
        Message("bring the whole folder"),
    )
    rate = _positive(entry, "sampleRate", 1.0)
    started = root.get("timestampStart", "")
    if entry.tag.endswith("eventEntry"):
        stamps = _table(entry, file, 1)[:, 0]
        require(np.abs(stamps).max(initial=0) < 2**53, Message("a sample stamp in {file} is damaged", file=file.name))
        return imported(path, between_beats(stamps.astype(np.int64), round(rate)), "Unisens", started)
    table = _table(entry, file, 2)
    t = table[:, 0] / rate
    rr_ms = milliseconds(table[:, 1] * _positive(entry, "lsbValue", 1.0))
    return imported(path, stamped(t, rr_ms), "Unisens", started, steps_back(t))


def _entry(root: "Element", name: str) -> "Element":
    """Return the entry called `name` of those with beats, else the first one with RR values, else with triggers."""
    kinds = [(entry, entry.get("contentClass", "").upper()) for entry in root]
    values = [e for e, kind in kinds if e.tag.endswith("valuesEntry") and "RR" in kind]
    beats = [e for e, kind in kinds if e.tag.endswith("eventEntry") and kind in {"TRIGGER", "BEAT", "QRS"}]
    require(
        values + beats,
        Message("the Unisens folder has neither RR values nor beat triggers"),
        Message("compute RR with its own software first"),
    )
    return next((entry for entry in values + beats if entry.get("id") == name), (values + beats)[0])


def _positive(entry: "Element", name: str, default: float) -> float:
    try:
        value = float(entry.get(name, default))
    except ValueError:
        value = np.nan
    require(0 < value < 1e9, Message("unisens.xml gives an impossible {name}", name=name))
    return value


def _table(entry: "Element", file: Path, columns: int) -> Floats:
    csv = entry.find("{*}csvFileFormat")
    if csv is not None:
        text = decoded(content(file))
        if csv.get("decimalSeparator", ".") == ",":
            text = text.replace(",", ".")
        table = rows(text, csv.get("separator") or ";")
        return np.stack([column(table, i) for i in range(columns)], axis=1)
    binary = entry.find("{*}binFileFormat")
    data_type = BINARY.get(entry.get("dataType", ""))
    if binary is None or data_type is None or columns != 2:
        raise FormatError(
            Message("the layout of {file} is not known here", file=file.name), Message("export it as CSV")
        )
    order = ">" if binary.get("endianess", "LITTLE").upper() == "BIG" else "<"
    record = np.dtype([("stamp", order + "i8"), ("value", order + data_type)])
    data = content(file)
    table = np.frombuffer(data[: len(data) // record.itemsize * record.itemsize], record)
    return np.stack([table["stamp"].astype(np.float64), table["value"].astype(np.float64)], axis=1)

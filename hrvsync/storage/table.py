"""Tables of comma-separated values."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from hrvsync.storage.atomic import replacing

DIGITS = 6


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write the rows below the names of their columns as `path`, whole or not at all."""
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows(rows)


def write_records(path: Path, records: Iterable[Mapping[str, object]]) -> None:
    """Write one row a record and one column for each of their keys; a value that is not known stays empty."""
    table = list(records)
    columns = list(dict.fromkeys(name for record in table for name in record))
    write_table(path, columns, ([_cell(record.get(column, "")) for column in columns] for record in table))


def _cell(value: object) -> object:
    if isinstance(value, float):
        return "" if value != value else f"{value:.{DIGITS}g}" if abs(value) < 10**DIGITS else repr(value)
    return value

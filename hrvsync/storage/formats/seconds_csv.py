"""NAME.seconds.csv: one row a second of session time, one column a measure and person."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from hrvsync.storage.atomic import replacing

SECONDS = ".seconds.csv"
DIGITS = 6


def write(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write the rows of NAME.csv as NAME.seconds.csv."""
    name = path.name.removesuffix(".csv").removesuffix(".beats")
    write_table(path.with_name(name + SECONDS), rows)


def write_table(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write the rows as `path`; a value that is not known stays empty."""
    table = list(rows)
    columns = list(dict.fromkeys(name for row in table for name in row))
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(columns)
        out.writerows([_cell(row.get(column, "")) for column in columns] for row in table)


def _cell(value: object) -> object:
    if isinstance(value, float):
        return "" if value != value else f"{value:.{DIGITS}g}" if abs(value) < 10**DIGITS else repr(value)
    return value

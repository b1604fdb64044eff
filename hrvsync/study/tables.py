"""The tables of a study, tidy, each with a dictionary of its columns: people, dyads and pairs by condition."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from math import nan
from pathlib import Path
from typing import Any

import numpy as np

from hrvsync.analysis.measures.registry import MEASURES as OF_ONE
from hrvsync.analysis.synchrony import PAIR_MEASURES
from hrvsync.analysis.synchrony.lagged import peaks
from hrvsync.beats import Floats
from hrvsync.storage import write_whole
from hrvsync.storage.formats.reading import library
from hrvsync.study.design import MEASURES
from hrvsync.study.kernel import means_of, pair_table
from hrvsync.study.result import StudyResult
from hrvsync.study.sample import Cell
from hrvsync.study.tiles import parquet_bytes

type Row = dict[str, object]
type Columns = dict[str, Any]
type Dictionary = dict[str, dict[str, str]]

PLACE: Dictionary = {
    "dyad": {"description": "the dyad, as the design names it"},
    "person": {"description": "the person, as the design names them"},
    "role": {"description": "the person's role in the dyad"},
    "session": {"description": "type of the session; empty where there is but one"},
    "condition": {"description": "condition, as the design names it"},
    "start_s": {"description": "begin of the condition in the recording", "unit": "s"},
    "end_s": {"description": "end of the condition in the recording", "unit": "s"},
}
OF_PERSON: Dictionary = {
    "beats": {"description": "beats in the condition"},
    "artefacts": {"description": "beats taken for artefacts"},
    "corrected_by_hand": {"description": "beats corrected by hand, in the whole session"},
    "usable_pct": {"description": "share of the condition inside normal intervals", "unit": "%"},
    "rhythm": {"description": "rhythm: suited for HRV, not suited, or unknown"},
    "pulse": {"description": "beats of a pulse wave: PRV, not HRV"},
}
OF_DYAD: Dictionary = {
    "windows": {"description": "windows with enough good data of both"},
    "lag_s": {"description": "best lag, median over the windows; positive: the first of the dyad leads", "unit": "s"},
    "minutes": {"description": "whole minutes with enough good data of both"},
}
OF_PAIR: Dictionary = {
    "first": {"description": "one person of the pair"},
    "second": {"description": "the other one"},
    "real": {"description": "1: a dyad; 0: two people of different dyads"},
    "windows": {"description": "windows with enough good data of both, over all sessions"},
}
DECIMALS = 6
UNIT = {"unit": "Fisher z"}


def write_tables(result: StudyResult, values: Sequence[dict[str, Floats]], folder: Path) -> list[str]:
    """Write the tables of a study into `folder`, as CSV and as Parquet, each with its dictionary; return their names.

    `people`: a row a person, session and condition. `dyads`: a row a dyad, session and condition. `pairs`: a row a
    pair, real or not, and condition. Parquet keeps all digits, CSV six. Unknown is an empty cell, in Parquet null.
    """
    moderators = {name: {"description": "from the design or participants.tsv"} for name in _moderators(result)}
    beyond = {
        f"{name}_beyond": {"description": f"{what} less the mean of its people with others"} | UNIT
        for name, what in MEASURES.items()
    }
    measured = {name: {"description": f"{what}, mean over the windows"} | UNIT for name, what in MEASURES.items()}
    people, dyads, pairs = _columns(_people(result)), _columns(_dyads(result)), _pairs(result, values)
    tables: dict[str, tuple[Columns, Dictionary]] = {
        "people": (people, PLACE | OF_PERSON | _registry(OF_ONE) | moderators),
        "dyads": (dyads, PLACE | measured | beyond | OF_DYAD | _registry(PAIR_MEASURES) | moderators),
        "pairs": (pairs, PLACE | OF_PAIR | measured),
    }
    for name, (columns, dictionary) in tables.items():
        write_whole(folder / f"{name}.csv", csv_bytes(columns))
        write_whole(folder / f"{name}.parquet", parquet_bytes(columns))
        known = {column: dictionary.get(column, {"description": column}) for column in columns}
        write_whole(folder / f"{name}.json", json.dumps(known, indent=1, ensure_ascii=False) + "\n")
    return [f"{name}.{suffix}" for name in tables for suffix in ("csv", "parquet", "json")]


def csv_bytes(columns: Columns) -> bytes:
    """Return columns as comma-separated values; an unknown number is an empty cell."""
    arrow, compute, csv = (library(name, "parquet") for name in ("pyarrow", "pyarrow.compute", "pyarrow.csv"))
    table = arrow.table(dict(columns))
    for i, field in enumerate(table.schema):
        if arrow.types.is_floating(field.type):
            column = compute.if_else(compute.is_finite(table[i]), compute.round(table[i], ndigits=DECIMALS), None)
            table = table.set_column(i, field.name, column)
    file = io.BytesIO()
    csv.write_csv(table, file, csv.WriteOptions(quoting_style="needed"))
    return file.getvalue()


def _columns(rows: Iterable[Row]) -> Columns:
    """Return rows as columns; a number that is not known is null."""
    table = list(rows)
    names = dict.fromkeys(name for row in table for name in row)
    return {name: [_known(row.get(name)) for row in table] for name in names}


def _moderators(result: StudyResult) -> list[str]:
    return list(dict.fromkeys(name for dyad in result.sample.dyads for name in dyad.values))


def _registry(rows: Sequence[object]) -> Dictionary:
    return {
        str(getattr(row, "key", "")): {"description": str(getattr(row, "label", ""))}
        | ({"unit": str(getattr(row, "unit", ""))} if getattr(row, "unit", "") else {})
        for row in rows
    }


def _cells(result: StudyResult) -> Iterator[tuple[int, Cell, Row]]:
    for c, cells in enumerate(result.sample.cells):
        for cell in cells:
            dyad = result.sample.dyads[cell.dyad].id
            place: Row = {"dyad": dyad, "session": cell.session, "condition": result.conditions[c].name}
            yield c, cell, place | {"start_s": cell.heard.start, "end_s": cell.heard.end}


def _people(result: StudyResult) -> Iterator[Row]:
    moderators = _moderators(result)
    for _, cell, place in _cells(result):
        dyad = result.sample.dyads[cell.dyad]
        for seat, numbers in enumerate(cell.heard.people):
            own = {name: _own(dyad.values.get(name, ()), seat) for name in moderators}
            yield place | {"person": dyad.people[seat], "role": dyad.roles[seat]} | numbers | own


def _dyads(result: StudyResult) -> Iterator[Row]:
    moderators, how = _moderators(result), result.design.windows
    for c, cell, place in _cells(result):
        one, other = cell.heard.series
        table = pair_table(one, other, how)
        dyad, of = result.sample.dyads[cell.dyad], result.conditions[c].measures
        own = {name: _mean(dyad.values.get(name, ())) for name in moderators}
        yield (
            place
            | means_of(table)
            | {f"{name}_beyond": float(of[name].beyond[cell.dyad]) for name in MEASURES}
            | {"windows": cell.windows, "lag_s": _median(peaks(table).lag)}
            | cell.heard.pair
            | own
        )


def _pairs(result: StudyResult, values: Sequence[dict[str, Floats]]) -> Columns:
    n = len(result.sample.dyads)
    people = np.array([dyad.people[seat] for seat in (0, 1) for dyad in result.sample.dyads])
    names = np.array([condition.name for condition in result.conditions])
    parts = [np.argwhere(np.triu(by_name["windows"] > 0, 1)) for by_name in values]
    c = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    i, j = np.concatenate(parts).T
    found: Columns = {
        "condition": names[c],
        "first": people[i],
        "second": people[j],
        "real": (j == i + n).astype(np.int8),
    }
    for name in MEASURES:
        found[name] = np.concatenate([by[name][tuple(part.T)] for by, part in zip(values, parts, strict=True)])
    windows = [by["windows"][tuple(part.T)] for by, part in zip(values, parts, strict=True)]
    return found | {"windows": np.concatenate(windows).astype(np.int64)}


def _own(values: Sequence[float], seat: int) -> float:
    return values[min(seat, len(values) - 1)] if values else nan


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if value == value]
    return sum(known) / len(known) if known else nan


def _median(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(np.median(known)) if known.size else nan


def _known(value: object) -> object:
    return value if value == value else None

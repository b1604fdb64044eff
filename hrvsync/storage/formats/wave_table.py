"""Tables of text with an ECG or a pulse wave: a column named for it, or whichever is chosen, and a rate or times.

Such tables are written by most apps and recorders: Polar and Movesense loggers, MindWare (`Sample Rate:` above its
columns), OpenSignals of PLUX and BITalino (a line of JSON above, https://support.pluxbiosignals.com), Excel and R.
"""

import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from hrvsync.beats import Floats
from hrvsync.storage.formats.cells import DAY_AND_TIME, Sheet, sheet
from hrvsync.storage.formats.columns import columns, is_time, unit
from hrvsync.storage.formats.missing import numbers
from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    Signal,
    Table,
    check_rows,
    content,
    decoded,
    imported,
    require,
    seconds,
)
from hrvsync.storage.formats.signals import LEAST_RATE, MOST_RATE, Kind, kind_of, loaded, pieces, seat_of, unit_of
from hrvsync.storage.limits import TEXT

RATE = re.compile(
    r"(?:sampl(?:e|ing)s?[\s_-]*(?:rate|freq(?:uency)?)|abtastrate|fs|frequency|samplerate)\D{0,20}?(\d+(?:[.,]\d+)?)"
    r"|(\d+(?:[.,]\d+)?)\s*(?:hz|samples? (?:a|per|/) ?s)",
    re.IGNORECASE,
)
MINDWARE = re.compile(r"MW\w*_Bio", re.IGNORECASE)
EPOCH = 1e8
"""Seconds; a larger number counts from 1970."""
TOO_FAR = Message("its rows are too far apart, or too near, to show heartbeats")
FULL_RATE = Message("export it at 64 rows a second or more")
UNITS = (1.0, 1e-3, 1e-6, 1e-9)
"""Seconds of the units in which times may count."""


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a column is named for an ECG or a pulse wave, and none for intervals."""
    if b"\0" in start:
        return False
    try:
        text = start.decode("utf-8-sig", "replace")
        table = sheet(_without_json(text))
        names = _named(text, table)
        return bool(table.rows) and columns(names) is None and any(map(_kind, names))
    except FormatError:
        return False


def read(path: Path) -> Recording:
    """Read every column of numbers that is no time as a channel; the rate is that of the times, or named in the text.

    Several columns may be named for an ECG; which one counts is chosen where beats are found.
    """
    text = decoded(content(path, TEXT))
    table = sheet(_without_json(text))
    require(table.rows, Message("the table holds no rows"), Message("there is nothing to read"))
    check_rows(len(table.rows))
    wide = max(len(cells) for _, cells in table.rows[:20])
    names = [name or f"column {i + 1}" for i, name in enumerate(_named(text, table))][:wide]
    names += [f"column {i + 1}" for i in range(len(names), wide)]
    rows = [(number, cells) for number, cells in table.rows if len(cells) >= wide]
    found = _times(rows, names)
    rate, notes = _rate(text, table), () if found is None else found[2]
    signals: list[Signal] = []
    for i, name in enumerate(names):
        x = numbers([cells[i] for _, cells in rows])
        if (found and i == found[3]) or float(np.isfinite(x).mean()) < 0.5:
            continue
        kind, who, measured_in = _kind(name), seat_of(name), unit_of(name)
        if found:
            signals += pieces(name, kind, x, found[0], rate, unit=measured_in, who=who)
        elif not rate or LEAST_RATE[kind] <= rate <= MOST_RATE:
            signals.append(Signal(name, kind, rate, x.size, loaded(x), measured_in, 0.0, who))
    require(signals, TOO_FAR, FULL_RATE)
    app = "MindWare" if any(map(MINDWARE.fullmatch, names)) else "table of ECG or pulse"
    return imported(path, [], app, found[1] if found else _start(table), notes, signals=signals)


def _kind(name: str) -> Kind:
    return "ecg" if MINDWARE.fullmatch(name) else kind_of(name)


def _times(rows: Table, names: list[str]) -> tuple[Floats, str, tuple[str, ...], int] | None:
    """Return the times of the rows (s from the first), the start as ISO 8601, notes, and their column; None without."""
    i = next((i for i, name in enumerate(names) if is_time(name)), None)
    if i is None:
        return None
    cells = [row[i] for _, row in rows]
    raw = numbers(cells)
    if not np.isfinite(raw).all():
        if np.isfinite(raw).mean() > 0.5:
            raise FormatError(Message("a time in it is no number"), Message("delete or correct that line"))
        t, began, notes = seconds([(number, [cell]) for (number, _), cell in zip(rows, cells, strict=True)], 0)
        return t, began, notes, i
    span = float(raw[-1] - raw[0])
    if span <= 0:
        return None
    rate = (raw.size - 1) / span
    named = unit(names[i]) / 1000
    units = [one for one in ((named,) if named else UNITS) if 10 <= rate / one <= MOST_RATE]
    require(units or not named, TOO_FAR, FULL_RATE)
    if not units:
        return None  # numbers of the rows
    scale = units[0]
    began = ""
    if EPOCH < raw[0] * scale < 100 * EPOCH:
        with suppress(ValueError, OverflowError, OSError):
            began = datetime.fromtimestamp(float(raw[0]) * scale, UTC).isoformat()
    return (raw - raw[0]) * scale, began, (), i


def _rate(text: str, table: Sheet) -> float:
    """Return the samples a second that the lines above a table, or the names of its columns, say; 0 for none."""
    head = [line for line in text[:4000].splitlines()[:30] if re.search(r"[^\W\d_]", line)]
    for line in (*head, *table.above, *table.names):
        if found := RATE.search(line):
            rate = float((found[1] or found[2]).replace(",", "."))
            if 10 <= rate <= MOST_RATE:
                return rate
    return 0.0


def _start(table: Sheet) -> str:
    for line in table.above:
        if found := DAY_AND_TIME.search(line):
            with suppress(ValueError):
                return datetime.fromisoformat(found[0].replace("/", "-")).isoformat()
    return ""


def _without_json(text: str) -> str:
    """Return the text without the description that OpenSignals and MindWare write above their tables."""
    above = re.match(r"(?:(?:#|Sample Rate)[^\n]*\n)+", text)
    return text[above.end() :] if above and (text.startswith("# OpenSignals") or "Sample Rate" in above[0]) else text


def _named(text: str, table: Sheet) -> tuple[str, ...]:
    """Return the names of the columns: those of the header, else those in the description of OpenSignals."""
    if table.names or not text.startswith("# "):
        return table.names
    for line in text[:20_000].splitlines()[:5]:
        if line.startswith("# {"):
            try:
                device = next(iter(json.loads(line[2:]).values()))
                sensors = dict(zip(device["label"], device["sensor"], strict=False))
                return tuple(str(sensors.get(one, one)) for one in device["column"])
            except (ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
                break
    return ()

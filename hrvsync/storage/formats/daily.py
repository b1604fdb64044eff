"""What other apps measured day by day: RMSSD and heart rate of Elite HRV, HRV4Training, Oura and Garmin.

Elite HRV: its table of readings, with `Date Time Start`, `Rmssd` and `lnRmssd`. HRV4Training: `date` or
`timestamp_measurement`, `HR`, `rMSSD` beside `HRV4T_Recovery_Points` or `AVNN`. Oura: `date` or `day` and `Average HRV`
or `average_hrv` of its trends and of its data export. Garmin: the JSON of its HRV service, `hrvSummaries` with
`calendarDate` and `lastNightAvg`. (Layouts as public programs read them: GoldenCheetah's HrvMeasuresCsvImport,
garminconnect, and headers in public repositories.) Each app measures in its own way: its values stay its own.
"""

import re
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from hrvsync.events import AnyEvent, Daily
from hrvsync.storage.formats.cells import Sheet, is_missing, plain, sheet
from hrvsync.storage.formats.reading import (
    FormatError,
    Message,
    Recording,
    content,
    decoded,
    imported,
    require,
    seconds,
)
from hrvsync.storage.limits import NO_JSON, TEXT, check_rows

APPS = {
    "Elite HRV": (("datetimestart", "datetime", "date"), ("rmssd",), ("hr",), {"lnrmssd", "morningreadiness"}),
    "HRV4Training": (
        ("date", "timestampmeasurement"),
        ("rmssd", "rmssdlying"),
        ("hr", "hrlying"),
        {"hrv4trecoverypoints", "avnn"},
    ),
    "Oura": (
        ("day", "date", "summarydate"),
        ("averagehrv",),
        ("lowestheartrate", "lowestrestingheartrate", "averagerestingheartrate", "averageheartrate"),
        {"averagehrv"},
    ),
}
"""Columns of each app, the first that is there: the day, RMSSD, heart rate; and those of which one tells it apart."""
GARMIN = re.compile(rb'"(hrvSummaries|hrvSummary)"\s*:')
PREFERRED = ("readiness", "longsleep")
"""Kinds of a reading that count before the first of a day."""


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins like a table of days of one of these apps, or like Garmin's JSON."""
    if start.lstrip(b"\xef\xbb\xbf \r\n").startswith((b"{", b"[")):
        return GARMIN.search(start) is not None
    with suppress(FormatError):
        return b"\0" not in start and _app(sheet(start.decode("utf-8-sig", "replace"))) is not None
    return False


def read(path: Path) -> Recording:
    """Read a value a day, the first, or the one of the morning or the night; days without any are left out."""
    text = decoded(content(path, TEXT))
    if text.lstrip().startswith(("{", "[")):
        source, found = "Garmin", _of_garmin(text.encode())
    else:
        source, found = _of_table(sheet(text))
    check_rows(len(found))
    events: list[AnyEvent] = [
        Daily(0.0, "A", day, source, *values) for day, values in sorted(found.items()) if any(values)
    ]
    require(events, Message("it holds no day with RMSSD or a heart rate"), Message("choose another file"))
    note = Message("Values as {app} measured them, a day each: they are shown beside readings, never among them.")
    days = [event.day for event in events if isinstance(event, Daily)]
    return imported(path, events, source, days[-1], (note.filled(app=source),))


def _app(table: Sheet) -> str | None:
    names = set(map(_word, table.names))
    for app, (day, rmssd, _, sign) in APPS.items():
        if names & set(day) and names & set(rmssd) and names & sign:
            return app
    return None


def _word(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


type Values = tuple[float | None, float | None]


def _of_table(table: Sheet) -> tuple[str, dict[str, Values]]:
    app = _app(table)
    if app is None:
        raise FormatError(Message("its columns are none of a table of days"), Message("choose another file"))
    names = [_word(name) for name in table.names]
    places = (next((names.index(name) for name in some if name in names), None) for some in APPS[app][:3])
    day, rmssd, hr = places
    kind = next((names.index(name) for name in ("type", "sleeptype") if name in names), None)
    assert day is not None
    rows = [(n, cells) for n, cells in table.rows if day < len(cells) and not is_missing(cells[day])]
    require(rows, Message("the table holds no rows"), Message("there is nothing to read"))
    t, began, _ = seconds(rows, day)
    require(began, Message("whether the day or the month comes first in its dates is not clear"))
    first = datetime.fromisoformat(began)
    found: dict[str, Values] = {}
    for at, (_, cells) in zip(t.tolist(), rows, strict=True):
        on = (first + timedelta(seconds=at)).date().isoformat()
        values = _number(cells, rmssd, 1.0, 2000.0), _number(cells, hr, 10.0, 300.0)
        main = kind is not None and kind < len(cells) and _word(cells[kind]).endswith(PREFERRED)
        if any(values) and (on not in found or main):
            found[on] = values
    return app, found


def _number(cells: list[str], i: int | None, least: float, most: float) -> float | None:
    """Return a cell as a number between two others, None where it is none."""
    try:
        value = float(plain([cells[i]])[0]) if i is not None and i < len(cells) else 0.0
    except ValueError:
        return None
    return value if least <= value <= most else None


def _of_garmin(data: bytes) -> dict[str, Values]:
    try:
        said = msgspec.json.decode(data)
    except NO_JSON:
        raise FormatError(Message("its JSON is damaged")) from None
    found: dict[str, Values] = {}
    for one in _summaries(said):
        day, value = one.get("calendarDate"), one.get("lastNightAvg")
        if isinstance(day, str) and isinstance(value, int | float) and 0 < value <= 2000:
            try:
                found[datetime.fromisoformat(day).date().isoformat()] = (float(value), None)
            except ValueError:
                raise FormatError(Message("{text!r} is no day", text=day[:40])) from None
    return found


def _summaries(said: Any) -> list[dict[str, Any]]:
    """Return the summaries of nights, wherever they are in lists."""
    found: list[dict[str, Any]] = []
    for one in said if isinstance(said, list) else [said]:
        if isinstance(one, dict):
            inner = one.get("hrvSummaries", one.get("hrvSummary"))
            found += [each for each in (inner if isinstance(inner, list) else [inner]) if isinstance(each, dict)]
    return found

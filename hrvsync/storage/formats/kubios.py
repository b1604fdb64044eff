"""Kubios: the text report with the RR series that it was computed from."""

import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from hrvsync.storage.formats.reading import (
    Message,
    Recording,
    chained,
    column,
    content,
    decoded,
    imported,
    require,
    rows,
)

SERIES = "RR INTERVAL DATA and SPECTRUM ESTIMATES"
DATES = ("%d-%b-%Y %H:%M:%S", "%d/%m/%y %H:%M:%S")


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins like a Kubios report."""
    return b"HRV ANALYSIS RESULTS" in start[:200]


def read(path: Path) -> Recording:
    """Read the RR series at the end of a Kubios text report (times and intervals in s, three decimals).

    The intervals are chained, as Kubios joins them for its numbers: a jump in their times is no gap there.
    """
    head, found, data = decoded(content(path)).partition(SERIES)
    require(found, Message("the report holds no RR series"), Message("export it from Kubios with the RR data"))
    table = [
        (number, cells[1:])
        for number, cells in rows(data, ",")
        if len(cells) > 2 and not cells[0] and re.fullmatch(r"[\d.]+", cells[1]) and re.fullmatch(r"[\d.]+", cells[2])
    ]
    correction = _field(head, r"Artifact correction:[ \t]*(.*)")
    corrected = f"Kubios had already corrected artefacts here ({correction[:60]})."
    return imported(
        path,
        chained(column(table, 1) * 1000),
        _field(head, r"(Kubios[^\n\r]*)")[:60] or "Kubios",
        _measured(_field(head, r"Measurement date:[ \t]*(\S+ \S+)")),
        () if correction in {"", "none"} else (corrected,),
        bare=True,
    )


def _field(head: str, pattern: str) -> str:
    found = re.search(pattern, head)
    return found[1].strip() if found else ""


def _measured(date: str) -> str:
    for layout in DATES:
        with suppress(ValueError):
            return datetime.strptime(date, layout).isoformat()
    return ""

"""Kubios: the text report with the RR series that it was computed from."""

import re
from datetime import datetime
from pathlib import Path

from hrvsync.i18n import Message
from hrvsync.storage.formats.foreign import Foreign, FormatError, stamped
from hrvsync.storage.formats.text import column, content, decoded, rows

SERIES = "RR INTERVAL DATA and SPECTRUM ESTIMATES"


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether a file begins like a Kubios report."""
    return b"HRV ANALYSIS RESULTS" in start[:200]


def read(path: Path) -> Foreign:
    """Read the RR series at the end of a Kubios text report (times and intervals in s, three decimals)."""
    head, found, data = decoded(content(path)).partition(SERIES)
    if not found:
        raise FormatError(Message("the report holds no RR series"), Message("export it from Kubios with the RR data"))
    table = [
        (number, cells[1:])
        for number, cells in rows(data, ",")
        if len(cells) > 2 and not cells[0] and re.fullmatch(r"[\d.]+", cells[1]) and re.fullmatch(r"[\d.]+", cells[2])
    ]
    notes: tuple[str, ...] = ()
    correction = re.search(r"Artifact correction:[ \t]*(.*)", head)
    if correction and correction[1].strip() != "none":
        notes = (f"Kubios had already corrected artefacts here ({correction[1].strip()[:60]}).",)
    product = re.search(r"Kubios[^\n\r]*", head)
    return Foreign(
        stamped(column(table, 0), column(table, 1) * 1000),
        product[0].strip()[:60] if product else "Kubios",
        _measured(head),
        notes,
        bare=True,
    )


def _measured(head: str) -> str:
    found = re.search(r"Measurement date:[ \t]*(\S+ \S+)", head)
    for layout in ("%d-%b-%Y %H:%M:%S", "%d/%m/%y %H:%M:%S"):
        try:
            return datetime.strptime(found[1], layout).isoformat() if found else ""
        except ValueError:
            continue
    return ""

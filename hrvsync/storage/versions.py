"""Older versions of the native format: a converter for each lifts a line to the next version; no file is rewritten."""

from collections.abc import Callable
from functools import cache
from itertools import combinations, product
from typing import Any

import msgspec

from hrvsync.reasons import REFUSALS, STREAMS, TEMPLATES, Value, message

type Line = dict[str, Any]

STRAP = "{strap}"
SEVERAL = tuple(kinds for n in (1, 2, 3) for kinds in combinations(STREAMS, n))
VALUES: dict[str, tuple[Value, ...]] = {
    "what": SEVERAL,
    "why": tuple(REFUSALS),
    "system": ("linux", "darwin", "win32"),
}


def _from_draft(line: Line) -> Line:
    """Version 0, the draft: seats were `partners`, a packet was `rr` with `ticks` and its seat `person`."""
    if "partners" in line:
        line["people"] = line.pop("partners")
    if "person" in line:
        line["who"] = line.pop("person")
    if line.get("k") == "rr":
        line["k"], line["rr"] = "packet", line.pop("ticks", [])
    return line


def _from_sentences(line: Line) -> Line:
    """Version 1: a link had a `text` in English instead of a reason; one that is not known any more is kept whole."""
    if line.get("k") == "link" and (text := line.pop("text", "")):
        known = str(text).replace(f"{line.get('who')}'s strap", STRAP)
        line["reason"], line["values"] = _sentences().get(known, ("text", {"text": text}))
    return line


@cache
def _sentences() -> dict[str, tuple[str, dict[str, Value]]]:
    """Every sentence that version 1 recorded, with its reason and values."""
    found: dict[str, tuple[str, dict[str, Value]]] = {}
    for reason, row in TEMPLATES.items():
        names = ["system"] if isinstance(row, dict) else [name for name in VALUES if f"{{{name}}}" in row]
        for chosen in product(*(VALUES[name] for name in names)):
            values = dict(zip(names, chosen, strict=True))
            found.setdefault(str(message(reason, values, STRAP)), (reason, values))
    return found


MIGRATIONS: dict[int, tuple[bytes, Callable[[Line], Line]]] = {0: (b"", _from_draft), 1: (b'"link"', _from_sentences)}
"""What stands in each line of that version which is not yet one of the next, and what lifts it."""
_decode = msgspec.json.Decoder(dict[str, Any]).decode


def upgrade(text: bytes, version: int) -> bytes:
    """Lift one line of a file of `version` to the present version."""
    for old in range(version, len(MIGRATIONS)):
        sign, convert = MIGRATIONS[old]
        if text.find(sign) >= 0:  # four times faster than `in`
            text = msgspec.json.encode(convert(_decode(text)))
    return text

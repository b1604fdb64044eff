"""Older versions of the native format: one function a version lifts a line to the next one."""

from collections.abc import Callable
from typing import Any

type Line = dict[str, Any]


def _from_draft(line: Line) -> Line:
    """Version 0, the draft: seats were `partners`, a packet was `rr` with `ticks` and its seat `person`."""
    if "partners" in line:
        line["people"] = line.pop("partners")
    if "person" in line:
        line["who"] = line.pop("person")
    if line.get("k") == "rr":
        line["k"], line["rr"] = "packet", line.pop("ticks", [])
    return line


MIGRATIONS: dict[int, Callable[[Line], Line]] = {0: _from_draft}


def upgrade(line: Line, version: int, to: int) -> Line:
    """Lift one line object of `version` to version `to`, step by step."""
    for step in range(version, to):
        line = MIGRATIONS[step](line)
    return line

"""Finds sentences in events, which hold keys, numbers and names."""

import re

import msgspec

from hrvsync.events import AnyEvent, Mark, Phase, Strap

KEY = re.compile(r"[\w.-]*")
NAMES: dict[type, set[str]] = {Mark: {"text"}, Phase: {"name", "prompt"}, Strap: {"model", "id"}}
"""What people wrote, and names of things."""


def sentences(event: AnyEvent) -> list[str]:
    """Return the texts in an event that are no keys."""
    names = NAMES.get(type(event), set())
    fields = {field: value for field, value in msgspec.structs.asdict(event).items() if field not in names}
    return [text for text in _texts(fields) if not KEY.fullmatch(text)]


def _texts(value: object) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [text for item in (*value.keys(), *value.values()) for text in _texts(item)]
        case list() | tuple():
            return [text for item in value for text in _texts(item)]
        case _:
            return []

"""Cases: a label that keeps the sessions of some people apart from those of others.

The label stands in the notes beside a recording, and goes where they go. Other sessions of the same people belong to
the same case, unless they have a label of their own.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from hrvsync.i18n import Message
from hrvsync.storage.index import Entry
from hrvsync.storage.library import Refused
from hrvsync.storage.notes import read_notes, write_notes

LONGEST = 60
"""Letters of a label."""


def cases_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the case of each recording in one, by its file: its own label, else the newest of the same people."""
    some = sorted(entries, key=lambda one: one.created)
    newest = {_people(one): one.case for one in some if one.case}
    found = {one.file: one.case or newest.get(_people(one), "") for one in some}
    return {file: case for file, case in found.items() if case}


def put_in_case(recordings: Sequence[Path], label: str) -> None:
    """Give recordings of the library a label; an empty one takes it away. Raises Refused, FileError, OSError."""
    label = " ".join(label.split())
    if len(label) > LONGEST:
        raise Refused(Message("a label has {n} letters at most", n=LONGEST))
    known = [(path, read_notes(path)) for path in recordings]  # none is changed where one cannot be read
    for path, notes in known:
        write_notes(path, replace(notes, case=label))


def _people(entry: Entry) -> frozenset[str]:
    return frozenset(one.name for one in entry.people.values())

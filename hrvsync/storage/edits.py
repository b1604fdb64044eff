"""Beats corrected by hand, in a file beside the recording, which itself stays as it was.

`evening.jsonl` has its edits in `evening.edits.json`.
"""

from heapq import merge
from math import isfinite
from operator import attrgetter
from pathlib import Path

import msgspec

from hrvsync.beats import Edit
from hrvsync.events import Mark
from hrvsync.i18n import Message
from hrvsync.storage.added import read_added, write_added
from hrvsync.storage.beside import EDITS_SUFFIX, SUFFIX
from hrvsync.storage.recording import FileError, Recording

IN_WORDS = {"artefact": "beat left out", "good": "beat kept", "insert": "beat added", "remove": "beat taken out"}
PUT_RIGHT = Message("correct the file, or move it away to go on with the beats as they were recorded")


class Edits(msgspec.Struct, frozen=True):
    """The edits of a recording, in the order in which they were made."""

    edits: tuple[Edit, ...] = ()
    version: int = 1


def edits_path(recording: Path) -> Path:
    """Return where the edits of `recording` lie."""
    return recording.with_name(recording.stem + EDITS_SUFFIX)


def read_edits(recording: Path) -> tuple[Edit, ...]:
    """Read the edits of `recording`; none where nobody made any. Raises FileError."""
    path = edits_path(recording)
    edits = read_added(path, Edits(), _wrong, PUT_RIGHT)
    if edits.version != Edits().version or not all(isfinite(edit.t) and isfinite(edit.rr_ms) for edit in edits.edits):
        raise FileError(path, Message("a later hrvsync wrote these corrected beats"), PUT_RIGHT)
    return edits.edits


def write_edits(recording: Path, edits: tuple[Edit, ...]) -> None:
    """Put `edits` beside `recording`, in one step; no edits leave no file.

    Raises OSError: FileNotFoundError where the recording was deleted meanwhile, so that no edits of it are left.
    """
    write_added(edits_path(recording), recording, Edits(edits), Edits())


def exported(recording: Recording, suffix: str) -> Recording:
    """Return a recording for a file of another format: a note marks each beat that was corrected by hand."""
    if suffix.lower() == SUFFIX or not recording.edits:
        return recording
    marks = sorted((_mark(edit) for edit in recording.edits), key=attrgetter("t"))
    return msgspec.structs.replace(recording, events=lambda: merge(recording.events(), marks, key=attrgetter("t")))


def _wrong(error: str) -> Message:
    return Message("these are no corrected beats ({error})", error=error)


def _mark(edit: Edit) -> Mark:
    by = f", by {edit.by}" if edit.by else ""
    return Mark(max(0.0, edit.t), "note", f"{IN_WORDS[edit.kind]} by hand{by}", edit.who)


def edited(recording: Recording, edits: tuple[Edit, ...]) -> Recording:
    """Return a recording whose beats count as corrected by hand."""
    return msgspec.structs.replace(recording, edits=edits)

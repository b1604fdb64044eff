"""What people add to a recording afterwards, in a file beside it; the recording itself stays as it was.

`evening.jsonl` has its notes in `evening.notes.json`.
"""

from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter
from pathlib import Path
from typing import Literal

import msgspec

from hrvsync.events import AnyEvent, Mark
from hrvsync.i18n import Message
from hrvsync.storage.added import read_added, write_added
from hrvsync.storage.beside import NOTES_SUFFIX
from hrvsync.storage.recording import Recording

type Posture = Literal["", "lying", "sitting", "standing"]

POSTURES: dict[Posture, set[str]] = {  # the tags for each, in every language of the window
    "lying": {"lying", "liegend", "im liegen"},
    "sitting": {"sitting", "sitzend", "im sitzen"},
    "standing": {"standing", "stehend", "im stehen"},
}

PUT_RIGHT = Message("correct the file, or move it away to go on without")


class Mood(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a person felt, in their own words."""

    before: str = ""
    after: str = ""


class Notes(msgspec.Struct, frozen=True, omit_defaults=True):
    """A note and tags for the session, moods by seat, the posture of somebody alone, and corrections of its marks.

    `added` marks were set afterwards; `struck` ones are in the recording and no longer hold. A moved or reworded mark
    is both. `case`: the label of the case it belongs to.
    """

    note: str = ""
    tags: tuple[str, ...] = ()
    moods: dict[str, Mood] = {}
    added: tuple[Mark, ...] = ()
    struck: tuple[Mark, ...] = ()
    posture: Posture = ""
    case: str = ""


def posture_of(notes: Notes) -> Posture:
    """Return the posture that notes name, as such or, as before there was a place for it, by a tag."""
    tags = {tag.casefold() for tag in notes.tags}
    for posture, words in POSTURES.items():
        if not notes.posture and tags & words:
            return posture
    return notes.posture


def notes_path(recording: Path) -> Path:
    """Return where the notes of `recording` lie."""
    return recording.with_name(recording.stem + NOTES_SUFFIX)


def read_notes(recording: Path) -> Notes:
    """Read the notes of `recording`; empty ones where nobody made any. Raises FileError."""
    return read_added(notes_path(recording), Notes(), _wrong, PUT_RIGHT)


def write_notes(recording: Path, notes: Notes) -> None:
    """Put `notes` beside `recording`, in one step; empty notes leave no file.

    Raises OSError: FileNotFoundError where the recording was deleted meanwhile, so that no notes of it are left.
    """
    write_added(notes_path(recording), recording, notes, Notes())


def corrected(recording: Recording, notes: Notes) -> Recording:
    """Return a recording with its marks corrected by the notes about it."""
    return msgspec.structs.replace(recording, events=lambda: with_notes(recording.events(), notes))


def with_notes(events: Iterable[AnyEvent], notes: Notes) -> Iterator[AnyEvent]:
    """Yield `events` with their marks corrected, in order of time."""
    standing = (event for event in events if not (isinstance(event, Mark) and event in notes.struck))
    t = attrgetter("t")
    return merge(standing, sorted(notes.added, key=t), key=t)


def _wrong(error: str) -> Message:
    return Message("these are not notes ({error})", error=error)

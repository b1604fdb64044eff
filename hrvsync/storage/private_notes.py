"""What a practitioner writes for themselves about a session, in a file beside the recording that nothing exports.

`evening.jsonl` has it in `evening.private.json`. It goes to the bin, into backups and with the library like everything
beside a recording, and for good with anybody of the session who is forgotten.
"""

from math import isfinite
from pathlib import Path

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage.added import read_added, write_added
from hrvsync.storage.beside import PRIVATE_SUFFIX
from hrvsync.storage.notes import PUT_RIGHT
from hrvsync.storage.recording import FileError


class PrivateNote(msgspec.Struct, frozen=True, omit_defaults=True):
    """A note about the moment `t` (s) of a session; None: about all of it."""

    text: str
    t: float | None = None


class PrivateNotes(msgspec.Struct, frozen=True, omit_defaults=True):
    """The private notes about a session, and the one line that is meant `for_client`: it stands on the client's page.

    That line is written to be handed on; the notes never are, unless somebody says so for one report.
    """

    notes: tuple[PrivateNote, ...] = ()
    for_client: str = ""


def private_path(recording: Path) -> Path:
    """Return where the private notes about `recording` lie."""
    return recording.with_name(recording.stem + PRIVATE_SUFFIX)


def read_private(recording: Path) -> PrivateNotes:
    """Read the private notes about `recording`; empty ones where nobody made any. Raises FileError."""
    path = private_path(recording)
    found = read_added(path, PrivateNotes(), _wrong, PUT_RIGHT)
    if not all(note.t is None or isfinite(note.t) for note in found.notes):
        raise FileError(path, Message("these are not private notes (a time is no number)"), PUT_RIGHT)
    return found


def write_private(recording: Path, notes: PrivateNotes) -> None:
    """Put private notes beside `recording`, in one step; empty ones leave no file.

    Raises OSError: FileNotFoundError where the recording was deleted meanwhile, so that no notes about it are left.
    """
    write_added(private_path(recording), recording, notes, PrivateNotes())


def _wrong(error: str) -> Message:
    return Message("these are not private notes ({error})", error=error)

"""What a practitioner writes for themselves about a session, in a file beside the recording that nothing exports.

`evening.jsonl` has it in `evening.private.json`. It goes to the bin, into backups and with the library like everything
beside a recording, and for good with anybody of the session who is forgotten.
"""

import errno
from math import isfinite
from pathlib import Path

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage.atomic import write_whole
from hrvsync.storage.beside import PRIVATE_SUFFIX
from hrvsync.storage.limits import NO_JSON, TEXT, content
from hrvsync.storage.recording import FileError, in_file


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
    put_right = Message("correct the file, or move it away to go on without")
    try:
        with in_file(path):
            found = msgspec.json.decode(content(path, TEXT), type=PrivateNotes)
    except FileNotFoundError:
        return PrivateNotes()
    except NO_JSON as error:
        raise FileError(path, Message("these are not private notes ({error})", error=str(error)), put_right) from None
    if not all(note.t is None or isfinite(note.t) for note in found.notes):
        raise FileError(path, Message("these are not private notes (a time is no number)"), put_right)
    return found


def write_private(recording: Path, notes: PrivateNotes) -> None:
    """Put private notes beside `recording`, in one step; empty ones leave no file.

    Raises OSError: FileNotFoundError where the recording was deleted meanwhile, so that no notes about it are left.
    """
    path = private_path(recording)
    if notes == PrivateNotes():
        path.unlink(missing_ok=True)
        return
    if not recording.exists():
        raise FileNotFoundError(errno.ENOENT, Message("the recording is not there any more"), str(recording))
    write_whole(path, msgspec.json.format(msgspec.json.encode(notes), indent=1) + b"\n")

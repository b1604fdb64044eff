"""Sealed copies of a recording for handing on: age files that open with a passphrase (https://age-encryption.org/v1).

Whoever has no hrvsync opens one with any age program.
"""

import errno
from pathlib import Path

from hrvsync.i18n import Message
from hrvsync.storage import FileError, Refused, in_file, recordings_folder, write_whole
from hrvsync.storage.formats.reading import library
from hrvsync.storage.journal import changing

SUFFIX = ".age"
SHORTEST = 12  # characters of a passphrase; age makes each guess slow, not impossible


def seal(path: Path, sealed: Path, passphrase: str) -> None:
    """Write the file at `path`, sealed, to the new file `sealed`. Raises Refused for a short passphrase, OSError."""
    _require_new(sealed)
    if len(passphrase) < SHORTEST:
        raise Refused(Message("a passphrase needs {n} characters or more; a few words do well", n=SHORTEST))
    with in_file(path):
        age = library("pyrage", "seal")
    write_whole(sealed, age.passphrase.encrypt(path.read_bytes(), passphrase))


def unseal(sealed: Path, path: Path, passphrase: str) -> None:
    """Write what is in `sealed` to the new file `path`.

    Raises FileError for a wrong passphrase or no age file, OSError.
    """
    _require_new(path)
    with in_file(sealed):
        age = library("pyrage", "seal")
    try:
        content = age.passphrase.decrypt(sealed.read_bytes(), passphrase)
    except age.DecryptError:
        raise FileError(
            sealed,
            Message("the passphrase does not open it, or it is not a sealed file"),
            Message("try the passphrase again"),
        ) from None
    # What can be read waits where the next start finds it, should this one be stopped.
    with changing(recordings_folder()) as change:
        change.draft(path).write_bytes(content)
        change.carry_out()


def _require_new(path: Path) -> None:
    if path.exists():
        raise FileExistsError(errno.EEXIST, Message("it is there already; choose another name"), str(path))

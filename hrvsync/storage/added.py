"""Read and write what people add to a recording afterwards: one JSON file beside it for each kind."""

import errno
from collections.abc import Callable
from pathlib import Path

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage.atomic import write_whole
from hrvsync.storage.limits import NO_JSON, TEXT, content
from hrvsync.storage.recording import FileError, in_file


def read_added[T](path: Path, empty: T, wrong: Callable[[str], Message], put_right: Message) -> T:
    """Read the file at `path` as what `empty` is; `empty` where there is none.

    Raises FileError with `wrong(error)` and how to `put_right` what cannot be read.
    """
    try:
        with in_file(path):
            return msgspec.json.decode(content(path, TEXT), type=type(empty))
    except FileNotFoundError:
        return empty
    except NO_JSON as error:
        raise FileError(path, wrong(str(error)), put_right) from None


def write_added[T](path: Path, recording: Path, added: T, empty: T) -> None:
    """Put `added` at `path`, beside `recording`, in one step; what is `empty` leaves no file.

    Raises OSError: FileNotFoundError where the recording was deleted meanwhile, so that nothing about it is left.
    """
    if added == empty:
        path.unlink(missing_ok=True)
        return
    if not recording.exists():
        raise FileNotFoundError(errno.ENOENT, Message("the recording is not there any more"), str(recording))
    write_whole(path, msgspec.json.format(msgspec.json.encode(added), indent=1) + b"\n")

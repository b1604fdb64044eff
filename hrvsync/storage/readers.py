"""The files hrvsync can read: one row a format, told apart by content."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from hrvsync.storage import jsonl, rr_csv, rr_text
from hrvsync.storage.recording import BadFile, Recording


class Reader(msgspec.Struct, frozen=True):
    """A file format: `sniff(first bytes, path)` recognises it, `read(path)` reads it or raises BadFile."""

    name: str
    sniff: Callable[[bytes, Path], bool]
    read: Callable[[Path], Recording]


READERS = (
    Reader("hrvsync recording", jsonl.sniff, jsonl.read),
    Reader("RR text", rr_text.sniff, rr_text.read),
    Reader("table of time and RR", rr_csv.sniff, rr_csv.read),
)
START = 4096


def read(path: Path) -> Recording:
    """Read a recording of any known format. Raises BadFile for whatever is wrong, here or while the events are told."""
    try:
        if path.is_dir():
            raise BadFile(path, "this is a folder", "name a file in it")
        with path.open("rb") as file:
            start = file.read(START)
        if not start:
            raise BadFile(path, "the file is empty", "there is nothing to read")
        for reader in READERS:
            if reader.sniff(start, path):
                return reader.read(path)
    except FileNotFoundError:
        raise BadFile(path, "there is no such file", "check the name") from None
    except OSError as error:
        raise BadFile(path, f"the file cannot be read ({error.strerror})", "check it and its permissions") from None
    known = ", ".join(reader.name for reader in READERS)
    raise BadFile(path, "no known format of heartbeats", f"these can be read: {known}")

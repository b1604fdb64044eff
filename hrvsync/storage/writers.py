"""The files hrvsync can write: one row a format, chosen by suffix."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage.formats import beats_csv, bids, edf, native, parquet, rr_text, xdf
from hrvsync.storage.formats.series import Series
from hrvsync.storage.recording import Recording

type Write = Callable[[Path, Recording, Mapping[str, Series]], tuple[str, ...]]


class Writer(msgspec.Struct, frozen=True):
    """A file format: `write(path, recording, beats by seat)` writes it and returns what the format cannot hold."""

    name: str
    suffix: str
    write: Write


WRITERS = (
    Writer("hrvsync recording", ".jsonl", native.write),
    Writer("RR text", ".txt", rr_text.write),
    Writer("CSV of beats", ".csv", beats_csv.write),
    Writer("EDF+", ".edf", edf.write),
    Writer("XDF", ".xdf", xdf.write),
    Writer("Parquet", ".parquet", parquet.write),
    Writer("BIDS folder", "", bids.write),
)


def writer(path: Path) -> Writer:
    """Return the writer for the suffix of `path`; raise KeyError naming the known ones for any other."""
    for found in WRITERS:
        if found.suffix == path.suffix.lower():
            return found
    known = ", ".join(f"{w.suffix or 'a folder'} ({w.name})" for w in WRITERS)
    raise KeyError(Message("hrvsync writes {known}", known=known))

"""The files hrvsync can read: one row a format, told apart by content."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from hrvsync.i18n import Message, reason
from hrvsync.storage import jsonl, rr_csv, rr_text
from hrvsync.storage.formats import (
    beats_csv,
    bids,
    edf,
    empatica,
    fit,
    kubios,
    numpy_array,
    openhrv,
    parquet,
    polar,
    straplog,
    unisens,
    wfdb,
    xdf,
)
from hrvsync.storage.formats.foreign import imported
from hrvsync.storage.recording import FileError, Recording


class Reader(msgspec.Struct, frozen=True):
    """A file format: `sniff(first bytes, path)` recognises it, `read(path)` reads it or raises FileError."""

    name: str
    sniff: Callable[[bytes, Path], bool]
    read: Callable[[Path], Recording]


READERS = (
    Reader("hrvsync recording", jsonl.sniff, jsonl.read),
    Reader("Polar Sensor Logger", polar.sniff_sensor_logger, imported(polar.read_sensor_logger)),
    Reader("Polar .hrm", polar.sniff_hrm, imported(polar.read_hrm)),
    Reader("Kubios report", kubios.sniff, imported(kubios.read)),
    Reader("OpenHRV", openhrv.sniff, imported(openhrv.read)),
    Reader("Empatica IBI", empatica.sniff, imported(empatica.read)),
    Reader("FIT", fit.sniff, imported(fit.read)),
    Reader("straplog", straplog.sniff, imported(straplog.read)),
    Reader("EDF+", edf.sniff, imported(edf.read)),
    Reader("XDF", xdf.sniff, imported(xdf.read)),
    Reader("BIDS", bids.sniff, imported(bids.read)),
    Reader("Unisens", unisens.sniff, imported(unisens.read)),
    Reader("WFDB annotations", wfdb.sniff, imported(wfdb.read)),
    Reader("Parquet", parquet.sniff, imported(parquet.read)),
    Reader("NumPy array", numpy_array.sniff, imported(numpy_array.read)),
    Reader("CSV of beats", beats_csv.sniff, imported(beats_csv.read)),
    Reader("RR text", rr_text.sniff, rr_text.read),
    Reader("table of time and RR", rr_csv.sniff, rr_csv.read),
)
START = 4096


def recognise(path: Path) -> Reader | None:
    """Return the reader of a file or folder by its content, None for an empty or unknown one. Raises OSError."""
    start = b""
    if not path.is_dir():
        with path.open("rb") as file:
            start = file.read(START)
        if not start:
            return None
    return next((reader for reader in READERS if reader.sniff(start, path)), None)


def read(path: Path) -> Recording:
    """Read a recording of any known format. Raises FileError, here or while its events are read."""
    try:
        if reader := recognise(path):
            return reader.read(path)
        if path.is_dir():
            raise FileError(
                path, Message("this is a folder, and neither BIDS nor Unisens"), Message("name a file in it")
            )
        if not path.stat().st_size:
            raise FileError(path, Message("the file is empty"), Message("there is nothing to read"))
    except FileNotFoundError:
        raise FileError(path, Message("there is no such file"), Message("check the name")) from None
    except OSError as error:
        raise FileError(
            path,
            Message("the file cannot be read ({reason})", reason=reason(error)),
            Message("check it and its permissions"),
        ) from None
    known = ", ".join(reader.name for reader in READERS)
    raise FileError(path, Message("no known format of heartbeats"), Message("these can be read: {known}", known=known))

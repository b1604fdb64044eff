"""The file formats: one module each, which alone knows its format, and one row each in FORMATS.

A module offers `sniff(first bytes, path)`, which recognises a file by its content, and `read(path)`. Where we also
write the format, it offers `write(path, recording, beats by seat)`, which returns sentences about what the format
cannot hold.
"""

import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from hrvsync.beats import Beats
from hrvsync.deliveries import once
from hrvsync.i18n import Message
from hrvsync.storage import jsonl
from hrvsync.storage.formats import (
    apple_health,
    beats_csv,
    bids,
    daily,
    edf,
    empatica,
    fit,
    kubios,
    movesense,
    numpy_array,
    openhrv,
    parquet,
    polar,
    rr_table,
    rr_text,
    straplog,
    suunto,
    unisens,
    wave_table,
    wfdb,
    xdf,
)
from hrvsync.storage.formats.cells import Sheet, sheet
from hrvsync.storage.formats.columns import NO_WISHES, Wishes
from hrvsync.storage.formats.reading import as_utf8, content, decoded
from hrvsync.storage.limits import NATIVE, TEXT as MOST_TEXT, check_name, opened
from hrvsync.storage.recording import FileError, FormatError, Recording, in_file, readable


class Format(msgspec.Struct, frozen=True):
    """A file format; one that we write also has `write` and the `suffix` that chooses it ("" for a folder).

    One whose files hold several recordings has `read_all`; its `read` returns the newest.
    """

    name: str
    sniff: Callable[[bytes, Path], bool]
    read: Callable[[Path], Recording]
    write: Callable[[Path, Recording, Mapping[str, Beats]], tuple[str, ...]] | None = None
    suffix: str = ""
    read_all: Callable[[Path], Iterator[Recording]] | None = None


FORMATS = (
    Format("hrvsync recording", jsonl.sniff, jsonl.read, jsonl.write, ".jsonl"),
    Format("Polar Sensor Logger", polar.sniff_sensor_logger, polar.read_sensor_logger),
    Format("Polar .hrm", polar.sniff_hrm, polar.read_hrm),
    Format("Kubios report", kubios.sniff, kubios.read),
    Format("OpenHRV", openhrv.sniff, openhrv.read),
    Format("Empatica IBI", empatica.sniff, empatica.read),
    Format("Empatica BVP", empatica.sniff_bvp, empatica.read_bvp),
    Format("Empatica systolic peaks", empatica.sniff_peaks, empatica.read_peaks),
    Format("FIT", fit.sniff, fit.read),
    Format("Suunto", suunto.sniff, suunto.read),
    Format("Movesense Showcase", movesense.sniff, movesense.read),
    Format("Apple Health", apple_health.sniff, apple_health.read, read_all=apple_health.read_all),
    Format("straplog", straplog.sniff, straplog.read),
    Format("EDF+", edf.sniff, edf.read, edf.write, ".edf"),
    Format("XDF", xdf.sniff, xdf.read, xdf.write, ".xdf"),
    Format("BIDS folder", bids.sniff, bids.read, bids.write),
    Format("Unisens", unisens.sniff, unisens.read),
    Format("WFDB annotations", wfdb.sniff, wfdb.read),
    Format("Parquet", parquet.sniff, parquet.read, parquet.write, ".parquet"),
    Format("NumPy array", numpy_array.sniff, numpy_array.read),
    Format("daily values", daily.sniff, daily.read),
    Format("CSV of beats", beats_csv.sniff, beats_csv.read, beats_csv.write, ".csv"),
    Format("table of ECG or pulse", wave_table.sniff, wave_table.read),
    Format("RR text", rr_text.sniff, rr_text.read, rr_text.write, ".txt"),
    Format("table of time and RR", rr_table.sniff, rr_table.read),
)
"""Sniffed in this order: the more general a format, the later."""
WAVE_TABLE, TEXT, TABLE = TABLES = tuple(
    next(form for form in FORMATS if form.read is read) for read in (wave_table.read, rr_text.read, rr_table.read)
)
"""Tables of text, whose columns someone may know better than we do."""
WRITABLE = tuple(form for form in FORMATS if form.write)
START = 4096


def recognise(path: Path) -> Format | None:
    """Return the format of a file or folder by its content, None for an empty or unknown one.

    Raises OSError, and FormatError for what no reader may open.
    """
    check_name(path)
    start = b""
    if not path.is_dir():
        with opened(path, NATIVE) as file:
            start = as_utf8(file.read(START))
        if not start:
            return None
    return next((form for form in FORMATS if form.sniff(start, path)), None)


def read(path: Path, wishes: Wishes = NO_WISHES, *, wave: bool = False) -> Recording:
    """Read a recording of any known format.

    Parameters
    ----------
    path : Path
        A file, or a folder in a format that is one.
    wishes : Wishes
        What a person says of the columns and the unit of a text or a table.
    wave : bool
        Whether the columns of a table of text are waves, in which beats are yet to be found.

    Returns
    -------
    Recording
        A header, and `events()`, which yields the events in order of time. Of a file of waves, `signals`; beats are
        found in them by `hrvsync.opening.open_file`. Warnings of a parsing library become notes
        in the header.

    Raises
    ------
    FileError
        If the file is missing, unreadable or of no known format; also while its events are read.
    """
    with readable(path), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        form = recognise(path)
        if wave and form in (None, *TABLES) and path.is_file():
            form = WAVE_TABLE
        if form is None and wishes.meanings and not path.is_dir():
            form = TABLE
        if form is None:
            raise _unknown(path)
        recording = _read_as_wished(path, form, wishes)
    if not warned:
        return recording
    note = f"The file is damaged or unusual in places ({str(warned[0].message)[:120]}); the rest was read."
    header = msgspec.structs.replace(recording.header, notes=(*recording.header.notes, note))
    return msgspec.structs.replace(recording, header=header)


def _read_as_wished(path: Path, form: Format, wishes: Wishes) -> Recording:
    """Read a file; only texts and tables leave open what their columns are."""
    if wishes != NO_WISHES and form in (TEXT, TABLE):
        return rr_text.read(path, wishes) if form is TEXT and not wishes.meanings else rr_table.read(path, wishes)
    return form.read(path)


def read_all(path: Path) -> Iterator[Recording]:
    """Yield every recording in a file, in order of time: one of most formats. Raises FileError as `read` does."""
    with readable(path):
        form = recognise(path)
        if form is not None and form.read_all is not None:
            yield from form.read_all(path)
            return
    yield read(path)


def read_table(path: Path) -> Sheet:
    """Read a table of text: names of its columns, and rows. Raises FileError."""
    with readable(path):
        return sheet(decoded(content(path, MOST_TEXT)))


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write a recording in the format that the suffix of the path names.

    What this computer delivered twice is written once, but for hrvsync's own format, which keeps what arrived.

    Parameters
    ----------
    path : Path
        Where to write; its suffix, such as ".csv" or ".edf", chooses the format.
    recording : Recording
        The header and the events to write.
    beats : mapping of str to Beats
        The recording's own beats by seat.

    Returns
    -------
    tuple of str
        Sentences about what the format cannot hold.

    Raises
    ------
    FileError
        For an unknown suffix or a missing library.
    OSError
        If the file cannot be written.
    """
    for form in FORMATS:
        if form.write and form.suffix == path.suffix.lower():
            if form is not FORMATS[0]:  # what arrived is kept whole in our own format only
                recording = Recording(recording.header, lambda arrived=recording.events: once(arrived()))
            with in_file(path):
                return form.write(path, recording, beats)
    known = ", ".join(f"{form.suffix or 'a folder'} ({form.name})" for form in WRITABLE)
    raise FileError(path, Message("hrvsync does not write this format"), Message("it writes {known}", known=known))


def _unknown(path: Path) -> FormatError:
    if path.is_dir():
        return FormatError(Message("this is a folder, and neither BIDS nor Unisens"), Message("name a file in it"))
    if not path.stat().st_size:
        return FormatError(Message("the file is empty"), Message("there is nothing to read"))
    with opened(path, NATIVE) as file:
        names = rr_table.seen(as_utf8(file.read(START)))
    if len(names) > 1:
        return FormatError(
            Message("none of its columns ({names}) is known to hold heartbeats", names=", ".join(names)[:120]),
            Message("name the one with the intervals rr_ms, RR or IBI, and the one with the times time"),
        )
    return FormatError(
        Message("no known format of heartbeats"),
        Message(
            "choose a text or table of RR intervals, or what a watch, an app or a lab wrote (FIT, CSV, EDF, XDF ...)"
        ),
    )

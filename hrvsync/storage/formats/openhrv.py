"""OpenHRV and its offspring Hertz & Hearts: one CSV row per interval, value or annotation."""

from pathlib import Path

import numpy as np

from hrvsync.events import AnyEvent, Mark
from hrvsync.i18n import Message
from hrvsync.storage.formats.foreign import Foreign, FormatError, merged, milliseconds, ordered, stamped, steps_back
from hrvsync.storage.formats.text import column, content, decoded, rows, seconds

HEADER = b"event,value,timestamp"


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether a file begins with the header of OpenHRV."""
    return start.lstrip(b"\xef\xbb\xbf").startswith(HEADER)


def read(path: Path) -> Foreign:
    """Read the rows IBI and Annotation; the time stamps are local times of arrival. Computed rows are passed over."""
    table = [row for row in rows(decoded(content(path)), ",")[1:] if row[1][0].lower() in {"ibi", "annotation"}]
    if not table:
        raise FormatError(Message("it holds no IBI rows"), Message("record with a strap connected"))
    t, started = seconds(table, 2)
    is_beat = np.array([cells[0].lower() == "ibi" for _, cells in table])
    beats = [row for row, beat in zip(table, is_beat, strict=True) if beat]
    rr_ms = milliseconds(column(beats, 1))
    held = ordered(t)
    marks: list[AnyEvent] = [
        Mark(t=at, kind="note", text=cells[1])
        for at, (_, cells), beat in zip(held.tolist(), table, is_beat, strict=True)
        if not beat
    ]
    app = "Hertz & Hearts" if len(table[0][1]) > 3 else "OpenHRV"
    return Foreign(merged(stamped(held[is_beat], rr_ms), marks), app, started, steps_back(t))

"""OpenHRV and its offspring Hertz & Hearts: one CSV row per interval, value or annotation."""

from itertools import compress
from pathlib import Path

import numpy as np

from hrvsync.events import Mark
from hrvsync.storage.formats.reading import (
    Message,
    Recording,
    beginning,
    content,
    decoded,
    imported,
    intervals,
    merged,
    ordered,
    require,
    rows,
    seconds,
    stamped,
    steps_back,
)

sniff = beginning(b"event,value,timestamp")


def read(path: Path) -> Recording:
    """Read the rows IBI and Annotation; the time stamps are local times of arrival. Computed rows are passed over."""
    table = [row for row in rows(decoded(content(path)), ",")[1:] if row[1][0].lower() in {"ibi", "annotation"}]
    require(table, Message("it holds no IBI rows"), Message("record with a strap connected"))
    t, started, clock = seconds(table, 2)
    is_beat = np.array([cells[0].lower() == "ibi" for _, cells in table])
    rr_ms = intervals(list(compress(table, is_beat)), 1)
    held = ordered(t)
    notes = compress(zip(held.tolist(), table, strict=True), ~is_beat)
    marks = [Mark(t=at, kind="note", text=cells[1]) for at, (_, cells) in notes]
    app = "Hertz & Hearts" if len(table[0][1]) > 3 else "OpenHRV"
    return imported(path, merged(stamped(held[is_beat], rr_ms), marks), app, started, (*steps_back(t), *clock))

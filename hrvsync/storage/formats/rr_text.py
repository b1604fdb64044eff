"""Plain text, one RR interval a line, in ms or s: Elite HRV, Kubios type 1, HRV4Training, Polar and many others."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from hrvsync.beats import Beats, gaps
from hrvsync.storage.formats.reading import (
    Message,
    Recording,
    chained,
    content,
    decoded,
    imported,
    intervals,
    is_number,
    rows,
)
from hrvsync.storage.formats.writing import unsupported, write_whole


def sniff(start: bytes, path: Path) -> bool:
    """Return whether the first value of a file is a number that stands alone."""
    table = rows(start.decode("utf-8-sig", "replace"), "\n")
    return bool(table) and is_number(table[0][1][0])


def read(path: Path) -> Recording:
    """Read the intervals; they are chained, for the file knows no gaps.

    Elite HRV names a file after the local time it began.
    """
    rr_ms = intervals(rows(decoded(content(path)), "\n"), 0)
    try:
        began = datetime.strptime(path.stem, "%Y-%m-%d %H-%M-%S").isoformat()
    except ValueError:
        began = ""
    return imported(path, chained(rr_ms), "Elite HRV" if began else "RR text", began, bare=True)


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write one file a person (NAME-A.txt, NAME-B.txt for a pair); return what the format cannot hold."""
    people = {who: series for who, series in beats.items() if len(series)}
    for who, series in people.items():
        file = path if len(people) == 1 else path.with_stem(f"{path.stem}-{who}")
        decimals = (f"{rr_ms:.7f}".rstrip("0").rstrip(".") for rr_ms in series.rr_ms.tolist())  # hold 1/1024 s exactly
        write_whole(file, "".join(f"{one}\n" for one in decimals))
    count = sum(gaps(series)[0].size for series in people.values())
    one = Message("RR text joins the beats over 1 gap.")
    joined = one if count == 1 else Message("RR text joins the beats over {n} gaps.", n=count)
    return ((joined,) if count else ()) + unsupported("RR text", recording.events(), set())

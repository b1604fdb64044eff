"""Plain text, one RR interval (ms) a line: what Kubios, Elite HRV and HRV4Training open."""

from collections.abc import Mapping
from pathlib import Path

from hrvsync.i18n import Message
from hrvsync.storage.atomic import replacing
from hrvsync.storage.formats.left_out import left_out
from hrvsync.storage.formats.series import Series, gaps
from hrvsync.storage.recording import Recording


def write(path: Path, recording: Recording, beats: Mapping[str, Series]) -> tuple[str, ...]:
    """Write one file a person (NAME-A.txt, NAME-B.txt for a pair); return what the format cannot hold."""
    people = {who: series for who, series in beats.items() if series.t.size}
    for who, series in people.items():
        file = path if len(people) == 1 else path.with_stem(f"{path.stem}-{who}")
        with replacing(file) as part:
            part.write_text("".join(f"{_number(rr)}\n" for rr in series.rr_ms.tolist()), "utf-8")
    count = sum(len(gaps(series)) for series in people.values())
    one = Message("RR text joins the beats over 1 gap.")
    joined = one if count == 1 else Message("RR text joins the beats over {n} gaps.", n=count)
    return ((joined,) if count else ()) + left_out("RR text", recording.events(), set())


def _number(rr_ms: float) -> str:
    return f"{rr_ms:.7f}".rstrip("0").rstrip(".")  # seven decimals hold every tick of 1/1024 s

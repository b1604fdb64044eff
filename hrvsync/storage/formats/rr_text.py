"""Plain text, one RR interval (ms) a line: what Kubios, Elite HRV and HRV4Training open."""

from collections.abc import Mapping
from pathlib import Path

from hrvsync.events import Mark, Phase
from hrvsync.storage.formats.replace import replacing
from hrvsync.storage.formats.series import Series
from hrvsync.storage.recording import Recording


def write(path: Path, recording: Recording, beats: Mapping[str, Series]) -> tuple[str, ...]:
    """Write one file a person (NAME-A.txt, NAME-B.txt for a pair); return what the format cannot hold."""
    people = {who: series for who, series in beats.items() if series.t.size}
    gaps = 0
    for who, series in people.items():
        file = path if len(people) == 1 else path.with_stem(f"{path.stem}-{who}")
        with replacing(file) as part:
            part.write_text("".join(f"{_number(rr)}\n" for rr in series.rr_ms.tolist()), "utf-8")
        gaps += int((series.run[1:] != series.run[:-1]).sum())
    marks = sum(isinstance(event, Mark | Phase) for event in recording.events())
    lost = [f"{n} {name}" for n, name in ((gaps, "gaps"), (marks, "marks")) if n]
    return (f"RR text holds intervals only: {' and '.join(lost)} are not in it.",) if lost else ()


def _number(rr_ms: float) -> str:
    return f"{rr_ms:.7f}".rstrip("0").rstrip(".")  # seven decimals hold every tick of 1/1024 s

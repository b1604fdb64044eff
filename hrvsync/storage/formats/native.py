"""The native format as a writer: any recording, whole, event for event."""

from collections.abc import Mapping
from pathlib import Path

from hrvsync.storage.atomic import replacing
from hrvsync.storage.formats.series import Series
from hrvsync.storage.jsonl import End, line
from hrvsync.storage.recording import Recording


def write(path: Path, recording: Recording, beats: Mapping[str, Series]) -> tuple[str, ...]:
    """Write header, events and end; nothing is lost."""
    n = 0
    with replacing(path) as part, part.open("wb") as file:
        file.write(line(recording.header))
        for event in recording.events():
            file.write(line(event))
            n += 1
        file.write(line(End(n)))
    return ()

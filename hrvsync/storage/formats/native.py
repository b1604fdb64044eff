"""hrvsync's own format: storage/jsonl.py reads and encodes it; here any recording is written, whole."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from hrvsync.beats import Beats
from hrvsync.storage.atomic import write_whole
from hrvsync.storage.jsonl import End, line, read, sniff
from hrvsync.storage.recording import VERSION, Recording

__all__ = ["read", "sniff", "write"]


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write header, events and end; nothing is lost."""
    events = list(recording.events())
    header = replace(recording.header, version=VERSION)
    write_whole(path, b"".join(map(line, (header, *events, End(len(events))))))
    return ()

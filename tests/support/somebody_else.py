"""A second person for a pair, made from the recording of a first one."""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from hrvsync.events import AnyEvent, Packet
from hrvsync.storage.recording import Recording

SLOWER = 13
"""How much longer each interval is (1/1024 s)."""


def somebody_else(recording: Recording) -> Recording:
    """Return the recording with other intervals."""
    return replace(recording, events=partial(_events, recording))


def _events(recording: Recording) -> Iterator[AnyEvent]:
    for event in recording.events():
        yield replace(event, rr=tuple(rr + SLOWER for rr in event.rr)) if isinstance(event, Packet) else event

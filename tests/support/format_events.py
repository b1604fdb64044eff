"""The events of a recording, without the ticks."""

from hrvsync.events import AnyEvent, Tick
from hrvsync.storage.recording import Recording


def without_ticks(recording: Recording) -> list[AnyEvent]:
    return [event for event in recording.events() if not isinstance(event, Tick)]

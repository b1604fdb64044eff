"""Replay recorded events as they came: the same events in the same order, at a settable speed."""

from collections.abc import AsyncIterator, Callable, Iterable

from hrvsync.events import AnyEvent
from hrvsync.sources.clock import Transport, pace


async def streams(
    events: Callable[[], Iterable[AnyEvent]], transport: Transport, stay: bool = False
) -> AsyncIterator[AsyncIterator[AnyEvent]]:
    """Yield a stream of the recorded events, and another one from the start each time someone seeks back.

    Feed each stream to an analyser of its own: then seeking undoes nothing anywhere. `events()` starts the recording
    again. With `stay` it waits at the end for someone to seek back, until it is cancelled.
    """
    while True:
        yield pace(events(), transport)
        while stay and not transport.rewound:
            await transport.changed()
        if not transport.rewound:
            return

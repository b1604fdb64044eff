"""A session: every event is recorded first, then analysed; the frames go to whoever shows them."""

from collections.abc import AsyncIterable, Callable, Iterable

from hrvsync.analysis.frame import Frame
from hrvsync.events import AnyEvent


async def run(
    events: AsyncIterable[AnyEvent],
    record: Callable[[AnyEvent], None],
    analyse: Callable[[AnyEvent], Iterable[Frame]],
    show: Callable[[Frame], None],
) -> None:
    """Pass each event through `record`, then `analyse`, and every frame that comes of it to `show`."""
    async for event in events:
        record(event)
        for frame in analyse(event):
            show(frame)

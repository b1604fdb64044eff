"""A session made of given events, for tests of whatever runs or shows one."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from pathlib import Path

from hrvsync.app.sessions import LiveSession
from hrvsync.events import AnyEvent
from hrvsync.guide import Protocol


class FakeSession(LiveSession):
    """Yields `events`; then it stays, fails or ends. Counts in `closed` how often it was closed."""

    def __init__(
        self,
        *events: AnyEvent,
        names: dict[str, str] | None = None,
        protocol: Protocol | None = None,
        title: str = "test",
        path: Path | None = None,
        stay: bool = False,
        failure: Exception | None = None,
    ) -> None:
        super().__init__(_yield(events, stay, failure), names or {"A": "Ada"}, protocol=protocol, title=title)
        self._path, self.closed = path, 0

    @property
    def path(self) -> Path | None:
        """The file that it claims to be recorded to."""
        return self._path

    def close(self, to: Path | None = None) -> bool:
        """Count."""
        self.closed += 1
        return True


async def _yield(events: Iterable[AnyEvent], stay: bool, failure: Exception | None) -> AsyncGenerator[AnyEvent, None]:
    for event in events:
        yield event
    if stay:
        await asyncio.Event().wait()
    if failure is not None:
        raise failure

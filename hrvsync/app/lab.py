"""The lab around a session: what sends it and what marks it, put together as people switched it on."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any

import msgspec

from hrvsync.analysis.live import Frame
from hrvsync.events import AnyEvent
from hrvsync.i18n import Message
from hrvsync.session import Attachment, Session
from hrvsync.sinks import LslOut, OscOut
from hrvsync.sources import lsl
from hrvsync.sources.anchor import Anchor
from hrvsync.sources.inbox import Inbox
from hrvsync.sources.markers import Marker, mark, take_lines, take_lsl, take_osc

type Start = Callable[[Callable[[Marker], None], Callable[[Message], None]], Coroutine[Any, Any, Callable[[], None]]]
"""Begins to take markers; returns what ends that."""


class Lab(msgspec.Struct, frozen=True):
    """What is switched on: nothing, unless somebody says so.

    `osc` is where messages go, `osc_marks` where markers are listened for (host, port). `named`: names of people and
    ids of straps go with LSL.
    """

    lsl_out: bool = False
    osc: tuple[str, int] | None = None
    lsl_marks: bool = False
    osc_marks: tuple[str, int] | None = None
    line_marks: bool = False
    named: bool = False


def outputs(lab: Lab) -> list[Attachment]:
    """Return what sends a session, live or replayed. Raises LabError where something is missing."""
    sending: list[Attachment] = []
    if lab.lsl_out:
        sending.append(LslOut(named=lab.named))
    if lab.osc is not None:
        sending.append(OscOut(*lab.osc))
    return sending


def inputs(lab: Lab) -> list[Attachment]:
    """Return what marks a live session."""
    starts: dict[str, Start] = {}
    if lab.lsl_marks:
        lsl.require()
        starts["LSL in"] = take_lsl
    if lab.osc_marks is not None:
        starts["OSC in"] = partial(take_osc, *lab.osc_marks)
    if lab.line_marks:
        starts["lines in"] = _lines
    return [MarksIn(word, start) for word, start in starts.items()]


async def _lines(take: Callable[[Marker], None], notice: Callable[[Message], None]) -> Callable[[], None]:
    return take_lines(sys.stdin.fileno(), take, notice)


class Quiet:
    """An attachment that does nothing."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.trouble: Message | None = None

    def begin(self, session: Session) -> None:
        """Do nothing."""

    def on_event(self, event: AnyEvent) -> None:
        """Do nothing."""

    def on_frame(self, frame: Frame) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""

    def notice(self, what: Message) -> None:
        """Note what is wrong."""
        self.trouble = what


class LslIn(Quiet):
    """Takes devices of LSL into the seats of a session: `feed` puts their events beside those of straps."""

    def __init__(self, seats: Mapping[str, str]) -> None:
        super().__init__("LSL in")
        lsl.require()
        self.feed: Callable[[Inbox], Coroutine[Any, Any, None]] = lsl.feed(seats, self.notice)


class MarksIn(Quiet):
    """Marks a live session with what other programs send."""

    def __init__(self, word: str, start: Start) -> None:
        super().__init__(word)
        self._begin, self._anchor = start, Anchor()
        self._session: Session | None = None
        self._starting: asyncio.Task[None] | None = None
        self._end: Callable[[], None] = lambda: None

    def begin(self, session: Session) -> None:
        """Begin to listen."""
        self._session = session
        self._starting = asyncio.create_task(self._listen())

    def on_event(self, event: AnyEvent) -> None:
        """Note what session time it is."""
        self._anchor.see(event.t, asyncio.get_running_loop().time())

    def close(self) -> None:
        """Listen no more."""
        if self._starting is not None:
            self._starting.cancel()
        self._end()
        self._session = None

    async def _listen(self) -> None:
        try:
            self._end = await self._begin(self._take, self.notice)
        except lsl.LabError as error:
            self.notice(error.args[0])

    def _take(self, marker: Marker) -> None:
        if self._session is not None and self._anchor.known:
            self._session.request(mark(marker, max(0.0, self._anchor.session_time(marker.time))))

"""A session: every event is recorded first, then analysed; the frames go to whoever shows them."""

import typing
from collections.abc import AsyncIterable, Callable, Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from hrvsync.analysis.live import Frame
from hrvsync.events import AnyEvent, Phase
from hrvsync.guide import Protocol
from hrvsync.i18n import Message
from hrvsync.sources.clock import Transport
from hrvsync.sources.guided import Request

__all__ = ["Attachment", "Request", "Session", "Transport", "follow", "run"]

LATER = ("scipy.linalg", "scipy.special")
"""What would be imported at first use, in the middle of a session: seconds in which no packet gets its time."""


class Session(typing.Protocol):
    """A session that is ready to run: all that a window or a terminal needs to know of it.

    `names` maps each seat to the name that person chose, `protocol` is what guides it, `created` when it began (ISO).
    `saved`: whether its file stays when the program ends. It begins at `speed` session seconds per second; `seconds` is
    its length where known, `outline` the phases that are planned. `cut_short`: whether its recording has no end.
    `notes`: how two files lie beside each other.
    `attachments` take part beside the recorder.
    """

    title: str
    created: str
    names: dict[str, str]
    protocol: Protocol | None
    outline: tuple[Phase, ...]
    saved: bool
    speed: float
    seconds: float | None
    cut_short: bool
    notes: tuple[str, ...]
    attachments: "Sequence[Attachment]"

    @property
    def path(self) -> Path | None:
        """The one file it is read from, or recorded to."""
        ...

    @property
    def paths(self) -> tuple[Path, ...]:
        """The file, or the two files of one person each, that it is read from or recorded to."""
        ...

    @property
    def trouble(self) -> str | None:
        """What is wrong with the recording being made, in one sentence."""
        ...

    @property
    def unsaved(self) -> str:
        """How much of the recording is not on the disk, and why, in one sentence; empty if nothing is missing."""
        ...

    @property
    def transport(self) -> Transport | None:
        """Speed, pause and seek of a replay, to be used in the session's own thread; None in a live session."""
        ...

    def events(self) -> Iterable[AnyEvent]:
        """Return all events of a recording from the start; none of a live session."""
        ...

    def streams(self) -> AsyncIterable[AsyncIterable[AnyEvent]]:
        """Yield a stream of events; a replay yields another one from the start each time someone seeks back."""
        ...

    def analyser(self) -> Callable[[AnyEvent], Iterable[Frame]]:
        """Return a new analyser; each stream needs its own."""
        ...

    def record(self, event: AnyEvent) -> None:
        """Record an event, if this session is recorded."""

    def request(self, what: Request) -> None:
        """Mark, pause or skip in a live session, from its own thread."""

    def pending(self) -> Iterable[AnyEvent]:
        """Return what was requested at the very end and is in no stream."""
        ...

    def close(self, to: Path | None = None) -> bool:
        """Finish the recording; return whether all of it is on the disk. If not, close again, or into the file `to`.

        Raises OSError where `to` cannot be written.
        """
        ...


class Attachment(typing.Protocol):
    """What sends a session elsewhere, or brings marks into it; all of it is called in the session's own thread.

    `word` says what it does, for as long as it does ("LSL out"), `trouble` what is wrong with it, in one sentence.
    """

    word: str
    trouble: Message | None

    def begin(self, session: Session) -> None:
        """Begin, or begin again from the start where someone sought back in a replay."""

    def on_event(self, event: AnyEvent) -> None:
        """Take an event that was recorded."""

    def on_frame(self, frame: Frame) -> None:
        """Take a frame."""

    def close(self) -> None:
        """End: send and listen no more."""


async def run(
    events: AsyncIterable[AnyEvent],
    on_event: Callable[[AnyEvent], None],
    analyse: Callable[[AnyEvent], Iterable[Frame]],
    on_frame: Callable[[Frame], None],
) -> None:
    """Pass each event to `on_event`, then to `analyse`, and each frame that comes of it to `on_frame`."""
    async for event in events:
        on_event(event)
        for frame in analyse(event):
            on_frame(frame)


async def follow(
    session: Session, on_frame: Callable[[Frame], None], on_event: Callable[[AnyEvent], None] = lambda event: None
) -> None:
    """Run `session` to its end: each event is recorded, then passed on; frames go to `on_frame`.

    An attachment that fails is closed, and says so; the session goes on.
    """
    attached = list(session.attachments)

    def each(call: Callable[[Attachment], None]) -> None:
        for one in tuple(attached):
            try:
                call(one)
            except Exception as error:  # whatever another program or the network comes up with
                attached.remove(one)
                one.trouble = (
                    error.args[0] if error.args and isinstance(error.args[0], Message) else _failed(one, error)
                )
                one.word = ""
                with suppress(Exception):
                    one.close()

    def record(event: AnyEvent) -> None:
        session.record(event)
        each(lambda one: one.on_event(event))
        on_event(event)

    def show(frame: Frame) -> None:
        each(lambda one: one.on_frame(frame))
        on_frame(frame)

    for module in LATER:
        import_module(module)
    try:
        async for events in session.streams():
            each(lambda one: one.begin(session))
            await run(events, record, session.analyser(), show)
    finally:
        for event in session.pending():
            record(event)
        each(lambda one: one.close())
        session.close()


def _failed(one: Attachment, error: Exception) -> Message:
    return Message("{what} failed ({why}) and was switched off.", what=one.word, why=type(error).__name__)

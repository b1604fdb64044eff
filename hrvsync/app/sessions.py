"""The sessions there are: live with straps, live with simulated hearts, and the replay of a recording."""

from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Collection,
    Iterable,
    Mapping,
    Sequence,
)
from contextlib import aclosing
from datetime import datetime
from pathlib import Path

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.events import Age, AnyEvent, Mark, Pause, Person, Phase
from hrvsync.guide import Protocol, schedule
from hrvsync.i18n import Message
from hrvsync.session import Attachment, Request
from hrvsync.sources.clock import Transport, replay
from hrvsync.sources.guided import LiveGuide
from hrvsync.sources.simulate import Coupling, Heart, Scenario, SimulatedStrap, live
from hrvsync.storage import Recorder, Recording, survey

OPEN_END_S = 3600.0  # how long hearts are simulated for a session without an end
COUPLED = 0.7
NOBODY: Mapping[str, str] = {}
HEARTS = {"A": Heart(bpm=64, resonance=5.5), "B": Heart(bpm=71, breaths=16, resonance=6.1)}


def self_reports(
    disorders: Collection[str], ages: Mapping[str, Age], roles: Mapping[str, str] = NOBODY
) -> tuple[Person, ...]:
    """Return what people say of themselves, as the first events of their session; nothing of who says nothing."""
    seats = sorted({*disorders, *ages, *roles})
    return tuple(Person(0.0, who, who in disorders, ages.get(who, "adult"), roles.get(who, "")) for who in seats)


class LiveSession:
    """A session that happens now: the events of `source`, guided by `protocol`, recorded by `recorder`.

    What people `said` of themselves comes first.
    It lasts `seconds`, or to the end of the protocol, or until it is cancelled.
    """

    transport: Transport | None = None
    cut_short = False
    notes: tuple[str, ...] = ()
    attachments: Sequence[Attachment] = ()

    def __init__(
        self,
        source: AsyncGenerator[AnyEvent, None],
        names: Mapping[str, str],
        recorder: Recorder | None = None,
        protocol: Protocol | None = None,
        *,
        said: Iterable[Person] = (),
        title: str = "live",
        seconds: float | None = None,
        speed: float = 1.0,
        saved: bool = True,
    ) -> None:
        self.names, self.protocol, self.title = dict(names), protocol, protocol.name if protocol else title
        self.outline = tuple(plan.begun(0.0) for plan in protocol.phases) if protocol else ()
        self.seconds, self.speed, self.saved = seconds, speed, saved
        self.created = datetime.now().astimezone().isoformat()
        self._source, self._recorder, self._guide = source, recorder, LiveGuide(protocol)
        self._said = tuple(said)
        self.request, self.pending = self._guide.request, self._guide.pending

    @property
    def path(self) -> Path | None:
        """The file of the recording."""
        return self._recorder.path if self._recorder else None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The file of the recording, if there is one."""
        return (self.path,) if self.path else ()

    @property
    def trouble(self) -> str | None:
        """What is wrong with the recording, else with what is attached."""
        return (self._recorder.trouble if self._recorder else None) or _trouble(self.attachments)

    @property
    def unsaved(self) -> str:
        """How much of the recording its disk did not take, where it is meant to stay."""
        return self._recorder.unsaved if self._recorder and self.saved else ""

    def events(self) -> Iterable[AnyEvent]:
        """Return no event: they are not known before they happen."""
        return ()

    async def streams(self) -> AsyncIterator[AsyncIterable[AnyEvent]]:
        """Yield the one stream there is."""
        async with aclosing(self._source) as events:
            yield _until(self.seconds, self._guide.guide(_after(self._said, events)))

    def analyser(self) -> Callable[[AnyEvent], Iterable[Frame]]:
        """Return a new analyser."""
        return LiveAnalyser().feed

    def record(self, event: AnyEvent) -> None:
        """Record an event."""
        if self._recorder is not None:
            self._recorder(event)

    def close(self, to: Path | None = None) -> bool:
        """Finish the recording, in the new file `to` where given; return whether all of it is on the disk."""
        return self._recorder is None or self._recorder.close(to)


class SimulatedSession(LiveSession):
    """A live session in which `scenario` plays at `speed` times real time.

    With a `protocol` the scenario's own phases, pauses and marks are left out. What happens before `since` (s) comes at
    once.
    """

    def __init__(
        self,
        scenario: Scenario,
        recorder: Recorder | None = None,
        protocol: Protocol | None = None,
        *,
        names: Mapping[str, str] | None = None,
        said: Iterable[Person] = (),
        speed: float = 1.0,
        saved: bool = True,
        since: float = 0.0,
    ) -> None:
        source = _simulated(scenario, speed, since, guided=protocol is not None)
        names = names or {who: who for who in scenario.hearts}
        super().__init__(source, names, recorder, protocol, said=said, title=scenario.name, speed=speed, saved=saved)
        if protocol is None:
            self.outline = tuple(fact for fact in scenario.facts if isinstance(fact, Phase))


class Replay:
    """A recording that plays as if it were live; with `stay` it waits at its end for someone to seek back.

    The recording is read once for its seats and its length; it is that of the file `path`, or of that and an`other`.
    Raises FileError where it cannot be read.
    """

    protocol: Protocol | None = None
    outline: tuple[Phase, ...] = ()
    attachments: Sequence[Attachment] = ()
    unsaved = ""

    def __init__(
        self,
        recording: Recording,
        title: str,
        speed: float = 1.0,
        *,
        path: Path | None = None,
        other: Path | None = None,
        stay: bool = False,
        saved: bool = True,
    ) -> None:
        seats, seconds = survey(recording)
        self.names = {who: recording.header.people.get(who) or who for who in sorted(seats)}
        self.title, self.speed, self.transport = title, speed, Transport(speed)
        self.saved = saved
        self.path = path if other is None else None
        self.paths: tuple[Path, ...] = tuple(one for one in (path, other) if one is not None)
        self.notes = recording.header.notes if other is not None else ()
        self.seconds: float | None = seconds
        self.created = recording.header.created
        self.cut_short = recording.cut_short
        self._recording, self._stay = recording, stay

    @property
    def trouble(self) -> str | None:
        """What is wrong with what is attached."""
        return _trouble(self.attachments)

    def events(self) -> Iterable[AnyEvent]:
        """Return the events of the recording."""
        return self._recording.events()

    def streams(self) -> AsyncIterator[AsyncIterator[AnyEvent]]:
        """Yield a stream from the start, and another one each time someone seeks back."""
        return replay(self.events, self.transport, self._stay)

    def analyser(self) -> Callable[[AnyEvent], Iterable[Frame]]:
        """Return a new analyser."""
        return LiveAnalyser().feed

    def record(self, event: AnyEvent) -> None:
        """Do nothing: it is recorded already."""

    def request(self, what: Request) -> None:
        """Do nothing: a recording has no guide."""

    def pending(self) -> Iterable[AnyEvent]:
        """Return nothing."""
        return ()

    def close(self, to: Path | None = None) -> bool:
        """Do nothing: all of it is on the disk."""
        return True


def guided_scenario(
    names: Iterable[str], protocol: Protocol, straps: Mapping[str, SimulatedStrap] | None = None
) -> Scenario:
    """Make a scenario for the seats `names`: hearts that follow the pacers of `protocol` as it is planned."""
    plan = schedule(protocol, 0.0)
    hearts = {who: HEARTS[who] for who in names}
    settled = plan.steps[0].end if len(plan.steps) > 1 else 0.0
    coupling = Coupling(((0, 0.0), (settled, 0.0), (settled + 20, COUPLED)), lag=1.0) if len(hearts) > 1 else None
    worn = {who: (straps or {}).get(who, SimulatedStrap()) for who in hearts}
    phases = tuple(step.phase for step in plan.steps)
    return Scenario("simulated", min(plan.end, OPEN_END_S) + 60, hearts, worn, coupling, phases)


def _trouble(attachments: Sequence[Attachment]) -> Message | None:
    return next((one.trouble for one in attachments if one.trouble), None)


async def _after(first: Iterable[AnyEvent], events: AsyncIterable[AnyEvent]) -> AsyncIterator[AnyEvent]:
    for event in first:
        yield event
    async for event in events:
        yield event


async def _until(seconds: float | None, events: AsyncIterable[AnyEvent]) -> AsyncIterator[AnyEvent]:
    async for event in events:
        if seconds is not None and event.t > seconds:
            return
        yield event


async def _simulated(scenario: Scenario, speed: float, since: float, *, guided: bool) -> AsyncGenerator[AnyEvent, None]:
    transport = Transport(speed)
    transport.seek(since)
    async for event in live(scenario, transport):
        if not (guided and isinstance(event, Phase | Pause | Mark)):
            yield event

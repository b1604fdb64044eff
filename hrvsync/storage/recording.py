"""A recording: who and when, and the events, read again as often as asked; a pair of two; what is wrong with a file."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from heapq import merge
from os import PathLike, fsencode
from pathlib import Path
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from hrvsync.beats import Edit
from hrvsync.events import AnyEvent, Offer, Packet, Pause, Phase, Tick
from hrvsync.i18n import Message, reason

FORMAT = "hrvsync"
VERSION = 2
PLACE, REFUSAL = Message("{file}, line {n}"), Message("{place}: {what}; {todo}.")
NO_CLOCK = Message("nothing says when these two began beside each other")
ONE_IS_LOCAL = Message("one of these two tells its time in UTC, the other without a zone, and several zones would do")
NOT_AT_ONE_TIME = Message("by their clocks these two were not recorded at one time")
SAME_BEATS = Message("these are the same heartbeats twice: a pair is two people")
FIRST, TELLING = 5, 30
"""From which interval on, and how many, no two people have in common."""
BY_HAND = Message("By hand the second of these two was set to begin {n:.1f} s after the first.")
BY_CLOCK = Message("By their clocks the second of these two began {n:+.1f} s after the first.")
ONLY_ZONE = Message(
    "One of these two gives local time without a zone; it was read as {hours:+g} h from UTC, for only there "
    "the two overlap."
)
ZONE_TAKEN = Message("One of these two gives local time without a zone; it was read in the zone of the other.")
ZONES = tuple(quarter / 4 for quarter in range(-12 * 4, 14 * 4 + 1))
"""Hours from UTC of all zones there may be."""
EXPORT_AGAIN = Message("export the recording again from its app")


class Original(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file that a recording was imported from, which is kept beside it: its `name` there, and its SHA-256.

    It holds the person in the seat `who`, or, where that is blank, everybody in the recording.
    """

    name: str
    sha256: str
    who: str = ""


class Aligned(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a person laid two files on one clock: `who` begins `seconds` after the other, set `by` whom, `at` (ISO)."""

    who: str
    seconds: float
    by: str = ""
    at: str = ""


class Imported(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where an imported recording comes from: its files, what people `changed` of how they were understood, clocks."""

    originals: tuple[Original, ...] = ()
    changed: dict[str, str] = {}
    aligned: Aligned | None = None


class Header(msgspec.Struct, frozen=True, tag_field="k", tag="header"):
    """What holds for a whole recording, and the first line of a native file.

    `created` is ISO 8601 with its offset from UTC, the moment of t = 0, "" where unknown. `tz` names that time zone.
    `people` maps a seat to a name. `source` says where the facts come from, `app` which program wrote them down,
    `notes` what a reader must know about them (another app had filtered them), `protocol` which guided session it was.
    `bare` is set where there was nothing but a series of intervals that says that someone chose and corrected it.
    `imported` is there only where it was imported from other files.
    """

    people: dict[str, str] = {}
    source: str = ""
    created: str = ""
    tz: str = ""
    app: str = ""
    notes: tuple[str, ...] = ()
    protocol: str = ""
    bare: bool = False
    format: str = FORMAT
    version: int = VERSION
    imported: Imported | msgspec.UnsetType = msgspec.UNSET


class Signal(msgspec.Struct, frozen=True):
    """An evenly sampled channel of a file, in which beats can be found.

    `name` as the file has it; `kind` by that name, "" where it says neither; `rate` in samples a second, 0 where the
    file does not say; `t`: session time (s) of the first sample; `n`: how many there are; `load()` returns them in
    `unit`, NaN where one is missing; `who`: the seat. A channel with gaps is several signals of one name.
    """

    name: str
    kind: Literal["ecg", "pulse", ""]
    rate: float
    n: int
    load: Callable[[], NDArray[np.floating[Any]]]
    unit: str = ""
    t: float = 0.0
    who: str = "A"


class Recording(msgspec.Struct, frozen=True):
    """A header, and `events()`: each call yields the events from the start, in order of time.

    It is `cut_short` where the session had no end: its program was stopped, by a crash or a power cut. `edits` are the
    beats that were corrected by hand, where they shall count. `signals` are the channels of a file of another app,
    where beats are yet to be found.
    """

    header: Header
    events: Callable[[], Iterator[AnyEvent]]
    cut_short: bool = False
    edits: tuple[Edit, ...] = ()
    signals: tuple[Signal, ...] = ()


class FileError(ValueError):
    """A file that cannot be read or written: one sentence with the file, the line, what is wrong and what to do."""

    def __init__(self, path: str | PathLike[str], what: Message, todo: Message, line: int | None = None) -> None:
        self.path, self.what, self.todo, self.line = shown(path), what, todo, line
        place = self.path if line is None else PLACE.filled(file=self.path, n=line)
        self.sentence = REFUSAL.filled(place=place, what=what, todo=todo)
        super().__init__(self.sentence)


def shown(path: str | PathLike[str]) -> str:
    """Return a path for people to read, with bytes that are no text escaped."""
    return fsencode(path).decode(errors="backslashreplace")


class FormatError(Exception):
    """The same, from code that does not know the file: `in_file` makes a FileError of it."""

    def __init__(self, what: Message, todo: Message = EXPORT_AGAIN, line: int | None = None) -> None:
        self.what, self.todo, self.line = what, todo, line
        super().__init__(what)


def require(good: object, what: Message, todo: Message = EXPORT_AGAIN, line: int | None = None) -> None:
    """Raise a FormatError that says `what` is wrong, unless all is `good`."""
    if not good:
        raise FormatError(what, todo, line)


@contextmanager
def in_file(path: Path) -> Generator[None]:
    """Raise a FormatError from within as a FileError about `path`."""
    try:
        yield
    except FormatError as error:
        raise FileError(path, error.what, error.todo, error.line) from error


@contextmanager
def readable(path: Path) -> Generator[None]:
    """Raise whatever the file at `path` brings about while it is read as a FileError about it."""
    try:
        with in_file(path):
            yield
    except FileNotFoundError:
        raise FileError(path, Message("there is no such file"), Message("check the name")) from None
    except OSError as error:
        what = Message("the file cannot be read ({reason})", reason=reason(error))
        raise FileError(path, what, Message("check it and its permissions")) from None
    except (MemoryError, RecursionError):
        what = Message("it asks for more memory than there is")
        raise FileError(path, what, Message("choose another file")) from None


class NoCommonClock(ValueError):
    """Two recordings that no clock lays beside each other (`what`); the person must, by something that both did."""

    def __init__(self, what: Message) -> None:
        self.what = what
        super().__init__(what)


def seconds_between(first: Recording, second: Recording) -> tuple[float, tuple[Message, ...]]:
    """Return how much later (s) the second recording began by the clocks of both, and a note on what was taken.

    A local time is read in the zone of the other. Programs write UTC wherever they are: beside that it is read in the
    one zone in which the two overlap. Raises NoCommonClock where that is not known or they do not overlap.
    """
    end_a, end_b = survey(first)[1], survey(second)[1]
    try:
        a, b = (datetime.fromisoformat(one.header.created) for one in (first, second))
    except ValueError:
        raise NoCommonClock(NO_CLOCK) from None
    zone, clocks = a.tzinfo or b.tzinfo, tuple[Message, ...]()
    both_alike = (a.tzinfo is None) == (b.tzinfo is None)
    later = (b.replace(tzinfo=b.tzinfo or zone) - a.replace(tzinfo=a.tzinfo or zone)).total_seconds()
    if not both_alike and zone == UTC:
        east = 1 if b.tzinfo is None else -1
        fitting = [hours for hours in ZONES if -end_b < later - east * hours * 3600 < end_a]
        if len(fitting) > 1:
            raise NoCommonClock(ONE_IS_LOCAL)
        hours = fitting[0] if fitting else 0.0
        later -= east * hours * 3600
        clocks = (ONLY_ZONE.filled(hours=hours) if hours else ZONE_TAKEN,)
    elif not both_alike:
        clocks = (ZONE_TAKEN,)
    if not -end_b < later < end_a:
        raise NoCommonClock(NOT_AT_ONE_TIME)
    return later, clocks


def pair(first: Recording, second: Recording, later: float | None = None) -> Recording:
    """Return one recording with the person of `first` as "A" and the person of `second` as "B".

    The second one begins `later` (s, negative: earlier) than the first; None: as their clocks say. The guide (phases
    and pauses) is that of `first`. Raises ValueError where either does not hold exactly one person or both hold the
    same, and NoCommonClock where the clocks do not say.
    """
    seat_a, seat_b = _single(first), _single(second)
    if _same_beats(first, second):
        raise ValueError(SAME_BEATS)
    clocks: tuple[Message, ...] = (BY_HAND.filled(n=later),) if later is not None else ()
    if later is None:
        later, taken = seconds_between(first, second)
        clocks = (BY_CLOCK.filled(n=later), *taken)
    edits = [
        msgspec.structs.replace(edit, who=seat, t=edit.t + begin)
        for one, seat, begin in ((first, "A", max(0.0, -later)), (second, "B", max(0.0, later)))
        for edit in one.edits
    ]
    header = Header(
        people={"A": first.header.people.get(seat_a, ""), "B": second.header.people.get(seat_b, "")},
        source=f"{first.header.source} + {second.header.source}",
        created=second.header.created if later < 0 else first.header.created,
        tz=second.header.tz if later < 0 else first.header.tz,
        app=first.header.app,
        notes=(*first.header.notes, *second.header.notes, *map(str, clocks)),
        bare=first.header.bare and second.header.bare,
    )
    events = partial(_both, first, second, max(0.0, -later), max(0.0, later))
    return Recording(header, events, first.cut_short or second.cut_short, tuple(edits))


def _same_beats(first: Recording, second: Recording) -> bool:
    """Whether a run of intervals of one recording stands in the other too: they are of one person, or one file twice.

    In whole ms, for formats round in their own ways.
    """
    one, other = (_intervals(each) for each in (first, second))
    return any(_stands_in(run[FIRST : FIRST + TELLING], whole) for run, whole in ((one, other), (other, one)))


def _stands_in(run: list[int], whole: list[int]) -> bool:
    if len(set(run)) < len(run) // 6 or len(run) < TELLING:
        return False  # the intervals of a simulator, or of a watch that rounds, are alike by chance
    return any(whole[i : i + TELLING] == run for i, rr in enumerate(whole) if rr == run[0])


def _intervals(recording: Recording) -> list[int]:
    packets = (event for event in recording.events() if isinstance(event, Packet))
    return [round(1000 * rr / packet.per_second) for packet in packets for rr in packet.rr]


def _both(first: Recording, second: Recording, begin_a: float, begin_b: float) -> Iterator[AnyEvent]:
    a = _seated(first, "A", begin_a)
    b = (event for event in _seated(second, "B", begin_b) if not isinstance(event, Phase | Pause | Offer))
    return merge(a, b, key=lambda event: (event.t, isinstance(event, Tick)))


def _seated(recording: Recording, seat: str, begin: float) -> Iterator[AnyEvent]:
    for event in recording.events():
        changes: dict[str, object] = {"t": event.t + begin}
        if getattr(event, "who", None) is not None:
            changes["who"] = seat
        yield msgspec.structs.replace(event, **changes)


def survey(recording: Recording) -> tuple[set[str], float]:
    """Read a recording through: the seats in it and the time (s) of its last event. Raises FileError."""
    seats: set[str] = set()
    t = 0.0
    for event in recording.events():
        t = event.t
        if who := getattr(event, "who", None):
            seats.add(who)
    return seats, t


def _single(recording: Recording) -> str:
    seats, _ = survey(recording)
    if len(seats) != 1:
        raise ValueError(
            Message("a pair is made of two recordings of one person each, and this one holds {n}", n=len(seats))
        )
    return seats.pop()

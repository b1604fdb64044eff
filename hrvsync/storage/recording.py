"""A recording: who and when, and the events, read again as often as asked; a pair of two; what is wrong with a file."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from heapq import merge
from os import PathLike, fsencode
from pathlib import Path
from typing import Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from hrvsync.events import AnyEvent, Pause, Phase, Tick
from hrvsync.i18n import Message, reason

FORMAT = "hrvsync"
VERSION = 2
PLACE, REFUSAL = Message("{file}, line {n}"), Message("{place}: {what}; {todo}.")
NO_CLOCK = Message(
    "Nothing says when these two began beside each other: both were set to t = 0. Their lag is not known."
)
NOT_AT_ONE_TIME = Message("By their clocks these two were not recorded at one time: both were set to t = 0.")
ZONE_TAKEN = Message("One of these two gives local time without a zone; it was read in the zone of the other.")
EXPORT_AGAIN = Message("export the recording again from its app")


class Header(msgspec.Struct, frozen=True, tag_field="k", tag="header"):
    """What holds for a whole recording, and the first line of a native file.

    `created` is ISO 8601 with its offset from UTC, the moment of t = 0, "" where unknown. `tz` names that time zone.
    `people` maps a seat to a name. `source` says where the facts come from, `app` which program wrote them down,
    `notes` what a reader must know about them (another app had filtered them), `protocol` which guided session it was.
    `bare` is set where there was nothing but a series of intervals that says that someone chose and corrected it.
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

    It is `cut_short` where the session had no end: its program was stopped, by a crash or a power cut. `signals` are
    the channels of a file of another app, where beats are yet to be found.
    """

    header: Header
    events: Callable[[], Iterator[AnyEvent]]
    cut_short: bool = False
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


def pair(first: Recording, second: Recording) -> Recording:
    """Return one recording with the person of `first` as "A" and the person of `second` as "B".

    Both begin at t = 0, unless both know the wall clock and overlap in it: then the later one begins later. A local
    time is read in the zone of the other. A note says so, and where nothing says which moments belong together. The
    guide (phases and pauses) is that of `first`. Raises ValueError where either does not hold exactly one person.
    """
    (seat_a, end_a), (seat_b, end_b) = _single(first), _single(second)
    later, clocks = _seconds_between(first.header, second.header)
    if later is None:
        later = 0.0
    elif not -end_b < later < end_a:
        later, clocks = 0.0, (NOT_AT_ONE_TIME,)
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
    return Recording(header, events, first.cut_short or second.cut_short)


def _both(first: Recording, second: Recording, begin_a: float, begin_b: float) -> Iterator[AnyEvent]:
    a = _seated(first, "A", begin_a)
    b = (event for event in _seated(second, "B", begin_b) if not isinstance(event, Phase | Pause))
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


def _single(recording: Recording) -> tuple[str, float]:
    seats, end = survey(recording)
    if len(seats) != 1:
        raise ValueError(
            Message("a pair is made of two recordings of one person each, and this one holds {n}", n=len(seats))
        )
    return seats.pop(), end


def _seconds_between(first: Header, second: Header) -> tuple[float | None, tuple[str, ...]]:
    """Return how much later (s) the second one began, None where that is unknown, and the note about it."""
    try:
        a, b = datetime.fromisoformat(first.created), datetime.fromisoformat(second.created)
    except ValueError:
        return None, (NO_CLOCK,)
    if (a.tzinfo is None) == (b.tzinfo is None):
        return (b - a).total_seconds(), ()
    zone = a.tzinfo or b.tzinfo
    return (b.replace(tzinfo=b.tzinfo or zone) - a.replace(tzinfo=a.tzinfo or zone)).total_seconds(), (ZONE_TAKEN,)
